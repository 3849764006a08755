// Which contradictions end when a record is taken away.
#include "engine/provenance/impact/ended.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <set>
#include <utility>

#include "engine/time/as_of.hpp"
#include "graphs/snapshot/build/build.hpp"
#include "tests/support/random_case.hpp"
#include "tests/support/sketch.hpp"

namespace gainsay::test {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

/// "a>b 1" loses one witness and goes on; "a>b 1 over" has none left.
std::vector<std::string> told(const Sketch& sketch, const EndedContradictions& ended) {
    std::vector<std::string> pairs;
    for (const EndedContradiction& one : ended.pairs)
        pairs.push_back(sketch.name(one.lost.a) + ">" + sketch.name(one.lost.b) + " " +
                        std::to_string(one.lost.witnesses.size()) + (one.over ? " over" : ""));
    return pairs;
}

std::vector<std::string> without(const char* drawn, const char* what, std::size_t limit = 0) {
    const Sketch sketch = draw(drawn);
    const Impact impact = find_impact(sketch.snapshot, sketch.snapshot.node(what));
    return told(sketch, find_ended(sketch.snapshot, impact, {}, limit));
}

TEST(Ended, DenialEndsWithThePaperThatSaysWhatIsDenied) {
    EXPECT_THAT(without("p published d; d states c; s: a denies c in e", "document:d"),
                ElementsAre("a>p 1 over"));
}

TEST(Ended, ContradictionGoesOnWhereTheySaidItElsewhereToo) {
    EXPECT_THAT(without("s: b asserts c in d; t: b asserts c in f; u: a denies c in e", "document:d"),
                ElementsAre("a>b 1"));
}

TEST(Ended, OppositionEndsWithTheRelationAndIsToldOnce) {
    EXPECT_THAT(without("s: a asserts p in e; t: b asserts q in f; r: p contradicts q in d; document d",
                        "document:d"),
                ElementsAre("a>b 1 over"));
}

TEST(Ended, WhatAnotherTookBackHadEndedBefore) {
    EXPECT_THAT(without("s: b asserts c in d retracted 2019; u: a denies c in e", "document:d"), IsEmpty());
}

TEST(Ended, AttackOnWhatIsTakenAwayEnds) {
    EXPECT_THAT(
        without("p published d; s: a rejects d in e; t: b asserts u in e; r: u undercuts d", "document:d"),
        ElementsAre("a>p 1 over", "b>p 1 over"));
}

TEST(Ended, BetweenTwoDatesOnlyWordsOfBothSidesThatWereSaidThenCount) {
    const Sketch sketch = draw(
        "document d on 2018-03; d states c; p published d; s: a denies c on 2018-04 in d;"
        "t: b denies c on 2016 in d; u: x denies c in e; document e");
    ImpactOptions options;
    options.since = Edtf("2018-01-01");
    const Impact impact = find_impact(sketch.snapshot, sketch.document("d"), options);
    EXPECT_THAT(told(sketch, find_ended(sketch.snapshot, impact, options, 0)),
                ElementsAre("a>p 1 over", "x>p 1 over"));  // when x said it is not known
}

TEST(Ended, SaysWhenThereAreMore) {
    const Sketch sketch =
        draw("p published d; d states c; s: a denies c in e; t: b denies c in e; u: f denies c in e");
    const Impact impact = find_impact(sketch.snapshot, sketch.document("d"));
    const EndedContradictions ended = find_ended(sketch.snapshot, impact, {}, 2);
    EXPECT_TRUE(ended.limited);
    EXPECT_THAT(told(sketch, ended), ElementsAre("a>p 1 over", "b>p 1 over"));
    EXPECT_FALSE(find_ended(sketch.snapshot, impact, {}, 3).limited);
}

/// Every witness of the case that names something which is gone, by reading them all.
TEST(Ended, AgreesWithReadingAllContradictionsOfRandomCases) {
    std::size_t lost_in_all = 0, over_in_all = 0;
    for (std::uint64_t seed = 0; seed < 60; ++seed) {
        const Snapshot snapshot = build_snapshot(CaseSource(random_case(seed)));
        ContradictionOptions question;
        ImpactOptions options;
        if (seed % 3 == 2) question.since = options.since = Edtf("2018-03-01");
        const Contradictions all = all_contradictions(snapshot, question);
        for (const Node what : snapshot.nodes()) {
            if (snapshot.kind(what) == RecordKind::Review) continue;
            const Impact impact = find_impact(snapshot, what, options);
            std::set<Node> gone{what};
            for (const FallenRecord& one : impact.fallen) gone.insert(one.node);
            for (const FallenRecord& one : impact.earlier) gone.insert(one.node);
            std::map<std::pair<Node, Node>, std::pair<std::size_t, std::size_t>> expected;  // lost, left
            for (const Contradiction& pair : all.pairs) {
                for (const Witness& witness : pair.witnesses) {
                    std::set<Node> named;
                    for (const WitnessSide* side : {&witness.a, &witness.b})
                        named.insert({side->agent, side->source, side->object});
                    for (const WitnessStep& step : witness.steps) named.insert(snapshot.relation(step.edge));
                    bool there = true, lost = false;
                    for (const Node node : named) {
                        there =
                            there && (node == what || still_stands(snapshot, node, {}) != Showing::Hidden);
                        lost = lost || gone.contains(node);
                    }
                    if (!there) continue;
                    auto& [lost_here, left] = expected[{pair.a, pair.b}];
                    if (!lost) ++left;
                    if (lost && !(witness.mutual && pair.a > pair.b)) ++lost_here;
                }
            }
            std::map<std::pair<Node, Node>, std::pair<std::size_t, bool>> found, wanted;
            for (const auto& [pair, counts] : expected) {
                if (counts.first != 0) wanted[pair] = {counts.first, counts.second == 0};
            }
            for (const EndedContradiction& one : find_ended(snapshot, impact, options, 0).pairs) {
                found[{one.lost.a, one.lost.b}] = {one.lost.witnesses.size(), one.over};
                lost_in_all += one.lost.witnesses.size();
                over_in_all += one.over ? 1 : 0;
            }
            ASSERT_EQ(found, wanted) << "seed " << seed << " without " << snapshot.id(what);
        }
    }
    EXPECT_GT(lost_in_all, 1'000U);
    EXPECT_GT(over_in_all, 300U);
}

}  // namespace
}  // namespace gainsay::test
