#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/tools/render/report/reported.hpp"

// What each format says of the same findings.

namespace gainsay::test {
namespace {

using nlohmann::json;
using ::testing::HasSubstr;
using ::testing::Not;

TEST(TextReport, GroupsByRecordAndNamesPlaces) {
    Audited audited = some_report();
    audited.findings.push_back(some_finding(audit::Severity::Error));
    audited.findings.back().field.clear();
    audited.findings.back().fix = audit::Fix{"remove it", {}, {RecordId("claim:dam")}};
    EXPECT_EQ(audited.as("text"),
              "desk/case.json:12:5: claim:dam \"The dam leaks.\"\n"
              "  warning: text: found nothing, expected something [structure/orphan-claim]\n"
              "    statement:s of: asserts claim:dam (desk/case.json:40:5)\n"
              "    document:d\n"
              "  error: found nothing, expected something [structure/orphan-claim]\n"
              "    statement:s of: asserts claim:dam (desk/case.json:40:5)\n"
              "    document:d\n"
              "    fix: remove it\n"
              "\n"
              "2 findings: 1 error, 1 warning\n");
}

TEST(TextReport, SaysWhatItLeavesOut) {
    Audited audited;
    audited.baseline = true;
    audited.since = "main";
    audited.known = 2;
    audited.elsewhere = 1;
    audited.hidden = {some_finding()};
    audited.vanished = {{"0123", "time/early", "claim:old", "was too early"}};
    audited.cut = {{"time/early", 10, 12}};
    const std::string text = audited.as("text");
    EXPECT_THAT(text,
                HasSubstr("desk/case.json: time/early has 12 findings, of which the first 10 are looked at"));
    EXPECT_THAT(text, HasSubstr("vanished since the baseline\n  claim:old: was too early [time/early]\n"));
    EXPECT_THAT(
        text,
        HasSubstr("no findings; 1 finding suppressed; 2 findings known to the baseline; 1 finding of the "
                  "baseline vanished; 1 finding not about what changed since main\n"));
}

TEST(JsonReport, HoldsWhatIsKnownOfAFinding) {
    Audited audited = some_report();
    audited.hidden = {some_finding()};
    audited.by.owner = "Jane";
    audited.by.reason = "later";
    audited.by.expires = Edtf("2018-12-31");
    const json whole = json::parse(audited.as("json"));
    const json& one = whole.at("findings").at(0);
    EXPECT_EQ(one.at("case"), "desk/case.json");
    EXPECT_EQ(one.at("rule"), "structure/orphan-claim");
    EXPECT_EQ(one.at("line"), 12);
    EXPECT_EQ(one.at("fingerprint"), audit::fingerprint(audited.findings.front()));
    EXPECT_EQ(one.at("witness").at(0).at("line"), 40);
    EXPECT_FALSE(one.at("witness").at(1).contains("line"));
    EXPECT_EQ(whole.at("suppressed").at(0).at("suppressed").at("owner"), "Jane");
    EXPECT_EQ(whole.at("counts").at("warning"), 1);
    EXPECT_EQ(whole.at("failed"), true);
    EXPECT_EQ(json::parse(audited.as("jsonl")), one) << "a line a finding, the same";
}

TEST(SarifReport, IsBuiltAsTheStandardAsks) {
    Audited audited = some_report();
    audited.names.places["claim:dam"].character = 4;
    audited.hidden = {some_finding()};
    audited.by.owner = "Jane";
    audited.by.reason = "later";
    audited.by.expires = Edtf("2018-12-31");
    audited.baseline = true;
    const json whole = json::parse(audited.as("sarif"));
    EXPECT_EQ(whole.at("version"), "2.1.0");
    const json& run = whole.at("runs").at(0);
    const json& rules = run.at("tool").at("driver").at("rules");
    ASSERT_EQ(run.at("results").size(), 2U);
    for (const json& result : run.at("results")) {
        EXPECT_EQ(rules.at(result.at("ruleIndex").get<std::size_t>()).at("id"), result.at("ruleId"));
        EXPECT_EQ(result.at("partialFingerprints").size(), 1U);
    }
    const json& rule = rules.at(run.at("results").at(0).at("ruleIndex").get<std::size_t>());
    EXPECT_THAT(rule.at("help").at("markdown").get<std::string>(), HasSubstr("```json"));
    EXPECT_EQ(rule.at("defaultConfiguration").at("level"), "warning");
    const json& shown = run.at("results").at(0);
    const json& place = shown.at("locations").at(0).at("physicalLocation");
    EXPECT_EQ(place.at("artifactLocation").at("uri"), "desk/case.json");
    EXPECT_EQ(place.at("artifactLocation").at("uriBaseId"), "%SRCROOT%");
    EXPECT_EQ(place.at("region").at("startLine"), 12);
    EXPECT_EQ(place.at("region").at("startColumn"), 4) << "of five bytes four characters";
    EXPECT_EQ(run.at("columnKind"), "unicodeCodePoints");
    EXPECT_EQ(shown.at("relatedLocations").size(), 2U);
    const json& related = shown.at("relatedLocations").at(0).at("physicalLocation").at("region");
    EXPECT_EQ(related.at("startLine"), 40);
    EXPECT_FALSE(related.contains("startColumn")) << "a column in bytes alone is none";
    EXPECT_EQ(shown.at("baselineState"), "new");
    EXPECT_FALSE(shown.contains("suppressions"));
    EXPECT_THAT(run.at("results").at(1).at("suppressions").at(0).at("justification").get<std::string>(),
                HasSubstr("later (Jane, until 2018-12-31)"));
}

TEST(SarifReport, WritesPathsAsUris) {
    Audited audited = some_report();
    audited.names.places["claim:dam"] = SourcePos{"./a b/ü#?%.json", 1, 1};
    audited.names.places["statement:s"] = SourcePos{"/srv/case.json", 1, 1};
    const json result = json::parse(audited.as("sarif")).at("runs").at(0).at("results").at(0);
    EXPECT_EQ(result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"],
              "a%20b/%C3%BC%23%3F%25.json");
    const json& other = result["relatedLocations"][0]["physicalLocation"]["artifactLocation"];
    EXPECT_EQ(other["uri"], "file:///srv/case.json");
    EXPECT_FALSE(other.contains("uriBaseId"));
}

TEST(JunitReport, FailsWhatFailsTheAudit) {
    Audited audited = some_report();
    EXPECT_THAT(audited.as("junit"), HasSubstr("tests=\"2\" failures=\"1\" errors=\"0\" skipped=\"0\""));
    EXPECT_THAT(audited.as("junit"), HasSubstr("<failure type=\"warning\""));
    EXPECT_THAT(audited.as("junit"),
                HasSubstr("<testcase classname=\"figures.unit-missing\" name=\"figures/unit-missing\"/>"));
    audited.fail_on = audit::FailOn::Error;
    EXPECT_THAT(audited.as("junit"), HasSubstr("failures=\"0\""));
    EXPECT_THAT(audited.as("junit"), Not(HasSubstr("<failure")));
    EXPECT_THAT(audited.as("junit"), HasSubstr("<system-out>"));
}

TEST(GithubReport, IsAnnotationsAndALine) {
    EXPECT_EQ(some_report().as("github"),
              "::warning file=desk/case.json,line=12,col=5,title=structure/orphan-claim::claim:dam \"The dam "
              "leaks.\": "
              "text: found nothing, expected something%0Astatement:s of: asserts claim:dam%0Adocument:d\n"
              "gainsay: 1 finding: 1 warning\n");
}

TEST(MarkdownReport, IsListsBelowHeadings) {
    EXPECT_EQ(some_report().as("markdown"),
              "## desk/case.json\n\n### claim:dam \"The dam leaks.\"\n\n"
              "- **warning** text: found nothing, expected something (structure/orphan-claim, "
              "desk/case.json:12:5)\n"
              "  - statement:s of: asserts claim:dam (desk/case.json:40:5)\n"
              "  - document:d\n\n"
              "**1 finding: 1 warning**\n");
}

}  // namespace
}  // namespace gainsay::test
