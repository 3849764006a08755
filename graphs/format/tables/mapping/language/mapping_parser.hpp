#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "graphs/format/json/json_value.hpp"
#include "graphs/format/json/problem_list.hpp"
#include "graphs/format/tables/mapping/language/mapping.hpp"
#include "graphs/format/text_case/record/field_reader.hpp"

namespace gainsay::tables {

/// Compiles one mapping out of its JSON; what is wrong is added to the problems, with its place.
class MappingParser {
public:
    MappingParser(Mapping& mapping, json::ProblemList& problems) : mapping_(mapping), problems_(problems) {}

    void parse(const json::Value& root);

    // For the PlanBuilder.

    [[nodiscard]] std::optional<Expression> expression(const json::Value& value);
    /// Does it give nothing but records, of `kind` where that is asked for?
    [[nodiscard]] bool names_records(const Expression& expression, std::optional<RecordKind> kind) const;
    [[nodiscard]] static bool mentions_records(const Expression& expression);
    /// Is it the record itself whose fields are asked for, not an object in it?
    [[nodiscard]] bool at_record() const noexcept { return at_record_; }
    void complain(const json::Value& value, std::string message);
    template <class T>
    void object_plan(const json::Value& value, ObjectPlan& plan, T& empty, bool item);
    template <class T>
    void record_plan(const json::Value& value, std::vector<bool>& taken, ObjectPlan& plan);
    void take_conditions(const json::Value& object, std::vector<bool>& taken, std::vector<Condition>& when);
    /// Complains of every member that was not taken.
    void refuse_rest(const json::Value& object, const std::vector<bool>& taken,
                     const std::vector<std::string_view>& known);

private:
    void input(const json::Value& value);
    void info(const json::Value& value);
    void maps(const json::Value& value);
    void rule(const json::Value::Key& key, const json::Value& value);
    void rule_head(const json::Value& value, std::vector<bool>& taken, Rule& rule);
    void each(const json::Value& value, Rule& rule);
    void id(const json::Value& value, Rule& rule);
    void fields(const json::Value& value, std::vector<bool>& taken, Rule& rule);
    void finish_rule(Rule& rule);

    [[nodiscard]] std::optional<Expression> templated(const json::Value& value);
    [[nodiscard]] std::optional<Expression> transformed(const json::Value& value);
    [[nodiscard]] std::optional<Path> path(std::string_view spelling, const json::Value& value);
    [[nodiscard]] std::vector<std::string> steps(std::string_view spelling) const;
    [[nodiscard]] const ValueMap* map(const json::Value& value);
    [[nodiscard]] ValueMap value_map(const json::Value& value);
    [[nodiscard]] ExtraPlan extra(const json::Value& value);
    [[nodiscard]] Condition condition(const json::Value& value);

    [[nodiscard]] std::string text(const json::Value& value, const char* expected);
    [[nodiscard]] bool flag(const json::Value& value);
    [[nodiscard]] std::vector<std::string> texts(const json::Value& value);
    [[nodiscard]] bool is_object(const json::Value& value);

    Mapping& mapping_;
    json::ProblemList& problems_;
    std::string rule_;  // whose members are read
    bool at_record_ = false;
};

}  // namespace gainsay::tables
