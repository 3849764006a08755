#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "graphs/model/source.hpp"
#include "graphs/snapshot/snapshot.hpp"

namespace gainsay {

/// How much may lie over a block before building anew is the better bargain. An overlay is made for every process
/// that asks, so its cost is bounded by what a question may take.
struct OverlayLimits {
    std::size_t records = 256;   ///< changed since the block was built
    std::size_t edges = 16'384;  ///< that these records have, or had in the block

    /// What pays over `base`: never more than an eighth of its records, since reading a changed record by id and
    /// fitting it in costs about as much as eight that are visited in turn.
    [[nodiscard]] static OverlayLimits over(const Snapshot& base);
};

/// `base` with the records of the ids in `changed` as `source` has them now: whatever was added, replaced or removed.
/// Numbers and answers are those of build_snapshot(source), as long as all other records are as they were in `base`;
/// only dates are numbered otherwise, each text still once. `changed` may hold ids twice, and those of records that
/// did not change.
///
/// Returns  nullopt beyond `limits`, or when a changed record names one that neither `base` nor `source` has: then
///          the source is not what the caller took it for, and building from it will say more.
/// Requires `base` is one block, not itself overlaid.
/// Throws   what `source` throws, and what build_snapshot() throws of a record.
/// Cost     for r changed records with e edges: r finds in the source and O((r + e) log n).
[[nodiscard]] std::optional<Snapshot> overlay_snapshot(const Snapshot& base, const GraphSource& source,
                                                       std::vector<RecordId> changed,
                                                       const OverlayLimits& limits = {});

}  // namespace gainsay
