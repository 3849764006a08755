#include <algorithm>
#include <array>
#include <map>
#include <ostream>
#include <set>

#include "graphs/format/argdown/argdown.hpp"
#include "graphs/format/argdown/records/data_keys.hpp"
#include "graphs/format/argdown/records/records.hpp"
#include "graphs/format/argdown/syntax/spelling.hpp"
#include "graphs/format/argdown/syntax/yaml.hpp"
#include "graphs/format/json/json_parser.hpp"
#include "graphs/format/json/json_source.hpp"
#include "graphs/format/json/json_writer.hpp"
#include "graphs/format/text_case/record/record_json.hpp"

// Claims are statements, or arguments where they came as such. Relations that Argdown has a sign for stand under the
// claim they come from; those that somebody undercuts, or that came from an argument, stand as arguments with
// premises. All else goes into data: what belongs to a claim beside it, agents, documents and what is said of
// documents into the front matter.

namespace gainsay::argdown {
namespace {

using json::Value;

Value parsed(const std::string& text) {
    json::Source source{std::string_view(text)};
    return json::parse_value(source, {0, 0});
}

Value value_of(const Record& record) {
    std::string text;
    json::Writer writer(text, json::Layout::Dense);
    json::write_record(writer, record);
    return parsed(text);
}

Value without(const Value& object, std::initializer_list<std::string_view> names) {
    Value rest = Value::object();
    for (std::size_t i = 0; i < object.keys.size(); ++i) {
        if (std::find(names.begin(), names.end(), object.keys[i].name) == names.end())
            rest.add_member(object.keys[i], object.items[i]);
    }
    return rest;
}

/// The text that an import of Argdown kept under that name; empty when there is none.
std::string kept_text(const std::string& extra, std::string_view name) {
    if (extra.find("\"argdown\"") == std::string::npos) return {};
    const Value value = parsed(extra);
    const Value* const kept = value.find("argdown");
    const Value* const found = kept == nullptr ? nullptr : kept->find(name);
    return found != nullptr && found->kind == Value::Kind::Text ? found->text : std::string();
}

/// A claim's data. What we do not know of it goes one level deeper when it would be taken for a key of ours.
Value data_of(const Claim& claim, bool with_text, bool with_topics) {
    constexpr std::array<std::string_view, 7> known{"id",    "text",       "language", "topics",
                                                    "valid", "quantities", "note"};
    const Value all = value_of(Record(claim));
    Value data = Value::object(), unknown = Value::object();
    bool taken = false;
    for (std::size_t i = 0; i < all.keys.size(); ++i) {
        const std::string& name = all.keys[i].name;
        if ((name == "text" && !with_text) || (name == "topics" && !with_topics)) continue;
        const bool is_known = std::find(known.begin(), known.end(), name) != known.end();
        (is_known ? data : unknown).add_member(all.keys[i], all.items[i]);
        taken = taken || (!is_known && is_reserved(name));
    }
    if (taken) {
        data.add_member({"extra", {}}, std::move(unknown));
        return data;
    }
    for (std::size_t i = 0; i < unknown.keys.size(); ++i) data.add_member(unknown.keys[i], unknown.items[i]);
    return data;
}

/// How a claim is called in the text.
struct Name {
    std::string title;
    bool argument = false;

    [[nodiscard]] std::string reference() const { return argument ? "<" + title + ">" : "[" + title + "]"; }
};

/// Premises that lead to one conclusion in one step.
struct Structure {
    std::string title;
    ClaimId conclusion;
    std::vector<RelationId> relations;
};

class DocumentWriter {
public:
    DocumentWriter(std::ostream& out, const GraphSource& source) : out_(out), source_(source) {}

    void write() {
        name_claims();
        index();
        choose_structures();
        write_front_matter();
        each<Claim>([&](const Claim& claim) { write_claim(claim); });
        for (const auto& [key, structure] : structures_) write_structure(structure);
    }

private:
    template <class T, class Use>
    void each(const Use& use) {
        source_.visit(kind_of(Record(T())), [&](const Record& record) { use(std::get<T>(record)); });
    }

    template <class T>
    [[nodiscard]] T get(const RecordId& id) const {
        auto record = source_.find(id);
        if (!record)
            throw Error(ErrorCode::NotFound, "found a reference to " + id.text() + ", which does not exist");
        return std::get<T>(*std::move(record));
    }

    void put(std::string_view text) {
        out_.write(text.data(), static_cast<std::streamsize>(text.size()));
        if (!out_) throw Error(ErrorCode::Io, "writing Argdown failed; is the disk full?");
    }

    // --- names

