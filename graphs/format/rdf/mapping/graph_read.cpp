#include "graphs/format/rdf/mapping/graph_read.hpp"

#include <algorithm>
#include <array>
#include <tuple>

#include "graphs/format/json/json_parser.hpp"
#include "graphs/format/parts/dates.hpp"
#include "graphs/format/parts/difference.hpp"
#include "graphs/format/rdf/mapping/graph_view.hpp"
#include "graphs/format/rdf/vocabulary.hpp"

// First what each subject is: by its type, else by what is said of it (whoever is an author is an agent). Then
// each becomes a record. What links records in their own right comes last: CiTO's properties, and claims that
// somebody made.

namespace gainsay::rdf {
namespace {

using json::Value;

/// Who or what stands at the end of a property.
struct Range {
    std::string_view property;
    RecordKind kind;
};
constexpr std::array ranges{
    Range{"schema:author", RecordKind::Agent},        Range{"schema:creator", RecordKind::Agent},
    Range{"dcterms:creator", RecordKind::Agent},      Range{"schema:publisher", RecordKind::Agent},
    Range{"prov:wasAttributedTo", RecordKind::Agent}, Range{"prov:wasAssociatedWith", RecordKind::Agent},
    Range{"prov:actedOnBehalfOf", RecordKind::Agent}, Range{"schema:isPartOf", RecordKind::Document},
    Range{"schema:itemReviewed", RecordKind::Claim},  Range{"gs:states", RecordKind::Claim},
    Range{"schema:appearance", RecordKind::Document}, Range{"schema:firstAppearance", RecordKind::Document},
    Range{"gs:asserts", RecordKind::Claim},           Range{"gs:questions", RecordKind::Claim},
};

std::string last_step(const std::string& name) {
    const std::size_t end = name.find_last_not_of("/#");
    if (end == std::string::npos) return name;
    const std::size_t start = name.find_last_of("/#:", end);
    return name.substr(start == std::string::npos ? 0 : start + 1,
                       end - (start == std::string::npos ? 0 : start + 1) + 1);
}

}  // namespace

void GraphReader::read() {
    graph_.sort();
    find_kinds();
    name_records();
    merge_agents();
    find_reviewed_words();
    read_info();
    for (const auto& [term, kind] : kinds_) read_record(term, kind);
    add_named_agents();
    add_claimants();
    add_relations();
    report_rest();
    intake_.finish();
}

SourcePos GraphReader::where(const Term& term) const {
    const Graph::Subject* const subject = graph_.find(term);
    return subject == nullptr ? SourcePos() : subject->where;
}

void GraphReader::find_kind_by_type(const Term& subject) {
    const std::string_view own = record_of_iri(subject.text);
    if (const auto id = RecordId::parse(own); subject.kind == Term::Kind::Iri && id) {
        kinds_.emplace(subject, id->kind());
        return;
    }
    std::optional<RecordKind> kind;
    bool entity = false;
    for (const Term& type : graph_.values(subject, "rdf:type")) {
        const std::string& name = type.text;
        entity = entity || name == "prov:Entity";
        if (name == "schema:Claim" || name == "gs:Claim") kind = RecordKind::Claim;
        if (name == "schema:ClaimReview") kind = RecordKind::Review;
        if (name == "gs:Statement") kind = RecordKind::Statement;
        if (name == "gs:Relation") kind = RecordKind::Relation;
        if (kind) continue;
        if (agent_kind_of(name) || name == "prov:Agent") kind = RecordKind::Agent;
        if (document_kind_of(name)) kind = RecordKind::Document;
    }
    if (!kind && entity) kind = RecordKind::Document;
    if (kind) kinds_.emplace(subject, *kind);
}

void GraphReader::find_kind_by_role(const std::string& property, const Term& object, RecordKind kind) {
    if (object.is_text()) return;
    for (const Range& range : ranges) {
        if (range.property == property) kinds_.try_emplace(object, range.kind);
    }
    if (kind == RecordKind::Agent && (property == "schema:affiliation" || property == "schema:memberOf" ||
                                      property == "schema:worksFor")) {
        // A role stands between the two.
        const bool role = !graph_.values(object, property).empty();
        const Graph::Values& inner = graph_.values(object, property);
        if (!role) kinds_.try_emplace(object, RecordKind::Agent);
        for (const Term& one : inner) kinds_.try_emplace(one, RecordKind::Agent);
    }
    if (cito_meaning(property) != nullptr || property == "prov:wasDerivedFrom")
        kinds_.try_emplace(object, kind);
}

void GraphReader::find_kinds() {
    for (const auto& [term, subject] : graph_.subjects()) find_kind_by_type(term);
    // CiTO between things of which nothing else is said: papers, which it was made for.
    for (const auto& [term, subject] : graph_.subjects()) {
        for (const auto& [property, values] : subject.properties) {
            if (property.starts_with("cito:") && cito_meaning(property) != nullptr)
                kinds_.try_emplace(term, RecordKind::Document);
        }
    }
    for (const auto& [term, subject] : graph_.subjects()) {
        const auto at = kinds_.find(term);
        const RecordKind kind = at == kinds_.end() ? RecordKind::Document : at->second;
        for (const auto& [property, values] : subject.properties) {
            const bool cites = cito_meaning(property) != nullptr || property == "prov:wasDerivedFrom";
            if (cites && at == kinds_.end()) continue;
            for (const Term& value : values) find_kind_by_role(property, value, kind);
        }
    }
    // Acts by which something was taken back, or made, are no records; nor is a review without a claim.
    std::erase_if(kinds_, [&](const auto& one) {
        return one.second == RecordKind::Review && graph_.values(one.first, "schema:itemReviewed").empty();
    });
}

std::string GraphReader::readable(const Term& term) const {
    for (const char* property : {"schema:name", "schema:headline", "schema:text", "dcterms:title",
                                 "rdfs:label", "http://xmlns.com/foaf/0.1/name", "schema:claimReviewed"}) {
        for (const Term& value : graph_.values(term, property)) {
            if (value.is_text() && !value.text.empty()) return value.text;
        }
    }
    return term.kind == Term::Kind::Iri ? last_step(term.text) : std::string();
}

std::string GraphReader::id_for(const Term& term, RecordKind kind) {
    if (term.kind == Term::Kind::Iri) {
        const std::string_view own = record_of_iri(term.text);
        if (const auto id = RecordId::parse(own); id && id->kind() == kind) return id->text();
        return ids_.id(kind, "rdf " + term.text, readable(term)).text();
    }
    const std::string name = readable(term);
    if (name.empty()) return ids_.id(kind, "rdf " + term.text, term.text).text();
    return kind == RecordKind::Agent ? ids_.id_of_name(kind, name).text()
                                     : ids_.id(kind, "rdf " + name, name).text();
}

void GraphReader::name_records() {
    std::set<std::string> used;
    for (const auto& [term, kind] : kinds_) {
        std::string id = id_for(term, kind);
        // Two nameless nodes of one name: agents are one, others are told apart.
        if (!used.insert(id).second && kind != RecordKind::Agent)
            id = ids_.id(kind, "rdf " + term.text + " " + id, readable(term)).text();
        record_ids_.emplace(term, id);
    }
    for (const auto& [term, subject] : graph_.subjects()) {
        for (const auto& [property, values] : subject.properties) {
            const bool agents = property == "schema:author" || property == "schema:publisher" ||
                                property == "schema:creator" || property == "dcterms:creator";
            for (const Term& value : values) {
                if (!agents || !value.is_text() ||
                    value.text.find_first_not_of(" \t\r\n") == std::string::npos)
                    continue;
                const std::string id = ids_.id_of_name(RecordKind::Agent, value.text).text();
                record_ids_.emplace(value, id);
                named_agents_.emplace(id, value.text);
            }
        }
    }
}

/// Nameless agents of one name are one: what is said of any of them is said of the first.
void GraphReader::merge_agents() {
    std::map<std::string, Term> first;
    std::vector<Term> others;
    for (const auto& [term, kind] : kinds_) {
        if (kind != RecordKind::Agent) continue;
        const auto [at, fresh] = first.try_emplace(record_ids_.at(term), term);
        if (fresh) continue;
        graph_.merge(at->second, term);
        others.push_back(term);
    }
    for (const Term& term : others) kinds_.erase(term);
}

/// A claim's words may stand in its reviews only; of several reviews those of the first count.
void GraphReader::find_reviewed_words() {
    for (const auto& [term, subject] : graph_.subjects()) {
        const Graph::Values& words = graph_.values(term, "schema:claimReviewed");
        if (words.empty()) continue;
        for (const Term& claim : graph_.values(term, "schema:itemReviewed"))
            reviewed_words_.try_emplace(claim, words.front());
    }
}

std::string GraphReader::record_of(const Term& term) const {
    const auto at = record_ids_.find(term);
    if (at != record_ids_.end()) return at->second;
    const std::string_view own = record_of_iri(term.text);
    return term.kind == Term::Kind::Iri && RecordId::parse(own) ? std::string(own) : std::string();
}

void GraphReader::read_info() {
    for (const auto& [term, subject] : graph_.subjects()) {
        if (!graph_.has_type(term, "gs:Case")) continue;
        // Clang 14 lets no lambda have a binding of the loop by its name.
        const auto words = [this, &term = term](const char* property) {
            const Graph::Values& values = graph_.values(term, property);
            return values.empty() ? std::string() : values.front().text;
        };
        CaseInfo info{words("schema:name"), words("schema:description"), words("schema:inLanguage"),
                      words("gs:json")};
        seen_.add(term);
        report_properties(term, "the case",
                          {"rdf:type", "schema:name", "schema:description", "schema:inLanguage", "gs:json"});
        if (info == CaseInfo{}) return;
        try {
            if (!info.extra.empty()) (void)parts::parse_text(info.extra);
        } catch (const json::SyntaxError& error) {
            return intake_.report({subject.where, {}, "gs:json", error.what(), error.why});
        }
        sink_.info(info);
        return;
    }
}

void GraphReader::read_record(const Term& subject, RecordKind kind) {
    const bool can_be_named =
        kind == RecordKind::Agent || kind == RecordKind::Document || reviewed_words_.contains(subject);
    if (graph_.find(subject) == nullptr && !can_be_named) return;
    // An IRI of ours that is only spoken of is a reference, which is checked as one.
    if (graph_.find(subject) == nullptr && !record_of_iri(subject.text).empty()) return;
    const RecordOf names = [this](const Term& term) { return record_of(term); };
    try {
        Value view = view_of(graph_, subject, kind, names, seen_);
        if (kind == RecordKind::Agent && view.find("name") == nullptr)
            parts::set_member(
                view, "name",
                parts::text_value(readable(subject).empty() ? record_of(subject) : readable(subject)));
        if (kind == RecordKind::Document && view.find("title") == nullptr)
            parts::set_member(
                view, "title",
                parts::text_value(readable(subject).empty() ? record_of(subject) : readable(subject)));
        if (kind == RecordKind::Claim && view.find("text") == nullptr) {
            const auto words = reviewed_words_.find(subject);
            if (words != reviewed_words_.end() && words->second.is_text())
                parts::set_member(view, "text", parts::text_value(words->second.text));
        }
        // An address of our own making is none.
        if (subject.kind == Term::Kind::Iri && record_of_iri(subject.text).empty()) {
            Value rdf = view.find("rdf") == nullptr ? Value::object() : *view.find("rdf");
            parts::set_member(rdf, "@id", parts::text_value(subject.text));
            parts::set_member(view, "rdf", std::move(rdf));
        }
        apply_json(graph_, subject, view);
        intake_.take(std::move(view), kind, where(subject));
    } catch (const json::SyntaxError& error) {
        intake_.report({where(subject), record_of(subject), "gs:json", error.what(), error.why});
    }
}

void GraphReader::add_named_agents() {
    for (const auto& [id, name] : named_agents_) {
        if (intake_.knows(RecordId(id))) continue;
        Agent agent;
        agent.id = AgentId(id);
        agent.name = name;
        intake_.take(std::move(agent), {});
    }
}

void GraphReader::add_statement(const std::string& speaker, Stance stance, const std::string& of,
                                const Term& source, const std::string& date,
                                const std::vector<std::string>& documents, const std::string& extra) {
    Statement statement;
    const std::string key = speaker + " " + std::string(to_word(stance)) + " " + of + " " + extra;
    statement.id = StatementId(ids_.id(RecordKind::Statement, key, key));
    if (intake_.knows(statement.id)) return;
    statement.speaker = AgentId(speaker);
    statement.stance = stance;
    statement.of = RecordId(of);
    if (!date.empty()) statement.said_on = parts::date_of(date);
    for (const std::string& document : documents) {
        Occurrence occurrence;
        occurrence.document = DocumentId(document);
        statement.occurrences.push_back(std::move(occurrence));
    }
    statement.extra = extra;
    intake_.take(std::move(statement), where(source));
}

/// A claim has those who made it: its authors, or the agents of the activity that it came out of.
void GraphReader::add_claimants() {
    for (const auto& [term, kind] : kinds_) {
        if (kind != RecordKind::Claim || graph_.find(term) == nullptr) continue;
        std::set<std::string> speakers;
        const auto add_all = [&](const Term& of, std::string_view property) {
            for (const Term& one : graph_.values(of, property)) {
                if (record_of(one).starts_with("agent:")) speakers.insert(record_of(one));
            }
        };
        for (const char* property : {"schema:author", "schema:creator", "prov:wasAttributedTo"})
            add_all(term, property);
        for (const Term& act : graph_.values(term, "prov:wasGeneratedBy")) {
            add_all(act, "prov:wasAssociatedWith");
            // A nameless one stands whole in the claim's `extra`.
            if (seen_.contains(act) || kinds_.contains(act) || graph_.find(act) == nullptr) continue;
            seen_.add(act);
            report_properties(act, "an activity", {"rdf:type", "prov:wasAssociatedWith"});
        }
        std::vector<std::string> documents;
        for (const char* property : {"schema:firstAppearance", "schema:appearance"}) {
            for (const Term& one : graph_.values(term, property)) {
                if (record_of(one).starts_with("document:")) documents.push_back(record_of(one));
            }
        }
        const Graph::Values& dates = graph_.values(term, "schema:datePublished");
        for (const std::string& speaker : speakers) {
            add_statement(speaker, Stance::Asserts, record_of(term), term,
                          dates.empty() ? std::string() : dates.front().text, documents, {});
        }
    }
}

/// Paper A refutes paper B: its authors reject B, in A.
void GraphReader::add_rejections(const Term& from, const std::string& property, const Term& to) {
    std::set<std::string> speakers;
    for (const char* name : {"schema:author", "schema:creator", "dcterms:creator", "prov:wasAttributedTo"}) {
        for (const Term& one : graph_.values(from, name)) {
            if (record_of(one).starts_with("agent:")) speakers.insert(record_of(one));
        }
    }
    const Graph::Values& dates = graph_.values(from, "schema:datePublished");
    for (const std::string& speaker : speakers) {
        add_statement(speaker, Stance::Denies, record_of(to), from,
                      dates.empty() ? std::string() : dates.front().text, {record_of(from)},
                      R"({"rdf":{"said":")" + property + "\"}}");
    }
}

