#pragma once

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "engine/audit/finding.hpp"
#include "engine/audit/subject.hpp"

namespace gainsay::audit {

/// A number that a desk may set for a rule.
struct ThresholdInfo {
    std::string_view name;
    double otherwise = 0;
    std::string_view meaning;
};

/// What a rule says of itself: `--explain`, the documentation and SARIF's rule help are made of it, and a test runs
/// both examples.
struct RuleInfo {
    std::string_view id;    ///< "sourcing/no-origin": the group, a slash, a slug; never changes
    std::string_view name;  ///< "Claim without an origin"
    Severity severity = Severity::Warning;
    std::string_view reason;  ///< one paragraph: why this matters, and what to do
    std::string_view bad;     ///< a text case (JSON) in which the rule finds something
    std::string_view good;    ///< the same, mended: the rule finds nothing
    bool fixes = false;       ///< its findings carry a fix, if not all of them
    std::span<const ThresholdInfo> thresholds = {};

    [[nodiscard]] std::string_view group() const noexcept { return id.substr(0, id.find('/')); }
};

using Report = std::function<void(Finding&&)>;

/// One rule at work on one case. It is made for a run, told to begin, fed every record once in the order of kinds and
/// ids, and asked for the rest at the end. A rule that looks at the graph alone implements finish() and no more.
///
/// Cost     of all rules together linear, up to a logarithm, in the case and the findings. None keeps the records that
///          it is shown: what it needs for later it notes as nodes and numbers.
/// Threads  a rule is used by one thread at a time, but several rules finish at the same time on one subject: finish()
///          reads the snapshot alone, because a source serves one thread.
class Rule {
public:
    Rule() = default;
    Rule(const Rule&) = delete;
    Rule& operator=(const Rule&) = delete;
    virtual ~Rule() = default;

    [[nodiscard]] virtual const RuleInfo& info() const = 0;

    /// May read the source itself; for what is not told record by record.
    virtual void begin(const Subject& /*subject*/) {}
    /// Does record() want records of this kind? A run that no rule wants records of reads none.
    [[nodiscard]] virtual bool wants(RecordKind /*kind*/) const { return false; }
    virtual void record(const Subject& /*subject*/, const Record& /*record*/, const Report& /*report*/) {}
    virtual void finish(const Subject& /*subject*/, const Report& /*report*/) {}

protected:
    /// A finding of this rule at `record`.
    [[nodiscard]] Finding found(const RecordId& record, std::string field, std::string message) const {
        Finding finding;
        finding.rule = info().id;
        finding.severity = info().severity;
        finding.record = record;
        finding.field = std::move(field);
        finding.message = std::move(message);
        return finding;
    }
};

using RuleMaker = std::unique_ptr<Rule> (*)();

}  // namespace gainsay::audit
