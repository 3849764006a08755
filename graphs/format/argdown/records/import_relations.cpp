#include <algorithm>
#include <deque>
#include <utility>

#include "graphs/format/argdown/records/data_keys.hpp"
#include "graphs/format/argdown/records/importer.hpp"
#include "graphs/format/text_case/record/record_json.hpp"

// What lies between claims. Undercuts come last, because they attack relations, and those of sketched arguments
// in an order in which each finds what it attacks.

namespace gainsay::argdown {
namespace {

using json::Place;
using json::Value;

void append(Value& object, std::string name, Value value) {
    object.add_member({std::move(name), {}}, std::move(value));
}

RelationKind kind_of(RelationType type) {
    switch (type) {
        case RelationType::Support:
            return RelationKind::Supports;
        case RelationType::Attack:
            return RelationKind::Rebuts;
        case RelationType::Entails:
            return RelationKind::Entails;
        case RelationType::Undercut:
            return RelationKind::Undercuts;
        case RelationType::Contrary:
        case RelationType::Contradictory:
            break;
    }
    return RelationKind::Contradicts;
}

std::string relation_key(const Relation& relation) {
    return relation.from.text() + "|" + std::string(to_word(relation.kind)) + "|" + relation.to.text();
}

/// The data of all places of an argument, of one key all values, less what we understand.
Value data_of(const Argument& argument) {
    std::map<std::string, std::vector<Value>> values;
    for (const Member& member : argument.members) {
        if (!member.data) continue;
        for (std::size_t i = 0; i < member.data->keys.size(); ++i) {
            const std::string& name = member.data->keys[i].name;
            if (!is_reserved(name)) values[name].push_back(member.data->items[i]);
        }
    }
    Value all = Value::object();
    for (auto& [name, list] : values) {
        Value value = std::move(list.front());
        if (list.size() > 1) {
            list.front() = std::move(value);
            value = Value();
            value.kind = Value::Kind::List;
            value.items = std::move(list);
        }
        append(all, name, std::move(value));
    }
    return all;
}

}  // namespace

const ClaimId& Importer::claim_at(const Node& node) const {
    if (node.kind == Node::Kind::Statement) return statement_claims_[node.index];
    const Argument& argument = map_.arguments[node.index];
    return argument.steps.empty() ? argument_claims_[node.index]
                                  : statement_claims_[argument.steps.back().statement];
}

RelationId Importer::add_relation(Relation relation, const std::string& key, Place where) {
    relation.id = RelationId(records_.ids().id(RecordKind::Relation, key,
                                               std::string(relation.from.any().slug()) + " " +
                                                   std::string(to_word(relation.kind)) + " " +
                                                   std::string(relation.to.slug())));
    const RelationId id = relation.id;
    records_.add_made(std::move(relation), problems_.at(where));
    return id;
}

/// A relation whose data says more of it than its sign.
std::optional<RelationId> Importer::add_spelt(RelationKind kind, const ClaimId& from, const RecordId& to,
                                              const Value& spec) {
    Value value = spec;
    const auto imply = [&](const char* name, std::string_view text) {
        if (value.find(name) == nullptr) value.add_member({name, spec.place}, text_value(std::string(text)));
    };
    imply("kind", to_word(kind));
    imply("from", from.text());
    if (!to.empty()) imply("to", to.text());
    if (value.find("id") == nullptr) {
        imply("id",
              records_.ids()
                  .id(RecordKind::Relation, from.text() + "|" + std::string(to_word(kind)) + "|" + to.text(),
                      std::string(from.any().slug()) + " " + std::string(to_word(kind)) + " " +
                          std::string(to.empty() ? std::string_view() : to.slug()))
                  .text());
    }
    auto read = json::read_record(value, RecordKind::Relation, "relation", problems_);
    if (!read.record) return std::nullopt;
    const RelationId id = std::get<Relation>(*read.record).id;
    records_.add(*std::move(read.record), spec.place, problems_);
    return id;
}

std::vector<Importer::Spelt> Importer::spelt_out(const MapRelation& relation) {
    std::vector<Spelt> specs;
    for (const SignPlace& one : relation.occurrences) {
        const Member& member = one.child.kind == Node::Kind::Statement
                                   ? map_.statements[one.child.index].members[one.member]
                                   : map_.arguments[one.child.index].members[one.member];
        const Value* const spec = member.data ? member.data->find("relation") : nullptr;
        if (spec == nullptr || spec->kind != Value::Kind::Object) continue;
        used_specs_.insert(spec);
        specs.push_back({spec, one.reversed});
    }
    return specs;
}

// --- supports within arguments

void Importer::make_supports() {
    supports_.resize(map_.arguments.size());
    for (std::size_t a = 0; a < map_.arguments.size(); ++a) {
        supports_[a].resize(map_.arguments[a].inferences.size());
        for (std::size_t i = 0; i < supports_[a].size(); ++i) make_supports_of(a, i);
    }
}

/// Those that the inference says it uses, or all since the last conclusion, and that.
std::vector<std::size_t> Importer::premises_of(const Argument& argument, std::size_t inference) const {
    const std::size_t conclusion = argument.inferences[inference].conclusion;
    std::vector<std::size_t> premises;
    const auto& data = argument.inferences[inference].data;
    const Value* const uses = data ? data->find("uses") : nullptr;
    if (uses != nullptr) {
        for (const Value& one : uses->items) {
            const bool fits = one.kind == Value::Kind::Integer && one.number >= 1 &&
                              one.number <= static_cast<double>(conclusion);
            if (fits) premises.push_back(static_cast<std::size_t>(one.number) - 1);
        }
        std::sort(premises.begin(), premises.end());
        premises.erase(std::unique(premises.begin(), premises.end()), premises.end());
    }
    if (!premises.empty()) return premises;
    const std::size_t first = inference == 0 ? 0 : argument.inferences[inference - 1].conclusion;
    for (std::size_t step = first; step < conclusion; ++step) premises.push_back(step);
    return premises;
}

Value Importer::about_inference(const Argument& argument, std::size_t inference) const {
    const Inference& made = argument.inferences[inference];
    Value about = Value::object();
    if (!argument.untitled) append(about, "argument", text_value(argument.title));
    if (argument.inferences.size() > 1) {
        Value number;
        number.kind = Value::Kind::Integer;
        number.text = std::to_string(inference + 1);
        append(about, "step", number);
    }
    if (!made.rules.empty()) append(about, "rules", list_value(made.rules));
    if (made.data && !made.data->items.empty()) append(about, "inference", *made.data);
    std::vector<std::string> tags;
    for (const Member& member : argument.members) {
        for (const std::string& tag : member.content.tags) {
            if (std::find(tags.begin(), tags.end(), tag) == tags.end()) tags.push_back(tag);
        }
    }
    if (!tags.empty()) append(about, "tags", list_value(tags));
    if (Value data = data_of(argument); !data.items.empty()) append(about, "data", std::move(data));
    return about;
}

void Importer::make_supports_of(std::size_t a, std::size_t inference) {
    const Argument& argument = map_.arguments[a];
    const Step& conclusion = argument.steps[argument.inferences[inference].conclusion];
    const ClaimId& to = statement_claims_[conclusion.statement];
    const std::string about = argdown_extra(about_inference(argument, inference));
    const Member* const canonical = argument.canonical();
    for (const std::size_t number : premises_of(argument, inference)) {
        const Step& premise = argument.steps[number];
        const ClaimId& from = statement_claims_[premise.statement];
        const Member& member = map_.statements[premise.statement].members[premise.member];
        const Value* const spec = member.data ? member.data->find("relation") : nullptr;
        if (spec != nullptr && spec->kind == Value::Kind::Object) {
            used_specs_.insert(spec);
            if (auto id = add_spelt(RelationKind::Supports, from, to, *spec))
                supports_[a][inference].push_back(*std::move(id));
            continue;
        }
        Relation made;
        made.kind = RelationKind::Supports;
        made.from = from;
        made.to = to;
        made.asserted_by = who_argues(argument);
        made.asserted_in = where_argued(argument);
        if (canonical != nullptr && inference + 1 == argument.inferences.size())
            made.note = canonical->content.plain;
        made.extra = about;
        const std::string key = relation_key(made) + "|" + argument.title + "|" + std::to_string(inference);
        supports_[a][inference].push_back(add_relation(std::move(made), key, member.place));
    }
}

// --- relations by signs

void Importer::make_relations() {
    for (const MapRelation& relation : map_.relations) {
        const bool on_structure = relation.type == RelationType::Attack && has_structure(relation.to);
        if (relation.type != RelationType::Undercut && !on_structure) make_relation(relation);
    }
    make_undercuts();
}

void Importer::make_relation(const MapRelation& relation) {
    const std::string of_argument =
        has_structure(relation.to) ? map_.arguments[relation.to.index].title : std::string();
    auto made = add_relations(kind_of(relation.type), claim_at(relation.from), claim_at(relation.to),
                              relation, of_argument);
    if (relation.from.kind != Node::Kind::Argument) return;
    auto& known = from_sketch_[relation.from.index];
    known.insert(known.end(), made.begin(), made.end());
}

std::vector<RelationId> Importer::add_relations(RelationKind kind, const ClaimId& from, const RecordId& to,
                                                const MapRelation& relation, const std::string& of_argument) {
    std::vector<RelationId> made;
    const auto specs = spelt_out(relation);
    for (const Spelt& one : specs) {
        auto id = one.reversed ? add_spelt(kind, ClaimId(to), from, *one.spec)
                               : add_spelt(kind, from, to, *one.spec);
        if (id) made.push_back(*std::move(id));
    }
    if (!specs.empty()) return made;
    Relation one;
    one.kind = kind;
    one.from = from;
    one.to = to;
    Value about = Value::object();
    if (relation.type == RelationType::Contrary ||
        (relation.type == RelationType::Attack && kind == RelationKind::Undercuts))
        append(about, "relation", text_value(std::string(to_string(relation.type))));
    if (!of_argument.empty()) append(about, "to_argument", text_value(of_argument));
    one.extra = argdown_extra(std::move(about));
    const std::string key = relation_key(one) + (of_argument.empty() ? std::string() : "|" + of_argument);
    made.push_back(add_relation(std::move(one), key, relation.occurrences.front().place));
    return made;
}

// --- undercuts

/// One of a sketched argument waits until all that this argument undercuts is made.
void Importer::make_undercuts() {
    std::map<std::size_t, std::vector<const MapRelation*>> waiting;  // by the argument that is undercut
    std::map<std::size_t, std::size_t> open;                         // undercuts by an argument that wait
    std::vector<const MapRelation*> ready;
    for (const MapRelation& relation : map_.relations) {
        const bool on_structure = relation.type == RelationType::Attack && has_structure(relation.to);
        if (relation.type != RelationType::Undercut && !on_structure) continue;
        if (relation.to.kind == Node::Kind::Argument && !has_structure(relation.to)) {
            waiting[relation.to.index].push_back(&relation);
            if (relation.from.kind == Node::Kind::Argument) ++open[relation.from.index];
        } else {
            ready.push_back(&relation);
        }
    }
    for (const MapRelation* const relation : ready) make_undercut(*relation);
    std::deque<std::size_t> unblocked;
    for (const auto& [argument, list] : waiting) {
        if (!open.contains(argument)) unblocked.push_back(argument);
    }
    while (!waiting.empty()) {
        if (unblocked.empty()) unblocked.push_back(waiting.begin()->first);  // a ring: it begins somewhere
        const auto at = waiting.find(unblocked.front());
        unblocked.pop_front();
        if (at == waiting.end()) continue;
        const auto list = std::move(at->second);
        waiting.erase(at);
        for (const MapRelation* const relation : list) {
            make_undercut(*relation);
            if (relation->from.kind != Node::Kind::Argument) continue;
            if (--open[relation->from.index] == 0) unblocked.push_back(relation->from.index);
        }
    }
}

void Importer::make_undercut(const MapRelation& relation) {
    std::vector<RelationId> targets;
    if (has_structure(relation.to)) {
        const auto& inferences = supports_[relation.to.index];
        targets =
            relation.to.kind == Node::Kind::Inference ? inferences[relation.to.inference] : inferences.back();
    } else if (relation.to.kind == Node::Kind::Argument) {
        const auto known = from_sketch_.find(relation.to.index);
        if (known != from_sketch_.end()) targets = known->second;
    }
    undercut_all(relation, targets);
}

void Importer::undercut_all(const MapRelation& relation, const std::vector<RelationId>& targets) {
    const ClaimId& from = claim_at(relation.from);
    std::vector<RelationId> made;
    const auto specs = spelt_out(relation);
    const bool all_say_whom = !specs.empty() && std::all_of(specs.begin(), specs.end(), [](const Spelt& one) {
        return one.spec->find("to") != nullptr;
    });
    // A line that undercuts an argument of many premises is many relations, so many such lines could be very many.
    constexpr std::size_t enough = 1000, for_each = 20;
    const std::size_t bound = enough + for_each * (map_.statements.size() + map_.relations.size());
    if (all_say_whom) {
        made = add_relations(RelationKind::Undercuts, from, RecordId(), relation, {});
    } else if (derived_ += targets.size(); derived_ > bound) {
        problems_.add(relation.occurrences.front().place, {}, {},
                      "found undercuts of more than " + std::to_string(bound) +
                          " relations, which is the limit for so many statements",
                      ErrorCode::Limit);
    } else if (targets.empty()) {
        losses_.add({relation.to.kind == Node::Kind::Statement
                         ? "undercut of a statement"
                         : "undercut of an argument that supports nothing",
                     "what is undercut is a step from premises to a conclusion, and there is none",
                     {},
                     {},
                     problems_.at(relation.occurrences.front().place)});
    } else {
        for (const RelationId& target : targets) {
            auto some = add_relations(RelationKind::Undercuts, from, target, relation, {});
            made.insert(made.end(), some.begin(), some.end());
        }
    }
    if (relation.from.kind != Node::Kind::Argument) return;
    auto& known = from_sketch_[relation.from.index];
    known.insert(known.end(), made.begin(), made.end());
}

}  // namespace gainsay::argdown
