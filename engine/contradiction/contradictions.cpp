#include "engine/contradiction/contradictions.hpp"

#include <algorithm>
#include <utility>

#include "engine/contradiction/search/findings.hpp"

// Findings first, witnesses last: only what is shown is told in full. A limit leaves the finding of one more
// than is shown, which says that there are more.

namespace gainsay {

/// Asks one question: finds, orders, and hands out pair by pair.
class Asking {
public:
    using Visitor = std::function<void(Contradiction&&)>;

    Asking(const Snapshot& snapshot, const ContradictionOptions& options, const Visitor& visit)
        : snapshot_(snapshot),
          options_(options),
          visit_(visit),
          finder_(snapshot, options),
          left_(options.limit == 0 ? Findings::all : options.limit) {}

    bool ask(const ContradictionQuestion& question) {
        using Kind = ContradictionQuestion::Kind;
        const Node a = question.a_, b = question.b_;
        const auto agent_by_agent = [&](const auto& find) {
            for (const Node agent : snapshot_.nodes(RecordKind::Agent)) {
                if (limited_) break;
                answer([&](const auto& add) { find(agent, add); });
                finder_.forget();
            }
        };
        switch (question.kind_) {
            case Kind::All:
                agent_by_agent([&](Node agent, const auto& add) { by_once(agent, add); });
                break;
            case Kind::Selves:
                agent_by_agent([&](Node agent, const auto& add) { finder_.between(agent, agent, add); });
                break;
            case Kind::By:
                require_agent(a);
                answer([&](const auto& add) {
                    if (const auto over = where_to_look(a, true)) return finder_.by(a, *over, add);
                    finder_.by(a, add);
                });
                break;
            case Kind::Against:
                require_agent(b);
                answer([&](const auto& add) {
                    if (const auto over = where_to_look(b, false)) return finder_.against(b, *over, add);
                    finder_.against(b, add);
                });
                break;
            case Kind::About:
                GAINSAY_REQUIRE(snapshot_.nodes(RecordKind::Claim).contains(a) ||
                                snapshot_.nodes(RecordKind::Document).contains(a));
                answer([&](const auto& add) { finder_.about(a, add); });
                break;
            case Kind::Between:
                require_agent(a);
                require_agent(b);
                answer([&](const auto& add) { finder_.between(a, b, add); });
                break;
        }
        return limited_;
    }

private:
    void require_agent(Node node) const {
        GAINSAY_REQUIRE(snapshot_.nodes(RecordKind::Agent).contains(node));
    }

    /// With a limit, the claims of a loud agent from which the witnesses that are shown come.
    [[nodiscard]] std::optional<FirstOpponents> where_to_look(Node agent, bool by) const {
        return gainsay::where_to_look(snapshot_, options_, agent, by, finder_.work(agent));
    }

    void by_once(Node agent, const Finder::Visitor& add) {
        if (!options_.mutual_once) return finder_.by(agent, add);
        finder_.by(agent, [&](const Link& link, Node a, Node b) {
            if (!link.mutual || a <= b) add(link, a, b);
        });
    }

    /// Hands out what `find` finds, all of which comes behind what was handed out before.
    template <class Find>
    void answer(const Find& find) {
        findings_.restart(left_ == Findings::all ? left_ : left_ + 1);
        find(Finder::Visitor([&](const Link& link, Node a, Node b) { findings_.add(link, a, b); }));
        findings_.take([&](const Finding& finding, std::size_t of_pair) {
            if (left_ == 0) return limited_ = true, false;
            append(finding, std::min(of_pair, left_));
            if (left_ != Findings::all) --left_;
            return true;
        });
        flush();
    }

    void append(const Finding& finding, std::size_t of_pair) {
        if (pair_.a != finding.a || pair_.b != finding.b) {
            flush();
            pair_ = {finding.a, finding.b, {}, finding.a == finding.b, finding.a == finding.b};
            pair_.witnesses.reserve(of_pair);
        }
        pair_.witnesses.push_back(finder_.witness(finding.link, finding.a, finding.b));
        if (!pair_.witnesses.back().change_of_position) pair_.change_of_position = false;
    }

    void flush() {
        if (!pair_.witnesses.empty()) visit_(std::move(pair_));
        pair_ = {};
    }

    const Snapshot& snapshot_;
    const ContradictionOptions& options_;
    const Visitor& visit_;
    Finder finder_;
    std::size_t left_;  // how many more are shown
    bool limited_ = false;
    Findings findings_{Findings::all};
    Contradiction pair_;
};

namespace {

Contradictions collect(const Snapshot& snapshot, const ContradictionQuestion& question,
                       const ContradictionOptions& options) {
    Contradictions answer;
    answer.limited = visit_contradictions(
        snapshot, question, options, [&](Contradiction&& pair) { answer.pairs.push_back(std::move(pair)); });
    return answer;
}

}  // namespace

std::size_t Contradictions::witness_count() const noexcept {
    std::size_t count = 0;
    for (const Contradiction& pair : pairs) count += pair.witnesses.size();
    return count;
}

bool visit_contradictions(const Snapshot& snapshot, const ContradictionQuestion& question,
                          const ContradictionOptions& options,
                          const std::function<void(Contradiction&&)>& visit) {
    return Asking(snapshot, options, visit).ask(question);
}

Contradictions all_contradictions(const Snapshot& snapshot, const ContradictionOptions& options) {
    return collect(snapshot, ContradictionQuestion::all(), options);
}

Contradictions contradictions_by(const Snapshot& snapshot, Node agent, const ContradictionOptions& options) {
    return collect(snapshot, ContradictionQuestion::by(agent), options);
}

Contradictions contradictions_against(const Snapshot& snapshot, Node agent,
                                      const ContradictionOptions& options) {
    return collect(snapshot, ContradictionQuestion::against(agent), options);
}

Contradictions contradictions_about(const Snapshot& snapshot, Node subject,
                                    const ContradictionOptions& options) {
    return collect(snapshot, ContradictionQuestion::about(subject), options);
}

Contradictions contradictions_between(const Snapshot& snapshot, Node a, Node b,
                                      const ContradictionOptions& options) {
    return collect(snapshot, ContradictionQuestion::between(a, b), options);
}

}  // namespace gainsay
