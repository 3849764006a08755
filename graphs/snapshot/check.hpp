#pragma once

#include <string>

#include "graphs/snapshot/snapshot.hpp"

namespace gainsay {

/// Compares every section with its checksum; names the first that differs, empty when all are as they were
/// written. Finds accidents, not malice: who changes a section can change its checksum.
///
/// Requires one block, not an overlaid snapshot; so does check_snapshot().
/// Cost     O(bytes), about as fast as they can be read.
[[nodiscard]] std::string verify(const Snapshot& snapshot);

/// Looks whether every number in the snapshot leads where it should: strings into the heap, edges to nodes of
/// the kinds that they join, both directions to the same edges, details to their tables, ids and names in
/// their order. Names the first broken promise, empty when all are kept: then no accessor can fail on a
/// number that the snapshot itself gave out. For files from elsewhere, tests and fuzzers.
///
/// Cost     O(nodes + edges + text); memory for the sources of the edges of one kind.
[[nodiscard]] std::string check_snapshot(const Snapshot& snapshot);

}  // namespace gainsay
