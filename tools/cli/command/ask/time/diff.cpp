#include "tools/render/answer/time/diff.hpp"
#include "tools/cli/command.hpp"
#include "tools/cli/command/ask/question.hpp"
#include "tools/cli/command/ask/time/diff_sides.hpp"
#include "tools/cli/command/registry.hpp"

// gainsay diff A B: what is different between two cases, or two dates of one.

namespace gainsay::cli {
namespace {

class DiffCommand final : public Command {
public:
    std::string_view name() const override { return "diff"; }
    std::string_view summary() const override { return "compare two cases, or two dates of one"; }

    void declare(Options& options) override {
        options.reads_case();
        options
            .positional(&other_, "OTHER",
                        "the case to compare it with; without one, two dates of CASE are compared")
            .completes(Hint::Case)
            .optional();
        sides_.declare_dates(options);
        question_.declare_without_time(options);
        options.option(&limit_, "--limit", "N",
                       "at most so many changes of each kind; 100 unless said otherwise; 0 for all", 'n');
        options.option(
            &witnesses_, "--witnesses", "N",
            "at most so many witnesses of each dispute that came, and that went; 3 unless said otherwise");
        options.gives_rows();
        options.explain(
            "Four parts: disputes opened and closed, with the witnesses of both sides; claims newly "
            "asserted, contradicted and "
            "supported, or no longer; agents that stand otherwise to a claim; records added, removed and "
            "changed. Two "
            "cases are compared by ids. Of two dates, a record is added when it began to count, and removed "
            "when it "
            "was taken back.");
        options.explain(
            "What a date leaves open is called possible. Ends with status 1 when there are differences, as "
            "\"diff\" does, "
            "and with 0 when there are none.");
        options.example(
            "gainsay diff fixtures/change-of-position/case.json --from 2021-06-30 --to 2021-12-31",
            "what changed in half a year");
        options.example("gainsay diff old.json new.json --format markdown",
                        "what a change of a case does to its disputes, for a pull request");
    }

    Exit run(Session& session) override {
        const ContradictionOptions question = question_.options();
        DiffOptions options;
        options.closures = question.closures;
        options.include_proposed = question.include_proposed;
        options.limit = limit_;
        options.witnesses = witnesses_;
        const OpenedSides sides = sides_.open(session, other_);
        const CaseDiff answer = find_diff(sides.before, sides.after, options);
        render::diff(session.output(), {answer, *sides.before.snapshot, *sides.after.snapshot,
                                        sides.before_name, sides.after_name});
        return answer.empty() ? Exit::Fine : Exit::Found;
    }

private:
    std::optional<std::string> other_;
    DiffSides sides_;
    Question question_;
    std::size_t limit_ = 100, witnesses_ = 3;
};

}  // namespace

std::unique_ptr<Command> make_diff() {
    return std::make_unique<DiffCommand>();
}

}  // namespace gainsay::cli
