#pragma once

#include <cstddef>
#include <vector>

#include "graphs/snapshot/rows/dispute_rows.hpp"

// Of this folder only: where to look for the first witnesses of an agent that has said a lot.

namespace gainsay {

/// The claims of an agent over which it meets the first of its opponents, in node order.
struct FirstOpponents {
    std::vector<Node> said, denied;  ///< by the agent; each once, ascending
};

/// Where all of the first `wanted` witnesses of what `agent` speaks against, or, unless `by`, of what speaks against
/// it, come from: denials and oppositions, in the order of answers, without closures and proposed relations. All
/// of its claims with an opponent when there are fewer. A claim that undercuts something is among them whenever `by`.
///
/// Rows are read twice, first to learn up to which opponent one must look, then to see which claims lead so far. What is
/// not counted the first time (rejections, undercuts, the agent against itself) makes it look further, never
/// less far.
///
/// Cost  O(what is counted) time, O(wanted + answer) memory.
[[nodiscard]] FirstOpponents first_opponents(const Snapshot& snapshot, const DisputeRows& rows, Node agent,
                                             bool by, std::size_t wanted);

}  // namespace gainsay
