#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "graphs/model/source.hpp"
#include "graphs/snapshot/build/build.hpp"
#include "graphs/snapshot/layout/layout.hpp"
#include "graphs/snapshot/snapshot.hpp"

// Snapshot files: docs/formats/snapshot.md. A file is a cache of one case at one version on one machine;
// whatever is wrong with it, the case is read instead.

namespace gainsay {

/// A snapshot, or why there is none.
struct OpenedSnapshot {
    std::optional<Snapshot> snapshot;
    SnapshotFault fault = SnapshotFault::None;
    std::string message;  ///< of the fault, for people; empty without one
};

/// Files of at most this size are compared with their checksums when they are opened: it takes a few
/// milliseconds. Of larger ones only header and section table are; verify() does the rest for those who ask.
inline constexpr std::uint64_t verified_at_open_bytes = std::uint64_t{16} << 20;

/// Where the snapshot of a case file stands: beside it, "name.gainsay.snapshot".
[[nodiscard]] std::filesystem::path snapshot_path(const std::filesystem::path& case_file);

/// Maps the snapshot at `path` when it is that of the case `identity` at `version`.
///
/// The file is trusted as far as its checksums go; one that comes from a stranger goes through
/// check_snapshot() first. It must not be cut short while it is mapped: we replace snapshots by renaming,
/// never in place.
///
/// Cost     O(1) in the size of the case beyond `verified_at_open_bytes`.
[[nodiscard]] OpenedSnapshot open_snapshot(const std::filesystem::path& path, std::string_view identity,
                                           std::uint64_t version);

/// The snapshot in a copy of `bytes`, of whatever case and version, checksums of all sections compared.
[[nodiscard]] OpenedSnapshot read_snapshot(std::span<const std::byte> bytes);

/// Writes `snapshot` to a temporary file beside `path`, to the disk, and renames it into place: a reader sees
/// the old file or the new one, and never half of either.
///
/// Requires one block: an overlaid snapshot has no bytes.
/// Throws   Error(Io) that names the path and what the operating system said; then nothing is left behind.
void write_snapshot(const Snapshot& snapshot, const std::filesystem::path& path);

/// The snapshot of `source`: the file at `path` when it fits; when it is of an earlier version and little has
/// changed since, that file with the changes laid over it (overlay.hpp), and the file stays as it is; else built
/// anew and written there, which folds the changes in. A file that cannot be written costs time at the next
/// question, never this one's answer. A source without identity is built in memory and not written. Temporary
/// files go beside `path` unless `options` say otherwise.
///
/// Throws  what build_snapshot() throws.
[[nodiscard]] Snapshot load_or_build(const GraphSource& source, const std::filesystem::path& path,
                                     const BuildOptions& options = {});

}  // namespace gainsay
