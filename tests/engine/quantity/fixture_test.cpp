#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "engine/quantity/check.hpp"
#include "engine/quantity/whole_case/figures.hpp"
#include "engine/quantity/whole_case/find.hpp"
#include "graphs/format/text_case/case_json.hpp"

// The three traps of the article, and the two unemployment rates of an invented case: figures that look like
// contradictions and are none.

namespace gainsay {
namespace {

using ::testing::ElementsAre;
using ::testing::SizeIs;

FigureTable figures_in(const std::string& fixture) {
    const std::string path = GAINSAY_SOURCE_DIR "/fixtures/" + fixture + "/case.json";
    std::ifstream in(path);
    return collect_figures(CaseSource(read_case(in, path)));
}

std::vector<std::string> reasons(const FigurePair& pair) {
    std::vector<std::string> out;
    for (const Reason& reason : pair.comparison.reasons) out.emplace_back(to_string(reason.kind));
    return out;
}

const FigurePair& pair_of(const FigureTable& table, const QuantityAnswer& answer, const std::string& a,
                          const std::string& b) {
    for (const FigurePair& pair : answer.pairs) {
        if (table.figures[pair.a].claim.any().slug() == a && table.figures[pair.b].claim.any().slug() == b)
            return pair;
    }
    throw std::out_of_range(a + " and " + b);
}

TEST(Article, HoldsNoConflictOfFigures) {
    const FigureTable table = figures_in("iran-tip-2018");
    EXPECT_THAT(table.figures, SizeIs(5));
    const QuantityAnswer answer = find_quantities(table);
    EXPECT_THAT(answer.pairs, SizeIs(3));
    EXPECT_EQ(answer.counts[static_cast<std::size_t>(Verdict::Conflict)], 0U);
    EXPECT_EQ(check_quantities(table, answer), "");
    EXPECT_TRUE(proposals_of(table, answer).empty());
}

TEST(Article, TakesFiftyOnePercentForAPartOfEightyFour) {
    const FigureTable table = figures_in("iran-tip-2018");
    const QuantityAnswer answer = find_quantities(table);
    const FigurePair& pair =
        pair_of(table, answer, "four-countries-84-percent", "iran-51-percent-of-executions");
    EXPECT_EQ(pair.comparison.verdict, Verdict::Compatible);
    EXPECT_THAT(reasons(pair), ElementsAre("whole of"));
    EXPECT_EQ(pair.comparison.reasons[0].field, "subject");
    EXPECT_EQ(pair.comparison.reasons[0].b, "Iran");
}

TEST(Article, SaysWhySecondAfterChinaIsNotAgainstFiftyOnePercent) {
    const FigureTable table = figures_in("iran-tip-2018");
    const QuantityAnswer answer = find_quantities(table);
    const FigurePair& pair =
        pair_of(table, answer, "iran-51-percent-of-executions", "iran-second-after-china");
    EXPECT_EQ(pair.comparison.verdict, Verdict::Different);
    EXPECT_THAT(reasons(pair), ElementsAre("measure", "recorded or estimated", "unit", "population"));
    EXPECT_EQ(pair.comparison.reasons[1].a,
              "recorded (share of recorded executions, of all recorded executions in the world)");
}

TEST(Article, SaysThatTheCalendarForbidsLastYear) {
    const FigureTable table = figures_in("iran-tip-2018");
    const QuantityAnswer answer = find_quantities(table);
    ASSERT_THAT(answer.dates, SizeIs(2));
    const DateRemark& period = answer.dates[0];
    EXPECT_EQ(period.doubt, DateDoubt::WordsAgainstPeriod);
    EXPECT_EQ(period.statement, "statement:amnesty-51-percent");
    EXPECT_EQ(period.document, "document:nazarian-article");
    EXPECT_EQ(period.words, "reported last year");
    EXPECT_EQ(period.document_date, "2018-07?");
    EXPECT_EQ(period.meant, "2017");
    EXPECT_EQ(period.period, "2017");
    EXPECT_TRUE(period.uncertain);
    EXPECT_EQ(answer.dates[1].doubt, DateDoubt::WordsAgainstDate);
    EXPECT_EQ(answer.dates[1].said_on, "2018?");
}

TEST(UnemploymentRates, DifferBecauseOneIsRegisteredAndOneSurveyed) {
    const FigureTable table = figures_in("undercut-relation");
    const QuantityAnswer answer = find_quantities(table);
    const FigurePair& pair = pair_of(table, answer, "register-4-4-percent", "survey-6-1-percent");
    EXPECT_EQ(pair.comparison.verdict, Verdict::Different);
    EXPECT_THAT(reasons(pair), ElementsAre("recorded or estimated"));
    ASSERT_THAT(pair.links, SizeIs(1));
    EXPECT_EQ(pair.links[0].kind, RelationKind::Contradicts) << "a person said so, and that is told";
    EXPECT_EQ(check_quantities(table, answer), "");
}

}  // namespace
}  // namespace gainsay
