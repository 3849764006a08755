#include "engine/audit/support/first_said.hpp"

#include "engine/time/time_of.hpp"

namespace gainsay::audit {

FirstSayings::FirstSayings(const Snapshot& snapshot) {
    const NodeRange claims = snapshot.nodes(RecordKind::Claim);
    first_claim_ = claims.empty() ? 0 : to_index(*claims.begin());
    entries_.resize(claims.size());
    for (const Node claim : claims) {
        Entry& entry = entries_[to_index(claim) - first_claim_];
        for (const EdgeKind kind : {EdgeKind::States, EdgeKind::Asserts}) {
            for (const Node source : snapshot.in(claim, kind).nodes()) {
                const Period when = time_of(snapshot, source);
                entry.doubtful |= when.doubtful;
                entry.has_time |= when.has_time;
                if (when.start_min == beginning_of_time) entry.undated = true;
                if (entry.source != no_node && when.start_min >= entry.begins) continue;
                entry.source = source;
                entry.begins = when.start_min;
            }
        }
    }
}

FirstSaid FirstSayings::of(Node claim) const {
    const Entry& entry = entries_[to_index(claim) - first_claim_];
    if (entry.source == no_node || entry.undated) return {};
    return {entry.source,
            {entry.begins, entry.begins, entry.begins, entry.begins, entry.doubtful, entry.has_time}};
}

const FirstSayings& FirstSayings::of(const Subject& subject) {
    return subject.shared->get<FirstSayings>([&] { return FirstSayings(subject.snapshot); });
}

}  // namespace gainsay::audit
