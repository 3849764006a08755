#pragma once

#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "graphs/format/argdown/syntax/map.hpp"
#include "graphs/format/argdown/syntax/parser.hpp"

// A map as plain lines, so that ours and one that @argdown/core exported can be compared.

namespace gainsay::test {

struct PlainMap {
    std::map<std::string, std::vector<std::string>>
        statements;  ///< title → "role: text", of references "role"
    std::map<std::string, std::vector<std::string>> arguments;  ///< the same, and its steps
    std::set<std::string> relations;

    friend bool operator==(const PlainMap&, const PlainMap&) = default;
};

inline std::string role_name(argdown::Role role) {
    switch (role) {
        case argdown::Role::TopLevel:
            return "top-level-statement";
        case argdown::Role::Related:
            return "relation-statement";
        case argdown::Role::Premise:
            return "premise";
        case argdown::Role::Intermediate:
            return "intermediary-conclusion";
        case argdown::Role::Conclusion:
            return "main-conclusion";
        case argdown::Role::Description:
            return "argument-description";
        case argdown::Role::Item:
            break;
    }
    return "";
}

inline std::string place_line(const std::string& role, bool reference, const std::string& text) {
    return reference ? role : role + ": " + text;
}

/// "a support b", with the kinds of ends; from the smaller end where both are alike.
inline std::string relation_line(const std::string& type, std::string from, std::string to) {
    if ((type == "contradictory" || type == "contrary") && to < from) std::swap(from, to);
    return from + " " + type + " " + to;
}

inline PlainMap plain(const argdown::Map& map) {
    using argdown::Node;
    PlainMap told;
    const auto add_members = [](std::vector<std::string>& lines, const argdown::Titled& titled) {
        for (const argdown::Member& member : titled.members)
            lines.push_back(place_line(role_name(member.role), member.reference, member.content.text));
    };
    for (const argdown::Titled& statement : map.statements)
        add_members(told.statements[statement.title], statement);
    for (const argdown::Argument& argument : map.arguments) {
        auto& lines = told.arguments[argument.title];
        add_members(lines, argument);
        for (const argdown::Step& step : argument.steps) {
            std::string line = "step " + map.statements[step.statement].title;
            if (step.inference != argdown::none) {
                for (const std::string& rule : argument.inferences[step.inference].rules)
                    line += " | " + rule;
            }
            lines.push_back(line);
        }
    }
    const auto end = [&](const Node& node) {
        if (node.kind == Node::Kind::Statement) return "[" + map.statements[node.index].title + "]";
        const argdown::Argument& argument = map.arguments[node.index];
        if (node.kind == Node::Kind::Argument) return "<" + argument.title + ">";
        return "<" + argument.title + "> " + std::to_string(argument.inferences[node.inference].conclusion);
    };
    for (const argdown::MapRelation& one : map.relations)
        told.relations.insert(relation_line(std::string(to_string(one.type)), end(one.from), end(one.to)));
    return told;
}

inline PlainMap plain(const nlohmann::json& map) {
    PlainMap told;
    const auto add_members = [](std::vector<std::string>& lines, const nlohmann::json& titled) {
        for (const auto& member : titled.at("members")) {
            lines.push_back(place_line(member.value("role", ""), member.value("isReference", false),
                                       member.value("text", "")));
        }
    };
    for (const auto& [title, statement] : map.at("statements").items())
        add_members(told.statements[title], statement);
    for (const auto& [title, argument] : map.at("arguments").items()) {
        auto& lines = told.arguments[title];
        add_members(lines, argument);
        for (const auto& step : argument.value("pcs", nlohmann::json::array())) {
            std::string line = "step " + step.at("title").get<std::string>();
            if (step.contains("inference")) {
                for (const auto& rule : step["inference"].value("inferenceRules", nlohmann::json::array()))
                    line += " | " + rule.get<std::string>();
            }
            lines.push_back(line);
        }
    }
    for (const auto& one : map.at("relations")) {
        const auto end = [&](const std::string& which) {
            const auto type = one.at(which + "Type").get<std::string>(),
                       title = one.at(which).get<std::string>();
            if (type == "equivalence-class") return "[" + title + "]";
            if (type == "argument") return "<" + title + ">";
            return "<" + title + "> " + std::to_string(one.at("conclusionIndex").get<int>());
        };
        told.relations.insert(relation_line(one.at("relationType"), end("from"), end("to")));
    }
    return told;
}

inline argdown::Map parsed_map(const std::string& text) {
    const ReadOptions options;
    json::ProblemList problems("text", 20);
    argdown::Map map = argdown::parse(text, options, problems);
    if (!problems.empty()) throw ReadError(problems.take());
    return map;
}

}  // namespace gainsay::test
