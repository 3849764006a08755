#include "engine/contradiction/disputes/disputes.hpp"

#include "engine/contradiction/disputes/dispute_of.hpp"
#include "tools/cli/command.hpp"
#include "tools/cli/command/ask/threads_option.hpp"
#include "tools/cli/command/registry.hpp"
#include "tools/render/answer/contradiction/disputes.hpp"

// gainsay disputes CASE: which claims hang together by conflicts, and can they be put on two sides?

namespace gainsay::cli {
namespace {

class DisputesCommand final : public Command {
public:
    std::string_view name() const override { return "disputes"; }
    std::string_view summary() const override {
        return "find claims that hang together by conflicts, and their two sides";
    }

    void declare(Options& options) override {
        options.reads_case();
        options.option(&of_, "--of", "CLAIM", "the dispute of this claim alone, claim by claim and by side")
            .completes(Hint::Id);
        options.option(&limit_, "--limit", "N",
                       "at most so many disputes, the largest first; 10 unless said otherwise; with --of so "
                       "many claims, the nearest first; all unless said otherwise; 0 for all",
                       'n');
        options.flag(include_proposed_, "--include-proposed", "count relations that nobody has accepted yet");
        threads_.declare(options, "threads; 0, for one a core, unless said otherwise");
        options.gives_rows();
        options.explain(
            "Claims are of one dispute when contradictions and rebuttals lead from one to the other, over "
            "any number of steps; direction plays no part. Its claims can be put on two sides, so that "
            "every conflict has one end on each, unless an odd number of conflicts runs in a ring: then "
            "the ring is shown, claim by claim, with the relations. A side is no party: claims of one "
            "side need not agree.");
        options.explain(
            "With each dispute stand those who assert most of its claims, and the claims with most "
            "conflicts. With --of, every claim names the conflict that joins it to one that is nearer to "
            "CLAIM.");
        options.example("gainsay disputes fixtures/two-fronts/case.json",
                        "what is in dispute, and whether it has two sides");
        options.example(
            "gainsay disputes fixtures/iran-tip-2018/case.json --of claim:constitution-human-dignity",
            "what hangs on one claim, by side");
    }

    Exit run(Session& session) override {
        DisputesOptions options;
        options.include_proposed = include_proposed_;
        options.threads = threads_.count();
        const Snapshot& snapshot = session.snapshot();
        if (of_) {
            const Node claim = session.resolve(*of_, {RecordKind::Claim});
            options.limit = limit_.value_or(0);
            const std::optional<DisputeOf> answer = dispute_of(snapshot, claim, options);
            render::dispute_of(session.output(), snapshot, claim, answer);
            return answer ? Exit::Fine : Exit::NothingFound;
        }
        constexpr std::size_t few = 10;
        options.limit = limit_.value_or(few);
        const Disputes answer = find_disputes(snapshot, options);
        render::disputes(session.output(), snapshot, answer);
        return answer.disputes != 0 ? Exit::Fine : Exit::NothingFound;
    }

private:
    std::optional<std::string> of_;
    std::optional<std::size_t> limit_;
    bool include_proposed_ = false;
    ThreadsOption threads_;
};

}  // namespace

std::unique_ptr<Command> make_disputes() {
    return std::make_unique<DisputesCommand>();
}

}  // namespace gainsay::cli
