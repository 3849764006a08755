// What hangs together by conflicts, held against what is found by reading relations one by one.
#include "engine/contradiction/disputes/disputes.hpp"

#include <gtest/gtest.h>

#include "engine/contradiction/disputes/dispute_of.hpp"
#include "graphs/model/source.hpp"
#include "graphs/snapshot/build/build.hpp"
#include "tests/engine/contradiction/random_dispute.hpp"
#include "tests/support/sketch.hpp"

namespace gainsay::test {
namespace {

/// Random disputes, and conflicts that a relation alone rarely makes: long rings, loops, many at once.
Snapshot random_snapshot(unsigned seed) {
    RandomDispute dispute(seed);
    Case whole = dispute.make(4 + static_cast<int>(seed % 20));
    const int claims = static_cast<int>(whole.claims.size()), more = dispute.pick(2 * claims);
    const auto claim = [&](int i) { return whole.claims[static_cast<std::size_t>(i)].id; };
    for (int i = 0; i < more; ++i) {
        Relation relation;
        relation.id = RelationId("relation:more-" + std::to_string(i));
        relation.kind = dispute.chance(2) ? RelationKind::Contradicts : RelationKind::Rebuts;
        const int from = dispute.pick(claims);
        relation.from = claim(from);
        relation.to = claim(dispute.chance(4) ? dispute.pick(claims) : (from + 1) % claims);
        relation.status = dispute.chance(5) ? RelationStatus::Proposed : RelationStatus::Accepted;
        whole.relations.push_back(relation);
    }
    sort_records(whole);
    return build_snapshot(CaseSource(std::move(whole)));
}

TEST(Disputes, AreWhatRelationsReadOneByOneSay) {
    std::size_t disputes = 0, long_rings = 0, balanced = 0, limited = 0;
    for (unsigned seed = 0; seed < 400; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        const Snapshot snapshot = random_snapshot(seed);
        DisputesOptions options;
        options.include_proposed = seed % 2 == 0;
        options.limit = seed % 3;
        options.claims = seed % 4;
        options.speakers = seed % 5;
        const Disputes answer = find_disputes(snapshot, options);
        ASSERT_EQ(check_disputes(snapshot, answer, options), "");
        options.threads = 3;
        EXPECT_EQ(find_disputes(snapshot, options), answer);
        for (const Dispute& one : answer.shown) {
            ++disputes;
            balanced += one.balanced ? 1 : 0;
            long_rings += one.odd_cycle.size() > 3 ? 1 : 0;
        }
        limited += answer.limited() ? 1 : 0;
    }
    EXPECT_GT(disputes, 500U);
    EXPECT_GT(balanced, 250U);
    EXPECT_GT(long_rings, 20U);
    EXPECT_GT(limited, 50U);
}

TEST(Disputes, OfAClaimAreFoundFromEveryClaim) {
    std::size_t found = 0, none = 0;
    for (unsigned seed = 0; seed < 150; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        const Snapshot snapshot = random_snapshot(seed);
        DisputesOptions options;
        options.include_proposed = seed % 2 == 0;
        options.limit = seed % 4;
        for (const Node claim : snapshot.nodes(RecordKind::Claim)) {
            const auto answer = dispute_of(snapshot, claim, options);
            ASSERT_EQ(check_dispute_of(snapshot, claim, answer, options), "") << snapshot.id(claim);
            ++(answer ? found : none);
        }
    }
    EXPECT_GT(found, 500U);
    EXPECT_GT(none, 100U);
}

TEST(Disputes, AreTheSameWholeAndFromTheirFirstClaim) {
    for (unsigned seed = 0; seed < 60; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        const Snapshot snapshot = random_snapshot(seed);
        for (const Dispute& one : find_disputes(snapshot).shown)
            EXPECT_EQ(dispute_of(snapshot, one.first)->dispute, one);
    }
}

/// "x r1 y r2 z r3".
std::string ring(const Sketch& drawn, const Dispute& dispute) {
    std::string text;
    for (const OddCycleStep& step : dispute.odd_cycle)
        text += (text.empty() ? "" : " ") + drawn.name(step.claim) + " " + drawn.name(step.relation);
    return text;
}

TEST(Disputes, OnTwoSidesHaveNoOddRing) {
    const Sketch drawn =
        draw("w contradicts x; x rebuts y; z rebuts y; a asserts x; a asserts z; claim alone");
    const Disputes answer = find_disputes(drawn.snapshot);
    ASSERT_EQ(answer.disputes, 1U);
    const Dispute& one = answer.shown.front();
    EXPECT_TRUE(one.balanced);
    EXPECT_EQ(one.claims, 4U);
    EXPECT_EQ(one.conflicts, 3U);
    EXPECT_EQ(one.sides, (std::array<std::uint64_t, 2>{2, 2}));
    EXPECT_EQ(ring(drawn, one), "");
    ASSERT_EQ(one.speakers.size(), 1U);
    EXPECT_EQ(one.speakers.front(), (DisputeSpeaker{drawn.agent("a"), 2}));
}

TEST(Disputes, OfThreeThatAllConflictAreARing) {
    const Sketch drawn =
        draw("r1: x contradicts y; r2: y rebuts z; r3: x contradicts z; r4: x contradicts w");
    const Dispute one = find_disputes(drawn.snapshot).shown.front();
    EXPECT_FALSE(one.balanced);
    EXPECT_EQ(ring(drawn, one), "x r1 y r2 z r3");
    EXPECT_EQ(one.sides, (std::array<std::uint64_t, 2>{}));
}

TEST(Disputes, OfAClaimWithItselfAreARingOfOne) {
    const Sketch drawn = draw("loop: x contradicts x; y contradicts z");
    const Disputes answer = find_disputes(drawn.snapshot);
    ASSERT_EQ(answer.disputes, 2U);
    EXPECT_EQ(answer.unbalanced, 1U);
    EXPECT_EQ(ring(drawn, answer.shown.at(1)), "x loop");
    EXPECT_EQ(answer.shown.at(1).conflicts, 1U);
    EXPECT_EQ(answer.shown.at(1).contested.at(0).conflicts, 1U);
}

TEST(Disputes, OfAClaimSayWhoStandsWithItAndWhoAgainst) {
    const Sketch drawn = draw("r1: x contradicts y; r2: y rebuts z; claim alone");
    const auto answer = dispute_of(drawn.snapshot, drawn.claim("z"));
    ASSERT_TRUE(answer);
    ASSERT_EQ(answer->claims.size(), 3U);
    EXPECT_EQ(answer->claims[1].claim, drawn.claim("y"));
    EXPECT_FALSE(answer->claims[1].with_it());
    EXPECT_EQ(answer->claims[1].relation, drawn.relation("r2"));
    EXPECT_EQ(answer->claims[2].claim, drawn.claim("x"));
    EXPECT_TRUE(answer->claims[2].with_it());
    EXPECT_EQ(answer->claims[2].nearer, drawn.claim("y"));
    EXPECT_FALSE(dispute_of(drawn.snapshot, drawn.claim("alone")));
    EXPECT_THROW((void)dispute_of(drawn.snapshot, drawn.relation("r1")), std::logic_error);
}

TEST(Disputes, AreRefusedByTheCheckerWhenTheyAreChanged) {
    const Sketch drawn =
        draw("r1: x contradicts y; r2: y rebuts z; r3: x contradicts z; r4: v contradicts w; a asserts x");
    const Disputes whole = find_disputes(drawn.snapshot);
    EXPECT_EQ(check_disputes(drawn.snapshot, whole), "");
    const auto broken = [&](const auto& change) {
        Disputes changed = whole;
        change(changed);
        return check_disputes(drawn.snapshot, changed);
    };
    EXPECT_NE(broken([](Disputes& one) { std::swap(one.shown[0], one.shown[1]); }), "");
    EXPECT_NE(broken([](Disputes& one) { one.shown.pop_back(); }), "");
    EXPECT_NE(broken([](Disputes& one) { ++one.unbalanced; }), "");
    EXPECT_NE(broken([](Disputes& one) { ++one.shown[0].conflicts; }), "");
    EXPECT_NE(broken([](Disputes& one) { one.shown[0].odd_cycle.clear(); }), "");
    EXPECT_NE(broken([](Disputes& one) {
                  one.shown[0].odd_cycle[0].relation = one.shown[0].odd_cycle[1].relation;
              }),
              "");
    EXPECT_NE(broken([](Disputes& one) { one.shown[0].speakers.clear(); }), "");
    EXPECT_NE(broken([](Disputes& one) { std::swap(one.shown[1].contested[0], one.shown[1].contested[1]); }),
              "");
    EXPECT_NE(broken([](Disputes& one) { one.shown[1].sides = {2, 0}; }), "");
}

TEST(Disputes, OfAnEmptyCaseAreNone) {
    const Disputes answer = find_disputes(Snapshot());
    EXPECT_EQ(answer.disputes, 0U);
    EXPECT_EQ(check_disputes(Snapshot(), answer), "");
}

}  // namespace
}  // namespace gainsay::test
