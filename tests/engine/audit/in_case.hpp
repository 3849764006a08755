#pragma once

#include <filesystem>
#include <memory>
#include <ostream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/audit/rules.hpp"
#include "engine/audit/run.hpp"
#include "graphs/snapshot/build/build.hpp"
#include "tests/support/sketch.hpp"

namespace gainsay::audit {

/// The findings of one rule in a case.
inline std::vector<Finding> findings_in(std::string_view rule, Case whole, const Thresholds& thresholds = {},
                                        const std::filesystem::path& folder = {}) {
    const CaseSource source(std::move(whole));
    const Snapshot snapshot = build_snapshot(source);
    std::vector<std::unique_ptr<Rule>> rules;
    rules.push_back(make_rule(rule));
    return run_rules({source, snapshot, folder, thresholds}, rules).findings;
}

/// Findings as "claim:a", what tells one from another behind it, and their severity if it is not the rule's own:
/// "document:d document:e (note)".
inline std::vector<std::string> brief(std::string_view rule, const std::vector<Finding>& findings) {
    std::vector<std::string> out;
    for (const Finding& finding : findings) {
        std::string text = finding.record.text();
        for (const std::string& part : finding.key) text += " " + part;
        if (finding.severity != make_rule(rule)->info().severity)
            text += " (" + std::string(to_word(finding.severity)) + ")";
        out.push_back(std::move(text));
    }
    return out;
}

/// A sketch (tests/support/sketch.hpp) and what a rule finds in it.
struct RuleCase {
    const char* name;  ///< reads as a sentence in the report
    const char* rule;
    const char* sketch;
    std::vector<std::string> found;
    friend void PrintTo(const RuleCase& c, std::ostream* out) { *out << c.name; }
};

inline std::vector<std::string> found_in(const RuleCase& c) {
    return brief(c.rule, findings_in(c.rule, test::draw_case(c.sketch)));
}

}  // namespace gainsay::audit