void GraphReader::add_relations() {
    std::set<std::tuple<std::string, std::string, std::string>> told;
    for (const auto& [term, kind] : kinds_) {
        if (kind != RecordKind::Relation) continue;
        for (const Term& property : graph_.values(term, "rdf:predicate")) {
            for (const Term& from : graph_.values(term, "rdf:subject")) {
                for (const Term& to : graph_.values(term, "rdf:object")) {
                    told.emplace(record_of(from), property.text, record_of(to));
                    if (property.text == "gs:contradicts")
                        told.emplace(record_of(from), "cito:disagreesWith", record_of(to));
                    if (property.text == "gs:entails")
                        told.emplace(record_of(from), "cito:supports", record_of(to));
                }
            }
        }
    }
    for (const auto& [term, subject] : graph_.subjects()) {
        const std::string from = record_of(term);
        for (const auto& [property, values] : subject.properties) {
            const CitoMeaning* const meaning = cito_meaning(property);
            if (meaning == nullptr) continue;
            for (const Term& value : values) {
                const std::string to = record_of(value);
                if (from.starts_with("document:") && to.starts_with("document:")) {
                    if (meaning->denies) add_rejections(term, property, value);
                    continue;
                }
                if (!from.starts_with("claim:") || to.empty() || !meaning->relation) continue;
                if (told.contains({from, property, to})) continue;
                Relation relation;
                relation.kind = *meaning->relation;
                const bool claim = to.starts_with("claim:");
                if (claim && relation.kind == RelationKind::Undercuts) relation.kind = RelationKind::Rebuts;
                if (!claim && relation.kind == RelationKind::Rebuts) relation.kind = RelationKind::Undercuts;
                const bool fits = claim || (relation.kind == RelationKind::Undercuts &&
                                            !to.starts_with("agent:") && !to.starts_with("review:"));
                if (!fits) {
                    losses_.add({property + " triple",
                                 "a case has no such relation between these ends",
                                 RecordId(from),
                                 {},
                                 subject.where});
                    continue;
                }
                const std::string key = from + " " + property + " " + to;
                relation.id = RelationId(ids_.id(RecordKind::Relation, key, key));
                relation.from = ClaimId(from);
                relation.to = RecordId(to);
                if (property != property_of(relation.kind))
                    relation.extra = R"({"rdf":{"said":")" + property + "\"}}";
                intake_.take(std::move(relation), subject.where);
            }
        }
    }
}

