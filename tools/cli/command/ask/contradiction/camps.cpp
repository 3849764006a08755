#include "engine/camps/camps.hpp"

#include <algorithm>
#include <chrono>
#include <fstream>
#include <thread>

#include "engine/camps/agent_graph.hpp"
#include "engine/camps/balance.hpp"
#include "graphs/format/pairs/signed_pairs.hpp"
#include "tools/cli/command.hpp"
#include "tools/cli/command/ask/question.hpp"
#include "tools/cli/command/registry.hpp"
#include "tools/cli/session/open.hpp"
#include "tools/render/answer/contradiction/camps.hpp"
#include "tools/render/answer/names.hpp"

// gainsay camps CASE: who stands with whom, and what stands against that.

namespace gainsay::cli {
namespace {

class CampsCommand final : public Command {
public:
    std::string_view name() const override { return "camps"; }
    std::string_view summary() const override {
        return "show who stands with whom, and what stands against it";
    }

    void declare(Options& options) override {
        options.may_read_case();
        options
            .option(&edges_, "--edges", "FILE",
                    "a list of signed pairs instead of a case; - for standard input")
            .completes(Hint::File);
        options.option(&of_, "--of", "AGENT", "only the dispute that this agent takes part in")
            .completes(Hint::Id);
        options.flag(by_count_, "--by-count",
                     "weigh a pair by how often it agrees or contradicts, instead of as one");
        question_.declare(options);
        options.option(&crowd_, "--crowd", "N",
                       "a claim that more than N agents say is no agreement; 1000 unless said otherwise");
        options.option(
            &most_pairs_, "--max-exact", "N",
            "prove nothing by the solver where more than N pairs hang together; 50000 unless said otherwise");
        options.option(&work_, "--work", "N",
                       "how many steps the solver may take; 20000 unless said otherwise: some seconds");
        options.option(
            &seconds_, "--time-limit", "SECONDS",
            "stop the search after so long, with the best known by then; no limit unless said otherwise");
        options.option(&list_, "--list", "N",
                       "in text, at most so many names, pairs and cycles of each dispute; 20 unless said "
                       "otherwise, 0 for all",
                       'n');
        options.gives_rows();
        options.explain(
            "Two agents agree when both assert, or both deny, the same claim, and contradict each other as "
            "\"gainsay "
            "contradictions\" says. Whichever is more frequent is the sign of the pair. Two camps are sought "
            "such that as "
            "few pairs as possible stand against them: contradictions within a camp, agreements between the "
            "two. How many "
            "these are at least is the frustration index; without them there would be two camps and nothing "
            "between.");
        options.explain(
            "Every index is proved, or called unproved with a bound. Cycles of pairs that cannot hold as a "
            "whole and share no "
            "pair are a proof that anybody can check; where they do not suffice a SAT solver takes over. "
            "Other camps may be "
            "as good: what is proved is the number.");
        options.explain("Ends with status 3 when a limit left the index unproved.");
        options.example("gainsay camps fixtures/iran-tip-2018/case.json",
                        "who stands with whom in the article's case");
        options.example("gainsay camps --edges tribes.csv",
                        "the camps of a list with lines such as \"a,b,-1\"");
    }

    Exit run(Session& session) override {
        if (edges_) return of_list(session);
        if (session.case_name().empty()) {
            throw Error(ErrorCode::Malformed,
                        "which case? Expected one as the first argument, the variable GAINSAY_CASE, or "
                        "--edges with a list of signed pairs");
        }
        return of_case(session);
    }

private:
    Exit of_case(Session& session) const {
        const Snapshot& snapshot = session.snapshot();
        AgentGraphOptions options;
        options.question = question_.options();
        options.crowd = crowd_;
        options.threads = std::max(1U, std::thread::hardware_concurrency());
        const AgentGraph made = agent_graph(snapshot, options);
        std::optional<std::uint32_t> of;
        if (of_) of = made.number(session.resolve(*of_, {RecordKind::Agent}));
        const auto id = [&](std::uint32_t agent) { return std::string(snapshot.id(made.agents[agent])); };
        const auto name = [&](std::uint32_t agent) { return render::name_of(snapshot, made.agents[agent]); };
        const Exit exit = answer(session, made.graph, made.crowded, name, id, of);
        if (exit == Exit::NothingFound) question_.hint(session);
        return exit;
    }

