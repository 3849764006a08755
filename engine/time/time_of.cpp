#include "engine/time/time_of.hpp"

#include <algorithm>

namespace gainsay {
namespace {

/// The documents that date a source which has no date of its own.
ArcNodes dated_by(const Snapshot& snapshot, Node source) {
    const bool relation = snapshot.kind(source) == RecordKind::Relation;
    return snapshot.out(source, relation ? EdgeKind::AssertedIn : EdgeKind::RecordedIn).nodes();
}

bool has_own_date(const Snapshot& snapshot, Node source) {
    switch (snapshot.kind(source)) {
        case RecordKind::Relation:
            return false;
        case RecordKind::Document:
            return true;
        default:
            return snapshot.date(source) != no_date;
    }
}

/// A date as one of several of which the earliest counts: bounds only. In doubt it may be any day, and a time of day may
/// fall on a neighbouring day in another zone.
Period bounds(Period date) {
    if (date.doubtful) return {};
    if (!date.has_time) return date;
    const auto shift = [](Day day, Day by) {
        return day == beginning_of_time || day == end_of_time ? day : day + by;  // an open end stays open
    };
    return {shift(date.start_min, -1), shift(date.start_max, 1), shift(date.end_min, -1),
            shift(date.end_max, 1)};
}

/// The earlier of two dates of which either may be vague: it begins and ends no later than both do.
Period earlier(const Period& x, const Period& y) {
    return {std::min(x.start_min, y.start_min), std::min(x.start_max, y.start_max),
            std::min(x.end_min, y.end_min), std::min(x.end_max, y.end_max)};
}

}  // namespace

Period time_of(const Snapshot& snapshot, Node source) {
    if (has_own_date(snapshot, source)) return snapshot.period(snapshot.date(source));
    const ArcNodes documents = dated_by(snapshot, source);
    if (documents.empty()) return {};
    const auto published = [&](Node document) { return snapshot.period(snapshot.date(document)); };
    if (documents.size() == 1) return published(documents.front());
    Period first = bounds(published(documents.front()));
    for (const Node document : documents) first = earlier(first, bounds(published(document)));
    return first;
}

}  // namespace gainsay
