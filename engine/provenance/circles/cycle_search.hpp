#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "engine/provenance/circles/circles.hpp"
#include "engine/provenance/circles/link_graph.hpp"

// Of this folder only: elementary cycles of a graph, the shortest first.

namespace gainsay::circling {

struct SearchOptions {
    std::size_t max_length = 0, limit = 0;  // 0: any number
    std::uint64_t max_work = 0;             // 0: any number
    /// Sets, by vertex: a cycle must meet one of each. None: any cycle will do.
    std::vector<std::vector<char>> wanted;
};

struct FoundCycles {
    std::vector<std::vector<std::uint32_t>> cycles;  // by length, then lexicographically
    CirclesCut cut = CirclesCut::None;
    std::size_t complete_to = 0;  // no shorter or equal one is missing; without a cut the number of vertices
};

/// Every vertex of `out` must lie on a cycle or the search walks links for nothing; rows ascend, and hold a value once.
[[nodiscard]] FoundCycles find_cycles(const Rows& out, const SearchOptions& options);

}  // namespace gainsay::circling
