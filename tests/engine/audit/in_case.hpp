#pragma once

#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "tests/engine/audit/audited.hpp"
#include "tests/support/sketch.hpp"

namespace gainsay::audit {

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
    return brief(c.rule, audited(c.rule, test::draw_case(c.sketch)));
}

}  // namespace gainsay::audit
