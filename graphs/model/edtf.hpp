#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

#include "graphs/model/error.hpp"

namespace gainsay {

/// Days since 1970-01-01 in the proleptic Gregorian calendar.
using Day = std::int32_t;
inline constexpr Day beginning_of_time = std::numeric_limits<Day>::min();
inline constexpr Day end_of_time = std::numeric_limits<Day>::max();

/// What an EDTF value says of time, with its doubt kept: it begins on some day of [start_min, start_max] and
/// ends on some day of [end_min, end_max]. A day has all four equal; "2018-06" is *some* time in June 2018,
/// so both ends may fall on any of its days; an open end reaches `end_of_time`, an unknown one may be any day
/// from the beginning on. A time of day with a zone lies on its day in UTC. A season lies anywhere in its
/// year, and those that fall on the turn of the year in one hemisphere (summer, winter) from the December
/// before to the March after. Years further off than a Day can count are some time beyond all others, and
/// unordered among themselves.
struct Period {
    Day start_min = beginning_of_time, start_max = end_of_time;
    Day end_min = beginning_of_time, end_max = end_of_time;
    bool doubtful = false;  ///< `?`, `~` or `%` stands somewhere in it
    bool has_time = false;  ///< a time of day stands in it, which the four days do not show

    friend bool operator==(const Period&, const Period&) = default;
};

/// How two values lie in time. CannotTell is the answer whenever their doubt leaves two of the others
/// possible.
enum class TimeOrder : std::uint8_t { Before, After, Overlaps, CannotTell };
[[nodiscard]] std::string_view to_string(TimeOrder order) noexcept;

/// A date, time or interval in the Extended Date/Time Format, levels 0 and 1 (ISO 8601-2:2019): "2018",
/// "2018-06", "2018-06-28", "2018-06-28T10:00:00Z", "2018-06/2018-08", "2016/..", "2016/", "2018-06?",
/// "201X", "2018-06-XX", "Y17000", seasons "2018-21" … "2018-24". An interval that ends before it begins is
/// refused.
///
/// Source   Library of Congress, EDTF specification (2019).
class Edtf {
public:
    Edtf() = default;  ///< no date at all: empty() is true, and it compares as CannotTell to everything

    /// Throws Error(Malformed) that shows what was found and an example of what was expected.
    explicit Edtf(std::string_view text);

    /// nullopt when `text` is not EDTF of level 0 or 1.
    [[nodiscard]] static std::optional<Edtf> parse(std::string_view text);

    [[nodiscard]] bool empty() const noexcept { return text_.empty(); }
    /// The canonical spelling; parse(text()) gives an equal value.
    [[nodiscard]] const std::string& text() const noexcept { return text_; }
    [[nodiscard]] const Period& period() const noexcept { return period_; }
    [[nodiscard]] bool is_interval() const noexcept { return interval_; }
    /// The time of day, where one is said of a single moment: seconds since 1970-01-01T00:00:00 UTC, or, without a zone,
    /// on the clock of the place. Moments of which only one has a zone cannot be compared.
    struct Moment {
        bool zoned = false;
        std::int64_t second = 0;

        friend bool operator==(const Moment&, const Moment&) = default;
    };
    [[nodiscard]] std::optional<Moment> moment() const noexcept {
        if (clock_ == Clock::None) return std::nullopt;
        return Moment{clock_ == Clock::Zoned, second_};
    }

    friend bool operator==(const Edtf& a, const Edtf& b) noexcept { return a.text_ == b.text_; }

private:
    class Parser;
    enum class Clock : std::uint8_t { None, Local, Zoned };
    friend TimeOrder compare(const Edtf& a, const Edtf& b) noexcept;

    std::string text_;
    Period period_;
    bool interval_ = false;
    Clock clock_ = Clock::None;
    std::int64_t second_ = 0;  // since 1970-01-01T00:00:00 on the clock named by clock_
};

/// Longest text that is read as a date, in bytes.
inline constexpr std::size_t max_edtf_bytes = 64;

/// Compares by day. Before: `a` has certainly ended before `b` begins. Overlaps: they certainly share a day.
/// A doubtful value (`?`, `~`, `%`) is never certain of anything. Beside a time of day neighbouring days
/// cannot be told apart: midnight is not everywhere at once.
[[nodiscard]] TimeOrder compare(const Period& a, const Period& b) noexcept;

/// As above, and by time of day where both have one and both or neither name a time zone; a time of day
/// beside a plain date, or times of which only one has a zone, on neighbouring days: CannotTell. Dates and
/// times without a zone are read as written in one place.
[[nodiscard]] TimeOrder compare(const Edtf& a, const Edtf& b) noexcept;

/// Is `event` certainly over no later than `date` may begin? On the same day is early enough.
[[nodiscard]] bool over_by(const Period& event, const Period& date) noexcept;

/// Whether something is so: known to be, known not to be, or left open by what is known.
enum class Certainty : std::uint8_t { No, Maybe, Yes };

/// Had `event` happened by the end of `date`? On the same day counts. No: it certainly came after; Yes: wherever
/// in its period it lies, and wherever `date` lies in its own, it had. "2018-07" had by 2018-07-31, though the two
/// cannot be put in order.
[[nodiscard]] Certainty happened_by(const Period& event, const Period& date) noexcept;

/// The same towards the other side: was `event` on or after the first day of `date`? On the same day counts. No: it had
/// certainly ended before.
[[nodiscard]] Certainty happened_since(const Period& event, const Period& date) noexcept;

/// The interval from `from` to `until`, where a missing end is open: an office held "2016/..". One that would
/// end before it begins is doubtful.
[[nodiscard]] Period period_between(const std::optional<Edtf>& from,
                                    const std::optional<Edtf>& until) noexcept;

}  // namespace gainsay
