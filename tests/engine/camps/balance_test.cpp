#include "engine/camps/balance.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <map>

#include "tests/engine/camps/draw_graph.hpp"

namespace gainsay::test {
namespace {

TriangleCounts all_triples(const SignedGraph& graph) {
    std::map<std::pair<std::uint32_t, std::uint32_t>, int> sign;
    for (const SignedPair& pair : graph.pairs()) sign[{pair.a, pair.b}] = pair.sign();
    TriangleCounts counts;
    for (std::uint32_t a = 0; a < graph.agents(); ++a) {
        for (std::uint32_t b = a + 1; b < graph.agents(); ++b) {
            for (std::uint32_t c = b + 1; c < graph.agents(); ++c) {
                const int x = sign[{a, b}], y = sign[{b, c}], z = sign[{a, c}];
                if (x * y * z != 0) ++counts.by_negative[(x < 0) + (y < 0) + (z < 0)];
            }
        }
    }
    return counts;
}

TEST(Triangles, AreThoseOfAllTriples) {
    for (std::uint64_t seed = 0; seed < 100; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        Dice dice(seed);
        const SignedGraph graph = random_graph(dice, 12, 1 + dice.below(3), 2, 2);
        EXPECT_EQ(count_triangles(graph), all_triples(graph));
    }
}

TEST(Triangles, OfATreeAreNoneAndHaveNoShare) {
    const TriangleCounts counts = count_triangles(draw_graph("a+b b-c c+d"));
    EXPECT_EQ(counts.total(), 0U);
    EXPECT_EQ(counts.balanced_share(), std::nullopt);
}

TEST(WalkBalance, IsOneForABalancedGraph) {
    EXPECT_NEAR(walk_balance(draw_graph("a-b b-c a+c c+d")).value(), 1.0, 1e-12);
}

// By hand: a negative triangle has eigenvalues 1, 1, -2, a positive one -1, -1, 2.
TEST(WalkBalance, OfANegativeTriangleIsThatOfItsEigenvalues) {
    const double expected = (2 * std::exp(1.0) + std::exp(-2.0)) / (2 * std::exp(-1.0) + std::exp(2.0));
    EXPECT_NEAR(walk_balance(draw_graph("a-b b-c a-c")).value(), expected, 1e-12);
}

TEST(WalkBalance, OfHundredsWhoAgreeIsANumber) {
    std::vector<SignedPair> pairs;
    for (std::uint32_t a = 0; a < 300; ++a) {
        for (std::uint32_t b = a + 1; b < 300; ++b) pairs.push_back({a, b, 1, 0});
    }
    EXPECT_NEAR(walk_balance(SignedGraph(300, pairs), 600).value(), 1.0, 1e-9);
    EXPECT_EQ(walk_balance(SignedGraph(300, pairs), 299), std::nullopt);
}

TEST(WalkBalance, OfNobodyIsNone) {
    EXPECT_EQ(walk_balance(draw_graph("", 3)), std::nullopt);
}

TEST(NormalizedFrustration, IsNoneWithoutPairsAndOneWhenBalanced) {
    EXPECT_EQ(normalized_frustration(0, 0), std::nullopt);
    EXPECT_EQ(normalized_frustration(0, 4), 1.0);
    EXPECT_EQ(normalized_frustration(2, 4), 0.0);
}

}  // namespace
}  // namespace gainsay::test
