#include <map>
#include <ostream>
#include <set>

#include "graphs/format/entities/ftm.hpp"
#include "graphs/format/entities/ftm_entity.hpp"
#include "graphs/format/entities/ftm_schema.hpp"
#include "graphs/format/entities/ftm_view.hpp"
#include "graphs/format/json/json_writer.hpp"
#include "graphs/format/parts/said_fields.hpp"

// A record is first the JSON of the text case. What FollowTheMoney has a property for becomes one; then the
// entity is read as our reader would read it, and where that is not the record, "x-gainsay" says the difference.

namespace gainsay::ftm {
namespace {

using json::Value;

constexpr std::size_t name_bytes = 80;

/// As much of a text as a name can be, cut between characters.
std::string short_name(const std::string& text) {
    if (text.size() <= name_bytes) return text;
    std::size_t end = name_bytes;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
    return text.substr(0, end);
}

class EntityWriter {
public:
    EntityWriter(std::ostream& out, const GraphSource& source, LossReport& losses)
        : out_(out), source_(source), losses_(losses) {}

    void write() {
        parts::report_unkept(source_.info(), {}, "FollowTheMoney has no entity for a case as a whole",
                             losses_);
        for (const RecordKind kind : {RecordKind::Agent, RecordKind::Document, RecordKind::Claim}) {
            source_.visit(kind, [this](const Record& record) { note_entity_id(record); });
        }
        for (std::size_t kind = 0; kind < record_kind_count; ++kind) {
            source_.visit(static_cast<RecordKind>(kind), [this](const Record& record) { write(record); });
        }
        flush();
    }

private:
    // --- ids: records that came from FollowTheMoney have their own there

    static const std::string& extra_of(const Record& record) {
        return std::visit([](const auto& one) -> const std::string& { return one.extra; }, record);
    }

    void note_entity_id(const Record& record) {
        const std::string& extra = extra_of(record);
        if (extra.find("\"ftm\"") == std::string::npos) return;
        const Value value = parse_text(extra);
        const Value* const ftm = value.find("ftm");
        if (ftm == nullptr || ftm->kind != Value::Kind::Object) return;
        const std::string id = member_text(*ftm, "id");
        if (!is_free(id)) return;
        entity_ids_.emplace(id_of(record).text(), id);
        record_ids_.emplace(id, id_of(record).text());
    }

    bool is_free(const std::string& id) {
        if (id.empty() || id.find('\0') != std::string::npos) return false;
        if (RecordId::parse(id.substr(0, id.find('#')))) return false;
        return used_.insert(id).second;
    }

    [[nodiscard]] std::string entity_id(const std::string& record) const {
        const auto at = entity_ids_.find(record);
        return at == entity_ids_.end() ? record : at->second;
    }

    [[nodiscard]] std::string record_id(std::string_view entity) const {
        const auto at = record_ids_.find(entity);
        if (at != record_ids_.end()) return at->second;
        return RecordId::parse(entity) ? std::string(entity) : std::string();
    }

    // --- records

    void write(const Record& record) {
        const Value value = parts::record_value(record);
        Value own = value;
        Value affiliations;
        if (const Value* const list = value.find("affiliations"); list != nullptr) {
            affiliations = *list;
            remove_member(own, "affiliations");
        }
        Entity entity = composed(record, own);
        complete(entity, own, record);
        write_entity(entity, text_);
        for (std::size_t i = 0; i < affiliations.items.size(); ++i) {
            write_affiliation(id_of(record).text(), entity.id, affiliations, i);
        }
        if (const auto* statement = std::get_if<Statement>(&record)) write_views(*statement);
        if (text_.size() > (std::size_t{1} << 16U)) flush();
    }

    /// The entity as far as properties say what the record says.
    Entity composed(const Record& record, const Value& value) {
        Entity entity;
        entity.id = entity_id(id_of(record).text());
        entity.schema = std::visit([](const auto& one) { return schema_of(one); }, record);
        if (const Value* ftm = value.find("ftm"); ftm != nullptr && ftm->kind == Value::Kind::Object) {
            add_rest(*ftm, entity);
        }
        std::visit([&](const auto& one) { add_properties(one, entity); }, record);
        return entity;
    }

    static std::string schema_of(const Agent& agent) { return std::string(agent_schema(agent.kind)); }
    static std::string schema_of(const Document& document) {
        return std::string(document_schema(document.kind));
    }
    static std::string schema_of(const Claim&) { return "Note"; }
    static std::string schema_of(const Review&) { return "Assessment"; }
    static std::string schema_of(const Statement&) { return "UnknownLink"; }
    static std::string schema_of(const Relation&) { return "UnknownLink"; }

