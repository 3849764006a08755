#pragma once

#include <cstdint>
#include <unordered_map>
#include <utility>
#include <vector>

#include "engine/quantity/compare.hpp"
#include "engine/quantity/reading/reading.hpp"
#include "graphs/model/source.hpp"
#include "graphs/snapshot/snapshot.hpp"

// Of this folder only: the figures of claims, looked up when they are first asked for.

namespace gainsay::trailing {

class ClaimFigures {
public:
    ClaimFigures(const Snapshot& snapshot, const GraphSource& source)
        : snapshot_(snapshot), source_(source) {}

    /// The numbers of the claim's figures, from first to before second.
    std::pair<std::uint32_t, std::uint32_t> of(Node claim);

    [[nodiscard]] const Figure& figure(std::uint32_t number) const { return figures_[number]; }
    [[nodiscard]] Node claim(std::uint32_t number) const { return claims_[number]; }

    /// Can the one be what the other became on its way?
    [[nodiscard]] bool comparable(std::uint32_t a, std::uint32_t b) const;
    [[nodiscard]] Verdict verdict(std::uint32_t a, std::uint32_t b) const;
    [[nodiscard]] Comparison comparison(std::uint32_t a, std::uint32_t b) const;

private:
    const Snapshot& snapshot_;
    const GraphSource& source_;
    Reader reader_;
    std::unordered_map<Node, std::pair<std::uint32_t, std::uint32_t>> of_;
    std::vector<Figure> figures_;
    std::vector<Reading> readings_;
    std::vector<Node> claims_;
};

/// How close a figure is that another may have come from; the closest are followed.
enum class Closeness : std::uint8_t { Same, Compatible, Apart };
[[nodiscard]] constexpr Closeness closeness(Verdict verdict) noexcept {
    if (verdict == Verdict::Same) return Closeness::Same;
    return verdict == Verdict::Compatible ? Closeness::Compatible : Closeness::Apart;
}

}  // namespace gainsay::trailing
