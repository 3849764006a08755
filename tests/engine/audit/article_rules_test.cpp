// What the rules find in the newspaper article that Gainsay began with, and what they must not.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>

#include "graphs/format/text_case/case_json.hpp"
#include "tests/engine/audit/in_case.hpp"

namespace gainsay::audit {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

Case article() {
    const std::string path = GAINSAY_SOURCE_DIR "/fixtures/iran-tip-2018/case.json";
    std::ifstream in(path);
    return read_case(in, path);
}

std::vector<std::string> in_article(std::string_view rule) {
    return brief(rule, audited(rule, article()));
}

TEST(TheArticle, HasTheSpokesmanFromAStateRunAgency) {
    EXPECT_THAT(in_article("sourcing/own-outlet"),
                ElementsAre("statement:iran-laments-no-efforts agent:tasnim",
                            "statement:qassemi-diverts-attention agent:tasnim",
                            "statement:qassemi-political agent:tasnim",
                            "statement:qassemi-rejects-report agent:tasnim",
                            "statement:qassemi-sources-unreliable agent:tasnim",
                            "statement:qassemi-us-policies agent:tasnim",
                            "statement:qassemi-washington-responsible agent:tasnim"));
    const Finding finding = audited("sourcing/own-outlet", article())[3];
    std::vector<std::string> says;
    for (const Step& step : finding.witness) says.push_back(step.record.text() + " " + step.says);
    EXPECT_THAT(says, ElementsAre(HasSubstr("agent:bahram-qassemi denies document:tip-report-2018"),
                                  "document:nazarian-article had it from document:tasnim-qassemi",
                                  "agent:bahram-qassemi belongs to agent:iran-foreign-ministry as spokesman",
                                  "agent:iran-foreign-ministry belongs to agent:iran as ministry",
                                  "agent:tasnim belongs to agent:iran as state-run agency"));
}

TEST(TheArticle, SaysLastYearOfWhatTheCalendarPutsLater) {
    const auto findings = audited("time/relative-date", article());
    ASSERT_THAT(findings, SizeIs(1));
    EXPECT_EQ(findings[0].record.text(), "statement:amnesty-51-percent");
    EXPECT_EQ(findings[0].severity, Severity::Note) << "the article's own date is uncertain";
    EXPECT_EQ(findings[0].message,
              "\"reported last year\" in a document of 2018-07? means 2017, but the statement is of 2018?, "
              "and the figure "
              "counts 2017, which was not over then");
}

TEST(TheArticle, HasTheStateDepartmentNarrowItsOwnClaim) {
    EXPECT_THAT(in_article("contradiction/qualifies-itself"),
                ElementsAre("relation:steps-qualify-no-efforts agent:us-state-department"));
}

TEST(TheArticle, LetsTheReportSupportItself) {
    EXPECT_THAT(in_article("sourcing/dependent-support"),
                ElementsAre("relation:no-efforts-supports-tier-3", "relation:no-report-supports-scarce",
                            "relation:standards-support-tier-3"));
}

TEST(TheArticle, IsInOrderOtherwise) {
    for (const char* rule : {"structure/cyclic-affiliation",
                             "structure/cyclic-part",
                             "structure/empty-text",
                             "structure/listed-twice",
                             "structure/orphan-claim",
                             "structure/statement-nowhere",
                             "sourcing/circular",
                             "sourcing/no-origin",
                             "sourcing/no-snapshot",
                             "sourcing/one-origin",
                             "sourcing/one-outlet",
                             "sourcing/retracted",
                             "sourcing/younger-citation",
                             "time/early-rebuttal",
                             "time/impossible-date",
                             "time/late-statement",
                             "time/office-not-held",
                             "likeness/agents",
                             "likeness/claims",
                             "likeness/documents",
                             "review/contested-evidence"}) {
        EXPECT_THAT(in_article(rule), IsEmpty()) << rule;
    }
    EXPECT_THAT(in_article("structure/unused-agent"),
                ElementsAre("agent:irgc", "agent:ivanka-trump", "agent:mike-pompeo"));
}

TEST(TheArticle, DoesNotSetFiftyOnePercentAgainstEightyFour) {
    const CaseSource source(article());
    const Snapshot snapshot = build_snapshot(source);
    std::vector<std::unique_ptr<Rule>> rules;
    for (const RuleMaker make : built_in_rules()) rules.push_back(make());
    for (const Finding& finding : run_rules({source, snapshot, {}, {}}, rules).findings) {
        const auto names = [&](const std::string& claim) {
            return finding.record.text() == claim || finding.message.find(claim) != std::string::npos ||
                   std::any_of(finding.witness.begin(), finding.witness.end(), [&](const Step& step) {
                       return step.record.text() == claim || step.says.find(claim) != std::string::npos;
                   });
        };
        EXPECT_FALSE(names("claim:iran-51-percent-of-executions") && names("claim:four-countries-84-percent"))
            << finding.rule << ": " << finding.message;
    }
}

}  // namespace
}  // namespace gainsay::audit
