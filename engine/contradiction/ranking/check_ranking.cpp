#include <algorithm>
#include <map>
#include <set>

#include "engine/contradiction/check.hpp"
#include "engine/contradiction/ranking/body_opponents.hpp"
#include "engine/contradiction/ranking/most_attacked.hpp"
#include "engine/contradiction/ranking/ranked_opponents.hpp"
#include "graphs/snapshot/rows/dispute_rows.hpp"

// The slow way: witnesses are listed and counted, or the snapshot is read record by record. Nothing here asks the rows.

namespace gainsay {
namespace {

using AgentCounts = std::map<Node, OpponentCounts>;

// --- what is shown, whoever counted

/// Are those shown the first of `counts`, in order, with the right numbers?
std::string check_shown(const Snapshot& snapshot, const RankedOpponents& answer, const AgentCounts& counts,
                        std::size_t limit) {
    std::uint64_t all = 0;
    for (const auto& [opponent, one] : counts) all += one.either;
    if (answer.opponents != counts.size()) return "the answer does not say how many opponents there are";
    if (answer.counted != all) return "the answer does not say how many were counted";
    if (answer.shown.size() != (limit == 0 ? counts.size() : std::min(limit, counts.size())))
        return "the answer does not show as many opponents as it may";
    AgentCounts left = counts;
    for (const RankedOpponent& one : answer.shown) {
        const auto at = left.find(one.counts.agent);
        if (at == left.end()) return "the answer shows somebody twice, or who is no opponent";
        const std::string id(snapshot.id(one.counts.agent));
        if (at->second != one.counts) return id + " was counted differently";
        left.erase(at);
        for (const auto& [other, counted] : left) {
            if (counted.either > one.counts.either ||
                (counted.either == one.counts.either && other < one.counts.agent))
                return id + " stands before " + std::string(snapshot.id(other)) + ", who comes first";
        }
    }
    return "";
}

std::size_t index(WitnessKind kind) noexcept {
    return static_cast<std::size_t>(kind);
}

// --- an agent

AgentCounts counts_listed(const Snapshot& snapshot, Node agent, ContradictionOptions options) {
    options.limit = 0;
    options.mutual_once = false;
    AgentCounts counts;
    for (const Contradiction& pair : contradictions_by(snapshot, agent, options).pairs) {
        OpponentCounts& one = counts[pair.b];
        for (const Witness& witness : pair.witnesses) {
            ++one.by[index(witness.kind)];
            ++one.either;
        }
    }
    for (const Contradiction& pair : contradictions_against(snapshot, agent, options).pairs) {
        OpponentCounts& one = counts[pair.a];
        for (const Witness& witness : pair.witnesses) {
            ++one.against[index(witness.kind)];
            if (!witness.mutual && !pair.self) ++one.either;
        }
    }
    for (auto& [opponent, one] : counts) one.agent = opponent;
    return counts;
}

// --- a body

std::set<Node> members_of(const Snapshot& snapshot, Node body) {
    std::set<Node> members{body};
    for (std::size_t before = 0; before != members.size();) {
        before = members.size();
        for (const Node agent : snapshot.nodes(RecordKind::Agent)) {
            for (const Node above : snapshot.out(agent, EdgeKind::AffiliatedWith).nodes()) {
                if (members.count(above) != 0) members.insert(agent);
            }
        }
    }
    return members;
}

std::set<Node> claims_like(const Snapshot& snapshot, Node claim, const BodyOpponentsOptions& options) {
    std::set<Node> all{claim};
    for (std::size_t before = 0; options.rephrase && before != all.size();) {
        before = all.size();
        for (const Node relation : snapshot.nodes(RecordKind::Relation)) {
            const Edge edge = snapshot.edge_of_relation(relation);
            if (snapshot.kind(edge) != EdgeKind::Rephrases) continue;
            if (!relation_counts(snapshot, relation, options.include_proposed)) continue;
            if (all.count(snapshot.source(edge)) != 0) all.insert(snapshot.target(edge));
            if (all.count(snapshot.target(edge)) != 0) all.insert(snapshot.source(edge));
        }
    }
    return all;
}

/// Who asserts the claim, once for each statement and document.
std::vector<Node> asserters_of(const Snapshot& snapshot, Node claim) {
    std::vector<Node> found;
    for (const Node statement : snapshot.in(claim, EdgeKind::Asserts).nodes())
        found.push_back(snapshot.speaker(statement));
    std::set<Node> documents;
    for (const Node document : snapshot.in(claim, EdgeKind::States).nodes()) documents.insert(document);
    for (const Node document : documents) {
        std::vector<Node> answerable;
        answerable_for(snapshot, document, answerable);
        found.insert(found.end(), answerable.begin(), answerable.end());
    }
    return found;
}

AgentCounts counts_against_body(const Snapshot& snapshot, Node body, const BodyOpponentsOptions& options) {
    const std::set<Node> members = members_of(snapshot, body);
    std::set<Node> claims;
    for (const Node claim : snapshot.nodes(RecordKind::Claim)) {
        for (const Node agent : asserters_of(snapshot, claim)) {
            if (members.count(agent) != 0) claims.merge(claims_like(snapshot, claim, options));
        }
    }
    AgentCounts counts;
    const auto add = [&](Node opponent, WitnessKind kind, bool by, bool against) {
        if (members.count(opponent) != 0) return;
        OpponentCounts& one = counts[opponent];
        one.agent = opponent;
        one.by[index(kind)] += by ? 1 : 0;
        one.against[index(kind)] += against ? 1 : 0;
        ++one.either;
    };
    for (const Node claim : claims) {
        for (const Node denial : snapshot.in(claim, EdgeKind::Denies).nodes())
            add(snapshot.speaker(denial), WitnessKind::Denial, false, true);
    }
    for (const Node relation : snapshot.nodes(RecordKind::Relation)) {
        const Edge edge = snapshot.edge_of_relation(relation);
        const bool mutual = snapshot.kind(edge) == EdgeKind::Contradicts;
        if (!mutual && snapshot.kind(edge) != EdgeKind::Rebuts) continue;
        if (!relation_counts(snapshot, relation, options.include_proposed)) continue;
        for (const bool by : {true, false}) {
            const Node from = snapshot.source(edge), to = snapshot.target(edge);
            if (claims.count(by ? from : to) == 0) continue;
            for (const Node theirs : claims_like(snapshot, by ? to : from, options)) {
                for (const Node opponent : asserters_of(snapshot, theirs))
                    add(opponent, WitnessKind::Opposition, by || mutual, !by || mutual);
            }
        }
    }
    return counts;
}

std::string check_of_body(const Snapshot& snapshot, const std::set<Node>& members, const RankedOpponent& one,
                          const BodyOpponentsOptions& options) {
    if (!one.witness) return "";
    const Witness& witness = *one.witness;
    const std::string id(snapshot.id(one.counts.agent));
    const bool by = members.count(witness.a.agent) != 0 && witness.b.agent == one.counts.agent;
    const bool against = witness.a.agent == one.counts.agent && members.count(witness.b.agent) != 0;
    if (!by && !against) return "the witness for " + id + " is not of it and the body";
    const bool counted =
        against ? witness.kind <= WitnessKind::Opposition : witness.kind == WitnessKind::Opposition;
    if (!counted) return "the witness for " + id + " is of a kind that is not counted";
    ContradictionOptions as_listed;
    as_listed.closures.rephrase = options.rephrase;
    as_listed.include_proposed = options.include_proposed;
    return check_witness(snapshot, witness, as_listed);
}

// --- attacks

std::uint64_t attacks_on(const Snapshot& snapshot, Node claim, bool include_proposed) {
    std::uint64_t attacks = snapshot.in(claim, EdgeKind::Denies).nodes().size();
    for (const Node relation : snapshot.nodes(RecordKind::Relation)) {
        const Edge edge = snapshot.edge_of_relation(relation);
        const EdgeKind kind = snapshot.kind(edge);
        if (kind != EdgeKind::Contradicts && kind != EdgeKind::Rebuts) continue;
        if (!relation_counts(snapshot, relation, include_proposed)) continue;
        attacks += snapshot.source(edge) == claim ? 1 : 0;
        attacks += snapshot.target(edge) == claim ? 1 : 0;
    }
    return attacks;
}

bool attacks(const Snapshot& snapshot, Node by, Node claim, bool include_proposed) {
    if (snapshot.kind(by) == RecordKind::Statement)
        return snapshot.stance(by) == Stance::Denies && snapshot.object(by) == claim;
    if (snapshot.kind(by) != RecordKind::Relation) return false;
    const Edge edge = snapshot.edge_of_relation(by);
    const EdgeKind kind = snapshot.kind(edge);
    return (kind == EdgeKind::Contradicts || kind == EdgeKind::Rebuts) &&
           relation_counts(snapshot, by, include_proposed) &&
           (snapshot.source(edge) == claim || snapshot.target(edge) == claim);
}

}  // namespace

std::string check_ranked_opponents(const Snapshot& snapshot, Node agent, const RankedOpponents& answer,
                                   const ContradictionOptions& options) {
    std::string broken =
        check_shown(snapshot, answer, counts_listed(snapshot, agent, options), options.limit);
    for (const RankedOpponent& one : answer.shown) {
        if (!broken.empty()) return broken;
        if (!one.witness) continue;
        const std::set<Node> two{one.witness->a.agent, one.witness->b.agent};
        if (two != std::set<Node>{agent, one.counts.agent})
            return "the witness for " + std::string(snapshot.id(one.counts.agent)) + " is of somebody else";
        broken = check_witness(snapshot, *one.witness, options);
    }
    return broken;
}

std::string check_body_opponents(const Snapshot& snapshot, Node body, const RankedOpponents& answer,
                                 const BodyOpponentsOptions& options) {
    std::string broken =
        check_shown(snapshot, answer, counts_against_body(snapshot, body, options), options.limit);
    const std::set<Node> members = members_of(snapshot, body);
    for (const RankedOpponent& one : answer.shown) {
        if (!broken.empty()) return broken;
        broken = check_of_body(snapshot, members, one, options);
    }
    return broken;
}

std::string check_most_attacked(const Snapshot& snapshot, const MostAttacked& answer,
                                const MostAttackedOptions& options) {
    std::map<Node, AttackedAgent> all;
    for (const Node claim : snapshot.nodes(RecordKind::Claim)) {
        const std::uint64_t attacks = attacks_on(snapshot, claim, options.include_proposed);
        for (const Node agent : asserters_of(snapshot, claim)) {
            all[agent].attacks += attacks;
            ++all[agent].assertions;
        }
    }
    std::uint64_t sum = 0, agents = 0;
    for (const auto& [agent, one] : all) {
        sum += one.attacks;
        agents += one.attacks != 0 ? 1 : 0;
    }
    if (answer.attacks != sum || answer.agents != agents)
        return "the answer does not say how many agents and attacks there are";
    if (answer.shown.size() != (options.limit == 0 ? agents : std::min<std::uint64_t>(options.limit, agents)))
        return "the answer does not show as many agents as it may";
    for (const AttackedAgent& one : answer.shown) {
        const std::string id(snapshot.id(one.agent));
        const auto at = all.find(one.agent);
        if (at == all.end() || at->second.attacks != one.attacks || at->second.assertions != one.assertions)
            return id + " was counted differently";
        all.erase(at);
        for (const auto& [other, counted] : all) {
            if (counted.attacks > one.attacks || (counted.attacks == one.attacks && other < one.agent))
                return id + " stands before " + std::string(snapshot.id(other)) + ", who comes first";
        }
        const std::vector<Node> asserters = asserters_of(snapshot, one.claim);
        if (std::find(asserters.begin(), asserters.end(), one.agent) == asserters.end())
            return id + " does not assert the claim of its example";
        if (!attacks(snapshot, one.by, one.claim, options.include_proposed))
            return std::string(snapshot.id(one.by)) + " does not attack the claim of the example of " + id;
    }
    return "";
}

}  // namespace gainsay
