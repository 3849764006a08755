#include "graphs/snapshot/overlay/overlay_layout.hpp"

#include <algorithm>

namespace gainsay {
namespace {

/// How many items stand before `place` of the own block.
std::uint32_t items_before(const std::vector<std::uint32_t>& items, std::uint32_t place) {
    return static_cast<std::uint32_t>(std::lower_bound(items.begin(), items.end(), place) - items.begin());
}

/// A row of a block, as positions among all its edges.
EdgeRows::Extent row_of(const Snapshot::Layout& layout, const EdgeRows& rows, NodeRange nodes, EdgeKind kind,
                        Node node) {
    if (!nodes.contains(node)) return {};
    const EdgeRows::Extent row = rows[to_index(node) - to_index(*nodes.begin())];
    const std::uint32_t first = to_index(*layout.edges(kind).begin());
    return {first + row.begin, first + row.end};
}

}  // namespace

Overlay::Inner<Node> Overlay::inner(Node outer) const noexcept {
    const Splice::Place at = nodes[to_index(outer)];
    if (at.is_item) return {own.get(), item_nodes[at.index], true};
    return {base.get(), Node{at.index}, false};
}

Overlay::Inner<Edge> Overlay::inner(Edge outer) const noexcept {
    const Splice::Place at = forward.order[to_index(outer)];
    if (at.is_item) return {own.get(), Edge{forward.items[at.index]}, true};
    return {base.get(), Edge{at.index}, false};
}

Overlay::Inner<Date> Overlay::inner(Date outer) const {
    const std::uint32_t number = to_index(outer);
    if (number < base->dates.size()) return {base.get(), outer, false};
    GAINSAY_REQUIRE(number - base->dates.size() < new_dates.size());
    return {own.get(), new_dates[number - base->dates.size()], true};
}

Node Overlay::outer(Node inner, bool is_own) const noexcept {
    if (inner == no_node) return no_node;
    return is_own ? outer_nodes[to_index(inner)] : Node{nodes.position(to_index(inner))};
}

Edge Overlay::outer(Edge inner, bool is_own) const noexcept {
    if (!is_own) return Edge{forward.order.position(to_index(inner))};
    return Edge{forward.order.position_of_item(items_before(forward.items, to_index(inner)))};
}

Date Overlay::outer(Date inner, bool is_own) const noexcept {
    return is_own && inner != no_date ? outer_dates[to_index(inner)] : inner;
}

EdgeRows::Extent Overlay::out(Node node, EdgeKind kind) const {
    return extent(node, kind, Direction::Forward);
}
EdgeRows::Extent Overlay::in(Node node, EdgeKind kind) const {
    return extent(node, kind, Direction::Backward);
}

EdgeRows::Extent Overlay::extent(Node node, EdgeKind kind, Direction direction) const {
    const auto k = static_cast<std::size_t>(kind);
    const bool out = direction == Direction::Forward;
    const Rows& rows = out ? forward : backward;
    const auto row_in = [&](const Layout& layout, Node inner) {
        return out ? row_of(layout, layout.forward[k], layout.sources(kind), kind, inner)
                   : row_of(layout, layout.backward[k], layout.targets_of(kind), kind, inner);
    };

    // New edges can stand only at a node that the own block holds.
    const auto named = std::lower_bound(outer_nodes.begin(), outer_nodes.end(), node);
    std::uint32_t items_begin = 0, items_end = 0;
    if (named != outer_nodes.end() && *named == node) {
        const auto row = row_in(*own, Node{static_cast<std::uint32_t>(named - outer_nodes.begin())});
        items_begin = items_before(rows.items, row.begin);
        items_end = items_before(rows.items, row.end);
    }
    const std::uint32_t added = items_end - items_begin;

    const Splice::Place at = nodes[to_index(node)];
    const auto old = at.base == Splice::Place::no_base ? EdgeRows::Extent{} : row_in(*base, Node{at.base});
    const std::uint32_t gone_before = rows.order.removed_before(old.begin);
    const std::uint32_t kept = old.end - old.begin - (rows.order.removed_before(old.end) - gone_before);

    if (kept + added == 0) return {};
    // Without new edges of this row, those that stand before its first one belong to earlier rows.
    std::uint32_t begin = 0;
    if (kept == 0) {
        begin = rows.order.position_of_item(items_begin);
    } else {
        begin = added > 0 ? old.begin - gone_before + items_begin : rows.order.position(old.begin);
    }
    return {begin, begin + kept + added};
}

Node Overlay::target(std::uint32_t position) const noexcept {
    const Splice::Place at = forward.order[position];
    return at.is_item ? outer_nodes[to_index(own->targets[forward.items[at.index]])]
                      : outer(base->targets[at.index], false);
}

Node Overlay::source(std::uint32_t backward_position) const noexcept {
    const Splice::Place at = backward.order[backward_position];
    return at.is_item ? outer_nodes[to_index(own->backward_sources[backward.items[at.index]])]
                      : outer(base->backward_sources[at.index], false);
}

Edge Overlay::edge(std::uint32_t backward_position) const noexcept {
    const Splice::Place at = backward.order[backward_position];
    return at.is_item ? outer(own->backward_edge(backward.items[at.index]), true)
                      : outer(base->backward_edge(at.index), false);
}

}  // namespace gainsay
