#include "graphs/format/json/json_number.hpp"
#include "graphs/format/json/json_writer.hpp"
#include "graphs/format/parts/difference.hpp"
#include "graphs/format/rdf/mapping/graph_view.hpp"
#include "graphs/format/rdf/vocabulary.hpp"

namespace gainsay::rdf {
namespace {

using json::Value;

Term record_term(const RecordId& id) {
    return iri(iri_of_record(id.text()));
}

void put(Node& node, std::string_view property, const std::string& words) {
    if (!words.empty()) node.add(property, text(words));
}
void put_iri(Node& node, std::string_view property, const std::string& address) {
    if (!address.empty()) node.add(property, is_plain_iri(address) ? iri(address) : text(address));
}
void put(Node& node, std::string_view property, const std::optional<Edtf>& date) {
    if (date) node.add(property, date_term(*date));
}
void put(Node& node, std::string_view property, const std::optional<double>& number) {
    if (!number) return;
    // JSON-LD processors respell an xsd:double, and a decimal has no exponent.
    const std::string token = json::to_token(*number);
    node.add(property, text(token, token.find_first_of("eE") == std::string::npos ? "xsd:decimal" : ""));
}
void put(Node& node, std::string_view property, const std::optional<std::uint64_t>& position) {
    if (position) node.add(property, text(std::to_string(*position), "xsd:nonNegativeInteger"));
}
template <class Id>
void put_records(Node& node, std::string_view property, const std::vector<Id>& ids) {
    for (const Id& id : ids) node.add(property, record_term(id));
}

Node nested(std::string_view type) {
    Node node;
    node.id.kind = Term::Kind::Blank;
    node.types.emplace_back(type);
    return node;
}

void put_retraction(Node& node, std::string_view property, const std::optional<Retraction>& retracted) {
    if (!retracted) return;
    Node act = nested("prov:Activity");
    put(act, "dcterms:date", retracted->on);
    if (retracted->by) act.add("prov:wasAssociatedWith", record_term(*retracted->by));
    node.add(property, std::move(act));
}

void fill(Node& node, const Agent& agent) {
    node.types = classes_of(agent.kind);
    put(node, "schema:name", agent.name);
    for (const std::string& alias : agent.aliases) node.add("schema:alternateName", text(alias));
    for (const std::string& same : agent.same_as) put_iri(node, "schema:sameAs", same);
    if (agent.reliability) put(node, "gs:reliability", std::string(1, *agent.reliability));
    // A role with dates, as schema.org has it. No prov:actedOnBehalfOf: that has no dates, and an office held once
    // would be one held for ever.
    const std::string_view property =
        agent.kind == AgentKind::Person ? "schema:affiliation" : "schema:memberOf";
    for (const Affiliation& office : agent.affiliations) {
        Node role = nested("schema:OrganizationRole");
        role.add(property, record_term(office.with));
        put(role, "schema:roleName", office.role);
        put(role, "schema:startDate", office.from);
        put(role, "schema:endDate", office.until);
        node.add(property, std::move(role));
    }
}

void fill(Node& node, const Document& document) {
    node.types = {"prov:Entity"};
    if (class_of(document.kind).starts_with("gs:")) node.types.emplace_back("schema:CreativeWork");
    node.types.emplace_back(class_of(document.kind));
    put(node, "schema:name", document.title);
    put(node, "schema:datePublished", document.published);
    put_iri(node, "schema:url", document.url);
    put_iri(node, "schema:archivedAt", document.archived_url);
    put(node, "schema:inLanguage", document.language);
    if (document.snapshot) {
        Node copy = nested("schema:MediaObject");
        put(copy, "schema:contentUrl", document.snapshot->path);
        put(copy, "schema:sha256", document.snapshot->sha256);
        node.add("schema:encoding", std::move(copy));
    }
    put_retraction(node, "prov:wasInvalidatedBy", document.retracted);
    put_records(node, "schema:publisher", document.published_by);
    put_records(node, "schema:author", document.authored_by);
    put_records(node, "prov:wasAttributedTo", document.authored_by);
    put_records(node, "schema:isPartOf", document.part_of);
    for (const Citation& citation : document.cites) {
        constexpr std::string_view names[] = {"cito:includesQuotationFrom", "cito:citesAsEvidence",
                                              "cito:usesDataFrom", "cito:cites"};
        const Term to = record_term(citation.document);
        node.add(names[static_cast<std::size_t>(citation.manner)], to);
        if (citation.manner == CitationManner::Quotes) node.add("prov:wasQuotedFrom", to);
        if (citation.manner == CitationManner::Data) node.add("prov:wasDerivedFrom", to);
    }
    put_records(node, "gs:states", document.states);
}

void fill(Node& node, const Claim& claim) {
    node.types = {"prov:Entity", "schema:Claim"};
    put(node, "schema:text", claim.text);
    put(node, "schema:inLanguage", claim.language);
    for (const std::string& topic : claim.topics) node.add("schema:keywords", text(topic));
    put(node, "schema:temporalCoverage", claim.valid);
    for (const Quantity& quantity : claim.quantities) {
        Node figure = nested("schema:QuantitativeValue");
        put(figure, "gs:measure", quantity.measure);
        put(figure, "gs:subject", quantity.subject);
        put(figure, "gs:population", quantity.population);
        put(figure, "gs:period", quantity.period);
        put(figure, "schema:value", quantity.value);
        put(figure, "schema:minValue", quantity.low);
        put(figure, "schema:maxValue", quantity.high);
        put(figure, "schema:unitText", quantity.unit);
        if (quantity.bound != QuantityBound::Exactly)
            put(figure, "gs:bound", std::string(to_word(quantity.bound)));
        node.add("gs:quantity", std::move(figure));
    }
}

void fill(Node& node, const Statement& statement) {
    node.types = {"prov:Activity", "gs:Statement"};
    node.add("prov:wasAssociatedWith", record_term(statement.speaker));
    // PROV lets one activity alone generate an entity, and a claim may be made by many: so each uses it.
    node.add("prov:used", record_term(statement.of));
    node.add("gs:" + std::string(to_word(statement.stance)), record_term(statement.of));
    if (statement.manner != Manner::Paraphrase)
        put(node, "gs:manner", std::string(to_word(statement.manner)));
    if (statement.commitment != Commitment::Certain)
        put(node, "gs:commitment", std::string(to_word(statement.commitment)));
    put(node, "dcterms:date", statement.said_on);
    for (const Occurrence& occurrence : statement.occurrences) {
        Node place = nested("gs:Occurrence");
        place.add("gs:recordedIn", record_term(occurrence.document));
        put(place, "gs:cue", occurrence.cue);
        if (occurrence.selector) {
            Node where = nested("oa:TextQuoteSelector");
            put(where, "oa:exact", occurrence.selector->exact);
            put(where, "oa:prefix", occurrence.selector->prefix);
            put(where, "oa:suffix", occurrence.selector->suffix);
            put(where, "oa:start", occurrence.selector->start);
            put(where, "oa:end", occurrence.selector->end);
            place.add("oa:hasSelector", std::move(where));
        }
        if (occurrence.via) place.add("gs:relayedFrom", record_term(*occurrence.via));
        node.add("gs:occurrence", std::move(place));
    }
    put_retraction(node, "gs:retractedBy", statement.retracted);
}

void fill(Node& node, const Relation& relation) {
    node.types = {"prov:Entity", "rdf:Statement", "gs:Relation"};
    node.add("rdf:subject", record_term(relation.from));
    node.add("rdf:predicate", iri(property_of(relation.kind)));
    node.add("rdf:object", record_term(relation.to));
    if (relation.asserted_by) node.add("prov:wasAttributedTo", record_term(*relation.asserted_by));
    if (relation.asserted_in) node.add("dcterms:source", record_term(*relation.asserted_in));
    if (relation.status != RelationStatus::Accepted)
        put(node, "gs:status", std::string(to_word(relation.status)));
    if (relation.origin != "human") put(node, "gs:origin", relation.origin);
}

void fill(Node& node, const Review& review) {
    node.types = {"prov:Entity", "schema:ClaimReview"};
    node.add("schema:itemReviewed", record_term(review.of));
    if (review.by) node.add("schema:author", record_term(*review.by));
    if (review.in) node.add("schema:isPartOf", record_term(*review.in));
    if (review.rating != Rating{}) {
        Node rating = nested("schema:Rating");
        put(rating, "schema:ratingValue", review.rating.value);
        put(rating, "schema:bestRating", review.rating.best);
        put(rating, "schema:worstRating", review.rating.worst);
        put(rating, "schema:alternateName", review.rating.label);
        node.add("schema:reviewRating", std::move(rating));
    }
    put(node, "schema:datePublished", review.on);
}

/// Would a reader make records of what stands at the other end? It already has, and they have ids of ours now.
bool makes_records(std::string_view property) {
    for (const char* vocabulary : {"prov:", "gs:", "cito:"}) {
        if (property.starts_with(vocabulary)) return true;
    }
    for (const char* link :
         {"schema:author", "schema:creator", "dcterms:creator", "schema:publisher", "schema:isPartOf",
          "schema:itemReviewed", "schema:appearance", "schema:firstAppearance", "schema:affiliation",
          "schema:memberOf", "schema:worksFor", "schema:citation"}) {
        if (property == link) return true;
    }
    return false;
}

/// May it stand in a triple, and mean the same when it is read?
bool is_sayable(const std::string& name) {
    return is_plain_iri(expand(name)) && shorten(expand(name)) == name;
}

bool add_members(Node& node, const Value& members);

/// Adds one value of a property of others; false when it cannot be said in triples.
bool add_value(Node& node, const std::string& property, const Value& item) {
    if (item.kind != Value::Kind::Object) return false;
    const std::string name = parts::member_text(item, "@id");
    if (property == "rdf:type") {
        if (is_sayable(name)) node.types.push_back(name);
        return is_sayable(name);
    }
    if (item.find("@id") != nullptr) {
        if (is_sayable(name)) node.add(property, iri(name));
        return is_sayable(name);
    }
    if (item.find("@value") != nullptr) {
        const std::string type = parts::member_text(item, "@type");
        if (item.find("@language") != nullptr || (!type.empty() && !is_sayable(type))) return false;
        node.add(property, text(parts::member_text(item, "@value"), type));
        return true;
    }
    Node inner;
    inner.id.kind = Term::Kind::Blank;
    if (!add_members(inner, item)) return false;
    node.add(property, std::move(inner));
    return true;
}

/// The members of a nameless node; false when one of them cannot be said, and the node is left to `gs:json`.
bool add_members(Node& node, const Value& members) {
    for (std::size_t i = 0; i < members.items.size(); ++i) {
        const std::string& property = members.keys[i].name;
        if (makes_records(property) || !is_sayable(property)) return false;
        for (const Value& item : members.items[i].items) {
            if (!add_value(node, property, item)) return false;
        }
    }
    return !node.types.empty() || !node.properties.empty();
}

/// Triples of others that the record kept.
void add_rest(Node& node, const Value& wanted) {
    const Value* const rest = wanted.find("rdf");
    if (rest == nullptr || rest->kind != Value::Kind::Object) return;
    for (std::size_t i = 0; i < rest->items.size(); ++i) {
        const std::string& property = rest->keys[i].name;
        if (makes_records(property) || !is_sayable(property)) continue;
        for (const Value& item : rest->items[i].items) add_value(node, property, item);
    }
}

void flatten(const Node& node, const Term& subject, Graph& graph, std::size_t& blanks) {
    for (const std::string& type : node.types) graph.add(subject, "rdf:type", iri(type), {});
    for (const auto& [property, values] : node.properties) {
        for (const Node::Value& value : values) {
            if (value.node.empty()) {
                graph.add(subject, property, value.term, {});
                continue;
            }
            const Term inner{Term::Kind::Blank, "n" + std::to_string(++blanks), {}, {}};
            graph.add(subject, property, inner, {});
            flatten(value.node.front(), inner, graph, blanks);
        }
    }
}

}  // namespace

Node node_of(const Record& record) {
    Node node;
    node.id = record_term(id_of(record));
    std::visit([&](const auto& one) { fill(node, one); }, record);
    std::visit([&](const auto& one) { put(node, "rdfs:comment", one.note); }, record);
    const Value wanted = parts::record_value(record);
    add_rest(node, wanted);
    Graph graph;
    std::size_t blanks = 0;
    flatten(node, node.id, graph, blanks);
    graph.sort();
    const RecordOf record_of = [](const Term& term) {
        return term.is_text() ? std::string() : std::string(record_of_iri(term.text));
    };
    SeenNodes seen;
    const Value view = view_of(graph, node.id, kind_of(record), record_of, seen);
    const Value said = parts::difference(view, wanted, record);
    if (!said.items.empty()) node.add("gs:json", text(json::dense(said)));
    return node;
}

Node node_of(const CaseInfo& info) {
    Node node;
    node.id = iri("urn:gainsay:case");
    node.types = {"gs:Case"};
    put(node, "schema:name", info.title);
    put(node, "schema:description", info.description);
    put(node, "schema:inLanguage", info.language);
    put(node, "gs:json", info.extra);
    return node;
}

void each_node(const GraphSource& source, const std::function<void(const Node&)>& use) {
    use(node_of(source.info()));
    for (std::size_t kind = 0; kind < record_kind_count; ++kind) {
        source.visit(static_cast<RecordKind>(kind), [&](const Record& record) {
            use(node_of(record));
            const auto* const relation = std::get_if<Relation>(&record);
            if (relation == nullptr || relation->status != RelationStatus::Accepted) return;
            Node direct;
            direct.id = record_term(relation->from);
            direct.add(known_property_of(relation->kind), record_term(relation->to));
            use(direct);
        });
    }
}

}  // namespace gainsay::rdf
