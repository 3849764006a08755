#pragma once

#include <span>
#include <string>
#include <string_view>

namespace gainsay::rdf {

/// A prefix as we write it, and what it stands for.
struct Prefix {
    std::string_view name, iri;
};

/// Those of the vocabularies, and one for each kind of record, so that `agent:jane-doe` is the same here as
/// everywhere else.
[[nodiscard]] std::span<const Prefix> prefixes();

/// "http://www.w3.org/ns/prov#Agent" → "prov:Agent", where the prefix is one of a vocabulary; other IRIs stay as
/// they are. Both spellings of schema.org are one.
[[nodiscard]] std::string shorten(std::string_view iri);
/// The IRI of a name that shorten() gives.
[[nodiscard]] std::string expand(std::string_view name);

/// How the values of a property are written in JSON-LD without saying their type: "@id", a datatype's short name,
/// or empty for plain texts.
[[nodiscard]] std::string_view coercion(std::string_view property);
/// All properties with one, in the order in which the context lists them.
struct Coerced {
    std::string_view property, type;
};
[[nodiscard]] std::span<const Coerced> coerced_properties();

/// "urn:gainsay:agent:jane-doe" → "agent:jane-doe"; empty for an IRI that is no record of ours.
[[nodiscard]] std::string_view record_of_iri(std::string_view iri);
[[nodiscard]] std::string iri_of_record(std::string_view record);

/// May `text` stand as an IRI in both syntaxes, and mean itself in both: absolute, no character that Turtle
/// refuses, no scheme that is a prefix of ours?
[[nodiscard]] bool is_plain_iri(std::string_view text);

}  // namespace gainsay::rdf
