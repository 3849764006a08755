#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "engine/audit/policy/policy.hpp"
#include "engine/audit/rule_book.hpp"

namespace gainsay::cli {

/// What a configuration is called when it is looked for.
inline constexpr std::string_view config_name = "gainsay.json";

/// A configuration of audits, docs/formats/audit-config.schema.json; docs/audit.md tells what it means.
struct AuditConfig {
    std::string name;              ///< as it is called in messages and reports
    std::filesystem::path folder;  ///< paths in it are relative to this
    audit::Policy policy;
};

/// The nearest configuration in `folder` or above it, up to the root of the file system; nullopt when there is none.
[[nodiscard]] std::optional<std::filesystem::path> find_config(const std::filesystem::path& folder);

/// Reads a configuration. What it says of rules is not held against the rules that there are.
/// Throws   ReadError that lists everything wrong with it, each with its place: no JSON, unknown members (with the nearest
///          known one), values of another kind than expected, suppressions without owner, reason or expiry.
[[nodiscard]] AuditConfig read_config(std::string_view text, const std::string& name);

/// Throws   ReadError that lists the rules and thresholds in `config` that do not exist, with those that were probably meant,
///          and the rules that cannot be switched off.
void check_rules(const AuditConfig& config, const audit::RuleBook& rules);

/// "off", "on", a severity: what a setting of one word means. Nullopt for other words.
[[nodiscard]] std::optional<audit::RuleSetting> setting_of(std::string_view word);

/// What the path of a case is called in patterns: relative to the folder of the configuration, with slashes.
[[nodiscard]] std::string path_in_config(const AuditConfig& config, const std::string& path);

}  // namespace gainsay::cli
