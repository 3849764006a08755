#include "engine/contradiction/lens.hpp"

#include "engine/time/as_of.hpp"

namespace gainsay {
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
