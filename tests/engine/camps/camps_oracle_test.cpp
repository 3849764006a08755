#include <gtest/gtest.h>

#include "tests/engine/camps/camps_oracle.hpp"
#include "tests/engine/camps/draw_graph.hpp"

namespace gainsay::test {
namespace {

struct Shape {
    const char* name;
    std::uint32_t agents;
    std::size_t sparse, calm, most;
    friend void PrintTo(const Shape& shape, std::ostream* out) { *out << shape.name; }
};
class AllColourings : public ::testing::TestWithParam<Shape> {};

TEST_P(AllColourings, FindNoBetterCamps) {
    const Shape& shape = GetParam();
    for (std::uint64_t seed = 0; seed < 60; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        Dice dice(seed);
        const SignedGraph graph = random_graph(dice, shape.agents, shape.sparse, shape.calm, shape.most);
        for (const CampCost cost : {CampCost::Pairs, CampCost::Counts}) {
            CampOptions options;
            options.cost = cost;
            const Camps camps = find_camps(graph, options);
            EXPECT_EQ(camps.frustration, least_of_all_colourings(graph, cost));
            EXPECT_TRUE(camps.optimal());
            EXPECT_EQ(check_camps(graph, camps, options), "");
        }
    }
}

TEST_P(AllColourings, LieBetweenTheBoundsWithoutASolver) {
    const Shape& shape = GetParam();
    for (std::uint64_t seed = 0; seed < 60; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        Dice dice(seed);
        const SignedGraph graph = random_graph(dice, shape.agents, shape.sparse, shape.calm, shape.most);
        CampOptions options;
        options.most_pairs = 0;
        const Camps camps = find_camps(graph, options);
        const std::uint64_t least = least_of_all_colourings(graph, options.cost);
        EXPECT_LE(camps.bound, least);
        EXPECT_GE(camps.frustration, least);
        EXPECT_EQ(check_camps(graph, camps, options), "");
    }
}

INSTANTIATE_TEST_SUITE_P(Random, AllColourings,
                         ::testing::Values(Shape{"DenseAndHostile", 10, 1, 2, 3},
                                           Shape{"DenseAndCalm", 11, 2, 5, 1},
                                           Shape{"AllHostile", 9, 1, 1, 2}, Shape{"Sparse", 14, 5, 2, 4},
                                           Shape{"InPieces", 14, 10, 2, 2}, Shape{"Tiny", 3, 1, 2, 2}),
                         [](const auto& one) { return std::string(one.param.name); });

}  // namespace
}  // namespace gainsay::test
