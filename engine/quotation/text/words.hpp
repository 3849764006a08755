#pragma once

#include <cstdint>
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

/// A verb that tells what somebody holds, wants or does with words: "praised", "hopes", "hofft". It counts where it joins a name
/// and a passage directly.
[[nodiscard]] bool is_verb_of_stance(const std::string& word);

/// "saying", "calling": of whoever the sentence is about.
[[nodiscard]] bool is_participle_of_saying(const std::string& word);

/// What may follow a name before its verb, "on Tuesday said", "has long argued"; any other word takes the name with it, as in
/// "the Lind campaign said".
[[nodiscard]] bool goes_between_name_and_verb(const std::string& word);

/// What may follow "Lind said" behind a quotation; anything else begins what Lind said next.
[[nodiscard]] bool goes_on_behind_verb(const std::string& word);

/// A preposition: the name behind it is no subject, as in "a spokesman for Lind".
[[nodiscard]] bool makes_name_an_object(const std::string& word);

/// "that", "while": behind it somebody else may be the subject.
[[nodiscard]] bool is_subordinator(const std::string& word);

enum class Gender : std::uint8_t { He, She };
/// Of "he", "she", "er", "sie"; of no other pronoun.
[[nodiscard]] std::optional<Gender> gender_of_pronoun(const std::string& word);
/// Of "Mr", "Frau" and the like before a name.
[[nodiscard]] std::optional<Gender> gender_of_title(const std::string& word);

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
