#include "engine/audit/rules/contradiction/classes.hpp"

#include <algorithm>
#include <unordered_map>

#include "graphs/snapshot/rows/dispute_rows.hpp"

namespace gainsay::audit {

bool accepted(const Snapshot& snapshot, Edge relation) {
    return snapshot.status(snapshot.relation(relation)) == RelationStatus::Accepted;
}

ClaimClasses::ClaimClasses(const Snapshot& snapshot) {
    join(snapshot);
    link(snapshot);
}

void ClaimClasses::join(const Snapshot& snapshot) {
    const NodeRange claims = snapshot.nodes(RecordKind::Claim);
    if (claims.empty()) return;
    first_ = to_index(*claims.begin());
    const DisputeRows rows = DisputeRows::of(snapshot);
    class_of_.resize(claims.size());
    for (std::uint32_t i = 0; i < claims.size(); ++i) {
        const std::uint32_t leader = rows.rephrasings(i).front();
        class_of_[i] = leader == i ? ClaimClass{static_cast<std::uint32_t>(size_++)} : class_of_[leader];
    }
}

void ClaimClasses::link(const Snapshot& snapshot) {
    for (const EdgeKind kind : {EdgeKind::Contradicts, EdgeKind::Rebuts, EdgeKind::Entails}) {
        for (const Edge edge : snapshot.edges(kind)) {
            if (!accepted(snapshot, edge)) continue;
            const ClaimClass from = of(snapshot.source(edge)), to = of(snapshot.target(edge));
            auto& there = kind == EdgeKind::Entails ? entailed_ : conflicts_;
            auto& back = kind == EdgeKind::Entails ? entailing_ : conflicts_;
            there.push_back({from, to, edge});
            back.push_back({to, from, edge});
        }
    }
    for (auto* links : {&conflicts_, &entailed_, &entailing_}) std::sort(links->begin(), links->end());
}

std::span<const ClassLink> ClaimClasses::row(const std::vector<ClassLink>& links, ClaimClass from) {
    // Not equal_range: clang 14 cannot read the range that it returns.
    const auto begin = std::ranges::lower_bound(links, from, {}, &ClassLink::from);
    return {begin, std::ranges::upper_bound(begin, links.end(), from, {}, &ClassLink::from)};
}

Edge ClaimClasses::conflict_between(ClaimClass a, ClaimClass b) const {
    const ClassLink least{a, b, Edge{0}};
    const auto found = std::lower_bound(conflicts_.begin(), conflicts_.end(), least);
    return found != conflicts_.end() && found->from == a && found->to == b ? found->edge : no_edge;
}

std::vector<Node> ClaimClasses::rephrasings(const Snapshot& snapshot, Node from, Node to) {
    std::unordered_map<std::uint32_t, Arc> came;  // claim -> the claim before it, and over which edge
    std::vector<Node> queue{from};
    for (std::size_t i = 0; i < queue.size() && !came.contains(to_index(to)); ++i) {
        const auto visit = [&](const Arc& arc) {
            if (arc.node == from || !accepted(snapshot, arc.edge)) return;
            if (came.emplace(to_index(arc.node), Arc{queue[i], arc.edge}).second) queue.push_back(arc.node);
        };
        for (const Arc arc : snapshot.out(queue[i], EdgeKind::Rephrases)) visit(arc);
        for (const Arc arc : snapshot.in(queue[i], EdgeKind::Rephrases)) visit(arc);
    }
    std::vector<Node> relations;
    for (Node at = to; at != from;) {
        const auto step = came.find(to_index(at));
        if (step == came.end()) return {};
        relations.push_back(snapshot.relation(step->second.edge));
        at = step->second.node;
    }
    std::reverse(relations.begin(), relations.end());
    return relations;
}

const ClaimClasses& classes_of(const Subject& subject) {
    return subject.shared->get<ClaimClasses>([&] { return ClaimClasses(subject.snapshot); });
}

}  // namespace gainsay::audit
