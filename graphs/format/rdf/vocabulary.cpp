#include "graphs/format/rdf/vocabulary.hpp"

#include <algorithm>
#include <array>

namespace gainsay::rdf {
namespace {

constexpr std::string_view record_iri = "urn:gainsay:";

constexpr std::array all_prefixes{
    Prefix{"agent", "urn:gainsay:agent:"},
    Prefix{"cito", "http://purl.org/spar/cito/"},
    Prefix{"claim", "urn:gainsay:claim:"},
    Prefix{"dcterms", "http://purl.org/dc/terms/"},
    Prefix{"document", "urn:gainsay:document:"},
    Prefix{"edtf", "http://id.loc.gov/datatypes/edtf/"},
    Prefix{"gs", "https://gainsay.dev/ns#"},
    Prefix{"oa", "http://www.w3.org/ns/oa#"},
    Prefix{"prov", "http://www.w3.org/ns/prov#"},
    Prefix{"rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"},
    Prefix{"rdfs", "http://www.w3.org/2000/01/rdf-schema#"},
    Prefix{"relation", "urn:gainsay:relation:"},
    Prefix{"review", "urn:gainsay:review:"},
    Prefix{"schema", "https://schema.org/"},
    Prefix{"statement", "urn:gainsay:statement:"},
    Prefix{"xsd", "http://www.w3.org/2001/XMLSchema#"},
};

constexpr std::array all_coerced{
    Coerced{"cito:citesAsEvidence", "@id"},
    Coerced{"cito:critiques", "@id"},
    Coerced{"cito:cites", "@id"},
    Coerced{"cito:disagreesWith", "@id"},
    Coerced{"cito:disputes", "@id"},
    Coerced{"cito:hasCitationCharacterization", "@id"},
    Coerced{"cito:hasCitedEntity", "@id"},
    Coerced{"cito:includesQuotationFrom", "@id"},
    Coerced{"cito:qualifies", "@id"},
    Coerced{"cito:supports", "@id"},
    Coerced{"cito:usesDataFrom", "@id"},
    Coerced{"dcterms:source", "@id"},
    Coerced{"gs:asserts", "@id"},
    Coerced{"gs:contradicts", "@id"},
    Coerced{"gs:denies", "@id"},
    Coerced{"gs:entails", "@id"},
    Coerced{"gs:questions", "@id"},
    Coerced{"gs:recordedIn", "@id"},
    Coerced{"gs:relayedFrom", "@id"},
    Coerced{"gs:states", "@id"},
    Coerced{"oa:end", "xsd:nonNegativeInteger"},
    Coerced{"oa:start", "xsd:nonNegativeInteger"},
    Coerced{"prov:alternateOf", "@id"},
    Coerced{"prov:used", "@id"},
    Coerced{"prov:wasAssociatedWith", "@id"},
    Coerced{"prov:wasAttributedTo", "@id"},
    Coerced{"prov:wasDerivedFrom", "@id"},
    Coerced{"prov:wasQuotedFrom", "@id"},
    Coerced{"rdf:object", "@id"},
    Coerced{"rdf:predicate", "@id"},
    Coerced{"rdf:subject", "@id"},
    Coerced{"schema:affiliation", "@id"},
    Coerced{"schema:author", "@id"},
    Coerced{"schema:bestRating", "xsd:decimal"},
    Coerced{"schema:isPartOf", "@id"},
    Coerced{"schema:itemReviewed", "@id"},
    Coerced{"schema:maxValue", "xsd:decimal"},
    Coerced{"schema:memberOf", "@id"},
    Coerced{"schema:minValue", "xsd:decimal"},
    Coerced{"schema:position", "xsd:integer"},
    Coerced{"schema:publisher", "@id"},
    Coerced{"schema:ratingValue", "xsd:decimal"},
    Coerced{"schema:value", "xsd:decimal"},
    Coerced{"schema:worstRating", "xsd:decimal"},
};

bool is_record_prefix(const Prefix& prefix) {
    return prefix.iri.starts_with(record_iri);
}

}  // namespace

std::span<const Prefix> prefixes() {
    return all_prefixes;
}

std::string shorten(std::string_view iri) {
    if (iri.starts_with("http://schema.org/")) return "schema:" + std::string(iri.substr(18));
    for (const Prefix& prefix : all_prefixes) {
        if (!is_record_prefix(prefix) && iri.starts_with(prefix.iri))
            return std::string(prefix.name) + ":" + std::string(iri.substr(prefix.iri.size()));
    }
    return std::string(iri);
}

std::string expand(std::string_view name) {
    const std::size_t colon = name.find(':');
    for (const Prefix& prefix : all_prefixes) {
        if (!is_record_prefix(prefix) && name.substr(0, colon) == prefix.name)
            return std::string(prefix.iri) + std::string(name.substr(colon + 1));
    }
    return std::string(name);
}

std::string_view coercion(std::string_view property) {
    const auto* const at = std::find_if(all_coerced.begin(), all_coerced.end(),
                                        [&](const Coerced& one) { return one.property == property; });
    return at == all_coerced.end() ? std::string_view{} : at->type;
}

std::span<const Coerced> coerced_properties() {
    return all_coerced;
}

std::string_view record_of_iri(std::string_view iri) {
    return iri.starts_with(record_iri) ? iri.substr(record_iri.size()) : std::string_view{};
}

std::string iri_of_record(std::string_view record) {
    return std::string(record_iri) + std::string(record);
}

bool is_plain_iri(std::string_view text) {
    const std::size_t colon = text.find(':');
    const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    if (colon == std::string_view::npos || colon == 0 || colon + 1 == text.size() || !is_letter(text[0]))
        return false;
    const std::string_view scheme = text.substr(0, colon);
    if (!std::all_of(scheme.begin(), scheme.end(), [&](char c) {
            return is_letter(c) || (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
        })) {
        return false;
    }
    if (std::any_of(all_prefixes.begin(), all_prefixes.end(),
                    [&](const Prefix& prefix) { return prefix.name == scheme; })) {
        return false;
    }
    // Beyond ASCII the libraries disagree about what an IRI may hold; such a text is written as a text.
    return std::all_of(text.begin(), text.end(), [](char c) {
        return c > ' ' && c < '\x7F' && std::string_view("<>\"{}|\\^`").find(c) == std::string_view::npos;
    });
}

}  // namespace gainsay::rdf
