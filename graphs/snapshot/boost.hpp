#pragma once

#include <array>
#include <bit>
#include <boost/graph/adjacency_iterator.hpp>
#include <boost/graph/filtered_graph.hpp>
#include <boost/graph/graph_traits.hpp>
#include <boost/graph/properties.hpp>
#include <boost/iterator/iterator_facade.hpp>
#include <initializer_list>
#include <string_view>
#include <type_traits>
#include <utility>

#include "graphs/snapshot/snapshot.hpp"

// A snapshot as a graph of Boost.Graph: a model of VertexListGraph, BidirectionalGraph, AdjacencyGraph and
// EdgeListGraph, with property maps for boost::vertex_index, boost::vertex_name (the id), record_kind_of,
// boost::edge_index and edge_kind_of. by_kinds() shows some kinds of edge only, ResidualView every edge both
// ways, as max-flow wants it. Heavy to include; code that does not call Boost.Graph walks with
// Snapshot::out() and in().
//
// Source  J. Siek, L.-Q. Lee, A. Lumsdaine, "The Boost Graph Library", 2001: the concepts.

namespace gainsay {

/// A set of kinds of edge.
class EdgeKinds {
public:
    constexpr EdgeKinds() = default;
    constexpr EdgeKinds(std::initializer_list<EdgeKind> kinds) noexcept {
        for (const EdgeKind kind : kinds) bits_ |= bit(kind);
    }
    [[nodiscard]] static constexpr EdgeKinds all() noexcept {
        EdgeKinds kinds;
        kinds.bits_ = (1U << edge_kind_count) - 1U;
        return kinds;
    }
    [[nodiscard]] constexpr bool contains(EdgeKind kind) const noexcept { return (bits_ & bit(kind)) != 0; }
    [[nodiscard]] constexpr bool empty() const noexcept { return bits_ == 0; }
    constexpr void insert(EdgeKind kind) noexcept { bits_ |= bit(kind); }
    /// Takes out the first kind, which must be there.
    constexpr EdgeKind pop() noexcept {
        const auto kind = static_cast<EdgeKind>(std::countr_zero(bits_));
        bits_ &= bits_ - 1U;
        return kind;
    }
    friend constexpr EdgeKinds operator&(EdgeKinds a, EdgeKinds b) noexcept {
        a.bits_ &= b.bits_;
        return a;
    }
    friend constexpr bool operator==(EdgeKinds, EdgeKinds) noexcept = default;

private:
    static constexpr std::uint32_t bit(EdgeKind kind) noexcept { return 1U << static_cast<unsigned>(kind); }

    std::uint32_t bits_ = 0;
};

/// An edge with its ends, so that Boost's source() needs no search.
struct GraphEdge {
    Node source = no_node, target = no_node;
    Edge edge = no_edge;
    EdgeKind kind{};

