// Who opposes whom most: both ways of counting agree, and every answer is held against what is listed.
#include <gtest/gtest.h>

#include <algorithm>

#include "engine/contradiction/ranking/body_opponents.hpp"
#include "engine/contradiction/ranking/most_attacked.hpp"
#include "engine/contradiction/ranking/ranked_opponents.hpp"
#include "engine/contradiction/search/finder.hpp"
#include "graphs/model/source.hpp"
#include "graphs/snapshot/build/build.hpp"
#include "tests/engine/contradiction/ask.hpp"
#include "tests/engine/contradiction/random_dispute.hpp"
#include "tests/support/sketch.hpp"

namespace gainsay::test {
namespace {

Snapshot random_case(RandomDispute& dispute, unsigned seed) {
    return build_snapshot(CaseSource(dispute.make(5 + static_cast<int>(seed % 6))));
}

TEST(RankedOpponents, AreCountedAlikeByRowsAndLinkByLink) {
    std::size_t opponents = 0;
    for (unsigned seed = 0; seed < 300; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        RandomDispute dispute(seed);
        const Snapshot snapshot = random_case(dispute, seed);
        ContradictionOptions options;
        options.closures.rephrase = dispute.chance(2);
        options.include_proposed = dispute.chance(2);
        const DisputeRows rows(snapshot, options.include_proposed);
        for (const Node agent : snapshot.nodes(RecordKind::Agent)) {
            const auto by_rows = count_opponents(snapshot, rows, agent, options);
            ASSERT_EQ(by_rows, count_opponents(snapshot, agent, options)) << snapshot.id(agent);
            opponents += by_rows.size();
        }
    }
    EXPECT_GT(opponents, 2000U);
}

TEST(RankedOpponents, AreThoseWhoseWitnessesAreListedUnderAllOptions) {
    std::size_t shown = 0, limited = 0, plain = 0;
    for (unsigned seed = 0; seed < 300; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        RandomDispute dispute(seed);
        const Snapshot snapshot = random_case(dispute, seed);
        ASSERT_TRUE(DisputeRows::stored(snapshot));
        ContradictionOptions options = dispute.chance(3) ? ContradictionOptions{} : dispute.options();
        plain += options.closures.any() || options.as_of || options.since ? 0 : 1;
        options.limit = static_cast<std::size_t>(dispute.pick(4));
        for (const Node agent : snapshot.nodes(RecordKind::Agent)) {
            const RankedOpponents answer = ranked_opponents(snapshot, agent, options, true);
            ASSERT_EQ(check_ranked_opponents(snapshot, agent, answer, options), "") << snapshot.id(agent);
            for (const RankedOpponent& one : answer.shown) ASSERT_TRUE(one.witness);
            shown += answer.shown.size();
            limited += answer.limited() ? 1 : 0;
        }
    }
    EXPECT_GT(shown, 2000U);
    EXPECT_GT(limited, 100U);
    EXPECT_GT(plain, 50U);
}

TEST(RankedOpponents, ShowTheWitnessThatIsListedFirst) {
    std::size_t against = 0;
    for (unsigned seed = 0; seed < 200; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        RandomDispute dispute(seed);
        const Snapshot snapshot = random_case(dispute, seed);
        const ContradictionOptions options = seed % 2 == 0 ? ContradictionOptions{} : dispute.options();
        for (const Node agent : snapshot.nodes(RecordKind::Agent)) {
            for (const RankedOpponent& one : ranked_opponents(snapshot, agent, options, true).shown) {
                const Node other = one.counts.agent;
                Contradictions listed = contradictions_between(snapshot, agent, other, options);
                against += listed.empty() ? 1 : 0;
                if (listed.empty()) listed = contradictions_between(snapshot, other, agent, options);
                EXPECT_EQ(*one.witness, listed.pairs.front().witnesses.front());
            }
        }
    }
    EXPECT_GT(against, 100U);
}

/// "B 3, C 1" of those shown.
std::string ranking(const Sketch& drawn, const RankedOpponents& answer) {
    std::string text;
    for (const RankedOpponent& one : answer.shown) {
        text += (text.empty() ? "" : ", ") + drawn.name(one.counts.agent) + " " +
                std::to_string(one.counts.either);
    }
    return text;
}

TEST(RankedOpponents, OfALoudAgentAreThoseWhoseWitnessesAreListed) {
    for (unsigned seed = 0; seed < 6; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        const Snapshot snapshot = build_snapshot(CaseSource(loud_dispute(seed)));
        const Node loud = snapshot.node("agent:a1");
        for (const std::size_t limit : {1U, 3U, 0U}) {
            ContradictionOptions options;
            options.limit = limit;
            const RankedOpponents answer = ranked_opponents(snapshot, loud, options, true);
            EXPECT_EQ(check_ranked_opponents(snapshot, loud, answer, options), "") << limit;
            EXPECT_GE(answer.opponents, 8U);
        }
    }
}

TEST(ClaimsMetOver, LeadToAllWitnessesOfThoseWhoAreMeant) {
    std::size_t narrowed = 0;
    for (unsigned seed = 0; seed < 6; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        const Snapshot snapshot = build_snapshot(CaseSource(loud_dispute(seed)));
        const std::optional<StoredDisputes> stored = StoredDisputes::of(snapshot);
        ASSERT_TRUE(stored);
        const ContradictionOptions options;
        for (const Node agent : snapshot.nodes(RecordKind::Agent)) {
            for (const Node opponent : snapshot.nodes(RecordKind::Agent)) {
                for (const bool by : {true, false}) {
                    const FirstOpponents over = claims_met_over(*stored, agent, by, {opponent});
                    std::vector<Witness> found, all;
                    Finder finder(snapshot, options);
                    const auto into = [&](std::vector<Witness>& list) {
                        return [&](const Link& link, Node a, Node b) {
                            if ((by ? b : a) == opponent) list.push_back(finder.witness(link, a, b));
                        };
                    };
                    by ? finder.by(agent, over, into(found)) : finder.against(agent, over, into(found));
                    by ? finder.by(agent, into(all)) : finder.against(agent, into(all));
                    ASSERT_EQ(found.size(), all.size());
                    EXPECT_TRUE(std::is_permutation(found.begin(), found.end(), all.begin()));
                    narrowed += over.said.size() < snapshot.nodes(RecordKind::Claim).size() ? 1 : 0;
                }
            }
        }
    }
    EXPECT_GT(narrowed, 100U);
}

TEST(RankedOpponents, HaveAMutualWitnessOnce) {
    const Sketch drawn =
        draw("a asserts x; b asserts y; c asserts z; c denies x; x contradicts y; z rebuts x");
    const Node a = drawn.agent("a");
    const RankedOpponents answer = ranked_opponents(drawn.snapshot, a);
    EXPECT_EQ(ranking(drawn, answer), "c 2, b 1");
    EXPECT_EQ(answer.counted, 3U);
    ContradictionOptions first;
    first.limit = 1;
    EXPECT_EQ(ranking(drawn, ranked_opponents(drawn.snapshot, a, first)), "c 2");
    EXPECT_TRUE(ranked_opponents(drawn.snapshot, a, first).limited());
    EXPECT_EQ(ranked_opponents(drawn.snapshot, a, first).opponents, 2U);
}

TEST(RankedOpponents, OfWhoeverIsNoAgentAreABrokenPromise) {
    const Sketch drawn = draw("a asserts x");
    EXPECT_THROW((void)ranked_opponents(drawn.snapshot, drawn.claim("x")), std::logic_error);
    EXPECT_THROW((void)opponents_of_body(drawn.snapshot, drawn.claim("x")), std::logic_error);
}

TEST(RankedOpponents, AreRefusedByTheCheckerWhenTheyAreChanged) {
    const Sketch drawn =
        draw("a asserts x; b asserts y; c asserts z; c denies x; x contradicts y; z rebuts x");
    const Node a = drawn.agent("a");
    const RankedOpponents whole = ranked_opponents(drawn.snapshot, a, {}, true);
    const auto broken = [&](const auto& change) {
        RankedOpponents changed = whole;
        change(changed);
        return check_ranked_opponents(drawn.snapshot, a, changed);
    };
    EXPECT_EQ(check_ranked_opponents(drawn.snapshot, a, whole), "");
    EXPECT_NE(broken([](RankedOpponents& one) { ++one.shown[0].counts.against[0]; }), "");
    EXPECT_NE(broken([](RankedOpponents& one) { std::swap(one.shown[0], one.shown[1]); }), "");
    EXPECT_NE(broken([](RankedOpponents& one) { one.shown.pop_back(); }), "");
    EXPECT_NE(broken([](RankedOpponents& one) { ++one.counted; }), "");
    EXPECT_NE(broken([](RankedOpponents& one) { std::swap(one.shown[0].witness, one.shown[1].witness); }),
              "");
}

TEST(BodyOpponents, AreCountedSpeechBySpeech) {
    std::size_t shown = 0, limited = 0;
    for (unsigned seed = 0; seed < 200; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        RandomDispute dispute(seed);
        const Snapshot snapshot = random_case(dispute, seed);
        BodyOpponentsOptions options;
        options.rephrase = dispute.chance(2);
        options.include_proposed = dispute.chance(2);
        options.limit = static_cast<std::size_t>(dispute.pick(3));
        options.witnesses = true;
        for (const Node body : snapshot.nodes(RecordKind::Agent)) {
            const RankedOpponents answer = opponents_of_body(snapshot, body, options);
            ASSERT_EQ(check_body_opponents(snapshot, body, answer, options), "") << snapshot.id(body);
            for (const RankedOpponent& one : answer.shown) ASSERT_TRUE(one.witness);
            shown += answer.shown.size();
            limited += answer.limited() ? 1 : 0;
        }
    }
    EXPECT_GT(shown, 300U);
    EXPECT_GT(limited, 50U);
}

TEST(MostAttacked, AreCountedStatementByStatement) {
    std::size_t shown = 0, denied = 0;
    for (unsigned seed = 0; seed < 200; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        RandomDispute dispute(seed);
        const Snapshot snapshot = random_case(dispute, seed);
        MostAttackedOptions options;
        options.include_proposed = dispute.chance(2);
        options.limit = static_cast<std::size_t>(dispute.pick(4));
        const MostAttacked answer = most_attacked(snapshot, options);
        ASSERT_EQ(check_most_attacked(snapshot, answer, options), "");
        options.threads = 3;
        EXPECT_EQ(most_attacked(snapshot, options), answer);
        shown += answer.shown.size();
        for (const AttackedAgent& one : answer.shown)
            denied += snapshot.kind(one.by) == RecordKind::Statement ? 1 : 0;
    }
    EXPECT_GT(shown, 300U);
    EXPECT_GT(denied, 30U);
}

TEST(MostAttacked, CountAnAttackForEveryAssertion) {
    const Sketch drawn =
        draw("a asserts x; a asserts x; b asserts y; b denies x; x contradicts y; z rebuts x");
    const MostAttacked answer = most_attacked(drawn.snapshot);
    ASSERT_EQ(answer.shown.size(), 2U);
    EXPECT_EQ(answer.shown[0].agent, drawn.agent("a"));
    EXPECT_EQ(answer.shown[0].attacks,
              6U);  // twice asserted: the contradiction, the rebuttal that nobody makes, a denial
    EXPECT_EQ(answer.shown[0].assertions, 2U);
    EXPECT_EQ(answer.shown[1].attacks, 1U);
    EXPECT_EQ(answer.attacks, 7U);
}

}  // namespace
}  // namespace gainsay::test
