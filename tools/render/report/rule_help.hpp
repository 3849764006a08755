#pragma once

#include <string>
#include <string_view>

#include "engine/audit/rule_book.hpp"
#include "tools/render/table/json.hpp"
#include "tools/render/table/rows.hpp"

// What a rule says of itself, for `--explain`, for SARIF and for docs/rules.md.

namespace gainsay::render {

/// An example as people read it: a record a line. What is no JSON stays as it is, without its indentation.
[[nodiscard]] std::string example_text(std::string_view example);

/// A page about one rule, in plain text or in Markdown; `level` is how many "#" its heading has.
[[nodiscard]] std::string rule_text(const audit::RuleInfo& info);
[[nodiscard]] std::string rule_markdown(const audit::RuleInfo& info, std::size_t level = 1);
[[nodiscard]] Json rule_json(const audit::RuleInfo& info);

/// docs/rules.md: all rules by group, after a table of them.
[[nodiscard]] std::string rules_page(const audit::RuleBook& rules);

/// A row a rule: id, severity, whether it mends, name.
void rule_list(const Output& output, const audit::RuleBook& rules);

}  // namespace gainsay::render
