#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>

// The closed word lists of the model. Each enumeration has one table of its words, `words<E>`, from which
// both directions are read, so that a new word is added in one place. The words are the spelling in every
// format of ours.

namespace gainsay {

enum class AgentKind : std::uint8_t { Person, Organization, PublicBody, Media };
enum class DocumentKind : std::uint8_t { Article, Report, Statement, Law, Transcript, Dataset, Post };
enum class Stance : std::uint8_t { Asserts, Denies, Questions };
enum class Manner : std::uint8_t { Quote, Paraphrase };
enum class Commitment : std::uint8_t { Certain, Hedged };
enum class CitationManner : std::uint8_t { Quotes, Evidence, Data, Mentions };
enum class RelationKind : std::uint8_t {
    Contradicts,
    Rebuts,
    Undercuts,
    Supports,
    Entails,
    Qualifies,
    Rephrases
};
enum class RelationStatus : std::uint8_t { Accepted, Proposed, Rejected };
/// How a figure is meant: 51, about 51, at least 51, at most 51.
enum class QuantityBound : std::uint8_t { Exactly, About, AtLeast, AtMost };

template <class E>
inline constexpr int words = 0;  // specialised below for every enumeration

template <>
inline constexpr std::array<std::string_view, 4> words<AgentKind>{"person", "organization", "public-body",
                                                                  "media"};
template <>
inline constexpr std::array<std::string_view, 7> words<DocumentKind>{
    "article", "report", "statement", "law", "transcript", "dataset", "post"};
template <>
inline constexpr std::array<std::string_view, 3> words<Stance>{"asserts", "denies", "questions"};
template <>
inline constexpr std::array<std::string_view, 2> words<Manner>{"quote", "paraphrase"};
template <>
inline constexpr std::array<std::string_view, 2> words<Commitment>{"certain", "hedged"};
template <>
inline constexpr std::array<std::string_view, 4> words<CitationManner>{"quotes", "evidence", "data",
                                                                       "mentions"};
template <>
inline constexpr std::array<std::string_view, 7> words<RelationKind>{
    "contradicts", "rebuts", "undercuts", "supports", "entails", "qualifies", "rephrases"};
template <>
inline constexpr std::array<std::string_view, 3> words<RelationStatus>{"accepted", "proposed", "rejected"};
template <>
inline constexpr std::array<std::string_view, 4> words<QuantityBound>{"exactly", "about", "at-least",
                                                                      "at-most"};

/// The word of a value of any of these enumerations.
template <class E>
[[nodiscard]] constexpr std::string_view to_word(E value) noexcept {
    return words<E>[static_cast<std::size_t>(value)];
}

/// The value that `word` names; nullopt for any other word.
template <class E>
[[nodiscard]] constexpr std::optional<E> from_word(std::string_view word) noexcept {
    for (std::size_t i = 0; i < words<E>.size(); ++i) {
        if (words<E>[i] == word) return static_cast<E>(i);
    }
    return std::nullopt;
}

/// Both claims are touched alike: `contradicts` and `rephrases` read the same from either end.
[[nodiscard]] constexpr bool is_symmetric(RelationKind kind) noexcept {
    return kind == RelationKind::Contradicts || kind == RelationKind::Rephrases;
}

}  // namespace gainsay
