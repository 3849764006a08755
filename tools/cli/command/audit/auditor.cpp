#include "tools/cli/command/audit/auditor.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <utility>

#include "engine/audit/outside_rules.hpp"
#include "engine/audit/policy/glob.hpp"
#include "graphs/snapshot/build/build.hpp"
#include "tools/cli/command/audit/character_counter.hpp"
#include "tools/cli/command/audit/history/fixing.hpp"
#include "tools/cli/command/audit/history/revision.hpp"
#include "tools/cli/session/open.hpp"

namespace gainsay::cli {

using render::CaseReport;
using render::ReportedFinding;

namespace {

// Fixes make room for other fixes; a rule whose fix calls for another one for ever is stopped.
constexpr int most_passes = 10;

const audit::Policy no_policy;

/// Counts columns in code points. All places are in one file, of JSON, and ascend.
void count_in_order(std::vector<render::ReportPlace>& places) {
    if (places.empty()) return;
    std::ifstream text(places.front().file, std::ios::binary);
    CharacterCounter counter(text);
    for (render::ReportPlace& place : places) place.character = counter.at(place.line, place.column);
}

bool is_reading_rule(std::string_view id) {
    const auto rules = audit::reading_rules();
    return std::any_of(rules.begin(), rules.end(), [id](const audit::RuleInfo& one) { return one.id == id; });
}

}  // namespace

/// A configuration, or none, and what its cases showed of it.
struct Auditor::ConfigState {
    ConfigState(const AuditConfig* the_config, Day today)
        : config(the_config),
          policy(the_config == nullptr ? no_policy : the_config->policy),
          suppressor(policy.suppressions, today) {}

