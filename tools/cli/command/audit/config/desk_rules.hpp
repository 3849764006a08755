#pragma once

#include <filesystem>
#include <map>
#include <set>
#include <string>

#include "engine/audit/patterns/rule_file.hpp"
#include "engine/audit/rule_book.hpp"
#include "tools/cli/command/audit/config/config_book.hpp"
#include "tools/cli/exit.hpp"
#include "tools/cli/session/session.hpp"

namespace gainsay::cli {

/// The rules of a desk's own, and for which cases they hold.
class DeskRules {
public:
    /// Reads every file of the configurations and of `given`, which hold for all cases, into `rules`.
    /// Throws   what read_rule_file() throws; Error(Conflict) that names the file when an id is taken.
    DeskRules(Session& session, const ConfigBook& configs, const std::vector<std::string>& given,
              audit::RuleBook& rules);

    /// Does the rule hold for cases of this configuration? Built-in rules hold for all.
    [[nodiscard]] bool holds(std::string_view rule, const AuditConfig* config) const;

    /// Runs every rule over its own two examples, and tells which of them are wrong.
    [[nodiscard]] Exit test(Session& session) const;

private:
    const std::set<std::string>& read(Session& session, const std::filesystem::path& file,
                                      const std::string& name, audit::RuleBook& rules);

    std::vector<audit::PatternRuleText> texts_;
    std::map<std::filesystem::path, std::set<std::string>> files_;         // the ids in each
    std::map<std::string, std::set<const AuditConfig*>, std::less<>> of_;  // of an id; null: holds for all
};

}  // namespace gainsay::cli