    friend bool operator==(const GraphEdge& a, const GraphEdge& b) noexcept { return a.edge == b.edge; }
    friend auto operator<=>(const GraphEdge& a, const GraphEdge& b) noexcept { return a.edge <=> b.edge; }
};

namespace graph_detail {

enum class Direction : std::uint8_t { Out, In };

/// The kinds of edge that can leave (or enter) a node of a kind, so that a node asks for few of the
/// twenty-five.
template <Direction D>
EdgeKinds kinds_at(RecordKind record) {
    static const std::array<EdgeKinds, record_kind_count> table = [] {
        std::array<EdgeKinds, record_kind_count> made;
        for (std::size_t r = 0; r < record_kind_count; ++r) {
            EdgeKinds all = EdgeKinds::all(), found;
            while (!all.empty()) {
                const EdgeKind kind = all.pop();
                const EdgeEnds ends = ends_of(kind);
                const RecordKind first = D == Direction::Out ? ends.from_first : ends.to_first;
                const RecordKind last = D == Direction::Out ? ends.from_last : ends.to_last;
                const auto here = static_cast<RecordKind>(r);
                if (first <= here && here <= last) found.insert(kind);
            }
            made[r] = found;
        }
        return made;
    }();
    return table[static_cast<std::size_t>(record)];
}

/// The edges at one node, kind by kind, in the order of their numbers (out) or sources (in).
template <Direction D>
class IncidentEdges : public boost::iterator_facade<IncidentEdges<D>, GraphEdge, boost::forward_traversal_tag,
                                                    GraphEdge, std::ptrdiff_t> {
public:
    IncidentEdges() = default;
    /// At the first edge.
    IncidentEdges(const Snapshot& snapshot, Node node, EdgeKinds kinds)
        : snapshot_(&snapshot), node_(node), left_(kinds & kinds_at<D>(snapshot.kind(node))) {
        find_row();
    }
    /// Behind the last edge.
    IncidentEdges(const Snapshot& snapshot, Node node) : snapshot_(&snapshot), node_(node) {}

private:
    friend class boost::iterator_core_access;

    void find_row() {
        at_ = 0;
        arcs_ = {};
        while (arcs_.empty() && !left_.empty()) {
            kind_ = left_.pop();
            arcs_ = D == Direction::Out ? snapshot_->out(node_, kind_) : snapshot_->in(node_, kind_);
        }
        if (arcs_.empty()) kind_ = EdgeKind{};
    }
    void increment() {
        if (++at_ == arcs_.size()) find_row();
    }
    [[nodiscard]] bool equal(const IncidentEdges& other) const {
        return node_ == other.node_ && at_ == other.at_ && kind_ == other.kind_ &&
               arcs_.empty() == other.arcs_.empty();
    }
    [[nodiscard]] GraphEdge dereference() const {
        const Arc arc = arcs_[at_];
        if constexpr (D == Direction::Out) return {node_, arc.node, arc.edge, kind_};
        return {arc.node, node_, arc.edge, kind_};
    }

    const Snapshot* snapshot_ = nullptr;
    Node node_ = no_node;
    EdgeKinds left_;
    EdgeKind kind_{};
    Arcs arcs_;
    std::size_t at_ = 0;
};

[[nodiscard]] inline GraphEdge graph_edge(const Snapshot& snapshot, Edge edge) {
    return {snapshot.source(edge), snapshot.target(edge), edge, snapshot.kind(edge)};
}

/// All edges in the order of their numbers; finding the source of each takes O(log rows).
class AllEdges : public boost::iterator_facade<AllEdges, GraphEdge, boost::random_access_traversal_tag,
                                               GraphEdge, std::ptrdiff_t> {
public:
    AllEdges() = default;
    AllEdges(const Snapshot& snapshot, std::size_t at) : snapshot_(&snapshot), at_(at) {}

private:
    friend class boost::iterator_core_access;

    void increment() { ++at_; }
    void decrement() { --at_; }
    void advance(std::ptrdiff_t n) { at_ = static_cast<std::size_t>(static_cast<std::ptrdiff_t>(at_) + n); }
    [[nodiscard]] std::ptrdiff_t distance_to(const AllEdges& other) const {
        return static_cast<std::ptrdiff_t>(other.at_) - static_cast<std::ptrdiff_t>(at_);
    }
    [[nodiscard]] bool equal(const AllEdges& other) const { return at_ == other.at_; }
    [[nodiscard]] GraphEdge dereference() const {
        return graph_edge(*snapshot_, Edge{static_cast<std::uint32_t>(at_)});
    }

    const Snapshot* snapshot_ = nullptr;
    std::size_t at_ = 0;
};

template <Direction D>
std::size_t count_edges(const Snapshot& snapshot, Node node) {
    std::size_t count = 0;
    for (EdgeKinds kinds = kinds_at<D>(snapshot.kind(node)); !kinds.empty();) {
        const EdgeKind kind = kinds.pop();
        count += (D == Direction::Out ? snapshot.out(node, kind) : snapshot.in(node, kind)).size();
    }
    return count;
}

/// A property that is read from the snapshot by `Read`.
template <class Key, class Value, Value (*Read)(const Snapshot&, const Key&)>
class ReadMap {
public:
    using key_type = Key;
    using value_type = Value;
    using reference = Value;
    using category = boost::readable_property_map_tag;

