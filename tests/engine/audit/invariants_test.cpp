// What every finding of every rule promises, tried on random cases.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <set>

#include "graphs/format/text_case/case_json.hpp"
#include "tests/engine/audit/in_case.hpp"
#include "tests/support/random_case.hpp"

namespace gainsay::audit {
namespace {

class Findings : public ::testing::TestWithParam<std::string> {
protected:
    static void check(const Case& whole) {
        const CaseSource source(whole);
        const Snapshot snapshot = build_snapshot(source);
        std::set<std::string> fingerprints;
        std::vector<std::unique_ptr<Rule>> rules;
        rules.push_back(make_rule(GetParam()));
        for (const Finding& finding : run_rules({source, snapshot, {}, {}}, rules).findings) {
            SCOPED_TRACE(finding.record.text() + ", " + finding.field + ": " + finding.message);
            EXPECT_TRUE(fingerprints.insert(fingerprint(finding)).second)
                << "a second finding with this fingerprint";
            EXPECT_TRUE(finding.record.empty() || snapshot.find(finding.record.text()))
                << "at no record of the case";
            EXPECT_NE(finding.message.back(), '.');
            for (const Step& step : finding.witness) {
                EXPECT_TRUE(snapshot.find(step.record.text()))
                    << step.record.text() << " is no record of the case";
                EXPECT_FALSE(step.says.empty());
            }
        }
    }
};

TEST_P(Findings, NameRecordsThatExistAndAreToldApart) {
    for (std::uint64_t seed = 0; seed < 60; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        check(test::random_case(seed, {6, 8, 8, 20, 14, 8}));
    }
    for (const char* fixture : {"iran-tip-2018", "relay-chain", "ended-affiliation", "change-of-position"}) {
        SCOPED_TRACE(fixture);
        const std::string path = std::string(GAINSAY_SOURCE_DIR "/fixtures/") + fixture + "/case.json";
        std::ifstream in(path);
        check(read_case(in, path));
    }
}

std::vector<std::string> ids() {
    std::vector<std::string> out;
    for (const RuleMaker make : built_in_rules()) out.emplace_back(make()->info().id);
    return out;
}

INSTANTIATE_TEST_SUITE_P(Of, Findings, ::testing::ValuesIn(ids()), [](const auto& one) {
    std::string name = one.param;
    for (char& c : name) c = c == '/' || c == '-' ? '_' : c;
    return name;
});

}  // namespace
}  // namespace gainsay::audit
