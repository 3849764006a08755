#include "tools/render/answer/figures_and_quotes/quantities.hpp"
#include "engine/quantity/whole_case/figures.hpp"
#include "engine/quantity/whole_case/find.hpp"
#include "engine/quantity/whole_case/framed.hpp"
#include "tools/cli/command.hpp"
#include "tools/cli/command/ask/time_options.hpp"
#include "tools/cli/command/registry.hpp"

// gainsay quantities CASE [CLAIM]: are two figures in conflict, and if not, why not?

namespace gainsay::cli {
namespace {

class QuantitiesCommand final : public Command {
public:
    std::string_view name() const override { return "quantities"; }
    std::string_view summary() const override { return "compare figures, and say why they differ"; }

    void declare(Options& options) override {
        options.reads_case();
        options
            .positional(&claim_, "CLAIM",
                        "only figures of this claim, against all others: its id, or its text")
            .completes(Hint::Id)
            .optional();
        options.flag(conflicts_, "--conflicts", "only pairs that are in conflict, and what does not add up");
        options.flag(
            propose_, "--propose",
            "print the conflicts as proposed relations instead, in JSON Lines, for \"gainsay import\"");
        options.flag(check_, "--check",
                     "end with status 1 when figures are in conflict or do not add up, else with 0");
        options.option(&limit_, "--limit", "N",
                       "at most so many pairs, conflicts first; 1000 unless said otherwise; 0 for all", 'n');
        time_.declare(options);
        options.gives_rows();
        options.explain(
            "Figures are compared when they count the same and have a subject in common. They are the same, "
            "compatible (rounding, bounds, a part of the other), different for a reason (measure, recorded "
            "or "
            "estimated, version, unit, population, period, subject), or in conflict; all reasons are named. "
            "Shares "
            "above 100 %, parts that do not add up, and dates that cannot be right are remarked on.");
        options.explain(
            "Nothing is changed in the case: a conflict that is found this way is a proposal until a person "
            "accepts it.");
        options.example("gainsay quantities fixtures/iran-tip-2018/case.json",
                        "why 51 %, 84 % and \"second after China\" are no contradiction");
        options.example("gainsay quantities case.gainsay --propose | gainsay import case.gainsay -",
                        "keep the conflicts as proposals, to be accepted or rejected");
    }

    Exit run(Session& session) override {
        if (propose_ && (conflicts_ || check_)) {
            throw Error(ErrorCode::Malformed,
                        "found --propose with --conflicts or --check, expected it alone: it prints conflicts "
                        "only, and "
                        "ends with 1 when there are none");
        }
        QuantityOptions options;
        if (claim_) options.claim = ClaimId(session.resolve_id(*claim_, {RecordKind::Claim}));
        options.conflicts_only = conflicts_ || propose_;
        options.limit = limit_;
        const TimeFrame frame = time_.frame();
        FigureTable table = collect_figures(session.source());
        if (frame.any()) keep_said(table, session.snapshot(), frame);
        session.log(std::to_string(table.figures.size()) + " figures of " +
                    std::to_string(table.claims.size()) + " claims");
        const QuantityAnswer answer = find_quantities(table, options);
        if (propose_) return propose(session, table, answer);
        render::quantities(session.output(), session.source(), table, answer);
        const bool wrong =
            answer.counts[static_cast<std::size_t>(Verdict::Conflict)] > 0 || !answer.sums.empty();
        if (check_) return wrong ? Exit::Found : Exit::Fine;
        const bool found = !answer.pairs.empty() || !answer.sums.empty() || !answer.dates.empty();
        return found ? Exit::Fine : Exit::NothingFound;
    }

private:
    static Exit propose(const Session& session, const FigureTable& table, const QuantityAnswer& answer) {
        const std::vector<Relation> relations = proposals_of(table, answer);
        render::proposals(session.out(), relations);
        if (answer.limited) session.say("there are more conflicts: raise --limit");
        if (relations.empty()) session.say("nothing to propose");
        return relations.empty() ? Exit::NothingFound : Exit::Fine;
    }

    std::optional<std::string> claim_;
    bool conflicts_ = false, propose_ = false, check_ = false;
    TimeOptions time_;
    std::size_t limit_ = 1000;
};

}  // namespace

std::unique_ptr<Command> make_quantities() {
    return std::make_unique<QuantitiesCommand>();
}

}  // namespace gainsay::cli
