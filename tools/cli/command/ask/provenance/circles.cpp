#include "engine/provenance/circles/circles.hpp"

#include "tools/cli/command.hpp"
#include "tools/cli/command/ask/time_options.hpp"
#include "tools/cli/command/registry.hpp"
#include "tools/render/answer/provenance/circles.hpp"

// gainsay circles CASE: who is, in the end, his own source?

namespace gainsay::cli {
namespace {

class CirclesCommand final : public Command {
public:
    std::string_view name() const override { return "circles"; }
    std::string_view summary() const override {
        return "find sources that lead back to themselves, and the claims on them";
    }

    void declare(Options& options) override {
        options.reads_case();
        options
            .option(&through_, "--through", "RECORD",
                    "only circles over this document, over one that this agent published or wrote, or on "
                    "which this claim rests")
            .completes(Hint::Id);
        options.option(&max_length_, "--max-length", "N",
                       "only circles of so many documents or fewer; any number unless said otherwise");
        options.option(&limit_, "--limit", "N",
                       "at most so many circles, the shortest first; 100 unless said otherwise; 0 for all",
                       'n');
        options.option(&work_, "--work", "N",
                       "end the search after so many links walked; 50000000 unless said otherwise: about a "
                       "second; 0 for no end");
        options.option(&claims_, "--claims", "N",
                       "list at most so many claims with each circle, those without an origin first; 10 "
                       "unless said otherwise; 0 for all");
        time_.declare(options);
        options.gives_rows();
        options.explain(
            "A document leans on what it cites, on what it is a part of, and on the document from which it "
            "has a statement. In a circle each leans on the next, and the last on the first: none of them is "
            "a "
            "source of the others. Every circle is shown once, with all links, and where the dates say that "
            "something younger is cited. A claim rests on a circle when its trail leads there; it has no "
            "origin "
            "when every way back runs into a circle.");
        options.explain(
            "There can be more circles than anybody can read. Ends with status 3 when --limit or --work left "
            "some out, and says up to which length all are there.");
        options.explain(
            "Of an interval are the circles of which a document may date from A on, because a circle closes "
            "when "
            "its last document appears; all else is as of B.");
        options.example("gainsay circles fixtures/circular-report/case.json",
                        "an atlas, a newspaper and a guide that name each other");
        options.example(
            "gainsay circles fixtures/relay-chain/case.json --through claim:white-seal --format json",
            "the circles under one claim, for a program");
    }

    Exit run(Session& session) override {
        CirclesOptions options;
        options.max_length = max_length_.value_or(0);
        options.limit = limit_;
        options.max_work = work_;
        options.max_claims = claims_;
        time_.put(options);
        const Snapshot& snapshot = session.snapshot();
        if (through_) {
            options.through =
                session.resolve(*through_, {RecordKind::Claim, RecordKind::Document, RecordKind::Agent});
        }
        const Circles answer = find_circles(snapshot, options);
        render::circles(session.output(), snapshot, answer);
        const std::string cut = render::left_out_text(answer);
        if (!cut.empty()) session.say(cut);
        if (answer.cut == CirclesCut::Limit || answer.cut == CirclesCut::Work) return Exit::Limit;
        return answer.circles.empty() ? Exit::NothingFound : Exit::Fine;
    }

private:
    std::optional<std::string> through_;
    TimeOptions time_;
    std::optional<std::size_t> max_length_;
    std::size_t limit_ = 100, work_ = 50'000'000, claims_ = 10;
};

}  // namespace

std::unique_ptr<Command> make_circles() {
    return std::make_unique<CirclesCommand>();
}

}  // namespace gainsay::cli
