#include "graphs/format/entities/ftm_entity.hpp"

#include "graphs/format/json/json_writer.hpp"
#include "graphs/format/text_case/record/field_reader.hpp"

namespace gainsay::ftm {
namespace {

using json::Value;

bool is_spelt(const Value& value) {
    return value.kind == Value::Kind::Text || value.kind == Value::Kind::Integer ||
           value.kind == Value::Kind::Float;
}

/// A list of texts by the format; a text alone and numbers are taken as well, as older tools write them.
void read_values(const std::string& id, const Value::Key& key, const Value& value,
                 std::vector<std::string>& out, json::ProblemList& problems) {
    if (value.kind == Value::Kind::Null) return;
    const auto read_one = [&](const Value& one) {
        if (is_spelt(one) && one.text.find('\0') == std::string::npos) {
            out.push_back(one.text);
        } else {
            problems.add(one.place, id, "properties." + key.name,
                         is_spelt(one) ? "found the character U+0000, which no text may have"
                                       : "found " + json::found(one) + ", expected a list of texts");
        }
    };
    if (value.kind != Value::Kind::List) return read_one(value);
    for (const Value& one : value.items) read_one(one);
}

}  // namespace

std::vector<std::string> Entity::take(std::string_view name) {
    const auto at = properties.find(name);
    if (at == properties.end()) return {};
    std::vector<std::string> values = std::move(at->second);
    properties.erase(at);
    return values;
}

std::string Entity::take_first(std::string_view name) {
    const auto at = properties.find(name);
    if (at == properties.end() || at->second.empty()) return {};
    std::string first = std::move(at->second.front());
    at->second.erase(at->second.begin());
    if (at->second.empty()) properties.erase(at);
    return first;
}

std::optional<Entity> read_entity(const Value& line, json::ProblemList& problems) {
    if (line.kind != Value::Kind::Object) {
        problems.add(line.place, {}, {},
                     "found " + json::found(line) +
                         ", expected an entity, an object with \"id\", \"schema\" and \"properties\"");
        return std::nullopt;
    }
    Entity entity;
    entity.place = line.place;
    entity.id = member_text(line, "id");
    entity.schema = member_text(line, "schema");
    for (const auto& [name, value] : {std::pair{"id", &entity.id}, std::pair{"schema", &entity.schema}}) {
        if (!value->empty() && value->find('\0') == std::string::npos) continue;
        problems.add(line.place, entity.id, name, "is missing, expected a text");
        return std::nullopt;
    }
    const std::size_t before = problems.size();
    for (std::size_t i = 0; i < line.items.size(); ++i) {
        const Value::Key& key = line.keys[i];
        const Value& value = line.items[i];
        if (key.name == "id" || key.name == "schema") continue;
        if (key.name != "properties") {
            const bool ours = key.name == "x-gainsay" && value.kind == Value::Kind::Object;
            if (ours) entity.ours = value;
            if (!ours) set_member(entity.context, key.name, value);
            continue;
        }
        if (value.kind != Value::Kind::Object) {
            problems.add(value.place, entity.id, "properties",
                         "found " + json::found(value) + ", expected an object of lists of texts");
            continue;
        }
        for (std::size_t p = 0; p < value.items.size(); ++p) {
            read_values(entity.id, value.keys[p], value.items[p], entity.properties[value.keys[p].name],
                        problems);
        }
    }
    std::erase_if(entity.properties, [](const auto& one) { return one.second.empty(); });
    if (problems.size() != before) return std::nullopt;
    return entity;
}

void write_entity(const Entity& entity, std::string& out) {
    json::Writer writer(out, json::Layout::Line);
    writer.begin_object();
    writer.key("id");
    writer.text(entity.id);
    writer.key("schema");
    writer.text(entity.schema);
    writer.key("properties");
    writer.begin_object();
    for (const auto& [name, values] : entity.properties) {
        writer.key(name);
        writer.value(list_value(values));
    }
    writer.end_object();
    for (std::size_t i = 0; i < entity.context.items.size(); ++i) {
        writer.key(entity.context.keys[i].name);
        writer.value(entity.context.items[i]);
    }
    if (!entity.ours.items.empty()) {
        writer.key("x-gainsay");
        writer.value(entity.ours);
    }
    writer.end_object();
    out += '\n';
}

}  // namespace gainsay::ftm