    ReadMap() = default;
    explicit ReadMap(const Snapshot& snapshot) : snapshot_(&snapshot) {}
    friend Value get(const ReadMap& map, const Key& key) { return Read(*map.snapshot_, key); }
    Value operator[](const Key& key) const { return Read(*snapshot_, key); }

private:
    const Snapshot* snapshot_ = nullptr;
};

inline std::size_t node_index(const Snapshot&, const Node& node) {
    return to_index(node);
}
inline std::string_view node_id(const Snapshot& snapshot, const Node& node) {
    return snapshot.id(node);
}
inline RecordKind node_kind(const Snapshot& snapshot, const Node& node) {
    return snapshot.kind(node);
}
inline std::size_t edge_index(const Snapshot&, const GraphEdge& edge) {
    return to_index(edge.edge);
}
inline EdgeKind kind_of_edge(const Snapshot&, const GraphEdge& edge) {
    return edge.kind;
}

}  // namespace graph_detail

/// Property tags of ours beside those of Boost: get(edge_kind_of, graph).
struct edge_kind_of_t {
    using kind = boost::edge_property_tag;
};
struct record_kind_of_t {
    using kind = boost::vertex_property_tag;
};
inline constexpr edge_kind_of_t edge_kind_of{};
inline constexpr record_kind_of_t record_kind_of{};

namespace graph_detail {

template <class Tag>
struct MapOf;
template <>
struct MapOf<boost::vertex_index_t> : std::type_identity<ReadMap<Node, std::size_t, node_index>> {};
template <>
struct MapOf<boost::vertex_name_t> : std::type_identity<ReadMap<Node, std::string_view, node_id>> {};
template <>
struct MapOf<record_kind_of_t> : std::type_identity<ReadMap<Node, RecordKind, node_kind>> {};
template <>
struct MapOf<boost::edge_index_t> : std::type_identity<ReadMap<GraphEdge, std::size_t, edge_index>> {};
template <>
struct MapOf<edge_kind_of_t> : std::type_identity<ReadMap<GraphEdge, EdgeKind, kind_of_edge>> {};

struct SnapshotTraversal : boost::bidirectional_graph_tag,
                           boost::adjacency_graph_tag,
                           boost::vertex_list_graph_tag,
                           boost::edge_list_graph_tag {};

}  // namespace graph_detail
}  // namespace gainsay

template <>
struct boost::graph_traits<gainsay::Snapshot> {
    using vertex_descriptor = gainsay::Node;
    using edge_descriptor = gainsay::GraphEdge;
    using directed_category = boost::bidirectional_tag;
    using edge_parallel_category = boost::allow_parallel_edge_tag;
    using traversal_category = gainsay::graph_detail::SnapshotTraversal;
    using vertex_iterator = gainsay::NodeRange::iterator;
    using edge_iterator = gainsay::graph_detail::AllEdges;
    using out_edge_iterator = gainsay::graph_detail::IncidentEdges<gainsay::graph_detail::Direction::Out>;
    using in_edge_iterator = gainsay::graph_detail::IncidentEdges<gainsay::graph_detail::Direction::In>;
    using adjacency_iterator =
        boost::adjacency_iterator_generator<gainsay::Snapshot, vertex_descriptor, out_edge_iterator>::type;
    using vertices_size_type = std::size_t;
    using edges_size_type = std::size_t;
    using degree_size_type = std::size_t;
    static vertex_descriptor null_vertex() { return gainsay::no_node; }
};

// Some algorithms take the graph by a reference that is not const, so that they are called with a const type.
template <>
struct boost::graph_traits<const gainsay::Snapshot> : boost::graph_traits<gainsay::Snapshot> {};

