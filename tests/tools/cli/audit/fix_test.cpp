#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>

#include "engine/audit/rules.hpp"
#include "tests/tools/cli/audit/desk.hpp"
#include "tests/tools/cli/in_process.hpp"

// Every rule that mends is tried on its own bad example, in each place a case can lie.

namespace gainsay::test {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

std::vector<std::string> mending_rules() {
    std::vector<std::string> ids;
    for (const audit::RuleMaker make : audit::built_in_rules()) {
        const auto rule = make();
        // The examples of rules about quotes hold the text of a stored copy, which a command reads from its file.
        const bool needs_copy = rule->info().bad.find("text_of_copy") != std::string_view::npos;
        if (rule->info().fixes && !needs_copy) ids.emplace_back(rule->info().id);
    }
    return ids;
}

class MendingRule : public ::testing::TestWithParam<std::string> {
protected:
    std::string bad() const { return std::string(audit::make_rule(GetParam())->info().bad); }
};
GTEST_ALLOW_UNINSTANTIATED_PARAMETERIZED_TEST(MendingRule);
INSTANTIATE_TEST_SUITE_P(Fixes, MendingRule, ::testing::ValuesIn(mending_rules()), [](const auto& one) {
    std::string name = one.param;
    std::replace_if(
        name.begin(), name.end(), [](unsigned char c) { return std::isalnum(c) == 0; }, '_');
    return name;
});

TEST_P(MendingRule, MendsATextCaseInPlace) {
    const Desk desk;
    const std::string a = desk.write("a.json", bad());
    const Ran fixed = audit({a, "--only", GetParam(), "--fix"});
    EXPECT_THAT(fixed.err, HasSubstr("a.json: fixed ")) << fixed.out;
    EXPECT_NE(desk.read("a.json"), bad());
    EXPECT_EQ(run({"check", a}).exit, 0);
    const Ran again = audit({a, "--only", GetParam(), "--fix", "--dry-run"});
    EXPECT_EQ(again.out, "") << "there is nothing left to mend";
}

TEST_P(MendingRule, ShowsADiffAndChangesNothing) {
    const Desk desk;
    const std::string a = desk.write("a.json", bad());
    const Ran shown = audit({a, "--only", GetParam(), "--fix", "--dry-run"});
    EXPECT_EQ(desk.read("a.json"), bad());
    EXPECT_THAT(shown.out, StartsWith("--- a/"));
    EXPECT_THAT(shown.out, HasSubstr("\n@@ -"));
    EXPECT_THAT(shown.err, HasSubstr("would fix "));
}

TEST_P(MendingRule, MendsACaseFileInOneEntry) {
    const Desk desk;
    const std::string file = desk.path("a.gainsay");
    ASSERT_EQ(run({"import", file, desk.write("a.json", bad())}).exit, 0);
    const Ran shown = audit({file, "--only", GetParam(), "--fix", "--dry-run"});
    EXPECT_THAT(shown.out, StartsWith("--- a/"));
    const Ran fixed = audit({file, "--only", GetParam(), "--fix", "--author", "jane", "-m", "by the rules"});
    EXPECT_THAT(fixed.err, HasSubstr("a.gainsay: entry 3: "));
    const Ran log = run({"log", file, "--limit", "1"});
    EXPECT_THAT(log.out, HasSubstr("by the rules"));
    EXPECT_EQ(audit({file, "--only", GetParam(), "--fix", "--dry-run"}).out, "");
    ASSERT_EQ(run({"undo", file}).exit, 0);
    EXPECT_EQ(audit({file, "--only", GetParam(), "--fix", "--dry-run"}).out, shown.out)
        << "undo brings it back";
}

TEST_P(MendingRule, RefusesWhatItCannotWrite) {
    World world;
    world.in = bad();
    const Ran from_input = audit({"-", "--only", GetParam(), "--fix"}, world);
    EXPECT_EQ(from_input.exit, 2);
    EXPECT_THAT(from_input.err, HasSubstr("fixes need a file"));
}

TEST(Fixes, NeedAFlagForADryRun) {
    const Desk desk;
    EXPECT_EQ(audit({desk.write("a.json", orphans), "--dry-run"}).exit, 2);
}

TEST(Fixes, LeaveAloneWhatHasNone) {
    const Desk desk;
    const std::string a = desk.write("a.json", orphans);
    const Ran ran = audit({a, "--only", "structure/orphan-claim", "--fix"});
    EXPECT_EQ(ran.exit, 1);
    EXPECT_EQ(desk.read("a.json"), orphans);
    EXPECT_EQ(ran.err, "");
}

}  // namespace
}  // namespace gainsay::test
