#include "tools/render/answer/figures_and_quotes/figure.hpp"

#include <algorithm>

#include "tools/cli/command.hpp"
#include "tools/cli/command/ask/time_options.hpp"
#include "tools/cli/command/registry.hpp"

// gainsay figure CASE CLAIM: where a claim's figure comes from, and how it changed on its way.

namespace gainsay::cli {
namespace {

class FigureCommand final : public Command {
public:
    std::string_view name() const override { return "figure"; }
    std::string_view summary() const override {
        return "show where a figure comes from, and what became of it";
    }

    void declare(Options& options) override {
        options.reads_case();
        options.positional(&claim_, "CLAIM", "a claim with a figure: its id, or its text")
            .completes(Hint::Id);
        options.option(&chains_, "--chains", "N",
                       "show at most so many chains of a figure, the earliest origin first; 20 unless said "
                       "otherwise; 0 for all");
        options.option(
            &limit_, "--limit", "N",
            "follow at most so many links, the nearest first; 10000 unless said otherwise; 0 for all", 'n');
        time_.declare(options);
        options.flag(include_proposed_, "--include-proposed",
                     "follow relations that nobody has accepted yet");
        options.gives_rows();
        options.explain(
            "From a claim the way leads to the documents in which its figure stands, and to claims that it "
            "rephrases or that entail or support it; from a document to whom that had it from, and to what "
            "it "
            "cites, where the figure stands too, or one that can have become it. Each link says how the "
            "figure "
            "changed (rounding, unit, population, period, bound, value), and whether a stored copy shows it "
            "or it "
            "is only reported; each end says why it is one.");
        options.explain(
            "With an interval the way begins at the words of the interval that say CLAIM; what they had the "
            "figure from need only be there as of B.");
        options.example("gainsay figure fixtures/travelling-figure/case.json claim:half-of-all-wells",
                        "what became of 47.6 % before a minister said it");
        options.example("gainsay figure fixtures/travelling-figure/case.json claim:half-of-all-wells -f csv",
                        "the same for a spreadsheet, a row a link");
    }

    Exit run(Session& session) override {
        FigureTrailOptions options;
        options.max_links = limit_;
        time_.put(options);
        options.include_proposed = include_proposed_;
        const Snapshot& snapshot = session.snapshot();
        const Node claim = session.resolve(claim_, {RecordKind::Claim});
        const auto trails = find_figure_trails(snapshot, session.source(), claim, options);
        if (trails.empty()) {
            session.say(std::string(snapshot.id(claim)) +
                        " has no figure: what a claim counts stands in its \"quantities\"");
            return Exit::NothingFound;
        }
        render::figure_trails(session.output(), snapshot, claim, trails, chains_);
        const auto is_cut = [](const FigureTrail& trail) { return trail.incomplete; };
        if (std::any_of(trails.begin(), trails.end(), is_cut))
            session.say("the trail was followed for " + std::to_string(limit_) +
                        " links; raise --limit to follow it further");
        const auto leads = [](const FigureTrail& trail) { return trail.steps.size() > 1; };
        return std::any_of(trails.begin(), trails.end(), leads) ? Exit::Fine : Exit::NothingFound;
    }

private:
    std::string claim_;
    std::size_t chains_ = 20, limit_ = 10'000;
    TimeOptions time_;
    bool include_proposed_ = false;
};

}  // namespace

std::unique_ptr<Command> make_figure() {
    return std::make_unique<FigureCommand>();
}

}  // namespace gainsay::cli
