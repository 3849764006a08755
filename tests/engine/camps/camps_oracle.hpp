#pragma once

#include <algorithm>
#include <cstdint>

#include "engine/camps/camps.hpp"

// The slow obvious answers.

namespace gainsay::test {

/// The frustration index: all ways to put the agents into two camps, at most 20 of them.
[[nodiscard]] inline std::uint64_t least_of_all_colourings(const SignedGraph& graph, CampCost cost) {
    std::uint64_t least = ~std::uint64_t{0};
    for (std::uint32_t camps = 0;
         camps < (std::uint32_t{1} << (graph.agents() == 0 ? 0 : graph.agents() - 1)); ++camps) {
        std::uint64_t sum = 0;
        for (const SignedPair& pair : graph.pairs()) {
            const bool together = (camps >> pair.a & 1U) == (camps >> pair.b & 1U);
            const std::uint64_t for_it = pair.agreements, against = pair.contradictions;
            if (for_it > against && !together) sum += cost == CampCost::Pairs ? 1 : for_it - against;
            if (for_it < against && together) sum += cost == CampCost::Pairs ? 1 : against - for_it;
        }
        least = std::min(least, sum);
    }
    return least;
}

}  // namespace gainsay::test
