#pragma once

#include <string_view>

#include "graphs/format/argdown/syntax/map.hpp"
#include "graphs/format/json/problem_list.hpp"
#include "graphs/format/read.hpp"

namespace gainsay::argdown {

/// What `text` says. Line breaks are "\n", the byte order mark is gone.
///
/// It accepts what @argdown/core accepts and gives the same statements, arguments and relations, but for what
/// docs/formats/argdown.md lists. What is wrong is added to `problems`; after one, reading goes on behind the next
/// empty line. Relations in one another are limited by max_depth of `options`.
/// Throws   json::Enough by the list.
[[nodiscard]] Map parse(std::string_view text, const ReadOptions& options, json::ProblemList& problems);

}  // namespace gainsay::argdown
