#include "engine/contradiction/ranking/most_attacked.hpp"

#include <algorithm>

#include "engine/contradiction/agents/components.hpp"
#include "engine/contradiction/agents/keep_first.hpp"
#include "graphs/snapshot/rows/dispute_rows.hpp"

namespace gainsay {
namespace {

/// The first relation that sets something against the claim, else the first statement that denies it.
Node first_attack(const Snapshot& snapshot, Node claim, bool include_proposed) {
    Node first = no_node;
    const auto offer = [&](Node node) {
        if (first == no_node || node < first) first = node;
    };
    for (const EdgeKind kind : {EdgeKind::Contradicts, EdgeKind::Rebuts}) {
        for (const Arcs& arcs : {snapshot.out(claim, kind), snapshot.in(claim, kind)}) {
            for (const Arc arc : arcs) {
                const Node relation = snapshot.relation(arc.edge);
                if (relation_counts(snapshot, relation, include_proposed)) offer(relation);
            }
        }
    }
    if (first != no_node) return first;
    for (const Node denial : snapshot.in(claim, EdgeKind::Denies).nodes()) offer(denial);
    return first;
}

void add_example(const Snapshot& snapshot, const DisputeRows& rows, bool include_proposed,
                 AttackedAgent& one) {
    const auto said = rows.asserted[rows.agent(one.agent)];
    one.assertions = said.size();
    const auto attacked = std::find_if(said.begin(), said.end(), [&](std::uint32_t claim) {
        return !rows.conflicts[claim].empty() || !rows.deniers[claim].empty();
    });
    GAINSAY_REQUIRE(attacked != said.end());
    one.claim = rows.claim_node(*attacked);
    one.by = first_attack(snapshot, one.claim, include_proposed);
}

}  // namespace

MostAttacked most_attacked(const Snapshot& snapshot, const MostAttackedOptions& options) {
    const DisputeRows rows = DisputeRows::of(snapshot, options.include_proposed);
    const std::vector<std::uint64_t> attacks = AttacksJob(rows).run(options.threads);
    MostAttacked answer;
    for (std::uint32_t agent = 0; agent < rows.agents(); ++agent) {
        if (attacks[agent] == 0) continue;
        answer.shown.push_back({rows.agent_node(agent), attacks[agent]});
        answer.attacks += attacks[agent];
    }
    answer.agents = answer.shown.size();
    keep_first(answer.shown, options.limit, [](const AttackedAgent& x, const AttackedAgent& y) {
        return x.attacks != y.attacks ? x.attacks > y.attacks : x.agent < y.agent;
    });
    for (AttackedAgent& one : answer.shown) add_example(snapshot, rows, options.include_proposed, one);
    return answer;
}

}  // namespace gainsay
