#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/audit/rule_book.hpp"
#include "engine/audit/run.hpp"
#include "tools/cli/command/audit/open_case.hpp"
#include "tools/cli/session/session.hpp"
#include "tools/render/report/report.hpp"

namespace gainsay::cli {

/// What a person asked of one audit, whatever its cases and their configurations.
struct AuditRequest {
    std::vector<std::string> only;  ///< patterns of rules; empty: all that are on
    std::size_t limit = 10'000;     ///< findings of one rule in one case; 0: all
    unsigned threads = 1;
    bool timing = false;
    std::optional<audit::FailOn> fail_on;
};

/// Audits one case after the other and hands what was found to the writers of the report.
class Auditor {
public:
    Auditor(Session& session, const AuditRequest& request, const audit::RuleBook& rules,
            std::vector<render::ReportWriter*> writers);

    void audit(const std::string& path);
    /// Ends the reports. Call it once.
    void finish();

    [[nodiscard]] const render::ReportTotals& totals() const noexcept { return totals_; }
    /// What each rule took, over all cases, in the order of the rules.
    [[nodiscard]] const std::vector<audit::RuleTime>& times() const noexcept { return times_; }

private:
    struct Work;

    [[nodiscard]] std::vector<std::unique_ptr<audit::Rule>> rules_for() const;
    void run(Work& work);
    void report(Work& work);
    void add_times(const std::vector<audit::RuleTime>& times);

    Session& session_;
    const AuditRequest& request_;
    const audit::RuleBook& rules_;
    std::vector<render::ReportWriter*> writers_;
    render::ReportTotals totals_;
    std::vector<audit::RuleTime> times_;
};

}  // namespace gainsay::cli
