#include "graphs/snapshot/block.hpp"

#include <algorithm>
#include <cstring>
#include <tuple>

namespace gainsay::bytes {
namespace {

struct alignas(section_alignment) Line {
    std::array<std::byte, section_alignment> bytes{};
};

/// The sections of edges, filled kind by kind.
struct EdgeSections {
    std::array<std::uint32_t, edge_kind_count + 1> base{};
    std::vector<RowsEntry> rows;
    std::vector<RowBlock> blocks;
    std::vector<std::uint32_t> offsets;
    std::vector<Node> targets;
    std::vector<std::uint32_t> details;
    std::vector<Node> backward_sources;
    std::vector<Edge> backward_edges;
};

NodeRange ends(const BlockParts& parts, RecordKind first, RecordKind last) {
    return {parts.node_base[static_cast<std::size_t>(first)],
            parts.node_base[static_cast<std::size_t>(last) + 1]};
}

void add_every_row(EdgeSections& into, const std::vector<std::uint32_t>& degree) {
    std::uint32_t sum = 0;
    into.offsets.push_back(sum);
    for (const std::uint32_t d : degree) into.offsets.push_back(sum += d);
}

void add_marked_rows(EdgeSections& into, const std::vector<std::uint32_t>& degree) {
    std::uint32_t sum = 0, before = 0;
    into.offsets.push_back(sum);
    for (std::size_t first = 0; first < degree.size(); first += 64) {
        RowBlock block{0, before, 0};
        for (std::size_t row = first; row < std::min(first + 64, degree.size()); ++row) {
            if (degree[row] == 0) continue;
            block.bits |= std::uint64_t{1} << (row - first);
            into.offsets.push_back(sum += degree[row]);
            ++before;
        }
        into.blocks.push_back(block);
    }
}

/// Marked rows cost 2 bits a row and 4 bytes a row with edges; they are taken unless nearly every row has
/// edges.
void add_rows(EdgeSections& into, const std::vector<std::uint32_t>& degree) {
    const auto used = degree.size() - static_cast<std::size_t>(std::count(degree.begin(), degree.end(), 0U));
    RowsEntry entry{RowForm::None, 0, into.blocks.size(), into.offsets.size()};
    if (used == 0) {
        into.rows.push_back({});
        return;
    }
    const bool marked = used < degree.size() - degree.size() / 8;
    entry.form = marked ? RowForm::Marked : RowForm::Every;
    entry.stored = static_cast<std::uint32_t>(marked ? used : degree.size());
    into.rows.push_back(entry);
    if (marked) {
        add_marked_rows(into, degree);
    } else {
        add_every_row(into, degree);
    }
}

std::vector<std::uint32_t> degrees(const std::vector<EdgeDraft>& edges, NodeRange rows,
                                   Node EdgeDraft::*end) {
    std::vector<std::uint32_t> degree(rows.size());
    if (rows.empty()) return degree;
    const std::uint32_t first = to_index(*rows.begin());
    for (const EdgeDraft& edge : edges) {
        GAINSAY_REQUIRE(rows.contains(edge.*end));
        ++degree[to_index(edge.*end) - first];
    }
    return degree;
}

/// `edges` in the order of their numbers: the backward rows take them in turn, so each row is ordered by
/// source and then by edge.
void add_backward(EdgeSections& into, const std::vector<EdgeDraft>& edges, std::uint32_t first_edge,
                  NodeRange rows) {
    const std::vector<std::uint32_t> degree = degrees(edges, rows, &EdgeDraft::target);
    add_rows(into, degree);
    std::vector<std::uint32_t> next(degree.size());
    std::uint32_t sum = first_edge;
    for (std::size_t row = 0; row < degree.size(); ++row) {
        next[row] = sum;
        sum += degree[row];
    }
    into.backward_sources.resize(into.backward_sources.size() + edges.size());
    into.backward_edges.resize(into.backward_edges.size() + edges.size());
    for (std::size_t i = 0; i < edges.size(); ++i) {
        const std::uint32_t at = next[to_index(edges[i].target) - to_index(*rows.begin())]++;
        into.backward_sources[at] = edges[i].source;
        into.backward_edges[at] = Edge{first_edge + static_cast<std::uint32_t>(i)};
    }
}

void add_kind(EdgeSections& into, BlockParts& parts, EdgeKind kind) {
    const auto k = static_cast<std::size_t>(kind);
    std::vector<EdgeDraft>& edges = parts.edges[k];
    const auto before = [](const EdgeDraft& a, const EdgeDraft& b) {
        return std::tie(a.source, a.target) < std::tie(b.source, b.target);
    };
    if (!std::is_sorted(edges.begin(), edges.end(), before)) {
        std::stable_sort(edges.begin(), edges.end(), before);
    }

    const std::uint64_t end = std::uint64_t{into.base[k]} + edges.size();
    if (end >= to_index(no_edge)) {
        throw Error(ErrorCode::Limit,
                    "the case has more than 4294967294 edges, which a snapshot cannot number; "
                    "split the case");
    }
    into.base[k + 1] = static_cast<std::uint32_t>(end);
    const EdgeEnds at = ends_of(kind);
    add_rows(into, degrees(edges, ends(parts, at.from_first, at.from_last), &EdgeDraft::source));
    for (std::size_t i = 0; i < edges.size(); ++i) {
        into.targets.push_back(edges[i].target);
        if (has_detail(kind)) into.details.push_back(edges[i].detail);
        if (is_relation(kind)) {
            const std::uint32_t relation =
                edges[i].detail - parts.node_base[static_cast<std::size_t>(RecordKind::Relation)];
            parts.relations[relation].edge = Edge{into.base[k] + static_cast<std::uint32_t>(i)};
        }
    }
    add_backward(into, edges, into.base[k], ends(parts, at.to_first, at.to_last));
    edges = {};  // a large case needs the room
}

EdgeSections edge_sections(BlockParts& parts) {
    EdgeSections sections;
    for (std::size_t k = 0; k < edge_kind_count; ++k) add_kind(sections, parts, static_cast<EdgeKind>(k));
    return sections;
}

/// Where every section goes, and then the sections themselves.
class BlockWriter {
public:
    template <class T>
    void add(Section section, const std::vector<T>& rows) {
        static_assert(std::is_trivially_copyable_v<T>);
        size_ = (size_ + section_alignment - 1) / section_alignment * section_alignment;
        table_[static_cast<std::size_t>(section)] = {section, sizeof(T), size_, rows.size() * sizeof(T), 0};
        content_[static_cast<std::size_t>(section)] = std::as_bytes(std::span(rows));
        size_ += rows.size() * sizeof(T);
    }

