// What falls without a record, and what stands on other support: small cases drawn by hand.
#include "engine/provenance/impact/impact.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "graphs/model/error.hpp"
#include "tests/support/sketch.hpp"

namespace gainsay::test {
namespace {

using ::testing::ElementsAre;
using ::testing::ElementsAreArray;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

Node named(const Sketch& sketch, const std::string& id) {
    return sketch.snapshot.node(id);
}

std::vector<std::string> fallen(const Sketch& sketch, const Impact& impact) {
    std::vector<std::string> names;
    for (const FallenRecord& one : impact.fallen)
        names.push_back(sketch.name(one.node) + (one.withdrawn ? " withdrawn" : "") +
                        (one.loop == 0 ? "" : " loop " + std::to_string(one.loop)));
    return names;
}

/// "c: s d": c stands on s, which stands on d.
std::vector<std::string> standing(const Sketch& sketch, const Impact& impact) {
    std::vector<std::string> names;
    for (const StandingRecord& one : impact.standing) {
        std::string text = sketch.name(one.node) + (one.argued_only ? " argued:" : ":");
        for (const ImpactLink& link : one.stands_on) text += " " + sketch.name(link.node);
        names.push_back(text);
    }
    return names;
}

std::vector<std::string> concerned(const Sketch& sketch, const Impact& impact) {
    std::vector<std::string> names;
    for (const ConcernedRecord& one : impact.concerned) names.push_back(sketch.name(one.node));
    return names;
}

struct Taken {
    const char* name;
    const char* sketch;
    const char* what;
    std::vector<std::string> fallen, standing, concerned;
    friend void PrintTo(const Taken& one, std::ostream* out) { *out << one.name; }
};
class WithoutARecord : public ::testing::TestWithParam<Taken> {};

TEST_P(WithoutARecord, FallsWhatRestsOnNothingElse) {
    const Sketch sketch = draw(GetParam().sketch);
    const Impact impact = find_impact(sketch.snapshot, named(sketch, GetParam().what));
    EXPECT_THAT(fallen(sketch, impact), ElementsAreArray(GetParam().fallen));
    EXPECT_THAT(standing(sketch, impact), ElementsAreArray(GetParam().standing));
    EXPECT_THAT(concerned(sketch, impact), ElementsAreArray(GetParam().concerned));
    EXPECT_EQ(check_impact(sketch.snapshot, impact), "");
}

INSTANTIATE_TEST_SUITE_P(
    Impact, WithoutARecord,
    ::testing::Values(
        Taken{"NothingRestsOnALeaf", "s: a asserts c in d; document e", "document:e", {}, {}, {}},
        Taken{"StatementInOnePaperFallsWithIt", "s: a asserts c in d", "document:d", {"s", "c"}, {}, {}},
        Taken{"StatementInTwoPapersStandsInTheOther",
              "s: a asserts c in d in e",
              "document:d",
              {},
              {"s: e"},
              {}},
        Taken{"ClaimThatAnotherSaysStands",
              "s: a asserts c in d; t: b asserts c in e",
              "document:d",
              {"s"},
              {"c: t e"},
              {}},
        Taken{"PaperWhoseOnlySourceFallsLosesItsOwnWords",
              "e cites d as data; e states c; s: b asserts k in e",
              "document:d",
              {"e", "c"},
              {},
              {"s"}},
        Taken{"PaperWithASecondSourceStandsOnIt",
              "e cites d as data; e cites f as evidence; e states c",
              "document:d",
              {},
              {"e: f"},
              {}},
        Taken{"MentionIsNoReliance", "e cites d as mentions; e states c", "document:d", {}, {}, {"e"}},
        Taken{"PartGoesWithTheWhole",
              "k part of d; k states c; s: a asserts q in k; k cites f as data",
              "document:d",
              {"k withdrawn", "c", "s", "q"},
              {},
              {}},
        Taken{"WholeStandsWithoutAPart", "k part of d; k states c; d states q", "document:k", {"c"}, {}, {}},
        Taken{"RelayThatLeadsToItFalls",
              "s: a asserts c in e via d; document d; e states q",
              "document:d",
              {"s", "c"},
              {},
              {"e"}},
        Taken{"RelayOfARelayFalls",
              "s: a asserts c in f via e in e via d in d",
              "document:d",
              {"s", "c"},
              {},
              {"e", "f"}},
        Taken{"FirstHandPlaceStands",
              "s: a asserts c in f in e via d; document d",
              "document:d",
              {},
              {"s: f"},
              {"e"}},
        Taken{"DenialOfWhatFallsStaysSaid",
              "s: a asserts c in d; t: b denies c in e",
              "document:d",
              {"s", "c"},
              {},
              {"t"}},
        Taken{"RelationFallsWithThePaperThatAssertsIt",
              "s: a asserts p in e; t: b asserts q in e; r: p contradicts q in d; document d",
              "document:d",
              {"r"},
              {},
              {}},
        Taken{"RebuttalFallsWithTheClaimItSpeaksFrom",
              "s: a asserts p in d; t: b asserts q in e; r: p rebuts q in e",
              "document:d",
              {"s", "p", "r"},
              {},
              {}},
        Taken{"ContradictionOfWhatFallsOnlySpeaksOfIt",
              "s: a asserts p in d; t: b asserts q in e; r: p contradicts q in e",
              "document:d",
              {"s", "p"},
              {},
              {"r"}},
        Taken{"ClaimThatOnlyAnArgumentHoldsFallsWithIt",
              "s: a asserts p in d; r: p supports q",
              "document:d",
              {"s", "p", "r", "q"},
              {},
              {}},
        Taken{"ClaimThatNobodySaysAnyMoreMayStillBeArguedFor",
              "s: a asserts c in d; t: b asserts p in e; r: p entails c",
              "document:d",
              {"s"},
              {"c argued: r p t e"},
              {}},
        Taken{"ReviewFallsWithItsPaper",
              "v: f reviews c in d; s: a asserts c in e; document d",
              "document:d",
              {"v"},
              {},
              {}},
        Taken{"ReviewOfWhatFallsSpeaksOfIt",
              "v: f reviews c in e; s: a asserts c in d; document e",
              "document:d",
              {"s", "c"},
              {},
              {"v"}},
        Taken{"CitationsInACircleFallTogether",
              "e cites d as data; e cites f as data; f cites e as data; f states c",
              "document:d",
              {"e loop 1", "f loop 1", "c"},
              {},
              {}},
        Taken{"CircleThatStoodOnNothingBeforeDoesNotFall",
              "e cites f as data; f cites e as data; e states c; d states c",
              "document:d",
              {"c"},
              {},
              {}},
        Taken{"ClaimsThatEntailEachOtherFallTogether",
              "s: a asserts p in d; g: p entails q; r: q entails p",
              "document:d",
              {"s", "p loop 1", "q loop 1", "g loop 1", "r loop 1"},
              {},
              {}},
        Taken{"StatementTakesItsClaim", "s: a asserts c in d", "statement:s", {"c"}, {}, {}},
        Taken{"ClaimTakesWhatItSupports",
              "s: a asserts p in d; r: p supports q",
              "claim:p",
              {"r", "q"},
              {},
              {"s"}},
        Taken{"AgentTakesWhatItSaysAndPublishes",
              "a published d; s: b asserts c in d; t: a asserts q in e",
              "agent:a",
              {"d withdrawn", "s", "c", "t", "q"},
              {},
              {}},
        Taken{"PaperOfTwoPublishersStandsOnTheOther",
              "a published d; b published d; d states c",
              "agent:a",
              {},
              {"d: b"},
              {}},
        Taken{"AuthorTakesAPaperThatAnotherPublishes",
              "a authored d; b published d; d states c",
              "agent:a",
              {"d withdrawn", "c"},
              {},
              {}},
        Taken{"AgentTakesWhatOthersHadFromIt",
              "s: b asserts c in d via a; agent a",
              "agent:a",
              {"s", "c"},
              {},
              {"d"}},
        Taken{"RelationTakesWhatOnlyItHolds",
              "s: a asserts p in d; r: p supports q",
              "relation:r",
              {"q"},
              {},
              {}},
        Taken{"RetractedPaperIsNoOtherSupport",
              "document e retracted 2019; s: a asserts c in d; t: b asserts c in e",
              "document:d",
              {"s", "c"},
              {},
              {}},
        Taken{"ItsOwnRetractionPlaysNoPart",
              "document d retracted 2019; s: a asserts c in d",
              "document:d",
              {"s", "c"},
              {},
              {}}),
    [](const auto& one) { return std::string(one.param.name); });

TEST(Impact, NamesAllThatAFallenClaimRestedOn) {
    const Sketch sketch = draw("d states c; e cites d as data; e states c");
    const Impact impact = find_impact(sketch.snapshot, sketch.document("d"));
    ASSERT_THAT(fallen(sketch, impact), ElementsAre("e", "c"));
    std::vector<std::string> names;
    for (const ImpactLink& link : impact.fallen[1].rested_on) names.push_back(sketch.name(link.node));
    EXPECT_THAT(names, ElementsAre("d", "e"));
}

TEST(Impact, TellsWhoIsBehindWhatFallsAndWhatStands) {
    const Sketch sketch = draw(
        "p published e; e cites d as data; q published f; f cites d as data; f cites g as data; "
        "s: a asserts c in d; o published h; t: a asserts k in h via d in g; u: b asserts k in h via d");
    const Impact impact = find_impact(sketch.snapshot, sketch.document("d"));
    std::vector<std::string> told;
    for (const ImpactedAgent& one : impact.agents) {
        std::string text = sketch.name(one.agent);
        for (const Node node : one.fallen) text += " -" + sketch.name(node);
        for (const Node node : one.standing) text += " +" + sketch.name(node);
        for (const Node node : one.relayed) text += " ~" + sketch.name(node);
        told.push_back(text);
    }
    EXPECT_THAT(told, ElementsAre("a -s +t", "b -u", "o ~h", "p -e", "q +f"));
    EXPECT_EQ(check_impact(sketch.snapshot, impact), "");
}

TEST(Impact, OfAReviewIsRefused) {
    const Sketch sketch = draw("v: f reviews c");
    try {
        (void)find_impact(sketch.snapshot, sketch.review("v"));
        FAIL() << "expected an error";
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::Unsupported);
        EXPECT_THAT(error.what(), HasSubstr("review:v is a review, on which nothing rests"));
    }
}

TEST(Impact, OfWhatWasNotYetThereIsRefused) {
    const Sketch sketch = draw("document d on 2019");
    ImpactOptions options;
    options.as_of = Edtf("2018");
    try {
        (void)find_impact(sketch.snapshot, sketch.document("d"), options);
        FAIL() << "expected an error";
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::NotFound);
        EXPECT_THAT(error.what(), HasSubstr("document:d was not yet there as of 2018"));
    }
}

