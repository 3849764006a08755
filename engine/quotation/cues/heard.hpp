#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "engine/quotation/cues/zone.hpp"

// Under whose cue a passage stands.

namespace gainsay::quotation {

/// The agent under whose cue the passage clearly stands, when that is none of `known`; see check_quotes(). nullopt also when
/// the cue leaves room for doubt, or names one of `known` (ascending).
[[nodiscard]] std::optional<HeardFound> heard_from(std::string_view text, const QuoteContext& context,
                                                   const AgentNames& names,
                                                   const std::vector<std::uint32_t>& known);

}  // namespace gainsay::quotation
