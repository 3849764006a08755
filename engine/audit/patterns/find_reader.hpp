#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "engine/audit/patterns/pattern.hpp"
#include "graphs/format/json/json_value.hpp"
#include "graphs/format/json/problem_list.hpp"

// Of this folder only: parts of reading a rule file.

namespace gainsay::audit {

/// ", expected one of a, b; did you mean \"a\"?"
[[nodiscard]] std::string expected_one_of(std::string_view found, const std::vector<std::string_view>& known);

/// The members of one object, each of which is a problem when it is of another kind than asked for.
class Fields {
public:
    /// Every member that is not among `known` is a problem.
    Fields(json::ProblemList& problems, std::string record, const json::Value& value,
           std::initializer_list<std::string_view> known);

    [[nodiscard]] std::string text(std::string_view name, bool required) const;
    [[nodiscard]] bool flag(std::string_view name) const;
    /// A whole number of at least 1.
    [[nodiscard]] std::size_t count(std::string_view name, std::size_t otherwise) const;
    /// Null when there is none.
    [[nodiscard]] const json::Value* list(std::string_view name) const;
    [[nodiscard]] const json::Value* object(std::string_view name, bool required) const;

    template <class E>
    [[nodiscard]] E word(std::string_view name, E otherwise) const {
        const std::string found = text(name, false);
        if (found.empty()) return otherwise;
        for (std::size_t i = 0; i < words<E>.size(); ++i) {
            if (words<E>[i] == found) return static_cast<E>(i);
        }
        problem(name, "found \"" + found + "\"" + expected_one_of(found, {words<E>.begin(), words<E>.end()}));
        return otherwise;
    }

    void problem(std::string_view name, std::string message) const;

private:
    [[nodiscard]] const json::Value* member(std::string_view name, json::Value::Kind kind, const char* what,
                                            bool required) const;

    json::ProblemList& problems_;
    std::string record_;
    const json::Value& value_;
};

/// Reads "find" and what the message asks for, and plans the pattern.
void read_find(const json::Value& find, const std::string& rule, PatternRuleText& text,
               json::ProblemList& problems);

}  // namespace gainsay::audit
