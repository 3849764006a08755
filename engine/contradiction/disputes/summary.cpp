#include "engine/contradiction/disputes/summary.hpp"

#include <algorithm>

#include "engine/contradiction/agents/keep_first.hpp"

namespace gainsay {

// --- walks

ConflictWalk::ConflictWalk(const DisputeRows& rows) : rows_(rows), met_(rows.claims()) {
    for (Met& one : met_) one = {not_met, not_met};
}

void ConflictWalk::begin(std::uint32_t start) {
    for (const std::uint32_t claim : order_) met_[claim] = {not_met, not_met};
    order_.assign(1, start);
    met_[start] = {0, start};
}

template <class Between>
void ConflictWalk::walk(const Between& between) {
    for (std::size_t i = 0; i < order_.size(); ++i) {
        const std::uint32_t claim = order_[i], distance = met_[claim].distance;
        for (const Conflict conflict : rows_.conflicts[claim]) {
            const std::uint32_t other = conflict.claim();
            GAINSAY_REQUIRE(other < met_.size());  // rows may come from a damaged file
            if (met_[other].distance == not_met) {
                met_[other] = {distance + 1, claim};
                order_.push_back(other);
            } else if (met_[other].distance == distance && between(claim, other)) {
                return;
            }
        }
    }
}

std::span<const std::uint32_t> ConflictWalk::all_from(std::uint32_t start) {
    begin(start);
    walk([](std::uint32_t, std::uint32_t) { return false; });
    return order_;
}

std::vector<std::uint32_t> ConflictWalk::odd_cycle_near(std::uint32_t start) {
    begin(start);
    std::vector<std::uint32_t> there, back;
    walk([&](std::uint32_t a, std::uint32_t b) {
        for (; a != b; a = met_[a].nearer, b = met_[b].nearer) {
            there.push_back(a);
            back.push_back(b);
        }
        there.push_back(a);  // where the two ways part
        return true;
    });
    std::reverse(there.begin(), there.end());
    there.insert(there.end(), back.begin(), back.end());
    return there;
}

// --- what is said of a dispute

Node conflict_between(const Snapshot& snapshot, const DisputeRows& rows, std::uint32_t a, std::uint32_t b,
                      bool include_proposed) {
    if (rows.conflicts.length(b) < rows.conflicts.length(a)) std::swap(a, b);
    const Node from = rows.claim_node(a), to = rows.claim_node(b);
    Node first = no_node;
    for (const EdgeKind kind : {EdgeKind::Contradicts, EdgeKind::Rebuts}) {
        for (const Arcs& arcs : {snapshot.out(from, kind), snapshot.in(from, kind)}) {
            for (const Arc arc : arcs) {
                if (arc.node != to) continue;
                const Node relation = snapshot.relation(arc.edge);
                if (first != no_node && first <= relation) continue;
                if (relation_counts(snapshot, relation, include_proposed)) first = relation;
            }
        }
    }
    GAINSAY_REQUIRE(first != no_node);
    return first;
}

std::uint64_t conflicts_of(const DisputeRows& rows, std::uint32_t claim) {
    const auto conflicts = rows.conflicts[claim];
    const auto itself = std::count_if(conflicts.begin(), conflicts.end(),
                                      [&](Conflict conflict) { return conflict.claim() == claim; });
    return conflicts.size() - static_cast<std::uint64_t>(itself) / 2;
}

DisputeSummary::DisputeSummary(const Snapshot& snapshot, const DisputeRows& rows,
                               const DisputesOptions& options, ConflictWalk& walk)
    : snapshot_(snapshot), rows_(rows), options_(options), walk_(walk), assertions_(rows.agents()) {}

void DisputeSummary::fill(Dispute& dispute, std::span<const std::uint32_t> members) {
    dispute.claims = members.size();
    std::uint64_t ends = 0;
    for (const std::uint32_t claim : members) ends += rows_.conflicts[claim].size();
    dispute.conflicts = ends / 2;
    add_contested(dispute, members);
    add_speakers(dispute, members);
    if (!dispute.balanced) add_odd_cycle(dispute, rows_.claim(dispute.contested.front().claim));
    dispute.contested.resize(std::min(dispute.contested.size(), options_.claims));
}

void DisputeSummary::add_contested(Dispute& dispute, std::span<const std::uint32_t> members) const {
    std::vector<ContestedClaim> all;
    all.reserve(members.size());
    for (const std::uint32_t claim : members)
        all.push_back({rows_.claim_node(claim), conflicts_of(rows_, claim)});
    keep_first(all, std::max<std::size_t>(options_.claims, 1),
               [](const ContestedClaim& x, const ContestedClaim& y) {
                   return x.conflicts != y.conflicts ? x.conflicts > y.conflicts : x.claim < y.claim;
               });
    dispute.contested = std::move(all);
}

void DisputeSummary::add_speakers(Dispute& dispute, std::span<const std::uint32_t> members) {
    std::vector<std::uint32_t> agents;
    for (const std::uint32_t claim : members) {
        for (const std::uint32_t agent : rows_.asserters[claim]) {
            GAINSAY_REQUIRE(agent < assertions_.size());  // rows may come from a damaged file
            if (assertions_[agent]++ == 0) agents.push_back(agent);
        }
    }
    for (const std::uint32_t agent : agents) {
        dispute.speakers.push_back({rows_.agent_node(agent), assertions_[agent]});
        assertions_[agent] = 0;
    }
    if (options_.speakers == 0) return dispute.speakers.clear();
    keep_first(dispute.speakers, options_.speakers, [](const DisputeSpeaker& x, const DisputeSpeaker& y) {
        return x.assertions != y.assertions ? x.assertions > y.assertions : x.agent < y.agent;
    });
}

void DisputeSummary::add_odd_cycle(Dispute& dispute, std::uint32_t start) {
    const std::vector<std::uint32_t> cycle = walk_.odd_cycle_near(start);
    GAINSAY_REQUIRE(cycle.size() % 2 == 1);
    for (std::size_t i = 0; i < cycle.size(); ++i) {
        const std::uint32_t next = cycle[(i + 1) % cycle.size()];
        dispute.odd_cycle.push_back(
            {rows_.claim_node(cycle[i]),
             conflict_between(snapshot_, rows_, cycle[i], next, options_.include_proposed)});
    }
}

}  // namespace gainsay
