#pragma once

#include <string>

#include "graphs/snapshot/snapshot.hpp"

namespace gainsay {

/// Asks two snapshots everything that can be asked, and names the first answer in which they differ; empty when
/// there is none. Dates are compared by what they say, since an overlaid snapshot numbers them otherwise; names by
/// what named() finds for every label. Versions are not compared. For `gainsay check` and tests.
///
/// Cost  O((nodes + edges) log n + text).
[[nodiscard]] std::string first_difference(const Snapshot& a, const Snapshot& b);

}  // namespace gainsay
