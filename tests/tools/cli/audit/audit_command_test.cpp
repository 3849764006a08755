#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <iterator>

#include "tests/tools/cli/audit/desk.hpp"
#include "tests/tools/cli/in_process.hpp"
#include "tools/render/report/report.hpp"

namespace gainsay::test {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

class EveryFormat : public ::testing::TestWithParam<std::string> {};
INSTANTIATE_TEST_SUITE_P(Audit, EveryFormat,
                         ::testing::ValuesIn(std::vector<std::string>(render::report_formats().begin(),
                                                                      render::report_formats().end())),
                         [](const auto& one) { return one.param; });

TEST_P(EveryFormat, HasTheSameExitStatuses) {
    const Desk desk;
    const std::string dirty = desk.write("dirty.json", orphans),
                      clean = desk.write("clean.json", R"({"gainsay": 1})"),
                      broken = desk.write("broken.json", R"({"gainsay": 1, "claims": [{"id": "claim:x"}]})"),
                      nothing = desk.write("nothing.txt", "no case at all");
    const std::string format = "--format=" + GetParam();
    EXPECT_EQ(orphan_audit({clean, format}).exit, 0);
    EXPECT_EQ(orphan_audit({dirty, format}).exit, 1);
    EXPECT_EQ(orphan_audit({dirty, format, "--fail-on", "error"}).exit, 0);
    EXPECT_EQ(orphan_audit({dirty, format, "--fail-on", "none"}).exit, 0);
    EXPECT_EQ(orphan_audit({broken, format}).exit, 1);
    EXPECT_EQ(orphan_audit({broken, format, "--fail-on", "none"}).exit, 0);
    EXPECT_EQ(orphan_audit({nothing, format}).exit, 2);
    EXPECT_EQ(orphan_audit({desk.path("missing.json"), format}).exit, 2);
    EXPECT_EQ(audit({dirty, format, "--only", "no/such-rule"}).exit, 2);
    const std::string deep = desk.write("deep.json", R"({"gainsay": 1, "x": )" + std::string(1000, '['));
    EXPECT_EQ(orphan_audit({deep, format}).exit, 3);
    EXPECT_EQ(orphan_audit({dirty, "--report", GetParam() + "=" + desk.path("no/folder/x")}).exit, 4);
}

TEST_P(EveryFormat, IsTheSameForAnyNumberOfThreads) {
    const std::string careless = GAINSAY_SOURCE_DIR "/fixtures/careless-desk/case.json";
    const std::string one = audit({careless, "--format", GetParam(), "--threads", "1"}).out;
    EXPECT_EQ(audit({careless, "--format", GetParam(), "--threads", "3"}).out, one);
    EXPECT_THAT(one, HasSubstr("claim:dust-above-the-limit"));
}

TEST_P(EveryFormat, CanBeWrittenBesideTheOther) {
    const Desk desk;
    const std::string dirty = desk.write("dirty.json", orphans);
    const std::string alone = orphan_audit({dirty, "--format", GetParam()}).out;
    const Ran both = orphan_audit({dirty, "--report", GetParam() + "=" + desk.path("report")});
    EXPECT_THAT(both.out, HasSubstr("2 findings: 2 warnings"));
    EXPECT_EQ(desk.read("report"), alone);
}

TEST_P(EveryFormat, TakesHostileCases) {
    const Ran ran = audit({input("hostile.json"), "--format", GetParam()});
    EXPECT_NE(ran.exit, 4) << ran.err;
    EXPECT_EQ(ran.out.find('\x1b'), std::string::npos);
    EXPECT_EQ(ran.out.find("\u202e"), std::string::npos);
}

TEST(Audit, TakesSeveralCasesAndSumsUp) {
    const Desk desk;
    const std::string a = desk.write("a.json", orphans), b = desk.write("b.json", orphans);
    const Ran ran = orphan_audit({a, b});
    EXPECT_THAT(ran.out, HasSubstr("a.json:2:3: claim:x \"The dam was built of clay.\"\n"));
    EXPECT_THAT(ran.out, HasSubstr("b.json:3:3: claim:y"));
    EXPECT_THAT(ran.out, HasSubstr("4 findings: 4 warnings in 2 cases\n"));
}

TEST(Audit, TakesStandardInputAndTheEnvironment) {
    const Desk desk;
    World world;
    world.in = orphans;
    EXPECT_THAT(orphan_audit({"-"}, world).out, HasSubstr("standard input:2:3: claim:x"));
    world.environment["GAINSAY_CASE"] = desk.write("a.json", orphans);
    EXPECT_THAT(orphan_audit({}, world).out, HasSubstr("a.json:2:3: claim:x"));
    const Ran none = audit({});
    EXPECT_EQ(none.exit, 2);
    EXPECT_THAT(none.err, HasSubstr("which case?"));
}

TEST(Audit, TellsOfACaseFileTheRecordAlone) {
    const Desk desk;
    ASSERT_EQ(run({"import", desk.path("a.gainsay"), desk.write("a.json", orphans)}).exit, 0);
    const Ran ran = orphan_audit({desk.path("a.gainsay")});
    EXPECT_THAT(ran.out, HasSubstr("a.gainsay: claim:x \"The dam"));
    EXPECT_EQ(ran.exit, 1);
}

TEST(Audit, MakesFindingsOfATextThatCannotBeRead) {
    const Desk desk;
    const std::string text = desk.write("broken.json", R"({"gainsay": 1,
 "claims": [{"id": "claim:x"}, {"id": "claim:y", "text": "Y."}, {"id": "claim:y", "text": "Z."}],
 "statements": [{"id": "statement:s", "speaker": "agent:nobody", "stance": "asserts", "of": "claim:y"}]})");
    const Ran ran = audit({text});
    EXPECT_THAT(ran.out, HasSubstr("broken.json:2:13: claim:x\n  error: text: is missing"));
    EXPECT_THAT(ran.out, HasSubstr("[structure/broken-record]"));
    EXPECT_THAT(ran.out, HasSubstr("[structure/duplicate-id]"));
    EXPECT_THAT(ran.out, HasSubstr("[structure/missing-reference]"));
    EXPECT_THAT(ran.out, HasSubstr("the other rules wait until this can be read"));
    const Ran json = audit({text, "--format", "json"});
    EXPECT_THAT(json.out, HasSubstr("\"unreadable\": true"));
    World world;
    world.in = "{\"gainsay\": 1,\n \"claims\": [}";
    EXPECT_THAT(audit({"-"}, world).out, HasSubstr("standard input:2:13: the text\n"));
}

