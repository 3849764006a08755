#include "engine/camps/agent_graph.hpp"

#include <algorithm>
#include <utility>

#include "engine/contradiction/agents/agreements.hpp"
#include "engine/contradiction/agents/matrix.hpp"

namespace gainsay {
namespace {

struct Counted {
    Node a, b;
    std::uint64_t agreements, contradictions;
};

std::vector<Counted> counted(const Snapshot& snapshot, const AgentGraphOptions& options,
                             std::uint64_t& crowded) {
    std::vector<Counted> pairs;
    ContradictionOptions question = options.question;
    question.mutual_once = true;
    const ContradictionMatrix matrix = contradiction_matrix(snapshot, question, options.threads);
    for (const MatrixRow& row : matrix.rows) {
        for (const MatrixCell& cell : row.cells) {
            if (row.a != cell.b) pairs.push_back({row.a, cell.b, 0, cell.total()});
        }
    }
    const AgreementCounts agreements = count_agreements(snapshot, question, options.crowd);
    for (const AgreementCount& pair : agreements.pairs) pairs.push_back({pair.a, pair.b, pair.count, 0});
    crowded = agreements.crowded;
    return pairs;
}

}  // namespace

std::uint32_t AgentGraph::number(Node agent) const noexcept {
    const auto at = std::lower_bound(agents.begin(), agents.end(), agent);
    const bool found = at != agents.end() && *at == agent;
    return static_cast<std::uint32_t>(found ? at - agents.begin() : agents.end() - agents.begin());
}

AgentGraph agent_graph(const Snapshot& snapshot, const AgentGraphOptions& options) {
    AgentGraph made;
    const std::vector<Counted> pairs = counted(snapshot, options, made.crowded);
    for (const Counted& pair : pairs) {
        made.agents.push_back(pair.a);
        made.agents.push_back(pair.b);
    }
    std::sort(made.agents.begin(), made.agents.end());
    made.agents.erase(std::unique(made.agents.begin(), made.agents.end()), made.agents.end());
    std::vector<SignedPair> numbered;
    numbered.reserve(pairs.size());
    for (const Counted& pair : pairs) {
        numbered.push_back({made.number(pair.a), made.number(pair.b), pair.agreements, pair.contradictions});
    }
    made.graph = SignedGraph(static_cast<std::uint32_t>(made.agents.size()), std::move(numbered));
    return made;
}

}  // namespace gainsay
