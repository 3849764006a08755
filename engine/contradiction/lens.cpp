#include "engine/contradiction/lens.hpp"

#include <algorithm>

#include "engine/time/as_of.hpp"

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

Lens::Lens(const Snapshot& snapshot, const ContradictionOptions& options)
    : snapshot_(&snapshot),
      closures_(options.closures),
      as_of_(options.as_of),
      include_proposed_(options.include_proposed) {}

Lens Lens::with(const Closures& closures) const {
    Lens other = *this;
    other.closures_ = closures;
    return other;
}

std::optional<Cost> Lens::see(Node source) const {
    Cost cost;
    if (snapshot_->kind(source) == RecordKind::Relation) {
        const RelationStatus status = snapshot_->status(source);
        if (status == RelationStatus::Rejected) return std::nullopt;
        if (status == RelationStatus::Proposed && !include_proposed_) return std::nullopt;
        if (status == RelationStatus::Proposed) cost.proposed = 1;
    }
    if (!as_of_) return cost;
    switch (showing(*snapshot_, source, as_of_)) {
        case Showing::Hidden:
            return std::nullopt;
        case Showing::Uncertain:
            cost.uncertain = 1;
            break;
        case Showing::Shown:
            break;
    }
    return cost;
}

std::optional<Cost> Lens::cross(Edge relation) const {
    std::optional<Cost> cost = see(snapshot_->relation(relation));
    if (cost) cost->length = 1;
    return cost;
}

std::optional<Cost> Lens::hold(Edge affiliated_with, const Period& then) const {
    switch (compare(snapshot_->affiliation(affiliated_with).held, then)) {
        case TimeOrder::Overlaps:
            return Cost{0, 0, 1};
        case TimeOrder::CannotTell:
            return Cost{0, 1, 1};
        case TimeOrder::Before:
        case TimeOrder::After:
            break;
    }
    return std::nullopt;
}

}  // namespace gainsay
