#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "engine/quotation/matching/patterns.hpp"
#include "engine/quotation/text/context.hpp"
#include "engine/quotation/text/tokens.hpp"

// Quotes with holes: "A … B" and "[Doe] has lied". What stands between the holes must be there word for word, in order.

namespace gainsay::quotation {

/// A run of a quote's tokens, end exclusive.
struct Literal {
    std::size_t first = 0, last = 0;

    friend bool operator==(const Literal&, const Literal&) = default;
};

struct Gap {
    bool brackets = false;  ///< words in square brackets; an ellipsis otherwise
    ByteSpan mark;          ///< in the quote

    friend bool operator==(const Gap&, const Gap&) = default;
};

/// A quote taken apart at its holes: gaps[i] stands before literals[i + 1]. Holes at either end bound nothing, and are
/// kept apart.
struct GapPlan {
    std::vector<Literal> literals;
    std::vector<Gap> gaps;
    std::vector<Gap> edges;
};

/// nullopt when the quote has no hole, when nothing but holes, when a piece between them has no word, or when all of them
/// together have fewer than three words and two pieces: then the words would be met by chance.
[[nodiscard]] std::optional<GapPlan> plan_gaps(std::string_view quote, std::span<const QuoteToken> tokens,
                                               const Vocabulary& vocabulary);

struct GapLimits {
    std::size_t omitted_words = 50, replaced_words = 8;
};

/// Where the literals of a plan begin in a text, as tokens.
using GapPlaces = std::vector<std::size_t>;

/// The first place where all literals stand in order, each as near to the one before as it can be; `places` are those of each
/// literal. Begins with the literal that stands least often, and looks from there to both sides. O(places · limits).
[[nodiscard]] std::optional<GapPlaces> place_gaps(std::span<const QuoteToken> text,
                                                  std::span<const QuoteToken> quote, const GapPlan& plan,
                                                  const std::vector<const Places*>& places,
                                                  const Vocabulary& vocabulary, const GapLimits& limits);

}  // namespace gainsay::quotation
