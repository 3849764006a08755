#include <algorithm>
#include <unordered_map>

#include "engine/provenance/trace_walk.hpp"

// Tarjan's strong components, without recursion, over the nodes that the steps join. One pass gives both: two
// nodes of one component lie on a cycle, and every edge back to a node of the current path closes one, which
// the path spells.

namespace gainsay::tracing {
namespace {

/// The nodes of a walk, numbered as met, and the links between them. A relation is a node of its own where an
/// attack on it was followed: the way then leads through it.
struct Links {
    std::vector<Node> nodes;
    std::vector<std::uint32_t> offsets, targets;

    [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(nodes.size()); }
};

class LinkCollector {
public:
    std::uint32_t number(Node node) {
        const auto [at, fresh] =
            numbers_.try_emplace(to_index(node), static_cast<std::uint32_t>(links_.nodes.size()));
        if (fresh) links_.nodes.push_back(node);
        return at->second;
    }

    void join(Node from, Node to) {
        const std::uint32_t a = number(from), b = number(to);
        edges_.emplace_back(a, b);
    }

    Links take() {
        std::sort(edges_.begin(), edges_.end());
        edges_.erase(std::unique(edges_.begin(), edges_.end()), edges_.end());
        links_.offsets.assign(links_.nodes.size() + 1, 0);
        for (const auto& [from, to] : edges_) {
            ++links_.offsets[from + 1];
            links_.targets.push_back(to);
        }
        for (std::size_t i = 1; i < links_.offsets.size(); ++i) links_.offsets[i] += links_.offsets[i - 1];
        return std::move(links_);
    }

private:
    Links links_;
    std::unordered_map<std::uint32_t, std::uint32_t> numbers_;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> edges_;
};

LinkCollector collect(const Snapshot& snapshot, const std::vector<TraceStep>& steps) {
    LinkCollector links;
    links.number(steps.front().node);
    for (const TraceStep& step : steps) {
        if (step.parent == no_step || step.ending == Ending::Shown) continue;
        const TraceStep& parent = steps[step.parent];
        if (step.link == TraceLink::LinkUndercutBy) {
            const Node relation = snapshot.relation(parent.edge);
            links.join(steps[parent.parent].node, relation);
            links.join(relation, step.node);
        } else {
            links.join(parent.node, step.node);
        }
    }
    return links;
}

class Components {
public:
    Components(const Links& links, std::size_t max_cycles)
        : links_(links),
          max_cycles_(max_cycles),
          order_(links.size(), 0),
          low_(links.size(), 0),
          component_(links.size(), none),
          on_path_(links.size(), none) {
        for (std::uint32_t v = 0; v < links.size(); ++v) {
            if (order_[v] == 0) explore(v);
        }
    }

    [[nodiscard]] std::uint32_t of(std::uint32_t v) const { return component_[v]; }
    std::vector<std::vector<Node>> cycles;
    bool cut = false;

private:
    static constexpr std::uint32_t none = no_step;
    struct Frame {
        std::uint32_t vertex, next;
    };

    void explore(std::uint32_t start) {
        enter(start);
        while (!path_.empty()) {
            Frame& top = path_.back();
            if (top.next == links_.offsets[top.vertex + 1]) {
                leave();
                continue;
            }
            const std::uint32_t v = top.vertex, w = links_.targets[top.next++];
            if (order_[w] == 0) {
                enter(w);
            } else if (component_[w] == none) {
                low_[v] = std::min(low_[v], order_[w]);
                if (on_path_[w] != none) keep_cycle(w);
            }
        }
    }

    void enter(std::uint32_t v) {
        order_[v] = low_[v] = ++clock_;
        on_path_[v] = static_cast<std::uint32_t>(path_.size());
        path_.push_back({v, links_.offsets[v]});
        open_.push_back(v);
    }

    void leave() {
        const std::uint32_t v = path_.back().vertex;
        path_.pop_back();
        on_path_[v] = none;
        if (!path_.empty()) {
            const std::uint32_t above = path_.back().vertex;
            low_[above] = std::min(low_[above], low_[v]);
        }
        if (low_[v] != order_[v]) return;
        for (std::uint32_t w = none; w != v;) {
            w = open_.back();
            open_.pop_back();
            component_[w] = v;
        }
    }

    void keep_cycle(std::uint32_t first) {
        if (cycles.size() >= max_cycles_) {
            cut = true;
            return;
        }
        std::vector<Node> cycle;
        for (std::size_t i = on_path_[first]; i < path_.size(); ++i)
            cycle.push_back(links_.nodes[path_[i].vertex]);
        std::rotate(cycle.begin(), std::min_element(cycle.begin(), cycle.end()), cycle.end());
        cycles.push_back(std::move(cycle));
    }

    const Links& links_;
    std::size_t max_cycles_;
    std::vector<std::uint32_t> order_, low_, component_, on_path_;
    std::vector<Frame> path_;
    std::vector<std::uint32_t> open_;
    std::uint32_t clock_ = 0;
};

}  // namespace

void close_cycles(const Snapshot& snapshot, TraceTree& tree, std::size_t max_cycles) {
    if (tree.steps.empty()) return;
    LinkCollector collector = collect(snapshot, tree.steps);
    const auto number = [&](Node node) { return collector.number(node); };
    std::vector<std::uint32_t> ends(tree.steps.size(), no_step), starts(tree.steps.size(), no_step);
    for (std::size_t i = 1; i < tree.steps.size(); ++i) {
        const TraceStep& step = tree.steps[i];
        if (!step.repeated || step.ending != Ending::Repeated) continue;
        const TraceStep& parent = tree.steps[step.parent];
        const bool through_link = step.link == TraceLink::LinkUndercutBy;
        starts[i] = number(through_link ? snapshot.relation(parent.edge) : parent.node);
        ends[i] = number(step.node);
    }
    const Links links = collector.take();
    Components components(links, max_cycles);
    for (std::size_t i = 1; i < tree.steps.size(); ++i) {
        if (ends[i] == no_step || components.of(starts[i]) != components.of(ends[i])) continue;
        tree.steps[i].ending = Ending::Cycle;
    }
    tree.cycles = std::move(components.cycles);
    tree.cycles_cut = components.cut;
    std::sort(tree.cycles.begin(), tree.cycles.end());
}

}  // namespace gainsay::tracing
