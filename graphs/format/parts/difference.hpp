#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "graphs/format/json/json_value.hpp"
#include "graphs/model/record.hpp"

// For formats that cannot say all that a record says, but have a place where a little JSON may stand: what the
// format says in its own words is looked at as JSON of the text case, and beside it stands only what that is not.

namespace gainsay::parts {

/// What must be said so that apply_difference() makes `wanted` of `view`; null takes a member away. Where unknown
/// members of `record`, which `wanted` is, would not come back as they were, all of it, in a member "record".
[[nodiscard]] json::Value difference(const json::Value& view, const json::Value& wanted,
                                     const Record& record);
/// The same where nobody minds the order of members.
[[nodiscard]] json::Value difference(const json::Value& view, const json::Value& wanted);
void apply_difference(json::Value& view, const json::Value& difference);

/// The record as JSON of the text case.
[[nodiscard]] json::Value record_value(const Record& record);

[[nodiscard]] json::Value text_value(std::string text, json::Place place = {});
[[nodiscard]] json::Value list_value(const std::vector<std::string>& texts, json::Place place = {});
/// Puts a member in place of one of that name, or behind all others.
void set_member(json::Value& object, std::string_view name, json::Value value);
void remove_member(json::Value& object, std::string_view name);
/// The text of a member; empty when it is none.
[[nodiscard]] std::string member_text(const json::Value& object, std::string_view name);
/// Parses a text. Throws json::SyntaxError when it is no JSON.
[[nodiscard]] json::Value parse_text(std::string_view text);

}  // namespace gainsay::parts
