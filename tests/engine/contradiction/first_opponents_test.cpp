// Where the first witnesses of a loud agent come from: what is found over these claims alone begins as all that is
// found.
#include "engine/contradiction/agents/first_opponents.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "engine/contradiction/contradictions.hpp"
#include "graphs/model/source.hpp"
#include "graphs/snapshot/build/build.hpp"
#include "tests/engine/contradiction/begin_alike.hpp"
#include "tests/engine/contradiction/random_dispute.hpp"

namespace gainsay::test {
namespace {

TEST(FirstOpponents, LeadToTheFirstWitnesses) {
    std::size_t narrowed = 0, answers = 0;
    for (unsigned seed = 0; seed < 400; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        RandomDispute dispute(seed);
        const Snapshot snapshot = build_snapshot(CaseSource(dispute.make(5 + static_cast<int>(seed % 8))));
        const auto stored = StoredDisputes::of(snapshot);
        ASSERT_TRUE(stored);
        const ContradictionOptions options;
        Finder finder(snapshot, options);
        for (const Node agent : snapshot.nodes(RecordKind::Agent)) {
            for (const bool by : {true, false}) {
                const auto all = in_order(
                    [&](const auto& add) { by ? finder.by(agent, add) : finder.against(agent, add); });
                for (std::size_t wanted = 1; wanted <= all.size() + 1; ++wanted) {
                    const FirstOpponents over = first_opponents(*stored, agent, by, wanted);
                    const auto some = in_order([&](const auto& add) {
                        by ? finder.by(agent, over, add) : finder.against(agent, over, add);
                    });
                    ASSERT_TRUE(begin_alike(some, all, wanted)) << "the first " << wanted;
                    ASSERT_TRUE(wanted <= all.size() || some.size() == all.size());
                    narrowed += some.size() < all.size() ? 1 : 0;
                    ++answers;
                }
            }
        }
    }
    EXPECT_GT(narrowed, 500U);
    EXPECT_GT(answers, 3000U);
}

TEST(FirstOpponents, GiveALoudAgentTheSameAnswer) {
    std::size_t rejections = 0, undercuts = 0;
    for (unsigned seed = 0; seed < 6; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        const Snapshot snapshot = build_snapshot(CaseSource(loud_dispute(seed)));
        for (std::uint32_t number = 0; number < 4; ++number) {
            const Node agent = snapshot.nodes(RecordKind::Agent).begin()[number];
            for (const bool by : {true, false}) {
                const auto ask = [&](std::size_t limit) {
                    ContradictionOptions options;
                    options.limit = limit;
                    return by ? contradictions_by(snapshot, agent, options)
                              : contradictions_against(snapshot, agent, options);
                };
                const Contradictions all = ask(0);
                std::vector<Witness> witnesses;
                for (const Contradiction& pair : all.pairs) {
                    witnesses.insert(witnesses.end(), pair.witnesses.begin(), pair.witnesses.end());
                }
                for (const Witness& one : witnesses) {
                    rejections += one.kind == WitnessKind::Rejection ? 1 : 0;
                    undercuts += one.kind == WitnessKind::Undercut ? 1 : 0;
                }
                const std::size_t total = witnesses.size();
                for (const std::size_t limit :
                     {std::size_t{1}, std::size_t{10}, std::size_t{500}, total - 1, total, total + 1}) {
                    const Contradictions some = ask(limit);
                    EXPECT_EQ(some.limited, limit < total);
                    ASSERT_EQ(some.witness_count(), std::min(limit, total));
                    std::size_t at = 0;
                    for (const Contradiction& pair : some.pairs) {
                        for (const Witness& one : pair.witnesses) ASSERT_EQ(one, witnesses[at++]);
                    }
                }
            }
        }
    }
    EXPECT_GT(rejections, 20U);
    EXPECT_GT(undercuts, 20U);
}

}  // namespace
}  // namespace gainsay::test