TEST(Impact, AsOfADateLeavesOutWhatCameLater) {
    const Sketch sketch = draw(
        "document d on 2016; document e on 2017; document f on 2019; "
        "s: a asserts c on 2016 in d; t: b asserts c on 2019 in f; e cites d as data");
    ImpactOptions options;
    EXPECT_THAT(fallen(sketch, find_impact(sketch.snapshot, sketch.document("d"))), ElementsAre("e", "s"));
    options.as_of = Edtf("2018");
    const Impact then = find_impact(sketch.snapshot, sketch.document("d"), options);
    EXPECT_THAT(fallen(sketch, then), ElementsAre("e", "s", "c"));
    EXPECT_EQ(check_impact(sketch.snapshot, then, options), "");
    options.as_of = Edtf("2016");
    EXPECT_THAT(fallen(sketch, find_impact(sketch.snapshot, sketch.document("d"), options)),
                ElementsAre("s", "c"));
}

TEST(Impact, BetweenTwoDatesTellsTheWordsOfTheIntervalAndMarksWhatIsOpen) {
    const Sketch sketch = draw(
        "document d on 2015; document e on 2016; document f on 2018-03; document g;"
        "document h on 2019; e cites d as data; f cites e as data; g cites e as data; h cites e as data;"
        "s: a asserts c on 2016 in d; t: b asserts c on 2018-05-02 in d");
    ImpactOptions options;
    options.since = Edtf("2018-01-01");
    options.as_of = Edtf("2018-12-31");
    const Impact impact = find_impact(sketch.snapshot, sketch.document("d"), options);
    EXPECT_THAT(fallen(sketch, impact), UnorderedElementsAre("f", "g", "t", "c"));
    for (const FallenRecord& one : impact.fallen)
        EXPECT_EQ(one.date_uncertain, sketch.name(one.node) == "g") << sketch.name(one.node);
    std::vector<std::string> earlier;
    for (const FallenRecord& one : impact.earlier) earlier.push_back(sketch.name(one.node));
    EXPECT_THAT(earlier, UnorderedElementsAre("e", "s"));
    EXPECT_EQ(check_impact(sketch.snapshot, impact, options), "");

    Impact broken = impact;
    broken.earlier.clear();
    EXPECT_NE(check_impact(sketch.snapshot, broken, options), "")
        << "f rested on what nobody says has fallen";
    broken = impact;
    broken.fallen.insert(broken.fallen.begin(), impact.earlier.begin(), impact.earlier.end());
    broken.earlier.clear();
    EXPECT_THAT(check_impact(sketch.snapshot, broken, options), HasSubstr("was said before the interval"));
}

