#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/contradiction/agents/table.hpp"
#include "engine/contradiction/disputes/disputes.hpp"
#include "graphs/snapshot/rows/dispute_rows.hpp"

// Of this folder only: walks along conflicts from one claim, and what is said of a dispute as a whole.

namespace gainsay {

/// Walks from a claim to those in conflict with it, and on, the nearest first.
///
/// Cost     8 bytes a claim of the case; a walk the conflicts that it meets, and again to forget it.
class ConflictWalk {
public:
    explicit ConflictWalk(const DisputeRows& rows);

    /// Every claim of the dispute, the nearest first. They hold until the next walk.
    [[nodiscard]] std::span<const std::uint32_t> all_from(std::uint32_t start);
    /// A ring of an odd number of conflicts, claim by claim; empty when there is none. The walk ends at the first conflict
    /// between two claims that are equally far away: the two ways back to where they part, and that conflict, are the
    /// ring. Any odd ring through `start` has such a conflict, and none that is shorter one that is nearer.
    [[nodiscard]] std::vector<std::uint32_t> odd_cycle_near(std::uint32_t start);

    // Of a claim that was met.
    [[nodiscard]] std::uint32_t distance(std::uint32_t claim) const { return met_[claim].distance; }
    [[nodiscard]] std::uint32_t nearer(std::uint32_t claim) const { return met_[claim].nearer; }

private:
    struct Met {
        std::uint32_t distance, nearer;
    };
    static constexpr std::uint32_t not_met = 0xFFFFFFFFU;

    void begin(std::uint32_t start);
    /// Meets what is in conflict with the next claim in turn; `between(a, b)` is told of conflicts between two that are
    /// equally far away, and may end the walk by returning true.
    template <class Between>
    void walk(const Between& between);

    const DisputeRows& rows_;
    Table<Met> met_;
    std::vector<std::uint32_t> order_;
};

/// The first relation by which the two are in conflict. O(conflicts of the one that has fewer).
[[nodiscard]] Node conflict_between(const Snapshot& snapshot, const DisputeRows& rows, std::uint32_t a,
                                    std::uint32_t b, bool include_proposed);

/// In how many conflicts a claim takes part: one with itself stands twice in its row. O(row).
[[nodiscard]] std::uint64_t conflicts_of(const DisputeRows& rows, std::uint32_t claim);

/// Fills in all but `first`, `balanced` and `sides` of a dispute of these claims.
class DisputeSummary {
public:
    DisputeSummary(const Snapshot& snapshot, const DisputeRows& rows, const DisputesOptions& options,
                   ConflictWalk& walk);

    void fill(Dispute& dispute, std::span<const std::uint32_t> members);

private:
    void add_contested(Dispute& dispute, std::span<const std::uint32_t> members) const;
    void add_speakers(Dispute& dispute, std::span<const std::uint32_t> members);
    void add_odd_cycle(Dispute& dispute, std::uint32_t start);

    const Snapshot& snapshot_;
    const DisputeRows& rows_;
    const DisputesOptions& options_;
    ConflictWalk& walk_;
    std::vector<std::uint64_t> assertions_;  // of an agent; all 0 between disputes
};

}  // namespace gainsay
