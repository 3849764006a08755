#pragma once

#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "engine/audit/rule.hpp"

namespace gainsay::audit {

/// Makers of all built-in rules, in the order of groups and then of ids: the one list that a new rule is entered in.
[[nodiscard]] std::span<const RuleMaker> built_in_rules();

/// The rule with that id; nullptr when there is none.
[[nodiscard]] std::unique_ptr<Rule> make_rule(std::string_view id);

}  // namespace gainsay::audit
