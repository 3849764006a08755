#pragma once

#include <string>

#include "engine/audit/rule_book.hpp"
#include "tools/cli/exit.hpp"
#include "tools/cli/session/session.hpp"

namespace gainsay::cli {

/// A row a rule, as text, json, jsonl or markdown. Throws Error(Unsupported) for other formats.
Exit list_rules(Session& session, const audit::RuleBook& rules);

/// What one rule is for; `rule` is its id, or the part behind the slash where only one has it.
/// Throws   Error(NotFound) with the rule that was probably meant; Error(Unsupported) for other formats than above.
Exit explain_rule(Session& session, const audit::RuleBook& rules, const std::string& rule);

}  // namespace gainsay::cli
