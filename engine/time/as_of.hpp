#pragma once

#include <cstdint>
#include <optional>

#include "graphs/model/edtf.hpp"
#include "graphs/snapshot/snapshot.hpp"

namespace gainsay {

/// Whether a record counts as of a date.
enum class Showing : std::uint8_t {
    Hidden,     ///< it certainly came later, or had certainly been taken back
    Uncertain,  ///< its dates leave it open
    Shown,
};

/// No: Hidden, Maybe: Uncertain, Yes: Shown.
[[nodiscard]] Showing to_showing(Certainty certainty) noexcept;

/// Tells whether `node` counts as of `as_of`; without a date everything counts.
///
/// A statement dates from said_on, else from the earliest publication of the documents in which it stands; a
/// document from its publication; a relation from the publication of the document that asserts it; a review
/// from its date, else from the publication of its document. Agents and claims have no date: always Shown. A
/// retraction on the very day counts as made; one without a date may have been made.
///
/// Cost     O(1), for statements O(occurrences).
/// Threads  reads only.
[[nodiscard]] Showing showing(const Snapshot& snapshot, Node node, const std::optional<Edtf>& as_of);

/// The half of showing() that is about beginning: had it been said or published by then, whatever became of it later?
[[nodiscard]] Showing begun(const Snapshot& snapshot, Node node, const std::optional<Edtf>& as_of);

/// The other half: Hidden when it had certainly been taken back by then; without a date, when it ever was.
[[nodiscard]] Showing still_stands(const Snapshot& snapshot, Node node, const std::optional<Edtf>& as_of);

/// Had it been there, and certainly been taken back by `as_of`? Such a document or statement is hidden, but that others leaned on it stays true:
/// a trail ends there, and not at them. Without a date: no.
[[nodiscard]] bool taken_back(const Snapshot& snapshot, Node node, const std::optional<Edtf>& as_of);

}  // namespace gainsay
