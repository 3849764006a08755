#pragma once

#include <array>
#include <cstdint>
#include <span>

#include "graphs/model/error.hpp"
#include "graphs/snapshot/packed_rows.hpp"
#include "graphs/snapshot/snapshot.hpp"

namespace gainsay {

/// A statement about a claim, in one place where it stands.
struct Speech {
    Node statement, speaker;
    Node document = no_node;  ///< where it is recorded; no_node when nowhere
    Date said_on = no_date;
    Day first_day = 0;  ///< the first day on which it can have been said, as Snapshot::period() has it
    Stance stance = Stance::Asserts;
    std::array<std::uint8_t, 3> zero{};

    friend bool operator==(const Speech&, const Speech&) = default;
};

/// Every statement about a claim at one go: who said it, how, when, and in which documents it stands. One read
/// of a row here, where the snapshot takes five checked calls a statement; for its words and its selectors ask
/// the snapshot.
///
/// Cost     O(statements and occurrences) to make, 24 bytes each and 4 a claim.
/// Threads  immutable once made; any number may share one.
class SpeechRows {
public:
    explicit SpeechRows(const Snapshot& snapshot);
    /// Views of what pack() wrote for the same snapshot. O(1). Throws as RowUnpacker does.
    SpeechRows(const Snapshot& snapshot, RowUnpacker& packed);
    void pack(RowPacker& into) const { into.add(rows_); }

    /// By stance (asserts, denies, questions), statement, and document as the record lists them; a statement
    /// once for each of its occurrences, once when it has none.
    ///
    /// Throws  std::logic_error when `claim` is none.
    [[nodiscard]] std::span<const Speech> of(Node claim) const {
        const std::uint32_t number = to_index(claim) - first_claim_;
        GAINSAY_REQUIRE(number < rows_.size());
        return rows_[number];
    }

    [[nodiscard]] std::size_t bytes() const noexcept { return rows_.bytes(); }

private:
    std::uint32_t first_claim_ = 0;
    BareRows<Speech> rows_;
};

}  // namespace gainsay
