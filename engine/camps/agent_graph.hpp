#pragma once

#include <cstdint>
#include <vector>

#include "engine/camps/signed_graph.hpp"
#include "engine/contradiction/contradictions.hpp"

namespace gainsay {

struct AgentGraphOptions {
    ContradictionOptions question;  ///< closures, date, proposed relations; its limit is not used
    std::size_t crowd = 1000;  ///< claims that more agents than this say are no agreement: count_agreements()
    unsigned threads = 1;      ///< for counting contradictions, at least 1
};

/// The signed graph of the agents of a case.
struct AgentGraph {
    SignedGraph graph;
    std::vector<Node> agents;   ///< by the graph's numbers, in node order; only those of a pair
    std::uint64_t crowded = 0;  ///< claims left out of the agreements

    /// The number of an agent in the graph; as many as there are agents when it is in no pair. O(log n).
    [[nodiscard]] std::uint32_t number(Node agent) const noexcept;
};

/// Counts for each pair of agents the witnesses of contradictions, in both directions, a mutual one once, and the
/// agreements. What an agent has against itself is no pair.
///
/// Returns  the same graph for any number of threads.
/// Cost     that of contradiction_matrix() and count_agreements(), and O(p log p) for p pairs.
[[nodiscard]] AgentGraph agent_graph(const Snapshot& snapshot, const AgentGraphOptions& options = {});

}  // namespace gainsay