template <class Tag>
struct boost::property_map<gainsay::Snapshot, Tag> {
    using type = typename gainsay::graph_detail::MapOf<Tag>::type;
    using const_type = type;
};
template <class Tag>
struct boost::property_map<const gainsay::Snapshot, Tag> : boost::property_map<gainsay::Snapshot, Tag> {};

namespace gainsay {

using SnapshotTraits = boost::graph_traits<Snapshot>;

inline std::pair<SnapshotTraits::vertex_iterator, SnapshotTraits::vertex_iterator> vertices(
    const Snapshot& graph) {
    return {graph.nodes().begin(), graph.nodes().end()};
}
inline std::size_t num_vertices(const Snapshot& graph) {
    return graph.node_count();
}

inline std::pair<SnapshotTraits::edge_iterator, SnapshotTraits::edge_iterator> edges(const Snapshot& graph) {
    return {{graph, 0}, {graph, graph.edge_count()}};
}
inline std::size_t num_edges(const Snapshot& graph) {
    return graph.edge_count();
}

inline Node source(const GraphEdge& edge, const Snapshot&) {
    return edge.source;
}
inline Node target(const GraphEdge& edge, const Snapshot&) {
    return edge.target;
}

inline std::pair<SnapshotTraits::out_edge_iterator, SnapshotTraits::out_edge_iterator> out_edges(
    Node node, const Snapshot& graph) {
    return {{graph, node, EdgeKinds::all()}, {graph, node}};
}
inline std::pair<SnapshotTraits::in_edge_iterator, SnapshotTraits::in_edge_iterator> in_edges(
    Node node, const Snapshot& graph) {
    return {{graph, node, EdgeKinds::all()}, {graph, node}};
}
inline std::size_t out_degree(Node node, const Snapshot& graph) {
    return graph_detail::count_edges<graph_detail::Direction::Out>(graph, node);
}
inline std::size_t in_degree(Node node, const Snapshot& graph) {
    return graph_detail::count_edges<graph_detail::Direction::In>(graph, node);
}
inline std::size_t degree(Node node, const Snapshot& graph) {
    return out_degree(node, graph) + in_degree(node, graph);
}
inline std::pair<SnapshotTraits::adjacency_iterator, SnapshotTraits::adjacency_iterator> adjacent_vertices(
    Node node, const Snapshot& graph) {
    const auto [first, last] = out_edges(node, graph);
    return {SnapshotTraits::adjacency_iterator(first, &graph),
            SnapshotTraits::adjacency_iterator(last, &graph)};
}

template <class Tag>
typename graph_detail::MapOf<Tag>::type get(Tag, const Snapshot& graph) {
    return typename graph_detail::MapOf<Tag>::type(graph);
}
template <class Tag, class Key>
typename graph_detail::MapOf<Tag>::type::value_type get(Tag tag, const Snapshot& graph, const Key& key) {
    return get(get(tag, graph), key);
}

/// Which edges a filtered graph shows.
struct KindFilter {
    EdgeKinds kinds;

    bool operator()(const GraphEdge& edge) const { return kinds.contains(edge.kind); }
};
using FilteredSnapshot = boost::filtered_graph<Snapshot, KindFilter>;

/// `snapshot` with edges of these kinds only. Refers to the snapshot, which must live as long.
[[nodiscard]] inline FilteredSnapshot by_kinds(const Snapshot& snapshot, EdgeKinds kinds) {
    return {snapshot, KindFilter{kinds}};
}
FilteredSnapshot by_kinds(const Snapshot&&, EdgeKinds) = delete;

/// An edge of a ResidualView: one of the snapshot, or the same walked backwards.
struct ResidualEdge {
    GraphEdge edge;
    bool reversed = false;

