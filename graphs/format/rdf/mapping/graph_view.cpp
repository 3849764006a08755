#include "graphs/format/rdf/mapping/graph_view.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "graphs/format/json/json_parser.hpp"
#include "graphs/format/json/json_writer.hpp"
#include "graphs/format/parts/difference.hpp"
#include "graphs/format/rdf/mapping/taker.hpp"
#include "graphs/format/rdf/vocabulary.hpp"

namespace gainsay::rdf {
namespace {

using json::Value;
using parts::list_value;
using parts::set_member;
using parts::text_value;

constexpr auto attack = std::optional(RelationKind::Rebuts);
constexpr auto backing = std::optional(RelationKind::Supports);
constexpr auto none = std::optional<RelationKind>();
constexpr auto mention = std::optional(CitationManner::Mentions);

constexpr std::array meanings{
    CitoMeaning{"cito:agreesWith", backing, mention, false},
    CitoMeaning{"cito:cites", none, mention, false},
    CitoMeaning{"cito:citesAsAuthority", none, std::optional(CitationManner::Evidence), false},
    CitoMeaning{"cito:citesAsDataSource", none, std::optional(CitationManner::Data), false},
    CitoMeaning{"cito:citesAsEvidence", none, std::optional(CitationManner::Evidence), false},
    CitoMeaning{"cito:confirms", backing, mention, false},
    CitoMeaning{"cito:critiques", std::optional(RelationKind::Undercuts), mention, false},
    CitoMeaning{"cito:disagreesWith", attack, mention, true},
    CitoMeaning{"cito:disputes", attack, mention, true},
    CitoMeaning{"cito:includesQuotationFrom", none, std::optional(CitationManner::Quotes), false},
    CitoMeaning{"cito:obtainsSupportFrom", none, std::optional(CitationManner::Evidence), false},
    CitoMeaning{"cito:qualifies", std::optional(RelationKind::Qualifies), mention, false},
    CitoMeaning{"cito:refutes", attack, mention, true},
    CitoMeaning{"cito:supports", backing, mention, false},
    CitoMeaning{"cito:usesDataFrom", none, std::optional(CitationManner::Data), false},
    CitoMeaning{"gs:contradicts", std::optional(RelationKind::Contradicts), std::nullopt, false},
    CitoMeaning{"gs:entails", std::optional(RelationKind::Entails), std::nullopt, false},
    CitoMeaning{"prov:alternateOf", std::optional(RelationKind::Rephrases), std::nullopt, false},
    CitoMeaning{"prov:hadPrimarySource", none, std::optional(CitationManner::Evidence), false},
    CitoMeaning{"prov:wasQuotedFrom", none, std::optional(CitationManner::Quotes), false},
    CitoMeaning{"schema:citation", none, mention, false},
};

void put(Value& record, std::string_view name, std::string text) {
    if (!text.empty()) set_member(record, name, text_value(std::move(text)));
}
void put(Value& record, std::string_view name, const std::vector<std::string>& texts) {
    if (!texts.empty()) set_member(record, name, list_value(texts));
}
void put(Value& record, std::string_view name, std::vector<Value> items) {
    if (items.empty()) return;
    Value list;
    list.kind = Value::Kind::List;
    list.items = std::move(items);
    set_member(record, name, std::move(list));
}
void put(Value& record, std::string_view name, std::optional<Value> value) {
    if (value) set_member(record, name, *std::move(value));
}

void retraction(Value& record, Taker& taker, std::string_view property) {
    put(record, "retracted", taker.node(property, [](Taker& node, Value& value) {
        node.drop_type("prov:Activity");
        put(value, "on", node.date({"dcterms:date", "prov:startedAtTime", "prov:endedAtTime"}));
        put(value, "by", node.record("prov:wasAssociatedWith", "agent:"));
        return true;
    }));
}

void agent(Value& record, Taker& taker) {
    put(record, "name", taker.text({"schema:name", "http://xmlns.com/foaf/0.1/name", "rdfs:label"}));
    AgentKind kind = AgentKind::Person;
    bool told = false;
    for (const std::string& type : taker.types()) {
        const auto one = agent_kind_of(type);
        if (!one) continue;
        kind = told ? std::max(kind, *one) : *one;
        told = true;
    }
    for (const std::string& type : classes_of(kind)) taker.drop_type(type);
    set_member(record, "kind", text_value(std::string(to_word(kind))));
    std::vector<std::string> aliases = taker.texts("schema:alternateName");
    for (std::string& name : taker.texts("schema:name")) aliases.push_back(std::move(name));
    put(record, "aliases", aliases);
    put(record, "same_as", taker.texts("schema:sameAs"));
    put(record, "reliability", taker.text({"gs:reliability"}));
    std::vector<Value> offices;
    for (const std::string_view property : {"schema:affiliation", "schema:memberOf", "schema:worksFor"}) {
        for (Value& role : taker.nodes(property, [&](Taker&node, Value&value) {
                 std::string with = node.record(property, "agent:");
                 if (with.empty()) return false;
                 node.drop_type("schema:OrganizationRole");
                 put(value, "with", std::move(with));
                 put(value, "role", node.text({"schema:roleName", "schema:namedPosition"}));
                 put(value, "from", node.date({"schema:startDate"}));
                 put(value, "until", node.date({"schema:endDate"}));
                 return true;
             })) {
            offices.push_back(std::move(role));
        }
    }
    for (const std::string_view property :
         {"schema:affiliation", "schema:memberOf", "schema:worksFor", "prov:actedOnBehalfOf"}) {
        for (std::string& with : taker.records(property, "agent:")) {
            const bool said = std::any_of(offices.begin(), offices.end(), [&](const Value& office) {
                return parts::member_text(office, "with") == with;
            });
            if (said) continue;
            put(offices.emplace_back(Value::object()), "with", std::move(with));
        }
    }
    put(record, "affiliations", std::move(offices));
}

void citations(Value& record, Taker& taker) {
    std::vector<std::pair<std::string, CitationManner>> cited;
    bool in_order = false;
    const auto add = [&](std::string_view property, CitationManner manner) {
        for (std::string& to : taker.records(property, "document:"))
            cited.emplace_back(std::move(to), manner);
    };
    for (const CitoMeaning& meaning : meanings) {
        if (!meaning.manner) continue;
        const auto at = taker.left().find(meaning.property);
        if (at == taker.left().end()) continue;
        // What says more than we can hold stays in sight.
        const bool exact = meaning.property == "cito:cites" || meaning.property == "prov:wasQuotedFrom" ||
                           meaning.property == "cito:citesAsEvidence" ||
                           meaning.property == "cito:usesDataFrom" ||
                           meaning.property == "cito:includesQuotationFrom";
        const Graph::Values kept = at->second;
        in_order = in_order || taker.is_in_order(meaning.property);
        add(meaning.property, *meaning.manner);
        if (!exact) taker.left()[std::string(meaning.property)] = kept;
    }
    const auto derived = taker.records("prov:wasDerivedFrom", "document:");
    for (const std::string& from : derived) {
        const bool known =
            std::any_of(cited.begin(), cited.end(), [&](const auto& one) { return one.first == from; });
        if (!known) cited.emplace_back(from, CitationManner::Data);
    }
    if (!in_order) std::sort(cited.begin(), cited.end());
    std::set<std::pair<std::string, CitationManner>> seen;
    std::erase_if(cited, [&](const auto& one) { return !seen.insert(one).second; });
    // To mention beside something stronger says nothing.
    std::vector<Value> items;
    for (const auto& [to, manner] : cited) {
        Value& item = items.emplace_back(Value::object());
        put(item, "document", to);
        if (manner != CitationManner::Mentions) put(item, "manner", std::string(to_word(manner)));
    }
    put(record, "cites", std::move(items));
}

void document(Value& record, Taker& taker) {
    std::string title = taker.text({"schema:name", "schema:headline", "dcterms:title", "rdfs:label"});
    put(record, "title", std::move(title));
    DocumentKind kind = DocumentKind::Article;
    for (const std::string& type : taker.types()) {
        if (const auto one = document_kind_of(type)) {
            kind = *one;
            if (type == class_of(kind)) break;
        }
    }
    for (const std::string_view type : {std::string_view("prov:Entity"), class_of(kind)})
        taker.drop_type(type);
    if (class_of(kind).starts_with("gs:")) taker.drop_type("schema:CreativeWork");
    set_member(record, "kind", text_value(std::string(to_word(kind))));
    put(record, "published", taker.date({"schema:datePublished", "dcterms:issued", "dcterms:date"}));
    put(record, "url", taker.text({"schema:url"}));
    put(record, "archived_url", taker.text({"schema:archivedAt"}));
    put(record, "language", taker.text({"schema:inLanguage"}));
    put(record, "snapshot", taker.node("schema:encoding", [](Taker& node, Value& value) {
        node.drop_type("schema:MediaObject");
        put(value, "path", node.text({"schema:contentUrl"}));
        put(value, "sha256", node.text({"schema:sha256"}));
        return parts::member_text(value, "sha256").size() == 64;
    }));
    retraction(record, taker, "prov:wasInvalidatedBy");
    put(record, "published_by", taker.records("schema:publisher", "agent:"));
    std::vector<std::string> authors = taker.records("schema:author", "agent:");
    for (const std::string_view property : {"prov:wasAttributedTo", "schema:creator", "dcterms:creator"}) {
        for (std::string& one : taker.records(property, "agent:")) {
            if (std::find(authors.begin(), authors.end(), one) == authors.end())
                authors.push_back(std::move(one));
        }
    }
    put(record, "authored_by", authors);
    put(record, "part_of", taker.records("schema:isPartOf", "document:"));
    citations(record, taker);
    put(record, "states", taker.records("gs:states", "claim:"));
}

void claim(Value& record, Taker& taker) {
    put(record, "text", taker.text({"schema:text", "schema:claimReviewed", "schema:name", "rdfs:label"}));
    for (const char* type : {"schema:Claim", "prov:Entity"}) taker.drop_type(type);
    put(record, "language", taker.text({"schema:inLanguage"}));
    put(record, "topics", taker.texts("schema:keywords"));
    put(record, "valid", taker.date({"schema:temporalCoverage"}));
    put(record, "quantities", taker.nodes("gs:quantity", [](Taker& node, Value& value) {
        node.drop_type("schema:QuantitativeValue");
        put(value, "measure", node.text({"gs:measure"}));
        put(value, "subject", node.text({"gs:subject"}));
        put(value, "population", node.text({"gs:population"}));
        put(value, "period", node.date({"gs:period"}));
        put(value, "value", node.number("schema:value"));
        put(value, "low", node.number("schema:minValue"));
        put(value, "high", node.number("schema:maxValue"));
        put(value, "unit", node.text({"schema:unitText"}));
        put(value, "bound", node.text({"gs:bound"}));
        return true;
    }));
}

Value selector(Taker& node) {
    Value value = Value::object();
    node.drop_type("oa:TextQuoteSelector");
    put(value, "exact", node.text({"oa:exact"}));
    put(value, "prefix", node.text({"oa:prefix"}));
    put(value, "suffix", node.text({"oa:suffix"}));
    put(value, "start", node.number("oa:start"));
    put(value, "end", node.number("oa:end"));
    return value;
}

void statement(Value& record, Taker& taker) {
    put(record, "speaker", taker.record("prov:wasAssociatedWith", "agent:"));
    for (const Stance stance : {Stance::Denies, Stance::Questions, Stance::Asserts}) {
        if (record.find("of") != nullptr) break;
        const std::string property = "gs:" + std::string(to_word(stance));
        std::string of = taker.record(property, "claim:");
        if (of.empty()) of = taker.record(property, "document:");
        if (of.empty()) continue;
        put(record, "stance", std::string(to_word(stance)));
        put(record, "of", of);
    }
    const std::string of = parts::member_text(record, "of");
    taker.records("prov:used", of.empty() ? "nothing" : of);
    for (const char* type : {"gs:Statement", "prov:Activity"}) taker.drop_type(type);
    put(record, "manner", taker.text({"gs:manner"}));
    put(record, "commitment", taker.text({"gs:commitment"}));
    put(record, "said_on", taker.date({"dcterms:date", "prov:startedAtTime", "prov:endedAtTime"}));
    put(record, "occurrences", taker.nodes("gs:occurrence", [](Taker& node, Value& value) {
        node.drop_type("gs:Occurrence");
        put(value, "document", node.record("gs:recordedIn", "document:"));
        put(value, "cue", node.text({"gs:cue"}));
        put(value, "selector", node.node("oa:hasSelector", [](Taker& inner, Value& one) {
            one = selector(inner);
            return true;
        }));
        std::string via = node.record("gs:relayedFrom", "agent:");
        if (via.empty()) via = node.record("gs:relayedFrom", "document:");
        put(value, "via", std::move(via));
        return value.find("document") != nullptr;
    }));
    retraction(record, taker, "gs:retractedBy");
}

void relation(Value& record, Taker& taker) {
    const std::string property = taker.text({"rdf:predicate"});
    for (const RelationKind kind :
         {RelationKind::Contradicts, RelationKind::Rebuts, RelationKind::Undercuts, RelationKind::Supports,
          RelationKind::Entails, RelationKind::Qualifies, RelationKind::Rephrases}) {
        if (property_of(kind) == property) put(record, "kind", std::string(to_word(kind)));
    }
    for (const char* type : {"gs:Relation", "rdf:Statement", "prov:Entity"}) taker.drop_type(type);
    put(record, "from", taker.record("rdf:subject", "claim:"));
    put(record, "to", taker.record("rdf:object", ""));
    put(record, "asserted_by", taker.record("prov:wasAttributedTo", "agent:"));
    put(record, "asserted_in", taker.record("dcterms:source", "document:"));
    put(record, "status", taker.text({"gs:status"}));
    put(record, "origin", taker.text({"gs:origin"}));
}

void review(Value& record, Taker& taker) {
    for (const char* type : {"schema:ClaimReview", "prov:Entity"}) taker.drop_type(type);
    put(record, "of", taker.record("schema:itemReviewed", "claim:"));
    std::string by = taker.record("schema:author", "agent:");
    if (by.empty()) by = taker.record("schema:publisher", "agent:");
    put(record, "by", by);
    put(record, "in", taker.record("schema:isPartOf", "document:"));
    put(record, "rating", taker.node("schema:reviewRating", [](Taker& node, Value& value) {
        node.drop_type("schema:Rating");
        put(value, "value", node.number("schema:ratingValue"));
        put(value, "best", node.number("schema:bestRating"));
        put(value, "worst", node.number("schema:worstRating"));
        put(value, "label", node.text({"schema:alternateName"}));
        return !value.items.empty();
    }));
    put(record, "on", taker.date({"schema:datePublished"}));
}

/// Relations between records are records of their own.
void drop_relations(Taker& taker, const RecordOf& record_of) {
    for (const CitoMeaning& meaning : meanings) {
        if (!meaning.relation) continue;
        taker.take_if(meaning.property,
                      [&](const Term& term) { return !term.is_text() && !record_of(term).empty(); });
    }
}

}  // namespace

Value view_of(const Graph& graph, const Term& subject, RecordKind kind, const RecordOf& record_of,
              SeenNodes& seen) {
    Value record = Value::object();
    Taker taker(graph, subject, record_of, seen);
    taker.left().erase("gs:json");
    put(record, "id", record_of(subject));
    constexpr std::array fill{agent, document, claim, statement, relation, review};
    fill[static_cast<std::size_t>(kind)](record, taker);
    put(record, "note", taker.text({"rdfs:comment"}));
    if (kind == RecordKind::Claim) drop_relations(taker, record_of);
    Value rest = taker.rest();
    if (!rest.items.empty()) set_member(record, "rdf", std::move(rest));
    return record;
}

void apply_json(const Graph& graph, const Term& subject, Value& view) {
    for (const Term& term : graph.values(subject, "gs:json")) {
        Value said = parts::parse_text(term.text);
        if (said.kind == Value::Kind::Object) parts::apply_difference(view, said);
    }
}

const CitoMeaning* cito_meaning(std::string_view property) {
    const auto* const at = std::find_if(meanings.begin(), meanings.end(),
                                        [&](const CitoMeaning& one) { return one.property == property; });
    return at == meanings.end() ? nullptr : at;
}

std::string_view property_of(RelationKind kind) {
    constexpr std::array<std::string_view, 7> names{"gs:contradicts",  "cito:disputes", "cito:critiques",
                                                    "cito:supports",   "gs:entails",    "cito:qualifies",
                                                    "prov:alternateOf"};
    return names[static_cast<std::size_t>(kind)];
}

std::string_view known_property_of(RelationKind kind) {
    if (kind == RelationKind::Contradicts) return "cito:disagreesWith";
    return kind == RelationKind::Entails ? "cito:supports" : property_of(kind);
}

std::string_view class_of(DocumentKind kind) {
    constexpr std::array<std::string_view, 7> names{
        "schema:Article", "schema:Report",  "gs:PublishedStatement",    "schema:Legislation",
        "gs:Transcript",  "schema:Dataset", "schema:SocialMediaPosting"};
    return names[static_cast<std::size_t>(kind)];
}

std::optional<DocumentKind> document_kind_of(std::string_view type) {
    for (std::size_t i = 0; i < words<DocumentKind>.size(); ++i) {
        if (class_of(static_cast<DocumentKind>(i)) == type) return static_cast<DocumentKind>(i);
    }
    if (type == "schema:BlogPosting" || type == "schema:DiscussionForumPosting") return DocumentKind::Post;
    for (const char* article : {"schema:NewsArticle", "schema:ScholarlyArticle", "schema:OpinionNewsArticle",
                                "schema:ReportageNewsArticle", "schema:WebPage", "schema:CreativeWork",
                                "schema:TechArticle", "schema:Book"}) {
        if (type == article) return DocumentKind::Article;
    }
    return type.starts_with("http://purl.org/spar/fabio/") ? std::optional(DocumentKind::Article)
                                                           : std::nullopt;
}

std::vector<std::string> classes_of(AgentKind kind) {
    if (kind == AgentKind::Person) return {"prov:Agent", "prov:Person", "schema:Person"};
    std::vector<std::string> classes{"prov:Agent", "prov:Organization", "schema:Organization"};
    if (kind == AgentKind::PublicBody) classes.emplace_back("schema:GovernmentOrganization");
    if (kind == AgentKind::Media) classes.emplace_back("schema:NewsMediaOrganization");
    return classes;
}

std::optional<AgentKind> agent_kind_of(std::string_view type) {
    if (type == "prov:Person" || type == "schema:Person" || type == "http://xmlns.com/foaf/0.1/Person")
        return AgentKind::Person;
    if (type == "schema:GovernmentOrganization") return AgentKind::PublicBody;
    if (type == "schema:NewsMediaOrganization") return AgentKind::Media;
    if (type == "prov:Organization" || type == "schema:Organization" || type == "schema:NGO" ||
        type == "schema:Corporation" || type == "http://xmlns.com/foaf/0.1/Organization") {
        return AgentKind::Organization;
    }
    return std::nullopt;
}

Term date_term(const Edtf& date) {
    const std::string& spelt = date.text();
    const bool plain =
        spelt.find_first_not_of("0123456789-:TZ") == std::string::npos && !spelt.empty() && spelt[0] != '-';
    if (plain && spelt.size() == 4) return text(spelt, "xsd:gYear");
    if (plain && spelt.size() == 7 && spelt[4] == '-' && spelt.substr(5) <= "12")
        return text(spelt, "xsd:gYearMonth");
    if (plain && spelt.size() == 10 && spelt[4] == '-' && spelt[7] == '-') return text(spelt, "xsd:date");
    if (plain && (spelt.size() == 19 || spelt.size() == 20) && spelt[10] == 'T')
        return text(spelt, "xsd:dateTime");
    return text(spelt, "edtf:EDTF");
}

}  // namespace gainsay::rdf
