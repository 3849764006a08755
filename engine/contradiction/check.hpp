#pragma once

#include <string>

#include "engine/contradiction/contradictions.hpp"

namespace gainsay {

/// Re-walks a witness and names the first promise it breaks, as a sentence with the ids involved; empty when
/// all are kept: that its nodes and edges exist and fit together, that each side is answerable for its
/// source, that the walk leads from A's object to B's object by steps that its kind and `options` allow, that
/// nothing on it is hidden by date or status, and that what it says of itself (closures used, flags) is so.
/// That its walk is the shortest is not checked. It survives any witness, also one made of random numbers.
///
/// It shares no code with the finder, so that a bug in one cannot hide in the other. Tests, fuzzers and
/// audits call it; the finder does not.
///
/// Cost     O(witness + documents of its statements), with a logarithm for each edge.
[[nodiscard]] std::string check_witness(const Snapshot& snapshot, const Witness& witness,
                                        const ContradictionOptions& options = {});

}  // namespace gainsay
