#include "engine/contradiction/lens.hpp"

#include <algorithm>
#include <span>

namespace gainsay {
namespace {

/// The documents that date a source which has no date of its own.
std::span<const Node> dated_by(const Snapshot& snapshot, Node source) {
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

/// How the earliest of its dates lies to `as_of`: what stands anywhere by then has been said.
TimeOrder earliest(const Snapshot& snapshot, Node source, const Period& as_of) {
    if (has_own_date(snapshot, source)) return compare(snapshot.period(snapshot.date(source)), as_of);
    const std::span<const Node> documents = dated_by(snapshot, source);
    TimeOrder best = documents.empty() ? TimeOrder::CannotTell : TimeOrder::After;
    for (const Node document : documents) {
        const TimeOrder order = compare(snapshot.period(snapshot.date(document)), as_of);
        if (order == TimeOrder::Before || order == TimeOrder::Overlaps) return order;
        if (order == TimeOrder::CannotTell) best = order;
    }
    return best;
}

}  // namespace

Period time_of(const Snapshot& snapshot, Node source) {
    if (has_own_date(snapshot, source)) return snapshot.period(snapshot.date(source));
    const std::span<const Node> documents = dated_by(snapshot, source);
    if (documents.empty()) return {};
    const auto published = [&](Node document) { return snapshot.period(snapshot.date(document)); };
    if (documents.size() == 1) return published(documents.front());
    Period first = bounds(published(documents.front()));
    for (const Node document : documents.subspan(1)) first = earlier(first, bounds(published(document)));
    return first;
}

bool certainly_by(const Period& first, const Period& second) noexcept {
    const std::int64_t slack =
        first.has_time || second.has_time ? 1 : 0;  // a time of day may be another zone's day
    return !first.doubtful && !second.doubtful && first.end_max + slack <= second.start_min;
}

Lens::Lens(const Snapshot& snapshot, const ContradictionOptions& options)
    : snapshot_(&snapshot), closures_(options.closures), include_proposed_(options.include_proposed) {
    if (options.as_of && !options.as_of->empty()) as_of_ = options.as_of->period();
}

Lens Lens::with(const Closures& closures) const {
    Lens other = *this;
    other.closures_ = closures;
    return other;
}

std::optional<Cost> Lens::see(Node source) const {
    const bool relation = snapshot_->kind(source) == RecordKind::Relation;
    Cost cost;
    if (relation) {
        const RelationStatus status = snapshot_->status(source);
        if (status == RelationStatus::Rejected) return std::nullopt;
        if (status == RelationStatus::Proposed && !include_proposed_) return std::nullopt;
        if (status == RelationStatus::Proposed) cost.proposed = 1;
    }
    if (!as_of_) return cost;
    const TimeOrder said = earliest(*snapshot_, source, *as_of_);
    if (said == TimeOrder::After) return std::nullopt;
    if (said == TimeOrder::CannotTell) cost.uncertain = 1;
    if (!relation && snapshot_->retracted(source)) {
        const Period retracted = snapshot_->period(snapshot_->retracted_on(source));
        const TimeOrder order = compare(retracted, *as_of_);
        if (order == TimeOrder::Before || order == TimeOrder::Overlaps) return std::nullopt;
        if (certainly_by(retracted, *as_of_)) return std::nullopt;
        if (order == TimeOrder::CannotTell) cost.uncertain = 1;
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
