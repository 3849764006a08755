// Feeds bytes to the reader of snapshot files. Bytes that are a snapshot but for their checksums get these
// repaired, so that the checks behind them are reached; whatever passes all checks is then walked, and must
// not throw.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <vector>

#include "graphs/snapshot/check.hpp"
#include "graphs/snapshot/file.hpp"
#include "graphs/snapshot/layout/block.hpp"
#include "graphs/snapshot/rows/citation_rows.hpp"
#include "graphs/snapshot/rows/dispute_rows.hpp"
#include "graphs/snapshot/rows/speech_rows.hpp"

namespace {

using namespace gainsay;

void repair(std::vector<std::byte>& block) {
    bytes::Header header;
    std::array<bytes::SectionEntry, bytes::section_count> table;
    if (block.size() < sizeof header + sizeof table) return;
    std::memcpy(&header, block.data(), sizeof header);
    std::memcpy(table.data(), block.data() + sizeof header, sizeof table);
    header.magic = bytes::magic;
    header.byte_order = bytes::byte_order_mark;
    header.format = bytes::format_version;
    header.file_bytes = block.size();
    header.sections = bytes::section_count;
    for (bytes::SectionEntry& entry : table) {
        if (entry.offset > block.size() || entry.length > block.size() - entry.offset) continue;
        entry.checksum = hash64(std::span<const std::byte>(block).subspan(entry.offset, entry.length));
    }
    header.checksum = bytes::header_checksum(header, std::as_bytes(std::span(table)));
    std::memcpy(block.data(), &header, sizeof header);
    std::memcpy(block.data() + sizeof header, table.data(), sizeof table);
}

void demand(bool kept) {
    if (!kept) std::abort();
}

void walk_edges(const Snapshot& snapshot, Node node) {
    for (std::size_t k = 0; k < edge_kind_count; ++k) {
        const auto kind = static_cast<EdgeKind>(k);
        for (const Arc arc : snapshot.out(node, kind)) {
            demand(snapshot.source(arc.edge) == node && snapshot.target(arc.edge) == arc.node);
            if (is_relation(kind)) demand(snapshot.edge_of_relation(snapshot.relation(arc.edge)) == arc.edge);
            if (kind == EdgeKind::RecordedIn) demand(snapshot.occurrence(arc.edge).statement == node);
            if (kind == EdgeKind::AffiliatedWith) (void)snapshot.text(snapshot.affiliation(arc.edge).from);
        }
        for (const Arc arc : snapshot.in(node, kind)) demand(snapshot.source(arc.edge) == arc.node);
    }
}

/// Derived rows are trusted by nobody: a row may be refused, and never leads out of the block.
template <class T>
std::size_t sum_rows(const BareRows<T>& rows) {
    std::size_t sum = 0;
    for (std::uint32_t owner = 0; owner < rows.size(); ++owner) {
        try {
            for (const std::byte byte : std::as_bytes(rows[owner])) sum += std::to_integer<std::size_t>(byte);
        } catch (const std::logic_error&) {
        }
    }
    return sum;
}

void walk_rows(const Snapshot& snapshot) try {
    const DisputeRows disputes = DisputeRows::of(snapshot);
    const CitationRows citations = CitationRows::of(snapshot);
    volatile std::size_t sum = sum_rows(disputes.asserters) + sum_rows(disputes.asserted) +
                               sum_rows(disputes.deniers) + sum_rows(disputes.denied) +
                               sum_rows(disputes.conflicts) + sum_rows(citations.carriers) +
                               sum_rows(citations.cites);
    for (std::uint32_t claim = 0; claim < disputes.claims(); ++claim) {
        for (const std::uint32_t other : disputes.rephrasings(claim)) sum = sum + other;
    }
} catch (const std::logic_error&) {  // rows that are made of a block that is damaged elsewhere
}

void walk(const Snapshot& snapshot) {
    for (const Node node : snapshot.nodes()) {
        demand(snapshot.find(snapshot.id(node)) == node);
        (void)snapshot.named(snapshot.label(node));
        walk_edges(snapshot, node);
        switch (snapshot.kind(node)) {
            case RecordKind::Statement:
                (void)snapshot.label(snapshot.speaker(node));
                [[fallthrough]];
            case RecordKind::Document:
                (void)snapshot.period(snapshot.retracted_on(node));
                [[fallthrough]];
            case RecordKind::Claim:
            case RecordKind::Review:
                (void)snapshot.text(snapshot.date(node));
                break;
            case RecordKind::Relation:
                (void)snapshot.origin(node);
                break;
            case RecordKind::Agent:
                (void)to_word(snapshot.agent_kind(node));
                break;
        }
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::vector<std::byte> block(size);
    if (size > 0) std::memcpy(block.data(), data, size);
    (void)read_snapshot(block);
    repair(block);
    const OpenedSnapshot opened = read_snapshot(block);
    if (opened.snapshot) walk_rows(*opened.snapshot);
    if (opened.snapshot && check_snapshot(*opened.snapshot).empty()) walk(*opened.snapshot);
    return 0;
}
