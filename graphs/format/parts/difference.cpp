#include "graphs/format/parts/difference.hpp"

#include "graphs/format/json/json_parser.hpp"
#include "graphs/format/json/json_writer.hpp"
#include "graphs/format/text_case/record/record_json.hpp"

namespace gainsay::parts {

using json::Value;

namespace {

/// Only what is unknown can come back otherwise: fields have names and no order.
bool same_record(Value read, Value wanted, RecordKind kind) {
    json::ProblemList problems("", 1);
    try {
        const auto a = json::read_record(read, kind, "", problems);
        const auto b = json::read_record(wanted, kind, "", problems);
        return a.record && b.record && *a.record == *b.record;
    } catch (const json::Enough&) {
        return false;
    }
}

}  // namespace

Value difference(const Value& view, const Value& wanted, const Record& record) {
    Value said = difference(view, wanted);
    const bool unknown = std::visit([](const auto& one) { return !one.extra.empty(); }, record);
    if (!unknown) return said;
    Value read = view;
    apply_difference(read, said);
    if (same_record(read, wanted, kind_of(record))) return said;
    said = Value::object();
    set_member(said, "record", wanted);
    return said;
}

Value record_value(const Record& record) {
    std::string text;
    json::Writer writer(text, json::Layout::Dense);
    json::write_record(writer, record);
    return parse_text(text);
}

void apply_difference(Value& view, const Value& ours) {
    if (const Value* const whole = ours.find("record"); whole != nullptr) {
        view = *whole;
        return;
    }
    for (std::size_t i = 0; i < ours.items.size(); ++i) {
        remove_member(view, ours.keys[i].name);
        if (ours.items[i].kind != Value::Kind::Null) view.add_member(ours.keys[i], ours.items[i]);
    }
}

Value difference(const Value& view, const Value& wanted) {
    Value ours = Value::object();
    for (std::size_t i = 0; i < wanted.items.size(); ++i) {
        const Value* const seen = view.find(wanted.keys[i].name);
        if (seen != nullptr && json::dense(*seen) == json::dense(wanted.items[i])) continue;
        ours.add_member(wanted.keys[i], wanted.items[i]);
    }
    for (const Value::Key& key : view.keys) {
        if (wanted.find(key.name) == nullptr) ours.add_member(key, Value());
    }
    return ours;
}

Value text_value(std::string text, json::Place place) {
    Value value;
    value.kind = Value::Kind::Text;
    value.text = std::move(text);
    value.place = place;
    return value;
}

Value list_value(const std::vector<std::string>& texts, json::Place place) {
    Value value;
    value.kind = Value::Kind::List;
    value.place = place;
    for (const std::string& text : texts) value.items.push_back(text_value(text, place));
    return value;
}

void set_member(Value& object, std::string_view name, Value value) {
    for (std::size_t i = 0; i < object.keys.size(); ++i) {
        if (object.keys[i].name != name) continue;
        object.items[i] = std::move(value);
        return;
    }
    object.add_member({std::string(name), value.place}, std::move(value));
}

void remove_member(Value& object, std::string_view name) {
    for (std::size_t i = 0; i < object.keys.size(); ++i) {
        if (object.keys[i].name != name) continue;
        object.keys.erase(object.keys.begin() + static_cast<std::ptrdiff_t>(i));
        object.items.erase(object.items.begin() + static_cast<std::ptrdiff_t>(i));
        return;
    }
}

std::string member_text(const Value& object, std::string_view name) {
    const Value* const member = object.find(name);
    return member != nullptr && member->kind == Value::Kind::Text ? member->text : std::string();
}

Value parse_text(std::string_view text) {
    json::Source source(text);
    return json::parse_value(source, {0, 0});
}

}  // namespace gainsay::parts
