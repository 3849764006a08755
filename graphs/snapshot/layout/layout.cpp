#include "graphs/snapshot/layout/layout.hpp"

#include <algorithm>
#include <bit>
#include <cstring>

#include "graphs/snapshot/layout/block.hpp"

namespace gainsay {
namespace {

using bytes::Section;
using Layout = Snapshot::Layout;
using Result = Snapshot::Layout::Result;

Result fault(SnapshotFault what, std::string message) {
    return {nullptr, what, std::move(message)};
}

/// What can be said of a header before its checksum: files of others are named, not called damaged.
Result check_origin(std::span<const std::byte> all, bytes::Header& header) {
    if (all.size() < bytes::magic.size() ||
        std::memcmp(all.data(), bytes::magic.data(), bytes::magic.size()) != 0) {
        return fault(SnapshotFault::NotSnapshot, "it does not begin as a snapshot does");
    }
    if (all.size() < sizeof header) return fault(SnapshotFault::Damaged, "it is shorter than a header");
    std::memcpy(&header, all.data(), sizeof header);
    if (header.byte_order == 0x04030201U) {
        return fault(SnapshotFault::ByteOrder, "it was written by a machine of the other byte order");
    }
    if (header.byte_order != bytes::byte_order_mark) {
        return fault(SnapshotFault::Damaged, "its byte-order mark is none");
    }
    if (header.format != bytes::format_version) {
        return fault(SnapshotFault::OtherFormat, "it has format " + std::to_string(header.format) +
                                                     ", expected " + std::to_string(bytes::format_version));
    }
    return {};
}

/// Only kinds that have details may count them.
bool counts_what_is_there(std::uint32_t counted) {
    for (std::size_t k = 0; k < edge_kind_count; ++k) {
        if (bytes::has_detail(static_cast<EdgeKind>(k))) counted &= ~(std::uint32_t{1} << k);
    }
    return counted == 0;
}

bool monotone(std::span<const std::uint32_t> bases) {
    return bases.front() == 0 && std::is_sorted(bases.begin(), bases.end()) &&
           bases.back() != to_index(no_node);
}

/// Takes the sections out of the block one by one and remembers the first that is not as the counts ask.
class SectionReader {
public:
    explicit SectionReader(Layout& layout) : layout_(layout) {}

    template <class T>
    void take(Section section, std::span<const T>& into) {
        const bytes::SectionEntry& entry = layout_.sections[static_cast<std::size_t>(section)];
        const std::uint64_t size = layout_.bytes.size();
        const bool fits = entry.section == section && entry.element_bytes == sizeof(T) &&
                          entry.offset % bytes::section_alignment == 0 && entry.offset <= size &&
                          entry.length <= size - entry.offset && entry.length % sizeof(T) == 0;
        if (!fits) return fail(section);
        into = {reinterpret_cast<const T*>(layout_.bytes.data() + entry.offset),
                static_cast<std::size_t>(entry.length / sizeof(T))};
    }

    template <class T>
    void take(Section section, std::span<const T>& into, std::uint64_t count) {
        take(section, into);
        if (into.size() != count) fail(section);
    }

    [[nodiscard]] const std::string& problem() const noexcept { return problem_; }

private:
    void fail(Section section) {
        if (problem_.empty()) {
            problem_ =
                "its section " + std::to_string(static_cast<std::uint32_t>(section)) + " is out of place";
        }
    }

