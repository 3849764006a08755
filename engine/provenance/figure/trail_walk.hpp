#pragma once

#include <cstdint>
#include <vector>

#include "engine/provenance/figure/trail_graph.hpp"

// Of this folder only: a trail's graph as a tree that reads from the last hand to the first.

namespace gainsay::trailing {

struct Walked {
    std::uint32_t parent = no_step;  ///< an index before this one
    Vertex vertex = 0;
    Link link;                      ///< that led here
    bool repeated = false;          ///< only a reference
    bool loop = false;              ///< and the documents have it from each other
    std::uint32_t again = no_step;  ///< of a reference: where the vertex is followed
};

/// Every vertex once, and every link that leads to one met before as a reference, in preorder. Of the links from a claim to
/// where it stands only those are kept that lead to documents which no document leads to, and of each circle that is
/// not reached otherwise the first. O(n log n) for n vertices and links; no recursion.
[[nodiscard]] std::vector<Walked> walk(const TrailGraph& graph);

}  // namespace gainsay::trailing