    friend bool operator==(const ResidualEdge&, const ResidualEdge&) = default;
    friend auto operator<=>(const ResidualEdge&, const ResidualEdge&) = default;
};

/// The edges of some kinds, each in both directions, as flow algorithms want a graph: a model of
/// VertexListGraph, IncidenceGraph and EdgeListGraph with property maps for boost::vertex_index,
/// boost::edge_index (twice the edge's number, and one more for the reversed one) and boost::edge_reverse.
/// Capacities are the caller's; those of reversed edges are usually 0. Refers to the snapshot, which must
/// live as long.
class ResidualView {
public:
    explicit ResidualView(const Snapshot& snapshot, EdgeKinds kinds = EdgeKinds::all())
        : snapshot_(&snapshot), kinds_(kinds) {}
    explicit ResidualView(const Snapshot&&, EdgeKinds = EdgeKinds::all()) = delete;

    [[nodiscard]] const Snapshot& snapshot() const noexcept { return *snapshot_; }
    [[nodiscard]] EdgeKinds kinds() const noexcept { return kinds_; }

private:
    const Snapshot* snapshot_;
    EdgeKinds kinds_;
};

namespace graph_detail {

/// First what leaves a node, then, reversed, what enters it.
class ResidualOut : public boost::iterator_facade<ResidualOut, ResidualEdge, boost::forward_traversal_tag,
                                                  ResidualEdge, std::ptrdiff_t> {
public:
    ResidualOut() = default;
    ResidualOut(const ResidualView& view, Node node)
        : out_(view.snapshot(), node, view.kinds()),
          out_end_(view.snapshot(), node),
          in_(view.snapshot(), node, view.kinds()) {}
    [[nodiscard]] static ResidualOut end(const ResidualView& view, Node node) {
        ResidualOut made;
        made.out_ = made.out_end_ = {view.snapshot(), node};
        made.in_ = {view.snapshot(), node};
        return made;
    }

private:
    friend class boost::iterator_core_access;

    void increment() {
        if (out_ != out_end_) {
            ++out_;
        } else {
            ++in_;
        }
    }
    [[nodiscard]] bool equal(const ResidualOut& other) const {
        return out_ == other.out_ && in_ == other.in_;
    }
    [[nodiscard]] ResidualEdge dereference() const {
        if (out_ != out_end_) return {*out_, false};
        return {*in_, true};
    }

    IncidentEdges<Direction::Out> out_, out_end_;
    IncidentEdges<Direction::In> in_;
};

/// Every edge of the view's kinds, and each at once reversed.
class ResidualAll : public boost::iterator_facade<ResidualAll, ResidualEdge, boost::forward_traversal_tag,
                                                  ResidualEdge, std::ptrdiff_t> {
public:
    ResidualAll() = default;
    explicit ResidualAll(const ResidualView& view) : snapshot_(&view.snapshot()), left_(view.kinds()) {
        find_kind();
    }
    [[nodiscard]] static ResidualAll end() { return {}; }

private:
    friend class boost::iterator_core_access;

    void find_kind() {
        at_ = end_ = 0;
        while (at_ == end_ && !left_.empty()) {
            const EdgeRange range = snapshot_->edges(left_.pop());
            at_ = 2 * std::uint64_t{to_index(*range.begin())};
            end_ = 2 * std::uint64_t{to_index(*range.end())};
        }
        if (at_ == end_) at_ = end_ = 0;
    }
    void increment() {
        if (++at_ == end_) find_kind();
    }
    [[nodiscard]] bool equal(const ResidualAll& other) const {
        return at_ == other.at_ && end_ == other.end_;
    }
    [[nodiscard]] ResidualEdge dereference() const {
        return {graph_edge(*snapshot_, Edge{static_cast<std::uint32_t>(at_ / 2)}), at_ % 2 == 1};
    }

    const Snapshot* snapshot_ = nullptr;
    EdgeKinds left_;
    std::uint64_t at_ = 0, end_ = 0;  // twice the number of an edge, and one more where it is reversed
};

inline std::size_t residual_index(const Snapshot&, const ResidualEdge& edge) {
    return 2 * std::size_t{to_index(edge.edge.edge)} + (edge.reversed ? 1U : 0U);
}
inline ResidualEdge residual_reverse(const Snapshot&, const ResidualEdge& edge) {
    return {edge.edge, !edge.reversed};
}

template <class Tag>
struct ResidualMapOf;
template <>
struct ResidualMapOf<boost::vertex_index_t> : MapOf<boost::vertex_index_t> {};
template <>
struct ResidualMapOf<boost::edge_index_t>
    : std::type_identity<ReadMap<ResidualEdge, std::size_t, residual_index>> {};
template <>
struct ResidualMapOf<boost::edge_reverse_t>
    : std::type_identity<ReadMap<ResidualEdge, ResidualEdge, residual_reverse>> {};

struct ResidualTraversal : boost::incidence_graph_tag,
                           boost::vertex_list_graph_tag,
                           boost::edge_list_graph_tag {};

}  // namespace graph_detail
}  // namespace gainsay