TEST(Impact, BetweenTwoDatesOlderWordsStillHoldAClaim) {
    const Sketch sketch = draw(
        "document d on 2018-03; document e on 2015; s: a asserts c on 2018-03 in d; t: b asserts c on 2015 "
        "in e;"
        "u: x denies c on 2015 in e; r: c supports p");
    ImpactOptions options;
    options.since = Edtf("2018-01-01");
    const Impact impact = find_impact(sketch.snapshot, sketch.document("d"), options);
    EXPECT_THAT(fallen(sketch, impact), ElementsAre("s"));
    EXPECT_THAT(standing(sketch, impact), ElementsAre("c: t e"));
    EXPECT_EQ(check_impact(sketch.snapshot, impact, options), "");
    const Impact old = find_impact(sketch.snapshot, sketch.document("e"), options);
    EXPECT_THAT(fallen(sketch, old), IsEmpty());
    EXPECT_THAT(standing(sketch, old), ElementsAre("c: s d"));
    EXPECT_EQ(old.earlier.size(), 2U);  // t and u
    EXPECT_EQ(check_impact(sketch.snapshot, old, options), "");
}

TEST(Impact, AsOfADateBeforeAnotherRetractionStillLeansOnIt) {
    const Sketch sketch = draw(
        "document d on 2016; document e on 2016 retracted 2019; s: a asserts c on 2016 in d; "
        "t: b asserts c on 2016 in e");
    ImpactOptions options;
    options.as_of = Edtf("2018");
    const Impact then = find_impact(sketch.snapshot, sketch.document("d"), options);
    EXPECT_THAT(standing(sketch, then), ElementsAre("c: t e"));
    options.as_of = Edtf("2020");
    EXPECT_THAT(standing(sketch, find_impact(sketch.snapshot, sketch.document("d"), options)), IsEmpty());
}

