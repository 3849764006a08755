#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "engine/quotation/cues/zone.hpp"

namespace gainsay::quotation {

/// Whom the pronoun of a cue stands for, where the words above it leave one person only; see check_quotes(). nullopt also when
/// one of `known` (ascending) is named there. What the passage itself names counts for nothing. Looks at most 1500 bytes up: O(1500).
[[nodiscard]] std::optional<HeardFound> resolve(std::string_view text, ByteSpan passage,
                                                const PronounCue& cue, const AgentNames& names,
                                                const std::vector<std::uint32_t>& known);

}  // namespace gainsay::quotation
