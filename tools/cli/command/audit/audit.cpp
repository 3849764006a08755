#include <algorithm>
#include <cstdio>
#include <functional>
#include <thread>

#include "engine/audit/policy/glob.hpp"
#include "tools/cli/command.hpp"
#include "tools/cli/command/audit/auditor.hpp"
#include "tools/cli/command/audit/config/desk_rules.hpp"
#include "tools/cli/command/audit/rule_pages.hpp"
#include "tools/cli/command/registry.hpp"
#include "tools/cli/session/open.hpp"
#include "tools/cli/version.hpp"

// gainsay audit CASE...: does the case keep the rules?

namespace gainsay::cli {
namespace {

constexpr std::size_t usual_limit = 10'000;
constexpr std::size_t most_threads = 256;

std::vector<std::string> texts(std::span<const std::string_view> words) {
    return {words.begin(), words.end()};
}

/// Another report of the same audit: "sarif=audit.sarif".
struct ExtraReport {
    std::string format, file;
};

class AuditCommand final : public Command {
public:
    std::string_view name() const override { return "audit"; }
    std::string_view summary() const override { return "hold cases to rules, and show what breaks them"; }

    void declare(Options& options) override {
        options
            .rest(cases_, "CASE",
                  "case files, text cases of any format that can be read, folders of these, or - for "
                  "standard input; "
                  "without any: GAINSAY_CASE")
            .completes(Hint::Case)
            .optional();
        declare_rules(options);
        declare_outcome(options);
        declare_history(options);
        declare_fixes(options);
        options.explain(
            "A configuration, gainsay.json, is looked for beside each case and in the folders above: rules "
            "on and off, "
            "severities, thresholds, suppressions. A text that cannot be read as a case is a finding; the "
            "other rules "
            "wait for it. The exit status is 1 when a finding is severe enough, whatever the format.");
        options.example("gainsay audit fixtures/careless-desk/case.json", "what a desk should look at");
        options.example("gainsay audit --explain structure/orphan-claim", "what a rule is for");
        options.example("gainsay audit fixtures/careless-desk/case.json --only 'structure/*' --fix --dry-run",
                        "what could be mended without losing anything");
    }

    Exit run(Session& session) override {
        if (cases_.empty() && !session.environment("GAINSAY_CASE").empty())
            cases_.push_back(session.environment("GAINSAY_CASE"));
        ConfigBook configs(session, config_, no_config_);
        for (const std::string& path : cases_) (void)configs.of(path);
        if (cases_.empty()) (void)configs.of("");
        audit::RuleBook rules;
        const DeskRules desk(session, configs, rule_files_, rules);
        if (test_rules_) return desk.test(session);
        if (list_rules_ || explain_) {
            return list_rules_ ? list_rules(session, rules) : explain_rule(session, rules, *explain_);
        }
        if (cases_.empty()) {
            throw Error(ErrorCode::Malformed,
                        "which case? Expected one or more cases as arguments, or the environment variable "
                        "GAINSAY_CASE");
        }
        for (const auto& config : configs.all()) check_rules(*config, rules);
        return audit(session, configs, rules, desk);
    }

private:
    void declare_rules(Options& options) {
        const auto heading = "Rules";
        options.option(&only_, "--only", "RULES", "run only these: an id, or a pattern such as 'sourcing/*'")
            .below(heading);
        options.option(&groups_, "--group", "GROUP", "run only the rules of this group, such as sourcing")
            .below(heading);
        options
            .option(&settings_, "--rule", "RULE=SETTING",
                    "set a rule, or those that a pattern matches, to off, on, note, warning or error")
            .below(heading);
        options.option(&config_, "--config", "FILE", "use this configuration for every case")
            .completes(Hint::File)
            .below(heading);
        options.flag(no_config_, "--no-config", "use none").below(heading);
        options
            .option(&rule_files_, "--rules", "FILE",
                    "add the rules of this file (docs/audit-rules.md) for every case")
            .completes(Hint::File)
            .below(heading);
        options
            .flag(test_rules_, "--test-rules",
                  "run the rules of such files over their own examples, and do no more")
            .below(heading);
        options.flag(list_rules_, "--list-rules", "list the rules, and do no more").below(heading);
        options
            .option(&explain_, "--explain", "RULE", "tell what a rule is for, with examples, and do no more")
            .below(heading);
    }

