#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

// Characters by what they are to a quotation, and the differences that may be set aside (QuoteFold in quotes.hpp).
// The only place that knows utf8proc: categories, case folding and NFC are those of Unicode 14.

namespace gainsay::quotation {

enum class CharKind : std::uint8_t {
    Word,      ///< letters, marks, digits
    LoneWord,  ///< of a script that writes no spaces between words
    Joining,   ///< a mark that belongs to the character before
    Blank,
    Unseen,   ///< soft hyphen, zero width space, order marks, variation selectors, control characters
    Bracket,  ///< [ and ]
    QuoteMark,
    Dash,
    Dot,
    Ellipsis,
    Sign
};

[[nodiscard]] CharKind kind_of_char(char32_t c) noexcept;

/// The character at byte `at` of valid UTF-8, and where the next begins.
struct Char {
    char32_t value = 0;
    std::size_t next = 0;
};
[[nodiscard]] Char char_at(std::string_view text, std::size_t at) noexcept;

/// Where a number in square brackets that begins at byte `at` ends, such as "[12]"; `at` when there is none.
[[nodiscard]] std::size_t end_of_note(std::string_view text, std::size_t at) noexcept;

/// `text` with the folds (bits of QuoteFold) carried out that act on one word or sign: brackets and notes taken out, unseen
/// characters taken out, ligatures undone, case folded, composed. FoldMarks and FoldEllipsis do nothing here.
[[nodiscard]] std::string with_folds(std::string_view text, std::uint8_t folds);

/// All of with_folds(), into `out`, which is reused. O(length).
void fold_word(std::string_view word, std::string& out);

}  // namespace gainsay::quotation
