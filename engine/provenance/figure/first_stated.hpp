#pragma once

#include <map>
#include <vector>

#include "graphs/model/edtf.hpp"
#include "graphs/snapshot/snapshot.hpp"

// Of this folder only: which of several documents (or statements without one) was the first.

namespace gainsay::trailing {

/// Yes for one that is certainly before all others, No for one that another is certainly before, else Maybe. A
/// single one is the first. `places` may name one several times. O(n log n).
[[nodiscard]] std::map<Node, Certainty> first_among(const Snapshot& snapshot, std::vector<Node> places);

}  // namespace gainsay::trailing
