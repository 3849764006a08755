#pragma once

#include <cstdint>
#include <vector>

#include "engine/provenance/sources/source_graph.hpp"
#include "engine/provenance/sources/sources.hpp"

// Of this folder only: who counts as one.

namespace gainsay::sourcing {

struct Bodies {
    std::vector<SourceBody> bodies;
    std::vector<std::uint32_t> of;  ///< by vertex; no_body for claims
};

/// Groups the vertices of the graph by whose word they are. O(vertices + affiliations met), near enough.
[[nodiscard]] Bodies group(const Snapshot& snapshot, const SourceGraph& graph);

}  // namespace gainsay::sourcing
