#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "engine/contradiction/contradictions.hpp"

namespace gainsay {

/// How often A contradicts B, by kind of witness.
struct MatrixCell {
    Node b = no_node;
    std::array<std::uint64_t, witness_kind_count> counts{};  ///< indexed by WitnessKind
    std::uint64_t changes_of_position = 0;                   ///< how many of them; only on the diagonal

    [[nodiscard]] std::uint64_t count(WitnessKind kind) const noexcept {
        return counts[static_cast<std::size_t>(kind)];
    }
    [[nodiscard]] std::uint64_t total() const noexcept;
    friend bool operator==(const MatrixCell&, const MatrixCell&) = default;
};

struct MatrixRow {
    Node a = no_node;
    std::vector<MatrixCell> cells;  ///< by b; only those that are not empty

    friend bool operator==(const MatrixRow&, const MatrixRow&) = default;
};

/// Agents against agents, sparse: rows by a, none of them empty.
struct ContradictionMatrix {
    std::vector<MatrixRow> rows;

    /// The cell of a against b; nullptr where nothing was found. O(log n).
    [[nodiscard]] const MatrixCell* find(Node a, Node b) const noexcept;
    /// Agents with a row or a column, in node order.
    [[nodiscard]] std::vector<Node> agents() const;
};

/// Counts the witnesses of all_contradictions(); a mutual one counts in both directions, unless
/// `options.mutual_once`; `options.limit` is not used.
///
/// Cost     time of finding all links, none of which is kept, nor made a witness; memory of the matrix and, a
///          thread, 4 bytes an agent. Threads take agents in turn: the same matrix for any number of them.
/// Throws   std::logic_error when `threads` is 0.
[[nodiscard]] ContradictionMatrix contradiction_matrix(const Snapshot& snapshot,
                                                       const ContradictionOptions& options = {},
                                                       unsigned threads = 1);

}  // namespace gainsay
