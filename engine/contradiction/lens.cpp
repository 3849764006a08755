#include "engine/contradiction/lens.hpp"

#include <algorithm>
#include <tuple>

namespace gainsay {
namespace {

/// The earlier of two dates of which either may be vague: it begins and ends no later than both do.
Period earlier(const Period& x, const Period& y) {
    return {std::min(x.start_min, y.start_min), std::min(x.start_max, y.start_max),
            std::min(x.end_min, y.end_min),     std::min(x.end_max, y.end_max),
            x.doubtful || y.doubtful,           x.has_time || y.has_time};
}

/// The earliest date of the documents that these arcs lead to; documents without a date do not tell.
Period earliest_publication(const Snapshot& snapshot, const Arcs& arcs) {
    std::optional<Period> earliest;
    for (const Node document : arcs.nodes()) {
        const Date date = snapshot.date(document);
        if (date == no_date) continue;
        const Period published = snapshot.period(date);
        earliest = earliest ? earlier(*earliest, published) : published;
    }
    return earliest.value_or(Period{});
}

}  // namespace

Period time_of(const Snapshot& snapshot, Node source) {
    const RecordKind kind = snapshot.kind(source);
    if (kind == RecordKind::Relation) {
        return earliest_publication(snapshot, snapshot.out(source, EdgeKind::AssertedIn));
    }
    const Date date = snapshot.date(source);
    if (date != no_date || kind == RecordKind::Document) return snapshot.period(date);
    return earliest_publication(snapshot, snapshot.out(source, EdgeKind::RecordedIn));
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
    const TimeOrder said = compare(time_of(*snapshot_, source), *as_of_);
    if (said == TimeOrder::After) return std::nullopt;
    if (said == TimeOrder::CannotTell) cost.uncertain = 1;
    if (!relation && snapshot_->retracted(source)) {
        const Period retracted = snapshot_->period(snapshot_->retracted_on(source));
        if (certainly_by(retracted, *as_of_)) return std::nullopt;
        if (compare(retracted, *as_of_) != TimeOrder::After) cost.uncertain = 1;
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
