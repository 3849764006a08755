#pragma once

#include <vector>

#include "engine/quantity/reading/reading.hpp"
#include "engine/quantity/whole_case/find.hpp"

namespace gainsay {

/// What does not add up among figures: see SumKind. Shares are added only where population and period are said; the
/// remark names the fewest of them that are above 100 % together. Parts are added for amounts and shares.
/// `readings` are those of one Reader, by figure. O(n log n).
[[nodiscard]] std::vector<SumRemark> find_sums(const Reader& reader, const std::vector<Reading>& readings);

}  // namespace gainsay
