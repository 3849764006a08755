#include "graphs/snapshot/rows/stored_rows.hpp"

#include "graphs/snapshot/rows/citation_rows.hpp"
#include "graphs/snapshot/rows/dispute_rows.hpp"
#include "graphs/snapshot/rows/speech_rows.hpp"

namespace gainsay {

bool rows_belong_in_file(const Snapshot& snapshot) {
    constexpr std::uint64_t most_numbered = std::uint64_t{1} << 30U;
    if (snapshot.nodes(RecordKind::Claim).size() > most_numbered ||
        snapshot.nodes(RecordKind::Agent).size() > most_numbered) {
        return false;
    }
    if (snapshot.edges(EdgeKind::States).empty()) return true;
    std::uint64_t products = 0;
    for (const Node document : snapshot.nodes(RecordKind::Document)) {
        const std::uint64_t stated = snapshot.out(document, EdgeKind::States).size();
        if (stated == 0) continue;
        products += stated * (snapshot.out(document, EdgeKind::PublishedBy).size() +
                              snapshot.out(document, EdgeKind::AuthoredBy).size());
    }
    const std::uint64_t edges = snapshot.edge_count();
    return products <= 4 * edges && products + edges < (std::uint64_t{1} << 32U);
}

void pack_rows(const Snapshot& snapshot, bytes::Section section, RowPacker& into) {
    switch (section) {
        case bytes::Section::DisputeRows:
            return DisputeRows::pack(snapshot, into);
        case bytes::Section::CitationRows:
            return CitationRows::pack(snapshot, into);
        case bytes::Section::SpeechRows:
            return SpeechRows::pack(snapshot, into);
        default:
            GAINSAY_REQUIRE(false && "a section of derived rows");
    }
}

}  // namespace gainsay
