#include "engine/contradiction/ranking/ranked_opponents.hpp"

#include <algorithm>

#include "engine/contradiction/ranking/rank.hpp"
#include "engine/contradiction/search/findings.hpp"

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

/// Adds to each one shown the first witness of the agent against it, else of it against the agent. All at one go, because
/// what the agent said leads to all of them: to ask pair by pair would read it again for each. Of a loud agent the rows tell
/// over which of its claims the few are met who are shown.
void add_witnesses(const Snapshot& snapshot, Node agent, const ContradictionOptions& options,
                   RankedOpponents& answer) {
    struct Wanted {
        Node opponent;
        std::size_t place;  // in the answer
        std::optional<Finding> first;
    };
    std::vector<Wanted> wanted;
    for (std::size_t i = 0; i < answer.shown.size(); ++i)
        wanted.push_back({answer.shown[i].counts.agent, i, std::nullopt});
    std::sort(wanted.begin(), wanted.end(),
              [](const Wanted& x, const Wanted& y) { return x.opponent < y.opponent; });

    Finder finder(snapshot, options);
    const auto offer = [&](Node opponent, const Finding& finding) {
        const auto at = std::lower_bound(wanted.begin(), wanted.end(), opponent,
                                         [](const Wanted& one, Node node) { return one.opponent < node; });
        if (at == wanted.end() || at->opponent != opponent) return;
        if (!at->first || order(finding, *at->first) < 0) at->first = finding;
    };
    const auto take = [&] {
        for (const Wanted& one : wanted) {
            if (!one.first) continue;
            answer.shown[one.place].witness = finder.witness(one.first->link, one.first->a, one.first->b);
        }
        std::erase_if(wanted, [](const Wanted& one) { return one.first.has_value(); });
    };
    for (const bool by : {true, false}) {
        if (wanted.empty()) return;
        std::vector<Node> opponents;
        for (const Wanted& one : wanted) opponents.push_back(one.opponent);
        const auto over = where_to_look(snapshot, options, agent, by, finder.work(agent), opponents);
        const Finder::Visitor visit = [&](const Link& link, Node a, Node b) {
            offer(by ? b : a, {link, a, b});
        };
        if (over) {
            by ? finder.by(agent, *over, visit) : finder.against(agent, *over, visit);
        } else {
            by ? finder.by(agent, visit) : finder.against(agent, visit);
        }
        take();
    }
}

RankedOpponents ranked_by_rows(const Snapshot& snapshot, const DisputeRows& rows, Node agent,
                               const ContradictionOptions& options) {
    OpponentCounter counter(snapshot, rows);
    OpponentQuestion everything;
    everything.rephrase = options.closures.rephrase;
    everything.in_order = false;  // they are ranked
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
    if (witnesses) add_witnesses(snapshot, agent, options, answer);
    return answer;
}

}  // namespace gainsay
