#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/audit/subject.hpp"
#include "graphs/snapshot/snapshot.hpp"

// Of this folder only: the claims of a case as its rules see them, those that rephrase each other being one.

namespace gainsay::audit {

/// A number of claims that accepted rephrasings join, from 0 without gaps, in the order of their first claims.
enum class ClaimClass : std::uint32_t {};

/// Another class, and the relation that leads there.
struct ClassLink {
    ClaimClass from{}, to{};
    Edge edge = no_edge;

    friend auto operator<=>(const ClassLink&, const ClassLink&) = default;
};

/// Classes, and the accepted relations between them. O(claims + relations) memory; made once a run.
class ClaimClasses {
public:
    explicit ClaimClasses(const Snapshot& snapshot);

    [[nodiscard]] std::size_t size() const noexcept { return size_; }
    [[nodiscard]] ClaimClass of(Node claim) const { return class_of_[to_index(claim) - first_]; }

    /// Contradicts and Rebuts, both ways, by `to`, then edge.
    [[nodiscard]] std::span<const ClassLink> conflicts(ClaimClass from) const {
        return row(conflicts_, from);
    }
    /// What `from` entails, and what entails it.
    [[nodiscard]] std::span<const ClassLink> entailed(ClaimClass from) const { return row(entailed_, from); }
    [[nodiscard]] std::span<const ClassLink> entailing(ClaimClass from) const {
        return row(entailing_, from);
    }
    /// The first conflict of the two; no_edge when there is none. O(log conflicts).
    [[nodiscard]] Edge conflict_between(ClaimClass a, ClaimClass b) const;

    /// The rephrasings that lead from one claim to another of its class, the fewest: their relations in order.
    /// O(class).
    [[nodiscard]] static std::vector<Node> rephrasings(const Snapshot& snapshot, Node from, Node to);

private:
    [[nodiscard]] static std::span<const ClassLink> row(const std::vector<ClassLink>& links, ClaimClass from);
    void join(const Snapshot& snapshot);
    void link(const Snapshot& snapshot);

    std::uint32_t first_ = 0;
    std::size_t size_ = 0;
    std::vector<ClaimClass> class_of_;
    std::vector<ClassLink> conflicts_, entailed_, entailing_;
};

/// Those of a run.
[[nodiscard]] const ClaimClasses& classes_of(const Subject& subject);

/// Does the relation of this edge count? Only accepted ones do.
[[nodiscard]] bool accepted(const Snapshot& snapshot, Edge relation);

}  // namespace gainsay::audit