    Layout& layout_;
    std::string problem_;
};

std::string take_sections(Layout& layout) {
    const auto& base = layout.header.node_base;
    const auto count = [&](RecordKind kind) {
        const auto k = static_cast<std::size_t>(kind);
        return std::uint64_t{base[k + 1] - base[k]};
    };
    const std::uint64_t nodes = base.back(), edges = layout.header.edge_base.back();
    SectionReader read(layout);
    // First: which edges the others list depends on the forms of the rows.
    read.take(Section::Rows, layout.rows, 2 * edge_kind_count);
    if (!read.problem().empty()) return read.problem();
    std::uint32_t details = 0, listed = 0;
    for (std::size_t k = 0; k < edge_kind_count; ++k) {
        const auto kind = static_cast<EdgeKind>(k);
        const auto of_kind = static_cast<std::uint32_t>(layout.edges(kind).size());
        layout.detail_base[k] = details;
        layout.backward_base[k] = listed;
        if (bytes::has_detail(kind) && !layout.counts_details(kind)) details += of_kind;
        if (!bytes::is_single(layout.rows[2 * k].form)) listed += of_kind;
    }
    read.take(Section::NodeIds, layout.node_ids, nodes);
    read.take(Section::NodeLabels, layout.node_labels, nodes);
    read.take(Section::Agents, layout.agents, count(RecordKind::Agent));
    read.take(Section::Documents, layout.documents, count(RecordKind::Document));
    read.take(Section::Claims, layout.claims, count(RecordKind::Claim));
    read.take(Section::Statements, layout.statements, count(RecordKind::Statement));
    read.take(Section::Relations, layout.relations, count(RecordKind::Relation));
    read.take(Section::Reviews, layout.reviews, count(RecordKind::Review));
    read.take(Section::RowBlocks, layout.row_blocks);
    read.take(Section::RowOffsets, layout.row_offsets);
    read.take(Section::Targets, layout.targets, edges);
    read.take(Section::Details, layout.details, details);
    read.take(Section::BackwardSources, layout.backward_sources, edges);
    read.take(Section::BackwardEdges, layout.backward_edges, listed);
    read.take(Section::Occurrences, layout.occurrences, layout.header.occurrences);
    read.take(Section::Affiliations, layout.affiliations, layout.header.affiliations);
    read.take(Section::Dates, layout.dates, layout.header.dates);
    read.take(Section::Names, layout.names, layout.header.names);
    read.take(Section::Strings, layout.strings);
    read.take(Section::DisputeRows, layout.dispute_rows);
    read.take(Section::CitationRows, layout.citation_rows);
    read.take(Section::SpeechRows, layout.speech_rows);
    return read.problem();
}

/// False when an entry of the rows table points out of its sections or has not the length that its form asks
/// for.
bool take_rows(const Layout& layout, const bytes::RowsEntry& entry, NodeRange nodes, EdgeRange edges,
               EdgeRows& into) {
    using bytes::RowForm;
    if (entry.form == RowForm::None) return edges.empty();
    if (entry.form > RowForm::MarkedSingle) return false;
    const bool marked = bytes::is_marked(entry.form), single = bytes::is_single(entry.form);
    const std::size_t rows = nodes.size();
    if ((!marked && entry.stored != rows) || (single && entry.stored != edges.size())) return false;
    const std::size_t blocks = marked ? (rows + 63) / 64 : 0;
    const std::size_t offsets = single ? 0 : std::size_t{entry.stored} + 1;
    if (entry.stored > rows || entry.first_block > layout.row_blocks.size() ||
        blocks > layout.row_blocks.size() - entry.first_block ||
        entry.first_offset > layout.row_offsets.size() ||
        offsets > layout.row_offsets.size() - entry.first_offset) {
        return false;
    }
    into = EdgeRows(entry.form, layout.row_blocks.subspan(entry.first_block, blocks),
                    layout.row_offsets.subspan(entry.first_offset, offsets), entry.stored, *nodes.begin(),
                    *edges.begin());
    return true;
}

bool take_all_rows(Layout& layout) {
    for (std::size_t k = 0; k < edge_kind_count; ++k) {
        const auto kind = static_cast<EdgeKind>(k);
        const EdgeRange edges = layout.edges(kind);
        if (!take_rows(layout, layout.rows[2 * k], layout.sources(kind), edges, layout.forward[k]) ||
            !take_rows(layout, layout.rows[2 * k + 1], layout.targets_of(kind), edges, layout.backward[k])) {
            return false;
        }
    }
    return true;
}

}  // namespace

std::string_view to_string(SnapshotFault fault) noexcept {
    constexpr std::array<std::string_view, 9> names{"none",           "missing",    "unreadable",
                                                    "not-a-snapshot", "byte-order", "other-format",
                                                    "damaged",        "other-case", "stale"};
    return names[static_cast<std::size_t>(fault)];
}

std::size_t EdgeRows::rank(std::uint32_t row) const noexcept {
    const bytes::RowBlock& block = blocks_[row / 64];
    const std::uint64_t below = (std::uint64_t{1} << (row % 64)) - 1;
    return std::size_t{block.before} + static_cast<std::size_t>(std::popcount(block.bits & below));
}

EdgeRows::Extent EdgeRows::operator[](std::uint32_t row) const {
    if (form_ == bytes::RowForm::None) return {};
    std::size_t at = row;
    if (bytes::is_marked(form_)) {
        GAINSAY_REQUIRE(row / 64 < blocks_.size());
        if ((blocks_[row / 64].bits >> (row % 64) & 1U) == 0) return {};
        at = rank(row);
    }
    GAINSAY_REQUIRE(at < stored_);
    if (bytes::is_single(form_)) return {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at) + 1};
    return {offsets_[at], offsets_[at + 1]};
}

