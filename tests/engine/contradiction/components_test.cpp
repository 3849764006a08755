#include "engine/contradiction/agents/components.hpp"

#include <gtest/gtest.h>

#include "graphs/model/source.hpp"
#include "graphs/snapshot/build/build.hpp"
#include "tests/engine/contradiction/random_dispute.hpp"
#include "tests/support/random_case.hpp"
#include "tests/support/sketch.hpp"

namespace gainsay::test {
namespace {

/// Colours spread from the first claim of each component until nothing changes: slow and obvious.
ConflictComponents spread(const DisputeRows& rows) {
    const std::uint32_t claims = rows.claims();
    using Side = ConflictComponents::Side;
    ConflictComponents made{0, 0, Table<std::uint32_t>(claims, claims), Table<Side>(claims, Side::First)};
    for (std::uint32_t first = 0; first < claims; ++first) {
        if (made.first[first] != claims) continue;
        made.first[first] = first;
        bool balanced = true;
        for (bool changed = true; changed;) {
            changed = false;
            for (std::uint32_t claim = 0; claim < claims; ++claim) {
                if (made.first[claim] != first) continue;
                for (const Conflict conflict : rows.conflicts[claim]) {
                    const std::uint32_t other = conflict.claim();
                    if (made.first[other] == claims) {
                        made.first[other] = first;
                        made.side[other] = made.side[claim] == Side::First ? Side::Other : Side::First;
                        changed = true;
                    } else if (made.side[other] == made.side[claim]) {
                        balanced = false;
                    }
                }
            }
        }
        ++made.components;
        made.unbalanced += balanced ? 0 : 1;
        for (std::uint32_t claim = 0; claim < claims; ++claim) {
            if (made.first[claim] == first && !balanced) made.side[claim] = Side::Unbalanced;
        }
    }
    return made;
}

Snapshot random_snapshot(unsigned seed) {
    RandomDispute dispute(seed);
    return build_snapshot(CaseSource(dispute.make(4 + static_cast<int>(seed % 20))));
}

TEST(Components, AreWhatSpreadingColoursFinds) {
    std::uint64_t unbalanced = 0, larger = 0;
    for (unsigned seed = 0; seed < 300; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        const DisputeRows rows(random_snapshot(seed));
        const ConflictComponents found = ComponentsJob(rows).run();
        EXPECT_EQ(found, spread(rows));
        unbalanced += found.unbalanced;
        larger += rows.claims() - found.components;
    }
    EXPECT_GT(unbalanced, 30U);
    EXPECT_GT(larger, 500U);
}

TEST(WholeCaseJobs, GiveTheSameOnAnyNumberOfThreadsAndInAnyOrderOfMerging) {
    for (unsigned seed = 0; seed < 60; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        const DisputeRows rows(random_snapshot(seed));
        const ComponentsJob components(rows);
        const AttacksJob attacks(rows);
        const ConflictComponents one = components.run(1);
        const std::vector<std::uint64_t> sums = attacks.run(1);
        for (const unsigned threads : {2U, 3U, 7U}) {
            EXPECT_EQ(components.run(threads), one);
            EXPECT_EQ(attacks.run(threads), sums);
        }
        const auto merged = [](const auto& job) {
            const Summary last = job.merge(job.local({3, 4}), job.local({1, 4}));
            return job.finish(job.merge(job.merge(job.local({2, 4}), last), job.local({0, 4})));
        };
        EXPECT_EQ(merged(components), one);
        EXPECT_EQ(merged(attacks), sums);
    }
}

/// Enough claims for threads to meet, in one component and many: half of them are in
/// conflict with one that is near, a few with one far away.
Snapshot large_quarrel(unsigned seed) {
    constexpr std::size_t claims = 20000;
    Dice dice(seed);
    const auto id = [](std::size_t i) { return ClaimId("claim:c" + std::to_string(i)); };
    Case whole;
    Agent agent;
    agent.id = AgentId("agent:a");
    agent.name = "a";
    whole.agents.push_back(agent);
    for (std::size_t i = 0; i < claims; ++i) {
        Claim claim;
        claim.id = id(i);
        claim.text = claim.id.text();
        whole.claims.push_back(std::move(claim));
        if (dice.one_in(3)) continue;
        Relation relation;
        relation.id = RelationId("relation:r" + std::to_string(i));
        relation.kind = dice.one_in(2) ? RelationKind::Contradicts : RelationKind::Rebuts;
        relation.from = id(i);
        relation.to = id(dice.one_in(9) ? dice.below(claims) : std::min(claims - 1, i + dice.below(5)));
        whole.relations.push_back(std::move(relation));
    }
    sort_records(whole);
    return build_snapshot(CaseSource(std::move(whole)));
}

TEST(Components, AreTheSameWhenThreadsJoinThemAtOnce) {
    for (unsigned seed = 0; seed < 3; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        const DisputeRows rows(large_quarrel(seed));
        const ComponentsJob job(rows);
        const ConflictComponents one = job.run(1);
        EXPECT_GT(one.components, 1000U);
        EXPECT_GT(one.unbalanced, 100U);
        for (int again = 0; again < 20; ++again) {
            for (const unsigned threads : {2U, 4U, 7U}) ASSERT_EQ(job.run(threads), one);
        }
        EXPECT_EQ(job.finish(job.merge(job.local({1, 2}), job.local({0, 2}))), one);
    }
}

TEST(Attacks, AreTheConflictsAndDenialsOfEverythingAsserted) {
    for (unsigned seed = 0; seed < 100; ++seed) {
        const DisputeRows rows(random_snapshot(seed));
        const std::vector<std::uint64_t> found = AttacksJob(rows).run(2);
        for (std::uint32_t agent = 0; agent < rows.agents(); ++agent) {
            std::uint64_t expected = 0;
            for (const std::uint32_t claim : rows.asserted[agent]) {
                expected += rows.conflicts[claim].size() + rows.deniers[claim].size();
            }
            EXPECT_EQ(found[agent], expected);
        }
    }
}

TEST(WholeCaseJobs, RefuseASummaryOfAnotherCase) {
    const DisputeRows rows(random_snapshot(1)), other(random_snapshot(2));
    EXPECT_THROW((void)ComponentsJob(rows).finish(ComponentsJob(other).local({})), std::logic_error);
    EXPECT_THROW((void)ComponentsJob(rows).finish({}), std::logic_error);
    EXPECT_THROW((void)AttacksJob(rows).finish(Summary(3)), std::logic_error);
}

}  // namespace
}  // namespace gainsay::test
