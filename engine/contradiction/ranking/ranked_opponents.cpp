#include "engine/contradiction/ranking/ranked_opponents.hpp"

#include <algorithm>

#include "engine/contradiction/ranking/rank.hpp"
#include "engine/contradiction/search/finder.hpp"

// Two ways to the same counts. Rows that stand in the snapshot's file are read in the time of what is counted, and know
// neither dates nor most closures; the finder knows everything, and reads the statements themselves. Rows that stand
// in no file are not made for one agent, because that reads the whole case.

namespace gainsay {
namespace {

bool rows_tell(const ContradictionOptions& options) noexcept {
    const Closures& closures = options.closures;
    return !closures.entailment && !closures.affiliation && !closures.part && !options.as_of &&
           !options.since && !options.include_proposed;
}

std::optional<Witness> witness_between(const Snapshot& snapshot, Node agent, Node opponent,
                                       ContradictionOptions options) {
    options.limit = 1;
    options.mutual_once = false;
    for (const bool by : {true, false}) {
        const Contradictions found = by ? contradictions_between(snapshot, agent, opponent, options)
                                        : contradictions_between(snapshot, opponent, agent, options);
        if (!found.empty()) return found.pairs.front().witnesses.front();
    }
    return std::nullopt;
}

RankedOpponents ranked_by_rows(const Snapshot& snapshot, const DisputeRows& rows, Node agent,
                               const ContradictionOptions& options) {
    OpponentCounter counter(snapshot, rows);
    OpponentQuestion everything;
    everything.rephrase = options.closures.rephrase;
    RankedOpponents answer = ranked(counter.count(agent, everything), options.limit);
    add_kinds(answer, all_witness_kinds, everything,
              [&](const OpponentQuestion& question) { return counter.count(agent, question); });
    return answer;
}

}  // namespace

std::vector<OpponentCounts> count_opponents(const Snapshot& snapshot, const DisputeRows& rows, Node agent,
                                            const ContradictionOptions& options) {
    return OpponentCounter(snapshot, rows, options.include_proposed)
        .count_by_kind(agent, options.closures.rephrase);
}

std::vector<OpponentCounts> count_opponents(const Snapshot& snapshot, Node agent,
                                            const ContradictionOptions& options) {
    const NodeRange agents = snapshot.nodes(RecordKind::Agent);
    GAINSAY_REQUIRE(agents.contains(agent));
    std::vector<OpponentCounts> counts(agents.size());
    const auto of = [&](Node opponent) -> OpponentCounts& {
        return counts[to_index(opponent) - to_index(*agents.begin())];
    };
    Finder finder(snapshot, options);
    finder.by(agent, [&](const Link& link, Node, Node opponent) {
        OpponentCounts& one = of(opponent);
        ++one.by[static_cast<std::size_t>(link.kind)];
        ++one.either;
    });
    finder.against(agent, [&](const Link& link, Node opponent, Node) {
        OpponentCounts& one = of(opponent);
        ++one.against[static_cast<std::size_t>(link.kind)];
        if (!link.mutual && opponent != agent) ++one.either;  // else it was met above
    });
    std::vector<OpponentCounts> found;
    for (const Node opponent : agents) {
        if (of(opponent).either == 0) continue;
        found.push_back(of(opponent));
        found.back().agent = opponent;
    }
    return found;
}

RankedOpponents ranked_opponents(const Snapshot& snapshot, Node agent, const ContradictionOptions& options,
                                 bool witnesses) {
    GAINSAY_REQUIRE(snapshot.nodes(RecordKind::Agent).contains(agent));
    const std::optional<DisputeRows> rows = rows_tell(options) ? DisputeRows::stored(snapshot) : std::nullopt;
    RankedOpponents answer = rows ? ranked_by_rows(snapshot, *rows, agent, options)
                                  : ranked(count_opponents(snapshot, agent, options), options.limit);
    if (!witnesses) return answer;
    for (RankedOpponent& one : answer.shown)
        one.witness = witness_between(snapshot, agent, one.counts.agent, options);
    return answer;
}

}  // namespace gainsay
