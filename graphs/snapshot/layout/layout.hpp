#pragma once

#include <array>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "graphs/snapshot/layout/sections.hpp"

namespace gainsay {

/// Why a block of bytes or a file is not the snapshot that was asked for.
enum class SnapshotFault : std::uint8_t {
    None,
    Missing,      ///< there is no such file
    Unreadable,   ///< the operating system refused
    NotSnapshot,  ///< something else stands there
    ByteOrder,    ///< written by a machine of the other byte order
    OtherFormat,  ///< written by another version of the format
    Damaged,      ///< cut short, or changed since it was written
    OtherCase,    ///< of a case of another identity
    Stale,        ///< of this case, at another version
};
/// "missing", "damaged", …
[[nodiscard]] std::string_view to_string(SnapshotFault fault) noexcept;

/// The rows of one kind of edge in one direction: for a row, where its edges begin and end among those of the
/// kind.
class EdgeRows {
public:
    struct Extent {
        std::uint32_t begin = 0, end = 0;
    };

    EdgeRows() = default;
    /// The rows are those of the nodes from `first_node`, the edges those from `first_edge`. In single form `stored`
    /// rows have an edge each, and there are no offsets.
    EdgeRows(bytes::RowForm form, std::span<const bytes::RowBlock> blocks,
             std::span<const std::uint32_t> offsets, std::uint32_t stored, Node first_node,
             Edge first_edge) noexcept
        : form_(form),
          stored_(stored),
          first_node_(first_node),
          first_edge_(first_edge),
          blocks_(blocks),
          offsets_(offsets) {}

    /// `row` counts from the first node that may stand at that end. O(1).
    [[nodiscard]] Extent operator[](std::uint32_t row) const;
    /// How many edges the rows before `row` have, where it begins or would; `row` may be one behind the last. O(1).
    [[nodiscard]] std::uint32_t first_of(std::uint32_t row) const;
    /// The row to which the edge at `position` of its kind belongs. O(log rows), O(1) where every row is single.
    [[nodiscard]] std::uint32_t row_of(std::uint32_t position) const;
    /// Of rows in single form: the edge of `node`, which must have one; else any number. O(1).
    [[nodiscard]] Edge single_edge(Node node) const noexcept;
    /// What to add to the number of a node to have that of its edge, where every row is single; modulo 2^32.
    [[nodiscard]] std::uint32_t single_shift() const noexcept {
        return to_index(first_edge_) - to_index(first_node_);
    }

    [[nodiscard]] bytes::RowForm form() const noexcept { return form_; }
    [[nodiscard]] std::span<const bytes::RowBlock> blocks() const noexcept { return blocks_; }
    [[nodiscard]] std::span<const std::uint32_t> offsets() const noexcept { return offsets_; }
    /// How many rows have offsets or stand for an edge.
    [[nodiscard]] std::uint32_t stored() const noexcept { return stored_; }

private:
    /// Of a row that is in the blocks: its number among the marked ones, if it is one or else would be.
    [[nodiscard]] std::size_t rank(std::uint32_t row) const noexcept;
    /// The other way.
    [[nodiscard]] std::uint32_t marked_row(std::uint32_t rank) const;

    bytes::RowForm form_ = bytes::RowForm::None;
    std::uint32_t stored_ = 0;
    Node first_node_ = no_node;
    Edge first_edge_ = no_edge;
    std::span<const bytes::RowBlock> blocks_;
    std::span<const std::uint32_t> offsets_;
};

struct Overlay;

/// A typed view of the bytes of a snapshot, and what keeps these bytes alive: a mapped file or a buffer. With an
/// overlay it has no bytes: its header alone is that of the overlaid snapshot, and the rest stands in the overlay.
struct Snapshot::Layout {
    struct Result;

    bytes::Header header;
    std::array<bytes::SectionEntry, bytes::section_count> sections;

    std::span<const bytes::StringRef> node_ids, node_labels;
    std::span<const bytes::AgentRow> agents;
    std::span<const bytes::DocumentRow> documents;
    std::span<const bytes::ClaimRow> claims;
    std::span<const bytes::StatementRow> statements;
    std::span<const bytes::RelationRow> relations;
    std::span<const bytes::ReviewRow> reviews;
    std::span<const bytes::RowsEntry> rows;
    std::span<const bytes::RowBlock> row_blocks;
    std::span<const std::uint32_t> row_offsets;
    std::span<const Node> targets;
    std::span<const std::uint32_t> details;
    std::span<const Node> backward_sources;
    std::span<const Edge> backward_edges;
    std::span<const bytes::OccurrenceRow> occurrences;
    std::span<const bytes::AffiliationRow> affiliations;
    std::span<const bytes::DateRow> dates;
    std::span<const bytes::NameRow> names;
    std::span<const char> strings;
    std::span<const std::uint32_t> dispute_rows, citation_rows, speech_rows;  ///< see stored_rows.hpp

    std::array<EdgeRows, edge_kind_count> forward, backward;
    /// Index into details and into backward_edges of the first edge of the kind, if they stand there.
    std::array<std::uint32_t, edge_kind_count> detail_base, backward_base;

    std::span<const std::byte> bytes;
    std::shared_ptr<const void> owner;
    std::shared_ptr<const Overlay> overlay;  ///< null in a snapshot that is one block

    /// Reads header and section table and looks at nothing else, so the time does not depend on the size of
    /// the case. What passes may be viewed: every section lies within `bytes` and has the length that the
    /// counts ask for. `bytes` must be aligned to 8.
    [[nodiscard]] static Result read(std::span<const std::byte> bytes, std::shared_ptr<const void> owner);

    /// Throws std::logic_error when `ref` leads out of the heap.
    [[nodiscard]] std::string_view string(bytes::StringRef ref) const;
    [[nodiscard]] NodeRange nodes(RecordKind first, RecordKind last) const noexcept;
    [[nodiscard]] NodeRange sources(EdgeKind kind) const noexcept;
    [[nodiscard]] NodeRange targets_of(EdgeKind kind) const noexcept;
    [[nodiscard]] EdgeRange edges(EdgeKind kind) const noexcept;
    /// The detail of an edge of a kind that has one.
    [[nodiscard]] std::uint32_t detail(EdgeKind kind, Edge edge) const;
    [[nodiscard]] bool counts_details(EdgeKind kind) const noexcept {
        return (header.counted_details >> static_cast<unsigned>(kind) & 1U) != 0;
    }
    /// The edge at `position` of backward_sources, which must be of that kind.
    [[nodiscard]] Edge backward_edge(EdgeKind kind, std::uint32_t position) const noexcept;
    /// The same of any kind. O(log kinds).
    [[nodiscard]] Edge backward_edge(std::uint32_t position) const noexcept;
    [[nodiscard]] EdgeKind kind(Edge edge) const noexcept;
};

struct Snapshot::Layout::Result {
    std::shared_ptr<const Layout> layout;  ///< null when there is a fault
    SnapshotFault fault = SnapshotFault::None;
    std::string message;
};

}  // namespace gainsay