    void declare_outcome(Options& options) {
        const auto heading = "Report";
        options
            .option(&options.format, "--format", "FORMAT",
                    "how the report is printed; text unless said otherwise", 'f')
            .among(texts(render::report_formats()))
            .below(heading);
        options.option(&reports_, "--report", "FORMAT=FILE", "write it into a file too, in this format")
            .below(heading);
        options
            .option(&fail_on_, "--fail-on", "SEVERITY",
                    "end with status 1 when a finding is at least so severe; warning unless said otherwise")
            .among({"note", "warning", "error", "none"})
            .below(heading);
        options
            .option(&limit_, "--limit", "N",
                    "look at so many findings of a rule in a case, the first in order; 10000 unless said "
                    "otherwise, and "
                    "all where versions are compared; 0 for all",
                    'n')
            .below(heading);
        options.flag(timing_, "--timing", "say on standard error how long each rule took").below(heading);
        options
            .option(&threads_, "--threads", "N",
                    "use so many threads; as many as there are processors unless said otherwise")
            .below(heading);
    }

    void declare_history(Options& options) {
        const auto heading = "History";
        options
            .option(&baseline_, "--baseline", "FILE",
                    "report only what is not in FILE, and what of it vanished")
            .completes(Hint::File)
            .below(heading);
        options.option(&new_baseline_, "--write-baseline", "FILE", "write all that is found into FILE")
            .completes(Hint::File)
            .below(heading);
        options
            .option(&changed_since_, "--changed-since", "REV",
                    "report only what is about records that differ from those in this revision of the git "
                    "repository in "
                    "which the text case lies")
            .below(heading);
        options
            .option(&today_, "--today", "DATE",
                    "the day on which suppressions are judged; else that of the clock")
            .below(heading);
    }

    void declare_fixes(Options& options) {
        const auto heading = "Fixes";
        options.flag(fix_, "--fix", "mend what can be mended safely, then report what is left")
            .below(heading);
        options.flag(dry_run_, "--dry-run", "with --fix: print what would change as a diff, and no report")
            .below(heading);
        options.leaves_entry();
    }

    Exit audit(Session& session, ConfigBook& configs, const audit::RuleBook& rules, const DeskRules& desk) {
        const AuditRequest request = this->request(session, rules);
        render::ReportHead head;
        head.rules = &rules;
        head.version = version();
        head.baseline = baseline_.has_value();
        head.since = request.changed_since;
        head.style = session.output().style();
        std::vector<std::unique_ptr<render::ReportWriter>> owned;
        std::vector<render::ReportWriter*> writers;
        const auto add_writer = [&](const std::string& format, std::ostream& out,
                                    const render::ReportHead& how) {
            owned.push_back(render::report_writer(format, out, how));
            writers.push_back(owned.back().get());
        };
        if (!dry_run_) add_writer(session.format(), session.out(), head);
        render::ReportHead plain = head;
        plain.style = {};
        const std::vector<ExtraReport> extra = extra_reports();
        bool failed = false;
        // Each file is written by a call that puts it in its place when all went well, so the calls lie in one another.
        const std::function<void(std::size_t)> with_file = [&](std::size_t i) {
            if (i < extra.size()) {
                write_output(session, extra[i].file, [&](std::ostream& out) {
                    add_writer(extra[i].format, out, plain);
                    with_file(i + 1);
                });
                return;
            }
            Auditor auditor(session, request, rules, desk, configs, writers);
            for (const std::string& path : cases_) auditor.audit(path);
            auditor.finish();
            failed = auditor.totals().failed;
            if (timing_) tell_times(session, auditor.times());
        };
        with_file(0);
        return failed ? Exit::Found : Exit::Fine;
    }

