#include <algorithm>
#include <cstddef>
#include <span>

#include "engine/contradiction/check.hpp"
#include "graphs/snapshot/build/build.hpp"
#include "graphs/snapshot/compare.hpp"
#include "graphs/snapshot/file.hpp"
#include "tools/cli/command.hpp"
#include "tools/cli/command/registry.hpp"
#include "tools/cli/session/open.hpp"
#include "tools/render/answer/case/findings.hpp"

// gainsay check CASE: is the case as it should be? References, the rules of the model, the file, its
// snapshot, and the witnesses of what we would answer.

namespace gainsay::cli {
namespace {

// Witnesses that are walked a second time. It is a check of ourselves, so a sample of a large case will do.
constexpr std::size_t most_witnesses = 10'000;

class CheckCommand final : public Command {
public:
    std::string_view name() const override { return "check"; }
    std::string_view summary() const override { return "check a case against the rules of the model"; }

    void declare(Options& options) override {
        options.reads_case();
        options.option(&limit_, "--limit", "N", "stop after so many findings; 20 unless said otherwise", 'n');
        options.gives_rows();
        options.explain(
            "Rules: case (a record or the text breaks the model: fields, references, ids), file (the case "
            "file is damaged or its "
            "index or journal does not fit), snapshot (the graph beside it does not fit), witness (an answer "
            "of our own "
            "does not hold; please report it). The exit status is 1 when there is a finding.");
        options.example("gainsay check fixtures/iran-tip-2018/case.json", "nothing is printed: all is well");
    }

    Exit run(Session& session) override {
        if (limit_ == 0) throw Error(ErrorCode::Malformed, "--limit: found 0, expected 1 or more");
        if (session.is_case_file()) {
            check_file(session);
        } else {
            check_text(session);
        }
        if (findings_.empty()) check_answers(session);
        const bool limited = findings_.size() > limit_;
        if (limited) findings_.resize(limit_);
        render::findings(session.output(), findings_, limited);
        if (limited) session.say("there may be more than " + std::to_string(limit_) + ": raise --limit");
        return findings_.empty() ? Exit::Fine : Exit::Found;
    }

private:
    void check_text(Session& session) {
        Input input = open_input(session, session.case_name());
        ReadOptions options = session.reading(input.name);
        options.max_errors = limit_ + 1;
        CaseBuilder builder;
        try {
            LossReport losses(1);  // of foreign formats, which convert reports
            input.format->read(*input.stream, input.name, builder, options, losses);
            text_ = std::make_unique<CaseSource>(builder.take());
        } catch (const ReadError& error) {
            for (const Problem& problem : error.problems()) {
                findings_.push_back({"case", problem.record, problem.field, problem.message, problem.where});
            }
        }
    }

    void check_file(Session& session) {
        CaseFile& file = session.case_file();
        for (const std::string& problem : file.problems(limit_ + 1)) {
            findings_.push_back({"file", "", "", problem, {session.case_name()}});
        }
    }

    void check_answers(Session& session) {
        const Snapshot snapshot = text_ ? build_snapshot(*text_) : session.snapshot();
        if (!text_) check_snapshot_file(session, snapshot);
        for (const Closures& closures : {Closures{}, Closures::all()}) {
            ContradictionOptions options;
            options.closures = closures;
            options.limit = most_witnesses;
            options.include_proposed = true;
            for (const Contradiction& pair : all_contradictions(snapshot, options).pairs) {
                for (const Witness& witness : pair.witnesses) {
                    const std::string broken = check_witness(snapshot, witness, options);
                    if (broken.empty() || findings_.size() > limit_) continue;
                    findings_.push_back(
                        {"witness", std::string(snapshot.id(witness.a.source)), "", broken, {}});
                }
            }
        }
    }

    // The graph that questions are answered from against one that is built anew.
    void check_snapshot_file(Session& session, const Snapshot& snapshot) {
        const Snapshot fresh = build_snapshot(session.source());
        const auto same = [](std::span<const std::byte> a, std::span<const std::byte> b) {
            return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin());
        };
        const bool right = snapshot.overlaid() ? first_difference(snapshot, fresh).empty()
                                               : same(snapshot.bytes(), fresh.bytes());
        if (right) return;
        const std::string path = snapshot_path(session.case_name()).string();
        findings_.push_back({"snapshot",
                             "",
                             "",
                             "the graph is not that of the case; delete the file, it is built anew by itself",
                             {path}});
    }

    std::size_t limit_ = 20;
    std::vector<render::Finding> findings_;
    std::unique_ptr<CaseSource> text_;
};

}  // namespace

std::unique_ptr<Command> make_check() {
    return std::make_unique<CheckCommand>();
}

}  // namespace gainsay::cli
