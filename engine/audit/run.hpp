#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/audit/rule.hpp"

namespace gainsay::audit {

struct RunOptions {
    unsigned threads = 1;
    /// Most findings of one rule, the first in order; 0: all.
    std::size_t limit_per_rule = 0;
    bool timing =
        false;  ///< measure what each rule takes; looking at the clock costs about a second in 10^6 claims
};

/// What one rule took.
struct RuleTime {
    std::string rule;
    double seconds = 0;
    std::size_t findings = 0;       ///< that were kept
    std::size_t total = 0;          ///< that there were
    std::optional<Severity> worst;  ///< of them all; nothing: there were none
};

struct RunResult {
    std::vector<Finding> findings;  ///< in order()
    std::vector<RuleTime> times;    ///< in the order of the rules; seconds are 0 without RunOptions::timing
    std::vector<std::string> limited;  ///< rules with more findings than were kept
};

/// Runs the rules over the case: one pass over the records for all of them, then the rest of each.
///
/// Returns  the same findings, in the same order, for any number of threads.
/// Cost     that of the rules; memory of the findings, and of what each rule notes.
[[nodiscard]] RunResult run_rules(const Subject& subject, const std::vector<std::unique_ptr<Rule>>& rules,
                                  const RunOptions& options = {});

}  // namespace gainsay::audit
