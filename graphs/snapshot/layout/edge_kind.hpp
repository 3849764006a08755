#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "graphs/model/id.hpp"
#include "graphs/model/vocabulary.hpp"

namespace gainsay {

/// Every kind of edge, in the order in which edges are numbered. The first group follows from fields of
/// records, the second are relations, each with a record of its own. docs/model.md says what each one means.
enum class EdgeKind : std::uint8_t {
    SpokenBy,        ///< statement → agent
    Asserts,         ///< statement → claim or document
    Denies,          ///< statement → claim or document
    Questions,       ///< statement → claim or document
    RecordedIn,      ///< statement → document; one edge an occurrence
    RelayedFrom,     ///< document → document or agent; one edge an occurrence that has a `via`
    Cites,           ///< document → document
    PartOf,          ///< document → document
    States,          ///< document → claim
    PublishedBy,     ///< document → agent
    AuthoredBy,      ///< document → agent
    AffiliatedWith,  ///< agent → agent
    RetractedBy,     ///< document or statement → agent
    AssertedBy,      ///< relation → agent
    AssertedIn,      ///< relation → document
    ReviewOf,        ///< review → claim
    ReviewedBy,      ///< review → agent
    ReviewedIn,      ///< review → document
    Contradicts,     ///< claim — claim, symmetric
    Rebuts,          ///< claim → claim
    Undercuts,       ///< claim → statement, document or relation
    Supports,        ///< claim → claim
    Entails,         ///< claim → claim
    Qualifies,       ///< claim → claim
    Rephrases,       ///< claim — claim, symmetric
};
inline constexpr std::size_t edge_kind_count = 25;

/// The word of an edge kind in answers, diagrams and docs: "spoken_by", "contradicts".
[[nodiscard]] std::string_view to_string(EdgeKind kind) noexcept;

/// The record kinds between which edges of a kind run, as ranges of RecordKind, both ends included.
struct EdgeEnds {
    RecordKind from_first, from_last, to_first, to_last;
};
[[nodiscard]] EdgeEnds ends_of(EdgeKind kind) noexcept;

[[nodiscard]] constexpr bool is_relation(EdgeKind kind) noexcept {
    return kind >= EdgeKind::Contradicts;
}
[[nodiscard]] constexpr EdgeKind edge_kind(RelationKind kind) noexcept {
    return static_cast<EdgeKind>(static_cast<std::uint8_t>(EdgeKind::Contradicts) +
                                 static_cast<std::uint8_t>(kind));
}
[[nodiscard]] constexpr EdgeKind edge_kind(Stance stance) noexcept {
    return static_cast<EdgeKind>(static_cast<std::uint8_t>(EdgeKind::Asserts) +
                                 static_cast<std::uint8_t>(stance));
}

}  // namespace gainsay
