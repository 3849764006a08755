#include "engine/contradiction/agents/opponents.hpp"

#include <algorithm>
#include <utility>

// A pair of an agent with itself is met from both of its ends, so that it needs care: what is asked in both
// directions is walked in one of them only, and an opposition by `contradicts` is halved, except that what
// contradicts itself is met once.

namespace gainsay {
namespace {

constexpr std::size_t index(WitnessKind kind) noexcept {
    return static_cast<std::size_t>(kind);
}

/// So many opponents are sorted faster than put into a set and read off it.
constexpr std::size_t few = 8;

/// Who has said so much is worth to be read ahead.
constexpr std::size_t busy = 128;

/// Counts rows of agents. What it writes to is held here, so that the compiler need not look for it at every step, and
/// whether an agent was met before is added and not asked.
struct RowTally {
    RowTally(std::vector<std::uint64_t>& of_agents, std::vector<std::uint32_t>& met, std::size_t met_count)
        : counts(of_agents.data()), touched(met.data()), agents(of_agents.size()), count(met_count) {}

    void add(std::span<const std::uint32_t> row) {
        for (const std::uint32_t agent : row) {
            GAINSAY_REQUIRE(agent < agents);  // rows may come from a damaged file
            touched[count] = agent;
            count += counts[agent]++ == 0 ? 1 : 0;
        }
    }

    std::uint64_t* counts;
    std::uint32_t* touched;  // has room for one more than there are agents
    std::size_t agents, count;
};

/// Asks early for what the walk over a busy agent's claims will read: who asserts the far end of a conflict may stand
/// anywhere, and in a large case that is a wait for the memory at each of them. A piece of claims is looked at twice before
/// it is walked: for where the rows begin, and, a piece later, for the rows.
///
/// At 10^7 claims the busiest agent takes 0.55 of the time then, at 10^6 0.95; where the rows lie in a cache it would take
/// 1.4, so that nothing is asked for.
class ReadAhead {
public:
    ReadAhead(const DisputeRows& rows, std::span<const std::uint32_t> claims)
        : rows_(rows), claims_(claims) {}

    static constexpr std::size_t piece = 64;

    /// Before the walk comes to the piece of claims that begins at `place` among them.
    void at(std::size_t place) const {
        const auto asserters = rows_.asserters.offsets();
        for_each_end(place + piece, [&](std::uint32_t end) { __builtin_prefetch(asserters.data() + end); });
        const auto agents = rows_.asserters.values();
        for_each_end(place, [&](std::uint32_t end) { __builtin_prefetch(agents.data() + asserters[end]); });
    }

private:
    template <class Use>
    void for_each_end(std::size_t first, const Use& use) const {
        const std::size_t last = std::min(first + piece, claims_.size());
        for (std::size_t i = first; i < last; ++i) {
            for (const Conflict conflict : rows_.conflicts[claims_[i]]) {
                if (conflict.claim() < rows_.asserters.size()) use(conflict.claim());
            }
        }
    }

