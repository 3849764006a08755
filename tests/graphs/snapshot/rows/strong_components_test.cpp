#include "graphs/snapshot/rows/strong_components.hpp"

#include <gtest/gtest.h>

#include "tests/support/random_case.hpp"

namespace gainsay::test {
namespace {

using Arcs = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

// Who is reached from whom, by Warshall.
std::vector<std::vector<char>> reached(std::uint32_t size, const Arcs& arcs) {
    std::vector<std::vector<char>> to(size, std::vector<char>(size, 0));
    for (std::uint32_t v = 0; v < size; ++v) to[v][v] = 1;
    for (const auto& [from, into] : arcs) to[from][into] = 1;
    for (std::uint32_t k = 0; k < size; ++k) {
        for (std::uint32_t i = 0; i < size; ++i) {
            for (std::uint32_t j = 0; j < size; ++j) {
                if (to[i][k] != 0 && to[k][j] != 0) to[i][j] = 1;
            }
        }
    }
    return to;
}

TEST(StrongComponents, AreThoseWhoLeadToEachOther) {
    for (std::uint64_t seed = 0; seed < 300; ++seed) {
        Dice dice(seed);
        const auto size = static_cast<std::uint32_t>(1 + dice.below(9));
        Arcs arcs;
        for (std::size_t i = dice.below(16); i > 0; --i)
            arcs.emplace_back(dice.below(size), dice.below(size));
        const std::vector<std::uint32_t> component = strong_components(size, arcs);
        ASSERT_EQ(component.size(), size);
        const auto to = reached(size, arcs);
        for (std::uint32_t i = 0; i < size; ++i) {
            for (std::uint32_t j = 0; j < size; ++j)
                EXPECT_EQ(component[i] == component[j], to[i][j] != 0 && to[j][i] != 0) << "seed " << seed;
        }
    }
}

TEST(StrongComponents, OfNothingAreNone) {
    EXPECT_TRUE(strong_components(0, {}).empty());
}

TEST(StrongComponents, NeedNoStackForALongWay) {
    constexpr std::uint32_t size = 300'000;
    Arcs arcs{{size - 1, 0}};
    for (std::uint32_t v = 0; v + 1 < size; ++v) arcs.emplace_back(v, v + 1);
    const std::vector<std::uint32_t> component = strong_components(size, arcs);
    EXPECT_EQ(component.front(), component[size / 2]);
    EXPECT_EQ(component.front(), component.back());
}

}  // namespace
}  // namespace gainsay::test