TEST(Audit, RunsTheRulesThatAreAskedFor) {
    const Desk desk;
    const std::string a = desk.write("a.json", orphans);
    EXPECT_THAT(audit({a, "--only", "structure/orphan-claim"}).out, HasSubstr("2 warnings"));
    EXPECT_THAT(audit({a, "--group", "figures"}).out, HasSubstr("no findings"));
    EXPECT_THAT(audit({a, "--only", "structure/orphan-claim", "--rule", "structure/*=error"}).out,
                HasSubstr("2 errors"));
    EXPECT_THAT(audit({a, "--only", "structure/orphan-claim", "--rule", "structure/orphan-claim=off"}).out,
                HasSubstr("2 findings"))
        << "who asks for a rule by its name gets it";
    const Ran misspelt = audit({a, "--only", "structure/orfan-claim"});
    EXPECT_EQ(misspelt.exit, 2);
    EXPECT_THAT(misspelt.err, HasSubstr("did you mean \"structure/orphan-claim\"?"));
    EXPECT_EQ(audit({a, "--rule", "structure/orphan-claim=maybe"}).exit, 2);
    EXPECT_EQ(audit({a, "--rule", "structure/orphan-claim"}).exit, 2);
}

TEST(Audit, SaysHowManyFindingsItLeftOut) {
    const Desk desk;
    const std::string a = desk.write("a.json", orphans);
    const Ran ran = orphan_audit({a, "--limit", "1"});
    EXPECT_THAT(ran.out,
                HasSubstr("structure/orphan-claim has 2 findings, of which the first 1 are looked at"));
    EXPECT_THAT(ran.out, Not(HasSubstr("claim:y")));
    EXPECT_EQ(ran.exit, 1);
    EXPECT_THAT(orphan_audit({a, "--limit", "0"}).out, HasSubstr("claim:y"));
}

TEST(Audit, TellsTimesOnStandardError) {
    const Desk desk;
    const Ran ran = orphan_audit({desk.write("a.json", orphans), "--timing"});
    EXPECT_THAT(ran.err, HasSubstr(" s  structure/orphan-claim: 2 findings"));
    EXPECT_THAT(ran.err, HasSubstr("all rules"));
    EXPECT_THAT(ran.out, Not(HasSubstr(" s  ")));
}

