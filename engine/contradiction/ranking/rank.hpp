#pragma once

#include <algorithm>
#include <cstddef>
#include <span>
#include <type_traits>
#include <vector>

#include "engine/contradiction/agents/keep_first.hpp"
#include "engine/contradiction/ranking/ranked_opponents.hpp"

// Of this folder only: who has most, and what the few who are shown have of each kind.

namespace gainsay {

/// How often, of a count by kind or in all.
[[nodiscard]] inline std::uint64_t times(const OpponentCount& one) noexcept {
    return one.count;
}
[[nodiscard]] inline std::uint64_t times(const OpponentCounts& one) noexcept {
    return one.either;
}

/// Counts in any order as an answer: the greatest first, ties in node order, at most `limit` of them.
template <class Count>
[[nodiscard]] RankedOpponents ranked(std::vector<Count> counts, std::size_t limit) {
    RankedOpponents answer;
    answer.opponents = counts.size();
    for (const Count& one : counts) answer.counted += times(one);
    keep_first(counts, limit, [](const Count& x, const Count& y) {
        return times(x) != times(y) ? times(x) > times(y) : x.agent < y.agent;
    });
    answer.shown.reserve(counts.size());
    for (const Count& one : counts) {
        if constexpr (std::is_same_v<Count, OpponentCounts>) {
            answer.shown.push_back({one, {}});
        } else {
            answer.shown.push_back({{one.agent, {}, {}, one.count}, {}});
        }
    }
    return answer;
}

/// Asks of each of `kinds` in both directions, and fills in what those shown have of it. `ask(question)` gives counts in
/// node order. O(shown log n) beside the questions.
template <class Ask>
void add_kinds(RankedOpponents& answer, std::span<const WitnessKind> kinds, const OpponentQuestion& all,
               const Ask& ask) {
    for (const WitnessKind kind : kinds) {
        for (const bool by : {true, false}) {
            OpponentQuestion question = OpponentQuestion::only(kind, by);
            question.rephrase = all.rephrase;
            const auto& counts = ask(question);
            for (RankedOpponent& one : answer.shown) {
                const auto at = std::lower_bound(
                    counts.begin(), counts.end(), one.counts.agent,
                    [](const OpponentCount& count, Node wanted) { return count.agent < wanted; });
                if (at == counts.end() || at->agent != one.counts.agent) continue;
                (by ? one.counts.by : one.counts.against)[static_cast<std::size_t>(kind)] = at->count;
            }
        }
    }
}

}  // namespace gainsay
