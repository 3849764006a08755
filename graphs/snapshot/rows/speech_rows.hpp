#pragma once

#include <cstdint>
#include <span>

#include "graphs/model/error.hpp"
#include "graphs/snapshot/rows/packed_rows.hpp"
#include "graphs/snapshot/snapshot.hpp"

namespace gainsay {

/// A statement about a claim, in one place where it stands: in 16 bytes, four to a line of the cache.
class Speech {
public:
    Speech() = default;
    Speech(Node said, Node by, Stance as, Day since) noexcept
        : statement(said),
          first_day(since),
          speaker_and_stance_(to_index(by) << 2U | static_cast<std::uint32_t>(as)) {}

    Node statement = no_node;
    Node document = no_node;  ///< where it is recorded; no_node when nowhere
    Day first_day = 0;        ///< the first day on which it can have been said, as Snapshot::period() has it
    [[nodiscard]] Node speaker() const noexcept { return Node{speaker_and_stance_ >> 2U}; }
    [[nodiscard]] Stance stance() const noexcept { return static_cast<Stance>(speaker_and_stance_ & 3U); }

    friend bool operator==(const Speech&, const Speech&) = default;

private:
    std::uint32_t speaker_and_stance_ = 0;  // agents are the first nodes, so that 30 bits hold 2^30 of them
};

/// Every statement about a claim at one go: who said it, how, when, and in which documents it stands. One read
/// of a row here, where the snapshot takes five checked calls a statement; for its words, its date and its
/// selectors ask the snapshot.
///
/// Cost     O(statements and occurrences) to make, 16 bytes each and 4 a claim.
/// Throws   Error(Limit) beyond 2^30 agents.
/// Threads  immutable once made; any number may share one.
class SpeechRows {
public:
    /// A view of what stands in the file of the snapshot; made in memory where nothing does. See stored_rows.hpp.
    [[nodiscard]] static SpeechRows of(const Snapshot& snapshot);

    explicit SpeechRows(const Snapshot& snapshot);
    /// Views of what pack() wrote for the same snapshot. O(1). Throws as RowUnpacker does.
    SpeechRows(const Snapshot& snapshot, RowUnpacker& packed);
    /// Makes the rows and packs them.
    static void pack(const Snapshot& snapshot, RowPacker& into) { into.add(SpeechRows(snapshot).rows_); }

    /// By stance (asserts, denies, questions), statement, and document, in node order; a statement
    /// once for each of its occurrences, once when it has none.
    ///
    /// Throws  std::logic_error when `claim` is none.
    [[nodiscard]] std::span<const Speech> of(Node claim) const {
        return rows_[to_index(claim) - first_claim_];
    }

    [[nodiscard]] std::size_t bytes() const noexcept { return rows_.bytes(); }

private:
    std::uint32_t first_claim_ = 0;
    BareRows<Speech> rows_;
};

}  // namespace gainsay
