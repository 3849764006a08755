#pragma once

#include <cstdint>
#include <filesystem>

#include "graphs/model/source.hpp"
#include "graphs/snapshot/snapshot.hpp"

namespace gainsay {

struct BuildOptions {
    /// How much the builder may hold in memory of what it has read and not yet written; the rest waits in
    /// temporary files. It comes on top of what cannot wait: where each record is (4 bytes a record), the distinct
    /// dates and cues, and the edges of one kind while they are laid out (16 bytes an edge), later the derived rows of one
    /// kind (16 bytes an occurrence, or 8 an assertion).
    std::uint64_t memory_bytes = std::uint64_t{512} << 20;
    /// Where temporary files go; empty: where the system wants them. They have no names, so none is left behind.
    std::filesystem::path temporary_folder;
};

/// Builds the snapshot of what `source` holds, in memory. The bytes depend on the records alone: not on the
/// kind of source, nor on the order in which it keeps them, nor on `options`.
///
/// A source that changes meanwhile is read again, so that what comes back is one version of it and no
/// mixture.
///
/// Throws   Error(Malformed) when a record names one that is not there, or one of a kind that cannot stand
///          there; Error(Conflict) when an id is used twice, or the source changes again and again while it
///          is read; Error(Limit) beyond 2^32 - 2 nodes or edges; Error(Io) when a temporary file is needed and
///          cannot be written.
/// Cost     O(n + edges) time beside sorting rows by target and names by hash, and one look at the rows of the
///          source.
[[nodiscard]] Snapshot build_snapshot(const GraphSource& source, const BuildOptions& options = {});

/// As build_snapshot(), into a file that is open to read and write; what it holds is thrown away.
void build_snapshot_into(int fd, const GraphSource& source, const BuildOptions& options = {});

}  // namespace gainsay
