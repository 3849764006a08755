#include "graphs/snapshot/boost.hpp"

#include <gtest/gtest.h>

#include <boost/graph/boykov_kolmogorov_max_flow.hpp>
#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/dominator_tree.hpp>
#include <boost/graph/edmonds_karp_max_flow.hpp>
#include <boost/graph/graph_concepts.hpp>
#include <boost/graph/strong_components.hpp>
#include <boost/property_map/function_property_map.hpp>
#include <limits>
#include <map>
#include <set>

#include "graphs/snapshot/build/build.hpp"
#include "graphs/snapshot/overlay/overlay.hpp"
#include "tests/support/random_case.hpp"

namespace gainsay::test {
namespace {

BOOST_CONCEPT_ASSERT((boost::VertexListGraphConcept<Snapshot>));
BOOST_CONCEPT_ASSERT((boost::BidirectionalGraphConcept<Snapshot>));
BOOST_CONCEPT_ASSERT((boost::AdjacencyGraphConcept<Snapshot>));
BOOST_CONCEPT_ASSERT((boost::EdgeListGraphConcept<Snapshot>));
BOOST_CONCEPT_ASSERT((boost::ReadablePropertyGraphConcept<Snapshot, Node, boost::vertex_index_t>));
BOOST_CONCEPT_ASSERT((boost::ReadablePropertyGraphConcept<Snapshot, Node, boost::vertex_name_t>));
BOOST_CONCEPT_ASSERT((boost::ReadablePropertyGraphConcept<Snapshot, Node, record_kind_of_t>));
BOOST_CONCEPT_ASSERT((boost::ReadablePropertyGraphConcept<Snapshot, GraphEdge, boost::edge_index_t>));
BOOST_CONCEPT_ASSERT((boost::ReadablePropertyGraphConcept<Snapshot, GraphEdge, edge_kind_of_t>));
BOOST_CONCEPT_ASSERT((boost::BidirectionalGraphConcept<FilteredSnapshot>));
BOOST_CONCEPT_ASSERT((boost::VertexListGraphConcept<ResidualView>));
BOOST_CONCEPT_ASSERT((boost::IncidenceGraphConcept<ResidualView>));
BOOST_CONCEPT_ASSERT((boost::EdgeListGraphConcept<ResidualView>));
BOOST_CONCEPT_ASSERT(
    (boost::ReadablePropertyGraphConcept<ResidualView, ResidualEdge, boost::edge_reverse_t>));

constexpr std::uint64_t seeds = 25;
constexpr EdgeKinds conflicts{EdgeKind::Contradicts, EdgeKind::Rebuts, EdgeKind::Undercuts};
constexpr EdgeKinds leaning{EdgeKind::Cites, EdgeKind::PartOf, EdgeKind::Supports, EdgeKind::Rephrases};

/// Of odd seeds overlaid: some other case, in which every record has changed.
Snapshot small(std::uint64_t seed) {
    const CaseSource source(random_case(seed, {3, 7, 7, 5, 14, 1}));
    if (seed % 2 == 0) return build_snapshot(source);
    const CaseSource before(random_case(seed + 1000, {4, 5, 8, 4, 9, 2}));
    std::vector<RecordId> changed;
    for (std::size_t k = 0; k < record_kind_count; ++k) {
        const auto list = [&](const Record& record) { changed.push_back(id_of(record)); };
        before.visit(static_cast<RecordKind>(k), list);
        source.visit(static_cast<RecordKind>(k), list);
    }
    return overlay_snapshot(build_snapshot(before), source, changed).value();
}

/// How many edges lead from one node to another: the slow obvious graph.
using Matrix = std::vector<std::vector<int>>;

Matrix matrix_of(const Snapshot& snapshot, EdgeKinds kinds) {
    Matrix matrix(snapshot.node_count(), std::vector<int>(snapshot.node_count()));
    for (std::uint32_t e = 0; e < snapshot.edge_count(); ++e) {
        if (!kinds.contains(snapshot.kind(Edge{e}))) continue;
        ++matrix[to_index(snapshot.source(Edge{e}))][to_index(snapshot.target(Edge{e}))];
    }
    return matrix;
}

/// Fewest edges from `start` to each node, none of them through `without`; -1 where there is no way.
std::vector<int> distances(const Matrix& matrix, std::size_t start, std::size_t without) {
    std::vector<int> distance(matrix.size(), -1);
    if (start == without) return distance;
    distance[start] = 0;
    for (std::size_t round = 0; round < matrix.size(); ++round) {
        for (std::size_t from = 0; from < matrix.size(); ++from) {
            if (distance[from] != static_cast<int>(round)) continue;
            for (std::size_t to = 0; to < matrix.size(); ++to) {
                if (matrix[from][to] > 0 && distance[to] < 0 && to != without)
                    distance[to] = distance[from] + 1;
            }
        }
    }
    return distance;
}
constexpr std::size_t nobody = ~std::size_t{0};

/// Pushes one unit after another along any way that is left.
int max_flow(Matrix left, std::size_t from, std::size_t to) {
    int flow = 0;
    while (true) {
        const std::vector<int> distance = distances(left, from, nobody);
        if (distance[to] < 0) return flow;
        for (std::size_t at = to; at != from;) {
            std::size_t before = 0;
            while (left[before][at] == 0 || distance[before] != distance[at] - 1) ++before;
            --left[before][at];
            ++left[at][before];
            at = before;
        }
        ++flow;
    }
}

TEST(BoostGraph, SeesEveryEdgeFromBothEndsAndFromTheList) {
    for (std::uint64_t seed = 0; seed < seeds; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        const Snapshot snapshot = small(seed);
        std::vector<Edge> listed, left, entered;
        for (auto [at, end] = edges(snapshot); at != end; ++at) {
            listed.push_back(at->edge);
            EXPECT_EQ(source(*at, snapshot), snapshot.source(at->edge));
            EXPECT_EQ(target(*at, snapshot), snapshot.target(at->edge));
            EXPECT_EQ(get(edge_kind_of, snapshot, *at), snapshot.kind(at->edge));
            EXPECT_EQ(get(boost::edge_index, snapshot, *at), to_index(at->edge));
        }
        for (auto [node, last] = vertices(snapshot); node != last; ++node) {
            std::size_t out = 0, in = 0;
            for (auto [at, end] = out_edges(*node, snapshot); at != end; ++at, ++out) {
                left.push_back(at->edge);
                EXPECT_EQ(source(*at, snapshot), *node);
                EXPECT_EQ(*at, graph_detail::graph_edge(snapshot, at->edge));
            }
            for (auto [at, end] = in_edges(*node, snapshot); at != end; ++at, ++in) {
                entered.push_back(at->edge);
                EXPECT_EQ(target(*at, snapshot), *node);
                EXPECT_EQ(source(*at, snapshot), snapshot.source(at->edge));
            }
            EXPECT_EQ(out_degree(*node, snapshot), out);
            EXPECT_EQ(in_degree(*node, snapshot), in);
            EXPECT_EQ(degree(*node, snapshot), out + in);
            const auto [next, end] = adjacent_vertices(*node, snapshot);
            EXPECT_EQ(static_cast<std::size_t>(std::distance(next, end)), out);
        }
        std::sort(left.begin(), left.end());
        std::sort(entered.begin(), entered.end());
        EXPECT_EQ(listed.size(), num_edges(snapshot));
        EXPECT_EQ(left, listed);
        EXPECT_EQ(entered, listed);
    }
}

TEST(BoostGraph, ReadsPropertiesOfNodes) {
    const Snapshot snapshot = small(1);
    const Node node = snapshot.node("claim:c1");
    EXPECT_EQ(get(boost::vertex_index, snapshot, node), to_index(node));
    EXPECT_EQ(get(boost::vertex_name, snapshot, node), "claim:c1");
    EXPECT_EQ(get(record_kind_of, snapshot)[node], RecordKind::Claim);
}

TEST(BoostGraph, SearchesBreadthFirst) {
    for (std::uint64_t seed = 0; seed < seeds; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        const Snapshot snapshot = small(seed);
        for (const Node start : snapshot.nodes(RecordKind::Statement)) {
            std::vector<int> found(snapshot.node_count(), -1);
            found[to_index(start)] = 0;
            const auto distance =
                boost::make_iterator_property_map(found.begin(), get(boost::vertex_index, snapshot));
            boost::breadth_first_search(snapshot, start,
                                        boost::visitor(boost::make_bfs_visitor(
                                            boost::record_distances(distance, boost::on_tree_edge()))));
            EXPECT_EQ(found, distances(matrix_of(snapshot, EdgeKinds::all()), to_index(start), nobody));
        }
    }
}

TEST(BoostGraph, FindsStrongComponentsOfTheKindsAskedFor) {
    for (std::uint64_t seed = 0; seed < seeds; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        const Snapshot snapshot = small(seed);
        const FilteredSnapshot graph = by_kinds(snapshot, conflicts);
        std::vector<int> component(snapshot.node_count());
        const auto map =
            boost::make_iterator_property_map(component.begin(), get(boost::vertex_index, snapshot));
        boost::strong_components(graph, map, boost::vertex_index_map(get(boost::vertex_index, snapshot)));
        const Matrix matrix = matrix_of(snapshot, conflicts);
        std::vector<std::vector<int>> reach;
        for (std::size_t a = 0; a < matrix.size(); ++a) reach.push_back(distances(matrix, a, nobody));
        for (std::size_t a = 0; a < matrix.size(); ++a) {
            for (std::size_t b = 0; b < matrix.size(); ++b) {
                EXPECT_EQ(component[a] == component[b], reach[a][b] >= 0 && reach[b][a] >= 0);
            }
        }
    }
}

/// The short overload of lengauer_tarjan_dominator_tree (Boost 1.81) numbers nodes that `entry` does not
/// reach 0, which it then takes for the entry itself; with our own maps they are masked as its documentation
/// demands.
std::vector<Node> dominator_tree(const FilteredSnapshot& graph, Node entry) {
    const std::size_t nodes = num_vertices(graph);
    const auto index = get(boost::vertex_index, graph);
    std::vector<std::size_t> number(nodes, std::numeric_limits<std::size_t>::max());
    std::vector<Node> tree(nodes, no_node), order(nodes, no_node), dominator(nodes, no_node);
    boost::lengauer_tarjan_dominator_tree(graph, entry, index,
                                          boost::make_iterator_property_map(number.begin(), index),
                                          boost::make_iterator_property_map(tree.begin(), index), order,
                                          boost::make_iterator_property_map(dominator.begin(), index));
    return dominator;
}

TEST(BoostGraph, FindsTheDominatorTree) {
    for (std::uint64_t seed = 0; seed < seeds; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        const Snapshot snapshot = small(seed);
        const FilteredSnapshot graph = by_kinds(snapshot, leaning);
        const Matrix matrix = matrix_of(snapshot, leaning);
        for (const Node entry : snapshot.nodes(RecordKind::Document)) {
            const std::vector<Node> parent = dominator_tree(graph, entry);
            const std::vector<int> reached = distances(matrix, to_index(entry), nobody);
            std::map<std::size_t, std::set<std::size_t>> dominators;  // without the node itself
            for (std::size_t cut = 0; cut < matrix.size(); ++cut) {
                const std::vector<int> still = distances(matrix, to_index(entry), cut);
                for (std::size_t node = 0; node < matrix.size(); ++node) {
                    if (node != cut && reached[node] >= 0 && still[node] < 0) dominators[node].insert(cut);
                }
            }
            for (std::size_t node = 0; node < matrix.size(); ++node) {
                std::set<std::size_t> chain;
                for (Node up = parent[node]; up != no_node; up = parent[to_index(up)])
                    chain.insert(to_index(up));
                EXPECT_EQ(chain, dominators[node]) << node;
            }
        }
    }
}

/// One unit for every edge of the snapshot, nothing for its reverse.
auto unit_capacity() {
    return boost::make_function_property_map<ResidualEdge>(
        [](const ResidualEdge& e) { return e.reversed ? 0 : 1; });
}

int edmonds_karp(const ResidualView& view, Node from, Node to) {
    const auto index = get(boost::vertex_index, view);
    const auto edge = get(boost::edge_index, view);
    std::vector<int> residual(2 * view.snapshot().edge_count());
    std::vector<boost::default_color_type> color(view.snapshot().node_count());
    std::vector<ResidualEdge> before(view.snapshot().node_count());
    return static_cast<int>(boost::edmonds_karp_max_flow(
        view, from, to, unit_capacity(), boost::make_iterator_property_map(residual.begin(), edge),
        get(boost::edge_reverse, view), boost::make_iterator_property_map(color.begin(), index),
        boost::make_iterator_property_map(before.begin(), index)));
}

int boykov_kolmogorov(const ResidualView& view, Node from, Node to) {
    const std::size_t nodes = view.snapshot().node_count();
    const auto index = get(boost::vertex_index, view);
    const auto edge = get(boost::edge_index, view);
    std::vector<int> residual(2 * view.snapshot().edge_count());
    std::vector<boost::default_color_type> color(nodes);
    std::vector<ResidualEdge> before(nodes);
    std::vector<long> distance(nodes);
    return static_cast<int>(boost::boykov_kolmogorov_max_flow(
        view, unit_capacity(), boost::make_iterator_property_map(residual.begin(), edge),
        get(boost::edge_reverse, view), boost::make_iterator_property_map(before.begin(), index),
        boost::make_iterator_property_map(color.begin(), index),
        boost::make_iterator_property_map(distance.begin(), index), index, from, to));
}

TEST(BoostGraph, FindsMaximumFlowsThroughTheResidualView) {
    int flows = 0;
    for (std::uint64_t seed = 0; seed < seeds; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        const Snapshot snapshot = small(seed);
        const ResidualView whole(snapshot), part(snapshot, leaning);
        const Matrix all = matrix_of(snapshot, EdgeKinds::all()), some = matrix_of(snapshot, leaning);
        Dice dice(seed);
        for (int i = 0; i < 12; ++i) {
            const Node from =
                *(snapshot.nodes().begin() + static_cast<std::ptrdiff_t>(dice.below(all.size())));
            const Node to = *(snapshot.nodes().begin() + static_cast<std::ptrdiff_t>(dice.below(all.size())));
            if (from == to) continue;
            const int expected = max_flow(all, to_index(from), to_index(to));
            EXPECT_EQ(edmonds_karp(whole, from, to), expected);
            EXPECT_EQ(boykov_kolmogorov(whole, from, to), expected);
            EXPECT_EQ(edmonds_karp(part, from, to), max_flow(some, to_index(from), to_index(to)));
            flows += expected;
        }
    }
    EXPECT_GT(flows, 50);
}

TEST(BoostGraph, ShowsEveryEdgeOfAResidualViewBothWays) {
    const Snapshot snapshot = small(3);
    for (const EdgeKinds kinds : {EdgeKinds::all(), conflicts, EdgeKinds{}}) {
        const ResidualView view(snapshot, kinds);
        const auto reverse = get(boost::edge_reverse, view);
        std::set<std::size_t> listed, left;
        for (auto [at, end] = edges(view); at != end; ++at) {
            listed.insert(get(boost::edge_index, view, *at));
            EXPECT_EQ(source(*at, view), target(get(reverse, *at), view));
            EXPECT_EQ(get(reverse, get(reverse, *at)), *at);
            EXPECT_TRUE(kinds.contains(at->edge.kind));
        }
        std::size_t degrees = 0;
        for (const Node node : snapshot.nodes()) {
            degrees += out_degree(node, view);
            for (auto [at, end] = out_edges(node, view); at != end; ++at) {
                EXPECT_EQ(source(*at, view), node);
                left.insert(get(boost::edge_index, view, *at));
            }
        }
        EXPECT_EQ(listed, left);
        EXPECT_EQ(listed.size(), num_edges(view));
        EXPECT_EQ(degrees, num_edges(view));
    }
}

}  // namespace
}  // namespace gainsay::test
