#include "graphs/format/parts/json_document.hpp"

#include <istream>

#include "graphs/format/json/json_parser.hpp"
#include "graphs/format/json/json_source.hpp"
#include "graphs/format/text_case/record/field_reader.hpp"

namespace gainsay::parts {

using json::Value;

Value read_json_document(std::istream& in, std::string_view name, const ReadOptions& options) {
    const auto refuse = [&](json::Place where, std::string message, ErrorCode code) {
        return ReadError({{{std::string(name), where.line, where.column}, {}, {}, std::move(message), code}},
                         "reading stopped there");
    };
    const std::uint64_t records = 0;
    try {
        json::Source source(in, options, records);
        source.skip_blanks();
        if (source.at_end()) {
            throw json::SyntaxError(source.here(), "the input is empty, expected a JSON object in { }");
        }
        source.start_record();
        return json::parse_value(source, {options.max_depth, options.max_record_values});
    } catch (const json::SyntaxError& error) {
        throw refuse(error.where, error.what(), error.why);
    }
}

std::string_view text_of(const Value& object, std::string_view name) {
    const Value* const member = object.find(name);
    if (member == nullptr) return {};
    const bool spelt = member->kind == Value::Kind::Text || member->kind == Value::Kind::Integer ||
                       member->kind == Value::Kind::Float;
    return spelt ? std::string_view(member->text) : std::string_view{};
}

const Value* list_of(const Value& object, std::string_view name, json::ProblemList& problems) {
    const Value* const member = object.find(name);
    if (member == nullptr || member->kind == Value::Kind::Null) return nullptr;
    if (member->kind == Value::Kind::List) return member;
    problems.add(member->place, {}, std::string(name),
                 "found " + json::found(*member) + ", expected a list in [ ]");
    return nullptr;
}

void throw_problems(json::ProblemList& problems, bool stopped) {
    if (problems.empty()) return;
    const std::string count = std::to_string(problems.size());
    throw ReadError(problems.take(), stopped ? "reading stopped after " + count + "; there may be more" : "");
}

}  // namespace gainsay::parts
