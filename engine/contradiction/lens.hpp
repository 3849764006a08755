#pragma once

#include <compare>
#include <cstdint>
#include <optional>

#include "engine/contradiction/contradictions.hpp"
#include "engine/time/time_of.hpp"

// Of this folder only: what of a case counts under given options, and at which price.

namespace gainsay {

/// What a walk rests on, the worst first; walks are compared by it and the smallest wins. A sum of counts,
/// not a pair of flags: only sums keep "a better beginning makes a better whole", on which Dijkstra's
/// algorithm rests.
struct Cost {
    std::uint32_t proposed = 0, uncertain = 0, length = 0;

    friend Cost operator+(const Cost& x, const Cost& y) noexcept {
        return {x.proposed + y.proposed, x.uncertain + y.uncertain, x.length + y.length};
    }
    friend auto operator<=>(const Cost&, const Cost&) = default;
};

class Lens {
public:
    Lens(const Snapshot& snapshot, const ContradictionOptions& options);

    /// nullopt: hidden. Otherwise what it adds to a walk that uses this statement, document or relation;
    /// length 0.
    [[nodiscard]] std::optional<Cost> see(Node source) const;
    /// The same for a statement or document, without looking when there is no date as of which.
    [[nodiscard]] std::optional<Cost> see_speech(Node source) const {
        return as_of_ ? see(source) : std::optional<Cost>(Cost{});
    }
    /// The same for an edge that is a relation; length 1.
    [[nodiscard]] std::optional<Cost> cross(Edge relation) const;

    /// Was this office held then? nullopt: certainly not; length 1.
    [[nodiscard]] std::optional<Cost> hold(Edge affiliated_with, const Period& then) const;

    /// The same dates and statuses with other closures.
    [[nodiscard]] Lens with(const Closures& closures) const;

    [[nodiscard]] const Snapshot& snapshot() const noexcept { return *snapshot_; }
    [[nodiscard]] const Closures& closures() const noexcept { return closures_; }

private:
    const Snapshot* snapshot_;
    Closures closures_;
    std::optional<Edtf> as_of_;
    bool include_proposed_;
};

}  // namespace gainsay
