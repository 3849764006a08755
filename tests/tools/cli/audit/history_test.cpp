#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/tools/cli/audit/desk.hpp"
#include "tests/tools/cli/in_process.hpp"

namespace gainsay::test {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

std::string with(std::string text, const std::string& before, const std::string& after) {
    return text.replace(text.find(before), before.size(), after);
}

TEST(Baselines, ReportWhatIsNewAndWhatVanished) {
    const Desk desk;
    const std::string a = desk.write("a.json", orphans), known = desk.path("known.json");
    EXPECT_EQ(orphan_audit({a, "--write-baseline", known}).exit, 1);
    const Ran same = orphan_audit({a, "--baseline", known});
    EXPECT_EQ(same.exit, 0);
    EXPECT_EQ(same.out, "no findings; 2 findings known to the baseline\n");
    desk.write("a.json",
               with(with(orphans, "claim:x", "claim:z"), "The dam was built of clay", "Pikes hunt at dusk"));
    const Ran changed = orphan_audit({a, "--baseline", known});
    EXPECT_EQ(changed.exit, 1);
    EXPECT_THAT(changed.out, HasSubstr("a.json:2:3: claim:z"));
    EXPECT_THAT(changed.out, HasSubstr("vanished since the baseline\n  claim:x: nothing leads"));
    EXPECT_THAT(
        changed.out,
        HasSubstr("1 finding: 1 warning; 1 finding known to the baseline; 1 finding of the baseline"));
    EXPECT_THAT(changed.out, Not(HasSubstr("claim:y")));
}

TEST(Baselines, KnowAFindingWhoseWordsAndPlaceChanged) {
    const Desk desk;
    const std::string a = desk.write("a.json", orphans), known = desk.path("known.json");
    (void)orphan_audit({a, "--write-baseline", known});
    desk.write("a.json", with(orphans, "[\n", "[\n\n\n") + "\n");
    EXPECT_EQ(orphan_audit({a, "--baseline", known}).exit, 0);
}

TEST(Baselines, DoNotTakeWhatWasNotLookedAtForGone) {
    const Desk desk;
    const std::string a = desk.write("a.json", orphans), known = desk.path("known.json");
    (void)orphan_audit({a, "--write-baseline", known});
    EXPECT_THAT(audit({a, "--baseline", known, "--group", "figures"}).out, Not(HasSubstr("vanished")));
    EXPECT_THAT(orphan_audit({a, "--baseline", known, "--limit", "1"}).out, Not(HasSubstr("vanished")));
    desk.write("a.json", R"({"gainsay": 1)");
    EXPECT_THAT(orphan_audit({a, "--baseline", known}).out, Not(HasSubstr("vanished")));
    desk.write("a.json", orphans);
    desk.write("gainsay.json", R"({"suppressions": [{"rule": "structure/*", "record": "claim:x", "owner": "o",
        "reason": "r", "expires": "2019"}]})");
    EXPECT_THAT(orphan_audit({a, "--baseline", known}).out, Not(HasSubstr("vanished")))
        << "suppressed is not gone";
}

TEST(Baselines, AreOfACaseEach) {
    const Desk desk;
    const std::string a = desk.write("a.json", orphans), b = desk.write("b/b.json", orphans),
                      known = desk.path("known.json");
    (void)orphan_audit({a, "--write-baseline", known});
    EXPECT_THAT(orphan_audit({a, b, "--baseline", known}).out,
                HasSubstr("2 findings: 2 warnings in 2 cases"));
    EXPECT_THAT(desk.read("known.json"), HasSubstr("\"a.json\": ["));
    EXPECT_EQ(orphan_audit({a, b, "--baseline", known, "--write-baseline", known}).exit, 1);
    EXPECT_EQ(orphan_audit({a, b, "--baseline", known}).exit, 0);
}

TEST(Baselines, ThatAreNoneAreRefused) {
    const Desk desk;
    const std::string a = desk.write("a.json", orphans);
    for (const char* text : {"", "{", "[]", "{}", R"({"gainsay_baseline": 2, "cases": {}})",
                             R"({"gainsay_baseline": 1})", R"({"gainsay_baseline": 1, "cases": {"a": {}}})",
                             R"({"gainsay_baseline": 1, "cases": {"a": [{"rule": "x"}]}})"}) {
        const Ran ran = orphan_audit({a, "--baseline", desk.write("known.json", text)});
        EXPECT_EQ(ran.exit, 2) << text;
        EXPECT_THAT(ran.err, HasSubstr("known.json")) << text;
    }
    EXPECT_EQ(orphan_audit({a, "--baseline", desk.path("none.json")}).exit, 2);
}

// --- git

class Repository : public ::testing::Test {
protected:
    void SetUp() override {
        if (std::system("git --version >/dev/null 2>&1") != 0) GTEST_SKIP() << "git is not installed";
        git("init -q .");
    }

    void git(const std::string& arguments) const {
        const std::string command = "cd '" + desk.path("") +
                                    "' && git -c user.name=desk -c user.email=desk@example.org " + arguments +
                                    " >/dev/null 2>&1";
        ASSERT_EQ(std::system(command.c_str()), 0) << command;
    }
    void commit() const {
        git("add -A");
        git("commit -q -m changes");
    }

    Desk desk;
};

TEST_F(Repository, ReportsWhatIsAboutChangedRecords) {
    const std::string a = desk.write("cases/a.json", orphans);
    commit();
    const Ran same = orphan_audit({a, "--changed-since", "HEAD"});
    EXPECT_EQ(same.exit, 0);
    EXPECT_EQ(same.out, "no findings; 2 findings not about what changed since HEAD\n");
    desk.write("cases/a.json", with(orphans, "upper", "lower"));
    const Ran changed = orphan_audit({a, "--changed-since", "HEAD"});
    EXPECT_EQ(changed.exit, 1);
    EXPECT_THAT(changed.out, HasSubstr("claim:y"));
    EXPECT_THAT(changed.out, Not(HasSubstr("claim:x")));
}

TEST_F(Repository, TakesANewFileForNewAsAWhole) {
    desk.write("other.json", orphans);
    commit();
    EXPECT_THAT(orphan_audit({desk.write("a.json", orphans), "--changed-since", "HEAD"}).out,
                HasSubstr("2 findings"));
}

TEST_F(Repository, AlwaysReportsATextThatCannotBeRead) {
    const std::string a = desk.write("a.json", R"({"gainsay": 1, "claims": [{"id": "claim:x"}]})");
    commit();
    EXPECT_EQ(orphan_audit({a, "--changed-since", "HEAD"}).exit, 1);
}

TEST_F(Repository, SaysWhatItCannotCompare) {
    const std::string a = desk.write("a.json", orphans);
    commit();
    const auto refused = [&](const std::string& path, const std::string& revision, const char* message) {
        World world;
        world.in = orphans;
        const Ran ran = orphan_audit({path, "--changed-since=" + revision}, world);
        EXPECT_EQ(ran.exit, 2) << revision;
        EXPECT_THAT(ran.err, HasSubstr(message));
    };
    refused(a, "no-such-branch", "has no revision \"no-such-branch\"");
    refused(a, "--upload-pack=touch x", "expected a revision such as HEAD");
    refused(a, "", "expected a revision such as HEAD");
    refused(a, "HEAD; touch x", "has no revision");
    refused("-", "HEAD", "expected a text case in a git repository");
    const Desk elsewhere;
    refused(elsewhere.write("a.json", orphans), "HEAD", "does not lie in a git repository");
    ASSERT_EQ(run({"import", desk.path("a.gainsay"), a}).exit, 0);
    refused(desk.path("a.gainsay"), "HEAD", "found a case file, expected a text case");
    desk.write("b.json", "{\"gainsay\": 1");
    commit();
    refused(desk.write("b.json", orphans), "HEAD", "b.json at HEAD");
}

}  // namespace
}  // namespace gainsay::test
