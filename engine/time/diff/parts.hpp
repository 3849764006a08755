#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "engine/time/diff/diff.hpp"
#include "engine/time/diff/shared_numbers.hpp"

// Of this folder only: the four parts of a comparison, each of which merges two sorted lists.

namespace gainsay::differing {

inline constexpr std::size_t most_reasons = 10;

/// Certain when it was certainly not so on one side and certainly is on the other.
[[nodiscard]] inline Certainty certainty_of(Showing x, Showing y) noexcept {
    if (x == y) return Certainty::No;
    return std::min(x, y) == Showing::Hidden && std::max(x, y) == Showing::Shown ? Certainty::Yes
                                                                                 : Certainty::Maybe;
}

/// What counts on a side.
class Side {
public:
    Side(const DiffSide& side, const DiffOptions& options)
        : snapshot(*side.snapshot), frame(side.frame), include_proposed(options.include_proposed) {}

    [[nodiscard]] Showing words(Node source) const {
        return frame.any() ? showing_words(snapshot, source, frame.as_of, frame.since) : Showing::Shown;
    }
    [[nodiscard]] Showing relation(Node relation) const {
        const RelationStatus status = snapshot.status(relation);
        const bool counts =
            status == RelationStatus::Accepted || (status == RelationStatus::Proposed && include_proposed);
        return counts ? showing(snapshot, relation, frame.as_of) : Showing::Hidden;
    }

    const Snapshot& snapshot;
    const TimeFrame& frame;
    bool include_proposed;
};

/// Calls visit(x, y) for the items of two lists that are sorted by `less`, with those that are equal together, the others
/// with nullptr for the one that is missing.
template <class X, class Less, class Visit>
void merge(const std::vector<X>& before, const std::vector<X>& after, const Less& less, const Visit& visit) {
    auto x = before.begin();
    auto y = after.begin();
    while (x != before.end() || y != after.end()) {
        const int order = x == before.end() ? 1 : y == after.end() ? -1 : less(*x, *y);
        visit(order <= 0 ? &*x : nullptr, order >= 0 ? &*y : nullptr);
        if (order <= 0) ++x;
        if (order >= 0) ++y;
    }
}

/// Adds a change unless there are as many as may be kept.
template <class Change>
void keep(std::vector<Change>& list, Change&& change, const DiffOptions& options, CaseDiff& diff) {
    if (options.limit != 0 && list.size() >= options.limit) {
        diff.limited = true;
        return;
    }
    list.push_back(std::move(change));
}

void compare_disputes(const DiffSide& before, const DiffSide& after, const SharedNumbers& numbers,
                      const DiffOptions& options, CaseDiff& diff);
void compare_claims(const Side& before, const Side& after, const DiffOptions& options, CaseDiff& diff);
void compare_positions(const Side& before, const Side& after, const SharedNumbers& numbers,
                       const DiffOptions& options, CaseDiff& diff);
/// Of two cases: field by field.
void compare_records(const GraphSource& before, const GraphSource& after, const DiffOptions& options,
                     CaseDiff& diff);
/// Of two dates of one case: which came to count, and which were taken back.
void compare_dates(const Side& before, const Side& after, const DiffOptions& options, CaseDiff& diff);

/// The fields in which two records of one kind differ, in the order of the record.
[[nodiscard]] std::vector<std::string> changed_fields(const Record& before, const Record& after);

}  // namespace gainsay::differing
