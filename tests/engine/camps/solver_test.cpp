#include <gtest/gtest.h>

#include "engine/camps/solve/exact.hpp"
#include "engine/camps/solve/local_search.hpp"
#include "engine/camps/solve/reduce.hpp"
#include "tests/engine/camps/camps_oracle.hpp"
#include "tests/engine/camps/draw_graph.hpp"

// The parts of the search by themselves: together, one can hide what another gets wrong.

namespace gainsay::camps {
namespace {

Wishes wishes_of(const SignedGraph& graph) {
    Wishes wishes{graph.agents(), {}};
    for (const SignedPair& pair : graph.pairs()) {
        const auto weight =
            static_cast<std::int64_t>(pair.agreements) - static_cast<std::int64_t>(pair.contradictions);
        if (weight != 0) wishes.list.push_back({pair.a, pair.b, weight});
    }
    return wishes;
}

struct Drawing {
    SignedGraph graph;
    Wishes wishes;
    std::uint64_t least;
};

Drawing drawing(std::uint64_t seed) {
    test::Dice dice(seed);
    SignedGraph graph = test::random_graph(dice, 4 + static_cast<std::uint32_t>(dice.below(8)),
                                           1 + dice.below(4), 1 + dice.below(3), 1 + dice.below(4));
    Wishes wishes = wishes_of(graph);
    const std::uint64_t least = test::least_of_all_colourings(graph, CampCost::Counts);
    return {std::move(graph), std::move(wishes), least};
}

constexpr std::uint64_t plenty = 10'000'000;

TEST(Solver, FindsTheBestFromTheWorstBeginning) {
    for (std::uint64_t seed = 0; seed < 200; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        const Drawing drawn = drawing(seed);
        Sides bad(drawn.wishes.nodes);
        for (std::uint32_t node = 0; node < drawn.wishes.nodes; ++node) bad[node] = node % 2 == 0;
        const ExactAnswer answer = solve_exactly(drawn.wishes, bad, {}, plenty, {});
        EXPECT_TRUE(answer.optimal);
        EXPECT_EQ(answer.bound, drawn.least);
        EXPECT_EQ(cost(drawn.wishes, answer.sides), drawn.least);
    }
}

TEST(Solver, WithoutWorkStillTellsTheTruth) {
    for (std::uint64_t seed = 0; seed < 50; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        const Drawing drawn = drawing(seed);
        const ExactAnswer answer = solve_exactly(drawn.wishes, Sides(drawn.wishes.nodes), {}, 1, {});
        EXPECT_LE(answer.bound, drawn.least);
        EXPECT_GE(cost(drawn.wishes, answer.sides), drawn.least);
    }
}

TEST(Reduction, KeepsTheCostOfTheBest) {
    for (std::uint64_t seed = 0; seed < 300; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        const Drawing drawn = drawing(seed);
        const Reduction reduction(drawn.wishes);
        std::uint64_t sum = reduction.unavoidable();
        std::vector<Sides> of_blocks;
        for (const Reduction::Block& block : reduction.blocks()) {
            of_blocks.push_back(solve_exactly(block.wishes, Sides(block.wishes.nodes), {}, plenty, {}).sides);
            sum += cost(block.wishes, of_blocks.back());
        }
        EXPECT_EQ(sum, drawn.least);
        EXPECT_EQ(cost(drawn.wishes, reduction.lift(of_blocks)), drawn.least);
    }
}

TEST(Reduction, LeavesNothingOfATree) {
    const Reduction reduction(wishes_of(test::draw_graph("a+b b-c b+d d-e e+f")));
    EXPECT_TRUE(reduction.blocks().empty());
    EXPECT_EQ(reduction.unavoidable(), 0U);
}

TEST(Packing, IsNoMoreThanTheBestCosts) {
    for (std::uint64_t seed = 0; seed < 200; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        const Drawing drawn = drawing(seed);
        const Sides sides = anneal(drawn.wishes, 2, 20, {});
        EXPECT_LE(bound(pack(drawn.wishes, sides, 4, plenty)), drawn.least);
    }
}

TEST(Packing, WithoutBudgetIsEmpty) {
    const Wishes wishes = wishes_of(test::draw_graph("a+b b+c a-c"));
    EXPECT_TRUE(pack(wishes, Sides(3), 4, 0).empty());
    EXPECT_EQ(bound(pack(wishes, Sides(3), 4, plenty)), 1U);
}

TEST(Annealing, FindsTheBestOfSmallProblems) {
    for (std::uint64_t seed = 0; seed < 100; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        const Drawing drawn = drawing(seed);
        EXPECT_EQ(cost(drawn.wishes, anneal(drawn.wishes, 16, 200, {})), drawn.least);
    }
}

}  // namespace
}  // namespace gainsay::camps
