#pragma once

#include <cstdint>
#include <optional>

#include "engine/camps/signed_graph.hpp"

// How balanced a signed graph is, by measures that need no camps. Pairs without a sign play no part, counts neither.

namespace gainsay {

/// Triangles of agents by how many of their three pairs are negative.
struct TriangleCounts {
    std::uint64_t by_negative[4] = {0, 0, 0, 0};

    [[nodiscard]] std::uint64_t total() const noexcept {
        return by_negative[0] + by_negative[1] + by_negative[2] + by_negative[3];
    }
    /// My friend's friend is my friend, my enemy's enemy is my friend: none or two negative pairs.
    [[nodiscard]] std::uint64_t balanced() const noexcept { return by_negative[0] + by_negative[2]; }
    [[nodiscard]] std::uint64_t unbalanced() const noexcept { return by_negative[1] + by_negative[3]; }
    /// In [0, 1]; nullopt without triangles.
    [[nodiscard]] std::optional<double> balanced_share() const noexcept;
    friend bool operator==(const TriangleCounts&, const TriangleCounts&) = default;
};

/// Cost     O(m^1.5) time and O(n + m) memory for m pairs of n agents.
/// Source   D. Cartwright, F. Harary, "Structural balance", Psychological Review 63 (1956).
[[nodiscard]] TriangleCounts count_triangles(const SignedGraph& graph);

/// The closed walks of all lengths that are balanced less those that are not, as a share of all; a walk of length k weighs
/// 1/k!. tr(exp A) / tr(exp |A|) of the matrix A of signs: 1 when the graph is balanced, and short cycles count most.
///
/// Returns  a number in (0, 1]; nullopt for more agents with a sign than `most_agents`, and for none.
/// Cost     O(n^3) time and O(n^2) memory, for n agents that have a pair with a sign.
/// Source   E. Estrada, M. Benzi, "Walk-based measure of balance in signed networks", Phys. Rev. E 90 (2014).
[[nodiscard]] std::optional<double> walk_balance(const SignedGraph& graph, std::uint32_t most_agents = 600);

/// 1 - 2 f / m, of the frustration index f in pairs: no camps break more than half of m pairs. nullopt for m = 0.
/// Source   F. Aref, M. Wilson, "Measuring partial balance in signed networks", J. Complex Networks 6 (2018).
[[nodiscard]] std::optional<double> normalized_frustration(std::uint64_t frustration,
                                                           std::uint64_t pairs) noexcept;

}  // namespace gainsay
