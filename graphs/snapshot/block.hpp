#pragma once

#include <array>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "graphs/snapshot/layout.hpp"

namespace gainsay::bytes {

/// Strings on their way into the heap.
class StringHeap {
public:
    StringHeap() : bytes_(1, '\0') {}  // offset 0: the empty string

    /// Appends `text`; the empty string takes no room.
    StringRef add(std::string_view text);
    /// As add(), but a text that was interned before is found again: for short ones that many records share.
    StringRef intern(std::string_view text);
    [[nodiscard]] std::string_view at(StringRef ref) const noexcept;
    [[nodiscard]] const std::vector<char>& bytes() const noexcept { return bytes_; }

private:
    std::vector<char> bytes_;
    std::unordered_map<std::string, StringRef> known_;  // looked up only: its order reaches nothing
};

/// An edge before it has a number.
struct EdgeDraft {
    Node source, target;
    std::uint32_t detail = 0;
};

/// Everything that a block is made of, nodes already numbered and edges in any order that keeps those of one
/// record in the record's order.
struct BlockParts {
    CaseIdentity identity{};
    std::uint64_t version = 0;
    StringRef title = 0;
    std::array<std::uint32_t, record_kind_count + 1> node_base{};
    std::vector<StringRef> node_ids, node_labels;
    std::vector<AgentRow> agents;
    std::vector<DocumentRow> documents;
    std::vector<ClaimRow> claims;
    std::vector<StatementRow> statements;
    std::vector<RelationRow> relations;  ///< their edges are filled in by assemble()
    std::vector<ReviewRow> reviews;
    std::array<std::vector<EdgeDraft>, edge_kind_count> edges;
    std::vector<OccurrenceRow> occurrences;
    std::vector<AffiliationRow> affiliations;
    std::vector<DateRow> dates;
    std::vector<NameRow> names;  ///< in any order
    StringHeap strings;
};

/// Numbers the edges, lays out both directions and writes the block.
///
/// Throws  Error(Limit) beyond 2^32 - 2 edges.
/// Cost    O(n + e log e + names log names).
[[nodiscard]] std::shared_ptr<const Snapshot::Layout> assemble(BlockParts parts);

/// A buffer of `size` zero bytes that begins at a multiple of 64.
struct AlignedBytes {
    std::shared_ptr<void> owner;
    std::span<std::byte> bytes;
};
[[nodiscard]] AlignedBytes aligned_bytes(std::size_t size);

/// The checksum that stands in a header: of the header with its checksum 0, and of the section table.
[[nodiscard]] std::uint64_t header_checksum(Header header, std::span<const std::byte> section_table);

}  // namespace gainsay::bytes
