#pragma once

#include "engine/provenance/trace_hops.hpp"

namespace gainsay::tracing {

/// Walks breadth first from `root` along `hops` and lays the steps out in preorder. Endings that need to know
/// the cycles are set by close_cycles().
[[nodiscard]] TraceTree walk(const Sight& sight, const Hops& hops, Node root);

/// Finds the cycles among the steps of `tree`, and marks the repeated steps that close one.
void close_cycles(const Snapshot& snapshot, TraceTree& tree, std::size_t max_cycles);

}  // namespace gainsay::tracing
