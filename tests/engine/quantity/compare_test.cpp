#include "engine/quantity/compare.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/quantity/check.hpp"
#include "tests/engine/quantity/figure_of.hpp"

namespace gainsay {
namespace {

using test::figure_of;
using Texts = std::vector<std::string>;

Texts kinds(const Comparison& comparison) {
    Texts out;
    for (const Reason& reason : comparison.reasons)
        out.push_back(std::string(to_string(reason.kind)) + (reason.unsaid ? "?" : ""));
    return out;
}

std::string check(const Quantity& a, const Quantity& b, const Comparison& comparison) {
    Figure x, y;
    x.quantity = a, y.quantity = b;
    return check_comparison(x, y, comparison);
}

struct PairCase {
    const char* name;
    Quantity a, b;
    Verdict verdict;
    Texts reasons;
    friend void PrintTo(const PairCase& c, std::ostream* out) { *out << c.name; }
};
class Pairs : public ::testing::TestWithParam<PairCase> {};

TEST_P(Pairs, HaveTheirVerdictAndAllReasons) {
    const PairCase& c = GetParam();
    const Comparison comparison = compare(c.a, c.b);
    EXPECT_EQ(to_string(comparison.verdict), to_string(c.verdict));
    EXPECT_EQ(kinds(comparison), c.reasons);
    EXPECT_EQ(check(c.a, c.b, comparison), "");
    EXPECT_EQ(compare(c.b, c.a), turned(comparison)) << "not symmetric";
}

const std::string world = "all recorded executions in the world";
Quantity share(const std::string& text, const std::string& subject = "Iran",
               const std::string& population = world) {
    return figure_of(text, "share of recorded executions", subject, population);
}

INSTANTIATE_TEST_SUITE_P(
    Article, Pairs,
    ::testing::Values(
        PairCase{"FiftyOneIsAPartOfEightyFour",
                 share("51 %"),
                 share("84 %", "Iran, Saudi Arabia, Iraq and Pakistan"),
                 Verdict::Compatible,
                 {"part of"}},
        PairCase{"AShareIsNoRank",
                 share("51 %"),
                 figure_of("2 rank", "rank by number of executions", "Iran",
                           "all countries, unrecorded executions in China included"),
                 Verdict::Different,
                 {"measure", "recorded or estimated", "unit", "population"}},
        PairCase{"ThirtyWouldBeAConflict", share("51 %"), share("30 %"), Verdict::Conflict, {"value"}},
        PairCase{"APartAboveItsWholeIsAConflict",
                 share("91 %"),
                 share("84 %", "Iran and Iraq"),
                 Verdict::Conflict,
                 {"part of", "above its whole"}}),
    [](const auto& one) { return std::string(one.param.name); });

INSTANTIATE_TEST_SUITE_P(
    Figures, Pairs,
    ::testing::Values(
        PairCase{"AreTheSame", figure_of("507 executions"), figure_of("507 execution"), Verdict::Same, {}},
        PairCase{"AreRounded", share("51 %"), share("51.3 %"), Verdict::Compatible, {"rounding"}},
        PairCase{"AreRoundedDown", share("51 %"), share("50.5 %"), Verdict::Compatible, {"rounding"}},
        PairCase{"AreNotRoundedThatFar", share("51 %"), share("52 %"), Verdict::Conflict, {"value"}},
        PairCase{"HaveNoDecimalsInCommon", share("51.2 %"), share("51.3 %"), Verdict::Conflict, {"value"}},
        PairCase{
            "ThousandsMayBeRounded", figure_of("1000"), figure_of("1040"), Verdict::Compatible, {"rounding"}},
        PairCase{"HundredsAreNot", figure_of("500"), figure_of("507"), Verdict::Conflict, {"value"}},
        PairCase{"AtLeastAllowsMore", figure_of(">=507"), figure_of("600"), Verdict::Compatible, {"bound"}},
        PairCase{"AtLeastForbidsLess", figure_of(">=507"), figure_of("500"), Verdict::Conflict, {"value"}},
        PairCase{"AtMostForbidsMore", figure_of("<=507"), figure_of("600"), Verdict::Conflict, {"value"}},
        PairCase{"AboutAllowsATenth", figure_of("~50"), figure_of("54"), Verdict::Compatible, {"about"}},
        PairCase{"AboutForbidsAFifth", figure_of("~50"), figure_of("61"), Verdict::Conflict, {"value"}},
        PairCase{"ARangeHoldsOne", figure_of("10..12"), figure_of("11"), Verdict::Compatible, {"range"}},
        PairCase{"ARangeEnds", figure_of("10..12"), figure_of("14"), Verdict::Conflict, {"value"}},
        PairCase{
            "PercentAndPerMilleAreConverted", share("5 %"), share("50 ‰"), Verdict::Same, {"conversion"}},
        PairCase{"OpenEndsAreNotConvertedIntoEachOther",
                 share(">=50 %"),
                 share("<=60 ‰"),
                 Verdict::Conflict,
                 {"conversion", "value"}},
        PairCase{"MilesAndKilometresAreConverted",
                 figure_of("100 km", "length of the wall"),
                 figure_of("62 miles", "length of the wall"),
                 Verdict::Compatible,
                 {"rounding", "conversion"}},
        PairCase{"TonnesAndTonsAreNot",
                 figure_of("40 t", "brine"),
                 figure_of("40 tons", "brine"),
                 Verdict::Different,
                 {"unit"}},
        PairCase{"DollarsAndEurosAreNot",
                 figure_of("40 USD", "price"),
                 figure_of("40 EUR", "price"),
                 Verdict::Different,
                 {"unit"}},
        PairCase{"AFallIsANegativeChange",
                 figure_of("5 %", "fall in prices"),
                 figure_of("-5 %", "change of prices"),
                 Verdict::Same,
                 {}},
        PairCase{"ARiseIsNoFall",
                 figure_of("5 %", "increase in prices"),
                 figure_of("5 %", "fall in prices"),
                 Verdict::Conflict,
                 {"value"}},
        PairCase{"PointsAreNoPercent",
                 figure_of("5 %", "growth of the rate"),
                 figure_of("5 percentage points", "growth of the rate"),
                 Verdict::Different,
                 {"unit"}}),
    [](const auto& one) { return std::string(one.param.name); });

INSTANTIATE_TEST_SUITE_P(
    Words, Pairs,
    ::testing::Values(PairCase{"RecordedIsNotEstimated",
                               figure_of("507", "recorded executions"),
                               figure_of("1000", "estimated executions"),
                               Verdict::Different,
                               {"recorded or estimated"}},
                      PairCase{"RegisterIsNotSurvey",
                               figure_of("4.4 %", "unemployment rate by register"),
                               figure_of("6.1 %", "unemployment rate by survey"),
                               Verdict::Different,
                               {"recorded or estimated"}},
                      PairCase{"PreliminaryIsNotRevised",
                               figure_of("4", "preliminary growth"),
                               figure_of("5", "revised growth"),
                               Verdict::Different,
                               {"version"}},
                      PairCase{"OtherPeriodsDiffer",
                               figure_of("1", "executions", "Iran", "", "2016"),
                               figure_of("2"),
                               Verdict::Different,
                               {"period"}},
                      PairCase{"ADoubtfulPeriodDiffers",
                               figure_of("1", "executions", "Iran", "", "2017?"),
                               figure_of("2"),
                               Verdict::Different,
                               {"period"}},
                      PairCase{"AMonthIsAPartOfAYear",
                               figure_of("40", "executions", "Iran", "", "2017-06"),
                               figure_of("507"),
                               Verdict::Compatible,
                               {"part of"}},
                      PairCase{"AMonthIsNotAboveItsYear",
                               figure_of("600", "executions", "Iran", "", "2017-06"),
                               figure_of("507"),
                               Verdict::Conflict,
                               {"part of", "above its whole"}},
                      PairCase{"AYearInDaysIsTheSameYear",
                               figure_of("5", "executions", "Iran", "", "2017-01-01/2017-12-31"),
                               figure_of("5"),
                               Verdict::Same,
                               {}},
                      PairCase{"ACountryIsAPartOfThePopulation",
                               figure_of("507", "executions", "Iran", "the world"),
                               figure_of("993", "executions", "the world"),
                               Verdict::Compatible,
                               {"part of"}},
                      PairCase{"ARateHasNoParts",
                               figure_of("5", "death rate", "Iran"),
                               figure_of("4", "death rate", "Iran and Iraq"),
                               Verdict::Different,
                               {"subject"}},
                      PairCase{"OtherPlacesDiffer",
                               figure_of("5", "executions", "Iran"),
                               figure_of("4", "executions", "Iraq"),
                               Verdict::Different,
                               {"subject"}},
                      PairCase{"WhatOneLeavesOutMayDiffer",
                               figure_of("5", "executions", "Iran", "", ""),
                               figure_of("9"),
                               Verdict::Different,
                               {"period?", "value"}},
                      PairCase{"WhatOneLeavesOutMayAgree",
                               figure_of("5", "executions", "Iran", "", ""),
                               figure_of("5"),
                               Verdict::Compatible,
                               {"period?"}},
                      PairCase{
                          "SeveralReasonsAreAllNamed",
                          figure_of("5 %", "share of estimated executions", "Iran", "men", "2016"),
                          figure_of("7 rank", "rank by recorded executions", "Iraq", "women", "2017"),
                          Verdict::Different,
                          {"measure", "recorded or estimated", "unit", "population", "period", "subject"}}),
    [](const auto& one) { return std::string(one.param.name); });

TEST(Comparisons, NameTheTwoFieldsThatWereCompared) {
    const Comparison found =
        compare(share("51 %"), figure_of("51 %", "share of recorded executions", "Iran", "the Middle East"));
    ASSERT_EQ(kinds(found), Texts{"population"});
    EXPECT_EQ(found.reasons[0].field, "population");
    EXPECT_EQ(found.reasons[0].a, world);
    EXPECT_EQ(found.reasons[0].b, "the Middle East");
    EXPECT_EQ(sentence(found.reasons[0]), "population: \"" + world + "\" against \"the Middle East\"");
}

Figure from(const Quantity& quantity, std::vector<FigureSource> sources) {
    Figure figure;
    figure.quantity = quantity;
    figure.sources = std::move(sources);
    return figure;
}

TEST(Comparisons, TakeALaterFigureOfOneSourceForANewVersion) {
    const Figure first = from(figure_of("507"), {{"agent:office", Edtf("2018-02")}});
    const Figure later = from(figure_of("520"), {{"agent:office", Edtf("2018-06")}});
    const Figure other = from(figure_of("520"), {{"agent:paper", Edtf("2018-06")}});
    const Figure unclear = from(figure_of("520"), {{"agent:office", Edtf("2018?")}});
    EXPECT_EQ(kinds(compare(first, later)), Texts{"version"});
    EXPECT_EQ(compare(first, later).verdict, Verdict::Different);
    EXPECT_EQ(check_comparison(first, later, compare(first, later)), "");
    EXPECT_EQ(compare(first, other).verdict, Verdict::Conflict) << "another source";
    EXPECT_EQ(compare(first, unclear).verdict, Verdict::Conflict) << "the dates do not tell which is later";
}

TEST(Comparisons, RefuseAQuantityWithoutAFigure) {
    EXPECT_THROW((void)compare(Quantity(), figure_of("5")), std::logic_error);
}

TEST(Comparisons, AreSymmetricAndStandUpToTheCheckerOnRandomFigures) {
    std::array<int, verdict_count> seen{};
    for (unsigned seed = 0; seed < 20000; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        test::Dice dice(seed);
        const Quantity a = test::random_figure(dice), other = test::random_figure(dice);
        Quantity b = other;
        if (!dice.one_in(3)) {  // two of one measure, or hardly any two would agree in all fields
            b = a;
            b.value = other.value, b.low = other.low, b.high = other.high, b.bound = other.bound;
            if (dice.one_in(3)) b.unit = other.unit;
            if (dice.one_in(3)) b.subject = other.subject;
        }
        const Comparison found = compare(a, b);
        ASSERT_EQ(check(a, b, found), "");
        ASSERT_EQ(compare(b, a), turned(found));
        ++seen[static_cast<std::size_t>(found.verdict)];
    }
    for (const int count : seen) EXPECT_GT(count, 20) << "the random figures do not show every verdict";
}

TEST(Checker, RefusesWrongVerdictsAndReasons) {
    const Quantity a = share("51 %"), b = share("30 %"), c = share("30 %", "Iran", "Asia");
    Comparison right = compare(a, b);
    Comparison wrong = right;
    wrong.verdict = Verdict::Compatible;
    EXPECT_EQ(check(a, b, wrong), "found \"compatible\", expected \"in conflict\"");
    wrong = right;
    wrong.reasons.clear();
    EXPECT_EQ(check(a, b, wrong), "a conflict without the figures that are in conflict");
    wrong = compare(a, c);
    wrong.reasons[0].b = "Africa";
    EXPECT_EQ(check(a, c, wrong), "the texts of population are not those of the records");
    wrong = compare(a, c);
    wrong.reasons.clear();
    EXPECT_EQ(check(a, c, wrong), "the reason population is missing");
    wrong = right;
    wrong.reasons.push_back({ReasonKind::Period, "period", "2017", "2017"});
    EXPECT_EQ(check(a, b, wrong), "the reason period does not hold");
}

}  // namespace
}  // namespace gainsay