    const AuditConfig* config;
    const audit::Policy& policy;
    audit::Suppressor suppressor;
    bool judged = true;              // every case could be looked at
    std::vector<std::string> cut;    // rules of which not every finding was looked at
    std::vector<std::string> paths;  // of its cases, as patterns see them
};

/// One case on its way through an audit.
struct Auditor::CaseState {
    const OpenCase& the_case;
    ConfigState& config;
    std::string path;  // as patterns see it
    audit::Thresholds thresholds;
    audit::Baseline baseline;
    std::optional<audit::Changed> changed;
    CaseReport report;
    std::optional<audit::Severity> worst_cut;  // of findings that were not kept
};

/// Findings by what becomes of them. They point into what was sifted.
struct Auditor::Sifted {
    std::vector<ReportedFinding> shown, hidden;
    std::vector<audit::KnownFinding> all;  // shown or known to the baseline: what a new baseline holds
    std::size_t known = 0, elsewhere = 0;
    audit::Baseline baseline;
};

Auditor::Auditor(Session& session, const AuditRequest& request, const audit::RuleBook& rules,
                 const DeskRules& desk, ConfigBook& configs, std::vector<render::ReportWriter*> writers)
    : session_(session),
      request_(request),
      rules_(rules),
      desk_(desk),
      configs_(configs),
      writers_(std::move(writers)) {
    own_.rules = request.rules;
    counts_characters_ = std::any_of(writers_.begin(), writers_.end(),
                                     [](const auto* one) { return one->counts_characters(); });
    if (request.baseline) known_ = read_baseline(read_all(session, *request.baseline), *request.baseline);
}

Auditor::~Auditor() = default;

Auditor::ConfigState& Auditor::state_of(const std::string& path) {
    const AuditConfig* const config = configs_.of(path);
    std::unique_ptr<ConfigState>& state = states_[config];
    if (!state) {
        state = std::make_unique<ConfigState>(config, request_.today);
        order_.push_back(state.get());
    }
    return *state;
}

audit::RuleStance Auditor::stance(const audit::Policy& policy, std::string_view rule,
                                  std::string_view path) const {
    audit::RuleStance stance = stance_of(policy, rule, path);
    for (const audit::RuleSetting& setting : own_.rules) {
        if (!audit::glob_matches(setting.rules, rule)) continue;
        if (setting.on) stance.on = *setting.on;
        if (setting.severity) stance.severity = setting.severity;
    }
    return stance;
}

bool Auditor::wanted(const CaseState& one, std::string_view rule) const {
    if (!desk_.holds(rule, one.config.config)) return false;
    // A rule that is asked for by its own name is run, whatever a configuration says.
    if (std::find(request_.only.begin(), request_.only.end(), rule) != request_.only.end()) return true;
    return audit::any_matches(request_.only, rule) && stance(one.config.policy, rule, one.path).on;
}

void Auditor::audit(const std::string& path) {
    ConfigState& config = state_of(path);
    auto the_case = std::make_unique<OpenCase>(session_, path);
    const auto prepared = [&] {
        CaseState one{*the_case, config, path, {}, {}, {}, {}, {}};
        if (config.config != nullptr) one.path = path_in_config(*config.config, path);
        one.thresholds = thresholds_of(config.policy, one.path);
        one.report.name = the_case->name();
        one.report.names = the_case.get();
        one.report.fail_on =
            request_.fail_on.value_or(config.policy.fail_on.value_or(audit::FailOn::Warning));
        if (request_.baseline) {
            const auto known = known_.find(path_in_baseline(*request_.baseline, path));
            if (known != known_.end()) one.baseline = audit::Baseline(known->second);
        }
        if (!request_.changed_since.empty() && the_case->problems().empty()) {
            if (the_case->is_case_file()) {
                throw Error(ErrorCode::Unsupported,
                            "--changed-since: found a case file, expected a text case that git keeps",
                            {path});
            }
            one.changed = audit::changed_between(*case_at_revision(session_, path, request_.changed_since),
                                                 the_case->source());
        }
        return one;
    };
    CaseState one = prepared();
    if (request_.fixing != AuditRequest::Fixing::No && the_case->problems().empty() && fix(one)) {
        the_case = std::make_unique<OpenCase>(session_, path);
        CaseState anew = prepared();
        if (counts_characters_) the_case->count_characters(session_);
        look(anew);
    } else {
        if (counts_characters_) the_case->count_characters(session_);
        look(one);
    }
    config.paths.push_back(config.config == nullptr ? path : path_in_config(*config.config, path));
    ++totals_.cases;
}

void Auditor::look(CaseState& one) {
    std::vector<audit::Finding> findings;
    std::vector<render::ReportPlace> places;
    if (one.the_case.problems().empty()) {
        findings = run(one, one.the_case.source(), one.the_case.snapshot());
    } else {
        one.report.unreadable = true;
        one.config.judged = false;
        one.changed.reset();
        for (const Problem& problem : one.the_case.problems()) {
            findings.push_back(audit::finding_of(problem));
            places.push_back(one.the_case.place(problem));
        }
    }
    report(one, sift(one, findings, places));
}

std::vector<audit::Finding> Auditor::run(CaseState& one, const GraphSource& source,
                                         const Snapshot& snapshot) {
    std::vector<std::unique_ptr<audit::Rule>> rules;
    std::map<std::string, audit::Severity, std::less<>> severities;
    one.report.ran.clear();
    for (const audit::RuleBook::Entry& entry : rules_.entries()) {
        if (!entry.make || !wanted(one, entry.info->id)) continue;
        rules.push_back(entry.make());
        one.report.ran.push_back(entry.info->id);
        if (const auto severity = stance(one.config.policy, entry.info->id, one.path).severity)
            severities.emplace(entry.info->id, *severity);
    }
    audit::RunOptions options;
    options.threads = request_.threads;
    options.limit_per_rule = request_.limit;
    options.timing = request_.timing;
    const auto folder = one.the_case.path() == "-" ? std::filesystem::path()
                                                   : std::filesystem::path(one.the_case.path()).parent_path();
    const audit::CopyReader copies = [&](const Document& document, const CopyLimits& limits) {
        return read_copy(folder.empty() ? "." : folder, document, limits);
    };
    const audit::Subject subject{source, snapshot, copies, one.thresholds};
    audit::RunResult result = run_rules(subject, rules, options);
    for (audit::Finding& finding : result.findings) {
        const auto severity = severities.find(finding.rule);
        if (severity != severities.end()) finding.severity = severity->second;
    }
    one.report.cut.clear();
    for (const audit::RuleTime& time : result.times) {
        if (time.total == time.findings) continue;
        const auto severity = severities.find(time.rule);
        one.report.cut.push_back({time.rule, time.findings, time.total});
        one.config.cut.push_back(time.rule);
        one.worst_cut = std::max(one.worst_cut, severity == severities.end() ? time.worst : severity->second);
    }
    add_times(result.times);
    return std::move(result.findings);
}

Auditor::Sifted Auditor::sift(CaseState& one, const std::vector<audit::Finding>& findings,
                              const std::vector<render::ReportPlace>& places) const {
    Sifted sifted;
    sifted.baseline = one.baseline;
    sifted.shown.reserve(findings.size());
    for (std::size_t i = 0; i < findings.size(); ++i) {
        const audit::Finding& finding = findings[i];
        ReportedFinding reported;
        reported.finding = &finding;
        reported.fingerprint = audit::fingerprint(finding);
        reported.where = i < places.size() ? places[i] : one.the_case.place(finding.record);
        if (!one.report.unreadable) {
            reported.hidden_by = one.config.suppressor.hides(finding, reported.fingerprint, one.path);
        }
        // A known finding that is suppressed now has not vanished.
        const bool was_known = sifted.baseline.takes(reported.fingerprint);
        if (reported.hidden_by != nullptr) {
            sifted.hidden.push_back(std::move(reported));
            continue;
        }
        if (request_.new_baseline) {
            sifted.all.push_back(
                {reported.fingerprint, finding.rule, finding.record.text(), finding.message});
        }
        if (was_known) {
            ++sifted.known;
        } else if (one.changed && !one.changed->concerns(finding)) {
            ++sifted.elsewhere;
        } else {
            sifted.shown.push_back(std::move(reported));
        }
    }
    return sifted;
}

std::vector<audit::KnownFinding> Auditor::vanished(const CaseState& one, const audit::Baseline& left) const {
    std::vector<audit::KnownFinding> gone = left.vanished();
    // What a rule that did not run would find, or one of which not every finding was looked at, is not known.
    std::erase_if(gone, [&](const audit::KnownFinding& known) {
        const auto& cut = one.report.cut;
        const auto& ran = one.report.ran;
        const bool looked_at =
            is_reading_rule(known.rule) || std::find(ran.begin(), ran.end(), known.rule) != ran.end();
        return !looked_at ||
               std::any_of(cut.begin(), cut.end(), [&](const auto& c) { return c.rule == known.rule; });
    });
    return gone;
}

void Auditor::report(CaseState& one, Sifted sifted) {
    one.report.findings = sifted.shown;
    one.report.hidden = sifted.hidden;
    one.report.known = sifted.known;
    one.report.elsewhere = sifted.elsewhere;
    one.report.vanished = vanished(one, sifted.baseline);
    if (one.worst_cut && audit::fails(*one.worst_cut, one.report.fail_on)) totals_.failed = true;
    if (request_.new_baseline) {
        found_[path_in_baseline(*request_.new_baseline, one.the_case.path())] = std::move(sifted.all);
    }
    hand_out(one.report);
}

void Auditor::hand_out(const CaseReport& report) {
    for (const ReportedFinding& shown : report.findings) {
        ++totals_.findings[static_cast<std::size_t>(shown.finding->severity)];
        totals_.failed = totals_.failed || audit::fails(shown.finding->severity, report.fail_on);
    }
    totals_.hidden += report.hidden.size();
    totals_.known += report.known;
    totals_.elsewhere += report.elsewhere;
    totals_.vanished += report.vanished.size();
    for (render::ReportWriter* writer : writers_) writer->add(report);
}

bool Auditor::fix(CaseState& one) {
    audit::RecordChanges changes;
    std::vector<std::string> told;
    for (int pass = 0; pass < most_passes; ++pass) {
        const audit::PatchedSource source(one.the_case.source(), changes);
        const Snapshot snapshot = build_snapshot(source);
        const std::vector<audit::Finding> findings = run(one, source, snapshot);
        const Sifted sifted = sift(one, findings, {});
        audit::FixPlan plan;
        for (const ReportedFinding& shown : sifted.shown) plan.add(*shown.finding);
        if (plan.empty()) break;
        for (const auto& [id, record] : plan.changes()) changes.insert_or_assign(id, record);
        told.insert(told.end(), plan.told().begin(), plan.told().end());
    }
    if (changes.empty()) return false;
    const bool writes = request_.fixing == AuditRequest::Fixing::Write;
    if (writes) {
        write_fixes(session_, one.the_case, changes);
    } else {
        show_fixes(session_, one.the_case, changes);
    }
    session_.say(one.the_case.name() + (writes ? ": fixed " : ": would fix ") +
                 render::counted(told.size(), "finding"));
    for (const std::string& line : told) session_.say("  " + line);
    return writes;
}

void Auditor::finish() {
    for (ConfigState* state : order_) complain(*state);
    for (render::ReportWriter* writer : writers_) writer->finish(totals_);
    if (request_.new_baseline) {
        write_output(session_, *request_.new_baseline,
                     [&](std::ostream& out) { write_baseline(out, found_); });
    }
}

void Auditor::complain(ConfigState& state) {
    if (state.config == nullptr) return;
    const auto judged = [&](const audit::Suppression& one) {
        return state.judged && request_.only.empty() &&
               std::none_of(state.cut.begin(), state.cut.end(),
                            [&](const std::string& rule) { return audit::glob_matches(one.rule, rule); }) &&
               (one.paths.empty() ||
                std::any_of(state.paths.begin(), state.paths.end(),
                            [&](const std::string& path) { return audit::any_matches(one.paths, path); }));
    };
    std::vector<audit::Suppressor::Complaint> complaints = state.suppressor.complaints(judged);
    std::erase_if(complaints, [&](audit::Suppressor::Complaint& one) {
        const audit::RuleStance stance = this->stance(state.policy, one.finding.rule, "");
        if (stance.severity) one.finding.severity = *stance.severity;
        return !stance.on || !audit::any_matches(request_.only, one.finding.rule);
    });
    CaseReport report;
    report.name = state.config->name;
    report.configuration = true;
    report.fail_on = request_.fail_on.value_or(state.policy.fail_on.value_or(audit::FailOn::Warning));
    const std::string file = (state.config->folder / std::filesystem::path(report.name).filename()).string();
    audit::Baseline baseline;
    if (request_.baseline) baseline = audit::Baseline(known_[path_in_baseline(*request_.baseline, file)]);
    std::vector<ReportedFinding> shown;
    std::vector<audit::KnownFinding> all;
    std::vector<render::ReportPlace> places;
    for (const audit::Suppressor::Complaint& one : complaints) places.emplace_back(one.where);
    if (counts_characters_) count_in_order(places);
    for (std::size_t i = 0; i < complaints.size(); ++i) {
        const audit::Suppressor::Complaint& one = complaints[i];
        const std::string fingerprint = audit::fingerprint(one.finding);
        all.push_back({fingerprint, one.finding.rule, one.finding.record.text(), one.finding.message});
        if (baseline.takes(fingerprint)) {
            ++report.known;
        } else {
            shown.push_back({&one.finding, fingerprint, places[i], nullptr});
        }
    }
    if (request_.only.empty() && state.judged && state.cut.empty()) report.vanished = baseline.vanished();
    report.findings = shown;
    if (request_.new_baseline && !all.empty())
        found_[path_in_baseline(*request_.new_baseline, file)] = std::move(all);
    if (!report.findings.empty() || report.known > 0 || !report.vanished.empty()) hand_out(report);
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
