#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "engine/contradiction/contradictions.hpp"
#include "graphs/snapshot/rows/stored_disputes.hpp"

// Of this folder only: where to look for the first witnesses of an agent that has said a lot.

namespace gainsay {

/// The claims of an agent over which it meets the first of its opponents, in node order, and perhaps some that it says
/// nothing of.
struct FirstOpponents {
    std::vector<Node> said, denied;  ///< by the agent; each once, ascending
};

/// Where all of the first `wanted` witnesses of what `agent` speaks against, or, unless `by`, of what speaks against
/// it, come from: denials and oppositions, in the order of answers, without closures and proposed relations. All
/// of its claims with an opponent when there are fewer. A claim that undercuts something is among them whenever `by`.
///
/// Rows are read twice, first to learn up to which opponent one must look, then to see which claims lead so far. What is
/// not counted the first time (rejections, undercuts, the agent against itself, whatever touched claims take part in) makes it
/// look further, never less far. Touched claims, and those in conflict with one, are always among the claims found, since nobody
/// knows from the rows whom one meets there. Both times opponents are compared by their numbers in the rows: who is in
/// these keeps the order there, and a new agent is met over touched claims alone.
///
/// Cost  O(what is counted) time, times the logarithm of how many claims are touched; O(wanted + touched + answer) memory.
[[nodiscard]] FirstOpponents first_opponents(const StoredDisputes& stored, Node agent, bool by,
                                             std::size_t wanted);

/// The same of all witnesses between `agent` and some of its opponents.
///
/// Cost  O(what is counted) time, as above; O(agents) bits beside the answer.
[[nodiscard]] FirstOpponents claims_met_over(const StoredDisputes& stored, Node agent, bool by,
                                             const std::vector<Node>& opponents);

/// first_opponents() for a question under `options` about an agent that answers for `sources` statements, documents and
/// relations, and for one witness more than it may show. nullopt where all of these must be read: without a limit; with closures, dates and proposed relations,
/// which are not in the rows; with rows that stand in no file, which cost more to make than they save; and for an
/// agent that has said little, which is read in the time of a few pages of the rows.
[[nodiscard]] std::optional<FirstOpponents> where_to_look(const Snapshot& snapshot,
                                                          const ContradictionOptions& options, Node agent,
                                                          bool by, std::size_t sources);
/// claims_met_over() likewise, whatever the limit.
[[nodiscard]] std::optional<FirstOpponents> where_to_look(const Snapshot& snapshot,
                                                          const ContradictionOptions& options, Node agent,
                                                          bool by, std::size_t sources,
                                                          const std::vector<Node>& opponents);

}  // namespace gainsay
