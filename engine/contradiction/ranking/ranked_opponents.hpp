#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/contradiction/agents/opponents.hpp"
#include "engine/contradiction/contradictions.hpp"

namespace gainsay {

/// Somebody with whom an agent, or a body, is in contradiction, and how often.
struct RankedOpponent {
    OpponentCounts counts;
    /// A count has no witness of its own: one of those counted, where they were asked for.
    std::optional<Witness> witness;

    friend bool operator==(const RankedOpponent&, const RankedOpponent&) = default;
};

struct RankedOpponents {
    std::vector<RankedOpponent> shown;  ///< the greatest `either` first, then in node order
    std::uint64_t opponents = 0;        ///< in all, the agent itself among them where it contradicts itself
    std::uint64_t counted = 0;          ///< the sum of `either` over all of them

    [[nodiscard]] bool limited() const noexcept { return shown.size() < opponents; }
    friend bool operator==(const RankedOpponents&, const RankedOpponents&) = default;
};

/// Who opposes `agent`, most witnesses first: as many of each kind as contradictions_by() lists (`by`: what the agent
/// speaks against) and contradictions_against() (`against`: what speaks against it), a mutual one once in `either`.
/// `options.limit` is the number of opponents shown, 0 for all of them; `mutual_once` plays no part.
///
/// With `witnesses` each one shown has the first witness that contradictions_between() lists for the agent against the
/// opponent, else for the opponent against the agent.
///
/// Throws   std::logic_error when `agent` is none.
/// Cost     without closures, or with rephrase alone, and without dates and proposed relations, over a snapshot whose
///          rows stand in its file: that of OpponentCounter, nine questions. Otherwise that of finding all links of the
///          agent, none of which is kept. Both: O(agents) memory. Witnesses: that of finding all links of the agent, once or twice.
/// Threads  reads only.
[[nodiscard]] RankedOpponents ranked_opponents(const Snapshot& snapshot, Node agent,
                                               const ContradictionOptions& options = {},
                                               bool witnesses = false);

/// The two ways in which ranked_opponents() counts, for who must have one of them. In node order.
///
/// By rows: closures.rephrase and include_proposed of `options` alone are looked at, and `rows` made with the latter.
[[nodiscard]] std::vector<OpponentCounts> count_opponents(const Snapshot& snapshot, const DisputeRows& rows,
                                                          Node agent, const ContradictionOptions& options);
/// Link by link, under all options.
[[nodiscard]] std::vector<OpponentCounts> count_opponents(const Snapshot& snapshot, Node agent,
                                                          const ContradictionOptions& options);

/// Names the first promise that an answer of ranked_opponents() breaks, empty when all are kept. It counts the listed
/// witnesses of the agent one by one, and so shares no code with either way of counting.
///
/// Cost     that of listing all witnesses of the agent.
[[nodiscard]] std::string check_ranked_opponents(const Snapshot& snapshot, Node agent,
                                                 const RankedOpponents& answer,
                                                 const ContradictionOptions& options = {});

}  // namespace gainsay