    /// Slugs tell all claims apart; a title that was kept is used where it does too.
    void name_claims() {
        std::set<std::string> slugs;
        each<Claim>([&](const Claim& claim) { slugs.emplace(claim.id.any().slug()); });
        each<Claim>([&](const Claim& claim) {
            const std::string slug(claim.id.any().slug());
            const std::string argument = kept_text(claim.extra, "argument");
            Name name{argument.empty() ? kept_text(claim.extra, "title") : argument, !argument.empty()};
            auto& taken = name.argument ? argument_titles_ : statement_titles_;
            const bool fits = is_title(name.title, name.argument) &&
                              (name.title == slug || !slugs.contains(name.title)) &&
                              !taken.contains(name.title);
            if (!fits) name.title = slug;
            taken.insert(name.title);
            names_.emplace(claim.id, std::move(name));
        });
    }

    [[nodiscard]] const Name& name(const RecordId& claim) const {
        const auto at = names_.find(ClaimId(claim));
        if (at == names_.end())
            throw Error(ErrorCode::NotFound,
                        "found a reference to " + claim.text() + ", which does not exist");
        return at->second;
    }

    std::string new_argument_title(std::string title, std::string_view otherwise) {
        if (!is_title(title, true) || argument_titles_.contains(title)) title = std::string(otherwise);
        while (argument_titles_.contains(title)) title += " 2";
        argument_titles_.insert(title);
        return title;
    }

    // --- what stands where

    void index() {
        each<Statement>([&](const Statement& statement) {
            if (statement.of.kind() == RecordKind::Claim)
                statements_[ClaimId(statement.of)].push_back(statement.id);
        });
        each<Review>([&](const Review& review) { reviews_[review.of].push_back(review.id); });
        each<Relation>([&](const Relation& relation) {
            relations_[relation.from].push_back(relation.id);
            const bool attacks_relation = relation.status == RelationStatus::Accepted &&
                                          relation.kind == RelationKind::Undercuts &&
                                          relation.to.kind() == RecordKind::Relation;
            if (attacks_relation) undercut_.insert(RelationId(relation.to));
        });
    }

    void choose_structures() {
        each<Relation>([&](const Relation& relation) {
            const bool plain = relation.status == RelationStatus::Accepted &&
                               relation.kind == RelationKind::Supports && !name(relation.from).argument &&
                               !name(relation.to).argument;
            if (!plain) return;
            const std::string title = kept_text(relation.extra, "argument");
            if (title.empty() && !undercut_.contains(relation.id)) return;
            const std::string key =
                title.empty() ? "=" + relation.id.text() : "<" + title + ">" + relation.to.text();
            Structure& structure = structures_[key];
            if (structure.relations.empty()) {
                structure.title = new_argument_title(title, relation.id.any().slug());
                structure.conclusion = ClaimId(relation.to);
            }
            structure.relations.push_back(relation.id);
            structure_of_.emplace(relation.id, key);
        });
    }

    // --- front matter

    void write_front_matter() {
        const CaseInfo info = source_.info();
        put("===\n");
        if (!info.title.empty()) put("title: " + to_flow(text_value(info.title)) + "\n");
        put("case: {\n  gainsay: " + std::to_string(json::case_version));
        std::string text;
        json::Writer writer(text, json::Layout::Dense);
        writer.begin_object();
        json::write_info(writer, info);
        writer.end_object();
        const Value about = without(parsed(text), {"gainsay", "title"});
        for (std::size_t i = 0; i < about.keys.size(); ++i)
            put(",\n  " + flow_key(about.keys[i].name) + ": " + to_flow(about.items[i]));
        write_list<Agent>("agents", [](const Agent&) { return true; });
        write_list<Document>("documents", [](const Document&) { return true; });
        write_list<Statement>("statements",
                              [](const Statement& one) { return one.of.kind() != RecordKind::Claim; });
        put("\n  }\n===\n");
    }

    template <class T, class Wanted>
    void write_list(std::string_view list, const Wanted& wanted) {
        bool some = false;
        each<T>([&](const T& one) {
            if (!wanted(one)) return;
            put(some ? ",\n    " : ",\n  " + std::string(list) + ": [\n    ");
            put(to_flow(value_of(Record(one))));
            some = true;
        });
        if (some) put("\n    ]");
    }

    // --- claims

