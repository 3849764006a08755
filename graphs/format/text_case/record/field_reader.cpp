#include "graphs/format/text_case/record/field_reader.hpp"

#include <algorithm>

namespace gainsay::json {
namespace {

// As much of a text as a message can hold, cut between characters.
std::string excerpt(std::string_view text) {
    if (text.size() <= 60) return std::string(text);
    std::size_t end = 57;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
    return std::string(text.substr(0, end)) + "...";
}

std::string quoted(std::string_view text) {
    return "\"" + excerpt(text) + "\"";
}

std::string one_of(const std::string_view* words, std::size_t count) {
    std::string text = "one of ";
    for (std::size_t i = 0; i < count; ++i) text += (i == 0 ? "" : ", ") + std::string(words[i]);
    return text;
}

}  // namespace

std::string found(const Value& value) {
    switch (value.kind) {
        case Value::Kind::Null:
            return "null";
        case Value::Kind::Boolean:
            return value.boolean ? "true" : "false";
        case Value::Kind::Integer:
        case Value::Kind::Float:
            return "the number " + excerpt(value.text);
        case Value::Kind::Text:
            return "the text " + quoted(value.text);
        case Value::Kind::List:
            return "a list";
        case Value::Kind::Object:
            return "an object";
    }
    return "something else";
}

bool RecordProblems::covers(std::string_view field) const {
    return std::any_of(fields_.begin(), fields_.end(), [field](const std::string& bad) {
        if (field.substr(0, bad.size()) != bad) return false;
        return field.size() == bad.size() || field[bad.size()] == '.' || field[bad.size()] == '[';
    });
}

FieldReader::FieldReader(Value& object, std::string path, RecordProblems& problems)
    : object_(object), path_(std::move(path)), problems_(problems), taken_(object.items.size(), false) {}

std::string FieldReader::field(std::string_view name) const {
    return path_.empty() ? std::string(name) : path_ + "." + std::string(name);
}

Value* FieldReader::take(std::string_view name) {
    const std::size_t count = object_.keys.size();
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t at = next_ + i < count ? next_ + i : next_ + i - count;
        if (taken_[at] || object_.keys[at].name != name) continue;
        taken_[at] = true;
        next_ = at + 1 < count ? at + 1 : 0;
        return &object_.items[at];
    }
    return nullptr;
}

bool FieldReader::expect(const Value& value, Value::Kind kind, const std::string& path,
                         const char* expected) {
    if (value.kind == kind) return true;
    std::string message = "found " + found(value) + ", expected " + expected;
    if (value.kind == Value::Kind::Null) message += "; leave the field out where nothing is known";
    problems_.add(value.place, path, std::move(message));
    return false;
}

bool FieldReader::expect_text(const Value& value, const std::string& path) {
    if (!expect(value, Value::Kind::Text, path, "a text in quotes")) return false;
    if (value.text.find('\0') == std::string::npos) return true;
    problems_.add(value.place, path, "found the character U+0000, which no text may have");
    return false;
}

void FieldReader::text(std::string_view name, std::string& out, std::string_view) {
    Value* value = take(name);
    if (value != nullptr && expect_text(*value, field(name))) out = std::move(value->text);
}

void FieldReader::texts(std::string_view name, std::vector<std::string>& out) {
    each(name, [&](Value& item, const std::string& path) {
        if (expect_text(item, path)) out.push_back(std::move(item.text));
    });
}

void FieldReader::date(std::string_view name, std::optional<Edtf>& out) {
    const Value* value = take(name);
    if (value == nullptr || !expect_text(*value, field(name))) return;
    try {
        out = Edtf(value->text);
    } catch (const Error& error) {
        problems_.add(value->place, field(name), error.what());
    }
}

void FieldReader::letter(std::string_view name, std::optional<char>& out) {
    const Value* value = take(name);
    if (value == nullptr || !expect_text(*value, field(name))) return;
    if (value->text.size() == 1) {
        out = value->text[0];
    } else {
        problems_.add(value->place, field(name),
                      "found " + quoted(value->text) + ", expected one letter, A to F");
    }
}

void FieldReader::number(std::string_view name, std::optional<double>& out) {
    const Value* value = take(name);
    if (value == nullptr) return;
    if (value->kind != Value::Kind::Integer) {
        if (!expect(*value, Value::Kind::Float, field(name), "a number without quotes")) return;
    }
    out = exact_number(*value);
    if (!out) {
        problems_.add(value->place, field(name),
                      "found the number " + excerpt(value->text) + ", which would be kept as " +
                          to_token(value->number) +
                          "; write a number that a double can hold (whole ones up to 2^53)");
    }
}

void FieldReader::position(std::string_view name, std::optional<std::uint64_t>& out) {
    const Value* value = take(name);
    if (value == nullptr) return;
    out = exact_position(*value);
    if (!out) {
        problems_.add(value->place, field(name),
                      "found " + found(*value) + ", expected a whole number from 0 to 2^53");
    }
}

void FieldReader::id(std::string_view name, RecordId& out) {
    if (Value* value = take(name)) read_id(*value, field(name), out);
}

std::optional<std::size_t> FieldReader::read_word(const Value& value, const std::string& path,
                                                  const std::string_view* words, std::size_t count) {
    if (!expect_text(value, path)) return std::nullopt;
    Suggestion meant(value.text);
    for (std::size_t i = 0; i < count; ++i) {
        if (words[i] == value.text) return i;
        meant.offer(words[i]);
    }
    std::string message = "found " + quoted(value.text) + ", expected " + one_of(words, count);
    if (!meant.best().empty()) message += "; did you mean " + quoted(meant.best()) + "?";
    problems_.add(value.place, path, std::move(message));
    return std::nullopt;
}

void FieldReader::missing_word(std::string_view name, const std::string_view* words, std::size_t count) {
    problems_.add(object_.place, field(name), "is missing, expected " + one_of(words, count));
}

std::optional<Value> FieldReader::rest() {
    for (std::size_t i = 0; i < object_.items.size(); ++i) {
        if (!taken_[i]) rest_.add_member(object_.keys[i], std::move(object_.items[i]));
    }
    return rest_.items.empty() ? std::nullopt : std::optional<Value>(std::move(rest_));
}

}  // namespace gainsay::json
