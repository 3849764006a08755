#pragma once

#include "graphs/model/source.hpp"
#include "graphs/snapshot/snapshot.hpp"

namespace gainsay {

/// Builds the snapshot of what `source` holds, in memory.
///
/// Throws   Error(Malformed) when a record names one that is not there; Error(Limit) beyond 2^32 - 2 nodes or
/// edges. Cost     O(n log n) time for n nodes and edges, two visits of every record.
[[nodiscard]] Snapshot build_snapshot(const GraphSource& source);

}  // namespace gainsay
