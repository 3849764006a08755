#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/audit/finding.hpp"
#include "engine/audit/policy/suppression.hpp"
#include "engine/audit/subject.hpp"

namespace gainsay::audit {

/// From which severity on a finding makes an audit fail.
enum class FailOn : std::uint8_t { Note, Warning, Error, None };

[[nodiscard]] constexpr bool fails(Severity severity, FailOn from) noexcept {
    return from != FailOn::None && static_cast<std::uint8_t>(severity) >= static_cast<std::uint8_t>(from);
}

/// What a desk says of a rule, or of all rules that a pattern matches. What is not said stays as it was.
struct RuleSetting {
    std::string rules;  ///< an id, or a pattern such as "sourcing/*"
    std::optional<bool> on;
    std::optional<Severity> severity;
    std::map<std::string, double> thresholds;  ///< by name; of an id only
    SourcePos where;                           ///< in its configuration
};

/// Settings for the cases whose paths one of the patterns matches.
struct PathSettings {
    std::vector<std::string> paths;
    std::vector<RuleSetting> rules;
};

/// How a desk wants its cases audited: a configuration, without the file that it was read from.
struct Policy {
    std::vector<std::string> rule_files;  ///< of rules of the desk's own, relative to the configuration
    std::vector<RuleSetting> rules;
    std::vector<PathSettings> paths;  ///< each on top of what stands before it
    std::vector<Suppression> suppressions;
    std::optional<FailOn> fail_on;
};

/// What holds for one rule in one case.
struct RuleStance {
    bool on = true;
    std::optional<Severity> severity;  ///< nothing: each finding keeps its own
};

/// `path` is that of the case, relative to the configuration, with slashes. Of several settings in one list the one that
/// says more wins: an id before a pattern, a longer pattern before a shorter one, a later one before an earlier one.
[[nodiscard]] RuleStance stance_of(const Policy& policy, std::string_view rule, std::string_view path);

/// All thresholds that are set for the case at `path`, as a Subject wants them.
[[nodiscard]] Thresholds thresholds_of(const Policy& policy, std::string_view path);

/// Does one of the patterns match? Without patterns everything does.
[[nodiscard]] bool any_matches(const std::vector<std::string>& patterns, std::string_view text);

}  // namespace gainsay::audit

namespace gainsay {
template <>
inline constexpr std::array<std::string_view, 4> words<audit::FailOn>{"note", "warning", "error", "none"};
}  // namespace gainsay
