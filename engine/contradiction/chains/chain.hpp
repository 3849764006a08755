#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "engine/contradiction/chains/parity.hpp"
#include "engine/contradiction/contradictions.hpp"

namespace gainsay {

/// A speaks against B, B against C: each step is a witness whose `b.agent` is the next one's `a.agent`.
struct ContradictionChain {
    std::vector<Node> agents;         ///< from … to, one more than steps
    std::vector<Witness> steps;       ///< of each step the first witness in order()
    Parity parity = Parity::Defence;  ///< even: `from` ends up on the side of `to`; odd: against it

    [[nodiscard]] std::size_t length() const noexcept { return steps.size(); }
};

/// A shortest chain of contradictions that leads from `from` to `to`; of several the one whose agents come
/// first in node order, compared one after the other. An agent's contradictions with itself are no step. From
/// an agent to itself the chain is empty: length 0, a defence.
///
/// Returns  nullopt when no chain leads there, or none of at most `max_length` steps (0: any length).
/// Throws   std::logic_error when a node is no agent of this snapshot.
/// Cost     a breadth-first search from both ends at once, always from the side with the smaller border: what
///          by() and against() cost for the agents inside it. It never lists all pairs.
/// Source   I. Pohl, "Bi-directional Search", Machine Intelligence 6 (1971).
[[nodiscard]] std::optional<ContradictionChain> contradiction_chain(const Snapshot& snapshot, Node from,
                                                                    Node to,
                                                                    const ContradictionOptions& options = {},
                                                                    std::size_t max_length = 0);

}  // namespace gainsay
