#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/audit/history/changed.hpp"
#include "engine/audit/history/fixes.hpp"
#include "engine/audit/rule_book.hpp"
#include "engine/audit/run.hpp"
#include "tools/cli/command/audit/config/config_book.hpp"
#include "tools/cli/command/audit/config/desk_rules.hpp"
#include "tools/cli/command/audit/history/baseline_file.hpp"
#include "tools/cli/command/audit/open_case.hpp"
#include "tools/cli/session/session.hpp"
#include "tools/render/report/report.hpp"

namespace gainsay::cli {

/// What a person asked of one audit, whatever its cases and their configurations.
struct AuditRequest {
    std::vector<std::string> only;          ///< patterns of rules; empty: all that are on
    std::vector<audit::RuleSetting> rules;  ///< on top of every configuration
    std::size_t limit = 10'000;             ///< findings of one rule in one case; 0: all
    unsigned threads = 1;
    bool timing = false;
    std::optional<audit::FailOn> fail_on;
    Day today = 0;
    std::string changed_since;                ///< a revision; empty: everything counts
    std::optional<std::string> baseline;      ///< where it lies
    std::optional<std::string> new_baseline;  ///< where the findings go
    enum class Fixing : std::uint8_t { No, Show, Write } fixing = Fixing::No;
};

/// Audits one case after the other and hands what was found to the writers of the report.
class Auditor {
public:
    /// What is given must outlive the auditor.
    Auditor(Session& session, const AuditRequest& request, const audit::RuleBook& rules,
            const DeskRules& desk, ConfigBook& configs, std::vector<render::ReportWriter*> writers);
    ~Auditor();
    Auditor(const Auditor&) = delete;
    Auditor& operator=(const Auditor&) = delete;

    void audit(const std::string& path);
    /// Tells what is wrong with the configurations, ends the reports, and writes the new baseline. Call it once.
    void finish();

    [[nodiscard]] const render::ReportTotals& totals() const noexcept { return totals_; }
    /// What each rule took, over all cases, in the order of the rules.
    [[nodiscard]] const std::vector<audit::RuleTime>& times() const noexcept { return times_; }

private:
    struct ConfigState;
    struct CaseState;
    struct Sifted;

    [[nodiscard]] ConfigState& state_of(const std::string& path);
    [[nodiscard]] audit::RuleStance stance(const audit::Policy& policy, std::string_view rule,
                                           std::string_view path) const;
    [[nodiscard]] bool wanted(const CaseState& one, std::string_view rule) const;
    void look(CaseState& one);
    [[nodiscard]] std::vector<audit::Finding> run(CaseState& one, const GraphSource& source,
                                                  const Snapshot& snapshot);
    [[nodiscard]] Sifted sift(CaseState& one, const std::vector<audit::Finding>& findings,
                              const std::vector<render::ReportPlace>& places) const;
    [[nodiscard]] std::vector<audit::KnownFinding> vanished(const CaseState& one,
                                                            const audit::Baseline& left) const;
    void report(CaseState& one, Sifted sifted);
    void hand_out(const render::CaseReport& report);
    /// Fixes what can be, or shows it; true when the case was changed.
    bool fix(CaseState& one);
    void complain(ConfigState& state);
    void add_times(const std::vector<audit::RuleTime>& times);

    Session& session_;
    const AuditRequest& request_;
    const audit::RuleBook& rules_;
    const DeskRules& desk_;
    ConfigBook& configs_;
    std::vector<render::ReportWriter*> writers_;
    bool counts_characters_ = false;  // somebody does
    audit::Policy own_;               // what the request says of rules
    std::map<const AuditConfig*, std::unique_ptr<ConfigState>> states_;
    std::vector<ConfigState*> order_;  // of the states, as they were first used
    KnownCases known_, found_;         // the baseline, and the one to be written
    render::ReportTotals totals_;
    std::vector<audit::RuleTime> times_;
};

}  // namespace gainsay::cli
