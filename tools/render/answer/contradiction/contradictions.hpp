#pragma once

#include <cstddef>
#include <functional>
#include <optional>

#include "engine/contradiction/agents/matrix.hpp"
#include "engine/contradiction/chains/chain.hpp"
#include "engine/contradiction/contradictions.hpp"
#include "engine/contradiction/frames.hpp"
#include "graphs/snapshot/snapshot.hpp"

namespace gainsay::render {

class Output;

/// Hands its pairs to the visitor in order and returns whether there are more than a limit allowed:
/// visit_contradictions() of a question or several.
using ContradictionSource = std::function<bool(const std::function<void(Contradiction&&)>&)>;

/// Who contradicts whom. In text a paragraph a pair and, below it, a paragraph a witness; as rows one a
/// witness. Each names both statements, where they stand and through whom, the relations walked and who
/// asserted them, and the closures used. Each pair is written as it comes, and forgotten.
///
/// Returns  how many pairs there were.
std::size_t contradictions(const Output& output, const Snapshot& snapshot, const ContradictionSource& source,
                           const FrameOptions& frames = {});

/// Agents against agents, one row a pair with the counts by kind of witness.
void contradiction_matrix(const Output& output, const Snapshot& snapshot, const ContradictionMatrix& answer);

/// The shortest chain from one agent to another, one row a step with its witness; says so when there is none.
void contradiction_chain(const Output& output, const Snapshot& snapshot, Node from, Node to,
                         const std::optional<ContradictionChain>& answer, const FrameOptions& frames = {});

}  // namespace gainsay::render
