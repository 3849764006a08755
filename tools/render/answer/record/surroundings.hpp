#pragma once

#include <cstddef>
#include <utility>
#include <vector>

#include "graphs/model/record.hpp"
#include "graphs/snapshot/snapshot.hpp"
#include "tools/render/table/rows.hpp"

namespace gainsay::render {

/// Records, each with all of its fields and with what leads to it: who says a claim, what speaks against it,
/// what a document holds, whom an agent speaks for. At most `limit` neighbours a kind of link; the rest is
/// counted.
void records_with_surroundings(const Output& output, const Snapshot& snapshot,
                               const std::vector<std::pair<Node, Record>>& records, std::size_t limit);

}  // namespace gainsay::render
