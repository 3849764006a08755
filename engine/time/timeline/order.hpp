#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "graphs/model/edtf.hpp"

namespace gainsay {

/// When something happened, as far as it is known.
struct When {
    Period period;                       ///< all of time: not known
    std::optional<Edtf::Moment> moment;  ///< a time of day, with which two events of a day are told apart

    friend bool operator==(const When&, const When&) = default;
};

/// As compare() of two dates: by the second where both have a time of day on one clock, else by day.
[[nodiscard]] TimeOrder compare(const When& a, const When& b) noexcept;

/// The places that an event may take among the others, from 0: before it there are all that certainly came earlier, behind
/// it all that certainly came later.
struct Places {
    std::uint32_t earliest = 0, latest = 0;

    friend bool operator==(const Places&, const Places&) = default;
};

/// An order on paper: whatever is certainly earlier stands before what is certainly later; where dates leave it open by
/// earliest day, then by last day; without a date last. A strict weak order.
[[nodiscard]] bool stands_before(const When& a, const When& b) noexcept;

/// The places of each of `all`, in their order.
///
/// Cost  O(n log n): who is certainly earlier than e is a matter of two numbers, the end of one and the begin of the other,
///       so that each count is a search in a sorted list, one list for each kind of clock.
[[nodiscard]] std::vector<Places> places_of(const std::vector<When>& all);

}  // namespace gainsay
