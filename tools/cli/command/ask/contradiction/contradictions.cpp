#include "engine/contradiction/contradictions.hpp"

#include <functional>

#include "engine/contradiction/agents/matrix.hpp"
#include "tools/cli/command.hpp"
#include "tools/cli/command/ask/question.hpp"
#include "tools/cli/command/ask/threads_option.hpp"
#include "tools/cli/command/registry.hpp"
#include "tools/render/answer/contradiction/contradictions.hpp"

// gainsay contradictions CASE: who contradicts whom, and what proves it.

namespace gainsay::cli {
namespace {

class ContradictionsCommand final : public Command {
public:
    std::string_view name() const override { return "contradictions"; }
    std::string_view summary() const override { return "show who contradicts whom, and what proves it"; }

    void declare(Options& options) override {
        options.reads_case();
        options.option(&by_, "--by", "AGENT", "only what this agent speaks against").completes(Hint::Id);
        options.option(&against_, "--against", "AGENT", "only what speaks against this agent")
            .completes(Hint::Id);
        options.option(&about_, "--about", "RECORD", "only what is about this claim or document")
            .completes(Hint::Id);
        options.flag(self_, "--self", "only agents that contradict themselves, and changes of position");
        options.flag(matrix_, "--matrix", "count instead: agents against agents, by kind of witness");
        question_.declare_with_agents(options, "every witness between two agents, in both directions");
        span_.declare(options);
        options.option(&limit_, "--limit", "N",
                       "at most so many witnesses; 0, for all, unless said otherwise", 'n');
        threads_.declare(options, "threads for --matrix; 0, for one a core, unless said otherwise");
        options.gives_rows();
        options.explain(
            "A contradicts B when a statement of A denies a claim that B asserts (denial), A asserts a claim "
            "that "
            "contradicts or rebuts one of B's (opposition), A denies a document that B published or authored "
            "(rejection), or A asserts a claim that undercuts a statement, document or relation of B "
            "(undercut). "
            "Every answer names its witness: both statements, where they stand and through whom, the "
            "relation and "
            "on whose word it stands.");
        options.explain(
            "A contradiction that holds in both directions is listed once where all pairs are asked for, "
            "under "
            "the first of the two.");
        options.explain(
            "Closures: rephrase takes claims that rephrase each other as one; with entailment, who asserts a "
            "claim "
            "is held to what it entails; with affiliation, agents speak for the bodies they belong to at "
            "that date; "
            "with part, who rejects a document rejects its parts and what it states.");
        options.example("gainsay contradictions fixtures/iran-tip-2018/case.json --by bahram-qassemi",
                        "what one spokesman speaks against, and what proves it");
        options.example("gainsay contradictions fixtures/iran-tip-2018/case.json --matrix",
                        "how often each agent contradicts each other one");
        options.example(
            "gainsay contradictions fixtures/iran-tip-2018/case.json --by iran --closure affiliation "
            "--format csv",
            "what all who speak for a state speak against, a witness a row, for a spreadsheet");
    }

    Exit run(Session& session) override {
        check_combination();
        ContradictionOptions options = question_.options();
        options.limit = limit_;
        const Snapshot& snapshot = session.snapshot();
        if (matrix_) {
            const ContradictionMatrix matrix = contradiction_matrix(snapshot, options, threads_.count());
            render::contradiction_matrix(session.output(), snapshot, matrix);
            return result(session, matrix.rows.empty());
        }
        const std::vector<ContradictionQuestion> questions = asked(session);
        options.mutual_once = true;  // where all pairs are asked for
        const std::size_t pairs = render::contradictions(
            session.output(), snapshot,
            [&](const auto& visit) { return ask(snapshot, questions, options, visit); }, span_.frames());
        return result(session, pairs == 0);
    }

private:
    Exit result(const Session& session, bool empty) const {
        if (empty) question_.hint(session);
        return empty ? Exit::NothingFound : Exit::Fine;
    }

    void check_combination() const {
        const std::vector<std::string> agents = question_.agents();
        const int asked = (by_ ? 1 : 0) + (against_ ? 1 : 0) + (about_ ? 1 : 0) + (agents.empty() ? 0 : 1) +
                          (self_ ? 1 : 0) + (matrix_ ? 1 : 0);
        const bool by_and_against = asked == 2 && by_ && against_;
        if (asked > 1 && !by_and_against) {
            throw Error(
                ErrorCode::Malformed,
                "found several of --by, --against, --about, --between, --self and --matrix, expected one "
                "of them, or --by with --against");
        }
    }

    std::vector<ContradictionQuestion> asked(Session& session) const {
        using Question = ContradictionQuestion;
        const std::vector<std::string> agents = question_.agents();
        const std::vector<RecordKind> kinds{RecordKind::Agent};
        if (by_ && against_) {
            const Node a = session.resolve(*by_, kinds), b = session.resolve(*against_, kinds);
            return {Question::between(a, b)};
        }
        if (by_) return {Question::by(session.resolve(*by_, kinds))};
        if (against_) return {Question::against(session.resolve(*against_, kinds))};
        if (about_) {
            return {Question::about(session.resolve(*about_, {RecordKind::Claim, RecordKind::Document}))};
        }
        if (self_) return {Question::selves()};
        if (agents.empty()) return {Question::all()};
        const Node a = session.resolve(agents[0], kinds), b = session.resolve(agents[1], kinds);
        std::vector<ContradictionQuestion> both{Question::between(a, b)};
        if (a != b) both.push_back(Question::between(b, a));
        return both;
    }

    // One question after the other; the limit holds for all of them together.
    static bool ask(const Snapshot& snapshot, const std::vector<ContradictionQuestion>& questions,
                    ContradictionOptions options, const std::function<void(Contradiction&&)>& visit) {
        const std::size_t limit = options.limit;
        std::size_t shown = 0;
        for (const ContradictionQuestion& question : questions) {
            const bool full = limit != 0 && shown == limit;  // then only: is there one more?
            options.limit = full ? 1 : limit == 0 ? 0 : limit - shown;
            bool more = false;
            const bool limited = visit_contradictions(snapshot, question, options, [&](Contradiction&& pair) {
                more |= full;
                if (full) return;
                shown += pair.witnesses.size();
                visit(std::move(pair));
            });
            if (limited || more) return true;
        }
        return false;
    }

    std::optional<std::string> by_, against_, about_;
    bool self_ = false, matrix_ = false;
    Question question_;
    SpanOption span_;
    std::size_t limit_ = 0;
    ThreadsOption threads_;
};

}  // namespace

std::unique_ptr<Command> make_contradictions() {
    return std::make_unique<ContradictionsCommand>();
}

}  // namespace gainsay::cli
