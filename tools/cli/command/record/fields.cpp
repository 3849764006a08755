#include "tools/cli/command/record/fields.hpp"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "graphs/model/error.hpp"

namespace gainsay::cli {
namespace {

using Value = nlohmann::ordered_json;

constexpr std::array<std::string_view, 7> number_fields{"value", "low",   "high", "best",
                                                        "worst", "start", "end"};
constexpr std::size_t most_items = 10'000;

// A step of a path: the name of a member, or the place of an item; an item without place is a new one.
struct Step {
    std::string member;
    bool item = false;
    std::size_t index = 0;
    bool append = false;
};

[[noreturn]] void bad_path(std::string_view path) {
    throw Error(ErrorCode::Malformed,
                "found the field \"" + std::string(path) +
                    "\", expected one such as title, rating.label, occurrences[0].cue or aliases[]");
}

Step item_step(std::string_view inside, std::string_view path) {
    Step step;
    step.item = true;
    step.append = inside.empty();
    for (const char c : inside) {
        if (c < '0' || c > '9') bad_path(path);
        step.index = step.index * 10 + static_cast<std::size_t>(c - '0');
        if (step.index > most_items) bad_path(path);
    }
    return step;
}

std::vector<Step> steps_of(std::string_view path) {
    std::vector<Step> steps;
    std::size_t at = 0;
    while (at < path.size()) {
        if (path[at] == '[') {
            const std::size_t end = path.find(']', at);
            if (end == std::string_view::npos || steps.empty()) bad_path(path);
            steps.push_back(item_step(path.substr(at + 1, end - at - 1), path));
            at = end + 1;
        } else {
            if (path[at] == '.') {
                if (steps.empty()) bad_path(path);
                ++at;
            } else if (!steps.empty()) {
                bad_path(path);
            }
            const std::size_t end = std::min(path.find_first_of(".[", at), path.size());
            if (end == at) bad_path(path);
            Step step;
            step.member = path.substr(at, end - at);
            steps.push_back(step);
            at = end;
        }
    }
    if (steps.empty()) bad_path(path);
    return steps;
}

Value parse(const std::string& text, const std::string& what) {
    Value value = Value::parse(text, nullptr, /*allow_exceptions=*/false);
    if (value.is_discarded()) throw Error(ErrorCode::Malformed, what + " is not JSON");
    return value;
}

Value* enter(Value& at, const Step& step, const std::string& path) {
    if (at.is_null()) at = step.item ? Value::array() : Value::object();
    if (step.item ? !at.is_array() : !at.is_object()) {
        throw Error(ErrorCode::Malformed, "the field \"" + path + "\" leads through something that is no " +
                                              (step.item ? "list" : "object"));
    }
    if (!step.item) return &at[step.member];
    const std::size_t index = step.append ? at.size() : step.index;
    if (index > at.size()) {
        throw Error(ErrorCode::Malformed, "the field \"" + path + "\" names item " + std::to_string(index) +
                                              ", there are " + std::to_string(at.size()) +
                                              ", counted from 0");
    }
    if (index == at.size()) at.push_back(nullptr);
    return &at[index];
}

Value value_of(const FieldChange& change, const Step& last) {
    if (change.json) return parse(change.value, "the value of \"" + change.path + "\"");
    const bool number =
        std::find(number_fields.begin(), number_fields.end(), last.member) != number_fields.end();
    if (number) {
        Value value = Value::parse(change.value, nullptr, false);
        if (value.is_number()) return value;
    }
    return change.value;
}

void unset(Value& at, const std::vector<Step>& steps, std::size_t i, const std::string& path) {
    const Step& step = steps[i];
    const bool there = step.item ? at.is_array() && !step.append && step.index < at.size()
                                 : at.is_object() && at.contains(step.member);
    if (!there) throw Error(ErrorCode::Malformed, "there is no field \"" + path + "\" to take away");
    if (i + 1 < steps.size()) {
        unset(step.item ? at[step.index] : at[step.member], steps, i + 1, path);
    } else if (step.item) {
        at.erase(step.index);
    } else {
        at.erase(step.member);
    }
}

}  // namespace

FieldChange FieldChange::set(std::string_view assignment) {
    const std::size_t equals = assignment.find('=');
    if (equals == std::string_view::npos || equals == 0) {
        throw Error(ErrorCode::Malformed, "found \"" + std::string(assignment) +
                                              "\", expected FIELD=VALUE, or FIELD:=JSON for what is no text");
    }
    FieldChange change;
    change.json = assignment[equals - 1] == ':';
    change.path = assignment.substr(0, equals - (change.json ? 1 : 0));
    change.value = assignment.substr(equals + 1);
    return change;
}

std::string with_changes(const std::string& record, const std::vector<FieldChange>& changes) {
    Value whole = parse(record, "the record");
    if (!whole.is_object()) throw Error(ErrorCode::Malformed, "the record is not a JSON object");
    for (const FieldChange& change : changes) {
        const std::vector<Step> steps = steps_of(change.path);
        if (change.unset) {
            unset(whole, steps, 0, change.path);
            continue;
        }
        Value* at = &whole;
        for (const Step& step : steps) at = enter(*at, step, change.path);
        *at = value_of(change, steps.back());
    }
    try {
        return whole.dump();
    } catch (const Value::exception&) {
        throw Error(ErrorCode::Malformed, "a value is not UTF-8");
    }
}

std::string text_at(const std::string& record, std::string_view path) {
    const Value whole = parse(record, "the record");
    const Value* at = &whole;
    for (const Step& step : steps_of(path)) {
        if (step.item || !at->is_object() || !at->contains(step.member)) return "";
        at = &(*at)[step.member];
    }
    return at->is_string() ? at->get<std::string>() : "";
}

}  // namespace gainsay::cli
