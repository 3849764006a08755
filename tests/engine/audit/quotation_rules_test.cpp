#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

#include "tests/engine/audit/audited.hpp"

// Which rule speaks of which outcome, and that none speaks of what cannot be read.

namespace gainsay::audit {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

const std::vector<std::string> quotation_rules{"quotation/absent",   "quotation/altered",
                                               "quotation/cut",      "quotation/misattributed",
                                               "quotation/selector", "quotation/translated"};

// Ada is quoted with `exact` from a document with `text`; without a text it has no copy.
Case quoting(const std::string& exact, const std::string& text) {
    Case whole;
    Agent ada, ben;
    ada.id = AgentId("agent:ada");
    ada.name = "Ada Moor";
    ben.id = AgentId("agent:ben");
    ben.name = "Ben Hill";
    whole.agents = {ada, ben};
    Document gazette;
    gazette.id = DocumentId("document:gazette");
    gazette.title = "Gazette";
    if (!text.empty()) gazette.extra = "{\"text_of_copy\":\"" + text + "\"}";
    whole.documents = {gazette};
    Claim claim;
    claim.id = ClaimId("claim:c");
    claim.text = "The dam holds.";
    whole.claims = {claim};
    Statement statement;
    statement.id = StatementId("statement:s");
    statement.speaker = ada.id;
    statement.of = claim.id;
    statement.manner = Manner::Quote;
    statement.occurrences = {{gazette.id, "said", Selector{exact, {}, {}, {}, {}}, {}}};
    whole.statements = {statement};
    return whole;
}

struct Outcome {
    std::string name, exact, text;
    std::vector<std::string> rules;
};

void PrintTo(const Outcome& outcome, std::ostream* out) {
    *out << outcome.name;
}

class Quotes : public ::testing::TestWithParam<Outcome> {};

TEST_P(Quotes, AreTheBusinessOfOneRule) {
    std::vector<std::string> found;
    for (const std::string& rule : quotation_rules) {
        if (!audited(rule, quoting(GetParam().exact, GetParam().text)).empty()) found.push_back(rule);
    }
    EXPECT_EQ(found, GetParam().rules);
}

INSTANTIATE_TEST_SUITE_P(
    Outcomes, Quotes,
    ::testing::Values(Outcome{"Exact", "The dam is safe", "Ada Moor said: “The dam is safe.”", {}},
                      Outcome{"Normalised", "the  dam is safe", "Ada Moor said: “The dam is safe.”", {}},
                      Outcome{"Absent",
                              "nothing at all has ever happened here",
                              "Ada Moor said: “The dam is safe.”",
                              {"quotation/absent"}},
                      Outcome{"Altered",
                              "The old dam above the town is not in danger this year",
                              "Ada Moor said: “The old dam above the town is in danger this year.”",
                              {"quotation/altered"}},
                      Outcome{"Cut",
                              "the dam is safe in winter",
                              "Ada Moor said: “Perhaps the dam is safe in winter.”",
                              {"quotation/cut"}},
                      Outcome{"Misattributed",
                              "The dam is safe",
                              "“The dam is safe,” said Ben Hill.",
                              {"quotation/misattributed"}},
                      Outcome{"Unavailable", "The dam is safe", "", {}}),
    [](const auto& test) { return test.param.name; });

TEST(AlteredQuoteRule, ShowsTheWordsThatDiffer) {
    const auto findings = audited(
        "quotation/altered", quoting("The old dam above the town is not in danger this year",
                                     "Ada Moor said: “The old dam above the town is in danger this year.”"));
    ASSERT_THAT(findings, SizeIs(1));
    EXPECT_EQ(findings[0].field, "occurrences[0].selector");
    ASSERT_THAT(findings[0].witness, SizeIs(3));
    EXPECT_THAT(findings[0].witness[2].says, HasSubstr("[-not"));
}

TEST(MisattributedQuoteRule, ShowsWhomAPronounStandsFor) {
    const auto findings = audited("quotation/misattributed",
                                  quoting("The dam is safe", "Ben Hill came. “The dam is safe,” he said."));
    ASSERT_THAT(findings, SizeIs(1));
    ASSERT_THAT(findings[0].witness, SizeIs(3));
    EXPECT_EQ(findings[0].witness[2].says,
              "names beside it \"he\" and \"said\"; above that only \"Ben Hill\" can be meant: agent:ben");
}

TEST(MisattributedQuoteRule, LeavesAPronounOpenThatMayStandForTheSpeaker) {
    EXPECT_THAT(audited("quotation/misattributed",
                        quoting("The dam is safe", "Ada Moor met Ben Hill. “The dam is safe,” he said.")),
                IsEmpty());
}

TEST(StaleSelectorRule, MovesThePositionAndNothingElse) {
    Case whole = quoting("The dam is safe", "On Monday Ada Moor said: “The dam is safe.”");
    Selector& selector = *whole.statements[0].occurrences[0].selector;
    selector.prefix = "said: “";
    selector.suffix = ".”";
    selector.start = 3;
    selector.end = 18;
    const auto findings = audited("quotation/selector", whole);
    ASSERT_THAT(findings, SizeIs(1));
    ASSERT_TRUE(findings[0].fix);
    ASSERT_THAT(findings[0].fix->replace, SizeIs(1));
    selector.start = 26;
    selector.end = 41;
    EXPECT_EQ(std::get<Statement>(findings[0].fix->replace[0]), whole.statements[0]);
    EXPECT_THAT(audited("quotation/selector", whole), IsEmpty());
}

TEST(StaleSelectorRule, GuessesNothingWherePrefixAndSuffixAgreeNowhere) {
    Case whole = quoting("The dam is safe", "On Monday Ada Moor said: “The dam is safe.”");
    Selector& selector = *whole.statements[0].occurrences[0].selector;
    selector.prefix = "something else ";
    selector.start = 3;
    selector.end = 18;
    const auto findings = audited("quotation/selector", whole);
    ASSERT_THAT(findings, SizeIs(1));
    EXPECT_FALSE(findings[0].fix);
}

// --- reading

// Two documents are quoted, one of them twice, and a third is not.
Case with_copies() {
    Case whole = quoting("The dam is safe", "Ada Moor said: “The dam is safe.”");
    for (const char* id : {"document:herald", "document:unquoted"}) {
        Document document = whole.documents.front();
        document.id = DocumentId(id);
        whole.documents.push_back(document);
    }
    for (Document& document : whole.documents)
        document.snapshot = StoredCopy{"copies/" + std::to_string(document.id.text().size()) + ".txt", "00"};
    whole.statements[0].occurrences.push_back(
        {DocumentId("document:herald"), "said", Selector{"The dam is old", {}, {}, {}, {}}, {}});
    Statement again = whole.statements[0];
    again.id = StatementId("statement:t");
    whole.statements.push_back(again);
    return whole;
}

struct Reading {
    std::vector<Finding> findings;
    std::map<std::string, int> reads;  // by document
    std::set<std::size_t> limits;
};

Reading reading(const std::vector<std::string>& of_rules, const Thresholds& thresholds = {}) {
    Reading out;
    const CopyReader reader = [&](const Document& document, const CopyLimits& limits) {
        ++out.reads[document.id.text()];
        out.limits.insert(limits.max_bytes);
        if (document.id.text() != "document:herald") return text_in_case(document, limits);
        CopyText changed;
        changed.state = CopyState::HashDiffers;
        changed.message = "it is another file";
        return changed;
    };
    const CaseSource source(with_copies());
    const Snapshot snapshot = build_snapshot(source);
    std::vector<std::unique_ptr<Rule>> rules;
    for (const std::string& rule : of_rules) rules.push_back(make_rule(rule));
    out.findings = run_rules({source, snapshot, reader, thresholds}, rules).findings;
    return out;
}

TEST(StoredCopies, AreReadOnceByAllRulesTogether) {
    std::vector<std::string> all = quotation_rules;
    all.emplace_back("sourcing/snapshot-mismatch");
    const Reading whole = reading(all);
    EXPECT_EQ(whole.reads, (std::map<std::string, int>{
                               {"document:gazette", 1}, {"document:herald", 1}, {"document:unquoted", 1}}));
    std::vector<Finding> apart = reading(quotation_rules).findings;
    const Reading mismatch = reading({"sourcing/snapshot-mismatch"});
    EXPECT_EQ(mismatch.reads.size(), 3U);
    ASSERT_THAT(mismatch.findings, SizeIs(1));
    EXPECT_EQ(mismatch.findings[0].message, "it is another file");
    apart.insert(apart.end(), mismatch.findings.begin(), mismatch.findings.end());
    std::sort(apart.begin(), apart.end(), [](const Finding& x, const Finding& y) { return order(x, y) < 0; });
    EXPECT_EQ(whole.findings, apart) << "and say the same as when each reads for itself";
}

TEST(StoredCopies, HaveOneLimitForAllRules) {
    std::vector<std::string> all = quotation_rules;
    all.emplace_back("sourcing/snapshot-mismatch");
    EXPECT_THAT(reading(all, {{"sourcing/snapshot-mismatch.megabytes", 1}}).limits, ElementsAre(1U << 20U));
    EXPECT_THAT(reading(all).limits, ElementsAre(CopyLimits{}.max_bytes));
}

}  // namespace
}  // namespace gainsay::audit
