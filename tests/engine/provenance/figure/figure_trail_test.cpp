// Where a figure comes from: small cases drawn by hand.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "graphs/model/error.hpp"
#include "tests/engine/provenance/figure/figure_sketch.hpp"

namespace gainsay::test {
namespace {

using ::testing::ElementsAre;
using ::testing::ElementsAreArray;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

struct Way {
    const char* name;
    const char* sketch;
    std::vector<std::string> chains;
    friend void PrintTo(const Way& one, std::ostream* out) { *out << one.name; }
};
class FigureWays : public ::testing::TestWithParam<Way> {};

/// c and d say 51 %, e 51.3 %, x 30 %; o counts something else, n has no figure.
TEST_P(FigureWays, AreFollowedToTheirEnds) {
    const FigureSketch sketch(GetParam().sketch, {{"c", figure_of("51 %")},
                                                  {"d", figure_of("51 %")},
                                                  {"e", figure_of("51.3 %")},
                                                  {"x", figure_of("30 %")},
                                                  {"o", figure_of("51 %", "arrests")}});
    const std::vector<FigureTrail> trails = sketch.trails("c");
    ASSERT_THAT(trails, SizeIs(1));
    EXPECT_THAT(sketch.chains(trails[0]), ElementsAreArray(GetParam().chains));
    EXPECT_EQ(sketch.check("c", trails), "");
}

INSTANTIATE_TEST_SUITE_P(
    Figures, FigureWays,
    ::testing::Values(
        Way{"ClaimThatNobodyStatesEndsAtOnce", "claim c", {"c (nobody states)"}},
        Way{"DocumentThatStatesItIsAnOrigin", "pd states c", {"c pd (own words) first"}},
        Way{"CopyThatIsStoredIsSeen", "pd states c; document pd seen", {"c pd* (own words) first"}},
        Way{"WordsThatADocumentReportsAreSpeech", "s: a asserts c in pd", {"c pd (speech) first"}},
        Way{"StatementWithoutAPaperIsOne", "s: a asserts c", {"c s (no document) first"}},
        Way{"DenialIsNoStatementOfIt", "s: a denies c in pd", {"c (nobody states)"}},
        Way{"DataLeadToTheDocumentThatHasThem",
            "pd states c; pd cites pe as data; pe states d",
            {"c pd pe (own words) first?"}},
        Way{"RoundedFigureLeadsToTheExactOne",
            "pd states c; pd cites pe as evidence; pe states e",
            {"c pd pe (own words) first?"}},
        Way{"AnotherFigureOfTheSameIsFollowedWhereThereIsNoCloser",
            "pd states c; pd cites pe as data; pe states x",
            {"c pd pe (own words) first?"}},
        Way{"TheClosestFigureOfADocumentIsFollowed",
            "pd states c; pd cites pe as data; pe states x; pe states d; pe states e",
            {"c pd pe (own words) first?"}},
        Way{"AnotherFigureIsNotFollowedBesideACloserOne",
            "pd states c; pd cites pe as data; pd cites pf as data; pe states x; pf states e",
            {"c pd pf (own words) first?"}},
        Way{"WordsOfASpeakerAndOfTheDocumentAreTwoOrigins",
            "s: a asserts c in pd via pe in pe; pd cites pe as data; pe states c",
            {"c pd pe (speech) first?", "c pd pe (own words) first?"}},
        Way{"SourceWithoutTheFigureEndsTheChain",
            "pd states c; pd cites pe as data; pe states o",
            {"c pd pe (not stated)"}},
        Way{"SourceWithoutTheFigureIsOnlyCountedBesideOneThatHasIt",
            "pd states c; pd cites pe as data; pd cites pf as data; pf states d; document pe",
            {"c pd pf (own words) first?"}},
        Way{"MentionIsFollowedToTheSameFigure",
            "pd states c; pd cites pe; pe states e",
            {"c pd pe (own words) first?"}},
        Way{"MentionIsNotFollowedToAnother",
            "pd states c; pd cites pe; pe states x",
            {"c pd (own words) first"}},
        Way{"MentionOfADocumentWithoutItEndsNothing",
            "pd states c; pd cites pe; document pe",
            {"c pd (own words) first"}},
        Way{"EvidenceOfADocumentThatOnlyQuotesEndsNothing",
            "s: a asserts c in pd; pd cites pe as evidence; document pe",
            {"c pd (speech) first"}},
        Way{"RelaysAreFollowedFromTheLastHand",
            "s: a asserts c in pd via pe in pe via pf in pf; document pf on 2018 seen; document pe on 2019; "
            "pd states o; "
            "document pd on 2020",
            {"c pd pe pf* (speech) first"}},
        Way{"RelayOfADocumentWithoutItEndsTheChain",
            "s: a asserts c in pd via pe; document pe",
            {"c pd pe (not stated)"}},
        Way{"RelayOfADocumentThatStatesItGoesOn",
            "s: a asserts c in pd via pe; pe states d; pe cites pf as data; pf states e",
            {"c pd pe pf (own words) first?"}},
        Way{"RelayFromAnAgentEndsTheChain",
            "agent b; s: a asserts c in pd via b",
            {"c pd b (from an agent)"}},
        Way{"DocumentsThatHaveItFromEachOtherAreALoop",
            "pd states c; pe states d; pd cites pe as data; pe cites pd as data",
            {"c pd pe pd (loop) first?"}},
        Way{"LoopWithAWayOutHasAnOrigin",
            "pd states c; pe states d; pf states e; pd cites pe as data; pe cites pd as data; pe cites pf as "
            "data",
            {"c pd pe pf (own words) first?", "c pd pe pd (loop) first?"}},
        Way{"LoopThatNothingLeadsIntoIsEnteredOnce",
            "pd states c; pe states c; pd cites pe as data; pe cites pd as data",
            {"c pd pe pd (loop) first?"}},
        Way{"TwoWaysToOneOriginAreOneChain",
            "pd states c; pe states c; pf states d; pd cites pf as data; pe cites pf as data",
            {"c pd pf (own words) first?"}},
        Way{"FigureStandsInAPartOfTheReport",
            "pd states c; pd cites pr as data; pp part of pr; pp states e",
            {"c pd pp (own words) first?"}},
        Way{"RephrasedClaimLeadsOn", "r: e rephrases c; pd states e", {"c e pd (own words) first"}},
        Way{"EntailedClaimLeadsToWhatEntailsIt", "r: e entails c; pd states e", {"c e pd (own words) first"}},
        Way{"ClaimThatFollowsFromItIsNoSource", "r: c entails e; pd states e", {"c (nobody states)"}},
        Way{"SupportOfAnotherFigureLeadsNowhere", "r: o supports c; pd states o", {"c (nobody states)"}},
        Way{"RejectedRelationLeadsNowhere", "r: e supports c rejected; pd states e", {"c (nobody states)"}},
        Way{"RelationsOfAClaimMetOnTheWayAreFollowed",
            "pd states c; pd cites pe as data; pe states d; r: e supports d; pf states e; document pf on "
            "2016; document pe on 2017",
            {"c pd pe e pf (own words) first?", "c pd pe (own words)"}}),
    [](const auto& one) { return std::string(one.param.name); });

TEST(FigureTrail, LeadsWithTheEarliestOrigin) {
    const FigureSketch sketch(
        "pd states c; pd cites pe as data; pd cites pf as data; pd cites pg as data; pe states c; pf states "
        "c; pg states c;"
        "document pd on 2019; document pe on 2018-05; document pf on 2017; document pg",
        {{"c", figure_of("51 %")}});
    const auto trails = sketch.trails("c");
    EXPECT_THAT(
        sketch.chains(trails.at(0)),
        ElementsAre("c pd pf (own words) first?", "c pd pg (own words) first?", "c pd pe (own words)"));
    EXPECT_EQ(sketch.check("c", trails), "");
}

TEST(FigureTrail, SaysThatTheFirstIsCertainOnlyWhenAllOthersAreCertainlyLater) {
    const char* const ways =
        "pd states c; pd cites pe as data; pe states c; document pd on 2019; document pe on ";
    for (const auto& [date, first] :
         std::vector<std::pair<std::string, std::string>>{{"2018", "c pd pe (own words) first"},
                                                          {"2018?", "c pd pe (own words) first?"},
                                                          {"2019", "c pd pe (own words) first?"},
                                                          {"2020", "c pd pe! (own words)"}}) {
        const FigureSketch sketch(ways + date, {{"c", figure_of("51 %")}});
        const auto trails = sketch.trails("c");
        EXPECT_THAT(sketch.chains(trails.at(0)), ElementsAre(first)) << date;
        EXPECT_EQ(sketch.check("c", trails), "");
    }
}

std::vector<std::string> sentences(const Comparison& change) {
    std::vector<std::string> lines{std::string(to_string(change.verdict))};
    for (const Reason& reason : change.reasons) lines.push_back(sentence(reason));
    return lines;
}

TEST(FigureTrail, TellsHowAFigureChangedOnItsWay) {
    const FigureSketch sketch(
        "pa states c; pa cites pb as data; pb states m; pb cites pc as data; pc states r",
        {{"c", figure_of("51 %", "executions", "Iran", "all executions in the world")},
         {"m", figure_of("51 %", "recorded executions", "Iran", "all recorded executions in the world")},
         {"r", figure_of("51.3 %", "recorded executions", "Iran", "all recorded executions in the world")}});
    const auto trails = sketch.trails("c");
    EXPECT_EQ(sketch.check("c", trails), "");
    const FigureTrail& trail = trails.at(0);
    ASSERT_THAT(trail.steps, SizeIs(4));
    EXPECT_THAT(sentences(trail.steps[1].change), ElementsAre("the same"));
    EXPECT_THAT(sentences(trail.steps[2].change),
                ElementsAre("compatible", HasSubstr("recorded or estimated: recorded")));
    EXPECT_THAT(
        sentences(trail.steps[3].change),
        ElementsAre("compatible", "rounding: 51.3 % and 51 % agree as precisely as they are written"));
    EXPECT_THAT(sentences(trail.ends.at(0).change),
                ElementsAre("compatible", HasSubstr("recorded or estimated"), HasSubstr("rounding")));
}

TEST(FigureTrail, AnswersForEachFigureOfAClaim) {
    const FigureSketch sketch("pd states c; pd cites pe as data; pe states d",
                              {{"c", figure_of("51 %")},
                               {"c", figure_of("12 persons", "arrests")},
                               {"d", figure_of("12 persons", "arrests")}});
    const auto trails = sketch.trails("c");
    ASSERT_THAT(trails, SizeIs(2));
    EXPECT_THAT(sketch.chains(trails[0]), ElementsAre("c pd pe (not stated)"));
    EXPECT_THAT(sketch.chains(trails[1]), ElementsAre("c pd pe (own words) first?"));
    EXPECT_EQ(sketch.check("c", trails), "");
    EXPECT_THAT(sketch.trails("d"), SizeIs(1));
}

TEST(FigureTrail, OfAClaimWithoutFiguresIsNone) {
    const FigureSketch sketch("pd states c", {});
    EXPECT_THAT(sketch.trails("c"), IsEmpty());
    EXPECT_EQ(sketch.check("c", {}), "");
}

TEST(FigureTrail, OfAnythingButAClaimIsRefused) {
    const FigureSketch sketch("pd states c", {});
    try {
        (void)find_figure_trails(sketch.drawn.snapshot, sketch.source, sketch.drawn.document("pd"));
        FAIL();
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::Unsupported);
        EXPECT_STREQ(error.what(), "document:pd is no claim; only the figures of claims are followed");
    }
}

TEST(FigureTrail, CountsTheSourcesThatDoNotHaveIt) {
    const FigureSketch sketch(
        "pd states c; pd cites pe as data; pd cites pf as data; pd cites pg as quotes; pd cites ph; pf "
        "states d; document pe;"
        "document pg; document ph",
        {{"c", figure_of("51 %")}, {"d", figure_of("51 %")}});
    const auto trails = sketch.trails("c");
    EXPECT_EQ(trails.at(0).steps.at(1).unstated, 2U);
    EXPECT_EQ(sketch.check("c", trails), "");
}

TEST(FigureTrail, AsOfADateKnowsNothingLater) {
    const FigureSketch sketch(
        "pd states c; pd cites pe as data; pe states d; document pd on 2018; document pe on 2019",
        {{"c", figure_of("51 %")}, {"d", figure_of("51 %")}});
    FigureTrailOptions options;
    options.as_of = Edtf("2018-12-31");
    const auto trails = sketch.trails("c", options);
    EXPECT_THAT(sketch.chains(trails.at(0)), ElementsAre("c pd (own words) first"));
    EXPECT_FALSE(trails[0].steps.at(1).date_uncertain);
    EXPECT_EQ(sketch.check("c", trails, options), "");
    EXPECT_NE(sketch.check("c", trails), "") << "without the date a source is missing";

    options.as_of = Edtf("2018-06-30");
    const auto earlier = sketch.trails("c", options);
    EXPECT_TRUE(earlier.at(0).steps.at(1).date_uncertain);
    EXPECT_EQ(sketch.check("c", earlier, options), "");
}

TEST(FigureTrail, BetweenTwoDatesBeginsWithWhatWasSaidThenAndLeadsBackBeyond) {
    const FigureSketch sketch(
        "pd states c; pd cites pe as data; pe states d; pf states c; pg states c; ph states c;"
        "document pd on 2018-07-04; document pe on 2015; document pf on 2017-02-01; document pg;"
        "document ph on 2019",
        {{"c", figure_of("51 %")}, {"d", figure_of("51 %")}});
    FigureTrailOptions options;
    options.since = Edtf("2018-01-01");
    options.as_of = Edtf("2018-12-31");
    const auto trails = sketch.trails("c", options);
    // pf was certainly said before, ph later; pg has no date.
    EXPECT_EQ(trails[0].earlier, 1U);
    EXPECT_THAT(sketch.chains(trails.at(0)),
                ElementsAre("c pd pe (own words) first?", "c pg (own words) first?"));
    for (const FigureStep& step : trails[0].steps)
        EXPECT_EQ(step.date_uncertain, sketch.drawn.name(step.node) == "pg") << sketch.drawn.name(step.node);
    EXPECT_EQ(sketch.check("c", trails, options), "");
    options.since.reset();
    EXPECT_NE(sketch.check("c", trails, options), "") << "without the lower end a document is missing";
    options.since = Edtf("2018-09-01");
    EXPECT_THAT(sketch.chains(sketch.trails("c", options).at(0)), ElementsAre("c pg (own words) first"));
}

TEST(FigureTrail, BetweenTwoDatesAnOlderDocumentStaysWhereANewerHadTheFigureFromIt) {
    const FigureSketch sketch(
        "pd states c; pd cites pe as data; pe states c; document pd on 2018-07; document pe on 2015",
        {{"c", figure_of("51 %")}});
    FigureTrailOptions options;
    options.since = Edtf("2018-01-01");
    const auto trails = sketch.trails("c", options);
    EXPECT_THAT(sketch.chains(trails.at(0)), ElementsAre("c pd pe (own words) first"));
    EXPECT_EQ(sketch.check("c", trails, options), "");
    options.since = Edtf("2019-01-01");
    EXPECT_THAT(sketch.chains(sketch.trails("c", options).at(0)), ElementsAre("c (nobody states)"));
}

TEST(FigureTrail, ProposedRelationsAreFollowedWhenAskedFor) {
    const FigureSketch sketch("r: e supports c proposed; pd states e",
                              {{"c", figure_of("51 %")}, {"e", figure_of("51.3 %")}});
    EXPECT_THAT(sketch.chains(sketch.trails("c").at(0)), ElementsAre("c (nobody states)"));
    FigureTrailOptions options;
    options.include_proposed = true;
    const auto trails = sketch.trails("c", options);
    EXPECT_THAT(sketch.chains(trails.at(0)), ElementsAre("c e pd (own words) first"));
    EXPECT_TRUE(trails[0].steps.at(1).proposed);
    EXPECT_EQ(sketch.check("c", trails, options), "");
}

TEST(FigureTrail, SaysWhereALimitCutIt) {
    const FigureSketch sketch(
        "pa states c; pa cites pb as data; pb states c; pb cites pc as data; pc states c",
        {{"c", figure_of("51 %")}});
    FigureTrailOptions options;
    options.max_links = 4;
    const auto trails = sketch.trails("c", options);
    EXPECT_TRUE(trails.at(0).incomplete);
    EXPECT_EQ(sketch.check("c", trails, options), "");
    EXPECT_THAT(sketch.chains(trails[0]), ElementsAre("c pc (limit) first?", "c pa pb (limit) first?"));
    options.max_links = 5;
    EXPECT_FALSE(sketch.trails("c", options).at(0).incomplete);
}

TEST(FigureTrail, OfALongRelayNeedsNoRecursion) {
    std::string sketch = "pd0 states c";
    constexpr int links = 20'000;
    for (int i = 0; i < links; ++i)
        sketch += "\npd" + std::to_string(i) + " cites pd" + std::to_string(i + 1) + " as data; pd" +
                  std::to_string(i + 1) + " states c";
    const FigureSketch drawn(sketch, {{"c", figure_of("51 %")}});
    FigureTrailOptions options;
    options.max_links = 0;
    const auto trails = drawn.trails("c", options);
    ASSERT_THAT(trails.at(0).ends, SizeIs(1));
    EXPECT_EQ(trails[0].steps[trails[0].ends[0].step].depth, links + 1U);
}

/// A checker is worth what it finds: each promise that is broken by hand must be named.
TEST(FigureTrailChecker, FindsWhatIsChanged) {
    const FigureSketch sketch(
        "pd states c; pd cites pe as data; pe states e; document pe on 2017 seen; document pd on 2018; r: x "
        "supports c;"
        "s: a asserts x in pf via pe; pe cites pd as data; pe cites pg as data; pg states e",
        {{"c", figure_of("51 %")}, {"e", figure_of("51.3 %")}, {"x", figure_of("50 %")}});
    const auto good = sketch.trails("c");
    ASSERT_EQ(sketch.check("c", good), "");
    const auto broken = [&](const auto& change) {
        auto trails = good;
        change(trails.at(0));
        return sketch.check("c", trails);
    };
    EXPECT_NE(broken([](FigureTrail& t) { t.steps.pop_back(); }), "");
    EXPECT_NE(broken([](FigureTrail& t) { t.ends.pop_back(); }), "");
    EXPECT_NE(broken([](FigureTrail& t) { std::swap(t.ends.front(), t.ends.back()); }), "");
    for (std::size_t i = 1; i < good[0].steps.size(); ++i) {
        const auto at = [&](const auto& change) {
            return broken([&](FigureTrail& t) { change(t.steps[i]); });
        };
        SCOPED_TRACE(i);
        EXPECT_NE(at([](FigureStep& s) { s.seen = !s.seen; }), "");
        EXPECT_NE(at([](FigureStep& s) { s.proposed = true; }), "");
        EXPECT_NE(at([](FigureStep& s) { s.date_uncertain = true; }), "");
        EXPECT_NE(at([](FigureStep& s) { s.depth = 7; }), "");
        EXPECT_NE(at([](FigureStep& s) { s.ending = FigureEnding::Limit; }), "");
        EXPECT_NE(at([](FigureStep& s) {
                      s.first = s.first == Certainty::Yes ? Certainty::Maybe : Certainty::Yes;
                  }),
                  "");
        EXPECT_NE(at([](FigureStep& s) {
                      s.change.verdict =
                          s.change.verdict == Verdict::Same ? Verdict::Conflict : Verdict::Same;
                  }),
                  "");
        EXPECT_NE(at([](FigureStep& s) {
                      s.order = s.order == TimeOrder::Before ? TimeOrder::After : TimeOrder::Before;
                  }),
                  "");
        EXPECT_NE(at([](FigureStep& s) { s.way = Edge{0}; }), "");
        EXPECT_NE(at([](FigureStep& s) { s.stands = s.stands == no_edge ? Edge{0} : no_edge; }), "");
    }
}

}  // namespace
}  // namespace gainsay::test