    [[nodiscard]] std::shared_ptr<const Snapshot::Layout> write(Header header) {
        const AlignedBytes block = aligned_bytes(size_);
        for (std::size_t s = 0; s < section_count; ++s) {
            if (!content_[s].empty()) {
                std::memcpy(block.bytes.data() + table_[s].offset, content_[s].data(), content_[s].size());
            }
            table_[s].checksum = hash64(content_[s]);
        }
        header.file_bytes = size_;
        header.checksum = header_checksum(header, std::as_bytes(std::span(table_)));
        std::memcpy(block.bytes.data(), &header, sizeof header);
        std::memcpy(block.bytes.data() + sizeof header, table_.data(), sizeof table_);
        auto result = Snapshot::Layout::read(block.bytes, block.owner);
        GAINSAY_REQUIRE(result.fault == SnapshotFault::None);
        return std::move(result.layout);
    }

private:
    std::array<SectionEntry, section_count> table_{};
    std::array<std::span<const std::byte>, section_count> content_{};
    std::size_t size_ = sizeof(Header) + sizeof(table_);
};

Header header_of(const BlockParts& parts, const EdgeSections& edges) {
    Header header{};
    header.magic = magic;
    header.byte_order = byte_order_mark;
    header.format = format_version;
    header.source_version = parts.version;
    header.identity = parts.identity;
    header.title = parts.title;
    header.node_base = parts.node_base;
    header.edge_base = edges.base;
    header.occurrences = static_cast<std::uint32_t>(parts.occurrences.size());
    header.affiliations = static_cast<std::uint32_t>(parts.affiliations.size());
    header.dates = static_cast<std::uint32_t>(parts.dates.size());
    header.names = parts.names.size();
    header.sections = section_count;
    return header;
}

}  // namespace

StringRef StringHeap::add(std::string_view text) {
    if (text.empty()) return 0;
    const StringRef ref = bytes_.size();
    std::uint64_t length = text.size();
    for (; length >= 0x80U; length >>= 7U) bytes_.push_back(static_cast<char>((length & 0x7FU) | 0x80U));
    bytes_.push_back(static_cast<char>(length));
    bytes_.insert(bytes_.end(), text.begin(), text.end());
    return ref;
}

StringRef StringHeap::intern(std::string_view text) {
    if (text.empty()) return 0;
    const auto [at, fresh] = known_.try_emplace(std::string(text), 0);
    if (fresh) at->second = add(text);
    return at->second;
}

std::string_view StringHeap::at(StringRef ref) const noexcept {
    std::uint64_t length = 0;
    for (unsigned shift = 0;; shift += 7) {
        const auto byte = static_cast<unsigned char>(bytes_[ref++]);
        length |= std::uint64_t{byte & 0x7FU} << shift;
        if (byte < 0x80U) break;
    }
    return {bytes_.data() + ref, static_cast<std::size_t>(length)};
}

std::shared_ptr<const Snapshot::Layout> assemble(BlockParts parts) {
    const EdgeSections edges = edge_sections(parts);
    std::sort(parts.names.begin(), parts.names.end(), [](const NameRow& a, const NameRow& b) {
        return std::tie(a.hash, a.node, a.text) < std::tie(b.hash, b.node, b.text);
    });
    BlockWriter writer;
    writer.add(Section::NodeIds, parts.node_ids);
    writer.add(Section::NodeLabels, parts.node_labels);
    writer.add(Section::Agents, parts.agents);
    writer.add(Section::Documents, parts.documents);
    writer.add(Section::Claims, parts.claims);
    writer.add(Section::Statements, parts.statements);
    writer.add(Section::Relations, parts.relations);
    writer.add(Section::Reviews, parts.reviews);
    writer.add(Section::Rows, edges.rows);
    writer.add(Section::RowBlocks, edges.blocks);
    writer.add(Section::RowOffsets, edges.offsets);
    writer.add(Section::Targets, edges.targets);
    writer.add(Section::Details, edges.details);
    writer.add(Section::BackwardSources, edges.backward_sources);
    writer.add(Section::BackwardEdges, edges.backward_edges);
    writer.add(Section::Occurrences, parts.occurrences);
    writer.add(Section::Affiliations, parts.affiliations);
    writer.add(Section::Dates, parts.dates);
    writer.add(Section::Names, parts.names);
    writer.add(Section::Strings, parts.strings.bytes());
    return writer.write(header_of(parts, edges));
}

AlignedBytes aligned_bytes(std::size_t size) {
    auto lines = std::make_shared<std::vector<Line>>((size + sizeof(Line) - 1) / sizeof(Line));
    const std::span<std::byte> bytes(reinterpret_cast<std::byte*>(lines->data()), size);
    return {std::move(lines), bytes};
}

std::uint64_t header_checksum(Header header, std::span<const std::byte> section_table) {
    header.checksum = 0;
    std::array<std::byte, sizeof(Header) + section_count * sizeof(SectionEntry)> all{};
    GAINSAY_REQUIRE(section_table.size() == all.size() - sizeof header);
    std::memcpy(all.data(), &header, sizeof header);
    std::memcpy(all.data() + sizeof header, section_table.data(), section_table.size());
    return hash64(std::span<const std::byte>(all));
}

}  // namespace gainsay::bytes
