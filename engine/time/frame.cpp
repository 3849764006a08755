#include "engine/time/frame.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <string>

namespace gainsay {
namespace {

bool stays(const Edtf& date) {
    return date.period().doubtful || date.period().has_time;
}

std::optional<Edtf> first_day(const std::optional<Edtf>& date) {
    if (!date || date->empty() || date->period().start_min == beginning_of_time) return std::nullopt;
    return stays(*date) ? date : edtf_of(date->period().start_min).value_or(*date);
}

std::optional<Edtf> last_day(const std::optional<Edtf>& date) {
    if (!date || date->empty() || date->period().end_max == end_of_time) return std::nullopt;
    return stays(*date) ? date : edtf_of(date->period().end_max).value_or(*date);
}

Showing since_date(const Snapshot& snapshot, Date date, const Period& since) {
    return date == no_date ? Showing::Uncertain : to_showing(happened_since(snapshot.period(date), since));
}

/// The earliest of several publications: certainly before as soon as one of them is.
Showing since_first(const Snapshot& snapshot, const Arcs& documents, const Period& since) {
    if (documents.empty()) return Showing::Uncertain;
    Showing first = Showing::Shown;
    for (const Node document : documents.nodes()) {
        first = std::min(first, since_date(snapshot, snapshot.date(document), since));
        if (first == Showing::Hidden) break;
    }
    return first;
}

}  // namespace

std::optional<Edtf> edtf_of(Day day) {
    constexpr Day first = -719528, last = 2932896;  // 0000-01-01 to 9999-12-31
    if (day < first || day > last) return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::sys_days{std::chrono::days{day}}};
    std::array<char, 16> text{};
    std::snprintf(text.data(), text.size(), "%04d-%02u-%02u", static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
    return Edtf(text.data());
}

TimeFrame frame_between(const std::optional<Edtf>& from, const std::optional<Edtf>& until) {
    if (from && until && compare(*until, *from) == TimeOrder::Before) {
        throw Error(ErrorCode::Malformed, "found an interval from " + from->text() + " to " + until->text() +
                                              ", expected the earlier date first");
    }
    return {first_day(from), last_day(until)};
}

Showing said_since(const Snapshot& snapshot, Node source, const std::optional<Edtf>& since) {
    if (!since || since->empty()) return Showing::Shown;
    const Period& limit = since->period();
    const auto own_or_first = [&](EdgeKind documents) {
        const Date own = snapshot.date(source);
        return own != no_date ? since_date(snapshot, own, limit)
                              : since_first(snapshot, snapshot.out(source, documents), limit);
    };
    switch (snapshot.kind(source)) {
        case RecordKind::Document:
            return since_date(snapshot, snapshot.date(source), limit);
        case RecordKind::Statement:
            return own_or_first(EdgeKind::RecordedIn);
        case RecordKind::Review:
            return own_or_first(EdgeKind::ReviewedIn);
        case RecordKind::Agent:
        case RecordKind::Claim:
        case RecordKind::Relation:
            break;
    }
    return Showing::Shown;
}

Showing showing_words(const Snapshot& snapshot, Node source, const std::optional<Edtf>& as_of,
                      const std::optional<Edtf>& since) {
    const Showing there = showing(snapshot, source, as_of);
    return there == Showing::Hidden ? there : std::min(there, said_since(snapshot, source, since));
}

Certainty within(const Period& when, const TimeFrame& frame) noexcept {
    Certainty inside = Certainty::Yes;
    if (frame.as_of && !frame.as_of->empty())
        inside = std::min(inside, happened_by(when, frame.as_of->period()));
    if (frame.since && !frame.since->empty())
        inside = std::min(inside, happened_since(when, frame.since->period()));
    return inside;
}

}  // namespace gainsay
