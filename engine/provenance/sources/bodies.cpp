#include "engine/provenance/sources/bodies.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "engine/time/time_of.hpp"

namespace gainsay::sourcing {
namespace {

/// Union and find over nodes; the smallest node stands for its set.
class Sets {
public:
    Node find(Node node) {
        auto at = parent_.try_emplace(node, node).first;
        while (at->second != at->first) {
            const auto above = parent_.find(at->second);
            at->second = above->second;  // halves the way
            at = parent_.find(at->second);
        }
        return at->first;
    }
    void join(Node x, Node y) {
        x = find(x), y = find(y);
        if (x != y) parent_.find(std::max(x, y))->second = std::min(x, y);
    }

private:
    std::map<Node, Node> parent_;
};

class Grouping {
public:
    Grouping(const Snapshot& snapshot, const SourceGraph& graph) : snapshot_(snapshot), graph_(graph) {}

    Bodies run() {
        for (Vertex v = 0; v < graph_.size(); ++v) enter(graph_.node(v));
        return numbered();
    }

private:
    void enter(Node node) {
        if (snapshot_.kind(node) == RecordKind::Claim || !entered_.insert(node).second) return;
        const std::vector<Node> who = speaking(node);
        for (const Node agent : who) {
            sets_.join(node, agent);
            climb(agent, time_of_node(node));
        }
    }

    [[nodiscard]] Period time_of_node(Node node) const {
        return snapshot_.kind(node) == RecordKind::Agent ? Period{} : time_of(snapshot_, node);
    }

    /// Whose word a node is.
    [[nodiscard]] std::vector<Node> speaking(Node node) const {
        switch (snapshot_.kind(node)) {
            case RecordKind::Agent:
                return {node};
            case RecordKind::Statement:
                return {snapshot_.speaker(node)};
            default:
                break;
        }
        std::vector<Node> who;
        for (const EdgeKind kind : {EdgeKind::PublishedBy, EdgeKind::AuthoredBy}) {
            if (who.empty())
                for (const Node agent : snapshot_.out(node, kind).nodes()) who.push_back(agent);
        }
        return who;
    }

    /// From an agent to the bodies that it belonged to then, and to theirs.
    void climb(Node agent, const Period& then) {
        agents_.insert(agent);
        std::set<Node> met{agent};
        std::vector<Node> pending{agent};
        while (!pending.empty()) {
            const Node below = pending.back();
            pending.pop_back();
            for (const Arc arc : snapshot_.out(below, EdgeKind::AffiliatedWith)) {
                const TimeOrder order = compare(snapshot_.affiliation(arc.edge).held, then);
                if (order == TimeOrder::Before || order == TimeOrder::After) continue;
                offices_.insert(arc.edge);
                agents_.insert(arc.node);
                sets_.join(below, arc.node);
                if (met.insert(arc.node).second) pending.push_back(arc.node);
            }
        }
    }

    Bodies numbered() {
        std::map<Node, std::pair<Node, std::uint32_t>>
            by_set;  // the agent or document that comes first, and its number
        const auto name = [&](Node node) {
            const auto [at, fresh] = by_set.try_emplace(sets_.find(node), node, no_body);
            if (!fresh) at->second.first = std::min(at->second.first, node);
        };
        for (const Node agent : agents_) name(agent);
        for (const Node node : entered_) name(node);
        std::vector<std::pair<Node, Node>> order;  // first, set
        for (const auto& [set, body] : by_set) order.emplace_back(body.first, set);
        std::sort(order.begin(), order.end());
        Bodies result;
        result.bodies.resize(order.size());
        for (std::uint32_t i = 0; i < order.size(); ++i) by_set.at(order[i].second).second = i;
        const auto body_of = [&](Node node) { return by_set.at(sets_.find(node)).second; };
        for (const Node agent : agents_) result.bodies[body_of(agent)].agents.push_back(agent);
        for (const Node node : entered_) {
            if (snapshot_.kind(node) == RecordKind::Document)
                result.bodies[body_of(node)].documents.push_back(node);
        }
        for (const Edge office : offices_)
            result.bodies[body_of(snapshot_.source(office))].offices.push_back(office);
        result.of.assign(graph_.size(), no_body);
        for (Vertex v = 0; v < graph_.size(); ++v) {
            if (snapshot_.kind(graph_.node(v)) != RecordKind::Claim) result.of[v] = body_of(graph_.node(v));
        }
        return result;
    }

    const Snapshot& snapshot_;
    const SourceGraph& graph_;
    Sets sets_;
    std::set<Node> entered_, agents_;
    std::set<Edge> offices_;
};

}  // namespace

Bodies group(const Snapshot& snapshot, const SourceGraph& graph) {
    return Grouping(snapshot, graph).run();
}

}  // namespace gainsay::sourcing
