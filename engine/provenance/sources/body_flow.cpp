#include "engine/provenance/sources/body_flow.hpp"

#include <algorithm>
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/dominator_tree.hpp>
#include <boost/graph/edmonds_karp_max_flow.hpp>
#include <set>
#include <utility>

namespace gainsay::sourcing {
namespace {

using Point = std::uint32_t;
using Joins = std::set<std::pair<Point, Point>>;

/// Bodies are the points 0 … n-1, claims follow, the last stands for "an origin is reached".
struct Contracted {
    Joins joins;
    Point bodies = 0, points = 0, claim = 0;
    [[nodiscard]] Point end() const { return points - 1; }
};

Contracted contract(const SourceGraph& graph, const Bodies& bodies) {
    Contracted result;
    result.bodies = static_cast<Point>(bodies.bodies.size());
    Point next = result.bodies;
    std::vector<Point> point(graph.size());
    for (Vertex v = 0; v < graph.size(); ++v) point[v] = bodies.of[v] == no_body ? next++ : bodies.of[v];
    result.points = next + 1;
    result.claim = point[0];
    for (Vertex v = 0; v < graph.size(); ++v) {
        for (const Way& way : graph.ways(v)) {
            if (point[v] != point[way.to]) result.joins.insert({point[v], point[way.to]});
        }
        if (graph.is_origin(v)) result.joins.insert({point[v], result.end()});
    }
    return result;
}

using Traits = boost::adjacency_list_traits<boost::vecS, boost::vecS, boost::directedS>;
using Network = boost::adjacency_list<
    boost::vecS, boost::vecS, boost::directedS, boost::no_property,
    boost::property<boost::edge_capacity_t, long,
                    boost::property<boost::edge_residual_capacity_t, long,
                                    boost::property<boost::edge_reverse_t, Traits::edge_descriptor>>>>;

/// Every point is entered at 2i and left at 2i + 1; only a body lets but one route through.
class Flow {
public:
    explicit Flow(const Contracted& graph) : graph_(graph), network_(2 * std::size_t{graph.points}) {
        const long any = static_cast<long>(graph.bodies) + 1;
        for (Point p = 0; p < graph.points; ++p) join(2 * p, 2 * p + 1, p < graph.bodies ? 1 : any);
        for (const auto& [from, to] : graph.joins) join(2 * from + 1, 2 * to, any);
        boost::edmonds_karp_max_flow(network_, 2 * graph.claim, 2 * graph.end() + 1);
    }

    [[nodiscard]] std::vector<std::vector<Point>> routes() const {
        std::vector<std::vector<Point>> next(graph_.points);
        for (Point from = 0; from < graph_.points; ++from) {
            for (const auto edge : boost::make_iterator_range(boost::out_edges(2 * from + 1, network_))) {
                const auto to = static_cast<Point>(boost::target(edge, network_) / 2);
                for (long left = used(edge); left > 0; --left) next[from].push_back(to);
            }
        }
        const std::size_t count = next[graph_.claim].size();
        std::vector<std::vector<Point>> routes(count);
        for (auto& route : routes) {
            for (Point at = graph_.claim; at != graph_.end();) {
                const Point to = next[at].back();
                next[at].pop_back();
                if (to < graph_.bodies) route.push_back(to);
                at = to;
            }
        }
        return routes;
    }

    /// The bodies that the residual network enters from the claim, and does not leave.
    [[nodiscard]] std::vector<Point> cut() const {
        std::vector<char> reached(boost::num_vertices(network_), false);
        std::vector<std::size_t> pending{2 * std::size_t{graph_.claim}};
        reached[pending.front()] = true;
        const auto residual = boost::get(boost::edge_residual_capacity, network_);
        while (!pending.empty()) {
            const std::size_t at = pending.back();
            pending.pop_back();
            for (const auto edge : boost::make_iterator_range(boost::out_edges(at, network_))) {
                const std::size_t to = boost::target(edge, network_);
                if (residual[edge] > 0 && !reached[to]) reached[to] = true, pending.push_back(to);
            }
        }
        std::vector<Point> cut;
        for (Point p = 0; p < graph_.bodies; ++p) {
            if (reached[2 * p] && !reached[2 * p + 1]) cut.push_back(p);
        }
        return cut;
    }

private:
    void join(std::size_t from, std::size_t to, long capacity) {
        const auto there = boost::add_edge(from, to, network_).first;
        const auto back = boost::add_edge(to, from, network_).first;
        boost::put(boost::edge_capacity, network_, there, capacity);
        boost::put(boost::edge_capacity, network_, back, 0);
        boost::put(boost::edge_reverse, network_, there, back);
        boost::put(boost::edge_reverse, network_, back, there);
    }
    /// What flows over an edge that leads forward; none over those that only take back.
    [[nodiscard]] long used(Traits::edge_descriptor edge) const {
        const long capacity = boost::get(boost::edge_capacity, network_, edge);
        return capacity == 0 ? 0 : capacity - boost::get(boost::edge_residual_capacity, network_, edge);
    }

    const Contracted& graph_;
    Network network_;
};

/// Points that every way from the claim to the end passes. Those that nothing reaches are left out beforehand:
/// everything in a trace is reached.
std::vector<Point> dominators(const Contracted& graph) {
    using Graph = boost::adjacency_list<boost::vecS, boost::vecS, boost::bidirectionalS>;
    const Graph plain(graph.joins.begin(), graph.joins.end(), graph.points);
    const auto none = boost::graph_traits<Graph>::null_vertex();
    if (boost::in_degree(graph.end(), plain) == 0) return {};
    std::vector<std::size_t> above(graph.points, none);
    boost::lengauer_tarjan_dominator_tree(
        plain, std::size_t{graph.claim},
        boost::make_iterator_property_map(above.begin(), boost::get(boost::vertex_index, plain)));
    std::vector<Point> result;
    for (std::size_t at = above[graph.end()]; at != none && at != graph.claim; at = above[at]) {
        if (at < graph.bodies) result.push_back(static_cast<Point>(at));
    }
    std::reverse(result.begin(), result.end());
    return result;
}

}  // namespace

BodyFlow flow(const SourceGraph& graph, const Bodies& bodies) {
    const Contracted contracted = contract(graph, bodies);
    const Flow through(contracted);
    return {through.routes(), through.cut(), dominators(contracted)};
}

}  // namespace gainsay::sourcing
