#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "engine/camps/camps.hpp"

// The checker of camps: only the graph, the answer, and counting. Nothing of solve/ is used here.

namespace gainsay {
namespace {

class Recount {
public:
    Recount(const SignedGraph& graph, const CampOptions& options) : graph_(graph), options_(options) {
        for (std::uint32_t i = 0; i < graph.pairs().size(); ++i) {
            const SignedPair& pair = graph.pairs()[i];
            if (pair.sign() == 0) continue;
            neighbours_[pair.a].push_back(i);
            neighbours_[pair.b].push_back(i);
        }
    }

    std::string whole(const Camps& camps) {
        std::uint64_t pairs = 0, mixed = 0, frustration = 0, bound = 0, agents = 0;
        for (const SignedPair& pair : graph_.pairs()) ++(pair.sign() == 0 ? mixed : pairs);
        if (camps.pairs != pairs || camps.mixed != mixed) return "pairs are miscounted";
        for (std::size_t i = 0; i < camps.components.size(); ++i) {
            const CampComponent& component = camps.components[i];
            const std::string wrong = check(component);
            if (!wrong.empty()) return "component " + std::to_string(i) + ": " + wrong;
            if (i > 0 && !follows(camps.components[i - 1], component)) return "components are out of order";
            frustration += component.frustration;
            bound += component.bound;
            agents += component.first.size() + component.second.size();
        }
        if (agents != neighbours_.size()) return "an agent with a sign is in no component";
        if (camps.frustration != frustration || camps.bound != bound) return "sums are wrong";
        if (camps.stopped && frustration == bound) return "it was stopped, yet all is proved";
        return "";
    }

private:
    [[nodiscard]] std::uint64_t weight(std::uint32_t at) const {
        const SignedPair& pair = graph_.pairs()[at];
        if (options_.cost == CampCost::Pairs) return 1;
        return pair.sign() > 0 ? pair.agreements - pair.contradictions
                               : pair.contradictions - pair.agreements;
    }

    static bool follows(const CampComponent& x, const CampComponent& y) {
        const std::size_t of_x = x.first.size() + x.second.size(), of_y = y.first.size() + y.second.size();
        return of_x != of_y ? of_x > of_y : x.first.front() < y.first.front();
    }

    std::string check(const CampComponent& component) {
        camp_.clear();
        for (const std::uint32_t agent : component.first) {
            if (!seen_.emplace(agent, true).second) return "an agent stands in two places";
            camp_[agent] = 1;
        }
        for (const std::uint32_t agent : component.second) {
            if (!seen_.emplace(agent, true).second) return "an agent stands in two places";
            camp_[agent] = 2;
        }
        if (camp_.empty() || camp_.begin()->second != 1) return "the first camp is without the least agent";
        if (!std::is_sorted(component.first.begin(), component.first.end()) ||
            !std::is_sorted(component.second.begin(), component.second.end())) {
            return "a camp is out of order";
        }
        std::string wrong = check_connected();
        if (wrong.empty()) wrong = check_breaking(component);
        if (wrong.empty()) wrong = check_rest_is_balanced(component);
        if (wrong.empty()) wrong = check_cycles(component);
        return wrong.empty() ? check_labels(component) : wrong;
    }

    // Colours agents from the first one over pairs, as far as they lead; `skipped` are left out. 0 when two ways disagree.
    std::size_t colour(const std::vector<std::uint32_t>& starts, const std::vector<std::uint32_t>& skipped,
                       bool heed_signs) const {
        std::map<std::uint32_t, bool> colours;
        for (const std::uint32_t start : starts) {
            if (!colours.emplace(start, false).second) continue;
            std::vector<std::uint32_t> open{start};
            while (!open.empty()) {
                const std::uint32_t agent = open.back();
                open.pop_back();
                const auto row = neighbours_.find(agent);
                if (row == neighbours_.end()) return 0;
                for (const std::uint32_t at : row->second) {
                    if (std::binary_search(skipped.begin(), skipped.end(), at)) continue;
                    const SignedPair& pair = graph_.pairs()[at];
                    const std::uint32_t other = pair.a == agent ? pair.b : pair.a;
                    const bool wanted = colours[agent] != (heed_signs && pair.sign() < 0);
                    const auto [known, added] = colours.emplace(other, wanted);
                    if (added) open.push_back(other);
                    if (!added && known->second != wanted) return 0;
                }
            }
        }
        return colours.size();
    }

