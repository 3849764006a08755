#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <type_traits>

#include "graphs/snapshot/layout/edge_kind.hpp"
#include "graphs/snapshot/layout/hash.hpp"
#include "graphs/snapshot/snapshot.hpp"

// The bytes of a snapshot file, as structs: docs/formats/snapshot.md describes them one by one. Everything is
// in the byte order of the machine that wrote it, which the header marks; a file is a cache of one machine,
// not an exchange format. Bytes that mean nothing are zero, so that the same case gives the same file.

namespace gainsay::bytes {

inline constexpr std::array<char, 8> magic{'G', 'A', 'I', 'N', 'S', 'A', 'Y', '\0'};
inline constexpr std::uint32_t byte_order_mark = 0x01020304;
inline constexpr std::uint32_t format_version = 4;
inline constexpr std::size_t section_alignment = 64;

/// Where a string stands in the heap: the offset of its length (LEB128), which its bytes follow. Offset 0
/// holds the empty string.
using StringRef = std::uint64_t;

enum class Section : std::uint32_t {
    NodeIds,          ///< StringRef a node
    NodeLabels,       ///< StringRef a node
    Agents,           ///< AgentRow an agent
    Documents,        ///< DocumentRow a document
    Claims,           ///< ClaimRow a claim
    Statements,       ///< StatementRow a statement
    Relations,        ///< RelationRow a relation
    Reviews,          ///< ReviewRow a review
    Rows,             ///< RowsEntry a kind of edge and direction
    RowBlocks,        ///< RowBlock, for rows in marked form
    RowOffsets,       ///< u32, where a row begins among the edges of its kind
    Targets,          ///< Node an edge
    Details,          ///< u32 an edge, for the kinds that have something on the edge and do not count it
    BackwardSources,  ///< Node an edge, by kind, target, source, edge
    BackwardEdges,    ///< Edge an edge, in the same order, for the kinds whose forward rows are not single
    Occurrences,      ///< OccurrenceRow
    Affiliations,     ///< AffiliationRow
    Dates,            ///< DateRow, by text
    Names,            ///< NameRow, by hash, then node
    Strings,          ///< the heap
    DisputeRows,      ///< u32, packed rows; these three are derived from the sections above, or empty
    CitationRows,     ///< likewise
    SpeechRows,       ///< likewise
};
inline constexpr std::size_t section_count = 23;

struct Header {
    std::array<char, 8> magic;
    std::uint32_t byte_order;
    std::uint32_t format;
    std::uint64_t file_bytes;
    std::uint64_t source_version;
    CaseIdentity identity;
    StringRef title;
    std::array<std::uint32_t, record_kind_count + 1>
        node_base;  ///< first node of each kind; last: how many nodes
    std::array<std::uint32_t, edge_kind_count + 1>
        edge_base;  ///< first edge of each kind; last: how many edges
    std::uint32_t occurrences, affiliations, dates;
    std::uint64_t names;
    std::uint32_t sections;
    std::uint32_t counted_details;  ///< bit k: the details of kind k are 0, 1, 2, …, and are not stored
    std::uint64_t checksum;         ///< of the header, with this field 0, and the section table
};

struct SectionEntry {
    Section section;
    std::uint32_t element_bytes;
    std::uint64_t offset, length;  ///< in bytes, from the beginning of the file
    std::uint64_t checksum;
};

struct AgentRow {
    AgentKind kind;
};

inline constexpr std::uint8_t flag_retracted = 1;
inline constexpr std::uint8_t flag_seen = 2;

struct DocumentRow {
    StringRef url;
    Date published, retracted_on;
    DocumentKind kind;
    std::uint8_t flags;
    std::array<std::uint8_t, 6> zero;
};

struct ClaimRow {
    Date valid;
};

struct StatementRow {
    Node speaker, object;
    Date said_on, retracted_on;
    Stance stance;
    Manner manner;
    Commitment commitment;
    std::uint8_t flags;
};

struct RelationRow {
    StringRef origin;
    Edge edge;
    RelationStatus status;
    std::array<std::uint8_t, 3> zero;
};

struct ReviewRow {
    Date on;
};

/// How the rows of one kind of edge and direction are found. The rows are those nodes that may stand at that
/// end.
enum class RowForm : std::uint32_t {
    None,          ///< no edges: every row is empty, nothing is stored
    Every,         ///< offsets[row] … offsets[row + 1]
    Marked,        ///< only rows with edges have offsets; a bit a row marks them
    EverySingle,   ///< every row has one edge, so that there are no offsets: it is edge `row` of its kind
    MarkedSingle,  ///< every marked row has one edge: that numbered as the row among the marked ones
};
[[nodiscard]] constexpr bool is_marked(RowForm form) noexcept {
    return form == RowForm::Marked || form == RowForm::MarkedSingle;
}
[[nodiscard]] constexpr bool is_single(RowForm form) noexcept {
    return form == RowForm::EverySingle || form == RowForm::MarkedSingle;
}

struct RowsEntry {
    RowForm form;
    std::uint32_t stored;        ///< how many rows have offsets, or stand for an edge each
    std::uint64_t first_block;   ///< index into RowBlocks
    std::uint64_t first_offset;  ///< index into RowOffsets, where stored + 1 offsets stand; 0 in single form
};

/// 64 rows: which of them have edges, and how many such rows stand before these.
struct RowBlock {
    std::uint64_t bits;
    std::uint32_t before;
    std::uint32_t zero;
};

struct OccurrenceRow {
    StringRef cue, exact;
    Node statement, document, via;
    std::uint32_t zero;
};

struct PeriodRow {
    Day start_min, start_max, end_min, end_max;
    std::uint8_t doubtful, has_time;
    std::array<std::uint8_t, 6> zero;
};

struct AffiliationRow {
    StringRef role;
    Date from, until;
    PeriodRow held;
};

struct DateRow {
    StringRef text;
    PeriodRow period;
};

struct NameRow {
    std::uint64_t hash;  ///< of the folded text
    StringRef text;
    Node node;
    std::uint32_t zero;
};

// No padding of the compiler's: the bytes are ours, and checked against the page that describes them.
static_assert(sizeof(Header) == 224 && std::has_unique_object_representations_v<Header>);
static_assert(offsetof(Header, node_base) == 56 && offsetof(Header, edge_base) == 84);
static_assert(offsetof(Header, counted_details) == 212 && offsetof(Header, names) == 200 &&
              offsetof(Header, checksum) == 216);
static_assert(sizeof(SectionEntry) == 32 && std::has_unique_object_representations_v<SectionEntry>);
static_assert(sizeof(AgentRow) == 1 && sizeof(ClaimRow) == 4 && sizeof(ReviewRow) == 4);
static_assert(sizeof(DocumentRow) == 24 && std::has_unique_object_representations_v<DocumentRow>);
static_assert(sizeof(StatementRow) == 20 && std::has_unique_object_representations_v<StatementRow>);
static_assert(sizeof(RelationRow) == 16 && std::has_unique_object_representations_v<RelationRow>);
static_assert(sizeof(RowsEntry) == 24 && std::has_unique_object_representations_v<RowsEntry>);
static_assert(sizeof(RowBlock) == 16 && std::has_unique_object_representations_v<RowBlock>);
static_assert(sizeof(OccurrenceRow) == 32 && std::has_unique_object_representations_v<OccurrenceRow>);
static_assert(sizeof(AffiliationRow) == 40 && std::has_unique_object_representations_v<AffiliationRow>);
static_assert(sizeof(DateRow) == 32 && std::has_unique_object_representations_v<DateRow>);
static_assert(sizeof(NameRow) == 24 && std::has_unique_object_representations_v<NameRow>);

/// Kinds whose edges carry something: an occurrence, an affiliation, a manner of citing, a relation.
[[nodiscard]] constexpr bool has_detail(EdgeKind kind) noexcept {
    return kind == EdgeKind::RecordedIn || kind == EdgeKind::RelayedFrom || kind == EdgeKind::Cites ||
           kind == EdgeKind::AffiliatedWith || is_relation(kind);
}

}  // namespace gainsay::bytes
