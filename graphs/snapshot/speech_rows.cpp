#include "graphs/snapshot/speech_rows.hpp"

namespace gainsay {
namespace {

/// Calls `put` for every occurrence of a statement, or once when it has none.
template <class Put>
void put_speech(const Snapshot& snapshot, Node statement, std::uint32_t claim, const Put& put) {
    const Date said_on = snapshot.date(statement);
    Speech speech{statement,
                  snapshot.speaker(statement),
                  no_node,
                  said_on,
                  snapshot.period(said_on).start_min,
                  snapshot.stance(statement),
                  {}};
    const Arcs recorded = snapshot.out(statement, EdgeKind::RecordedIn);
    if (recorded.empty()) put(claim, speech);
    for (const Arc arc : recorded) {
        speech.document = arc.node;
        put(claim, speech);
    }
}

}  // namespace

SpeechRows::SpeechRows(const Snapshot& snapshot) {
    const NodeRange claims = snapshot.nodes(RecordKind::Claim);
    first_claim_ = to_index(*claims.begin());
    rows_ = make_rows<Speech>(static_cast<std::uint32_t>(claims.size()), [&](const auto& put) {
        for (const Stance stance : {Stance::Asserts, Stance::Denies, Stance::Questions}) {
            for (const Node statement : snapshot.nodes(RecordKind::Statement)) {
                if (snapshot.stance(statement) != stance) continue;
                const Node object = snapshot.object(statement);
                if (!claims.contains(object)) continue;
                put_speech(snapshot, statement, to_index(object) - first_claim_, put);
            }
        }
    });
}

SpeechRows::SpeechRows(const Snapshot& snapshot, RowUnpacker& packed)
    : first_claim_(to_index(*snapshot.nodes(RecordKind::Claim).begin())),
      rows_(packed.take<Speech>(static_cast<std::uint32_t>(snapshot.nodes(RecordKind::Claim).size()))) {}

}  // namespace gainsay