    void write_claim(const Claim& claim) {
        std::string signs;
        std::vector<Value> others;
        for (const RelationId& id : found(relations_, claim.id)) {
            const auto relation = get<Relation>(id);
            if (structure_of_.contains(id)) continue;
            if (!write_sign(relation, signs)) others.push_back(without(value_of(Record(relation)), {"from"}));
        }
        auto words = spell(claim.text, claim.topics);
        const bool with_topics = !words;
        if (!words) words = spell(claim.text, {});
        const bool with_text = !words;
        if (!words) words = spell_roughly(claim.text);
        Value data = data_of(claim, with_text, with_topics);
        add_list(data, "statements", values_of<Statement>(found(statements_, claim.id), "of"));
        add_list(data, "reviews", values_of<Review>(found(reviews_, claim.id), "of"));
        add_list(data, "relations", std::move(others));
        put("\n" + name(claim.id).reference() + ": " + *words + "\n  " + to_flow(data) + "\n" + signs);
    }

    template <class Map>
    static const typename Map::mapped_type& found(const Map& map, const ClaimId& claim) {
        static const typename Map::mapped_type empty;
        const auto at = map.find(claim);
        return at == map.end() ? empty : at->second;
    }

    template <class T, class Id>
    std::vector<Value> values_of(const std::vector<Id>& ids, std::string_view implied) const {
        std::vector<Value> values;
        for (const Id& id : ids) values.push_back(without(value_of(Record(get<T>(id))), {implied}));
        return values;
    }

    static void add_list(Value& data, std::string list, std::vector<Value> items) {
        if (items.empty()) return;
        Value value;
        value.kind = Value::Kind::List;
        value.items = std::move(items);
        data.add_member({std::move(list), {}}, std::move(value));
    }

    // --- relations

    static std::string relation_data(const Value& relation) {
        Value data = Value::object();
        data.add_member({"relation", {}}, relation);
        return to_flow(data);
    }

    /// False when Argdown has no sign for it.
    bool write_sign(const Relation& relation, std::string& out) const {
        if (relation.status != RelationStatus::Accepted) return false;
        if (relation.kind == RelationKind::Undercuts) return write_undercut(relation, out);
        const Name &from = name(relation.from), &to = name(relation.to);
        std::string_view sign;
        switch (relation.kind) {
            case RelationKind::Contradicts:
                // Only statements contradict each other.
                if (from.argument || to.argument) return false;
                sign = "><";
                break;
            case RelationKind::Rebuts:
                sign = "->";
                break;
            case RelationKind::Supports:
            case RelationKind::Entails:
                sign = "+>";
                break;
            default:
                return false;
        }
        const Value all = value_of(Record(relation));
        const bool implied = relation.kind != RelationKind::Entails;
        const Value rest = implied ? without(all, {"kind", "from", "to"}) : without(all, {"from", "to"});
        out += "  " + std::string(sign) + " " + to.reference() + " " + relation_data(rest) + "\n";
        return true;
    }

    /// Of a relation that stands as an argument, or that comes from one.
    bool write_undercut(const Relation& relation, std::string& out) const {
        if (relation.to.kind() != RecordKind::Relation) return false;
        std::string title;
        const RelationId target(relation.to);
        if (const auto at = structure_of_.find(target); at != structure_of_.end()) {
            title = structures_.at(at->second).title;
        } else {
            const Name& from = name(get<Relation>(target).from);
            if (!from.argument) return false;
            title = from.title;
        }
        const Value rest = without(value_of(Record(relation)), {"kind", "from"});
        out += "  _> <" + title + "> " + relation_data(rest) + "\n";
        return true;
    }

    void write_structure(const Structure& structure) {
        std::string note, lines;
        std::size_t number = 0;
        for (const RelationId& id : structure.relations) {
            const auto relation = get<Relation>(id);
            if (number == 0) note = relation.note;
            if (relation.note != note) note.clear();
            lines += "(" + std::to_string(++number) + ") " + name(relation.from).reference() + " " +
                     relation_data(without(value_of(Record(relation)), {"kind", "from", "to"})) + "\n";
        }
        const auto words = note.empty() ? std::nullopt : spell(note, {});
        put("\n<" + structure.title + ">" + (words ? ": " + *words : std::string()) + "\n\n" + lines +
            "----\n(" + std::to_string(number + 1) + ") " + name(structure.conclusion).reference() + "\n");
    }

    std::ostream& out_;
    const GraphSource& source_;
    std::map<ClaimId, Name> names_;
    std::set<std::string> statement_titles_, argument_titles_;
    std::map<ClaimId, std::vector<StatementId>> statements_;
    std::map<ClaimId, std::vector<ReviewId>> reviews_;
    std::map<ClaimId, std::vector<RelationId>> relations_;
    std::set<RelationId> undercut_;
    std::map<std::string, Structure> structures_;
    std::map<RelationId, std::string> structure_of_;
};

}  // namespace

void write(std::ostream& out, const GraphSource& source, const WriteOptions&, LossReport&) {
    DocumentWriter(out, source).write();
}

}  // namespace gainsay::argdown
