#include <gmock/gmock.h>
#include <gtest/gtest.h>

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

}  // namespace
}  // namespace gainsay::audit
