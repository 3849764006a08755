#include <algorithm>
#include <charconv>

#include "engine/audit/patterns/find_reader.hpp"
#include "graphs/format/json/spelling.hpp"

namespace gainsay::audit {

using json::Value;

std::string expected_one_of(std::string_view found, const std::vector<std::string_view>& known) {
    std::string out = ", expected one of ";
    Suggestion suggestion(found);
    for (std::size_t i = 0; i < known.size(); ++i) {
        if (i > 0) out += ", ";
        out += known[i];
        suggestion.offer(known[i]);
    }
    if (!suggestion.best().empty()) out.append("; did you mean \"").append(suggestion.best()).append("\"?");
    return out;
}

Fields::Fields(json::ProblemList& problems, std::string record, const Value& value,
               std::initializer_list<std::string_view> known)
    : problems_(problems), record_(std::move(record)), value_(value) {
    if (value.kind != Value::Kind::Object) {
        problems_.add(value.place, record_, "", "expected an object");
        return;
    }
    for (const Value::Key& key : value.keys) {
        if (std::find(known.begin(), known.end(), key.name) != known.end()) continue;
        problems_.add(key.place, record_, key.name,
                      "is not known here" + expected_one_of(key.name, std::vector<std::string_view>(known)));
    }
}

const Value* Fields::member(std::string_view name, Value::Kind kind, const char* what, bool required) const {
    const Value* found = value_.find(name);
    if (found == nullptr) {
        if (required) problem(name, std::string("is missing, expected ") + what);
        return nullptr;
    }
    if (found->kind == kind) return found;
    problem(name, std::string("expected ") + what);
    return nullptr;
}

std::string Fields::text(std::string_view name, bool required) const {
    const Value* found = member(name, Value::Kind::Text, "a text", required);
    if (found != nullptr && required && found->text.empty()) problem(name, "is empty, expected a text");
    return found == nullptr ? std::string() : found->text;
}

bool Fields::flag(std::string_view name) const {
    const Value* found = member(name, Value::Kind::Boolean, "true or false", false);
    return found != nullptr && found->boolean;
}

std::size_t Fields::count(std::string_view name, std::size_t otherwise) const {
    const Value* found = member(name, Value::Kind::Integer, "a whole number of at least 1", false);
    if (found == nullptr) return otherwise;
    std::size_t out = 0;
    const char* end = found->text.data() + found->text.size();
    const auto read = std::from_chars(found->text.data(), end, out);
    if (read.ec == std::errc() && read.ptr == end && out > 0) return out;
    problem(name, "found " + found->text + ", expected a whole number of at least 1");
    return otherwise;
}

const Value* Fields::list(std::string_view name) const {
    return member(name, Value::Kind::List, "a list", false);
}

const Value* Fields::object(std::string_view name, bool required) const {
    return member(name, Value::Kind::Object, "an object", required);
}

void Fields::problem(std::string_view name, std::string message) const {
    const Value* found = value_.find(name);
    problems_.add(found == nullptr ? value_.place : found->place, record_, std::string(name),
                  std::move(message));
}

}  // namespace gainsay::audit