    /// What the record kept of an entity that it was made of.
    static void add_rest(const Value& ftm, Entity& entity) {
        for (std::size_t i = 0; i < ftm.items.size(); ++i) {
            const std::string& name = ftm.keys[i].name;
            const Value& value = ftm.items[i];
            if (name == "id" || name == "x-gainsay") continue;
            if (name == "schema") {
                if (becomes(value.text) == becomes(entity.schema)) entity.schema = value.text;
            } else if (name != "properties") {
                set_member(entity.context, name, value);
            } else if (value.kind == Value::Kind::Object) {
                for (std::size_t p = 0; p < value.items.size(); ++p) {
                    for (const Value& one : value.items[p].items) {
                        if (one.kind == Value::Kind::Text)
                            entity.properties[value.keys[p].name].push_back(one.text);
                    }
                }
            }
        }
    }

    static void put(Entity& entity, const std::string& name, const std::string& value) {
        if (value.empty()) return;
        auto& values = entity.properties[name];
        values.insert(values.begin(), value);
    }
    static void put_date(Entity& entity, const std::string& name, const std::optional<Edtf>& date) {
        if (!date) return;
        if (const auto spelt = to_ftm_date(date->text())) put(entity, name, *spelt);
    }

    void add_properties(const Agent& agent, Entity& entity) {
        for (const std::string& alias : agent.aliases) entity.properties["alias"].push_back(alias);
        put(entity, "name", agent.name);
        put(entity, "notes", agent.note);
        constexpr std::string_view wikidata = "https://www.wikidata.org/entity/";
        for (const std::string& uri : agent.same_as) {
            if (uri.starts_with(wikidata)) {
                entity.properties["wikidataId"].push_back(uri.substr(wikidata.size()));
            } else if (uri.find(".wikipedia.org/") != std::string::npos) {
                entity.properties["wikipediaUrl"].push_back(uri);
            }
        }
    }

    std::string name_of(const AgentId& id) {
        const auto record = source_.find(id);
        return record ? label_of(*record) : std::string();
    }

    void add_properties(const Document& document, Entity& entity) {
        put(entity, "title", document.title);
        if (!entity.properties.contains("fileName")) put(entity, "fileName", document.id.text());
        put_date(entity, "publishedAt", document.published);
        put(entity, "sourceUrl", document.url);
        if (const auto language = to_ftm_language(document.language)) put(entity, "language", *language);
        for (const AgentId& id : document.published_by) {
            if (const std::string name = name_of(id); !name.empty())
                entity.properties["publisher"].push_back(name);
        }
        for (const AgentId& id : document.authored_by) {
            if (const std::string name = name_of(id); !name.empty())
                entity.properties["author"].push_back(name);
        }
        for (std::size_t i = document.part_of.size(); i-- > 0;)
            put(entity, "parent", entity_id(document.part_of[i].text()));
        put(entity, "notes", document.note);
    }

    void add_properties(const Claim& claim, Entity& entity) {
        put(entity, "name", short_name(claim.text));
        put(entity, "description", claim.text);
        if (const auto language = to_ftm_language(claim.language)) put(entity, "detectedLanguage", *language);
        for (const std::string& topic : claim.topics) entity.properties["keywords"].push_back(topic);
        put(entity, "notes", claim.note);
    }

    void add_properties(const Statement& statement, Entity& entity) {
        put(entity, "subject", entity_id(statement.speaker.text()));
        put(entity, "object", entity_id(statement.of.text()));
        put(entity, "role", std::string(to_word(statement.stance)));
        put_date(entity, "date", statement.said_on);
        put(entity, "summary", statement.note);
    }

    void add_properties(const Relation& relation, Entity& entity) {
        put(entity, "subject", entity_id(relation.from.text()));
        put(entity, "object", entity_id(relation.to.text()));
        put(entity, "role", std::string(to_word(relation.kind)));
        put(entity, "summary", relation.note);
    }

    void add_properties(const Review& review, Entity& entity) {
        // An assessment must have a name.
        put(entity, "name",
            review.rating.label.empty() ? "Review of " + review.of.text() : review.rating.label);
        if (review.by) put(entity, "author", entity_id(review.by->text()));
        put_date(entity, "publishDate", review.on);
        put(entity, "notes", review.note);
    }

    // --- what properties do not say

