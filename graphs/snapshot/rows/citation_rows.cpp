#include "graphs/snapshot/rows/citation_rows.hpp"

#include "graphs/snapshot/build/statement_scan.hpp"
#include "graphs/snapshot/rows/stored_rows.hpp"

namespace gainsay {

CitationRows::CitationRows(const Snapshot& snapshot)
    : first_document(to_index(*snapshot.nodes(RecordKind::Document).begin())),
      first_claim(to_index(*snapshot.nodes(RecordKind::Claim).begin())) {
    const NodeRange documents = snapshot.nodes(RecordKind::Document);
    const NodeRange claims = snapshot.nodes(RecordKind::Claim);
    // An edge of a damaged file may lead anywhere.
    const auto number = [&](Node document) {
        GAINSAY_REQUIRE(documents.contains(document));
        return to_index(document) - first_document;
    };
    const auto claim_number = [&](Node claim) {
        GAINSAY_REQUIRE(claims.contains(claim));
        return to_index(claim) - first_claim;
    };
    carriers = make_rows<std::uint32_t>(static_cast<std::uint32_t>(claims.size()), [&](const auto& put) {
        for_each_spoken(snapshot, [&](const Spoken& spoken) {
            if (spoken.stance != Stance::Asserts) return;
            for (const Node document : snapshot.out(spoken.statement, EdgeKind::RecordedIn).nodes()) {
                put(claim_number(spoken.object), number(document));
            }
        });
        if (snapshot.edges(EdgeKind::States).empty()) return;
        for (const Node document : documents) {
            for (const Node claim : snapshot.out(document, EdgeKind::States).nodes()) {
                put(claim_number(claim), number(document));
            }
        }
    });
    cites = make_rows<std::uint32_t>(static_cast<std::uint32_t>(documents.size()), [&](const auto& put) {
        for (const Node document : documents) {
            for (const Node cited : snapshot.out(document, EdgeKind::Cites).nodes())
                put(number(document), number(cited));
        }
    });
}

CitationRows::CitationRows(const Snapshot& snapshot, RowUnpacker& packed)
    : first_document(to_index(*snapshot.nodes(RecordKind::Document).begin())),
      first_claim(to_index(*snapshot.nodes(RecordKind::Claim).begin())),
      carriers(
          packed.take<std::uint32_t>(static_cast<std::uint32_t>(snapshot.nodes(RecordKind::Claim).size()))),
      cites(packed.take<std::uint32_t>(
          static_cast<std::uint32_t>(snapshot.nodes(RecordKind::Document).size()))) {}

CitationRows CitationRows::of(const Snapshot& snapshot) {
    return stored_or_made<CitationRows>(snapshot, snapshot.layout()->citation_rows);
}

void CitationRows::pack(const Snapshot& snapshot, RowPacker& into) {
    const CitationRows rows(snapshot);
    into.add(rows.carriers);
    into.add(rows.cites);
}

}  // namespace gainsay
