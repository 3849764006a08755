#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

// How the words of a figure are read: "the executions recorded" and "recorded execution" are the same words. The
// lists are English; other languages are compared word by word.

namespace gainsay {

[[nodiscard]] constexpr char lower(char c) noexcept {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

/// "executions" → "execution", "countries" → "country"; what does not look like a plural stays.
[[nodiscard]] std::string singular(std::string_view word);

/// Lower-case words in the singular, in order. Whatever is no letter, digit or byte beyond ASCII separates;
/// articles and the like ("the", "of", "all") are left out.
[[nodiscard]] std::vector<std::string> content_words(std::string_view text);

/// In what form a measure counts. Only amounts and shares have parts that are comparable to their whole.
enum class Form : std::uint8_t { Amount, Share, Rank, Rate, Average, Median, Change };
[[nodiscard]] std::string_view to_string(Form form) noexcept;

/// How a figure came about, as its words say; several may be said at once.
enum Basis : std::uint8_t { NoBasis = 0, Recorded = 1, Estimated = 2, Surveyed = 4 };
/// Which edition of a figure it is.
enum Edition : std::uint8_t { NoEdition = 0, Preliminary = 1, Revised = 2 };

/// "recorded", "estimated and surveyed"; empty for none.
[[nodiscard]] std::string basis_text(std::uint8_t basis);
[[nodiscard]] std::string edition_text(std::uint8_t edition);

/// A measure or population, taken apart.
struct Phrase {
    std::vector<std::string> words;  ///< what is counted: sorted, each once
    Form form = Form::Amount;
    bool form_said = false;
    bool falling = false;  ///< a change that is called a fall
    std::uint8_t basis = NoBasis, edition = NoEdition;

    [[nodiscard]] std::string text() const;  ///< words with spaces between
};

[[nodiscard]] Phrase read_phrase(std::string_view text);

/// The members of a subject such as "Iran, Iraq and Pakistan", each as its content words, sorted, each once.
[[nodiscard]] std::vector<std::string> read_members(std::string_view text);

}  // namespace gainsay
