#pragma once

#include "graphs/snapshot/layout/layout.hpp"
#include "graphs/snapshot/snapshot.hpp"

namespace gainsay {

/// What a statement says of what, without its words.
struct Spoken {
    Node statement, speaker, object;
    Date said_on;
    Stance stance;
};

/// Calls use(Spoken) for every statement about a claim, in order. Reads the rows of statements one after another,
/// which is several times as fast as five calls for each.
template <class Use>
void for_each_spoken(const Snapshot& snapshot, const Use& use) {
    const NodeRange statements = snapshot.nodes(RecordKind::Statement),
                    claims = snapshot.nodes(RecordKind::Claim), agents = snapshot.nodes(RecordKind::Agent);
    if (snapshot.overlaid()) {
        for (const Node node : statements) {
            const Node object = snapshot.object(node);
            if (!claims.contains(object)) continue;
            use(Spoken{node, snapshot.speaker(node), object, snapshot.date(node), snapshot.stance(node)});
        }
        return;
    }
    std::uint32_t number = to_index(*statements.begin());
    for (const bytes::StatementRow& row : snapshot.layout()->statements) {
        const Node node{number++};
        if (!claims.contains(row.object)) continue;
        GAINSAY_REQUIRE(agents.contains(row.speaker));
        use(Spoken{node, row.speaker, row.object, row.said_on, row.stance});
    }
}

}  // namespace gainsay