    std::string check_connected() const {
        return colour({camp_.begin()->first}, {}, false) == camp_.size() ? "" : "it is no component";
    }

    std::string check_breaking(const CampComponent& component) const {
        std::vector<std::uint32_t> breaking;
        std::uint64_t pairs = 0, sum = 0;
        for (const auto& [agent, camp] : camp_) {
            const auto row = neighbours_.find(agent);
            if (row == neighbours_.end()) return "an agent has no pair with a sign";
            for (const std::uint32_t at : row->second) {
                const SignedPair& pair = graph_.pairs()[at];
                if (pair.a != agent) continue;  // each pair once
                ++pairs;
                const auto other = camp_.find(pair.b);
                if (other == camp_.end()) return "a pair leads out of it";
                if ((camp == other->second) == (pair.sign() > 0)) continue;
                breaking.push_back(at);
                sum += weight(at);
            }
        }
        std::sort(breaking.begin(), breaking.end());
        if (pairs != component.pairs) return "its pairs are miscounted";
        if (breaking != component.breaking) return "other pairs break its camps than it says";
        return sum == component.frustration ? "" : "what breaks its camps adds up to something else";
    }

    std::string check_rest_is_balanced(const CampComponent& component) const {
        std::vector<std::uint32_t> agents;
        for (const auto& [agent, camp] : camp_) agents.push_back(agent);
        return colour(agents, component.breaking, true) == agents.size()
                   ? ""
                   : "without these pairs it is not balanced";
    }

    [[nodiscard]] const SignedPair* find(std::uint32_t a, std::uint32_t b, std::uint32_t& at) const {
        const std::pair wanted = std::minmax(a, b);
        const auto found = std::lower_bound(
            graph_.pairs().begin(), graph_.pairs().end(), std::pair(wanted.first, wanted.second),
            [](const SignedPair& pair, const auto& ends) { return std::pair(pair.a, pair.b) < ends; });
        if (found == graph_.pairs().end() || found->a != wanted.first || found->b != wanted.second)
            return nullptr;
        at = static_cast<std::uint32_t>(found - graph_.pairs().begin());
        return &*found;
    }

    std::string check_cycles(const CampComponent& component) {
        std::map<std::uint32_t, std::uint64_t> used;
        cycles_ = 0;
        for (const NegativeCycle& cycle : component.cycles) {
            if (cycle.agents.size() < 3 || cycle.weight == 0) return "a cycle is none";
            std::vector<std::uint32_t> agents = cycle.agents;
            std::sort(agents.begin(), agents.end());
            if (std::adjacent_find(agents.begin(), agents.end()) != agents.end())
                return "a cycle crosses itself";
            if (camp_.count(agents.front()) == 0) return "a cycle lies elsewhere";
            std::size_t negative = 0;
            for (std::size_t i = 0; i < cycle.agents.size(); ++i) {
                std::uint32_t at = 0;
                const SignedPair* const pair =
                    find(cycle.agents[i], cycle.agents[(i + 1) % cycle.agents.size()], at);
                if (pair == nullptr || pair->sign() == 0) return "a cycle walks where no pair is";
                if (pair->sign() < 0) ++negative;
                if ((used[at] += cycle.weight) > weight(at))
                    return "cycles use a pair more often than it weighs";
            }
            if (negative % 2 == 0) return "a cycle could come true";
            cycles_ += cycle.weight;
        }
        return "";
    }

    std::string check_labels(const CampComponent& component) const {
        if (component.bound > component.frustration) return "its bound is above what was found";
        if (cycles_ > component.bound) return "its cycles prove more than its bound";
        CampProof proof = CampProof::None;
        if (component.frustration == 0) {
            proof = CampProof::Balanced;
        } else if (cycles_ == component.frustration) {
            proof = CampProof::Cycles;
        } else if (component.bound == component.frustration) {
            proof = CampProof::Solver;
        }
        return proof == component.proof ? ""
                                        : "its proof is called " + std::string(to_string(component.proof));
    }

    const SignedGraph& graph_;
    const CampOptions& options_;
    std::map<std::uint32_t, std::vector<std::uint32_t>> neighbours_;
    std::map<std::uint32_t, bool> seen_;
    std::map<std::uint32_t, int> camp_;  // of the component in hand
    std::uint64_t cycles_ = 0;
};

}  // namespace

std::string check_camps(const SignedGraph& graph, const Camps& camps, const CampOptions& options) {
    return Recount(graph, options).whole(camps);
}

}  // namespace gainsay
