#include "engine/audit/patterns/rule_file.hpp"

#include <algorithm>
#include <array>
#include <istream>
#include <set>

#include "engine/audit/patterns/find_reader.hpp"
#include "graphs/format/json/json_parser.hpp"
#include "graphs/format/json/json_writer.hpp"

namespace gainsay::audit {
namespace {

using json::Value;

// More than this at once helps nobody.
constexpr std::size_t most_problems = 20;

std::string read_bytes(std::istream& in, std::string_view name) {
    std::string bytes(max_rule_file_bytes + 1, '\0');
    in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    bytes.resize(static_cast<std::size_t>(in.gcount()));
    if (bytes.size() > max_rule_file_bytes) {
        throw Error(ErrorCode::Limit,
                    "is longer than " + std::to_string(max_rule_file_bytes) +
                        " bytes, the most that a rule file may have",
                    {std::string(name), 0, 0});
    }
    return bytes;
}

class RuleFileReader {
public:
    explicit RuleFileReader(json::ProblemList& problems) : problems_(problems) {}

    std::vector<PatternRuleText> read(const Value& whole) {
        const Fields fields(problems_, "", whole, {"gainsay_rules", "rules"});
        const Value* version = whole.find("gainsay_rules");
        if (version == nullptr || version->kind != Value::Kind::Integer || version->text != "1")
            problems_.add(version == nullptr ? whole.place : version->place, "", "gainsay_rules",
                          "expected 1, the version of this format");
        std::vector<PatternRuleText> out;
        const Value* rules = fields.list("rules");
        if (rules == nullptr) return out;
        for (std::size_t i = 0; i < rules->items.size(); ++i)
            out.push_back(rule(rules->items[i], "rules[" + std::to_string(i) + "]"));
        return out;
    }

private:
    PatternRuleText rule(const Value& value, const std::string& label) {
        const Value* id = value.find("id");
        const std::string name = id != nullptr && !id->text.empty() ? id->text : label;
        const Fields fields(
            problems_, name, value,
            {"id", "name", "severity", "reason", "find", "field", "message", "once", "bad", "good"});
        PatternRuleText text;
        text.id = fields.text("id", true);
        check_id(text.id, value, name);
        text.name = fields.text("name", true);
        text.reason = fields.text("reason", true);
        text.severity = fields.word<Severity>("severity", Severity::Warning);
        text.message = fields.text("message", true);
        text.field = fields.text("field", false);
        text.once = fields.flag("once");
        text.bad = example(fields, "bad");
        text.good = example(fields, "good");
        if (const Value* find = fields.object("find", true); find != nullptr)
            read_find(*find, name, text, problems_);
        return text;
    }

    void check_id(const std::string& id, const Value& value, const std::string& name) {
        const auto letter = [](char c) {
            return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
        };
        const std::size_t slash = id.find('/');
        const bool good = slash != std::string::npos && slash > 0 && slash + 1 < id.size() &&
                          std::all_of(id.begin(), id.begin() + static_cast<std::ptrdiff_t>(slash), letter) &&
                          std::all_of(id.begin() + static_cast<std::ptrdiff_t>(slash) + 1, id.end(), letter);
        if (!good && !id.empty())
            problems_.add(
                place(value, "id"), name, "id",
                "found \"" + id +
                    "\", expected a group, a slash and a name in lower case, such as \"desk/two-sources\"");
        if (!ids_.insert(id).second)
            problems_.add(place(value, "id"), name, "id",
                          "stands twice in this file, expected an id of its own");
    }

    static json::Place place(const Value& value, std::string_view member) {
        const Value* found = value.find(member);
        return found == nullptr ? value.place : found->place;
    }

    static std::string example(const Fields& fields, std::string_view member) {
        const Value* value = fields.object(member, true);
        return value == nullptr ? std::string() : json::dense(*value);
    }

    json::ProblemList& problems_;
    std::set<std::string> ids_;
};

}  // namespace

std::vector<PatternRuleText> read_rule_file(std::istream& in, std::string_view name) {
    const std::string bytes = read_bytes(in, name);
    json::ProblemList problems(name, most_problems);
    std::vector<PatternRuleText> out;
    try {
        json::Source source{std::string_view(bytes)};
        out = RuleFileReader(problems).read(json::parse_value(source, {}));
    } catch (const json::SyntaxError& error) {
        throw Error(error.why, error.what(), {std::string(name), error.where.line, error.where.column});
    } catch (const json::Enough&) {
        throw ReadError(problems.take(), "reading stopped here");
    }
    if (!problems.empty()) throw ReadError(problems.take());
    return out;
}

}  // namespace gainsay::audit
