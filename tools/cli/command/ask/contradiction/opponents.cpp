#include "engine/contradiction/ranking/ranked_opponents.hpp"

#include "engine/contradiction/ranking/body_opponents.hpp"
#include "engine/contradiction/ranking/most_attacked.hpp"
#include "tools/cli/command.hpp"
#include "tools/cli/command/ask/question.hpp"
#include "tools/cli/command/ask/threads_option.hpp"
#include "tools/cli/command/registry.hpp"
#include "tools/render/answer/contradiction/opponents.hpp"

// gainsay opponents CASE [AGENT]: who opposes an agent, and how often; without one, who is attacked most.

namespace gainsay::cli {
namespace {

class OpponentsCommand final : public Command {
public:
    std::string_view name() const override { return "opponents"; }
    std::string_view summary() const override {
        return "count who opposes an agent, or who is attacked most";
    }

    void declare(Options& options) override {
        options.reads_case();
        options
            .positional(&agent_, "AGENT",
                        "whose opponents are counted: an id, or a name that means it; without it all agents "
                        "are ranked by how often what they assert is attacked")
            .completes(Hint::Id)
            .optional();
        options.flag(body_, "--body", "take AGENT and all who are or were affiliated with it as one");
        question_.declare(options);
        options.option(&limit_, "--limit", "N",
                       "at most so many rows, the greatest first; 20 unless said otherwise; 0 for all", 'n');
        threads_.declare(options, "threads for the ranking of all; 0, for one a core, unless said otherwise");
        options.gives_rows();
        options.explain(
            "Of an agent, a row an opponent: how many witnesses of each kind \"gainsay contradictions\" "
            "lists between the two, in both directions, and the total, in which a mutual one counts once. "
            "With each stands one of them, the first that --between lists.");
        options.explain(
            "Of a body, what others say against it: their denials of what anyone of it asserts, and their "
            "assertions of the other end of a conflict of that, once for each conflict, however many of "
            "the body say so. Nobody of the body is an opponent. Only --closure rephrase goes with it, "
            "and no date.");
        options.explain(
            "Without AGENT, a row an agent: for each of its assertions, the contradictions and rebuttals "
            "that the claim takes part in, and the statements that deny it, whoever makes them. This "
            "needs no opponent, so no closure and no date goes with it.");
        options.example("gainsay opponents fixtures/iran-tip-2018/case.json tasnim",
                        "who opposes a news agency, and in which way");
        options.example("gainsay opponents fixtures/iran-tip-2018/case.json --limit 3",
                        "the three whose assertions are attacked most");
        options.example("gainsay opponents fixtures/iran-tip-2018/case.json iran --body --format csv",
                        "who speaks against a state and all who speak for it, for a spreadsheet");
    }

    Exit run(Session& session) override {
        const ContradictionOptions options = question_.options();
        check_combination(options);
        const Snapshot& snapshot = session.snapshot();
        const bool found = !agent_ ? rank_all(session, snapshot, options)
                           : body_ ? of_body(session, snapshot, options)
                                   : of_agent(session, snapshot, options);
        if (!found && agent_ && !body_) question_.hint(session);
        return found ? Exit::Fine : Exit::NothingFound;
    }

private:
    void check_combination(const ContradictionOptions& options) const {
        const bool timed = options.as_of || options.since;
        Closures others = options.closures;
        others.rephrase = false;
        if (!agent_ && body_)
            throw Error(ErrorCode::Malformed, "found --body without AGENT, expected the body's id or name");
        if (!agent_ && (timed || options.closures.any())) {
            throw Error(
                ErrorCode::Malformed,
                "found --closure, --as-of or --between without AGENT, expected one: the ranking of all "
                "counts the case as it is");
        }
        if (body_ && (timed || others.any())) {
            throw Error(ErrorCode::Malformed,
                        "found --body with a date or a closure other than rephrase, which it does not count; "
                        "\"--closure affiliation\" without --body speaks for a body while offices are held");
        }
    }

    bool of_agent(Session& session, const Snapshot& snapshot, ContradictionOptions options) const {
        const Node agent = session.resolve(*agent_, {RecordKind::Agent});
        options.limit = limit_;
        const RankedOpponents answer =
            ranked_opponents(snapshot, agent, options, render::shows_witnesses(session.output()));
        render::opponents(session.output(), snapshot, agent, answer);
        return answer.opponents != 0;
    }

    bool of_body(Session& session, const Snapshot& snapshot, const ContradictionOptions& asked) const {
        const Node body = session.resolve(*agent_, {RecordKind::Agent});
        BodyOpponentsOptions options;
        options.rephrase = asked.closures.rephrase;
        options.include_proposed = asked.include_proposed;
        options.limit = limit_;
        options.witnesses = render::shows_witnesses(session.output());
        const RankedOpponents answer = opponents_of_body(snapshot, body, options);
        render::opponents_of_body(session.output(), snapshot, body, answer);
        return answer.opponents != 0;
    }

    bool rank_all(const Session& session, const Snapshot& snapshot, const ContradictionOptions& asked) const {
        MostAttackedOptions options;
        options.include_proposed = asked.include_proposed;
        options.limit = limit_;
        options.threads = threads_.count();
        const MostAttacked answer = most_attacked(snapshot, options);
        render::most_attacked(session.output(), snapshot, answer);
        return answer.agents != 0;
    }

    std::optional<std::string> agent_;
    bool body_ = false;
    Question question_;
    std::size_t limit_ = 20;
    ThreadsOption threads_;
};

}  // namespace

std::unique_ptr<Command> make_opponents() {
    return std::make_unique<OpponentsCommand>();
}

}  // namespace gainsay::cli
