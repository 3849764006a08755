#include "engine/provenance/impact/impact.hpp"

#include "engine/provenance/impact/ended.hpp"
#include "tools/cli/command.hpp"
#include "tools/cli/command/ask/time_options.hpp"
#include "tools/cli/command/registry.hpp"
#include "tools/render/answer/provenance/impact.hpp"

// gainsay impact CASE RECORD: what falls without a record, and what stands on other support.

namespace gainsay::cli {
namespace {

class ImpactCommand final : public Command {
public:
    std::string_view name() const override { return "impact"; }
    std::string_view summary() const override {
        return "show what rests on a record: what falls without it, and what stands";
    }

    void declare(Options& options) override {
        options.reads_case();
        options
            .positional(&what_, "RECORD",
                        "a document, statement, claim, agent or relation: its id, or a name that means it")
            .completes(Hint::Id);
        options.option(&limit_, "--limit", "N",
                       "show at most so many of each list; 1000 unless said otherwise; 0 for all", 'n');
        time_.declare(options);
        options.flag(mentions_, "--mentions", "whoever only mentions a document rests on it too");
        options.flag(trail_, "--trail",
                     "what others say in a document rests on what that cites, too, as \"gainsay sources\" "
                     "follows it");
        options.flag(rephrasings_, "--rephrasings", "a claim stands on the same claim in other words too");
        options.flag(include_proposed_, "--include-proposed", "use relations that nobody has accepted yet");
        options.gives_rows();
        options.explain(
            "RECORD need not be retracted: the question is what would fall if it were; where it is, its own "
            "retraction plays no part. A record falls when of "
            "one kind of what it rests on nothing is left: a statement with its last document, a document "
            "with the last of its sources, a claim when nobody is left who says it and no claim that "
            "supports "
            "it. Each line says why; what stands says on what.");
        options.explain(
            "With an interval words of before A are not listed, but hold others up all the same; where what "
            "is "
            "listed rested on them, that is said.");
        options.example("gainsay impact fixtures/retracted-study/case.json document:larsen-study",
                        "what rests on a study that was retracted");
        options.example("gainsay impact fixtures/retracted-study/case.json agent:larsen --format csv",
                        "what if nothing of an author's can be trusted, for a spreadsheet");
    }

    Exit run(Session& session) override {
        ImpactOptions options;
        time_.put(options);
        options.include_proposed = include_proposed_;
        options.rephrasings = rephrasings_;
        options.mentions = mentions_;
        options.trail = trail_;
        const Snapshot& snapshot = session.snapshot();
        const Node what =
            session.resolve(what_, {RecordKind::Document, RecordKind::Statement, RecordKind::Claim,
                                    RecordKind::Agent, RecordKind::Relation});
        const Impact answer = find_impact(snapshot, what, options);
        const EndedContradictions ended = find_ended(snapshot, answer, options, limit_);
        if (render::impact(session.output(), snapshot, answer, ended, limit_))
            session.say("there is more; raise --limit to see it");
        const bool nothing = answer.fallen.empty() && answer.standing.empty() && answer.concerned.empty() &&
                             answer.rootless.empty();
        return nothing ? Exit::NothingFound : Exit::Fine;
    }

private:
    std::string what_;
    std::size_t limit_ = 1000;
    TimeOptions time_;
    bool include_proposed_ = false, rephrasings_ = false, mentions_ = false, trail_ = false;
};

}  // namespace

std::unique_ptr<Command> make_impact() {
    return std::make_unique<ImpactCommand>();
}

}  // namespace gainsay::cli
