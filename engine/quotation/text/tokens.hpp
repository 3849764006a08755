#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

// Texts as tokens: words and signs, folded so that differences which change no word are no difference. Two texts are
// equal but for folds exactly when their tokens are equal.

namespace gainsay::quotation {

/// A token's number. Only what stands in some quote has one of its own; everything else is "another word" or "another
/// sign", which equals nothing.
using TokenId = std::uint32_t;
inline constexpr TokenId other_word = 0, other_sign = 1;
/// The three signs of which only the kind counts.
inline constexpr TokenId quote_mark = 2, dash = 3, ellipsis = 4;
inline constexpr TokenId first_of_vocabulary = 5;

/// A token where it stands, in bytes of its text. What lies between two tokens is white space, brackets, and
/// characters that cannot be seen.
struct QuoteToken {
    std::uint32_t begin = 0, end = 0;
    TokenId id = other_word;

    friend bool operator==(const QuoteToken&, const QuoteToken&) = default;
};

/// A token found in a text, before it has a number.
struct QuotePiece {
    enum class Kind : std::uint8_t { Word, Sign, QuoteMark, Dash, Ellipsis };
    std::size_t begin = 0, end = 0;
    Kind kind = Kind::Word;
};

/// Takes one text apart, in order. A word is a run of letters, marks and digits; brackets and unseen characters within
/// it are passed over, and each character of a script that writes no spaces is a word. Runs of quotation marks, of
/// hyphens or dashes, and of two dots or more are one sign each; a number in square brackets, as notes have, is nothing.
///
/// Cost     O(bytes) for the whole text.
class QuotePieces {
public:
    /// `text` is valid UTF-8 and outlives this.
    explicit QuotePieces(std::string_view text, std::size_t from = 0) : text_(text), at_(from) {}
    /// False at the end.
    [[nodiscard]] bool next(QuotePiece& out);

private:
    std::string_view text_;
    std::size_t at_ = 0;
};

/// The words and signs of all quotes that are asked about.
class Vocabulary {
public:
    /// The tokens of a quote, which get numbers if they have none. Throws Error(Limit) for a text of 4 GiB.
    [[nodiscard]] std::vector<QuoteToken> learn(std::string_view text);
    /// The tokens of a document.
    [[nodiscard]] std::vector<QuoteToken> read(std::string_view text) const;

    [[nodiscard]] bool is_word(TokenId id) const noexcept {
        return id >= first_of_vocabulary ? is_word_[id - first_of_vocabulary] : id == other_word;
    }
    [[nodiscard]] std::size_t size() const noexcept { return is_word_.size() + first_of_vocabulary; }

private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const noexcept {
            return std::hash<std::string_view>{}(text);
        }
    };

    std::unordered_map<std::string, TokenId, Hash, std::equal_to<>> ids_;
    std::vector<bool> is_word_;
};

/// Which folds make these two writings of the same tokens equal: a smallest set. `a` and `b` have as many tokens, of the
/// same numbers; the texts are those in which the tokens stand. O(length).
[[nodiscard]] std::uint8_t folds_between(std::string_view text_a, const QuoteToken* a,
                                         std::string_view text_b, const QuoteToken* b, std::size_t count);

}  // namespace gainsay::quotation
