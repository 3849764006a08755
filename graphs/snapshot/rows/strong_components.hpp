#pragma once

#include <cstdint>
#include <utility>
#include <vector>

namespace gainsay {

/// Which of the vertices 0, …, size - 1 lead to each other and back. `arcs` are pairs of them, from and to; they may
/// stand in any order and come again.
///
/// Returns  a number for each vertex, from 0 without gaps: the same for two that lead to each other. A vertex that an arc
///          leads from to itself is told from one without by the arcs alone.
/// Cost     O(size + arcs) and, where they are not in order, sorting them; no recursion.
/// Source   Boost.Graph, strong_components(): R. Tarjan, SIAM J. Comput. 1 (1972).
[[nodiscard]] std::vector<std::uint32_t> strong_components(
    std::uint32_t size, std::vector<std::pair<std::uint32_t, std::uint32_t>> arcs);

}  // namespace gainsay
