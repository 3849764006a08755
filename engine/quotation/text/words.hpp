#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "engine/quotation/quotes.hpp"

// The word lists of this folder, English and German, in one place: words.cpp. All words are asked for folded, as
// fold_word() gives them; several words with one blank between.

namespace gainsay::quotation {

/// Most words of a listed phrase.
inline constexpr std::size_t most_words_of_phrase = 4;

/// "not", "kein" negate; "if", "es sei denn" set a condition; "perhaps", "i think" hedge.
[[nodiscard]] std::optional<CutKind> cut_kind(const std::string& words);

/// Does it, behind a passage, begin what is said of it, as in "the dam may break"? Then it takes nothing away from
/// the passage "the dam".
[[nodiscard]] bool is_part_of_predicate(const std::string& words);

/// What "n't" is the end of: "don", "isn".
[[nodiscard]] bool takes_not(const std::string& word);

/// A verb with which reports say who spoke: "said", "sagte".
[[nodiscard]] bool is_verb_of_saying(const std::string& word);

/// A verb of saying that may name who is spoken to right behind it: "told", "fragte".
[[nodiscard]] bool takes_listener(const std::string& word);

/// "according to", "laut": what stands before the name of a source.
[[nodiscard]] bool is_source_phrase(const std::string& words);

/// A pronoun that may stand for whoever speaks: "he", "sie".
[[nodiscard]] bool is_pronoun(const std::string& word);

/// A word behind which a dot ends no sentence: "mr", "dr", "bzw"; a single letter, too.
[[nodiscard]] bool is_abbreviation(const std::string& word);

/// "no", "nr": a word behind which a dot ends no sentence before a number.
[[nodiscard]] bool is_number_sign(const std::string& word);

}  // namespace gainsay::quotation
