#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "engine/quotation/quotes.hpp"
#include "engine/quotation/text/tokens.hpp"

// What stands around a passage in the same paragraph: the rest of its sentence, and the quotation marks it is in.

namespace gainsay::quotation {

/// A stretch of text in bytes, end exclusive.
struct ByteSpan {
    std::size_t begin = 0, end = 0;

    friend bool operator==(const ByteSpan&, const ByteSpan&) = default;
};

/// A word or sign beside a passage.
struct Spot {
    ByteSpan at;
    QuotePiece::Kind kind = QuotePiece::Kind::Word;
    std::string folded;  ///< of words and signs; empty for marks, dashes and ellipses

    [[nodiscard]] bool word() const noexcept { return kind == QuotePiece::Kind::Word; }
    [[nodiscard]] bool sign(std::string_view text) const noexcept {
        return kind == QuotePiece::Kind::Sign && folded == text;
    }
};

[[nodiscard]] Spot spot_of(std::string_view text, const QuotePiece& piece);
/// All words and signs of a stretch of text.
[[nodiscard]] std::vector<Spot> spots_in(std::string_view text, ByteSpan span);

/// A stretch of text together with at most 1500 bytes before it.
[[nodiscard]] ByteSpan with_words_above(std::string_view text, ByteSpan span);

/// Which of `spots` stand within double quotation marks, as far as these spots tell.
[[nodiscard]] std::vector<bool> within_marks(std::string_view text, const std::vector<Spot>& spots);

/// The surroundings of a passage. Spots are in the order of the text.
struct QuoteContext {
    ByteSpan passage;
    bool quoted = false;  ///< the passage lies within quotation marks of the document
    /// The rest of its sentence, within the same marks.
    std::vector<Spot> before, after;
    /// What the document says around it in its own words, in the same sentence: outside the marks, or, without marks, the same
    /// as before and after.
    std::vector<Spot> outside_before, outside_after;
    bool quotation_follows = false;  ///< another quotation begins where outside_after ends
    /// The words before a colon at the beginning of its line, or of the nearest line above that has such a label, as in a
    /// transcript; with the colon. Empty: none.
    std::vector<Spot> label;
    std::string ended_by;  ///< the sign at the end of what is quoted: "," "." "!" "?" or empty
};

/// Looks at most 1500 bytes to either side, and never over a blank line. Double marks make quotations (also '' and ``);
/// a single one only where it touches the passage, with its like on the other side. A mark opens when a blank or
/// opening sign is before it and none behind; one that could be either closes what is open.
/// A sentence ends with . ! or ? before a blank, but not after an abbreviation or initial. O(1500).
[[nodiscard]] QuoteContext context_of(std::string_view text, ByteSpan passage);

}  // namespace gainsay::quotation