    [[nodiscard]] std::optional<View> seen(const Entity& entity) {
        const Resolve resolve = [this](std::string_view id) { return record_id(id); };
        parts::IdBook ids;
        if (becomes(entity.schema) == Becomes::Link) return link_view(entity, ids, resolve);
        if (becomes(entity.schema) == Becomes::Similar) return similar_view(entity, ids, resolve);
        return view_of(entity, ids, resolve);
    }

    void complete(Entity& entity, const Value& wanted, const Record& record) {
        // Under another id nothing else would tell which kind of link it is.
        if (entity.id != id_of(record).text())
            set_member(entity.ours, "id", text_value(id_of(record).text()));
        const auto view = seen(entity);
        if (view && view->kind == kind_of(record)) {
            Value ours = difference(view->record, wanted, record);
            if (entity.ours.find("id") != nullptr && ours.find("record") == nullptr) {
                set_member(ours, "id", text_value(id_of(record).text()));
            }
            entity.ours = std::move(ours);
            return;
        }
        entity.ours = Value::object();
        set_member(entity.ours, "record", wanted);
    }

    // --- what is more than one entity

    void write_affiliation(const std::string& holder, const std::string& holder_entity, const Value& list,
                           std::size_t index) {
        const Value& item = list.items[index];
        Entity entity;
        entity.id = holder + "#affiliation-" + std::to_string(index + 1);
        entity.schema = our_edge;
        if (const Value* ftm = item.find("ftm"); ftm != nullptr && ftm->kind == Value::Kind::Object) {
            const std::string schema = member_text(*ftm, "schema");
            add_rest(*ftm, entity);
            // The holder of an office that is a role is written as a member: the position is not there any more.
            const bool office = ftm->find("post") != nullptr;
            remove_member(entity.context, "post");
            entity.schema = edge_schema(schema) != nullptr && !office ? schema : std::string(our_edge);
            if (const std::string id = member_text(*ftm, "id"); is_free(id)) entity.id = id;
        }
        const EdgeSchema& edge = *edge_schema(entity.schema);
        put(entity, std::string(edge.from), holder_entity);
        put(entity, std::string(edge.to), entity_id(member_text(item, "with")));
        if (!edge.role_property.empty())
            put(entity, std::string(edge.role_property), member_text(item, "role"));
        put_edtf(entity, "startDate", member_text(item, "from"));
        put_edtf(entity, "endDate", member_text(item, "until"));
        const auto view = affiliation_view(entity, [this](std::string_view id) { return record_id(id); });
        Value ours = Value::object();
        Value said = view ? parts::difference(*view, item) : item;
        Value read = view.value_or(Value::object());
        apply_difference(read, said);
        if (json::dense(read) != json::dense(item)) {
            said = Value::object();
            set_member(said, "record", item);
        }
        if (!said.items.empty()) set_member(ours, "affiliation", said);
        if (list.items.size() > 1) {
            Value position;
            position.kind = Value::Kind::Integer;
            position.text = std::to_string(index + 1);
            set_member(ours, "position", position);
        }
        entity.ours = std::move(ours);
        write_entity(entity, text_);
    }

    static void put_edtf(Entity& entity, const std::string& name, const std::string& edtf) {
        if (const auto spelt = to_ftm_date(edtf)) put(entity, name, *spelt);
    }

    /// Where a statement stands, so that others see it; our own reader takes it from the statement.
    void write_views(const Statement& statement) {
        for (std::size_t i = 0; i < statement.occurrences.size(); ++i) {
            Entity entity;
            entity.id = statement.id.text() + "#occurrence-" + std::to_string(i + 1);
            entity.schema = "Documentation";
            put(entity, "document", entity_id(statement.occurrences[i].document.text()));
            put(entity, "entity", entity_id(statement.of.text()));
            put(entity, "role", statement.manner == Manner::Quote ? "quotes" : "reports");
            set_member(entity.ours, "view_of", text_value(statement.id.text()));
            write_entity(entity, text_);
        }
    }

    void flush() {
        out_.write(text_.data(), static_cast<std::streamsize>(text_.size()));
        text_.clear();
        if (!out_) throw Error(ErrorCode::Io, "writing the entities failed; is the disk full?");
    }

    std::ostream& out_;
    const GraphSource& source_;
    LossReport& losses_;
    std::string text_;
    std::map<std::string, std::string, std::less<>> entity_ids_, record_ids_;  // only where the two differ
    std::set<std::string> used_;
};

}  // namespace

void write(std::ostream& out, const GraphSource& source, const WriteOptions&, LossReport& losses) {
    EntityWriter(out, source, losses).write();
}

}  // namespace gainsay::ftm
