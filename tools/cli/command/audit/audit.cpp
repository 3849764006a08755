#include <algorithm>
#include <thread>

#include "tools/cli/command.hpp"
#include "tools/cli/command/audit/auditor.hpp"
#include "tools/cli/command/registry.hpp"
#include "tools/cli/version.hpp"

// gainsay audit CASE...: does the case keep the rules?

namespace gainsay::cli {
namespace {

std::vector<std::string> texts(std::span<const std::string_view> words) {
    return {words.begin(), words.end()};
}

class AuditCommand final : public Command {
public:
    std::string_view name() const override { return "audit"; }
    std::string_view summary() const override { return "hold cases to rules, and show what breaks them"; }

    void declare(Options& options) override {
        options
            .rest(cases_, "CASE",
                  "case files, text cases of any format that can be read, folders of these, or - for standard "
                  "input; without any: GAINSAY_CASE")
            .completes(Hint::Case)
            .optional();
        options.option(&only_, "--only", "RULES",
                       "run only these rules: an id, or a pattern such as 'sourcing/*'; may be given more than once");
        options.option(&groups_, "--group", "GROUP", "run only the rules of this group, such as sourcing");
        options
            .option(&fail_on_, "--fail-on", "SEVERITY",
                    "end with status 1 when a finding is at least so severe; warning unless said otherwise")
            .among({"note", "warning", "error", "none"});
        options.option(&limit_, "--limit", "N",
                       "look at so many findings of a rule in a case, the first in order; 10000 unless said "
                       "otherwise; 0 for all",
                       'n');
        options.option(&threads_, "--threads", "N", "use so many threads; as many as there are cores unless said otherwise");
        options
            .option(&options.format, "--format", "FORMAT", "how the report is printed; text unless said otherwise", 'f')
            .among(texts(render::report_formats()));
        options.example("gainsay audit fixtures/iran-tip-2018/case.json", "what a desk should look at");
    }

    Exit run(Session& session) override {
        if (cases_.empty() && !session.environment("GAINSAY_CASE").empty())
            cases_.push_back(session.environment("GAINSAY_CASE"));
        if (cases_.empty()) {
            throw Error(ErrorCode::Malformed,
                        "which case? Expected one or more cases as arguments, or the environment variable GAINSAY_CASE");
        }
        const audit::RuleBook rules;
        const AuditRequest request = this->request();
        render::ReportHead head;
        head.rules = &rules;
        head.version = version();
        head.style = session.output().style();
        const auto writer = render::report_writer(session.format(), session.out(), head);
        Auditor auditor(session, request, rules, {writer.get()});
        for (const std::string& path : cases_) auditor.audit(path);
        auditor.finish();
        return auditor.totals().failed ? Exit::Found : Exit::Fine;
    }

private:
    AuditRequest request() const {
        AuditRequest request;
        request.only = only_;
        for (const std::string& group : groups_) request.only.push_back(group + "/*");
        request.limit = limit_;
        request.threads = static_cast<unsigned>(
            threads_ ? std::clamp<std::size_t>(*threads_, 1, 256)
                     : std::max<std::size_t>(1, std::thread::hardware_concurrency()));
        if (fail_on_) {
            for (std::size_t i = 0; i < words<audit::FailOn>.size(); ++i) {
                if (words<audit::FailOn>[i] == *fail_on_) request.fail_on = static_cast<audit::FailOn>(i);
            }
        }
        return request;
    }

    std::vector<std::string> cases_, only_, groups_;
    std::optional<std::string> fail_on_;
    std::size_t limit_ = 10'000;
    std::optional<std::size_t> threads_;
};

}  // namespace

std::unique_ptr<Command> make_audit() {
    return std::make_unique<AuditCommand>();
}

}  // namespace gainsay::cli
