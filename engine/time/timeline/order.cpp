#include "engine/time/timeline/order.hpp"

#include <algorithm>
#include <array>
#include <tuple>

namespace gainsay {
namespace {

/// Kinds of clock: none, a time of day that is no single moment, local, zoned. Only moments of one clock are compared by
/// the second; all else by day, with a day of slack beside a time of day.
enum class ClockKind : std::uint8_t { None, Vague, Local, Zoned };
constexpr std::size_t clock_kinds = 4;

ClockKind clock_of(const When& when) noexcept {
    if (when.moment) return when.moment->zoned ? ClockKind::Zoned : ClockKind::Local;
    return when.period.has_time ? ClockKind::Vague : ClockKind::None;
}

constexpr std::int64_t day_seconds = 24LL * 60 * 60;

std::int64_t first_second(const When& when) noexcept {
    return when.moment ? when.moment->second : std::int64_t{when.period.start_min} * day_seconds;
}

bool is_unknown(const Period& period) noexcept {
    return period.start_min == beginning_of_time && period.end_max == end_of_time;
}

/// Sorted begins and ends of the events of one clock that are in no doubt, in days and, of moments, in seconds.
struct Sorted {
    std::vector<std::int64_t> begins, ends, seconds;

    [[nodiscard]] static std::uint32_t below(const std::vector<std::int64_t>& sorted, std::int64_t limit) {
        return static_cast<std::uint32_t>(std::lower_bound(sorted.begin(), sorted.end(), limit) -
                                          sorted.begin());
    }
    [[nodiscard]] static std::uint32_t above(const std::vector<std::int64_t>& sorted, std::int64_t limit) {
        return static_cast<std::uint32_t>(sorted.end() -
                                          std::upper_bound(sorted.begin(), sorted.end(), limit));
    }
};

}  // namespace

TimeOrder compare(const When& a, const When& b) noexcept {
    if (a.moment && b.moment && a.moment->zoned == b.moment->zoned) {
        if (a.moment->second == b.moment->second) return TimeOrder::Overlaps;
        return a.moment->second < b.moment->second ? TimeOrder::Before : TimeOrder::After;
    }
    return compare(a.period, b.period);
}

bool stands_before(const When& a, const When& b) noexcept {
    const auto key = [](const When& when) {
        return std::tuple(is_unknown(when.period), when.period.start_min, first_second(when),
                          when.period.end_max);
    };
    return key(a) < key(b);
}

std::vector<Places> places_of(const std::vector<When>& all) {
    std::array<Sorted, clock_kinds> clocks;
    for (const When& when : all) {
        Sorted& of = clocks[static_cast<std::size_t>(clock_of(when))];
        if (when.moment) of.seconds.push_back(when.moment->second);
        if (when.period.doubtful) continue;
        of.begins.push_back(when.period.start_min);
        of.ends.push_back(when.period.end_max);
    }
    for (Sorted& of : clocks) {
        for (auto* list : {&of.begins, &of.ends, &of.seconds}) std::sort(list->begin(), list->end());
    }
    std::vector<Places> places;
    places.reserve(all.size());
    for (const When& when : all) {
        const ClockKind own = clock_of(when);
        std::uint32_t before = 0, after = 0;
        for (std::size_t kind = 0; kind < clock_kinds; ++kind) {
            const Sorted& of = clocks[kind];
            if (when.moment && kind == static_cast<std::size_t>(own)) {
                before += Sorted::below(of.seconds, when.moment->second);
                after += Sorted::above(of.seconds, when.moment->second);
            } else if (!when.period.doubtful) {
                const bool timed =
                    own != ClockKind::None || kind != static_cast<std::size_t>(ClockKind::None);
                const std::int64_t slack = timed ? 1 : 0;
                before += Sorted::below(of.ends, std::int64_t{when.period.start_min} - slack);
                after += Sorted::above(of.begins, std::int64_t{when.period.end_max} + slack);
            }
        }
        const auto size = static_cast<std::uint32_t>(all.size());
        places.push_back({before, size - 1 - after});
    }
    return places;
}

}  // namespace gainsay
