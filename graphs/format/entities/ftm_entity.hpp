#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graphs/format/json/json_value.hpp"
#include "graphs/format/json/problem_list.hpp"
#include "graphs/format/parts/difference.hpp"

namespace gainsay::ftm {

/// A line of the format.
struct Entity {
    std::string id, schema;
    std::map<std::string, std::vector<std::string>, std::less<>> properties;
    json::Value context = json::Value::object();  ///< the other members, but for "x-gainsay"
    json::Value ours = json::Value::object();     ///< the member "x-gainsay"
    json::Place place;

    /// Takes all values of a property out, in their order.
    [[nodiscard]] std::vector<std::string> take(std::string_view name);
    /// Takes the first value out; empty when there is none.
    [[nodiscard]] std::string take_first(std::string_view name);
};

/// Reads an entity from a line; nullopt when it is none, which is then among the problems.
[[nodiscard]] std::optional<Entity> read_entity(const json::Value& line, json::ProblemList& problems);

/// Appends the entity as a line.
void write_entity(const Entity& entity, std::string& out);

using parts::apply_difference;
using parts::difference;
using parts::list_value;
using parts::member_text;
using parts::parse_text;
using parts::remove_member;
using parts::set_member;
using parts::text_value;

}  // namespace gainsay::ftm
