// Circles of documents: small cases drawn by hand, with what a circle says, and what limits leave out.
#include "engine/provenance/circles/circles.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "graphs/model/error.hpp"
#include "tests/support/sketch.hpp"

namespace gainsay::test {
namespace {

using ::testing::ElementsAre;
using ::testing::ElementsAreArray;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using Texts = std::vector<std::string>;

Texts circle_names(const Sketch& sketch, const Circles& answer) {
    Texts names;
    for (const Circle& circle : answer.circles) {
        std::string text;
        for (const CircleStep& step : circle.steps)
            text += (text.empty() ? "" : " ") + sketch.name(step.document);
        names.push_back(text);
    }
    return names;
}

Circles asked(const Sketch& sketch, const CirclesOptions& options = {}) {
    Circles answer = find_circles(sketch.snapshot, options);
    EXPECT_EQ(check_circles(CaseSource(sketch.whole), sketch.snapshot, answer, options), "");
    return answer;
}

struct DrawnCircles {
    const char* name;
    const char* sketch;
    Texts circles, without_origin;
    friend void PrintTo(const DrawnCircles& one, std::ostream* out) { *out << one.name; }
};
class CirclesOf : public ::testing::TestWithParam<DrawnCircles> {};

TEST_P(CirclesOf, DocumentsAreFoundOnceTheShortestFirst) {
    const Sketch sketch = draw(GetParam().sketch);
    const Circles answer = asked(sketch);
    EXPECT_THAT(circle_names(sketch, answer), ElementsAreArray(GetParam().circles));
    EXPECT_EQ(sketch.names(answer.without_origin), GetParam().without_origin);
    EXPECT_EQ(answer.cut, CirclesCut::None);
}

INSTANTIATE_TEST_SUITE_P(
    Circles, CirclesOf,
    ::testing::Values(
        DrawnCircles{"ChainIsNone", "d states c; d cites e; e cites f", {}, {}},
        DrawnCircles{"EmptyCaseHasNone", "claim c", {}, {}},
        DrawnCircles{"TwoThatCiteEachOther", "d states c; d cites e; e cites d", {"d e"}, {"c"}},
        DrawnCircles{"DocumentThatCitesItself", "d states c; d cites d", {"d"}, {"c"}},
        DrawnCircles{"BeginsWithTheSmallest", "f cites d; d cites e; e cites f", {"d e f"}, {}},
        DrawnCircles{"ShorterFirst",
                     "a1 cites a2; a2 cites a3; a3 cites a1; b1 cites b2; b2 cites b1",
                     {"b1 b2", "a1 a2 a3"},
                     {}},
        DrawnCircles{"SharedDocumentsStandInSeveral",
                     "a cites b; b cites a; b cites c; c cites a; c cites b",
                     {"a b", "b c", "a b c"},
                     {}},
        DrawnCircles{"BothDirectionsAreTwo",
                     "a cites b; b cites c; c cites a; a cites c; c cites b; b cites a",
                     {"a b", "a c", "b c", "a b c", "a c b"},
                     {}},
        DrawnCircles{"RelaysCloseOne", "s: x asserts c in d via e in e via f in f via d", {"d e f"}, {"c"}},
        DrawnCircles{
            "RelayAndCitationMix", "s: x asserts c in d via e; e cites d; document e", {"d e"}, {"c"}},
        DrawnCircles{"RelayOfAnotherClaimTakesNoOriginAway",
                     "s: x asserts c in d via e; e cites d; document e; t: x asserts p in r; r cites d",
                     {"d e"},
                     {"c"}},
        DrawnCircles{"PartsCloseOne", "d part of e; e cites d; d states c", {"d e"}, {"c"}},
        DrawnCircles{"AgentInBetweenEndsTheTrail",
                     "s: x asserts c in d via p; document d; p published e; e cites d",
                     {},
                     {}},
        DrawnCircles{"WayOutIsAnOrigin", "d states c; d cites e; e cites d; e cites r", {"d e"}, {}},
        DrawnCircles{
            "OtherSpeakerIsAnOrigin", "d states c; d cites e; e cites d; s: x asserts c in r", {"d e"}, {}},
        DrawnCircles{"ClaimBesideTheCircleMayStillRestOnIt",
                     "n states c; n cites d; d cites e; e cites d",
                     {"d e"},
                     {"c"}},
        DrawnCircles{
            "DenialIsNoOrigin", "d states c; d cites e; e cites d; s: x denies c in r", {"d e"}, {"c"}}),
    [](const auto& one) { return std::string(one.param.name); });

Texts link_names(const Sketch& sketch, const CircleStep& step) {
    Texts names;
    for (const Edge edge : step.links) {
        std::string name(to_string(sketch.snapshot.kind(edge)));
        if (sketch.snapshot.kind(edge) == EdgeKind::Cites)
            name += " " + std::string(to_word(sketch.snapshot.manner(edge)));
        if (sketch.snapshot.kind(edge) == EdgeKind::RelayedFrom)
            name += " " + sketch.name(sketch.snapshot.occurrence(edge).statement);
        names.push_back(name);
    }
    return names;
}

TEST(CirclesAnswer, NamesEveryLinkBetweenTwoDocuments) {
    const Sketch sketch = draw(
        "d cites e as data; d cites e as evidence; d part of e; e cites d;"
        "s: x asserts c in d via e; t: x asserts c in d via e cue \"said\"");
    const Circles answer = asked(sketch);
    ASSERT_EQ(answer.circles.size(), 1U);
    EXPECT_THAT(link_names(sketch, answer.circles[0].steps[0]),
                ElementsAre("relayed_from s", "relayed_from t", "cites data", "cites evidence", "part_of"));
    EXPECT_THAT(link_names(sketch, answer.circles[0].steps[1]), ElementsAre("cites mentions"));
}

struct DatedLink {
    const char* citing;  // " on 2018", or nothing
    const char* cited;
    CitedLater later;
};
void PrintTo(const DatedLink& one, std::ostream* out) {
    *out << one.citing << " cites" << one.cited;
}
class DatesOfALink : public ::testing::TestWithParam<DatedLink> {};

TEST_P(DatesOfALink, TellWhetherItLeansOnSomethingYounger) {
    const DatedLink& link = GetParam();
    const Sketch sketch = draw(std::string("document d") + link.citing + "; document e" + link.cited +
                               "; d cites e; e part of d");
    const Circles answer = asked(sketch);
    ASSERT_EQ(answer.circles.size(), 1U);
    EXPECT_EQ(answer.circles[0].steps[0].later, link.later);
    EXPECT_EQ(answer.circles[0].steps[1].later, CitedLater::No)
        << "to be a part of a younger whole is no news";
    EXPECT_EQ(answer.circles[0].later, link.later);
}

INSTANTIATE_TEST_SUITE_P(
    Circles, DatesOfALink,
    ::testing::Values(DatedLink{" on 2018-01-01", " on 2018-01-02", CitedLater::Certainly},
                      DatedLink{" on 2018-01-02", " on 2018-01-01", CitedLater::No},
                      DatedLink{" on 2018-01-01", " on 2018-01-01", CitedLater::No},
                      DatedLink{" on 2017", " on 2018-01-01", CitedLater::Certainly},
                      DatedLink{" on 2018", " on 2018-06-01", CitedLater::Possibly},
                      DatedLink{" on 2018-06-01", " on 2018", CitedLater::Possibly},
                      DatedLink{" on 2018-12-31", " on 2018", CitedLater::No},
                      DatedLink{" on 2018-01-02?", " on 2018-01-01", CitedLater::Possibly},
                      DatedLink{" on 2018-01-01T10:00:00Z", " on 2018-01-01T11:00:00Z",
                                CitedLater::Certainly},
                      DatedLink{" on 2018-01-01T11:00:00Z", " on 2018-01-01T10:00:00Z", CitedLater::No},
                      DatedLink{"", " on 2018", CitedLater::Unknown},
                      DatedLink{" on 2018", "", CitedLater::Unknown}));

TEST(CirclesAnswer, TellsWhichClaimsRestOnIt) {
    const Sketch sketch = draw(
        "d cites e; e cites d; d states only; d states both; r states both;"
        "n cites e; n states beside; s: x asserts told in m via e; document r; e cites w");
    CirclesOptions options;
    const Circles answer = asked(sketch, options);
    ASSERT_EQ(answer.circles.size(), 1U);
    const RestingClaims& resting = answer.circles[0].resting;
    EXPECT_THAT(sketch.names(resting.claims), ElementsAre("beside", "both", "only", "told"));
    EXPECT_EQ(resting.without_origin, 0U) << "w is an origin of all";
}

TEST(CirclesAnswer, ListsClaimsWithoutOriginFirstAndCountsTheRest) {
    const Sketch sketch = draw("d cites e; e cites d; d states a; d states z; r states a; e states m");
    CirclesOptions options;
    options.max_claims = 2;
    const Circles answer = asked(sketch, options);
    const RestingClaims& resting = answer.circles.at(0).resting;
    EXPECT_THAT(sketch.names(resting.claims), ElementsAre("m", "z"));
    EXPECT_EQ(resting.count, 3U);
    EXPECT_EQ(resting.without_origin, 2U);
}

TEST(CirclesThrough, AreThoseOverADocumentAnAgentOrUnderAClaim) {
    const Sketch sketch = draw(
        "a cites b; b cites a; b cites c; c cites b; x cites y; y cites x; p published c; q authored c;"
        "n cites y; n states far");
    CirclesOptions options;
    options.through = sketch.document("a");
    EXPECT_THAT(circle_names(sketch, asked(sketch, options)), ElementsAre("a b"));
    options.through = sketch.document("b");
    EXPECT_THAT(circle_names(sketch, asked(sketch, options)), ElementsAre("a b", "b c"));
    for (const char* const agent : {"p", "q"}) {
        options.through = sketch.agent(agent);
        EXPECT_THAT(circle_names(sketch, asked(sketch, options)), ElementsAre("b c"));
    }
    options.through = sketch.claim("far");
    const Circles far = asked(sketch, options);
    EXPECT_THAT(circle_names(sketch, far), ElementsAre("x y"));
    EXPECT_THAT(sketch.names(far.without_origin), ElementsAre("far"));
    options.through = sketch.document("n");
    EXPECT_THAT(circle_names(sketch, asked(sketch, options)), IsEmpty())
        << "it leads to a circle, and is on none";
}

TEST(CirclesThrough, AnythingElseAreRefused) {
    const Sketch sketch = draw("s: x asserts c in d");
    CirclesOptions options;
    options.through = sketch.statement("s");
    try {
        (void)find_circles(sketch.snapshot, options);
        FAIL() << "a statement was taken";
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::Unsupported);
        EXPECT_THAT(error.what(), HasSubstr("expected a claim, a document or an agent"));
    }
}

TEST(CirclesAsOf, ADateHideWhatWasNotYetThere) {
    const Sketch sketch =
        draw("document d on 2018; document e on 2019 retracted 2021; d cites e; e cites d; d states c");
    CirclesOptions options;
    for (const char* const date : {"2018", "2022"}) {
        options.as_of = Edtf(date);
        const Circles answer = asked(sketch, options);
        EXPECT_THAT(answer.circles, IsEmpty()) << date;
        EXPECT_THAT(answer.without_origin, IsEmpty()) << date;
    }
    options.as_of = Edtf("2020");
    EXPECT_EQ(asked(sketch, options).circles.size(), 1U);
}

TEST(CirclesBetween, KeepWhatMayHaveClosedSinceAndMarkWhatIsOpen) {
    const Sketch sketch = draw(
        "document a on 2016; document b on 2017-03-01; a cites b; b cites a;"
        "document c on 2016; document d on 2018-05-02; c cites d; d cites c;"
        "document e on 2016; document f; e cites f; f cites e; e states p; a states q");
    CirclesOptions options;
    options.since = Edtf("2018-01-01");
    options.as_of = Edtf("2018-12-31");
    const Circles answer = asked(sketch, options);
    EXPECT_THAT(circle_names(sketch, answer), ElementsAre("c d", "e f"));  // a and b had closed before
    ASSERT_EQ(answer.circles.size(), 2U);
    EXPECT_FALSE(answer.circles[0].date_uncertain);
    EXPECT_TRUE(answer.circles[1].date_uncertain);  // f has no date
    EXPECT_THAT(answer.circles[1].resting.claims, ElementsAre(sketch.claim("p")));
    EXPECT_THAT(sketch.names(answer.without_origin), ElementsAre("p", "q"));  // as of the end
    EXPECT_EQ(answer.documents, 6U);
}

TEST(CirclesBetween, TakeNoneThatClosesLater) {
    const Sketch sketch = draw("document a on 2016; document b on 2019; a cites b; b cites a");
    CirclesOptions options;
    options.since = Edtf("2018-01-01");
    options.as_of = Edtf("2018-12-31");
    EXPECT_THAT(asked(sketch, options).circles, IsEmpty());
    options.as_of = Edtf("2019");
    EXPECT_EQ(asked(sketch, options).circles.size(), 1U);
}

TEST(CirclesBetween, AreBrokenPromisesWhenOneHadClosedBeforeOrItsMarkIsGone) {
    const Sketch sketch = draw("document a on 2016; document b; a cites b; b cites a");
    CirclesOptions options;
    options.since = Edtf("2018-01-01");
    Circles answer = asked(sketch, options);
    ASSERT_EQ(answer.circles.size(), 1U);
    answer.circles[0].date_uncertain = false;
    EXPECT_THAT(check_circles(CaseSource(sketch.whole), sketch.snapshot, answer, options),
                HasSubstr("leave open whether it was there"));
    const Sketch old = draw("document a on 2016; document b on 2017; a cites b; b cites a");
    answer = asked(old);
    EXPECT_THAT(check_circles(CaseSource(old.whole), old.snapshot, answer, options),
                HasSubstr("had closed before"));
}

/// Everybody cites everybody.
Sketch crowd(std::size_t documents) {
    std::string text;
    for (std::size_t i = 0; i < documents; ++i) {
        for (std::size_t j = 0; j < documents; ++j) {
            if (i != j) text += "d" + std::to_string(10 + i) + " cites d" + std::to_string(10 + j) + ";";
        }
    }
    return draw(text);
}

TEST(CirclesLimits, KeepTheShortestAndSaySo) {
    const Sketch sketch = crowd(5);  // 10 of two, 20 of three, 30 of four, 24 of five
    EXPECT_EQ(asked(sketch).circles.size(), 84U);
    const auto ask = [&](std::size_t limit, std::size_t length) {
        CirclesOptions options;
        options.limit = limit;
        options.max_length = length;
        return asked(sketch, options);
    };
    const Circles first = ask(12, 0);
    EXPECT_EQ(first.circles.size(), 12U);
    EXPECT_EQ(first.cut, CirclesCut::Limit);
    EXPECT_EQ(first.complete_to, 2U);
    EXPECT_EQ(ask(30, 0).complete_to, 3U) << "the next one is longer";
    EXPECT_EQ(ask(84, 0).cut, CirclesCut::None) << "as many as there are";
    const Circles shorter = ask(0, 3);
    EXPECT_EQ(shorter.circles.size(), 30U);
    EXPECT_EQ(shorter.cut, CirclesCut::Length);
    EXPECT_EQ(shorter.complete_to, 3U);
    EXPECT_EQ(ask(0, 5).cut, CirclesCut::None);
}

TEST(CirclesLimits, OfWorkLeaveABeginningOfTheWholeAnswer) {
    const Sketch sketch = crowd(7);
    CirclesOptions options;
    options.limit = 0;
    const Circles all = asked(sketch, options);
    EXPECT_EQ(all.circles.size(), 2365U);
    for (std::uint64_t work = 1; work < 20'000; work = work * 3 + 1) {
        SCOPED_TRACE(work);
        options.max_work = work;
        const Circles part = asked(sketch, options);
        EXPECT_EQ(part.cut, CirclesCut::Work);
        ASSERT_LT(part.circles.size(), all.circles.size());
        EXPECT_TRUE(std::equal(part.circles.begin(), part.circles.end(), all.circles.begin()));
    }
}

TEST(CirclesLimits, AreNotReachedByOneLongRing) {
    std::string text;
    for (std::size_t i = 0; i < 3000; ++i) {  // in no order of names, so that roots see each other
        const auto name = [](std::size_t n) { return "d" + std::to_string(1000 + n * 1777 % 3000); };
        text += name(i) + " cites " + name((i + 1) % 3000) + ";";
    }
    const Sketch sketch = draw(text);
    CirclesOptions options;
    options.max_work = 200'000;
    const Circles answer = find_circles(sketch.snapshot, options);
    ASSERT_EQ(answer.circles.size(), 1U);
    EXPECT_EQ(answer.circles[0].steps.size(), 3000U);
    EXPECT_EQ(answer.cut, CirclesCut::None);
}

TEST(CirclesCheck, NamesWhatIsWrong) {
    const Sketch sketch = draw(
        "document a on 2018; document b on 2017; a cites b; b cites a; b cites c; c cites b; a states p");
    const CaseSource source(sketch.whole);
    const Circles right = find_circles(sketch.snapshot);
    const auto complaint = [&](const auto& spoil) {
        Circles wrong = right;
        spoil(wrong);
        return check_circles(source, sketch.snapshot, wrong);
    };
    EXPECT_EQ(complaint([](Circles&) {}), "");
    EXPECT_THAT(complaint([](Circles& c) { std::swap(c.circles[0], c.circles[1]); }),
                HasSubstr("wrong place"));
    EXPECT_THAT(complaint([](Circles& c) { std::swap(c.circles[0].steps[0], c.circles[0].steps[1]); }),
                HasSubstr("smallest document"));
    EXPECT_THAT(complaint([](Circles& c) { c.circles[0].steps[0].links.clear(); }), HasSubstr("its links"));
    EXPECT_THAT(
        complaint([](Circles& c) { c.circles[0].steps[1].document = c.circles[1].steps[1].document; }),
        HasSubstr("does not lean on"));
    EXPECT_THAT(complaint([](Circles& c) { c.circles[0].steps[1].later = CitedLater::No; }),
                HasSubstr("its dates say \"certainly\""));
    EXPECT_THAT(complaint([](Circles& c) { c.circles[0].resting.claims.clear(); }),
                HasSubstr("other claims"));
    EXPECT_THAT(complaint([](Circles& c) { c.circles[1].resting.count = 7; }), HasSubstr("miscounts"));
    EXPECT_THAT(complaint([](Circles& c) { c.without_origin.clear(); }), HasSubstr("without origin"));
    EXPECT_THAT(complaint([](Circles& c) { c.documents = 2; }), HasSubstr("documents on circles"));
    EXPECT_THAT(complaint([](Circles& c) { c.complete_to = 1; }), HasSubstr("complete"));
}

}  // namespace
}  // namespace gainsay::test
