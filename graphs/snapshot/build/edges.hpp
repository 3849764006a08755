#pragma once

#include <array>
#include <vector>

#include "graphs/snapshot/layout/block.hpp"

namespace gainsay::bytes {

/// An edge before it has a number.
struct EdgeDraft {
    Node source, target;
};

/// The edges of one kind, in the order of their records, and what stands on each if the kind has that.
struct EdgeDrafts {
    explicit EdgeDrafts(Scratch& scratch) : ends(scratch), details(scratch) {}

    Spool<EdgeDraft> ends;
    Spool<std::uint32_t> details;
};

/// Numbers edges kind after kind and lays out both directions, by counting: how long each row is, where it
/// begins, then every edge in its place. One kind is in memory at a time: 12 bytes an edge, 16 with a detail,
/// and 8 a row.
class EdgeSections {
public:
    explicit EdgeSections(Scratch& scratch);

    /// Takes the kinds in order; empties `drafts`. `sources` and `targets` are the nodes of the kind's ends.
    /// Returns the details of its edges in the order of their numbers; empty for kinds without.
    /// Throws  Error(Limit) beyond 2^32 - 2 edges.
    std::vector<std::uint32_t> add(EdgeKind kind, EdgeDrafts& drafts, NodeRange sources, NodeRange targets);

    /// First edge of each kind; last: how many edges.
    [[nodiscard]] const std::array<std::uint32_t, edge_kind_count + 1>& base() const noexcept {
        return base_;
    }

    /// As the header says it: which kinds' details count up and are not stored.
    [[nodiscard]] std::uint32_t counted_details() const noexcept { return counted_details_; }

    /// Empties them.
    void write(BlockFile& file);

private:
    /// Returns their form.
    RowForm add_rows(const std::vector<std::uint32_t>& degree);
    void add_blocks(const std::vector<std::uint32_t>& degree);
    void add_details(EdgeKind kind, std::span<const std::uint32_t> details);

    std::array<std::uint32_t, edge_kind_count + 1> base_{};
    std::uint32_t counted_details_ = 0;
    std::vector<RowsEntry> rows_;
    Spool<RowBlock> blocks_;
    Spool<std::uint32_t> offsets_;
    Spool<Node> targets_;
    Spool<std::uint32_t> details_;
    Spool<Node> backward_sources_;
    Spool<Edge> backward_edges_;
};

}  // namespace gainsay::bytes
