// Comparing dates without losing their doubt. A value stands for every pair of days (begin, end) that its
// Period allows; an order is certain when it holds for every choice of one pair from each. As the two choices
// are made independently, it is enough to look at the worst one, which is what the inequalities below do.
#include <algorithm>

#include "graphs/model/edtf.hpp"

namespace gainsay {
namespace {

// `apart`: days that must lie between two values before one is called earlier. `together`: days by which they
// must overlap before they are called overlapping. Both are 0 or 1.
bool is_all_of_time(const Period& period) noexcept {
    return !period.doubtful && period.start_max == beginning_of_time && period.end_min == end_of_time;
}

TimeOrder order(const Period& a, const Period& b, std::int64_t apart, std::int64_t together) noexcept {
    // Whenever the other was, it was in all of time: an office without begin and end is held on any date.
    if (is_all_of_time(a) || is_all_of_time(b)) return TimeOrder::Overlaps;
    if (a.doubtful || b.doubtful) return TimeOrder::CannotTell;
    if (a.end_max + apart < b.start_min) return TimeOrder::Before;
    if (b.end_max + apart < a.start_min) return TimeOrder::After;
    if (a.start_max + together <= b.end_min && b.start_max + together <= a.end_min)
        return TimeOrder::Overlaps;
    return TimeOrder::CannotTell;
}

}  // namespace

std::string_view to_string(TimeOrder order) noexcept {
    switch (order) {
        case TimeOrder::Before:
            return "before";
        case TimeOrder::After:
            return "after";
        case TimeOrder::Overlaps:
            return "overlaps";
        case TimeOrder::CannotTell:
            return "cannot tell";
    }
    return "cannot tell";
}

TimeOrder compare(const Period& a, const Period& b) noexcept {
    // At any moment the calendars of the world show the day of UTC, the day before or the day after.
    const std::int64_t slack = a.has_time || b.has_time ? 1 : 0;
    return order(a, b, slack, slack);
}

TimeOrder compare(const Edtf& a, const Edtf& b) noexcept {
    if (a.empty() || b.empty()) return TimeOrder::CannotTell;
    const bool timed_a = a.clock_ != Edtf::Clock::None;
    const bool timed_b = b.clock_ != Edtf::Clock::None;
    if (timed_a && timed_b && a.clock_ == b.clock_) {
        if (a.second_ == b.second_) return TimeOrder::Overlaps;
        return a.second_ < b.second_ ? TimeOrder::Before : TimeOrder::After;
    }
    const bool zoned = a.clock_ == Edtf::Clock::Zoned || b.clock_ == Edtf::Clock::Zoned;
    // Without a zone a time and a date are of one place, and the time is within its day.
    return order(a.period_, b.period_, timed_a || timed_b ? 1 : 0, zoned ? 1 : 0);
}

bool over_by(const Period& event, const Period& date) noexcept {
    // A time of day may be another day elsewhere.
    const std::int64_t slack = event.has_time || date.has_time ? 1 : 0;
    return !event.doubtful && !date.doubtful && event.end_max + slack <= date.start_min;
}

Certainty happened_by(const Period& event, const Period& date) noexcept {
    const TimeOrder order = compare(event, date);
    if (order == TimeOrder::After) return Certainty::No;
    if (order != TimeOrder::CannotTell) return Certainty::Yes;
    return over_by(event, date) ? Certainty::Yes : Certainty::Maybe;
}

Certainty happened_since(const Period& event, const Period& date) noexcept {
    const TimeOrder order = compare(event, date);
    if (order == TimeOrder::Before) return Certainty::No;
    if (order != TimeOrder::CannotTell) return Certainty::Yes;
    return over_by(date, event) ? Certainty::Yes : Certainty::Maybe;
}

Period period_between(const std::optional<Edtf>& from, const std::optional<Edtf>& until) noexcept {
    Period period;
    period.start_max = beginning_of_time;
    period.end_min = end_of_time;
    if (from) {
        period.start_min = from->period().start_min;
        period.start_max = from->period().end_max;
    }
    if (until) {
        period.end_min = until->period().start_min;
        period.end_max = until->period().end_max;
    }
    period.doubtful = (from && from->period().doubtful) || (until && until->period().doubtful) ||
                      period.end_max < period.start_min;
    period.has_time = (from && from->period().has_time) || (until && until->period().has_time);
    if (period.end_max >= period.start_min) {
        period.start_max = std::min(period.start_max, period.end_max);
        period.end_min = std::max(period.end_min, period.start_min);
    }
    return period;
}

}  // namespace gainsay
