#pragma once

#include <cstdint>

#include "graphs/snapshot/rows/packed_rows.hpp"
#include "graphs/snapshot/snapshot.hpp"

namespace gainsay {

/// The documents in which a claim's assertions stand or that state it, and what each document cites, as bare
/// rows: documents and claims numbered from 0 within their kind.
///
/// Cost     O(n) for n statements, documents and citations.
/// Threads  immutable once built; any number may share one.
struct CitationRows {
    /// A view of what stands in the file of the snapshot; made in memory where nothing does. See stored_rows.hpp.
    [[nodiscard]] static CitationRows of(const Snapshot& snapshot);

    explicit CitationRows(const Snapshot& snapshot);
    /// Views of what pack() wrote for the same snapshot. O(1). Throws as RowUnpacker does.
    CitationRows(const Snapshot& snapshot, RowUnpacker& packed);
    /// Makes the rows and packs them.
    static void pack(const Snapshot& snapshot, RowPacker& into);

    std::uint32_t first_document, first_claim;
    BareRows<std::uint32_t> carriers, cites;
};

}  // namespace gainsay