std::uint32_t EdgeRows::first_of(std::uint32_t row) const {
    if (form_ == bytes::RowForm::None) return 0;
    std::size_t at = row;
    if (bytes::is_marked(form_)) at = row / 64 < blocks_.size() ? rank(row) : stored_;
    GAINSAY_REQUIRE(at <= stored_);
    return bytes::is_single(form_) ? static_cast<std::uint32_t>(at) : offsets_[at];
}

std::uint32_t EdgeRows::row_of(std::uint32_t position) const {
    std::uint32_t stored = position;
    if (!bytes::is_single(form_)) {
        const auto after = std::upper_bound(offsets_.begin(), offsets_.end(), position);
        GAINSAY_REQUIRE(after != offsets_.begin() && after != offsets_.end());
        stored = static_cast<std::uint32_t>(after - offsets_.begin() - 1);
    }
    GAINSAY_REQUIRE(stored < stored_);
    return bytes::is_marked(form_) ? marked_row(stored) : stored;
}

std::uint32_t EdgeRows::marked_row(std::uint32_t rank) const {
    const auto behind =
        std::upper_bound(blocks_.begin(), blocks_.end(), rank,
                         [](std::uint32_t n, const bytes::RowBlock& b) { return n < b.before; });
    GAINSAY_REQUIRE(behind != blocks_.begin());
    const auto block = std::prev(behind);
    std::uint64_t bits = block->bits;
    std::uint32_t skip = rank - block->before;
    GAINSAY_REQUIRE(skip < static_cast<std::uint32_t>(std::popcount(bits)));
    for (; skip > 0; --skip) bits &= bits - 1;
    return static_cast<std::uint32_t>(block - blocks_.begin()) * 64 +
           static_cast<std::uint32_t>(std::countr_zero(bits));
}

// No promise is asked for: a number that leads nowhere, as it may in a damaged file, is refused where it is used.
Edge EdgeRows::single_edge(Node node) const noexcept {
    if (form_ == bytes::RowForm::EverySingle) return Edge{to_index(node) + single_shift()};
    const std::uint32_t row = to_index(node) - to_index(first_node_);
    if (row / 64 >= blocks_.size()) return no_edge;
    return Edge{to_index(first_edge_) + static_cast<std::uint32_t>(rank(row))};
}

