#pragma once

#include <compare>
#include <cstdint>
#include <optional>

#include "engine/contradiction/contradictions.hpp"
#include "engine/time/time_of.hpp"

// Of engine/contradiction only: what of a case counts under given options, and at which price.

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
    /// The same for the words of a statement or document, which may be too old too; without looking when no time is
    /// asked for.
    [[nodiscard]] std::optional<Cost> see_speech(Node source) const {
        return as_of_ || since_ ? see_words(source) : std::optional<Cost>(Cost{});
    }
    /// The same for a document in which words stand, which may be older than they.
    [[nodiscard]] std::optional<Cost> see_place(Node document) const {
        return as_of_ ? see(document) : std::optional<Cost>(Cost{});
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
    [[nodiscard]] std::optional<Cost> see_words(Node source) const;

    const Snapshot* snapshot_;
    Closures closures_;
    std::optional<Edtf> as_of_, since_;
    bool include_proposed_;
};

}  // namespace gainsay
