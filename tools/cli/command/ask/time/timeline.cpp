#include "engine/time/timeline/timeline.hpp"

#include "tools/cli/command.hpp"
#include "tools/cli/command/ask/question.hpp"
#include "tools/cli/command/registry.hpp"
#include "tools/render/answer/time/timeline.hpp"

// gainsay timeline CASE RECORD: what happened, in which order.

namespace gainsay::cli {
namespace {

class TimelineCommand final : public Command {
public:
    std::string_view name() const override { return "timeline"; }
    std::string_view summary() const override {
        return "show what was said, published, denied and taken back, in order";
    }

    void declare(Options& options) override {
        options.reads_case();
        options.positional(&what_, "RECORD", "a claim, agent or document: its id, or its text, name or title")
            .completes(Hint::Id);
        options
            .option(&against_, "--against", "AGENT",
                    "of a dispute: what RECORD, an agent, and this one have against each other")
            .completes(Hint::Id);
        question_.declare(options);
        options.option(&limit_, "--limit", "N",
                       "at most so many events, the first in order; 1000 unless said otherwise; 0 for all",
                       'n');
        options.gives_rows();
        options.explain(
            "Of a claim: who said, denied, questioned and reviewed it, where, and what was set against it. "
            "Of an agent: what "
            "it said and published, and its offices. Of a document: its publication, and what was said of "
            "it. What was "
            "taken back is shown twice: when it was said, and when it was taken back.");
        options.explain(
            "What is certainly earlier stands before what is certainly later. An event whose day is not "
            "known stands at its "
            "first possible day, and says which places it may take; what has no date stands last. --closure "
            "rephrase counts "
            "a claim in other words; for a dispute closures are those of \"gainsay contradictions\".");
        options.example(
            "gainsay timeline fixtures/change-of-position/case.json claim:ferry-runs-through-2022",
            "how a promise was made and taken back");
        options.example(
            "gainsay timeline fixtures/iran-tip-2018/case.json iran --against us-state-department --closure "
            "affiliation",
            "a dispute between two governments, through those who speak for them");
    }

    Exit run(Session& session) override {
        const ContradictionOptions question = question_.options();
        TimelineOptions options;
        options.frame = {question.since, question.as_of};
        options.closures = question.closures;
        options.include_proposed = question.include_proposed;
        options.limit = limit_;
        const Snapshot& snapshot = session.snapshot();
        TimelineQuestion asked;
        if (against_) {
            asked.subject = session.resolve(what_, {RecordKind::Agent});
            asked.against = session.resolve(*against_, {RecordKind::Agent});
        } else {
            asked.subject =
                session.resolve(what_, {RecordKind::Agent, RecordKind::Document, RecordKind::Claim});
        }
        const Timeline answer = find_timeline(snapshot, asked, options);
        render::timeline(session.output(), snapshot, answer);
        if (answer.total == 0) question_.hint(session);
        return answer.total == 0 ? Exit::NothingFound : Exit::Fine;
    }

private:
    std::string what_;
    std::optional<std::string> against_;
    Question question_;
    std::size_t limit_ = 1000;
};

}  // namespace

std::unique_ptr<Command> make_timeline() {
    return std::make_unique<TimelineCommand>();
}

}  // namespace gainsay::cli
