#include "engine/provenance/trace.hpp"

#include <limits>

#include "tools/cli/command.hpp"
#include "tools/cli/command/ask/time_options.hpp"
#include "tools/cli/command/registry.hpp"
#include "tools/render/answer/provenance/trace.hpp"

// gainsay trace CASE RECORD: where something comes from, and what speaks against it.

namespace gainsay::cli {
namespace {

class TraceCommand final : public Command {
public:
    std::string_view name() const override { return "trace"; }
    std::string_view summary() const override {
        return "show where a claim, statement or document comes from, and what speaks against it";
    }

    void declare(Options& options) override {
        options.reads_case();
        options.positional(&what_, "RECORD", "a claim, statement or document: its id, or its text or title")
            .completes(Hint::Id);
        options.flag(back_, "--back",
                     "only backwards: who said it, where it stands, relayed through whom, to the origins");
        options.flag(forward_, "--forward",
                     "only forwards: what speaks for and against it, and what answers that");
        options.flag(both_, "--both", "both ways, which is so unless said otherwise");
        options.option(&depth_, "--depth", "N", "at most so many links each way; 0 for any number");
        options.option(
            &limit_, "--limit", "N",
            "at most so many steps each way, the nearest first; 1000 unless said otherwise; 0 for all", 'n');
        time_.declare(options);
        options.flag(include_proposed_, "--include-proposed",
                     "follow relations that nobody has accepted yet");
        options.flag(rephrasings_, "--rephrasings", "follow the same claim in other words too");
        options.gives_rows();
        options.explain(
            "A link is \"seen\" when a copy of the document that shows it is stored, else it is \"only "
            "reported\". "
            "What was met before is shown once and referred to; cycles are named.");
        options.example(
            "gainsay trace fixtures/iran-tip-2018/case.json statement:qassemi-rejects-report --back",
            "through whom a spokesman's rejection reached the reader");
        options.example("gainsay trace fixtures/iran-tip-2018/case.json constitution-human-dignity --forward",
                        "what speaks against a claim, and what answers that");
    }

    Exit run(Session& session) override {
        if ((back_ && forward_) || (both_ && (back_ || forward_))) {
            throw Error(ErrorCode::Malformed, "found several of --back, --forward and --both, expected one");
        }
        constexpr std::size_t deepest = std::numeric_limits<std::uint32_t>::max();
        if (depth_ > deepest) {
            throw Error(ErrorCode::Malformed, "--depth: found " + std::to_string(depth_) +
                                                  ", expected at most " + std::to_string(deepest));
        }
        TraceOptions options;
        options.backwards = !forward_;
        options.forwards = !back_;
        options.max_depth = static_cast<std::uint32_t>(depth_);
        options.max_steps = limit_;
        time_.put(options);
        options.include_proposed = include_proposed_;
        options.rephrasings = rephrasings_;
        const Snapshot& snapshot = session.snapshot();
        const Node what =
            session.resolve(what_, {RecordKind::Claim, RecordKind::Statement, RecordKind::Document});
        const Trace answer = find_trace(snapshot, what, options);
        render::trace(session.output(), snapshot, answer);
        if (answer.back.cut_by_steps || answer.forward.cut_by_steps) {
            const bool both = answer.back.cut_by_steps && answer.forward.cut_by_steps;
            session.say("cut after " + std::to_string(limit_) + " steps " +
                        (both                       ? "each way"
                         : answer.back.cut_by_steps ? "backwards"
                                                    : "forwards") +
                        ", where it says \"step limit\": raise --limit, or trace from there");
        }
        return Exit::Fine;
    }

private:
    std::string what_;
    bool back_ = false, forward_ = false, both_ = false, include_proposed_ = false, rephrasings_ = false;
    std::size_t depth_ = 0, limit_ = 1000;
    TimeOptions time_;
};

}  // namespace

std::unique_ptr<Command> make_trace() {
    return std::make_unique<TraceCommand>();
}

}  // namespace gainsay::cli
