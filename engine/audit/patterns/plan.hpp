#pragma once

#include <string>

#include "engine/audit/patterns/pattern.hpp"

namespace gainsay::audit {

/// Puts edges, conditions and inner patterns of `pattern` in an order in which every variable is reached over an edge
/// from one that is bound: conditions as soon as their fields are there, inner patterns last.
///
/// Returns  empty, or the name of a variable that no edge leads to: such a pattern would compare everything with
///          everything.
/// `bound` says which of the variables around it are bound; for an outermost pattern the first variable.
[[nodiscard]] std::string plan(Pattern& pattern, std::size_t bound);

}  // namespace gainsay::audit
