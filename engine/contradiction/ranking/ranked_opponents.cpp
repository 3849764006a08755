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
/// what the agent said leads to all of them: to ask pair by pair would read it again for each.
void add_witnesses(const Snapshot& snapshot, Node agent, const ContradictionOptions& options,
                   RankedOpponents& answer) {
    constexpr std::uint32_t not_shown = 0xFFFFFFFFU;
    const NodeRange agents = snapshot.nodes(RecordKind::Agent);
    const auto number = [&](Node opponent) { return to_index(opponent) - to_index(*agents.begin()); };
    std::vector<std::uint32_t> place(agents.size(), not_shown);
    for (std::uint32_t i = 0; i < answer.shown.size(); ++i) place[number(answer.shown[i].counts.agent)] = i;

    Finder finder(snapshot, options);
    std::vector<std::optional<Finding>> first(answer.shown.size());
    const auto offer = [&](Node opponent, const Finding& finding) {
        const std::uint32_t at = place[number(opponent)];
        if (at == not_shown) return;
        if (!first[at] || order(finding, *first[at]) < 0) first[at] = finding;
    };
    const auto leave_open = [&] {
        bool any = false;
        for (std::size_t i = 0; i < first.size(); ++i) {
            any |= !first[i];
            if (first[i]) place[number(answer.shown[i].counts.agent)] = not_shown;
        }
        return any;
    };
    finder.by(agent, [&](const Link& link, Node a, Node b) { offer(b, {link, a, b}); });
    if (leave_open())
        finder.against(agent, [&](const Link& link, Node a, Node b) { offer(a, {link, a, b}); });
    for (std::size_t i = 0; i < first.size(); ++i) {
        if (first[i]) answer.shown[i].witness = finder.witness(first[i]->link, first[i]->a, first[i]->b);
    }
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
    if (witnesses) add_witnesses(snapshot, agent, options, answer);
    return answer;
}

}  // namespace gainsay