TEST(Impact, RephrasingsHoldAClaimWhenAskedTo) {
    const Sketch sketch = draw("s: a asserts p in d; t: b asserts q in e; r: p rephrases q");
    ImpactOptions options;
    EXPECT_THAT(fallen(sketch, find_impact(sketch.snapshot, sketch.document("d"))), ElementsAre("s", "p"));
    options.rephrasings = true;
    const Impact impact = find_impact(sketch.snapshot, sketch.document("d"), options);
    EXPECT_THAT(fallen(sketch, impact), ElementsAre("s"));
    EXPECT_THAT(standing(sketch, impact), ElementsAre("p: r q t e"));
    EXPECT_EQ(check_impact(sketch.snapshot, impact, options), "");
}

TEST(Impact, MentionsCountWhenAskedTo) {
    const Sketch sketch = draw("e cites d as mentions; e states c");
    ImpactOptions options;
    options.mentions = true;
    EXPECT_THAT(fallen(sketch, find_impact(sketch.snapshot, sketch.document("d"), options)),
                ElementsAre("e", "c"));
}

TEST(Impact, WhatOthersSaidInAPaperFallsWithItsLastSourceWhenAskedTo) {
    const Sketch sketch = draw("e cites d as data; s: b asserts k in e");
    ImpactOptions options;
    options.trail = true;
    const Impact impact = find_impact(sketch.snapshot, sketch.document("d"), options);
    EXPECT_THAT(fallen(sketch, impact), ElementsAre("e", "s", "k"));
    EXPECT_EQ(check_impact(sketch.snapshot, impact, options), "");
}

