#include "engine/audit/run.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "engine/audit/rules.hpp"
#include "graphs/format/text_case/case_json.hpp"
#include "graphs/snapshot/build/build.hpp"
#include "tests/engine/audit/audited.hpp"

namespace gainsay::audit {
namespace {

using ::testing::SizeIs;

Finding at(const std::string& record, const std::string& field, std::vector<std::string> key) {
    Finding finding;
    finding.rule = "group/rule";
    finding.record = RecordId(record);
    finding.field = field;
    finding.key = std::move(key);
    return finding;
}

TEST(Fingerprint, StaysWhenWordsAndPlacesChange) {
    Finding now = at("claim:a", "occurrences[2].via", {"claim:b"});
    Finding later = at("claim:a", "occurrences[3].via", {"claim:b"});
    now.message = "one thing";
    later.message = "said otherwise";
    later.severity = Severity::Error;
    EXPECT_EQ(fingerprint(now), fingerprint(later));
    EXPECT_THAT(fingerprint(now), SizeIs(32));
}

TEST(Fingerprint, TellsFindingsApart) {
    const Finding one = at("claim:a", "text", {"claim:b"});
    for (const Finding& other : {at("claim:b", "text", {"claim:b"}), at("claim:a", "note", {"claim:b"}),
                                 at("claim:a", "text", {"claim:c"}), at("claim:a", "text", {}),
                                 at("claim:a", "text", {"claim:", "b"})}) {
        EXPECT_NE(fingerprint(one), fingerprint(other));
    }
}

// Claims that nothing leads to, in an order that is not theirs.
Case lonely_claims(int count) {
    Case whole;
    for (int i = count; i > 0; --i) {
        Claim claim;
        claim.id = ClaimId("claim:c" + std::to_string(1000 + i));
        claim.text = "Claim " + std::to_string(i);
        whole.claims.push_back(claim);
    }
    sort_records(whole);
    return whole;
}

RunResult run_all(const CaseSource& source, const RunOptions& options) {
    const Snapshot snapshot = build_snapshot(source);
    std::vector<std::unique_ptr<Rule>> rules;
    for (const RuleMaker make : built_in_rules()) rules.push_back(make());
    return run_rules({source, snapshot, {}, {}}, rules, options);
}

TEST(Run, GivesTheSameForAnyNumberOfThreads) {
    const CaseSource source(lonely_claims(50));
    const RunResult one = run_all(source, {});
    RunOptions several;
    several.threads = 3;
    EXPECT_EQ(one.findings, run_all(source, several).findings);
    EXPECT_GE(one.findings.size(), 50U);
}

TEST(Run, KeepsTheFirstFindingsOfARuleUnderALimit) {
    const CaseSource source(lonely_claims(5000));
    RunOptions options;
    options.limit_per_rule = 3;
    const Snapshot snapshot = build_snapshot(source);
    std::vector<std::unique_ptr<Rule>> rules;
    rules.push_back(make_rule("structure/orphan-claim"));
    const RunResult result = run_rules({source, snapshot, {}, {}}, rules, options);
    ASSERT_THAT(result.findings, SizeIs(3));
    EXPECT_EQ(result.findings[0].record.text(), "claim:c1001");
    EXPECT_EQ(result.findings[2].record.text(), "claim:c1003");
    EXPECT_THAT(result.limited, ::testing::ElementsAre("structure/orphan-claim"));
}

TEST(Run, MeasuresTimeWhenAsked) {
    const CaseSource source(lonely_claims(200));
    RunOptions options;
    options.timing = true;
    const RunResult result = run_all(source, options);
    ASSERT_THAT(result.times, SizeIs(built_in_rules().size()));
    EXPECT_GT(result.times[0].seconds, 0.0);
    EXPECT_EQ(run_all(source, {}).times[0].seconds, 0.0);
}

}  // namespace
}  // namespace gainsay::audit
