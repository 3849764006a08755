// Two breadth-first searches, one along "speaks against" and one against it, each advancing by whole levels.
// As soon as a new level meets the other side, every shortest chain runs through the agents where they meet,
// and the steps that both sides wrote down hold all of these chains: the first in node order is then read off
// greedily.
//
// The side that goes on is the one whose level has less to say, not fewer agents: a handful of agents may hold
// half of a case. Which side goes on does not change what is found.
#include "engine/contradiction/chains/chain.hpp"

#include <algorithm>

#include "engine/contradiction/search/finder.hpp"

namespace gainsay {
namespace {

class Side {
public:
    /// The agent one step farther from the start, and one that it was reached from.
    struct Step {
        Node farther, closer;

        friend auto operator<=>(const Step&, const Step&) = default;
    };

    Side(Finder& finder, NodeRange agents, Node start, bool forwards)
        : finder_(finder),
          first_(to_index(*agents.begin())),
          forwards_(forwards),
          level_{start},
          work_(finder.work(start)),
          known_(agents.size()),
          met_(agents.size()),
          said_(agents.size()) {
        known_[number(start)] = true;
    }

    [[nodiscard]] const std::vector<Node>& level() const noexcept { return level_; }
    [[nodiscard]] std::size_t levels() const noexcept { return steps_.size(); }
    [[nodiscard]] bool knows(Node agent) const { return known_[number(agent)]; }
    [[nodiscard]] std::size_t work() const noexcept { return work_; }  ///< of advancing

    void advance() {
        steps_.emplace_back();
        next_.clear();
        for (const Node agent : level_) {
            if (forwards_) {
                finder_.by(agent, [&](const Link&, Node, Node b) { meet(b, agent); });
            } else {
                finder_.against(agent, [&](const Link&, Node a, Node) { meet(a, agent); });
            }
            finder_.forget();
            for (const Node opponent : opponents_) said_[number(opponent)] = false;
            opponents_.clear();
        }
        work_ = 0;
        for (const Node agent : next_) {
            known_[number(agent)] = true;
            met_[number(agent)] = false;
            work_ += finder_.work(agent);
        }
        level_.swap(next_);
    }

    /// The steps into `agents`, which lie `level` steps from the start: sorted.
    [[nodiscard]] std::vector<Step> steps_into(const std::vector<Node>& agents, std::size_t level) const {
        std::vector<Step> found;
        for (const Step& step : steps_[level - 1]) {
            if (std::binary_search(agents.begin(), agents.end(), step.farther)) found.push_back(step);
        }
        std::sort(found.begin(), found.end());
        return found;
    }

private:
    [[nodiscard]] std::size_t number(Node agent) const noexcept { return to_index(agent) - first_; }

    void meet(Node opponent, Node agent) {
        const std::size_t at = number(opponent);
        if (known_[at] || said_[at]) return;
        said_[at] = true;
        opponents_.push_back(opponent);
        steps_.back().push_back({opponent, agent});
        if (met_[at]) return;
        met_[at] = true;
        next_.push_back(opponent);
    }

    Finder& finder_;
    std::uint32_t first_;
    bool forwards_;
    std::vector<Node> level_, next_, opponents_;
    std::size_t work_;
    // One bit an agent: within a level before this one; within the next; an opponent of the agent in hand.
    std::vector<bool> known_, met_, said_;
    std::vector<std::vector<Step>> steps_;  // between a level and the next one
};

void sort_unique(std::vector<Node>& nodes) {
    std::sort(nodes.begin(), nodes.end());
    nodes.erase(std::unique(nodes.begin(), nodes.end()), nodes.end());
}

/// The first in node order of the shortest chains through `meeting`, which is sorted.
std::vector<Node> first_chain(Node from, const Side& front, const Side& back, std::vector<Node> meeting) {
    // From the meeting back to `from`: which agents can be followed by which on a shortest chain.
    std::vector<std::vector<Side::Step>> onwards(front.levels());
    for (std::size_t level = front.levels(); level > 0; --level) {
        onwards[level - 1] = front.steps_into(meeting, level);
        meeting.clear();
        for (const Side::Step& step : onwards[level - 1]) meeting.push_back(step.closer);
        sort_unique(meeting);
    }
    std::vector<Node> chain{from};
    for (const std::vector<Side::Step>& steps : onwards) {
        // Sorted by where they lead: the first from here is the least.
        const auto at = std::find_if(steps.begin(), steps.end(),
                                     [&](const Side::Step& step) { return step.closer == chain.back(); });
        GAINSAY_REQUIRE(at != steps.end());
        chain.push_back(at->farther);
    }
    for (std::size_t level = back.levels(); level > 0; --level) {
        chain.push_back(back.steps_into({chain.back()}, level).front().closer);
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
    const NodeRange agents = snapshot.nodes(RecordKind::Agent);
    GAINSAY_REQUIRE(agents.contains(from));
    GAINSAY_REQUIRE(agents.contains(to));
    if (from == to) return ContradictionChain{{from}, {}, Parity::Defence};
    Finder finder(snapshot, options);
    Side front(finder, agents, from, true), back(finder, agents, to, false);
    std::vector<Node> meeting;
    while (meeting.empty()) {
        if (front.level().empty() || back.level().empty()) return std::nullopt;
        if (max_length != 0 && front.levels() + back.levels() == max_length) return std::nullopt;
        const bool forwards = front.work() <= back.work();
        Side& side = forwards ? front : back;
        side.advance();
        for (const Node agent : side.level()) {
            if ((forwards ? back : front).knows(agent)) meeting.push_back(agent);
        }
    }
    sort_unique(meeting);
    ContradictionChain chain;
    chain.agents = first_chain(from, front, back, std::move(meeting));
    for (std::size_t i = 0; i + 1 < chain.agents.size(); ++i) {
        chain.steps.push_back(first_witness(snapshot, chain.agents[i], chain.agents[i + 1], options));
    }
    chain.parity = parity_of(chain.length());
    return chain;
}

}  // namespace gainsay
