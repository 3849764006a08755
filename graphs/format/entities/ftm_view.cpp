#include "graphs/format/entities/ftm_view.hpp"

#include <algorithm>

#include "graphs/format/entities/ftm_schema.hpp"

namespace gainsay::ftm {
namespace {

using json::Value;

constexpr std::string_view wikidata = "https://www.wikidata.org/entity/";

/// Fills a record member by member, in the order of the text case; what says nothing is left out.
class Filler {
public:
    Filler(Value& record, json::Place place) : record_(record), place_(place) {}

    void text(std::string_view name, std::string text) {
        if (!text.empty()) set_member(record_, name, text_value(std::move(text), place_));
    }
    void texts(std::string_view name, const std::vector<std::string>& texts) {
        if (!texts.empty()) set_member(record_, name, list_value(texts, place_));
    }
    /// The first value of `property` that is a date; it is left where it is when it is none.
    void date(std::string_view name, Entity& entity, std::string_view property) {
        if (record_.find(name) != nullptr) return;
        const auto at = entity.properties.find(property);
        if (at == entity.properties.end()) return;
        const auto date = from_ftm_date(at->second.front());
        if (!date) return;
        text(name, date->text());
        (void)entity.take_first(property);
    }

private:
    Value& record_;
    json::Place place_;
};

RecordId record_id(RecordKind kind, const Entity& entity, const std::string& readable, parts::IdBook& ids) {
    const Value* const whole = entity.ours.find("record");
    const std::string inside = whole == nullptr ? std::string() : member_text(*whole, "id");
    for (const std::string& text : {member_text(entity.ours, "id"), inside, entity.id}) {
        if (auto own = RecordId::parse(text); own && own->kind() == kind) return *std::move(own);
    }
    return ids.id(kind, "ftm " + entity.id, readable);
}

/// What is left of the entity, for `extra`.
void keep_rest(Value& record, const Entity& entity, const std::string& own_id, std::string_view own_schema) {
    Value rest = Value::object(entity.place);
    if (entity.id != own_id) set_member(rest, "id", text_value(entity.id));
    if (entity.schema != own_schema) set_member(rest, "schema", text_value(entity.schema));
    if (!entity.properties.empty()) {
        Value properties = Value::object(entity.place);
        for (const auto& [name, values] : entity.properties) set_member(properties, name, list_value(values));
        set_member(rest, "properties", std::move(properties));
    }
    for (std::size_t i = 0; i < entity.context.items.size(); ++i) {
        const std::string& name = entity.context.keys[i].name;
        if (rest.find(name) == nullptr) set_member(rest, name, entity.context.items[i]);
    }
    if (!rest.items.empty()) set_member(record, "ftm", std::move(rest));
}

std::string name_of_person(Entity& entity) {
    std::string name = entity.take_first("name");
    if (name.empty()) name = member_text(entity.context, "caption");
    if (!name.empty()) return name;
    for (const char* part : {"firstName", "middleName", "lastName"}) {
        const auto at = entity.properties.find(part);
        if (at == entity.properties.end()) continue;
        name += (name.empty() ? "" : " ") + at->second.front();
    }
    return name.empty() ? entity.id : name;
}

/// `notes` is one text to us; where there are several they stay as they are.
std::string only_note(Entity& entity) {
    const auto at = entity.properties.find("notes");
    return at != entity.properties.end() && at->second.size() == 1 ? entity.take_first("notes")
                                                                   : std::string();
}

View agent_view(Entity& entity, parts::IdBook& ids) {
    View view{RecordKind::Agent, Value::object(entity.place), {}};
    Filler fill(view.record, entity.place);
    const std::string name = name_of_person(entity);
    const std::string id = record_id(RecordKind::Agent, entity, name, ids).text();
    const AgentKind kind = agent_kind(entity.schema);
    fill.text("id", id);
    fill.text("name", name);
    fill.text("kind", std::string(to_word(kind)));
    std::vector<std::string> aliases = entity.take("name");
    for (std::string& alias : entity.take("alias")) aliases.push_back(std::move(alias));
    fill.texts("aliases", aliases);
    std::vector<std::string> same_as;
    for (const std::string& item : entity.take("wikidataId")) same_as.push_back(std::string(wikidata) + item);
    for (std::string& page : entity.take("wikipediaUrl")) same_as.push_back(std::move(page));
    fill.texts("same_as", same_as);
    fill.text("note", only_note(entity));
    keep_rest(view.record, entity, id, agent_schema(kind));
    return view;
}

/// Publishers and authors are texts in the format: each name is an agent.
void add_named(View& view, Filler& fill, std::string_view field, const std::vector<std::string>& names,
               parts::IdBook& ids) {
    std::vector<std::string> agents;
    for (const std::string& name : names) {
        if (name.find_first_not_of(" \t\r\n") == std::string::npos) continue;
        view.makes_agents.push_back(name);
        agents.push_back(ids.id_of_name(RecordKind::Agent, name).text());
    }
    fill.texts(field, agents);
}

View document_view(Entity& entity, parts::IdBook& ids, const Resolve& resolve) {
    View view{RecordKind::Document, Value::object(entity.place), {}};
    Filler fill(view.record, entity.place);
    std::string title = entity.take_first("title");
    if (title.empty()) title = entity.take_first("name");
    if (title.empty()) title = entity.take_first("subject");
    if (title.empty()) title = entity.take_first("fileName");
    if (title.empty()) title = entity.id;
    const std::string id = record_id(RecordKind::Document, entity, title, ids).text();
    const DocumentKind kind = document_kind(entity.schema);
    fill.text("id", id);
    fill.text("title", title);
    fill.text("kind", std::string(to_word(kind)));
    fill.date("published", entity, "publishedAt");
    fill.date("published", entity, "date");
    fill.text("url", entity.take_first("sourceUrl"));
    if (const auto at = entity.properties.find("language");
        at != entity.properties.end() && at->second.size() == 1) {
        fill.text("language", from_ftm_language(entity.take_first("language")));
    }
    add_named(view, fill, "published_by", entity.take("publisher"), ids);
    add_named(view, fill, "authored_by", entity.take("author"), ids);
    std::vector<std::string> part_of;
    for (const std::string& parent : entity.take("parent")) {
        const std::string whole = resolve ? resolve(parent) : std::string();
        if (whole.starts_with("document:")) part_of.push_back(whole);
        if (!whole.starts_with("document:")) entity.properties["parent"].push_back(parent);
    }
    fill.texts("part_of", part_of);
    fill.text("note", only_note(entity));
    // The name of a file that we give to what has none says nothing.
    if (const auto at = entity.properties.find("fileName");
        at != entity.properties.end() && at->second == std::vector<std::string>{id}) {
        entity.properties.erase(at);
    }
    keep_rest(view.record, entity, id, document_schema(kind));
    return view;
}

View claim_view(Entity& entity, parts::IdBook& ids) {
    View view{RecordKind::Claim, Value::object(entity.place), {}};
    Filler fill(view.record, entity.place);
    std::string text = entity.take_first("description");
    const std::string name = entity.take_first("name");
    if (text.empty()) text = entity.take_first("summary");
    if (text.empty()) text = name;
    if (text.empty()) text = entity.take_first("bodyText");
    if (!name.empty() && !text.starts_with(name))
        entity.properties["name"].insert(entity.properties["name"].begin(), name);
    const std::string id = record_id(RecordKind::Claim, entity, text, ids).text();
    fill.text("id", id);
    fill.text("text", text);
    if (const auto at = entity.properties.find("detectedLanguage");
        at != entity.properties.end() && at->second.size() == 1) {
        fill.text("language", from_ftm_language(entity.take_first("detectedLanguage")));
    }
    fill.texts("topics", entity.take("keywords"));
    fill.text("note", only_note(entity));
    keep_rest(view.record, entity, id, "Note");
    return view;
}

View review_view(Entity& entity, parts::IdBook& ids, const Resolve& resolve) {
    View view{RecordKind::Review, Value::object(entity.place), {}};
    Filler fill(view.record, entity.place);
    const std::string name = entity.take_first("name");
    const std::string id = record_id(RecordKind::Review, entity, name, ids).text();
    fill.text("id", id);
    const auto author = entity.properties.find("author");
    if (resolve && author != entity.properties.end() && author->second.size() == 1) {
        const std::string by = resolve(author->second.front());
        if (by.starts_with("agent:")) {
            fill.text("by", by);
            entity.properties.erase(author);
        }
    }
    if (!name.empty()) {
        Value rating = Value::object(entity.place);
        set_member(rating, "label", text_value(name, entity.place));
        set_member(view.record, "rating", std::move(rating));
    }
    fill.date("on", entity, "publishDate");
    fill.text("note", only_note(entity));
    keep_rest(view.record, entity, id, "Assessment");
    return view;
}

/// The two ends of a link as record ids.
std::pair<std::string, std::string> ends_of(Entity& entity, std::string_view from, std::string_view to,
                                            const Resolve& resolve) {
    std::pair<std::string, std::string> ends;
    const auto take_end = [&](std::string_view name) {
        const auto at = entity.properties.find(name);
        if (at == entity.properties.end() || at->second.size() != 1) return std::string();
        std::string end = resolve(at->second.front());
        if (!end.empty()) entity.properties.erase(at);
        return end;
    };
    ends.first = take_end(from);
    ends.second = take_end(to);
    return ends;
}

/// The end that "x-gainsay" names stands, whatever the properties say; so it does in apply_difference().
bool says(const Entity& entity, std::string_view field) {
    return !member_text(entity.ours, field).empty() || entity.ours.find("record") != nullptr;
}

}  // namespace

View view_of(Entity entity, parts::IdBook& ids, const Resolve& resolve) {
    switch (becomes(entity.schema)) {
        case Becomes::Agent:
            return agent_view(entity, ids);
        case Becomes::Document:
            return document_view(entity, ids, resolve);
        case Becomes::Review:
            return review_view(entity, ids, resolve);
        default:
            return claim_view(entity, ids);
    }
}

std::optional<Value> affiliation_view(Entity entity, const Resolve& resolve) {
    const EdgeSchema* const edge = edge_schema(entity.schema);
    if (edge == nullptr) return std::nullopt;
    const auto [holder, with] = ends_of(entity, edge->from, edge->to, resolve);
    if (!holder.starts_with("agent:") || !with.starts_with("agent:")) return std::nullopt;
    Value item = Value::object(entity.place);
    Filler fill(item, entity.place);
    fill.text("with", with);
    std::string role = entity.take_first(edge->role_property);
    fill.text("role", role.empty() ? std::string(edge->role) : role);
    const Entity before = entity;
    fill.date("from", entity, "startDate");
    fill.date("until", entity, "endDate");
    const std::string from = member_text(item, "from"), until = member_text(item, "until");
    // Dates the wrong way round are kept as they are, and say nothing.
    if (!from.empty() && !until.empty() && compare(Edtf(until), Edtf(from)) == TimeOrder::Before) {
        entity = before;
        remove_member(item, "from");
        remove_member(item, "until");
    }
    keep_rest(item, entity, is_part_id(entity.id) ? entity.id : std::string(), our_edge);
    return item;
}

std::optional<View> link_view(Entity entity, parts::IdBook& ids, const Resolve& resolve) {
    const std::string role = entity.take_first("role");
    auto [from, to] = ends_of(entity, "subject", "object", resolve);
    const auto own = RecordId::parse(entity.id);
    const bool is_stance = from_word<Stance>(role).has_value(),
               is_kind = from_word<RelationKind>(role).has_value();
    const bool statement =
        (own && own->kind() == RecordKind::Statement) || (is_stance && from.starts_with("agent:"));
    if (!statement && !(own && own->kind() == RecordKind::Relation) &&
        !(is_kind && from.starts_with("claim:"))) {
        return std::nullopt;
    }
    if ((from.empty() && !says(entity, statement ? "speaker" : "from")) ||
        (to.empty() && !says(entity, statement ? "of" : "to"))) {
        return std::nullopt;
    }
    View view{statement ? RecordKind::Statement : RecordKind::Relation, Value::object(entity.place), {}};
    Filler fill(view.record, entity.place);
    const std::string id = record_id(view.kind, entity, from + " " + role + " " + to, ids).text();
    fill.text("id", id);
    if (statement) {
        fill.text("speaker", from);
        fill.text("stance", role);
        fill.text("of", to);
        fill.date("said_on", entity, "date");
    } else {
        fill.text("kind", role);
        fill.text("from", from);
        fill.text("to", to);
    }
    fill.text("note", entity.take_first("summary"));
    keep_rest(view.record, entity, id, "UnknownLink");
    return view;
}

std::optional<View> similar_view(Entity entity, parts::IdBook& ids, const Resolve& resolve) {
    const auto [from, to] = ends_of(entity, "candidate", "match", resolve);
    if (!from.starts_with("claim:") || !to.starts_with("claim:")) return std::nullopt;
    View view{RecordKind::Relation, Value::object(entity.place), {}};
    Filler fill(view.record, entity.place);
    const std::string id = record_id(view.kind, entity, from + " rephrases " + to, ids).text();
    const std::string matcher = entity.take_first("matcher");
    fill.text("id", id);
    fill.text("kind", "rephrases");
    fill.text("from", from);
    fill.text("to", to);
    fill.text("status", "proposed");
    fill.text("origin", matcher.empty() ? "followthemoney" : matcher);
    keep_rest(view.record, entity, id, "Similar");
    return view;
}

bool is_part_id(std::string_view id) {
    const std::size_t mark = id.find('#');
    return mark != std::string_view::npos && RecordId::parse(id.substr(0, mark)).has_value();
}

}  // namespace gainsay::ftm