    AuditRequest request(Session& session, const audit::RuleBook& rules) const {
        if (dry_run_ && !fix_)
            throw Error(ErrorCode::Malformed, "found --dry-run without --fix, expected both");
        AuditRequest request;
        request.only = only_;
        for (const std::string& group : groups_) request.only.push_back(group + "/*");
        for (const std::string& one : request.only) expect_rule(rules, one, "--only");
        request.rules = settings(rules);
        const bool compares = baseline_ || new_baseline_ || changed_since_;
        request.limit = limit_.value_or(compares || fix_ ? 0 : usual_limit);
        const std::size_t processors = std::max<std::size_t>(1, std::thread::hardware_concurrency());
        request.threads =
            static_cast<unsigned>(std::clamp<std::size_t>(threads_.value_or(processors), 1, most_threads));
        request.timing = timing_;
        if (fail_on_) {
            const auto& all = words<audit::FailOn>;
            request.fail_on =
                static_cast<audit::FailOn>(std::find(all.begin(), all.end(), *fail_on_) - all.begin());
        }
        request.today = today(session);
        request.changed_since = changed_since_.value_or("");
        if (changed_since_ && changed_since_->empty())
            throw Error(ErrorCode::Malformed,
                        "--changed-since: found nothing, expected a revision such as HEAD");
        request.baseline = baseline_;
        request.new_baseline = new_baseline_;
        if (fix_) request.fixing = dry_run_ ? AuditRequest::Fixing::Show : AuditRequest::Fixing::Write;
        return request;
    }

    static void expect_rule(const audit::RuleBook& rules, const std::string& pattern, const char* option) {
        const bool any = std::any_of(rules.entries().begin(), rules.entries().end(), [&](const auto& entry) {
            return audit::glob_matches(pattern, entry.info->id);
        });
        if (any) return;
        const std::string_view near = rules.nearest(pattern);
        throw Error(ErrorCode::NotFound,
                    std::string(option) + ": no rule is called \"" + pattern + "\"" +
                        (near.empty() ? "; --list-rules shows what there is"
                                      : "; did you mean \"" + std::string(near) + "\"?"));
    }

    std::vector<audit::RuleSetting> settings(const audit::RuleBook& rules) const {
        std::vector<audit::RuleSetting> all;
        for (const std::string& text : settings_) {
            const std::size_t sign = text.rfind('=');
            auto setting = sign == std::string::npos ? std::nullopt
                                                     : setting_of(std::string_view(text).substr(sign + 1));
            if (!setting) {
                throw Error(ErrorCode::Malformed,
                            "--rule: found \"" + text +
                                "\", expected a rule, =, and off, on, note, warning or error");
            }
            setting->rules = text.substr(0, sign);
            expect_rule(rules, setting->rules, "--rule");
            all.push_back(*std::move(setting));
        }
        return all;
    }

    Day today(Session& session) const {
        const std::string text = today_.value_or(session.now().substr(0, 10));
        const auto date = Edtf::parse(text);
        const bool a_day = date && date->period().start_min == date->period().end_max;
        if (!a_day)
            throw Error(ErrorCode::Malformed,
                        "--today: found \"" + text + "\", expected a day such as 2026-12-31");
        return date->period().end_max;
    }

    std::vector<ExtraReport> extra_reports() const {
        std::vector<ExtraReport> all;
        for (const std::string& text : reports_) {
            const std::size_t sign = text.find('=');
            const std::string format = text.substr(0, sign);
            const auto known = render::report_formats();
            if (sign == std::string::npos || sign + 1 == text.size() ||
                std::find(known.begin(), known.end(), format) == known.end()) {
                throw Error(ErrorCode::Malformed,
                            "--report: found \"" + text +
                                "\", expected a format and a file, such as sarif=audit.sarif");
            }
            all.push_back({format, text.substr(sign + 1)});
        }
        return all;
    }

    static void tell_times(Session& session, std::vector<audit::RuleTime> times) {
        std::stable_sort(times.begin(), times.end(),
                         [](const auto& x, const auto& y) { return x.seconds > y.seconds; });
        double sum = 0;
        const auto line = [&](double seconds, const std::string& what) {
            char number[32];
            std::snprintf(number, sizeof number, "%9.3f s  ", seconds);
            session.say(number + what);
        };
        for (const audit::RuleTime& one : times) {
            line(one.seconds, one.rule + ": " + render::counted(one.total, "finding"));
            sum += one.seconds;
        }
        line(sum, "all rules, on all threads together");
    }

    std::vector<std::string> cases_, only_, groups_, settings_, reports_, rule_files_;
    std::optional<std::string> config_, explain_, fail_on_, baseline_, new_baseline_, changed_since_, today_;
    std::optional<std::size_t> limit_, threads_;
    bool no_config_ = false, list_rules_ = false, test_rules_ = false, timing_ = false, fix_ = false,
         dry_run_ = false;
};

}  // namespace

std::unique_ptr<Command> make_audit() {
    return std::make_unique<AuditCommand>();
}

}  // namespace gainsay::cli
