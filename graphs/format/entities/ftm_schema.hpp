#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "graphs/model/edtf.hpp"
#include "graphs/model/vocabulary.hpp"

namespace gainsay::ftm {

/// What an entity of a schema becomes.
enum class Becomes : std::uint8_t { Agent, Document, Claim, Affiliation, Link, Similar, Review, Nothing };

[[nodiscard]] Becomes becomes(std::string_view schema);

/// An edge between agents, or an agent and a position: its ends, and where its role stands.
struct EdgeSchema {
    std::string_view schema, from, to, role_property;
    std::string_view role;  ///< when the entity says none
};

/// Null for a schema that is no such edge.
[[nodiscard]] const EdgeSchema* edge_schema(std::string_view schema);

/// The schema of an edge that we write.
inline constexpr std::string_view our_edge = "Membership";

[[nodiscard]] AgentKind agent_kind(std::string_view schema);
[[nodiscard]] std::string_view agent_schema(AgentKind kind);
[[nodiscard]] DocumentKind document_kind(std::string_view schema);
[[nodiscard]] std::string_view document_schema(DocumentKind kind);

/// A date as FollowTheMoney spells it, where it can: a prefix of an ISO date and time, in UTC.
[[nodiscard]] std::optional<std::string> to_ftm_date(const std::string& edtf);
/// nullopt for what is no date.
[[nodiscard]] std::optional<Edtf> from_ftm_date(std::string_view text);

/// A language of three letters (ISO 639-3) as BCP 47 has it, and back; what has no short form stays as it is.
[[nodiscard]] std::string from_ftm_language(std::string_view language);
/// nullopt for what has no code of three letters.
[[nodiscard]] std::optional<std::string> to_ftm_language(std::string_view language);

}  // namespace gainsay::ftm
