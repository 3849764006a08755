#include "graphs/snapshot/rows/speech_rows.hpp"

#include <algorithm>

#include "graphs/snapshot/build/statement_scan.hpp"
#include "graphs/snapshot/rows/stored_rows.hpp"

namespace gainsay {

SpeechRows::SpeechRows(const Snapshot& snapshot) {
    const NodeRange claims = snapshot.nodes(RecordKind::Claim);
    first_claim_ = to_index(*claims.begin());
    if (snapshot.nodes(RecordKind::Agent).size() > std::size_t{1} << 30U) {
        throw Error(ErrorCode::Limit,
                    "the case has more than 2^30 agents, which rows of speeches cannot number; "
                    "split it");
    }
    const auto each = [&](const auto& put) {
        for_each_spoken(snapshot, [&](const Spoken& spoken) {
            const std::uint32_t claim = to_index(spoken.object) - first_claim_;
            Speech speech(spoken.statement, spoken.speaker, spoken.stance,
                          snapshot.period(spoken.said_on).start_min);
            const auto documents = snapshot.out(spoken.statement, EdgeKind::RecordedIn).nodes();
            if (documents.empty()) put(claim, speech);
            for (const Node document : documents) {
                speech.document = document;
                put(claim, speech);
            }
        });
    };
    rows_ = make_rows<Speech>(static_cast<std::uint32_t>(claims.size()), each, [](std::span<Speech> row) {
        const auto before = [](const Speech& a, const Speech& b) { return a.stance() < b.stance(); };
        if (!std::is_sorted(row.begin(), row.end(), before)) std::stable_sort(row.begin(), row.end(), before);
    });
}

SpeechRows::SpeechRows(const Snapshot& snapshot, RowUnpacker& packed)
    : first_claim_(to_index(*snapshot.nodes(RecordKind::Claim).begin())),
      rows_(packed.take<Speech>(static_cast<std::uint32_t>(snapshot.nodes(RecordKind::Claim).size()))) {}

SpeechRows SpeechRows::of(const Snapshot& snapshot) {
    return stored_or_made<SpeechRows>(snapshot, snapshot.layout()->speech_rows);
}

}  // namespace gainsay
