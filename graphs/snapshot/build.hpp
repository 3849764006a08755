#pragma once

#include "graphs/model/source.hpp"
#include "graphs/snapshot/snapshot.hpp"

namespace gainsay {

/// Builds the snapshot of what `source` holds, in memory.
///
/// A source that changes meanwhile is read again, so that what comes back is one version of it and no
/// mixture.
///
/// Throws   Error(Malformed) when a record names one that is not there, or one of a kind that cannot stand
///          there; Error(Conflict) when an id is used twice, or the source changes again and again while it
///          is read; Error(Limit) beyond 2^32 - 2 nodes or edges.
/// Cost     O(n log n) time for n nodes and edges, two visits of every record.
[[nodiscard]] Snapshot build_snapshot(const GraphSource& source);

}  // namespace gainsay
