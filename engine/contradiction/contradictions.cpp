#include "engine/contradiction/contradictions.hpp"

#include <algorithm>
#include <utility>

#include "engine/contradiction/finder.hpp"

namespace gainsay {
namespace {

/// Witnesses in order, grouped by pair and cut at the limit.
class Answer {
public:
    explicit Answer(const ContradictionOptions& options)
        : left_(options.limit == 0 ? static_cast<std::size_t>(-1) : options.limit) {}

    /// Takes witnesses that all come behind those taken before. False when no more are wanted.
    bool take(std::vector<Witness> found) {
        std::sort(found.begin(), found.end(),
                  [](const Witness& x, const Witness& y) { return order(x, y) < 0; });
        for (Witness& witness : found) {
            if (left_ == 0) return answer_.limited = true, false;
            --left_;
            append(std::move(witness));
        }
        return true;
    }

    Contradictions finish() { return std::move(answer_); }

private:
    void append(Witness&& witness) {
        std::vector<Contradiction>& pairs = answer_.pairs;
        const Node a = witness.a.agent, b = witness.b.agent;
        if (pairs.empty() || pairs.back().a != a || pairs.back().b != b)
            pairs.push_back({a, b, {}, a == b, a == b});
        if (!witness.change_of_position) pairs.back().change_of_position = false;
        pairs.back().witnesses.push_back(std::move(witness));
    }

    std::size_t left_;
    Contradictions answer_;
};

template <class Ask>
Contradictions collect(const Snapshot& snapshot, const ContradictionOptions& options, const Ask& ask) {
    Finder finder(snapshot, options);
    std::vector<Witness> found;
    ask(finder, [&](const Link& link, const Route& a, const Route& b) {
        found.push_back(finder.witness(link, a, b));
    });
    Answer answer(options);
    answer.take(std::move(found));
    return answer.finish();
}

void require_agent(const Snapshot& snapshot, Node node) {
    GAINSAY_REQUIRE(snapshot.nodes(RecordKind::Agent).contains(node));
}

}  // namespace

std::size_t Contradictions::witness_count() const noexcept {
    std::size_t count = 0;
    for (const Contradiction& pair : pairs) count += pair.witnesses.size();
    return count;
}

Contradictions all_contradictions(const Snapshot& snapshot, const ContradictionOptions& options) {
    Finder finder(snapshot, options);
    Answer answer(options);
    for (const Node agent : snapshot.nodes(RecordKind::Agent)) {
        std::vector<Witness> found;
        finder.by(agent, [&](const Link& link, const Route& a, const Route& b) {
            if (options.mutual_once && finder.is_mutual(link) && b.agent < a.agent) return;
            found.push_back(finder.witness(link, a, b));
        });
        finder.forget();
        if (!answer.take(std::move(found))) break;
    }
    return answer.finish();
}

Contradictions contradictions_by(const Snapshot& snapshot, Node agent, const ContradictionOptions& options) {
    require_agent(snapshot, agent);
    return collect(snapshot, options,
                   [&](Finder& finder, const Finder::Visitor& visit) { finder.by(agent, visit); });
}

Contradictions contradictions_against(const Snapshot& snapshot, Node agent,
                                      const ContradictionOptions& options) {
    require_agent(snapshot, agent);
    return collect(snapshot, options,
                   [&](Finder& finder, const Finder::Visitor& visit) { finder.against(agent, visit); });
}

Contradictions contradictions_about(const Snapshot& snapshot, Node subject,
                                    const ContradictionOptions& options) {
    GAINSAY_REQUIRE(snapshot.nodes(RecordKind::Claim).contains(subject) ||
                    snapshot.nodes(RecordKind::Document).contains(subject));
    return collect(snapshot, options,
                   [&](Finder& finder, const Finder::Visitor& visit) { finder.about(subject, visit); });
}

Contradictions contradictions_between(const Snapshot& snapshot, Node a, Node b,
                                      const ContradictionOptions& options) {
    require_agent(snapshot, a);
    require_agent(snapshot, b);
    return collect(snapshot, options,
                   [&](Finder& finder, const Finder::Visitor& visit) { finder.between(a, b, visit); });
}

}  // namespace gainsay
