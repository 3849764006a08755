// Under a limit the rows of the block beneath say where to look. Whatever has changed, what is found there is what a
// rebuild finds: the same witnesses in the same order, cut at the same place.
#include <gtest/gtest.h>

#include <set>

#include "engine/contradiction/contradictions.hpp"
#include "engine/contradiction/search/finder.hpp"
#include "graphs/snapshot/build/build.hpp"
#include "graphs/snapshot/overlay/overlay.hpp"
#include "tests/engine/contradiction/begin_alike.hpp"
#include "tests/engine/overlay/overlaid_cases.hpp"
#include "tests/engine/overlay/random_edits.hpp"

namespace gainsay::test {
namespace {

/// How often the rows were asked, and to what effect.
struct Use {
    std::size_t questions = 0, narrowed = 0, new_agents = 0, limited = 0;
};

/// Of every agent, however little it has said.
void expect_to_lead_to_the_first(const Snapshot& overlaid, const Snapshot& built, Use& use) {
    const auto stored = StoredDisputes::of(overlaid);
    ASSERT_TRUE(stored);
    ASSERT_TRUE(overlaid.overlaid());
    const ContradictionOptions options;
    Finder finder(overlaid, options), anew(built, options);
    for (const Node agent : built.nodes(RecordKind::Agent)) {
        if (!stored->agent(agent)) ++use.new_agents;
        for (const bool by : {true, false}) {
            const auto all =
                in_order([&](const auto& add) { by ? anew.by(agent, add) : anew.against(agent, add); });
            const auto unlimited =
                in_order([&](const auto& add) { by ? finder.by(agent, add) : finder.against(agent, add); });
            ASSERT_EQ(unlimited.size(), all.size());
            ASSERT_TRUE(begin_alike(unlimited, all, all.size()));
            const std::set<std::size_t> counts{1, 2, 1 + all.size() / 3, 1 + all.size() / 2, all.size() + 1};
            for (const std::size_t wanted : counts) {
                const FirstOpponents over = first_opponents(*stored, agent, by, wanted);
                const auto some = in_order([&](const auto& add) {
                    by ? finder.by(agent, over, add) : finder.against(agent, over, add);
                });
                ASSERT_TRUE(begin_alike(some, all, wanted)) << "the first " << wanted << " of " << all.size();
                ASSERT_TRUE(wanted <= all.size() || some.size() == all.size());
                if (some.size() < all.size()) ++use.narrowed;
                ++use.questions;
            }
        }
    }
}

/// By the questions themselves, of every agent; rows are in use for those who have said much.
void expect_equal_limits(const Snapshot& overlaid, const Snapshot& built, Use& use) {
    const Finder finder(overlaid, {});
    for (const Node agent : built.nodes(RecordKind::Agent)) {
        for (const bool by : {true, false}) {
            std::size_t total = 0;
            for (const std::size_t limit : {0U, 1U, 10U, 100U, 0U}) {
                ContradictionOptions options;
                options.limit = limit == 0 && total != 0 ? total : limit;
                const auto ask = [&](const Snapshot& snapshot) {
                    return by ? contradictions_by(snapshot, agent, options)
                              : contradictions_against(snapshot, agent, options);
                };
                const Contradictions found = ask(overlaid), expected = ask(built);
                ASSERT_EQ(found.pairs, expected.pairs);
                ASSERT_EQ(found.limited, expected.limited);
                if (limit == 0) total = expected.witness_count();
                if (where_to_look(overlaid, options, agent, by, finder.work(agent))) {
                    ++use.questions;
                    if (found.limited) ++use.limited;
                }
            }
        }
    }
}

class LimitsOfEditSequences : public OverlaidCases, public ::testing::WithParamInterface<std::uint64_t> {};
constexpr std::uint64_t sequences_a_part = 20;

TEST_P(LimitsOfEditSequences, AreFoundByRowsAsThoseBuiltAnewFindThem) {
    Use use;
    for (std::uint64_t seed = GetParam(); seed < GetParam() + sequences_a_part; ++seed) {
        CaseFile file = new_case(random_case(seed, {9, 10, 20, 50, 30, 3}));
        Snapshot base = build_snapshot(file);
        RandomEdits random(file, seed);
        std::string history;
        for (int step = 0; step < 8; ++step) {
            history += random.next() + "; ";
            SCOPED_TRACE("seed " + std::to_string(seed) + ": " + history);
            const Snapshot built = build_snapshot(file);
            const auto made = overlaid(base, file);
            ASSERT_TRUE(made);
            expect_to_lead_to_the_first(*made, built, use);
            ASSERT_FALSE(HasFailure());
            if (step == 4 && seed % 2 == 0) base = built;
        }
    }
    EXPECT_GT(use.questions, 5'000U);
    EXPECT_GT(use.narrowed, 300U);
    EXPECT_GT(use.new_agents, 20U);
}

INSTANTIATE_TEST_SUITE_P(Overlays, LimitsOfEditSequences,
                         ::testing::Range<std::uint64_t>(0, 100, sequences_a_part));

TEST_F(OverlaidCases, LimitLoudAgentsAsThoseBuiltAnewAfterEveryEdit) {
    Use use;
    for (std::uint64_t seed = 0; seed < 6; ++seed) {
        CaseFile file = new_case(random_case(seed, {5, 9, 60, 2000, 60, 3}));
        const Snapshot base = build_snapshot(file);
        RandomEdits random(file, seed);
        std::string history;
        for (int step = 0; step < 6; ++step) {
            history += random.next() + "; ";
            SCOPED_TRACE("seed " + std::to_string(seed) + ": " + history);
            const auto made = overlaid(base, file);
            ASSERT_TRUE(made && made->overlaid());
            expect_equal_limits(*made, build_snapshot(file), use);
            ASSERT_FALSE(HasFailure());
        }
    }
    EXPECT_GT(use.questions, 500U);
    EXPECT_GT(use.limited, 300U);
}

}  // namespace
}  // namespace gainsay::test
