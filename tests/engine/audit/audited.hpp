#pragma once

#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/audit/patterns/record_values.hpp"
#include "engine/audit/rules.hpp"
#include "engine/audit/run.hpp"
#include "graphs/format/text_case/case_json.hpp"
#include "graphs/snapshot/build/build.hpp"

namespace gainsay::audit {

/// The text of a document's copy that stands in the case itself, as the field text_of_copy.
inline CopyText text_in_case(const Document& document, const CopyLimits& = {}) {
    CopyText copy;
    const std::vector<std::string> texts = values_of(document, "extra.text_of_copy");
    if (texts.empty()) return copy;
    copy.state = CopyState::Readable;
    copy.text = texts.front();
    return copy;
}

/// The findings of one rule in a case.
inline std::vector<Finding> audited(std::string_view rule, Case whole, const Thresholds& thresholds = {},
                                    const CopyReader& copies = text_in_case) {
    const CaseSource source(std::move(whole));
    const Snapshot snapshot = build_snapshot(source);
    std::vector<std::unique_ptr<Rule>> rules;
    rules.push_back(make_rule(rule));
    return run_rules({source, snapshot, copies, thresholds}, rules).findings;
}

/// The same in a text case.
inline std::vector<Finding> audited(std::string_view rule, std::string_view text_case,
                                    const Thresholds& thresholds = {}) {
    std::istringstream in{std::string(text_case)};
    return audited(rule, read_case(in, std::string(rule) + " example"), thresholds);
}

/// Where findings are, in their order.
inline std::vector<std::string> records_in(const std::vector<Finding>& findings) {
    std::vector<std::string> out;
    for (const Finding& finding : findings) out.emplace_back(finding.record.slug());
    return out;
}

}  // namespace gainsay::audit
