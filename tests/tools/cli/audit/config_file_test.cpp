#include "tools/cli/command/audit/config/config_file.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "graphs/format/read.hpp"
#include "tests/tools/cli/audit/desk.hpp"
#include "tests/tools/cli/in_process.hpp"

namespace gainsay::test {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

std::string suppress(const std::string& record, const std::string& expires) {
    return R"({"suppressions": [{"rule": "structure/*", "record": ")" + record +
           R"(", "owner": "Jane Doe", "reason": "it follows", "expires": ")" + expires + "\"}]}";
}

TEST(Configurations, AreFoundUpwardsFromTheCase) {
    const Desk desk;
    const std::string a = desk.write("story/deep/a.json", orphans);
    EXPECT_EQ(orphan_audit({a}).exit, 1);
    desk.write("gainsay.json", R"({"fail_on": "none"})");
    EXPECT_EQ(orphan_audit({a}).exit, 0);
    EXPECT_EQ(orphan_audit({a, "--no-config"}).exit, 1);
    desk.write("story/gainsay.json", R"({"fail_on": "warning"})");
    EXPECT_EQ(orphan_audit({a}).exit, 1) << "the nearest holds";
    EXPECT_EQ(orphan_audit({a, "--config", desk.path("gainsay.json")}).exit, 0);
    EXPECT_EQ(orphan_audit({a, "--config", desk.path("gainsay.json"), "--no-config"}).exit, 2);
    EXPECT_EQ(orphan_audit({a, "--config", desk.path("none.json")}).exit, 2);
    EXPECT_EQ(orphan_audit({a, "--fail-on", "none"}).exit, 0) << "the command line wins";
}

TEST(Configurations, SetRulesForPaths) {
    const Desk desk;
    desk.write("gainsay.json",
               R"({"rules": {"structure/*": "off", "structure/orphan-claim": {"severity": "error"}},
        "paths": [{"match": "drafts/**", "rules": {"structure/orphan-claim": "note"}}]})");
    const std::string a = desk.write("a.json", orphans), draft = desk.write("drafts/x/a.json", orphans);
    const std::string only = "--only=structure/*";
    EXPECT_THAT(audit({a, only}).out, HasSubstr("2 findings: 2 errors"));
    EXPECT_THAT(audit({draft, only}).out, HasSubstr("2 findings: 2 notes"));
    EXPECT_THAT(audit({a, draft, only}).out, HasSubstr("4 findings: 2 errors, 2 notes in 2 cases"));
}

TEST(Configurations, SuppressUntilTheDayIsOver) {
    const Desk desk;
    desk.write("gainsay.json", suppress("claim:x", "2018-07-03"));
    const std::string a = desk.write("a.json", orphans);
    const Ran now = orphan_audit({a});  // the clock of these tests stands at 2018-07-03
    EXPECT_THAT(now.out, Not(HasSubstr("claim:x")));
    EXPECT_THAT(now.out, HasSubstr("1 finding: 1 warning; 1 finding suppressed"));
    const Ran later = orphan_audit({a, "--today", "2018-07-04"});
    EXPECT_THAT(later.out, HasSubstr("a.json:2:3: claim:x"));
    EXPECT_THAT(later.out,
                HasSubstr("gainsay.json:1:19: claim:x\n  warning: the suppression of structure/* at claim:x "
                          "(Jane Doe: it follows) expired on 2018-07-03"));
    EXPECT_EQ(orphan_audit({a, "--today", "soon"}).exit, 2);
    EXPECT_EQ(orphan_audit({a, "--today", "2018"}).exit, 2);
}

TEST(Configurations, TellSuppressionsThatHideNothing) {
    const Desk desk;
    desk.write("gainsay.json", suppress("claim:gone", "2019"));
    const std::string a = desk.write("a.json", orphans), broken = desk.write("b.json", R"({"gainsay": 1)");
    EXPECT_THAT(orphan_audit({a}).out, HasSubstr("note: the suppression of structure/* at claim:gone"));
    EXPECT_THAT(orphan_audit({a, "--only", "structure/*"}).out, Not(HasSubstr("claim:gone")))
        << "not every rule has run";
    EXPECT_THAT(orphan_audit({a, broken}).out, Not(HasSubstr("claim:gone"))) << "a case could not be read";
    EXPECT_THAT(orphan_audit({a, "--limit", "1"}).out, Not(HasSubstr("claim:gone")))
        << "not all was looked at";
    EXPECT_THAT(audit({a, "--rule", "audit/unused-suppression=off"}).out, Not(HasSubstr("claim:gone")));
}

struct Refused {
    const char* name;
    const char* text;
    const char* message;
    friend void PrintTo(const Refused& one, std::ostream* out) { *out << one.name; }
};
class Refusals : public ::testing::TestWithParam<Refused> {};

TEST_P(Refusals, SayWhereAndWhatWasMeant) {
    const Desk desk;
    desk.write("gainsay.json", GetParam().text);
    const Ran ran = audit({desk.write("a.json", orphans)});
    EXPECT_EQ(ran.exit, 2);
    EXPECT_THAT(ran.err, HasSubstr(GetParam().message));
    EXPECT_EQ(ran.out, "");
}

INSTANTIATE_TEST_SUITE_P(
    Configurations, Refusals,
    ::testing::Values(
        Refused{"NoJson", "{", "gainsay.json:1:"}, Refused{"NoObject", "[]", "expected a configuration"},
        Refused{"ACase", R"({"gainsay": 1})", "found a case, expected a configuration"},
        Refused{"UnknownMember", R"({"ruls": {}})",
                R"(gainsay.json:1:2: ruls: is not known here; did you mean "rules"?)"},
        Refused{"MemberTwice", R"({"rules": {}, "rules": {}})", "1:15: rules: is given twice"},
        Refused{
            "UnknownRule", R"({"rules": {"structure/orfan-claim": "off"}})",
            R"(1:12: rules.structure/orfan-claim: there is no rule "structure/orfan-claim"; did you mean "structure/orphan-claim"?)"},
        Refused{"PatternOfNothing", R"({"rules": {"strucure/*": "off"}})", R"(no rule matches "strucure/*")"},
        Refused{"UnknownWord", R"({"rules": {"structure/*": "of"}})", R"(did you mean "off"?)"},
        Refused{"UnknownThreshold", R"({"rules": {"structure/orphan-claim": {"thresholds": {"most": 3}}}})",
                "this rule has no thresholds"},
        Refused{"ThresholdOfAPattern", R"({"rules": {"structure/*": {"thresholds": {"most": 3}}}})",
                "stands at a pattern"},
        Refused{"ReadingRule", R"({"rules": {"structure/broken-text": "off"}})", "cannot be set"},
        Refused{"FailOn", R"({"fail_on": "eror"})", "expected note, warning, error or none"},
        Refused{"NoMatch", R"({"paths": [{"rules": {}}]})", "paths[0].match: is missing"},
        Refused{
            "NoOwner",
            R"({"suppressions": [{"rule": "**", "record": "claim:x", "reason": "r", "expires": "2019"}]})",
            "suppressions[0].owner: is missing, expected who answers for it"},
        Refused{"NoReason",
                R"({"suppressions": [{"rule": "**", "record": "claim:x", "owner": "o", "expires": "2019"}]})",
                "suppressions[0].reason: is missing"},
        Refused{"NoExpiry",
                R"({"suppressions": [{"rule": "**", "record": "claim:x", "owner": "o", "reason": "r"}]})",
                "suppressions[0].expires: is missing"},
        Refused{
            "OpenExpiry",
            R"({"suppressions": [{"rule": "**", "record": "claim:x", "owner": "o", "reason": "r", "expires": "2018/.."}]})",
            "expected a date such as 2026-12-31"},
        Refused{
            "DoubtfulExpiry",
            R"({"suppressions": [{"rule": "**", "record": "claim:x", "owner": "o", "reason": "r", "expires": "2018?"}]})",
            "expected a date such as 2026-12-31"},
        Refused{"AllFindings",
                R"({"suppressions": [{"rule": "**", "owner": "o", "reason": "r", "expires": "2019"}]})",
                "names neither a record nor a fingerprint"},
        Refused{
            "NoRecord",
            R"({"suppressions": [{"rule": "**", "record": "x", "owner": "o", "reason": "r", "expires": "2019"}]})",
            "expected the id of a record"},
        Refused{
            "NoFingerprint",
            R"({"suppressions": [{"rule": "**", "fingerprint": "xyz", "owner": "o", "reason": "r", "expires": "2019"}]})",
            "expected 32 hexadecimal digits"},
        Refused{
            "UnknownRuleOfASuppression",
            R"({"suppressions": [{"rule": "time/x", "record": "claim:x", "owner": "o", "reason": "r", "expires": "2019"}]})",
            "suppressions[0].rule: "}),
    [](const auto& one) { return std::string(one.param.name); });

TEST(Configurations, ListEveryMistakeAtOnce) {
    try {
        (void)cli::read_config(R"({"ruls": 1, "fail_on": 2, "paths": {}})", "gainsay.json");
        FAIL();
    } catch (const ReadError& error) {
        EXPECT_EQ(error.problems().size(), 3U);
    }
}

}  // namespace
}  // namespace gainsay::test
