#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "engine/quotation/text/tokens.hpp"

namespace gainsay::quotation {

/// One step of an alignment: a token of the quote, of the text, or both.
enum class AlignStep : std::uint8_t { Same, Replaced, QuoteOnly, TextOnly };

/// The passage that keeps most of a quote's words.
struct Nearest {
    std::size_t first = 0, last = 0;  ///< tokens of the text, end exclusive
    std::vector<AlignStep> steps;     ///< over all tokens of the quote and of the passage, in order
    std::size_t same_words = 0;
    double words_kept = 0;  ///< same_words, of the words of quote or passage, whichever are more
};

/// For each of `quotes` the passage of `text` that keeps at least `min_words_kept`; nullopt where there is none.
///
/// Seeds are pairs of words that stand beside each other, or one word apart, and single words that are rare in the text;
/// pairs that are so common that they would be looked at more than a hundred times for each word of all quotes are left
/// out, the commonest first. The eight best diagonals of each quote are aligned in a band; ties go to the earlier.
///
/// Cost     O(T + Q log Q) for T tokens of text and Q of quotes, with up to 100 Q seeds; O(q · band) for a quote of q
///          tokens, band at most 1000 and less for very long quotes. Memory O(Q), 64 MiB for an alignment.
/// Source   seed and extend: S. Altschul et al., "Basic local alignment search tool", J. Mol. Biol. 215 (1990).
[[nodiscard]] std::vector<std::optional<Nearest>> find_nearest(
    std::span<const QuoteToken> text, const std::vector<std::span<const QuoteToken>>& quotes,
    const Vocabulary& vocabulary, double min_words_kept);

}  // namespace gainsay::quotation
