#include "engine/contradiction/agents/opponents.hpp"

#include <algorithm>

// A pair of an agent with itself is met from both of its ends, so that it needs care: what is asked in both
// directions is walked in one of them only, and an opposition by `contradicts` is halved, except that what
// contradicts itself is met once.

namespace gainsay {
namespace {

constexpr std::size_t index(WitnessKind kind) noexcept {
    return static_cast<std::size_t>(kind);
}

/// So many opponents are sorted faster than put into a set and read off it.
constexpr std::size_t few = 32;

constexpr std::array<WitnessKind, witness_kind_count> all_kinds{
    WitnessKind::Denial, WitnessKind::Opposition, WitnessKind::Rejection, WitnessKind::Undercut};

}  // namespace

OpponentQuestion OpponentQuestion::only(WitnessKind kind, bool by) {
    OpponentQuestion question;
    question.by.fill(false);
    question.against.fill(false);
    (by ? question.by : question.against)[index(kind)] = true;
    return question;
}

OpponentCounter::OpponentCounter(const Snapshot& snapshot, const DisputeRows& rows, bool include_proposed)
    : snapshot_(snapshot),
      rows_(rows),
      include_proposed_(include_proposed),
      any_published_(!snapshot.edges(EdgeKind::PublishedBy).empty() ||
                     !snapshot.edges(EdgeKind::AuthoredBy).empty()),
      any_undercuts_(!snapshot.edges(EdgeKind::Undercuts).empty()),
      counts_(rows.agents()),
      in_order_(rows.agents()),
      in_body_(rows.agents()),
      of_body_((std::size_t{rows.claims()} + 63) / 64) {}

const std::vector<OpponentCount>& OpponentCounter::count(Node agent, const OpponentQuestion& question) {
    const std::uint32_t number = rows_.agent(agent);
    if (question.rephrase && rows_.any_rephrasings()) {
        add_said<true>(number, question);
    } else {
        add_said<false>(number, question);
    }
    add_denied(number, question);
    if (any_published_) add_rejections(agent, question);  // else nobody answers for a document
    if (any_undercuts_) add_undercuts(agent, question);
    return take();
}

/// What speaks against what the agent asserts.
template <bool Rephrase>
void OpponentCounter::add_said(std::uint32_t agent, const OpponentQuestion& question) {
    const bool by = question.by[index(WitnessKind::Opposition)];
    const bool against = question.against[index(WitnessKind::Opposition)];
    const bool denials = question.against[index(WitnessKind::Denial)];
    if (!by && !against && !denials) return;
    // By Conflict::Part: which ones count, and how often the agent met itself over them.
    const std::array<bool, 4> counted{by || against, by || against, by, against};
    std::array<std::uint64_t, 4> met{};
    std::uint64_t itself = 0, denied = 0;
    for (const std::uint32_t mine : rows_.asserted[agent]) {
        for (const std::uint32_t entered : class_of(mine, Rephrase)) {
            for (const Conflict conflict : rows_.conflicts[entered]) {
                const auto part = static_cast<std::size_t>(conflict.part());
                if (!counted[part]) continue;
                const std::uint32_t end = conflict.claim();
                if (part < 2 && (Rephrase ? rows_.same_class(entered, end) : entered == end)) {
                    // Both of its ends are mine: crossing it one way is enough.
                    if (conflict.part() == Conflict::Part::Contradicted) continue;
                    ++itself;
                }
                for (const std::uint32_t theirs : class_of(end, Rephrase)) {
                    for (const std::uint32_t opponent : rows_.asserters[theirs]) {
                        if (opponent == agent)
                            ++met[part];
                        else
                            add(opponent);
                    }
                }
            }
            if (!denials) continue;
            for (const std::uint32_t opponent : rows_.deniers[entered]) {
                if (opponent == agent)
                    ++denied;
                else
                    add(opponent);
            }
        }
    }
    const bool denials_by = question.by[index(WitnessKind::Denial)];  // then add_denied() meets them
    const std::uint64_t self =
        (met[0] + met[1] + itself) / 2 + (by ? met[2] : met[3]) + (denials_by ? 0 : denied);
    if (self != 0) add(agent, self);
}

/// Who asserts what the agent denies.
void OpponentCounter::add_denied(std::uint32_t agent, const OpponentQuestion& question) {
    if (!question.by[index(WitnessKind::Denial)]) return;
    for (const std::uint32_t mine : rows_.denied[agent]) {
        for (const std::uint32_t claim : class_of(mine, question.rephrase)) {
            for (const std::uint32_t opponent : rows_.asserters[claim]) add(opponent);
        }
    }
}

void OpponentCounter::add_rejections(Node agent, const OpponentQuestion& question) {
    const bool by = question.by[index(WitnessKind::Rejection)];
    const bool against = question.against[index(WitnessKind::Rejection)];
    const NodeRange documents = snapshot_.nodes(RecordKind::Document);

    if (by) {
        for (const Node statement : snapshot_.in(agent, EdgeKind::SpokenBy).nodes()) {
            if (snapshot_.stance(statement) != Stance::Denies) continue;
            if (!documents.contains(snapshot_.object(statement))) continue;
            answerable_for(snapshot_, snapshot_.object(statement), answerable_);
            for (const Node opponent : answerable_) add(rows_.agent(opponent));
        }
    }
    if (!against) return;
    std::vector<Node> mine;
    for (const EdgeKind kind : {EdgeKind::PublishedBy, EdgeKind::AuthoredBy}) {
        const auto found = snapshot_.in(agent, kind).nodes();
        mine.insert(mine.end(), found.begin(), found.end());
    }
    std::sort(mine.begin(), mine.end());
    mine.erase(std::unique(mine.begin(), mine.end()), mine.end());
    for (const Node document : mine) {
        for (const Node denial : snapshot_.in(document, EdgeKind::Denies).nodes()) {
            const Node opponent = snapshot_.speaker(denial);
            if (!by || opponent != agent) add(rows_.agent(opponent));
        }
    }
}

void OpponentCounter::add_undercuts(Node agent, const OpponentQuestion& question) {
    const bool by = question.by[index(WitnessKind::Undercut)];
    const bool against = question.against[index(WitnessKind::Undercut)];

    const auto counts = [&](Node relation) {
        return relation_counts(snapshot_, relation, include_proposed_);
    };
    const auto visible = [&](Node target) {
        return snapshot_.kind(target) != RecordKind::Relation || counts(target);
    };
    if (by) {
        for (const std::uint32_t mine : rows_.asserted[rows_.agent(agent)]) {
            for (const std::uint32_t claim : class_of(mine, question.rephrase)) {
                for (const Arc arc : snapshot_.out(rows_.claim_node(claim), EdgeKind::Undercuts)) {
                    if (!counts(snapshot_.relation(arc.edge)) || !visible(arc.node)) continue;
                    answerable_for(snapshot_, arc.node, answerable_);
                    for (const Node opponent : answerable_) add(rows_.agent(opponent));
                }
            }
        }
    }
    if (!against) return;
    std::vector<Node> mine;
    for (const EdgeKind kind :
         {EdgeKind::SpokenBy, EdgeKind::PublishedBy, EdgeKind::AuthoredBy, EdgeKind::AssertedBy}) {
        const auto found = snapshot_.in(agent, kind).nodes();
        mine.insert(mine.end(), found.begin(), found.end());
    }
    std::sort(mine.begin(), mine.end());
    mine.erase(std::unique(mine.begin(), mine.end()), mine.end());
    for (const Node source : mine) {
        const Arcs undercuts = snapshot_.in(source, EdgeKind::Undercuts);
        if (undercuts.empty() || !visible(source)) continue;
        for (const Arc arc : undercuts) {
            if (!counts(snapshot_.relation(arc.edge))) continue;
            const std::uint32_t attacker = rows_.claim(arc.node);
            for (const std::uint32_t claim : class_of(attacker, question.rephrase)) {
                for (const std::uint32_t opponent : rows_.asserters[claim]) {
                    if (!by || rows_.agent_node(opponent) != agent) add(opponent);
                }
            }
        }
    }
}

std::vector<OpponentCounts> OpponentCounter::count_by_kind(Node agent, bool rephrase) {
    OpponentQuestion everything;
    everything.rephrase = rephrase;
    std::vector<OpponentCounts> all;
    for (const OpponentCount& one : count(agent, everything)) {
        all.push_back({one.agent, {}, {}, one.count});
    }
    for (const WitnessKind kind : all_kinds) {
        for (const bool by : {true, false}) {
            OpponentQuestion question = OpponentQuestion::only(kind, by);
            question.rephrase = rephrase;
            auto at = all.begin();
            for (const OpponentCount& one : count(agent, question)) {
                while (at->agent != one.agent) ++at;  // both are in node order, and `all` has everyone
                (by ? at->by : at->against)[index(kind)] = one.count;
            }
        }
    }
    return all;
}

// --- a body

void OpponentCounter::gather_body(Node body) {
    members_.assign(1, rows_.agent(body));
    in_body_[members_.front()] = true;
    for (std::size_t i = 0; i < members_.size(); ++i) {
        const Node above = rows_.agent_node(members_[i]);
        for (const Node below : snapshot_.in(above, EdgeKind::AffiliatedWith).nodes()) {
            const std::uint32_t number = rows_.agent(below);
            if (in_body_[number]) continue;
            in_body_[number] = true;
            members_.push_back(number);
        }
    }
}

void OpponentCounter::gather_claims(bool rephrase) {
    claims_.clear();
    for (const std::uint32_t member : members_) {
        for (const std::uint32_t said : rows_.asserted[member]) {
            GAINSAY_REQUIRE(said < rows_.claims());  // rows may come from a damaged file
            if ((of_body_[said / 64] >> (said % 64) & 1U) != 0) continue;
            for (const std::uint32_t claim : class_of(said, rephrase)) {
                GAINSAY_REQUIRE(claim < rows_.claims());
                of_body_[claim / 64] |= std::uint64_t{1} << (claim % 64);
                claims_.push_back(claim);
            }
        }
    }
}

const std::vector<OpponentCount>& OpponentCounter::count_against_body(Node body,
                                                                      const OpponentQuestion& question) {
    const bool rephrase = question.rephrase && rows_.any_rephrasings();
    const bool by = question.by[index(WitnessKind::Opposition)];
    const bool against = question.against[index(WitnessKind::Opposition)];
    const std::array<bool, 4> counted{by || against, by || against, by, against};
    gather_body(body);
    gather_claims(rephrase);
    for (const std::uint32_t claim : claims_) {
        for (const Conflict conflict : rows_.conflicts[claim]) {
            if (!counted[static_cast<std::size_t>(conflict.part())]) continue;
            const std::uint32_t end = conflict.claim();
            for (const std::uint32_t theirs : class_of(end, rephrase)) {
                for (const std::uint32_t opponent : rows_.asserters[theirs]) add(opponent);
            }
        }
        if (!question.against[index(WitnessKind::Denial)]) continue;
        for (const std::uint32_t opponent : rows_.deniers[claim]) add(opponent);
    }
    for (const std::uint32_t claim : claims_) of_body_[claim / 64] = 0;
    for (const std::uint32_t member : members_) {
        counts_[member] = 0;
        in_body_[member] = false;
    }
    return take();
}

/// In node order. A count is 0 again for those of the body, who are no opponents.
const std::vector<OpponentCount>& OpponentCounter::take() {
    answer_.clear();
    const auto use = [&](std::uint32_t agent) {
        if (counts_[agent] == 0) return;
        answer_.push_back({rows_.agent_node(agent), counts_[agent]});
        counts_[agent] = 0;
    };
    if (touched_.size() <= few) {
        std::sort(touched_.begin(), touched_.end());
        for (const std::uint32_t agent : touched_) use(agent);
    } else {
        for (const std::uint32_t agent : touched_) in_order_.put(agent);
        in_order_.take(use);
    }
    touched_.clear();
    return answer_;
}

}  // namespace gainsay
