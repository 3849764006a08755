#pragma once

#include <iosfwd>
#include <memory>
#include <string_view>
#include <vector>

#include "engine/audit/patterns/pattern.hpp"
#include "engine/audit/rule.hpp"

namespace gainsay::audit {

/// Longest rule file that is read, in bytes.
inline constexpr std::size_t max_rule_file_bytes = 4U << 20U;

/// Reads a rule file: JSON as docs/audit-rules.md and docs/formats/audit-rules.schema.json describe it. Unknown fields,
/// words and variables are problems, with the nearest known spelling.
///
/// Throws   ReadError with every problem and its place; of code Limit when the file is too long or nested too deep.
[[nodiscard]] std::vector<PatternRuleText> read_rule_file(std::istream& in, std::string_view name);

/// A rule that finds every match of its pattern. Its findings have the matched records and edges as their witness.
///
/// Throws   from finish(): Error(Limit) when the pattern walks more edges than `budget`.
[[nodiscard]] std::unique_ptr<Rule> make_pattern_rule(PatternRuleText text,
                                                      std::uint64_t budget = 500'000'000);

}  // namespace gainsay::audit