Result Layout::read(std::span<const std::byte> bytes, std::shared_ptr<const void> owner) {
    GAINSAY_REQUIRE(reinterpret_cast<std::uintptr_t>(bytes.data()) % alignof(std::uint64_t) == 0);
    auto layout = std::make_shared<Layout>();
    layout->bytes = bytes;
    layout->owner = std::move(owner);
    bytes::Header& header = layout->header;
    if (Result bad = check_origin(bytes, header); bad.fault != SnapshotFault::None) return bad;

    const std::size_t table_bytes = sizeof layout->sections;
    if (header.file_bytes != bytes.size() || header.sections != bytes::section_count ||
        bytes.size() < sizeof header + table_bytes) {
        return fault(SnapshotFault::Damaged, "it has " + std::to_string(bytes.size()) +
                                                 " bytes, its header says " +
                                                 std::to_string(header.file_bytes));
    }
    const auto table = bytes.subspan(sizeof header, table_bytes);
    if (bytes::header_checksum(header, table) != header.checksum) {
        return fault(SnapshotFault::Damaged, "the checksum of its header does not match");
    }
    std::memcpy(layout->sections.data(), table.data(), table_bytes);
    if (!monotone(header.node_base) || !monotone(header.edge_base) ||
        !counts_what_is_there(header.counted_details)) {
        return fault(SnapshotFault::Damaged, "its counts contradict each other");
    }
    if (std::string problem = take_sections(*layout); !problem.empty()) {
        return fault(SnapshotFault::Damaged, std::move(problem));
    }
    if (!take_all_rows(*layout)) return fault(SnapshotFault::Damaged, "its rows of edges are out of place");
    return {std::move(layout), SnapshotFault::None, {}};
}

std::string_view Layout::string(bytes::StringRef ref) const {
    std::uint64_t length = 0, at = ref;
    for (unsigned shift = 0;; shift += 7) {
        GAINSAY_REQUIRE(at < strings.size() && shift < 63);
        const auto byte = static_cast<unsigned char>(strings[at++]);
        length |= std::uint64_t{byte & 0x7FU} << shift;
        if (byte < 0x80U) break;
    }
    GAINSAY_REQUIRE(length <= strings.size() - at);
    return {strings.data() + at, static_cast<std::size_t>(length)};
}

NodeRange Layout::nodes(RecordKind first, RecordKind last) const noexcept {
    return {header.node_base[static_cast<std::size_t>(first)],
            header.node_base[static_cast<std::size_t>(last) + 1]};
}

NodeRange Layout::sources(EdgeKind kind) const noexcept {
    const EdgeEnds ends = ends_of(kind);
    return nodes(ends.from_first, ends.from_last);
}

NodeRange Layout::targets_of(EdgeKind kind) const noexcept {
    const EdgeEnds ends = ends_of(kind);
    return nodes(ends.to_first, ends.to_last);
}

EdgeRange Layout::edges(EdgeKind kind) const noexcept {
    const auto k = static_cast<std::size_t>(kind);
    return {header.edge_base[k], header.edge_base[k + 1]};
}

std::uint32_t Layout::detail(EdgeKind kind, Edge edge) const {
    const auto k = static_cast<std::size_t>(kind);
    const std::uint32_t position = to_index(edge) - header.edge_base[k];
    return counts_details(kind) ? position : details[detail_base[k] + position];
}

Edge Layout::backward_edge(EdgeKind kind, std::uint32_t position) const noexcept {
    const auto k = static_cast<std::size_t>(kind);
    if (bytes::is_single(forward[k].form())) return forward[k].single_edge(backward_sources[position]);
    return backward_edges[backward_base[k] + (position - header.edge_base[k])];
}

Edge Layout::backward_edge(std::uint32_t position) const noexcept {
    return backward_edge(kind(Edge{position}), position);
}

EdgeKind Layout::kind(Edge edge) const noexcept {
    const auto& base = header.edge_base;
    return static_cast<EdgeKind>(std::upper_bound(base.begin(), base.end(), to_index(edge)) - base.begin() -
                                 1);
}

}  // namespace gainsay