    Exit of_list(Session& session) const {
        if (!session.case_name().empty() && session.case_name() != session.environment("GAINSAY_CASE")) {
            throw Error(ErrorCode::Malformed, "found a case and --edges, expected one of them");
        }
        const ContradictionOptions question = question_.options();
        if (question.closures.any() || question.as_of || question.since || question.include_proposed) {
            throw Error(ErrorCode::Malformed,
                        "found --closure, --as-of, --between or --include-proposed with --edges, expected "
                        "them with a "
                        "case: a list of "
                        "pairs holds neither statements nor dates");
        }
        const SignedPairs list = read_list(session);
        std::vector<SignedPair> pairs;
        pairs.reserve(list.lines.size());
        for (const SignedPairs::Line& line : list.lines) {
            pairs.push_back({line.from, line.to, line.negative ? 0U : 1U, line.negative ? 1U : 0U});
        }
        const SignedGraph graph(static_cast<std::uint32_t>(list.names.size()), std::move(pairs));
        std::optional<std::uint32_t> of;
        if (of_) {
            const auto at = std::find(list.names.begin(), list.names.end(), *of_);
            if (at == list.names.end()) {
                throw Error(ErrorCode::NotFound, "there is no \"" + *of_ + "\" in this list");
            }
            of = static_cast<std::uint32_t>(at - list.names.begin());
        }
        const auto name = [&](std::uint32_t agent) { return list.names[agent]; };
        return answer(session, graph, 0, name, name, of);
    }

    SignedPairs read_list(Session& session) const {
        if (*edges_ == "-")
            return read_signed_pairs(session.in(), "standard input", session.reading("standard input"));
        if (!file_exists(*edges_)) throw Error(ErrorCode::NotFound, "there is no such file", {*edges_});
        std::ifstream in(*edges_, std::ios::binary);
        if (!in) throw Error(ErrorCode::Io, "cannot be read", {*edges_});
        return read_signed_pairs(in, *edges_, session.reading(*edges_));
    }

    template <class Name, class Id>
    Exit answer(Session& session, const SignedGraph& graph, std::uint64_t crowded, const Name& name,
                const Id& id, std::optional<std::uint32_t> of) const {
        CampOptions options;
        options.cost = by_count_ ? CampCost::Counts : CampCost::Pairs;
        options.most_pairs = most_pairs_;
        options.work = work_;
        if (seconds_) {
            constexpr std::size_t a_day = 24UL * 60 * 60;
            const auto end =
                std::chrono::steady_clock::now() + std::chrono::seconds(std::min(*seconds_, a_day));
            options.stop = [end] { return std::chrono::steady_clock::now() >= end; };
        }
        const Camps camps = find_camps(graph, options);
        render::CampsAnswer told{
            graph, camps, options.cost, count_triangles(graph), walk_balance(graph), crowded, name,
            id,    of,    list_};
        const std::size_t shown = render::camps(session.output(), told);
        if (shown == 0) return Exit::NothingFound;
        return camps.optimal() ? Exit::Fine : Exit::Limit;
    }

    std::optional<std::string> edges_, of_;
    bool by_count_ = false;
    Question question_;
    std::size_t crowd_ = 1000, most_pairs_ = 50000, work_ = 20000, list_ = 20;
    std::optional<std::size_t> seconds_;
};

}  // namespace

std::unique_ptr<Command> make_camps() {
    return std::make_unique<CampsCommand>();
}

}  // namespace gainsay::cli
