#include "tools/render/report/rule_help.hpp"

#include <algorithm>

#include "engine/quantity/reading/range.hpp"
#include "graphs/format/json/json_parser.hpp"
#include "graphs/format/json/json_writer.hpp"

namespace gainsay::render {
namespace {

using audit::RuleInfo;

// Without the blanks in front that a literal in a source file has.
std::string without_indentation(std::string_view text) {
    std::string out;
    bool at_begin = false;
    for (const char c : text) {
        if (at_begin && c == ' ') continue;
        at_begin = c == '\n';
        out += c;
    }
    return out;
}

bool holds_objects(const json::Value& value) {
    return value.kind == json::Value::Kind::List && !value.items.empty() &&
           std::all_of(value.items.begin(), value.items.end(),
                       [](const json::Value& one) { return one.kind == json::Value::Kind::Object; });
}

std::string on_one_line(const json::Value& value) {
    std::string out;
    json::Writer(out, json::Layout::Line).value(value);
    return out;
}

std::string laid_out_example(const json::Value& whole) {
    std::string out = "{";
    for (std::size_t i = 0; i < whole.items.size(); ++i) {
        const json::Value& value = whole.items[i];
        out += (i == 0 ? "\n  \"" : ",\n  \"") + whole.keys[i].name + "\": ";
        if (!holds_objects(value)) {
            out += on_one_line(value);
            continue;
        }
        out += "[";
        for (std::size_t j = 0; j < value.items.size(); ++j)
            out += (j == 0 ? "\n    " : ",\n    ") + on_one_line(value.items[j]);
        out += "\n  ]";
    }
    return out + "\n}";
}

std::string severity_text(const RuleInfo& info) {
    std::string text(to_word(info.severity));
    if (info.fixes) text += "; mended by --fix";
    return text;
}

std::string indented(const std::string& text) {
    std::string out = "    ";
    for (const char c : text) {
        out += c;
        if (c == '\n') out += "    ";
    }
    return out;
}

std::string fenced(const std::string& text) {
    return "```json\n" + text + "\n```\n";
}

}  // namespace

std::string example_text(std::string_view example) {
    try {
        json::Source source(example);
        const json::Value value = json::parse_value(source, {});
        if (value.kind == json::Value::Kind::Object && !value.items.empty()) return laid_out_example(value);
    } catch (const json::SyntaxError&) {  // the example may be of just that
    }
    return without_indentation(example);
}

std::string rule_text(const RuleInfo& info) {
    Style style;
    style.width = 80;
    Line reason;
    reason.hang = 0;
    reason.add(info.reason);
    std::string text = std::string(info.id) + ": " + std::string(info.name) + " (" + severity_text(info) +
                       ")\n\n" + laid_out(reason, style);
    for (const audit::ThresholdInfo& one : info.thresholds) {
        Line line;
        line.indent = 2;
        line.add(std::string(one.name) + " (" + number_text(one.otherwise) +
                 "): " + std::string(one.meaning));
        text += (&one == info.thresholds.data() ? "\nThresholds:\n" : "") + laid_out(line, style);
    }
    text += "\nBad:\n" + indented(example_text(info.bad)) + "\n";
    return text + "\nGood:\n" + indented(example_text(info.good)) + "\n";
}

std::string rule_markdown(const RuleInfo& info, std::size_t level) {
    std::string text = std::string(level, '#') + " " + std::string(info.id) + "\n\n**" +
                       markdown_cell(info.name) + "** (" + severity_text(info) + ")\n\n" +
                       markdown_cell(info.reason) + "\n";
    if (!info.thresholds.empty()) {
        text += "\n| threshold | unless set otherwise | |\n|---|---:|---|\n";
        for (const audit::ThresholdInfo& one : info.thresholds) {
            text += "| " + markdown_cell(one.name) + " | " + number_text(one.otherwise) + " | " +
                    markdown_cell(one.meaning) + " |\n";
        }
    }
    text += "\nBad:\n\n" + fenced(example_text(info.bad));
    return text + "\nGood:\n\n" + fenced(example_text(info.good));
}

Json rule_json(const RuleInfo& info) {
    JsonObject object;
    object.put("id", info.id).put("group", info.group()).put("name", info.name);
    object.put("severity", to_word(info.severity)).put("fixes", info.fixes).put("reason", info.reason);
    std::vector<Json> thresholds;
    for (const audit::ThresholdInfo& one : info.thresholds) {
        thresholds.emplace_back(JsonObject()
                                    .put("name", one.name)
                                    .put("otherwise", one.otherwise)
                                    .put("meaning", one.meaning)
                                    .done());
    }
    return object.put_if("thresholds", thresholds).put("bad", info.bad).put("good", info.good);
}

std::string rules_page(const audit::RuleBook& rules) {
    std::string text =
        "# The rules\n\n"
        "Made by `gainsay audit --explain` of what each rule says of itself; a test keeps this page as the "
        "rules are, and\n"
        "another runs every example. [Audits](audit.md) tells how they are run, switched off and "
        "suppressed.\n\n"
        "| rule | severity | |\n|---|---|---|\n";
    for (const audit::RuleBook::Entry& entry : rules.entries()) {
        std::string anchor(entry.info->id);
        anchor.erase(std::remove(anchor.begin(), anchor.end(), '/'), anchor.end());
        text += "| [" + std::string(entry.info->id) + "](#" + anchor + ") | " + severity_text(*entry.info) +
                " | " + markdown_cell(entry.info->name) + " |\n";
    }
    std::string_view group;
    for (const audit::RuleBook::Entry& entry : rules.entries()) {
        if (entry.info->group() != group)
            text += "\n## Group " + std::string(group = entry.info->group()) + "\n";
        text += "\n" + rule_markdown(*entry.info, 3);
    }
    return text;
}

void rule_list(const Output& output, const audit::RuleBook& rules) {
    const auto rows = output.begin({"rules", {{"rule"}, {"severity"}, {"fix"}, {"name"}}});
    for (const audit::RuleBook::Entry& entry : rules.entries()) {
        const RuleInfo& info = *entry.info;
        if (rows->wants_json()) {
            rows->json(rule_json(info));
        } else {
            rows->cells({std::string(info.id), std::string(to_word(info.severity)), info.fixes ? "yes" : "",
                         std::string(info.name)});
        }
    }
    rows->finish(JsonObject().put("count", rules.entries().size()));
}

}  // namespace gainsay::render
