#pragma once

#include <cstdint>
#include <vector>

#include "engine/provenance/sources/bodies.hpp"
#include "engine/provenance/sources/source_graph.hpp"

// Of this folder only: as many chains without a common body as can be found, and as few bodies as all chains pass.

namespace gainsay::sourcing {

/// Vertices in the order of the chain, with the way that leads to each (the first has none).
struct VertexChain {
    std::vector<Vertex> vertices;
    std::vector<Way> ways;
};

struct Packing {
    std::vector<VertexChain> chains;      ///< no two with a body in common
    std::vector<std::uint32_t> cut;       ///< every chain passes one of these bodies
    std::vector<std::uint32_t> on_every;  ///< every chain passes each of these, in this order
};

[[nodiscard]] Packing pack(const SourceGraph& graph, const Bodies& bodies);

}  // namespace gainsay::sourcing
