#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/contradiction/witness.hpp"
#include "graphs/model/edtf.hpp"
#include "graphs/snapshot/snapshot.hpp"

namespace gainsay {

/// In which way the two sides of a contradiction come from different times.
enum class FrameKind : std::uint8_t {
    Validity,  ///< the two claims speak of times that have no day in common
    Words,     ///< more than a stated span lies between the words of the two
    Office,    ///< the office through which one side speaks for a body was not held when the other side spoke
};
inline constexpr std::size_t frame_kind_count = 3;
/// "claims of different times", "words far apart", "office not held then".
[[nodiscard]] std::string_view to_string(FrameKind kind) noexcept;

/// A warning: who compares the two sides compares different time frames. It takes nothing away from the witness.
struct FrameNote {
    FrameKind kind = FrameKind::Validity;
    Certainty certainty = Certainty::Yes;  ///< Yes, or Maybe where a date leaves it open
    Edge office = no_edge;                 ///< of Office: an AffiliatedWith edge of the witness
    bool of_a = false;                     ///< of Office: the office of side A; else of side B
    /// Of Words: so many days lie between the two at least, and at most.
    std::int64_t least_days = 0, most_days = 0;

    friend bool operator==(const FrameNote&, const FrameNote&) = default;
};

struct FrameOptions {
    std::int64_t span_days = 2 * 365;  ///< words further apart than this are of different times
};

/// The warnings of a witness, by kind, then A before B, then office in walking order.
///
/// Validity  both sides' objects are claims with a `valid`, and as written these share no day: certainly, unless one of
///           them is in doubt (`?`, `~`, `%`).
/// Words     the dates of the two sources (engine/time/time_of.hpp) as written are certainly, or possibly, more than the
///           span apart; a source whose date has an open or unknown end is compared with nothing. A time of day may be the
///           day before or after elsewhere.
/// Office    at the other source's date, as written, the holder had no office at the same body, or may have had none:
///           certainly, unless one of the dates is in doubt. A source of which no date is known is compared with nothing.
///
/// Offices are always those held when the words were said: an office that ended before leads to no witness at all.
///
/// Cost     O(witness + offices of those who hold one).
/// Threads  reads only.
[[nodiscard]] std::vector<FrameNote> frame_notes(const Snapshot& snapshot, const Witness& witness,
                                                 const FrameOptions& options = {});

/// Names the first note that is wrong, missing, or out of order; empty when there is none. It shares no code with
/// frame_notes(): spans are compared by moving one date by the span, offices are counted one by one.
[[nodiscard]] std::string check_frame_notes(const Snapshot& snapshot, const Witness& witness,
                                            const std::vector<FrameNote>& notes,
                                            const FrameOptions& options = {});

}  // namespace gainsay
