#include "tools/cli/command/audit/auditor.hpp"

#include <algorithm>
#include <utility>

#include "engine/audit/outside_rules.hpp"

namespace gainsay::cli {

using render::CaseReport;
using render::ReportedFinding;

/// One case on its way through an audit.
struct Auditor::Work {
    const OpenCase& the_case;
    std::vector<audit::Finding> findings;
    std::vector<SourcePos> places;  // of the findings, where they are not those of their records
    std::vector<ReportedFinding> reported;
    CaseReport report;
    std::optional<audit::Severity> worst_cut;  // of findings that were not kept
};

Auditor::Auditor(Session& session, const AuditRequest& request, const audit::RuleBook& rules,
                 std::vector<render::ReportWriter*> writers)
    : session_(session), request_(request), rules_(rules), writers_(std::move(writers)) {}

void Auditor::audit(const std::string& path) {
    const OpenCase the_case(session_, path);
    Work work{the_case, {}, {}, {}, {}, {}};
    work.report.name = the_case.name();
    work.report.names = &the_case;
    work.report.fail_on = request_.fail_on.value_or(audit::FailOn::Warning);
    run(work);
    report(work);
    ++totals_.cases;
}

void Auditor::finish() {
    for (render::ReportWriter* writer : writers_) writer->finish(totals_);
}

std::vector<std::unique_ptr<audit::Rule>> Auditor::rules_for() const {
    std::vector<std::unique_ptr<audit::Rule>> rules;
    for (const audit::RuleBook::Entry& entry : rules_.entries()) {
        if (!entry.make || !audit::any_matches(request_.only, entry.info->id)) continue;
        rules.push_back(entry.make());
    }
    return rules;
}

void Auditor::run(Work& work) {
    if (!work.the_case.problems().empty()) {
        work.report.unreadable = true;
        for (const Problem& problem : work.the_case.problems()) {
            work.findings.push_back(audit::finding_of(problem));
            work.places.push_back(problem.where);
        }
        return;
    }
    audit::RunOptions options;
    options.threads = request_.threads;
    options.limit_per_rule = request_.limit;
    options.timing = request_.timing;
    const audit::Subject subject{work.the_case.source(), work.the_case.snapshot(), {}, {}};
    audit::RunResult result = run_rules(subject, rules_for(), options);
    work.findings = std::move(result.findings);
    for (const audit::RuleTime& one : result.times) {
        if (one.total == one.findings) continue;
        work.report.cut.push_back({one.rule, one.findings, one.total});
        work.worst_cut = std::max(work.worst_cut, one.worst);
    }
    add_times(result.times);
}

void Auditor::report(Work& work) {
    for (std::size_t i = 0; i < work.findings.size(); ++i) {
        const audit::Finding& finding = work.findings[i];
        ReportedFinding one;
        one.finding = &finding;
        one.fingerprint = audit::fingerprint(finding);
        one.where = i < work.places.size() ? work.places[i] : work.the_case.place(finding.record);
        ++totals_.findings[static_cast<std::size_t>(finding.severity)];
        totals_.failed = totals_.failed || audit::fails(finding.severity, work.report.fail_on);
        work.reported.push_back(std::move(one));
    }
    if (work.worst_cut && audit::fails(*work.worst_cut, work.report.fail_on)) totals_.failed = true;
    work.report.findings = work.reported;
    for (render::ReportWriter* writer : writers_) writer->add(work.report);
}

void Auditor::add_times(const std::vector<audit::RuleTime>& times) {
    for (const audit::RuleTime& one : times) {
        const auto at = std::find_if(times_.begin(), times_.end(),
                                     [&](const audit::RuleTime& known) { return known.rule == one.rule; });
        if (at == times_.end()) {
            times_.push_back(one);
        } else {
            at->seconds += one.seconds;
            at->findings += one.findings;
            at->total += one.total;
        }
    }
}

}  // namespace gainsay::cli