void GraphReader::report_properties(const Term& term, std::string_view of,
                                    std::initializer_list<std::string_view> known) {
    for (const auto& [property, values] : graph_.find(term)->properties) {
        const bool is_known = std::find(known.begin(), known.end(), property) != known.end();
        const bool taken_whole = property == "rdf:type" || property == "prov:wasAssociatedWith";
        const std::size_t taken = !is_known ? 0 : taken_whole ? values.size() : 1;
        for (std::size_t i = taken; i < values.size(); ++i) {
            losses_.add({"property " + property + " of " + std::string(of),
                         is_known ? "a case says it once" : "a case has no place for it",
                         {},
                         values[i].text.substr(0, 200),
                         where(term)});
        }
    }
}

void GraphReader::report_rest() {
    for (const Graph::Beside& one : graph_.beside_lists()) {
        losses_.add({one.what, one.why, {}, one.value, one.where});
    }
    for (const auto& [term, subject] : graph_.subjects()) {
        if (seen_.contains(term) || kinds_.contains(term)) continue;
        const Graph::Values& types = graph_.values(term, "rdf:type");
        std::string properties;
        for (const auto& [property, values] : subject.properties) {
            if (property != "rdf:type" && properties.size() < 300)
                properties += (properties.empty() ? "" : ", ") + property;
        }
        losses_.add({"node of type " + (types.empty() ? std::string("unknown") : types.front().text),
                     "a case has no place for it",
                     {},
                     term.text + (properties.empty() ? "" : " (" + properties + ")"),
                     subject.where});
    }
}

}  // namespace gainsay::rdf
