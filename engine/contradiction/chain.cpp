// Two breadth-first searches, one along "speaks against" and one against it, each advancing by whole levels.
// As soon as a new level meets the other side, every shortest chain runs through the agents where they meet,
// and the steps that both sides wrote down hold all of these chains: the first in node order is then read off
// greedily.
#include "engine/contradiction/chain.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "engine/contradiction/finder.hpp"

namespace gainsay {
namespace {

class Side {
public:
    Side(Node start, bool forwards) : forwards_(forwards), level_{start}, depth_{{start, 0}} {}

    [[nodiscard]] const std::vector<Node>& level() const noexcept { return level_; }
    [[nodiscard]] std::size_t levels() const noexcept { return levels_; }
    [[nodiscard]] bool knows(Node agent) const { return depth_.count(agent) != 0; }

    void advance(Finder& finder) {
        std::vector<Node> next;
        ++levels_;
        for (const Node agent : level_) {
            std::set<Node> opponents;
            if (forwards_) {
                finder.by(agent,
                          [&](const Link&, const Route&, const Route& b) { opponents.insert(b.agent); });
            } else {
                finder.against(agent,
                               [&](const Link&, const Route& a, const Route&) { opponents.insert(a.agent); });
            }
            finder.forget();
            for (const Node opponent : opponents) {
                const auto [at, is_new] = depth_.emplace(opponent, levels_);
                if (is_new) next.push_back(opponent);
                // Backwards, the agent is where the opponent's chains go on; forwards, it is where they come
                // from.
                if (at->second == levels_) towards_start_[opponent].push_back(agent);
            }
        }
        std::sort(next.begin(), next.end());
        level_ = std::move(next);
    }

    /// The agents one step closer to the start, in no special order.
    [[nodiscard]] const std::vector<Node>& closer(Node agent) const {
        static const std::vector<Node> none;
        const auto at = towards_start_.find(agent);
        return at == towards_start_.end() ? none : at->second;
    }

private:
    bool forwards_;
    std::size_t levels_ = 0;
    std::vector<Node> level_;
    std::map<Node, std::size_t> depth_;
    std::map<Node, std::vector<Node>> towards_start_;
};

/// The first in node order of the shortest chains through `meeting`.
std::vector<Node> first_chain(Node from, const Side& front, const Side& back, std::set<Node> meeting) {
    // From the meeting back to `from`: which agents can be followed by which on a shortest chain.
    std::map<Node, std::set<Node>> onwards;
    std::set<Node> level = meeting;
    for (std::size_t i = 0; i < front.levels(); ++i) {
        std::set<Node> before;
        for (const Node agent : level) {
            for (const Node closer : front.closer(agent))
                onwards[closer].insert(agent), before.insert(closer);
        }
        level = std::move(before);
    }
    std::vector<Node> chain{from};
    for (std::size_t i = 0; i < front.levels(); ++i) chain.push_back(*onwards.at(chain.back()).begin());
    for (std::size_t i = 0; i < back.levels(); ++i) {
        const std::vector<Node>& next = back.closer(chain.back());
        chain.push_back(*std::min_element(next.begin(), next.end()));
    }
    return chain;
}

Witness first_witness(const Snapshot& snapshot, Node a, Node b, ContradictionOptions options) {
    options.limit = 1;
    Contradictions found = contradictions_between(snapshot, a, b, options);
    GAINSAY_REQUIRE(!found.empty());
    return std::move(found.pairs.front().witnesses.front());
}

}  // namespace

std::optional<ContradictionChain> contradiction_chain(const Snapshot& snapshot, Node from, Node to,
                                                      const ContradictionOptions& options,
                                                      std::size_t max_length) {
    GAINSAY_REQUIRE(snapshot.nodes(RecordKind::Agent).contains(from));
    GAINSAY_REQUIRE(snapshot.nodes(RecordKind::Agent).contains(to));
    if (from == to) return ContradictionChain{{from}, {}, Parity::Defence};
    Finder finder(snapshot, options);
    Side front(from, true), back(to, false);
    std::set<Node> meeting;
    while (meeting.empty()) {
        if (front.level().empty() || back.level().empty()) return std::nullopt;
        if (max_length != 0 && front.levels() + back.levels() == max_length) return std::nullopt;
        const bool forwards = front.level().size() <= back.level().size();
        Side& side = forwards ? front : back;
        side.advance(finder);
        for (const Node agent : side.level()) {
            if ((forwards ? back : front).knows(agent)) meeting.insert(agent);
        }
    }
    ContradictionChain chain;
    chain.agents = first_chain(from, front, back, std::move(meeting));
    for (std::size_t i = 0; i + 1 < chain.agents.size(); ++i) {
        chain.steps.push_back(first_witness(snapshot, chain.agents[i], chain.agents[i + 1], options));
    }
    chain.parity = parity_of(chain.length());
    return chain;
}

}  // namespace gainsay
