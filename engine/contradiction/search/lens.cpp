#include "engine/contradiction/search/lens.hpp"

#include "engine/time/frame.hpp"

namespace gainsay {
namespace {

std::optional<Cost> cost_of(Showing showing) {
    if (showing == Showing::Hidden) return std::nullopt;
    return Cost{0, showing == Showing::Uncertain ? 1U : 0U, 0};
}

}  // namespace

Lens::Lens(const Snapshot& snapshot, const ContradictionOptions& options)
    : snapshot_(&snapshot),
      closures_(options.closures),
      as_of_(options.as_of),
      since_(options.since),
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
    const std::optional<Cost> dated = cost_of(showing(*snapshot_, source, as_of_));
    return dated ? std::optional<Cost>(cost + *dated) : std::nullopt;
}

std::optional<Cost> Lens::see_words(Node source) const {
    return cost_of(showing_words(*snapshot_, source, as_of_, since_));
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
