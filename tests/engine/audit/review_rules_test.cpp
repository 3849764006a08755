#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/audit/support/ratings.hpp"
#include "tests/engine/audit/in_case.hpp"

namespace gainsay::audit {
namespace {

using ::testing::IsEmpty;
using ::testing::SizeIs;

class ReviewRules : public ::testing::TestWithParam<RuleCase> {};

TEST_P(ReviewRules, Find) {
    EXPECT_EQ(found_in(GetParam()), GetParam().found);
}

constexpr const char* disagree = "review/checkers-disagree";
constexpr const char* evidence = "review/no-evidence";
constexpr const char* nobody = "review/nobody-said";
constexpr const char* before = "review/before-claim";
constexpr const char* contested = "review/contested-evidence";
constexpr const char* itself = "contradiction/qualifies-itself";

INSTANTIATE_TEST_SUITE_P(
    Sketches, ReviewRules,
    ::testing::Values(
        RuleCase{"OneCheckerWithTwoLabels",
                 disagree,
                 "f reviews p as \"Half true\"; f reviews p as \"True\"",
                 {"claim:p agent:f ?/?"}},
        RuleCase{"CaseAndPunctuationMakeNoOtherLabel",
                 disagree,
                 "f reviews p as \"True\"; f reviews p as \"TRUE!\"",
                 {}},
        RuleCase{"ThreeLabelsAreOneFinding",
                 disagree,
                 "f reviews p as \"a\"; f reviews p as \"b\"; f reviews p as \"c\"",
                 {"claim:p agent:f ?/?"}},
        RuleCase{"TwoScalesAreNotCompared",
                 disagree,
                 "f reviews p as \"Half true\"; g reviews p as \"Mostly false\"",
                 {}},
        RuleCase{"OppositeEndsAreOpposed",
                 disagree,
                 "f reviews p as \"True\"; g reviews p as \"Pants on Fire!\"",
                 {"claim:p opposed"}},
        RuleCase{"OppositeVerdictsOfOneCheckerAreToldOnce",
                 disagree,
                 "f reviews p as \"True\"; f reviews p as \"False\"",
                 {"claim:p agent:f ?/?"}},
        RuleCase{"AThirdMayOpposeBoth",
                 disagree,
                 "f reviews p as \"True\"; f reviews p as \"False\"; g reviews p as \"Refuted\"",
                 {"claim:p agent:f ?/?", "claim:p opposed"}},
        RuleCase{"ClaimsOfTheSameWordsAreOne",
                 disagree,
                 "claim p \"The dam leaks.\"; claim q \"the dam leaks\"; f reviews p as \"a\"; f reviews q "
                 "as \"b\"",
                 {"claim:p agent:f ?/?"}},
        RuleCase{"RephrasingsAreOne",
                 disagree,
                 "q rephrases p; f reviews p as \"a\"; f reviews q as \"b\"",
                 {"claim:p agent:f ?/?"}},
        RuleCase{"RejectedRephrasingsAreTwo",
                 disagree,
                 "q rephrases p rejected; f reviews p as \"a\"; f reviews q as \"b\"",
                 {}},
        RuleCase{"NoDocumentAtAll", evidence, "f reviews p as \"False\"", {"review:v1"}},
        RuleCase{"ADocumentThatCitesNothingIsANote",
                 evidence,
                 "f reviews p as \"False\" in d",
                 {"review:v1 (note)"}},
        RuleCase{"ADocumentThatCites", evidence, "f reviews p as \"False\" in d; d cites e", {}},
        RuleCase{"ADocumentThatArgues", evidence, "f reviews p as \"False\" in d; q rebuts p in d", {}},
        RuleCase{"ACheckerWhoArguesElsewhere", evidence, "f reviews p as \"False\"; q rebuts p by f", {}},
        RuleCase{"SomebodyElseArgues", evidence, "f reviews p as \"False\"; q rebuts p by g", {"review:v1"}},
        RuleCase{"NobodySaysIt", nobody, "f reviews p as \"False\"; a denies p", {"claim:p"}},
        RuleCase{"ItWasSaidInOtherWords", nobody, "f reviews p as \"False\"; q rephrases p; a asserts q", {}},
        RuleCase{"AProposedRephrasingIsNoSaying",
                 nobody,
                 "f reviews p as \"False\"; q rephrases p proposed; a asserts q",
                 {"claim:p"}},
        RuleCase{"TheVerdictCameFirst",
                 before,
                 "a asserts p on 2018-07-02; f reviews p as \"x\" on 2018-07-01",
                 {"review:v1"}},
        RuleCase{"TheVerdictsPaperCameFirst",
                 before,
                 "a asserts p on 2018-07-02; f reviews p as \"x\" in d; document d on 2018-07-01",
                 {"review:v1"}},
        RuleCase{"SomebodySaidItEarlier",
                 before,
                 "a asserts p on 2018-07-02; b asserts p on 2018-06; f reviews p as \"x\" on 2018-07-01",
                 {}},
        RuleCase{"SomebodyMayHaveSaidItEarlier",
                 before,
                 "a asserts p on 2018-07-02; b asserts p; f reviews p as \"x\" on 2018-07-01",
                 {}},
        RuleCase{"OnTheSameDay", before, "a asserts p on 2018-07-02; f reviews p as \"x\" on 2018-07-02", {}},
        RuleCase{"ForAndAgainst", contested, "q supports p; r rebuts p", {"claim:p"}},
        RuleCase{"AContradictionCountsEitherWay", contested, "q entails p; p contradicts r", {"claim:p"}},
        RuleCase{"ProposalsDoNotCount", contested, "q supports p; r rebuts p proposed", {}},
        RuleCase{"QualifyingIsNotAgainst", contested, "q supports p; r qualifies p", {}},
        RuleCase{
            "WhoNarrowsHimself", itself, "a asserts p; a asserts q; q qualifies p", {"relation:r1 agent:a"}},
        RuleCase{"InAPaperOfHisOwn",
                 itself,
                 "a asserts p; a published d; d states q; q qualifies p",
                 {"relation:r1 agent:a"}},
        RuleCase{"WhoNarrowsSomebodyElse", itself, "a asserts p; b asserts q; q qualifies p", {}}),
    [](const auto& one) { return std::string(one.param.name); });

// --- numbers

struct RatingCase {
    const char* name;
    Rating rating;
    bool off_scale, at_odds;
    friend void PrintTo(const RatingCase& c, std::ostream* out) { *out << c.name; }
};
class Ratings : public ::testing::TestWithParam<RatingCase> {};

TEST_P(Ratings, AreHeldAgainstTheirOwnScale) {
    Case whole = test::draw_case("f reviews p as \"x\"");
    whole.reviews[0].rating = GetParam().rating;
    EXPECT_THAT(audited("review/off-scale", whole), SizeIs(GetParam().off_scale ? 1 : 0));
    EXPECT_THAT(audited("review/label-at-odds", whole), SizeIs(GetParam().at_odds ? 1 : 0));
}

Rating rated(std::optional<double> value, std::optional<double> worst, std::optional<double> best,
             const char* label) {
    return {value, best, worst, label};
}

INSTANTIATE_TEST_SUITE_P(
    Numbers, Ratings,
    ::testing::Values(RatingCase{"TheBestIsTrue", rated(5, 1, 5, "True"), false, false},
                      RatingCase{"TheWorstIsNotTrue", rated(1, 1, 5, "Mostly True"), false, true},
                      RatingCase{"TheBestIsNotFalse", rated(6, 1, 6, "Pants on fire"), false, true},
                      RatingCase{"ANumberInTheMiddleSaysNothing", rated(3, 1, 5, "False"), false, false},
                      RatingCase{"ALabelThatIsNoPlainWordSaysNothing", rated(1, 1, 5, "Missing context"),
                                 false, false},
                      RatingCase{"AScaleMayRunDown", rated(1, 5, 1, "True"), false, false},
                      RatingCase{"AndBeAtOdds", rated(5, 5, 1, "True"), false, true},
                      RatingCase{"AMissingWorstIsOne", rated(1, {}, 6, "True"), false, true},
                      RatingCase{"AMissingBestIsFive", rated(5, 1, {}, "False"), false, true},
                      RatingCase{"WithoutAnEndThereIsNoScale", rated(1, {}, {}, "True"), false, false},
                      RatingCase{"BeyondTheBest", rated(7, 1, 5, "True"), true, false},
                      RatingCase{"BelowTheWorst", rated(0, 1, 5, "False"), true, false},
                      RatingCase{"AScaleOfOnePoint", rated(-1, -1, -1, "False"), true, false},
                      RatingCase{"WithoutAValueNothingIsOff", rated({}, 1, 5, "True"), false, false}),
    [](const auto& one) { return std::string(one.param.name); });

TEST(CheckersDisagree, ReadsOppositeEndsOfTwoScales) {
    Case whole = test::draw_case("f reviews p as \"x\"; g reviews p as \"y\"");
    whole.reviews[0].rating = rated(6, 1, 6, "Six chillies");
    whole.reviews[1].rating = rated(0, 0, 10, "No chilli");
    EXPECT_THAT(audited(disagree, whole), SizeIs(1));
    whole.reviews[1].rating.value = 5;
    EXPECT_THAT(audited(disagree, whole), IsEmpty());
    EXPECT_THAT(audited(disagree, whole, {{"review/checkers-disagree.end", 0}}), IsEmpty());
}

TEST(CheckersDisagree, KeepsScalesOfOneCheckerApart) {
    Case whole = test::draw_case("f reviews p as \"Half\"; f reviews p as \"Full flop\"");
    whole.reviews[0].rating = rated(3, 1, 5, "Half");
    EXPECT_THAT(audited(disagree, whole), IsEmpty());
}

}  // namespace
}  // namespace gainsay::audit