    const DisputeRows& rows_;
    std::span<const std::uint32_t> claims_;
};

}  // namespace

/// As if the agent had not been met; its count is 0 again.
void OpponentCounter::forget(std::uint32_t agent) {
    const auto end = touched_.begin() + static_cast<std::ptrdiff_t>(touched_count_);
    *std::find(touched_.begin(), end, agent) = *std::prev(end);
    --touched_count_;
}

OpponentQuestion OpponentQuestion::only(WitnessKind kind, bool by) {
    OpponentQuestion question;
    question.by.fill(false);
    question.against.fill(false);
    (by ? question.by : question.against)[index(kind)] = true;
    return question;
}

OpponentCounter::OpponentCounter(const Snapshot& snapshot, const DisputeRows& rows, bool include_proposed,
                                 std::size_t cache_bytes)
    : snapshot_(snapshot),
      rows_(rows),
      include_proposed_(include_proposed),
      rows_lie_far_(rows.asserters.bytes() > cache_bytes),
      any_published_(!snapshot.edges(EdgeKind::PublishedBy).empty() ||
                     !snapshot.edges(EdgeKind::AuthoredBy).empty()),
      any_undercuts_(!snapshot.edges(EdgeKind::Undercuts).empty()),
      counts_(rows.agents()),
      touched_(std::size_t{rows.agents()} + 1),
      in_order_(rows.agents()),
      in_body_(rows.agents()),
      of_body_((std::size_t{rows.claims()} + 63) / 64) {}

const std::vector<OpponentCount>& OpponentCounter::count(Node agent, const OpponentQuestion& question) {
    const std::uint32_t number = rows_.agent(agent);
    const bool every =
        question.by[index(WitnessKind::Opposition)] && question.against[index(WitnessKind::Opposition)];
    if (question.rephrase && rows_.any_rephrasings()) {
        every ? add_said<true, true>(number, question) : add_said<true, false>(number, question);
    } else {
        every ? add_said<false, true>(number, question) : add_said<false, false>(number, question);
    }
    add_denied(number, question);
    if (any_published_) add_rejections(agent, question);  // else nobody answers for a document
    if (any_undercuts_) add_undercuts(agent, question);
    return take(question.in_order);
}

/// What speaks against what the agent asserts. Everybody who is met is counted, the agent as well, and what that is
/// worth is put right at the end: a speaker with a million statements is a walk with as few exceptions as there can be.
/// With `Every`, all conflicts count.
template <bool Rephrase, bool Every>
void OpponentCounter::add_said(std::uint32_t agent, const OpponentQuestion& question) {
    const bool by = question.by[index(WitnessKind::Opposition)];
    const bool against = question.against[index(WitnessKind::Opposition)];
    const bool denials = question.against[index(WitnessKind::Denial)];
    if (!by && !against && !denials) return;
    // By Conflict::Part: which ones count, and how often the agent met itself over them.
    const std::array<bool, 4> counted{by || against, by || against, by, against};
    std::array<std::uint64_t, 4> met{};
    std::uint64_t itself = 0, denied = 0;
    RowTally tally(counts_, touched_, touched_count_);
    auto met_itself = [&, before = std::uint64_t{0}]() mutable {  // since the last time
        return counts_[agent] - std::exchange(before, counts_[agent]);
    };
    const auto walk = [&](std::span<const std::uint32_t> said) {
        for (const std::uint32_t mine : said) {
            for (const std::uint32_t entered : class_of(mine, Rephrase)) {
                const auto conflicts =
                    Every || by || against ? rows_.conflicts[entered] : std::span<const Conflict>();
                for (const Conflict conflict : conflicts) {
                    const auto part = static_cast<std::size_t>(conflict.part());
                    if (!Every && !counted[part]) continue;
                    const std::uint32_t end = conflict.claim();
                    if ((Rephrase ? rows_.same_class(entered, end) : entered == end) && part < 2) {
                        // Both of its ends are mine: crossing it one way is enough.
                        if (conflict.part() == Conflict::Part::Contradicted) continue;
                        ++itself;
                    }
                    for_class<Rephrase>(end,
                                        [&](std::uint32_t theirs) { tally.add(rows_.asserters[theirs]); });
                    if (const std::uint64_t me = met_itself(); me != 0) met[part] += me;
                }
                if (!denials) continue;
                tally.add(rows_.deniers[entered]);
                denied += met_itself();
            }
        }
    };
    const std::span<const std::uint32_t> asserted = rows_.asserted[agent];
    const ReadAhead ahead(rows_, asserted);
    const std::size_t piece = rows_lie_far_ && asserted.size() >= busy ? ReadAhead::piece : asserted.size();
    for (std::size_t place = 0; place < asserted.size(); place += piece) {
        if (piece != asserted.size()) ahead.at(place);
        walk(asserted.subspan(place, std::min(piece, asserted.size() - place)));
    }
    touched_count_ = tally.count;
    if (counts_[agent] == 0) return;
    const bool denials_by = question.by[index(WitnessKind::Denial)];  // then add_denied() meets them
    counts_[agent] = (met[0] + met[1] + itself) / 2 + (by ? met[2] : met[3]) + (denials_by ? 0 : denied);
    if (counts_[agent] == 0) forget(agent);
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
    for (const WitnessKind kind : all_witness_kinds) {
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

template <bool Rephrase>
void OpponentCounter::gather_claims() {
    claims_.clear();
    for (const std::uint32_t member : members_) {
        for (const std::uint32_t said : rows_.asserted[member]) {
            GAINSAY_REQUIRE(said < rows_.claims());  // rows may come from a damaged file
            if ((of_body_[said / 64] >> (said % 64) & 1U) != 0) continue;
            for_class<Rephrase>(said, [&](std::uint32_t claim) {
                GAINSAY_REQUIRE(claim < rows_.claims());
                of_body_[claim / 64] |= std::uint64_t{1} << (claim % 64);
                claims_.push_back(claim);
            });
        }
    }
}

const std::vector<OpponentCount>& OpponentCounter::count_against_body(Node body,
                                                                      const OpponentQuestion& question) {
    gather_body(body);
    if (question.rephrase && rows_.any_rephrasings()) {
        gather_claims<true>();
        add_against_claims<true>(question);
    } else {
        gather_claims<false>();
        add_against_claims<false>(question);
    }
    for (const std::uint32_t claim : claims_) of_body_[claim / 64] = 0;
    for (const std::uint32_t member : members_) {
        counts_[member] = 0;
        in_body_[member] = false;
    }
    return take(question.in_order);
}

template <bool Rephrase>
void OpponentCounter::add_against_claims(const OpponentQuestion& question) {
    const bool by = question.by[index(WitnessKind::Opposition)];
    const bool against = question.against[index(WitnessKind::Opposition)];
    const bool denials = question.against[index(WitnessKind::Denial)];
    const std::array<bool, 4> counted{by || against, by || against, by, against};
    RowTally tally(counts_, touched_, touched_count_);
    for (const std::uint32_t claim : claims_) {
        for (const Conflict conflict : rows_.conflicts[claim]) {
            if (!counted[static_cast<std::size_t>(conflict.part())]) continue;
            const std::uint32_t end = conflict.claim();
            for_class<Rephrase>(end, [&](std::uint32_t theirs) { tally.add(rows_.asserters[theirs]); });
        }
        if (denials) tally.add(rows_.deniers[claim]);
    }
    touched_count_ = tally.count;
}

/// A count is 0 again for those of the body, who are no opponents.
const std::vector<OpponentCount>& OpponentCounter::take(bool in_order) {
    const std::span<std::uint32_t> touched(touched_.data(), touched_count_);
    answer_.resize(touched.size());
    auto end = answer_.begin();
    const auto use = [&](std::uint32_t agent) {
        *end = {rows_.agent_node(agent), counts_[agent]};
        end += counts_[agent] != 0 ? 1 : 0;
        counts_[agent] = 0;
    };
    if (!in_order || touched.size() <= few) {
        if (in_order) std::sort(touched.begin(), touched.end());
        for (const std::uint32_t agent : touched) use(agent);
    } else {
        in_order_.put(touched);
        in_order_.take(use);
    }
    answer_.erase(end, answer_.end());
    touched_count_ = 0;
    return answer_;
}

}  // namespace gainsay