TEST(Audit, ExplainsRules) {
    EXPECT_THAT(audit({"--explain", "structure/orphan-claim"}).out,
                HasSubstr("\nBad:\n    {\n      \"gainsay\": 1"));
    EXPECT_EQ(audit({"--explain", "orphan-claim"}).out, audit({"--explain", "structure/orphan-claim"}).out);
    EXPECT_THAT(audit({"--explain", "orphan-claim", "--format", "markdown"}).out,
                HasSubstr("# structure/orphan-claim\n"));
    EXPECT_THAT(audit({"--explain", "orphan-claim", "--format", "json"}).out,
                HasSubstr("\"group\": \"structure\""));
    const Ran unknown = audit({"--explain", "structure/orphan-clam"});
    EXPECT_EQ(unknown.exit, 2);
    EXPECT_THAT(unknown.err, HasSubstr("did you mean \"structure/orphan-claim\"?"));
    EXPECT_THAT(audit({"--list-rules"}).out, HasSubstr("structure/orphan-claim"));
    EXPECT_THAT(audit({"--list-rules", "--format", "json"}).out, HasSubstr("\"count\": "));
    EXPECT_EQ(audit({"--list-rules", "--format", "sarif"}).exit, 2);
}

// --- columns

const std::string umlauts =
    R"({"gainsay": 1, "claims": [{"id": "claim:x", "text": "Dämme – älter als die Mühle."}, )"
    R"({"id": "claim:y", "text": "Aale."}]})";

std::string sarif_of(const std::string& path, const World& world = {}) {
    std::string out = orphan_audit({path, "--format", "sarif"}, world).out, plain;
    std::copy_if(out.begin(), out.end(), std::back_inserter(plain),
                 [](char c) { return c != ' ' && c != '\n'; });
    return plain;
}

TEST(Columns, CountCodePointsInSarifAndBytesElsewhere) {
    const Desk desk;
    const std::string path = desk.write("case.json", umlauts);
    const std::size_t bytes = umlauts.find("{\"id\": \"claim:y") + 1;
    const std::size_t code_points = bytes - 5;  // three umlauts and a dash of three bytes before it
    EXPECT_THAT(orphan_audit({path}).out, HasSubstr("case.json:1:" + std::to_string(bytes) + ": claim:y"));
    const std::string report = sarif_of(path);
    EXPECT_THAT(report, HasSubstr(R"("columnKind":"unicodeCodePoints")"));
    EXPECT_THAT(report, HasSubstr("\"startLine\":1,\"startColumn\":" + std::to_string(code_points) + "}"));
    EXPECT_THAT(report, Not(HasSubstr("\"startColumn\":" + std::to_string(bytes) + "}")));
    EXPECT_THAT(sarif_of(desk.write("marked.json", "\xEF\xBB\xBF" + umlauts)),
                HasSubstr("\"startColumn\":" + std::to_string(code_points) + "}"))
        << "a byte order mark is no column";
}

TEST(Columns, CountCodePointsOfEveryFileOfAFolder) {
    const Desk desk;
    desk.write("folder/a.jsonl", "{\"gainsay\": 1}\n{\"id\": \"claim:x\", \"text\": \"Dämme\"}\n");
    const std::string text =
        R"({"gainsay": 1, "extra_ü": "€", "claims": [{"id": "claim:y", "text": "Aale."}]})";
    desk.write("folder/b.json", text);
    const std::string report = sarif_of(desk.path("folder"));
    EXPECT_THAT(report, HasSubstr(R"("startLine":2,"startColumn":1})"));
    EXPECT_THAT(
        report,
        HasSubstr("\"startLine\":1,\"startColumn\":" + std::to_string(text.find("{\"id") + 1 - 3) + "}"));
}

TEST(Columns, CountCodePointsWhereATextIsNoCase) {
    const Desk desk;
    const std::string text = R"({"gainsay": 1, "extra": "ä€😀", "claims": [{"id": "claim:x"}]})";
    const std::size_t bytes = text.find("{\"id") + 1;
    EXPECT_THAT(sarif_of(desk.write("case.json", text)),
                HasSubstr("\"startColumn\":" + std::to_string(bytes - 6) + "}"));
}

TEST(Columns, CountCodePointsInTheConfiguration) {
    const Desk desk;
    const std::string config =
        R"({"suppressions": [{"rule": "structure/*", "record": "claim:y", "owner": "Jürgen", "reason": "später", )"
        R"("expires": "2018-01-01"}, {"rule": "time/*", "record": "claim:x", "owner": "A", )"
        R"("reason": "b", "expires": "2018-01-01"}]})";
    desk.write("gainsay.json", config);
    const std::size_t bytes = config.find("{\"rule\": \"time") + 1;
    EXPECT_THAT(sarif_of(desk.write("case.json", R"({"gainsay": 1})")),
                HasSubstr("\"startColumn\":" + std::to_string(bytes - 2) + "}"));
}

TEST(Columns, AreLeftOutOfSarifWhereTheTextCannotBeReadTwice) {
    World world;
    world.in = umlauts;
    const std::string report = sarif_of("-", world);
    EXPECT_THAT(report, HasSubstr("\"startLine\":1}"));
    EXPECT_THAT(report, Not(HasSubstr("startColumn")));
}

}  // namespace
}  // namespace gainsay::test
