#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>

#include "tests/engine/audit/audited.hpp"

// Every rule is tried on the two examples that it shows to people.

namespace gainsay::audit {
namespace {

using ::testing::IsEmpty;
using ::testing::Not;

std::vector<std::string> ids() {
    std::vector<std::string> out;
    for (const RuleMaker make : built_in_rules()) out.emplace_back(make()->info().id);
    return out;
}

class EveryRule : public ::testing::TestWithParam<std::string> {};

TEST_P(EveryRule, FindsSomethingInItsBadExample) {
    const auto rule = make_rule(GetParam());
    const std::vector<Finding> findings = audited(GetParam(), rule->info().bad);
    ASSERT_THAT(findings, Not(IsEmpty()));
    for (const Finding& finding : findings) {
        EXPECT_EQ(finding.rule, GetParam());
        EXPECT_THAT(finding.message, Not(IsEmpty()));
        EXPECT_EQ(finding.fix.has_value() && !rule->info().fixes, false)
            << "a fix that the rule does not announce";
    }
    const bool mends =
        std::any_of(findings.begin(), findings.end(), [](const Finding& f) { return f.fix.has_value(); });
    EXPECT_EQ(mends, rule->info().fixes);
}

TEST_P(EveryRule, FindsNothingInItsGoodExample) {
    for (const Finding& finding : audited(GetParam(), make_rule(GetParam())->info().good)) {
        ADD_FAILURE() << finding.record.text() << ": " << finding.message;
    }
}

TEST_P(EveryRule, SaysWhatItIs) {
    const auto rule = make_rule(GetParam());
    const RuleInfo& info = rule->info();
    EXPECT_THAT(std::string(info.id), ::testing::MatchesRegex("[a-z]+/[a-z][a-z0-9-]*"));
    EXPECT_FALSE(info.name.empty());
    EXPECT_GT(info.reason.size(), 80U) << "a paragraph is expected";
    EXPECT_EQ(info.name.back() == '.', false);
}

INSTANTIATE_TEST_SUITE_P(BuiltIn, EveryRule, ::testing::ValuesIn(ids()), [](const auto& test) {
    std::string name = test.param;
    std::replace_if(
        name.begin(), name.end(), [](unsigned char c) { return std::isalnum(c) == 0; }, '_');
    return name;
});

TEST(Rules, HaveIdsOfTheirOwn) {
    std::vector<std::string> all = ids();
    std::sort(all.begin(), all.end());
    EXPECT_EQ(std::adjacent_find(all.begin(), all.end()), all.end());
}

}  // namespace
}  // namespace gainsay::audit
