#pragma once

#include <cstdint>
#include <span>

#include "engine/quotation/matching/altered.hpp"

namespace gainsay::quotation {

/// Aligns all of `quote` with a passage of `text` that begins anywhere near token `diagonal`, within `slack` of it: least
/// cost, where a word more or less costs 4, another word 5, a sign more, less or other 1; a word never stands for a sign.
/// Both ends of the passage are words or signs that the quote has too. nullopt when nothing is the same.
/// O(quote · slack), less for more than 64 Mi cells: then the band is narrowed.
[[nodiscard]] std::optional<Nearest> align(std::span<const QuoteToken> text,
                                           std::span<const QuoteToken> quote, const Vocabulary& vocabulary,
                                           std::int64_t diagonal, std::int64_t slack);

}  // namespace gainsay::quotation
