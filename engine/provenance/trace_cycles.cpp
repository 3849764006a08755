#include <algorithm>
#include <optional>
#include <tuple>
#include <unordered_map>

#include "engine/provenance/trace_walk.hpp"

// The steps that are no references form a tree, so every cycle runs over a reference. Tarjan's strong components,
// without recursion, tell which references have a way back from their end; a breadth-first search inside the component
// then spells the shortest one. A search for the edges that close a cycle on a depth-first path would be cheaper, but
// names long cycles where short ones exist, and misses those that run over a symmetric relation against the direction
// in which it was met.

namespace gainsay::tracing {
namespace {

/// From `from` to `to`. A symmetric relation is an arc each way; walked to and fro it is no cycle.
struct Link {
    std::uint32_t from, to;
    bool symmetric;

    friend auto operator<=>(const Link&, const Link&) = default;
};

/// The nodes of a walk, numbered as met, and the links between them. A relation is a node of its own where an attack
/// on it was followed: the way then leads through it.
struct LinkGraph {
    std::vector<Node> nodes;
    std::vector<std::uint32_t> offsets;
    std::vector<Link> arcs;     ///< by `from`
    std::vector<Link> closing;  ///< links of references that are not links of the tree too

    [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(nodes.size()); }
};

class LinkCollector {
public:
    LinkCollector(const Snapshot& snapshot, const std::vector<TraceStep>& steps)
        : snapshot_(snapshot), steps_(steps) {
        number(steps.front().node);
        for (const TraceStep& step : steps) {
            if (step.parent == no_step || step.ending == Ending::Shown || step.ending == Ending::Retracted)
                continue;
            const Link link = link_of(step);
            if (step.link == TraceLink::LinkUndercutBy) {
                tree_.push_back({number(steps[steps[step.parent].parent].node), link.from, false});
            }
            (step.repeated ? closing_ : tree_).push_back(link);
        }
    }

    /// The link of a step that is not the root.
    [[nodiscard]] Link link_of(const TraceStep& step) {
        const TraceStep& parent = steps_[step.parent];
        const bool on_link = step.link == TraceLink::LinkUndercutBy;
        const bool symmetric = step.link == TraceLink::ContradictedBy || step.link == TraceLink::RephrasedAs;
        const std::uint32_t from = number(on_link ? snapshot_.relation(parent.edge) : parent.node);
        return {from, number(step.node), symmetric};
    }

    LinkGraph take() {
        unique(tree_);
        unique(closing_);
        LinkGraph graph;
        graph.nodes = std::move(nodes_);
        std::set_difference(closing_.begin(), closing_.end(), tree_.begin(), tree_.end(),
                            std::back_inserter(graph.closing));
        for (const auto* links : {&tree_, &closing_}) {
            for (const Link& link : *links) {
                graph.arcs.push_back(link);
                if (link.symmetric) graph.arcs.push_back({link.to, link.from, true});
            }
        }
        unique(graph.arcs);
        graph.offsets.assign(graph.nodes.size() + 1, 0);
        for (const Link& arc : graph.arcs) ++graph.offsets[arc.from + 1];
        for (std::size_t i = 1; i < graph.offsets.size(); ++i) graph.offsets[i] += graph.offsets[i - 1];
        return graph;
    }

private:
    std::uint32_t number(Node node) {
        const auto next = static_cast<std::uint32_t>(nodes_.size());
        const auto [at, fresh] = numbers_.try_emplace(to_index(node), next);
        if (fresh) nodes_.push_back(node);
        return at->second;
    }

    static void unique(std::vector<Link>& links) {
        std::sort(links.begin(), links.end());
        links.erase(std::unique(links.begin(), links.end()), links.end());
    }

    const Snapshot& snapshot_;
    const std::vector<TraceStep>& steps_;
    std::vector<Node> nodes_;
    std::unordered_map<std::uint32_t, std::uint32_t> numbers_;
    std::vector<Link> tree_, closing_;
};

/// Which nodes lead to each other.
class Components {
public:
    explicit Components(const LinkGraph& graph)
        : graph_(graph), order_(graph.size(), 0), low_(graph.size(), 0), component_(graph.size(), no_step) {
        for (std::uint32_t v = 0; v < graph.size(); ++v) {
            if (order_[v] == 0) explore(v);
        }
    }

    [[nodiscard]] bool same(std::uint32_t v, std::uint32_t w) const { return component_[v] == component_[w]; }

private:
    struct Frame {
        std::uint32_t vertex, next;
    };

    void explore(std::uint32_t start) {
        enter(start);
        while (!path_.empty()) {
            Frame& top = path_.back();
            if (top.next == graph_.offsets[top.vertex + 1]) {
                leave();
                continue;
            }
            const std::uint32_t v = top.vertex, w = graph_.arcs[top.next++].to;
            if (order_[w] == 0) {
                enter(w);
            } else if (component_[w] == no_step) {
                low_[v] = std::min(low_[v], order_[w]);
            }
        }
    }

