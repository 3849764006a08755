#include "engine/audit/patterns/match.hpp"

#include <set>

#include "graphs/model/error.hpp"

namespace gainsay::audit {
namespace {

std::pair<std::size_t, std::size_t> most_bound(const Pattern& pattern) {
    std::size_t nodes = pattern.first_node + pattern.nodes.size(),
                edges = pattern.first_edge + pattern.edges.size();
    for (const SubPattern& sub : pattern.patterns) {
        const auto [inner_nodes, inner_edges] = most_bound(sub.inner.front());
        nodes = std::max(nodes, inner_nodes);
        edges = std::max(edges, inner_edges);
    }
    return {nodes, edges};
}

}  // namespace

Matcher::Matcher(const Pattern& pattern, const PatternFields& fields, std::string rule, std::uint64_t budget)
    : pattern_(pattern), fields_(fields), rule_(std::move(rule)), budget_(budget) {
    const auto [nodes, edges] = most_bound(pattern);
    bound_.nodes.assign(nodes, no_node);
    bound_.edges.assign(edges, no_edge);
}

void Matcher::from(Node first, const Use& use) {
    bound_.nodes[0] = first;
    step(pattern_, 0, use);
}

bool Matcher::step(const Pattern& pattern, std::size_t at, const Use& use) {
    if (at == pattern.plan.size()) return use(bound_);
    const PatternStep& next = pattern.plan[at];
    switch (next.what) {
        case PatternStep::Do::Follow:
            return follow(pattern, at, use);
        case PatternStep::Do::Check:
            return check(pattern, at, use);
        case PatternStep::Do::Test:
            return !holds(pattern.conditions[next.index], fields_, bound_) || step(pattern, at + 1, use);
        case PatternStep::Do::Look:
            break;
    }
    const SubPattern& sub = pattern.patterns[next.index];
    return look(sub) != sub.wanted || step(pattern, at + 1, use);
}

bool Matcher::counts(const PatternEdge& edge, Edge found) {
    if (++walked_ > budget_) {
        throw Error(ErrorCode::Limit,
                    "the rule " + rule_ + " walked more than " + std::to_string(budget_) +
                        " edges; give it a pattern that begins with fewer records, or a greater \"budget\"");
    }
    const Snapshot& snapshot = fields_.snapshot();
    return !is_relation(edge.kind) || snapshot.status(snapshot.relation(found)) == RelationStatus::Accepted;
}

bool Matcher::follow(const Pattern& pattern, std::size_t at, const Use& use) {
    const Snapshot& snapshot = fields_.snapshot();
    const PatternStep& here = pattern.plan[at];
    const PatternEdge& edge = pattern.edges[here.index];
    const std::size_t known = here.backwards ? edge.to : edge.from,
                      open = here.backwards ? edge.from : edge.to;
    const RecordKind kind = open < pattern.first_node ? snapshot.kind(bound_.nodes[open])
                                                      : pattern.nodes[open - pattern.first_node].kind;
    const auto walk = [&](const Arcs& arcs) {
        for (const Arc arc : arcs) {
            if (!counts(edge, arc.edge) || snapshot.kind(arc.node) != kind) continue;
            bound_.nodes[open] = arc.node;
            bound_.edges[pattern.first_edge + here.index] = arc.edge;
            if (!step(pattern, at + 1, use)) return false;
        }
        return true;
    };
    const Node from = bound_.nodes[known];
    const bool outwards = !here.backwards || edge.either, inwards = here.backwards || edge.either;
    return (!outwards || walk(snapshot.out(from, edge.kind))) &&
           (!inwards || walk(snapshot.in(from, edge.kind)));
}

bool Matcher::check(const Pattern& pattern, std::size_t at, const Use& use) {
    const Snapshot& snapshot = fields_.snapshot();
    const PatternStep& here = pattern.plan[at];
    const PatternEdge& edge = pattern.edges[here.index];
    const auto walk = [&](Node from, Node to) {
        const Arcs out = snapshot.out(from, edge.kind), in = snapshot.in(to, edge.kind);
        const bool forwards = out.size() <= in.size();
        for (const Arc arc : forwards ? out : in) {
            if (!counts(edge, arc.edge) || arc.node != (forwards ? to : from)) continue;
            bound_.edges[pattern.first_edge + here.index] = arc.edge;
            if (!step(pattern, at + 1, use)) return false;
        }
        return true;
    };
    const Node from = bound_.nodes[edge.from], to = bound_.nodes[edge.to];
    return walk(from, to) && (!edge.either || from == to || walk(to, from));
}

bool Matcher::look(const SubPattern& sub) {
    const Pattern& inner = sub.inner.front();
    std::set<Node> met;  // of its first variable; of a pattern without variables the first around it
    const std::size_t counted = inner.nodes.empty() ? 0 : inner.first_node;
    step(inner, 0, [&](const Bindings& bound) {
        met.insert(bound.nodes[counted]);
        return met.size() < sub.times;
    });
    return met.size() >= sub.times;
}

}  // namespace gainsay::audit
