#pragma once

#include <cstdint>
#include <vector>

#include "engine/provenance/sources/bodies.hpp"
#include "engine/provenance/sources/source_graph.hpp"

// Of this folder only: the graph with every body as one point, and what flows through it. A way through a point may
// enter at one document and leave at another that nothing joins to it, so the flow is an upper bound; a cut is a
// cut.

namespace gainsay::sourcing {

struct BodyFlow {
    std::vector<std::vector<std::uint32_t>> routes;  ///< the bodies of each route from the claim to an origin
    std::vector<std::uint32_t> cut;       ///< as many bodies as there are routes, nearest to the claim
    std::vector<std::uint32_t> on_every;  ///< dominators of all origins, the nearest to the claim first
};

/// O(k m) for k routes and m ways.
[[nodiscard]] BodyFlow flow(const SourceGraph& graph, const Bodies& bodies);

}  // namespace gainsay::sourcing
