#pragma once

#include <memory>
#include <vector>

#include "graphs/snapshot/layout/layout.hpp"
#include "graphs/snapshot/overlay/splice.hpp"

namespace gainsay {

/// What an overlaid snapshot is read through: the block of the base, a small block of its *own* with the changed
/// records and, as bare stubs, whatever they name, and splices that number the nodes and edges of both as one
/// block with all of them would. Numbers of the base and of the own block are *inner* ones, those that a Snapshot
/// gives out *outer* ones. No row is ever written down.
struct Overlay {
    using Layout = Snapshot::Layout;

    /// The edges in the order of their numbers, or in that of the backward rows.
    struct Rows {
        Splice order;
        std::vector<std::uint32_t> items;  ///< item → its place in that order in the own block; ascending
    };
    /// A node or edge in the block that holds it.
    template <class Number>
    struct Inner {
        const Layout* layout;
        Number number;
        bool own;
    };

    std::shared_ptr<const Layout> base, own;
    Splice nodes;
    std::vector<Node> item_nodes;   ///< item of `nodes` → node of the own block
    std::vector<Node> outer_nodes;  ///< node of the own block → outer node; ascending
    Rows forward, backward;
    std::vector<Date> outer_dates;  ///< date of the own block → outer date: one of the base, or behind these
    std::vector<Date> new_dates;    ///< outer date, less those of the base → date of the own block

    [[nodiscard]] Inner<Node> inner(Node outer) const noexcept;
    [[nodiscard]] Inner<Edge> inner(Edge outer) const noexcept;
    [[nodiscard]] Inner<Date> inner(Date outer) const;
    [[nodiscard]] Node outer(Node inner, bool is_own) const noexcept;
    [[nodiscard]] Edge outer(Edge inner, bool is_own) const noexcept;
    [[nodiscard]] Date outer(Date inner, bool is_own) const noexcept;

    /// The positions in `forward` (outer edges) or `backward` where the edges of `kind` at `node` stand.
    [[nodiscard]] EdgeRows::Extent out(Node node, EdgeKind kind) const;
    [[nodiscard]] EdgeRows::Extent in(Node node, EdgeKind kind) const;
    [[nodiscard]] Node target(std::uint32_t position) const noexcept;
    [[nodiscard]] Node source(std::uint32_t backward_position) const noexcept;
    [[nodiscard]] Edge edge(std::uint32_t backward_position) const noexcept;

private:
    enum class Direction : std::uint8_t { Forward, Backward };
    [[nodiscard]] EdgeRows::Extent extent(Node node, EdgeKind kind, Direction direction) const;
};

/// The block in which the attributes of a node or edge stand, and the way back: without an overlay the block
/// itself, and every number stays as it is.
template <class Number>
struct Found {
    const Snapshot::Layout* layout;
    Number number;
    const Overlay* overlay = nullptr;
    bool own = false;

    template <class Other>
    [[nodiscard]] Other outer(Other inner) const noexcept {
        return overlay == nullptr ? inner : overlay->outer(inner, own);
    }
};

template <class Number>
[[nodiscard]] inline Found<Number> locate(const Snapshot::Layout& layout, Number number) {
    if (layout.overlay == nullptr) [[likely]]
        return {&layout, number};
    const auto at = layout.overlay->inner(number);
    return {at.layout, at.number, layout.overlay.get(), at.own};
}

}  // namespace gainsay
