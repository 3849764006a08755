#pragma once

#include <cstdint>

#include "graphs/snapshot/packed_rows.hpp"
#include "graphs/snapshot/snapshot.hpp"

namespace gainsay {

/// The documents in which a claim's assertions stand or that state it, and what each document cites, as bare
/// rows: documents and claims numbered from 0 within their kind.
///
/// Cost     O(n) for n statements, documents and citations.
/// Threads  immutable once built; any number may share one.
struct CitationRows {
    explicit CitationRows(const Snapshot& snapshot);
    /// Views of what pack() wrote for the same snapshot. O(1). Throws as RowUnpacker does.
    CitationRows(const Snapshot& snapshot, RowUnpacker& packed);
    void pack(RowPacker& into) const;

    std::uint32_t first_document, first_claim;
    BareRows<std::uint32_t> carriers, cites;
};

}  // namespace gainsay
