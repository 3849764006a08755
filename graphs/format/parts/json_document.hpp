#pragma once

#include <iosfwd>
#include <string_view>

#include "graphs/format/json/json_value.hpp"
#include "graphs/format/json/problem_list.hpp"
#include "graphs/format/read.hpp"

namespace gainsay::parts {

/// A whole input as one JSON value, for formats that must be seen whole. The limits of a record hold for it.
/// Throws   ReadError with the place where it stops being JSON, or passes a limit.
[[nodiscard]] json::Value read_json_document(std::istream& in, std::string_view name,
                                             const ReadOptions& options);

/// The text of `object`'s member `name`, or of a number its spelling; empty where there is none or it is null.
[[nodiscard]] std::string_view text_of(const json::Value& object, std::string_view name);

/// The items of the list in `object`'s member `name`; null where there is none, or it is null.
/// A member that is no list is a problem.
[[nodiscard]] const json::Value* list_of(const json::Value& object, std::string_view name,
                                         json::ProblemList& problems);

/// Throws a ReadError when there are problems.
void throw_problems(json::ProblemList& problems, bool stopped = false);

}  // namespace gainsay::parts