template <>
struct boost::graph_traits<gainsay::ResidualView> {
    using vertex_descriptor = gainsay::Node;
    using edge_descriptor = gainsay::ResidualEdge;
    using directed_category = boost::directed_tag;
    using edge_parallel_category = boost::allow_parallel_edge_tag;
    using traversal_category = gainsay::graph_detail::ResidualTraversal;
    using vertex_iterator = gainsay::NodeRange::iterator;
    using edge_iterator = gainsay::graph_detail::ResidualAll;
    using out_edge_iterator = gainsay::graph_detail::ResidualOut;
    using in_edge_iterator = void;
    using adjacency_iterator = void;
    using vertices_size_type = std::size_t;
    using edges_size_type = std::size_t;
    using degree_size_type = std::size_t;
    static vertex_descriptor null_vertex() { return gainsay::no_node; }
};

// Some algorithms take the graph by a reference that is not const, so that they are called with a const type.
template <>
struct boost::graph_traits<const gainsay::ResidualView> : boost::graph_traits<gainsay::ResidualView> {};

template <class Tag>
struct boost::property_map<gainsay::ResidualView, Tag> {
    using type = typename gainsay::graph_detail::ResidualMapOf<Tag>::type;
    using const_type = type;
};
template <class Tag>
struct boost::property_map<const gainsay::ResidualView, Tag>
    : boost::property_map<gainsay::ResidualView, Tag> {};

namespace gainsay {

inline auto vertices(const ResidualView& graph) {
    return vertices(graph.snapshot());
}
inline std::size_t num_vertices(const ResidualView& graph) {
    return graph.snapshot().node_count();
}

inline std::pair<graph_detail::ResidualAll, graph_detail::ResidualAll> edges(const ResidualView& graph) {
    return {graph_detail::ResidualAll(graph), graph_detail::ResidualAll::end()};
}
inline std::size_t num_edges(const ResidualView& graph) {
    std::size_t count = 0;
    for (EdgeKinds kinds = graph.kinds(); !kinds.empty();)
        count += graph.snapshot().edges(kinds.pop()).size();
    return 2 * count;
}

inline Node source(const ResidualEdge& edge, const ResidualView&) {
    return edge.reversed ? edge.edge.target : edge.edge.source;
}
inline Node target(const ResidualEdge& edge, const ResidualView&) {
    return edge.reversed ? edge.edge.source : edge.edge.target;
}
inline std::pair<graph_detail::ResidualOut, graph_detail::ResidualOut> out_edges(Node node,
                                                                                 const ResidualView& graph) {
    return {graph_detail::ResidualOut(graph, node), graph_detail::ResidualOut::end(graph, node)};
}
inline std::size_t out_degree(Node node, const ResidualView& graph) {
    const auto [first, last] = out_edges(node, graph);
    return static_cast<std::size_t>(std::distance(first, last));
}

template <class Tag>
typename graph_detail::ResidualMapOf<Tag>::type get(Tag, const ResidualView& graph) {
    return typename graph_detail::ResidualMapOf<Tag>::type(graph.snapshot());
}
template <class Tag, class Key>
typename graph_detail::ResidualMapOf<Tag>::type::value_type get(Tag tag, const ResidualView& graph,
                                                                const Key& key) {
    return get(get(tag, graph), key);
}

}  // namespace gainsay
