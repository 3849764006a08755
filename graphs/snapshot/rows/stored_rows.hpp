#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <utility>

#include "graphs/snapshot/layout/layout.hpp"
#include "graphs/snapshot/layout/sections.hpp"
#include "graphs/snapshot/rows/packed_rows.hpp"

// Derived rows that stand in the snapshot file, so that no process need make them: a section for each of
// DisputeRows (without proposed relations), CitationRows and SpeechRows. Who wants rows asks DisputeRows::of()
// and the like, which know whether there are any.

namespace gainsay {

inline constexpr std::array stored_row_sections{bytes::Section::DisputeRows, bytes::Section::CitationRows,
                                                bytes::Section::SpeechRows};

/// Do rows of this snapshot belong in its file? Not beyond the numbers that they can hold, and not where they would
/// be much larger than the graph: what documents with many publishers state grows with the product of the two.
/// Then the sections are empty, and who asks for rows makes them.
///
/// Cost  O(documents).
[[nodiscard]] bool rows_belong_in_file(const Snapshot& snapshot);

/// What the section holds, from all other sections. One kind of rows is in memory at a time.
void pack_rows(const Snapshot& snapshot, bytes::Section section, RowPacker& into);

/// A view of `words`, which stand in `snapshot`; nullopt where there are none, or none that fit.
template <class Rows>
[[nodiscard]] std::optional<Rows> stored_rows(const Snapshot& snapshot,
                                              std::span<const std::uint32_t> words) {
    if (words.empty()) return std::nullopt;
    try {
        RowUnpacker packed(words, snapshot.layout());
        return Rows(snapshot, packed);
    } catch (const Error&) {
        return std::nullopt;
    }
}

/// The same, made where there are none: the file is a cache, so what is damaged costs time and no answer.
template <class Rows>
[[nodiscard]] Rows stored_or_made(const Snapshot& snapshot, std::span<const std::uint32_t> words) {
    std::optional<Rows> rows = stored_rows<Rows>(snapshot, words);
    return rows ? *std::move(rows) : Rows(snapshot);
}

}  // namespace gainsay