TEST(Impact, ProposedRelationsHoldNothingUnlessAskedTo) {
    const Sketch sketch = draw("s: a asserts c in d; t: b asserts p in e; r: p entails c proposed");
    ImpactOptions options;
    EXPECT_THAT(fallen(sketch, find_impact(sketch.snapshot, sketch.document("d"))), ElementsAre("s", "c"));
    options.include_proposed = true;
    EXPECT_THAT(standing(sketch, find_impact(sketch.snapshot, sketch.document("d"), options)),
                ElementsAre("c argued: r p t e"));
    EXPECT_THAT(find_impact(sketch.snapshot, sketch.relation("r")).standing, IsEmpty());
}

TEST(Impact, CutsALongChainOfSupportAndSaysSo) {
    const Sketch sketch =
        draw("e cites d as data; e cites f as data; f cites g as data; g cites h as data; h cites i as data");
    ImpactOptions options;
    options.max_chain = 2;
    const Impact impact = find_impact(sketch.snapshot, sketch.document("d"), options);
    EXPECT_THAT(standing(sketch, impact), ElementsAre("e: f g"));
    EXPECT_TRUE(impact.standing[0].stands_on_cut);
    EXPECT_EQ(check_impact(sketch.snapshot, impact, options), "");
}

TEST(Impact, NamesWhatStoodOnNothingBefore) {
    const Sketch sketch =
        draw("e cites f as data; f cites e as data; e states p; r: p rebuts q in d; document d");
    const Impact impact = find_impact(sketch.snapshot, sketch.document("d"));
    EXPECT_THAT(impact.fallen, IsEmpty());
    std::vector<std::string> names;
    for (const RootlessRecord& one : impact.rootless) names.push_back(sketch.name(one.node));
    EXPECT_THAT(names, ::testing::Contains("r"));
    EXPECT_EQ(check_impact(sketch.snapshot, impact), "");
}

// --- the checker finds what is wrong
class Forged : public ::testing::Test {
protected:
    const Sketch sketch = draw(
        "s: a asserts c in d; t: b asserts c in e; f cites d as data; f states k; "
        "u: a asserts k in d in e");
    Impact impact = find_impact(sketch.snapshot, sketch.document("d"));
    std::string complaint() const { return check_impact(sketch.snapshot, impact); }
};

TEST_F(Forged, AnswersAreWholeBefore) {
    EXPECT_EQ(complaint(), "");
    EXPECT_THAT(fallen(sketch, impact), ElementsAre("f", "s"));
    EXPECT_THAT(standing(sketch, impact), ElementsAre("u: e", "k: u e", "c: t e"));
}

TEST_F(Forged, WhatIsLeftOutIsMissed) {
    impact.standing.pop_back();
    EXPECT_THAT(complaint(), HasSubstr("claim:c is left out"));
}

TEST_F(Forged, WhatStillHasSupportDoesNotFall) {
    FallenRecord record;
    record.node = sketch.claim("c");
    record.rested_on = impact.standing[2].lost;
    impact.fallen.push_back(record);
    EXPECT_THAT(complaint(), HasSubstr("something is left of each kind"));
}

TEST_F(Forged, NothingStandsOnWhatFalls) {
    impact.standing[0].stands_on = impact.standing[0].lost;
    EXPECT_THAT(complaint(), HasSubstr("which does not stand"));
}

TEST_F(Forged, AReasonIsALinkOfTheCase) {
    impact.fallen[0].rested_on[0].node = sketch.document("e");
    EXPECT_THAT(complaint(), HasSubstr("by no such link"));
}

TEST_F(Forged, WhatStandsIsNotConcernedTwice) {
    impact.concerned.push_back({impact.fallen[0].node, impact.fallen[0].rested_on});
    EXPECT_THAT(complaint(), HasSubstr("is told twice"));
}

TEST(ForgedOrder, IsSeen) {
    const Sketch sketch = draw("e cites d as data; f cites e as data");
    Impact impact = find_impact(sketch.snapshot, sketch.document("d"));
    ASSERT_THAT(fallen(sketch, impact), ElementsAre("e", "f"));
    std::swap(impact.fallen[0], impact.fallen[1]);
    EXPECT_THAT(check_impact(sketch.snapshot, impact), HasSubstr("stands before document:e"));
}

}  // namespace
}  // namespace gainsay::test
