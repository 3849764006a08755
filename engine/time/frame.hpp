#pragma once

#include <optional>

#include "engine/time/as_of.hpp"
#include "graphs/model/edtf.hpp"
#include "graphs/snapshot/snapshot.hpp"

// The rule of time, one for every question: which records count when a question is asked of a date, or of an interval.
//
// The time of a record
//   statement  its said_on; without one, the earliest publication of the documents in which it stands
//   document   its publication
//   review     its date; without one, the publication of its document
//   relation   the publication of the document that asserts it
//   agent, claim  none: they count at any time. What a claim is *valid* for is what it speaks of, not when it was said
//   office     from its begin to its end; held when the words were said, not when the question is asked
// A record without any of these may be of any time.
//
// As of D    counts what was there by the end of D and had not been taken back by then.
// Between A and B
//   words      statements, reviews, and documents for what they state in their own words: of an interval are those said
//              from the first day of A to the last day of B, and not taken back by then
//   all else   what the words are about or rest on need only be there as of B: the document that is rejected, the
//              statement that is undercut, the documents in which words stand and from which they were relayed, and the
//              relations between claims. Else a rejection of an older report would be lost, and two papers with one
//              older dispatch would count as two sources.
//
// Three answers: certainly (Shown) when every reading of the dates says so, no (Hidden) when none does, possibly
// (Uncertain) otherwise. What is possible stays in every answer, with a mark. docs/decisions/0029.

namespace gainsay {

/// Of which time a question is asked. Neither: of all.
struct TimeFrame {
    std::optional<Edtf> since;  ///< words said before this are left out
    std::optional<Edtf> as_of;  ///< what came after this, or was taken back by then, is left out

    [[nodiscard]] bool any() const noexcept { return since.has_value() || as_of.has_value(); }
    friend bool operator==(const TimeFrame&, const TimeFrame&) = default;
};

/// The frame of the interval from the first day that `from` may be to the last that `until` may be, so that "2018-07" to
/// "2018-07" is all of July; nullopt is an open end. A date in doubt (`?`, `~`, `%`) or with a time of day stays as it is.
///
/// Throws  Error(Malformed) when `until` is certainly over before `from`.
[[nodiscard]] TimeFrame frame_between(const std::optional<Edtf>& from, const std::optional<Edtf>& until);

/// Was `source`, a statement, document or review, said on or after `since`? Hidden: certainly before. Agents, claims and
/// relations: Shown. O(1), for statements O(occurrences).
[[nodiscard]] Showing said_since(const Snapshot& snapshot, Node source, const std::optional<Edtf>& since);

/// Do the *words* of `source` count in the frame? As showing() and said_since() together.
[[nodiscard]] Showing showing_words(const Snapshot& snapshot, Node source, const std::optional<Edtf>& as_of,
                                    const std::optional<Edtf>& since);

/// A day as EDTF: "2018-07-02"; nullopt where its year has not four digits.
[[nodiscard]] std::optional<Edtf> edtf_of(Day day);

/// Did something that happened in `when` happen within the frame? For events that are no record, such as the end of an
/// office; retractions play no part.
[[nodiscard]] Certainty within(const Period& when, const TimeFrame& frame) noexcept;

}  // namespace gainsay
