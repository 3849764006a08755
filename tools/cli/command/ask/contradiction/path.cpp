#include "engine/contradiction/chains/chain.hpp"
#include "tools/cli/command.hpp"
#include "tools/cli/command/ask/question.hpp"
#include "tools/cli/command/registry.hpp"
#include "tools/render/answer/contradiction/contradictions.hpp"

// gainsay path CASE A B: the shortest chain of contradictions from one agent to another.

namespace gainsay::cli {
namespace {

class PathCommand final : public Command {
public:
    std::string_view name() const override { return "path"; }
    std::string_view summary() const override {
        return "show the shortest chain of contradictions from one agent to another";
    }

    void declare(Options& options) override {
        options.reads_case();
        options.positional(&from_, "A", "the agent from which the chain leads").completes(Hint::Id);
        options.positional(&to_, "B", "the agent to which it leads").completes(Hint::Id);
        options.option(&max_length_, "--max-length", "N", "at most so many steps; 0 for any number");
        question_.declare(options);
        span_.declare(options);
        options.gives_rows();
        options.explain(
            "A speaks against B, B against C: each step is shown with its witness. An even number of steps "
            "defends: "
            "A ends up on the side of C; an odd number attacks.");
        options.example(
            "gainsay path fixtures/iran-tip-2018/case.json amnesty-international us-state-department",
            "through whom two agents that never mention each other are opposed");
    }

    Exit run(Session& session) override {
        const Snapshot& snapshot = session.snapshot();
        const Node from = session.resolve(from_, {RecordKind::Agent});
        const Node to = session.resolve(to_, {RecordKind::Agent});
        const auto chain = contradiction_chain(snapshot, from, to, question_.options(), max_length_);
        render::contradiction_chain(session.output(), snapshot, from, to, chain, span_.frames());
        if (!chain) question_.hint(session);
        return chain ? Exit::Fine : Exit::NothingFound;
    }

private:
    std::string from_, to_;
    std::size_t max_length_ = 0;
    Question question_;
    SpanOption span_;
};

}  // namespace

std::unique_ptr<Command> make_path() {
    return std::make_unique<PathCommand>();
}

}  // namespace gainsay::cli
