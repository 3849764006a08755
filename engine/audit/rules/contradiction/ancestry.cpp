#include "engine/audit/rules/contradiction/ancestry.hpp"

#include "engine/audit/words.hpp"

namespace gainsay::audit {

Ancestry::Ancestry(const ClaimClasses& classes, ClaimClass of, std::size_t most) : order_{of} {
    reached_.emplace(of, Came{});
    for (std::size_t i = 0; i < order_.size(); ++i) {
        const ClaimClass here = order_[i];
        for (const ClassLink& link : classes.entailing(here)) {
            if (reached_.contains(link.to)) continue;
            if (order_.size() == most) {
                limited_ = true;
                return;
            }
            reached_.emplace(link.to, Came{here, link.edge});
            order_.push_back(link.to);
        }
    }
}

std::vector<Edge> Ancestry::way_from(ClaimClass one) const {
    std::vector<Edge> way;
    for (auto at = reached_.find(one); at != reached_.end() && at->second.edge != no_edge;
         at = reached_.find(at->second.to)) {
        way.push_back(at->second.edge);
    }
    return way;
}

void add_entailments(const Snapshot& snapshot, Node from, const std::vector<Edge>& way, Node to,
                     std::vector<Step>& steps) {
    const auto rephrase = [&](Node x, Node y) {
        for (const Node relation : ClaimClasses::rephrasings(snapshot, x, y))
            steps.push_back(relating(snapshot, relation));
    };
    for (const Edge edge : way) {
        rephrase(from, snapshot.source(edge));
        steps.push_back(relating(snapshot, snapshot.relation(edge)));
        from = snapshot.target(edge);
    }
    rephrase(from, to);
}

}  // namespace gainsay::audit
