#include "engine/provenance/trace.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "graphs/snapshot/build/build.hpp"
#include "tests/engine/provenance/dump.hpp"

namespace gainsay::test {
namespace {

struct WalkCase {
    const char* name;
    const char* sketch;
    const char* root;
    const char* steps;  // see dump.hpp
    std::vector<std::string> origins, cycles;
    friend void PrintTo(const WalkCase& c, std::ostream* out) { *out << c.name; }
};
const auto name_of = [](const auto& one) { return std::string(one.param.name); };

class WayBack : public ::testing::TestWithParam<WalkCase> {};

TEST_P(WayBack, LeadsToTheOrigins) {
    const Sketch sketch = draw(GetParam().sketch);
    const Trace trace = find_trace(sketch.snapshot, sketch.snapshot.node(GetParam().root));
    EXPECT_EQ(joined(dump(sketch, trace.back)), GetParam().steps);
    EXPECT_EQ(origins(sketch, trace), GetParam().origins);
    EXPECT_EQ(cycles(sketch, trace.back), GetParam().cycles);
    EXPECT_EQ(check_trace(sketch.snapshot, trace), "");
}

// clang-format off
INSTANTIATE_TEST_SUITE_P(Trace, WayBack, ::testing::Values(
    WalkCase{"ARelayLeadsToTheAgentItCameFrom",
             "document d1 seen; agent e media; s: a asserts p in d1 via e", "claim:p",
             R"(
p
  asserted in s seen
    spoken by a seen
    recorded in d1 seen
      relayed from e (relayed from an agent)
)", {"e: relayed from an agent"}, {}},
    WalkCase{"ARelayIsFollowedThroughTheSameStatement",
             "document d1 seen; document d3 seen; s: a asserts p in d1 via d2 in d2 via d3 in d3; t: a asserts q in d2 via d4", "claim:p",
             R"(
p
  asserted in s seen
    spoken by a seen
    recorded in d1 seen
      relayed from d2
        relayed from d3 (primary document) seen
)", {"d3: primary document"}, {}},
    WalkCase{"WhereNobodySentItTheWayBegins",
             "s: a asserts p in d2 in d3 via d1 in d1 via d2", "statement:s",
             R"(
s
  spoken by a
  recorded in d3
    relayed from d1
      relayed from d2 (only reported)
)", {"d2: only reported"}, {}},
    WalkCase{"ACircleOfRelaysIsNamedOnce",
             "s: a asserts p in d1 via d2 in d2 via d3 in d3 via d1", "statement:s",
             R"(
s
  spoken by a
  recorded in d1
    relayed from d2
      relayed from d3
        relayed from d1 (cycle)
)", {"d1: cycle"}, {"d1 d2 d3"}},
    WalkCase{"CitationsAreFollowedOnce",
             "s: a asserts p in d1; t: b asserts p in d1 in d2; d1 cites e; d2 cites e; e part of w; document w seen", "claim:p",
             R"(
p
  asserted in s
    spoken by a
    recorded in d1
      cites e
        part of w (primary document) seen
  asserted in t
    spoken by b
    recorded in d1 (repeated)
    recorded in d2
      cites e (repeated)
)", {"w: primary document"}, {}},
    WalkCase{"ADocumentSpeaksForItself",
             "d states p; a published d; b authored d; d cites e", "claim:p",
             R"(
p
  stated in d
    published by a
    authored by b
    cites e (only reported)
)", {"e: only reported"}, {}},
    WalkCase{"OfADocumentEveryRelayIsFollowed",
             "s: a asserts p in d via e; t: b denies q in d via f in f via g; d cites d", "document:d",
             R"(
d
  relayed from e (only reported)
  relayed from f
    relayed from g (only reported)
  cites d (cycle)
)", {"d: cycle", "e: only reported", "g: only reported"}, {"d"}},
    WalkCase{"ARumourWithoutPlaceIsUnrecorded",
             "a asserts p", "claim:p",
             R"(
p
  asserted in s1 (unrecorded)
    spoken by a
)", {"s1: unrecorded"}, {}},
    WalkCase{"TwoCirclesThatShareADocumentAreTwo",
             "d cites e; e cites d; d cites f; f cites g; g cites d", "document:d",
             R"(
d
  cites e
    cites d (cycle)
  cites f
    cites g
      cites d (cycle)
)", {"d: cycle"}, {"d e", "d f g"}},
    WalkCase{"ACitationMayCloseARelay",
             "s: a asserts p in d via e; e cites d; document e seen", "claim:p",
             R"(
p
  asserted in s
    spoken by a
    recorded in d
      relayed from e seen
        cites d (cycle)
)", {"d: cycle"}, {"d e"}},
    WalkCase{"TwoOccurrencesInOneDocumentAreTwoLinks",
             "s: a asserts p in d via e in d via f in d via e", "claim:p",
             R"(
p
  asserted in s
    spoken by a
    recorded in d
      relayed from e (only reported)
      relayed from e (repeated)
      relayed from f (only reported)
    recorded in d (repeated)
    recorded in d (repeated)
)", {"e: only reported", "f: only reported"}, {}}),
    name_of);
// clang-format on

class WayForward : public ::testing::TestWithParam<WalkCase> {};

TEST_P(WayForward, LeadsToWhatSpeaksAgainstIt) {
    const Sketch sketch = draw(GetParam().sketch);
    const Trace trace = find_trace(sketch.snapshot, sketch.snapshot.node(GetParam().root));
    EXPECT_EQ(joined(dump(sketch, trace.forward)), GetParam().steps);
    EXPECT_EQ(cycles(sketch, trace.forward), GetParam().cycles);
    EXPECT_EQ(check_trace(sketch.snapshot, trace), "");
}

// clang-format off
INSTANTIATE_TEST_SUITE_P(Trace, WayForward, ::testing::Values(
    WalkCase{"WhoStatesItIsShownWhereverItIsStated",
             "a asserts q in d; m published d; d states z; q rebuts p; z rebuts p", "claim:p",
             R"(
+ p
  - rebutted by q
    - asserted in s1
      - spoken by a
      - recorded in d (repeated)
  - rebutted by z
    - stated in d (unanswered)
      - published by m
)", {}, {}},
    WalkCase{"WhatSupportsAnAttackAttacks",
             "q rebuts p; t supports q; v entails t; w contradicts v", "claim:p",
             R"(
+ p
  - rebutted by q
    - supported by t
      - entailed by v
        + contradicted by w (unanswered)
)", {}, {}},
    WalkCase{"DenialsAreAttacks",
             "document d seen; s: a denies p in d", "claim:p",
             R"(
+ p
  - denied in s seen
    - spoken by a seen
    - recorded in d (unanswered) seen
)", {}, {}},
    WalkCase{"ContradictionsAreMutualAndWalkedOnce",
             "q contradicts p by e in d; p contradicts z; a asserts q in x; document d seen", "claim:p",
             R"(
+ p
  - contradicted by q seen
    - asserted in s1
      - spoken by a
      - recorded in x (unanswered)
  - contradicted by z (unanswered)
)", {}, {}},
    WalkCase{"WhatAnswersAnAttackDefends",
             "q rebuts p; r rebuts q; t rebuts r", "claim:p",
             R"(
+ p
  - rebutted by q
    + rebutted by r
      - rebutted by t (unanswered)
)", {}, {}},
    WalkCase{"AnUndercutRelationDefends",
             "x: q contradicts p; u undercuts x; y: w supports p; v undercuts y", "claim:p",
             R"(
+ p
  - contradicted by q
    + link undercut by u (unanswered)
  + supported by w
    - link undercut by v (unanswered)
)", {}, {}},
    WalkCase{"OwnCarriersAreShownWhereTheyAreAttacked",
             "s: a asserts p in d; t: b asserts p in e; u undercuts s; c rejects e; e states p", "claim:p",
             R"(
+ p
  + asserted in s
    - undercut by u (unanswered)
    + spoken by a
    + recorded in d (unanswered)
  + asserted in t
    + spoken by b
    + recorded in e (repeated)
  + stated in e
    - rejected in s3 (unanswered)
      - spoken by c
)", {}, {}},
    WalkCase{"NeutralVoicesTakeNoSide",
             "a questions p in d; n qualifies p; f reviews p as \"false\" in e; f denies n", "claim:p",
             R"(
+ p (unanswered)
  qualified by n
  questioned in s1
    spoken by a
    recorded in d
  reviewed as v1
    reviewed by f
    reviewed in e
)", {}, {}},
    WalkCase{"AStatementAnswersForWhatItSays",
             "s: a denies p in d; b asserts p in e; c denies p in g; u undercuts s", "statement:s",
             R"(
+ s
  - undercut by u (unanswered)
  - says p
    + denied in s3
      + spoken by c
      + recorded in g (unanswered)
    - asserted in s2
      - spoken by b
      - recorded in e (unanswered)
)", {}, {}},
    WalkCase{"ADocumentAnswersForWhatItStates",
             "d states p; x: a rejects d; u undercuts d; b endorses d; q rebuts p", "document:d",
             R"(
+ d
  - rejected in x (unanswered)
    - spoken by a
  - undercut by u (unanswered)
  + asserted in s2 (unanswered)
    + spoken by b
  + states p
    - rebutted by q (unanswered)
)", {}, {}},
    WalkCase{"AnAttackingCircleIsNamedOnce",
             "q rebuts p; r rebuts q; p rebuts r", "claim:p",
             R"(
+ p
  - rebutted by q
    + rebutted by r
      - rebutted by p (cycle)
)", {}, {"p q r"}},
    WalkCase{"ACircleThroughARelation",
             "x: q contradicts p; u undercuts x; p rebuts u", "claim:p",
             R"(
+ p
  - contradicted by q
    + link undercut by u
      - rebutted by p (cycle)
)", {}, {"p x u"}},
    WalkCase{"ThreeThatExcludeEachOtherAreACircle",
             "q contradicts p; r contradicts q; p contradicts r", "claim:p",
             R"(
+ p
  - contradicted by q
    + contradicted by r (cycle)
  - contradicted by r (unanswered)
)", {}, {"p q r"}},
    WalkCase{"AContradictionMayCloseACircleInEitherDirection",
             "p contradicts q; p rebuts z; z rebuts q", "claim:q",
             R"(
+ q
  - contradicted by p (unanswered)
  - rebutted by z
    + rebutted by p (cycle)
)", {}, {"p q z"}},
    WalkCase{"AMutualConflictIsNoCircle",
             "p contradicts q; q contradicts p", "claim:p",
             R"(
+ p
  - contradicted by q (unanswered)
  - contradicted by q (repeated)
)", {}, {}},
    WalkCase{"ASelfContradiction",
             "p contradicts p", "claim:p",
             R"(
+ p
  - contradicted by p (cycle)
)", {}, {"p"}},
    WalkCase{"RejectedRelationsNeverCount",
             "q rebuts p rejected; z rebuts p proposed", "claim:p",
             R"(
+ p (unanswered)
)", {}, {}},
    WalkCase{"RejectionOfADocumentOfAnOpponent",
             "a denies p in d; b rejects d in e; c rejects e", "claim:p",
             R"(
+ p
  - denied in s1
    - spoken by a
    - recorded in d
      + rejected in s2
        + spoken by b
        + recorded in e
          - rejected in s3 (unanswered)
            - spoken by c
)", {}, {}}),
    name_of);
// clang-format on

// --- options

TEST(TraceOptions, OneDirectionAloneLeavesTheOtherEmpty) {
    const Sketch sketch = draw("a asserts p in d; b denies p in e");
    TraceOptions options;
    options.forwards = false;
    const Trace back = find_trace(sketch.snapshot, sketch.claim("p"), options);
    EXPECT_TRUE(back.forward.steps.empty());
    EXPECT_EQ(check_trace(sketch.snapshot, back, options), "");
    options.forwards = true, options.backwards = false;
    const Trace forward = find_trace(sketch.snapshot, sketch.claim("p"), options);
    EXPECT_TRUE(forward.back.steps.empty() && forward.origins.empty());
    EXPECT_EQ(check_trace(sketch.snapshot, forward, options), "");
    EXPECT_NE(check_trace(sketch.snapshot, forward), "");
}

TEST(TraceOptions, ADepthLimitKeepsSpeakersAndSaysThatThereIsMore) {
    const Sketch sketch = draw("s: a asserts p in d via e");
    TraceOptions options;
    options.max_depth = 1;
    const Trace trace = find_trace(sketch.snapshot, sketch.claim("p"), options);
    EXPECT_THAT(dump(sketch, trace.back),
                ::testing::ElementsAre("p", "  asserted in s (depth limit)", "    spoken by a"));
    EXPECT_TRUE(trace.back.cut_by_depth);
    EXPECT_FALSE(trace.forward.cut_by_depth);
    EXPECT_THAT(origins(sketch, trace), ::testing::ElementsAre("s: depth limit"));
    EXPECT_EQ(check_trace(sketch.snapshot, trace, options), "");
}

TEST(TraceOptions, ADepthThatIsJustEnoughCutsNothing) {
    const Sketch sketch = draw("s: a asserts p in d via e");
    TraceOptions options;
    options.max_depth = 3;
    const Trace trace = find_trace(sketch.snapshot, sketch.claim("p"), options);
    EXPECT_FALSE(trace.back.cut_by_depth);
    EXPECT_EQ(trace, find_trace(sketch.snapshot, sketch.claim("p")));
}

TEST(TraceOptions, AStepLimitCutsAndSaysSo) {
    const Sketch sketch = draw("a asserts p; b asserts p; c asserts p");
    TraceOptions options;
    options.max_steps = 3;
    const Trace trace = find_trace(sketch.snapshot, sketch.claim("p"), options);
    EXPECT_EQ(trace.back.steps.size(), 3U);
    EXPECT_TRUE(trace.back.cut_by_steps);
    EXPECT_EQ(trace.back.steps[0].ending, Ending::StepLimit);
    EXPECT_EQ(check_trace(sketch.snapshot, trace, options), "");
}

TEST(TraceOptions, ACutThatIsNotMarkedIsFound) {
    const Sketch sketch = draw("s: a asserts p; t: b asserts p; u: c denies p; v: d denies p; q rebuts p");
    for (std::size_t most = 1; most < 6; ++most) {
        TraceOptions options;
        options.max_steps = most;
        const Trace cut = find_trace(sketch.snapshot, sketch.claim("p"), options);
        EXPECT_EQ(check_trace(sketch.snapshot, cut, options), "") << most;
        EXPECT_NE(check_trace(sketch.snapshot, cut), "") << most;  // nobody asked for a limit
        for (const bool back : {true, false}) {
            Trace sly = cut;
            TraceTree& tree = back ? sly.back : sly.forward;
            if (!tree.cut_by_steps) continue;
            tree.cut_by_steps = false;
            std::vector<bool> continues(tree.steps.size());
            for (const TraceStep& step : tree.steps)
                if (step.parent != no_step && step.ending != Ending::Shown) continues[step.parent] = true;
            for (std::size_t i = 0; i < tree.steps.size(); ++i) {
                if (tree.steps[i].ending != Ending::StepLimit) continue;
                tree.steps[i].ending = continues[i] ? Ending::Continues
                                       : back       ? Ending::Unrecorded
                                                    : Ending::Unanswered;
            }
            EXPECT_NE(check_trace(sketch.snapshot, sly, options), "")
                << most << (back ? " back" : " forward");
        }
    }
}

TEST(TraceOptions, LinksThatLeadNowhereAreLookedAtSoManyTimes) {
    std::string text = "x denies p";
    for (int i = 0; i < 1'300; ++i) text += "; a" + std::to_string(i) + " asserts p";
    const Sketch sketch = draw(text);
    TraceOptions options;
    options.backwards = false;
    const Trace whole = find_trace(sketch.snapshot, sketch.claim("p"), options);
    options.max_steps = 3;  // as many as there are, but the unattacked carriers of p are not all looked at
    const Trace cut = find_trace(sketch.snapshot, sketch.claim("p"), options);
    EXPECT_EQ(whole.forward.steps.size(), 3U);
    EXPECT_EQ(cut.forward.steps.size(), 3U);
    EXPECT_FALSE(whole.forward.cut_by_steps);
    EXPECT_TRUE(cut.forward.cut_by_steps);
    EXPECT_EQ(cut.forward.steps[0].ending, Ending::StepLimit);
    EXPECT_EQ(check_trace(sketch.snapshot, cut, options), "");
    options.max_steps = 10;
    EXPECT_EQ(find_trace(sketch.snapshot, sketch.claim("p"), options), whole);
}

TEST(TraceOptions, MoreCyclesThanAllowedAreCountedOutLoud) {
    const Sketch sketch = draw("d cites e; e cites d; d cites f; f cites d");
    TraceOptions options;
    options.max_cycles = 1;
    const Trace trace = find_trace(sketch.snapshot, sketch.document("d"), options);
    EXPECT_EQ(trace.back.cycles.size(), 1U);
    EXPECT_TRUE(trace.back.cycles_cut);
    EXPECT_EQ(check_trace(sketch.snapshot, trace, options), "");
}

TEST(TraceOptions, ProposedRelationsCountWhenAskedForAndAreMarked) {
    const Sketch sketch = draw("q rebuts p rejected; z rebuts p proposed");
    TraceOptions options;
    options.include_proposed = true;
    const Trace trace = find_trace(sketch.snapshot, sketch.claim("p"), options);
    EXPECT_THAT(dump(sketch, trace.forward),
                ::testing::ElementsAre("+ p", "  - rebutted by z (unanswered) proposed"));
    EXPECT_EQ(check_trace(sketch.snapshot, trace, options), "");
    EXPECT_NE(check_trace(sketch.snapshot, trace), "");
}

TEST(TraceOptions, RephrasingsAreFollowedWhenAskedFor) {
    const Sketch sketch = draw("q rephrases p; q rephrases z; s: a asserts z in d; t: b denies q in d");
    TraceOptions options;
    options.rephrasings = true;
    const Trace trace = find_trace(sketch.snapshot, sketch.claim("p"), options);
    EXPECT_THAT(dump(sketch, trace.back),
                ::testing::ElementsAre("p", "  rephrased as q", "    rephrased as z", "      asserted in s",
                                       "        spoken by a", "        recorded in d (only reported)"));
    EXPECT_EQ(dump(sketch, trace.forward)[2], "    - denied in t");
    EXPECT_EQ(check_trace(sketch.snapshot, trace, options), "");
    EXPECT_NE(check_trace(sketch.snapshot, trace), "");
}

struct DateCase {
    const char* name;
    const char* sketch;
    const char* as_of;
    const char* steps;  // forwards from p
    friend void PrintTo(const DateCase& c, std::ostream* out) { *out << c.name; }
};
class AsOf : public ::testing::TestWithParam<DateCase> {};

TEST_P(AsOf, HidesWhatIsCertainlyLaterOrTakenBack) {
    const Sketch sketch = draw(GetParam().sketch);
    TraceOptions options;
    options.as_of = Edtf(GetParam().as_of);
    const Trace trace = find_trace(sketch.snapshot, sketch.claim("p"), options);
    EXPECT_EQ(joined(dump(sketch, trace.forward)), "\n+ p" + std::string(GetParam().steps));
    EXPECT_EQ(check_trace(sketch.snapshot, trace, options), "");
}

// clang-format off
INSTANTIATE_TEST_SUITE_P(Trace, AsOf, ::testing::Values(
    DateCase{"ALaterStatementIsHidden", "a denies p on 2018-07-02", "2018-07-01", " (unanswered)\n"},
    DateCase{"OneOfThatDayIsNot", "a denies p on 2018-07-02", "2018-07-02",
             "\n  - denied in s1 (unanswered)\n    - spoken by a\n"},
    DateCase{"AMonthLeavesItOpen", "a denies p on 2018-07", "2018-07-02",
             "\n  - denied in s1 (unanswered) date?\n    - spoken by a\n"},
    DateCase{"WithoutADateItIsOpen", "a denies p", "2018-07-02",
             "\n  - denied in s1 (unanswered) date?\n    - spoken by a\n"},
    DateCase{"TheEarliestDocumentDatesAStatement",
             "document d on 2018; document e on 2020; a denies p in d in e", "2019",
             "\n  - denied in s1\n    - spoken by a\n    - recorded in d (unanswered)\n"},
    DateCase{"AStatementOfLaterDocumentsIsHidden",
             "document d on 2021; document e on 2020; a denies p in d in e", "2019", " (unanswered)\n"},
    DateCase{"AnUndatedDocumentMayBeEarlier",
             "document d on 2021; document e; a denies p in d in e", "2019",
             "\n  - denied in s1 date?\n    - spoken by a\n    - recorded in e (unanswered) date?\n"},
    DateCase{"ARetractionByThenHides", "a denies p on 2017 retracted 2018-01-01", "2018-01-01", " (unanswered)\n"},
    DateCase{"ALaterRetractionDoesNot", "a denies p on 2017 retracted 2018-01-02", "2018-01-01",
             "\n  - denied in s1 (unanswered)\n    - spoken by a\n"},
    DateCase{"AnUndatedRetractionLeavesItOpen", "a denies p on 2017 retracted", "2018-01-01",
             "\n  - denied in s1 (unanswered) date?\n    - spoken by a\n"},
    DateCase{"ARelationDatesFromItsDocument", "document d on 2019; q rebuts p in d; z rebuts p", "2018",
             "\n  - rebutted by z (unanswered) date?\n"},
    DateCase{"AReviewDatesFromItself", "f reviews p on 2019; g reviews p on 2017", "2018",
             " (unanswered)\n  reviewed as v2\n    reviewed by g\n"}),
    name_of);
// clang-format on

class Since : public ::testing::TestWithParam<DateCase> {};

TEST_P(Since, HidesWordsThatAreCertainlyOlder) {
    const Sketch sketch = draw(GetParam().sketch);
    TraceOptions options;
    options.since = Edtf(GetParam().as_of);
    const Trace trace = find_trace(sketch.snapshot, sketch.claim("p"), options);
    const auto back = dump(sketch, trace.back), forward = dump(sketch, trace.forward);
    EXPECT_EQ(joined(back) + joined(forward), std::string(GetParam().steps));
    EXPECT_EQ(check_trace(sketch.snapshot, trace, options), "");
}

// clang-format off
INSTANTIATE_TEST_SUITE_P(Trace, Since, ::testing::Values(
    DateCase{"AnOlderStatementIsHidden", "a asserts p on 2017; b denies p on 2017-12-31", "2018-01-01",
             "\np (unrecorded)\n\n+ p (unanswered)\n"},
    DateCase{"OneOfThatDayIsNot", "b denies p on 2018-01-01", "2018-01-01",
             "\np (unrecorded)\n\n+ p\n  - denied in s1 (unanswered)\n    - spoken by b\n"},
    DateCase{"AYearLeavesItOpen", "b denies p on 2018", "2018-06",
             "\np (unrecorded)\n\n+ p\n  - denied in s1 (unanswered) date?\n    - spoken by b\n"},
    DateCase{"TheDispatchBehindItIsNot",
             "document d on 2018-02-02; document e on 2016; a asserts p on 2018-02-01 in d via e", "2018-01-01",
             "\np\n  asserted in s1\n    spoken by a\n    recorded in d\n      relayed from e (only reported)\n"
             "\n+ p (unanswered)\n"},
    DateCase{"AnOlderDocumentStatesNothingInIt", "document d on 2016; d states p", "2018",
             "\np (unrecorded)\n\n+ p (unanswered)\n"}),
    name_of);
// clang-format on

// --- refusals and promises

TEST(FindTrace, RefusesWhatCannotBeTraced) {
    const Sketch sketch = draw("s: a asserts p in d; r: q rebuts p");
    for (const Node node : {sketch.agent("a"), sketch.relation("r")}) {
        try {
            (void)find_trace(sketch.snapshot, node);
            FAIL() << sketch.name(node);
        } catch (const Error& error) {
            EXPECT_EQ(error.code(), ErrorCode::Unsupported);
            EXPECT_THAT(error.what(), ::testing::HasSubstr(sketch.snapshot.id(node)));
            EXPECT_THAT(error.what(), ::testing::HasSubstr("expected a claim, a statement or a document"));
        }
    }
    EXPECT_THROW((void)find_trace(sketch.snapshot, no_node), std::logic_error);
}

TEST(CheckTrace, NoticesEveryForgery) {
    const Sketch sketch = draw(
        "document d seen; s: a asserts p in d via e in e via d; d cites f; b denies p in d;"
        "x: q contradicts p by m in d; u undercuts x; p rebuts u; z supports p proposed");
    const Node root = sketch.claim("p");
    const Trace honest = find_trace(sketch.snapshot, root);
    ASSERT_EQ(check_trace(sketch.snapshot, honest), "");
    const auto refuses = [&](const char* what, auto forge) {
        Trace forged = honest;
        forge(forged);
        EXPECT_NE(check_trace(sketch.snapshot, forged), "") << what;
    };
    for (std::size_t i = 0; i < honest.forward.steps.size(); ++i) {
        SCOPED_TRACE("step " + std::to_string(i));
        const auto step = [&](auto change) {
            return [&honest, i, change](Trace& t) {
                (void)honest;
                change(t.forward.steps[i]);
            };
        };
        refuses("node", step([&](TraceStep& s) { s.node = sketch.agent("m"); }));
        refuses("edge", step([&](TraceStep& s) { s.edge = Edge{to_index(s.edge) + 1}; }));
        refuses("no such edge", step([&](TraceStep& s) { s.edge = Edge{1000}; }));
        refuses("parent", step([&](TraceStep& s) { s.parent = 0x7FFFFFFF; }));
        refuses("depth", step([&](TraceStep& s) { s.depth += 1; }));
        refuses("link", step([&](TraceStep& s) { s.link = TraceLink::SupportedBy; }));
        refuses("ending", step([&](TraceStep& s) { s.ending = Ending::PrimaryDocument; }));
        refuses("limit", step([&](TraceStep& s) { s.ending = Ending::DepthLimit; }));
        refuses("parity", step([&](TraceStep& s) { s.parity = TraceParity::None; }));
        refuses("seen", step([&](TraceStep& s) { s.seen = !s.seen; }));
        refuses("proposed", step([&](TraceStep& s) { s.proposed = !s.proposed; }));
        refuses("date", step([&](TraceStep& s) { s.date_uncertain = !s.date_uncertain; }));
        refuses("repeated", step([&](TraceStep& s) { s.repeated = !s.repeated; }));
    }
    for (std::size_t i = 0; i < honest.back.steps.size(); ++i) {
        SCOPED_TRACE("step " + std::to_string(i) + " of the way back");
        refuses("node", [&](Trace& t) { t.back.steps[i].node = sketch.claim("z"); });
        refuses("ending", [&](Trace& t) { t.back.steps[i].ending = Ending::Unanswered; });
        refuses("link", [&](Trace& t) { t.back.steps[i].link = TraceLink::RebuttedBy; });
        if (honest.back.steps[i].link == TraceLink::RelayedFrom) {
            refuses("statement", [&](Trace& t) { t.back.steps[i].statement = sketch.statement("s2"); });
        }
    }
    refuses("origin lost", [](Trace& t) { t.origins.pop_back(); });
    refuses("origin moved", [](Trace& t) { t.origins[0].step = 0; });
    refuses("origins twice", [](Trace& t) { t.origins.push_back(t.origins.back()); });
    refuses("cycle turned", [](Trace& t) {
        std::rotate(t.forward.cycles[0].begin(), t.forward.cycles[0].begin() + 1, t.forward.cycles[0].end());
    });
    refuses("cycle reversed",
            [](Trace& t) { std::reverse(t.forward.cycles[0].begin() + 1, t.forward.cycles[0].end()); });
    refuses("cycle lost", [](Trace& t) { t.forward.cycles.clear(); });
    refuses("cycle twice", [](Trace& t) { t.back.cycles.push_back(t.back.cycles[0]); });
    refuses("empty cycle",
            [](Trace& t) { t.back.cycles.insert(t.back.cycles.begin(), std::vector<Node>{}); });
    refuses("another root", [&](Trace& t) { t.root = sketch.claim("q"); });
    refuses("order", [](Trace& t) { std::swap(t.forward.steps[1], t.forward.steps.back()); });
}

// --- long chains

std::string padded(const char* kind, std::size_t i) {
    const std::string digits = std::to_string(1000000 + i);
    return std::string(kind) + ":n" + digits;
}

TEST(LongChains, OfRelaysAndCitationsDoNotOverflowTheStack) {
    constexpr std::size_t length = 100000;
    Case whole;
    Agent agent;
    agent.id = AgentId("agent:a"), agent.name = "A";
    whole.agents.push_back(agent);
    Claim claim;
    claim.id = ClaimId("claim:c"), claim.text = "C";
    whole.claims.push_back(claim);
    Statement statement;
    statement.id = StatementId("statement:s"), statement.speaker = agent.id, statement.of = claim.id;
    for (std::size_t i = 0; i < length; ++i) {
        Document document;
        document.id = DocumentId(padded("document", i)), document.title = "D";
        const DocumentId next(padded("document", (i + 1) % length));
        document.cites.push_back({next, CitationManner::Quotes});
        Occurrence occurrence;
        occurrence.document = document.id;
        if (i + 1 < length) occurrence.via = next;
        statement.occurrences.push_back(occurrence);
        whole.documents.push_back(std::move(document));
    }
    whole.statements.push_back(statement);
    const Snapshot snapshot = build_snapshot(CaseSource(std::move(whole)));
    const Trace trace = find_trace(snapshot, snapshot.node("claim:c"));
    EXPECT_EQ(trace.back.cycles.size(), 1U);  // the citations close the circle that the relays leave open
    EXPECT_EQ(trace.back.cycles[0].size(), length);
    EXPECT_EQ(trace.back.steps.size(), 3 + 2 * length);
    EXPECT_EQ(check_trace(snapshot, trace), "");
}

TEST(LongChains, OfRebuttalsKeepTheirParity) {
    constexpr std::size_t length = 100000;
    Case whole;
    for (std::size_t i = 0; i <= length; ++i) {
        Claim claim;
        claim.id = ClaimId(padded("claim", i)), claim.text = "C";
        whole.claims.push_back(std::move(claim));
        if (i == 0) continue;
        Relation relation;
        relation.id = RelationId(padded("relation", i)), relation.kind = RelationKind::Rebuts;
        relation.from = whole.claims[i].id, relation.to = whole.claims[i - 1].id;
        whole.relations.push_back(std::move(relation));
    }
    const Snapshot snapshot = build_snapshot(CaseSource(std::move(whole)));
    const Trace trace = find_trace(snapshot, snapshot.node(padded("claim", 0)));
    EXPECT_EQ(trace.forward.steps.size(), length + 1);
    EXPECT_EQ(trace.forward.steps.back().depth, length);
    EXPECT_EQ(trace.forward.steps.back().parity, TraceParity::Even);
    EXPECT_TRUE(trace.forward.cycles.empty());
    EXPECT_EQ(check_trace(snapshot, trace), "");
}

TEST(Words, AreThereForEveryValue) {
    for (std::size_t i = 0; i < trace_link_count; ++i) EXPECT_NE(to_string(static_cast<TraceLink>(i)), "");
    EXPECT_EQ(to_string(TraceLink::Root), "asked about");
    EXPECT_EQ(to_string(TraceLink::States), "states");
    EXPECT_EQ(to_string(Ending::Unanswered), "unanswered");
    EXPECT_EQ(to_string(TraceParity::Odd), "odd");
}

}  // namespace
}  // namespace gainsay::test
