#include "engine/contradiction/contradictions.hpp"

#include "engine/contradiction/matrix.hpp"
#include "tools/cli/command.hpp"
#include "tools/cli/command/ask/question.hpp"
#include "tools/cli/command/registry.hpp"
#include "tools/render/answer/contradictions.hpp"

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
        options.option(&between_, "--between", "A B", "every witness between two agents, in both directions")
            .completes(Hint::Id);
        options.flag(self_, "--self", "only agents that contradict themselves, and changes of position");
        options.flag(matrix_, "--matrix", "count instead: agents against agents, by kind of witness");
        question_.declare(options);
        options.option(&limit_, "--limit", "N",
                       "at most so many witnesses; 0, for all, unless said otherwise", 'n');
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
            const ContradictionMatrix matrix = contradiction_matrix(snapshot, options);
            render::contradiction_matrix(session.output(), snapshot, matrix);
            return result(session, matrix.rows.empty());
        }
        const Contradictions found = find(session, snapshot, options);
        render::contradictions(session.output(), snapshot, found);
        return result(session, found.empty());
    }

private:
    Exit result(const Session& session, bool empty) const {
        if (empty) question_.hint(session);
        return empty ? Exit::NothingFound : Exit::Fine;
    }

    void check_combination() const {
        const int asked = (by_ ? 1 : 0) + (against_ ? 1 : 0) + (about_ ? 1 : 0) + (between_.empty() ? 0 : 1) +
                          (self_ ? 1 : 0) + (matrix_ ? 1 : 0);
        const bool by_and_against = asked == 2 && by_ && against_;
        if (asked > 1 && !by_and_against) {
            throw Error(
                ErrorCode::Malformed,
                "found several of --by, --against, --about, --between, --self and --matrix, expected one "
                "of them, or --by with --against");
        }
    }

    Contradictions find(Session& session, const Snapshot& snapshot, ContradictionOptions options) const {
        const std::vector<RecordKind> agents{RecordKind::Agent};
        if (by_ && against_) {
            const Node a = session.resolve(*by_, agents), b = session.resolve(*against_, agents);
            return contradictions_between(snapshot, a, b, options);
        }
        if (by_) return contradictions_by(snapshot, session.resolve(*by_, agents), options);
        if (against_) return contradictions_against(snapshot, session.resolve(*against_, agents), options);
        if (about_) {
            const Node subject = session.resolve(*about_, {RecordKind::Claim, RecordKind::Document});
            return contradictions_about(snapshot, subject, options);
        }
        if (!between_.empty()) return between(session, snapshot, options);
        if (self_) return selves(snapshot, options);
        options.mutual_once = true;
        return all_contradictions(snapshot, options);
    }

    // Both directions, one after the other; the limit holds for the two together.
    Contradictions between(Session& session, const Snapshot& snapshot,
                           const ContradictionOptions& options) const {
        const Node a = session.resolve(between_[0], {RecordKind::Agent});
        const Node b = session.resolve(between_[1], {RecordKind::Agent});
        Contradictions both;
        append(both, contradictions_between(snapshot, a, b, options), options.limit);
        if (a != b) append(both, contradictions_between(snapshot, b, a, options), options.limit);
        return both;
    }

    // Agent by agent, so that what they say against others is never listed.
    static Contradictions selves(const Snapshot& snapshot, const ContradictionOptions& options) {
        Contradictions all;
        for (const Node agent : snapshot.nodes(RecordKind::Agent)) {
            append(all, contradictions_between(snapshot, agent, agent, options), options.limit);
            if (all.limited) break;
        }
        return all;
    }

    // As many witnesses of `more` as `limit` (0: none) leaves room for.
    static void append(Contradictions& all, Contradictions more, std::size_t limit) {
        all.limited = all.limited || more.limited;
        std::size_t room = limit == 0 ? more.witness_count() : limit - std::min(limit, all.witness_count());
        for (Contradiction& pair : more.pairs) {
            if (pair.witnesses.size() > room) {
                all.limited = true;
                pair.witnesses.resize(room);
            }
            room -= pair.witnesses.size();
            if (!pair.witnesses.empty()) all.pairs.push_back(std::move(pair));
        }
    }

    std::optional<std::string> by_, against_, about_;
    std::vector<std::string> between_;
    bool self_ = false, matrix_ = false;
    Question question_;
    std::size_t limit_ = 0;
};

}  // namespace

std::unique_ptr<Command> make_contradictions() {
    return std::make_unique<ContradictionsCommand>();
}

}  // namespace gainsay::cli