    void enter(std::uint32_t v) {
        order_[v] = low_[v] = ++clock_;
        path_.push_back({v, graph_.offsets[v]});
        open_.push_back(v);
    }

    void leave() {
        const std::uint32_t v = path_.back().vertex;
        path_.pop_back();
        if (!path_.empty()) {
            const std::uint32_t above = path_.back().vertex;
            low_[above] = std::min(low_[above], low_[v]);
        }
        if (low_[v] != order_[v]) return;
        for (std::uint32_t w = no_step; w != v;) {
            w = open_.back();
            open_.pop_back();
            component_[w] = v;
        }
    }

    const LinkGraph& graph_;
    std::vector<std::uint32_t> order_, low_, component_;
    std::vector<Frame> path_;
    std::vector<std::uint32_t> open_;
    std::uint32_t clock_ = 0;
};

/// Spells shortest cycles, one after the other.
class CycleFinder {
public:
    CycleFinder(const LinkGraph& graph, const Components& components)
        : graph_(graph), components_(components), before_(graph.size(), no_step), stamp_(graph.size(), 0) {}

    /// A shortest cycle over `link`, whichever way a symmetric one is walked; nullopt when there is none.
    [[nodiscard]] std::optional<std::vector<Node>> over(const Link& link) {
        if (auto cycle = back_from(link.to, link.from, link.symmetric)) return cycle;
        return link.symmetric ? back_from(link.from, link.to, true) : std::nullopt;
    }

private:
    std::optional<std::vector<Node>> back_from(std::uint32_t start, std::uint32_t aim, bool symmetric) {
        if (!reaches(start, aim, symmetric)) return std::nullopt;
        std::vector<Node> cycle;
        for (std::uint32_t v = aim; v != start; v = before_[v]) cycle.push_back(graph_.nodes[v]);
        cycle.push_back(graph_.nodes[start]);
        std::reverse(cycle.begin(), cycle.end());
        std::rotate(cycle.begin(), std::min_element(cycle.begin(), cycle.end()), cycle.end());
        return cycle;
    }

    bool reaches(std::uint32_t start, std::uint32_t aim, bool not_straight_back) {
        ++round_;
        queue_.assign(1, start);
        stamp_[start] = round_;
        for (std::size_t head = 0; head < queue_.size() && stamp_[aim] != round_; ++head) {
            const std::uint32_t v = queue_[head];
            for (std::uint32_t i = graph_.offsets[v]; i < graph_.offsets[v + 1]; ++i) {
                const Link& arc = graph_.arcs[i];
                const bool straight_back = arc.symmetric && v == start && arc.to == aim;
                if (stamp_[arc.to] == round_ || !components_.same(arc.to, aim)) continue;
                if (not_straight_back && straight_back) continue;
                stamp_[arc.to] = round_;
                before_[arc.to] = v;
                queue_.push_back(arc.to);
            }
        }
        return stamp_[aim] == round_;
    }

    const LinkGraph& graph_;
    const Components& components_;
    std::vector<std::uint32_t> before_, stamp_, queue_;
    std::uint32_t round_ = 0;
};

}  // namespace

void close_cycles(const Snapshot& snapshot, TraceTree& tree, std::size_t max_cycles) {
    if (tree.steps.empty()) return;
    LinkCollector collector(snapshot, tree.steps);
    std::vector<std::pair<std::size_t, Link>> references;
    for (std::size_t i = 1; i < tree.steps.size(); ++i) {
        const TraceStep& step = tree.steps[i];
        if (step.ending == Ending::Repeated) references.emplace_back(i, collector.link_of(step));
    }
    const LinkGraph graph = collector.take();
    const Components components(graph);
    CycleFinder finder(graph, components);

    std::vector<Link> closed;  // symmetric references over which a cycle runs; by order, as `closing` is
    const std::size_t wanted = std::min(max_cycles, graph.closing.size());
    std::size_t searches = 4 * wanted;  // several references may close one cycle, and some none
    for (const Link& link : graph.closing) {
        if (!components.same(link.from, link.to)) continue;
        if (searches == 0 || tree.cycles.size() >= 2 * wanted) {
            tree.cycles_cut = true;
            break;
        }
        --searches;
        auto cycle = finder.over(link);
        if (!cycle) continue;
        if (link.symmetric) closed.push_back(link);
        tree.cycles.push_back(std::move(*cycle));
    }
    std::sort(tree.cycles.begin(), tree.cycles.end());
    tree.cycles.erase(std::unique(tree.cycles.begin(), tree.cycles.end()), tree.cycles.end());
    if (tree.cycles.size() > max_cycles) {
        tree.cycles.resize(max_cycles);
        tree.cycles_cut = true;
    }
    for (const auto& [i, link] : references) {
        // A second edge beside one that is followed, a citation beside a relay, closes nothing new.
        const bool closes = link.symmetric
                                ? std::binary_search(closed.begin(), closed.end(), link)
                                : components.same(link.from, link.to) &&
                                      std::binary_search(graph.closing.begin(), graph.closing.end(), link);
        if (closes) tree.steps[i].ending = Ending::Cycle;
    }
}

}  // namespace gainsay::tracing
