#include "engine/camps/camps.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <numeric>
#include <utility>

#include "engine/camps/solve/component.hpp"
#include "graphs/model/error.hpp"

namespace gainsay {
namespace {

/// The pairs that have a sign, as wishes, and which pair each one is.
struct WishedPairs {
    camps::Wishes wishes;
    std::vector<std::uint32_t> pair;
};

WishedPairs wished(const SignedGraph& graph, CampCost cost) {
    constexpr std::uint64_t most = std::uint64_t{1} << 62U;
    WishedPairs found;
    found.wishes.nodes = graph.agents();
    std::uint64_t sum = 0;
    for (std::uint32_t i = 0; i < graph.pairs().size(); ++i) {
        const SignedPair& pair = graph.pairs()[i];
        if (pair.sign() == 0) continue;
        const std::uint64_t difference =
            std::max(pair.agreements, pair.contradictions) - std::min(pair.agreements, pair.contradictions);
        const std::uint64_t weight = cost == CampCost::Pairs ? 1 : difference;
        GAINSAY_REQUIRE(weight <= most && (sum += weight) <= most);
        found.wishes.list.push_back({pair.a, pair.b, pair.sign() * static_cast<std::int64_t>(weight)});
        found.pair.push_back(i);
    }
    return found;
}

/// Of a node, the least node of its component.
std::vector<std::uint32_t> leaders(const camps::Wishes& wishes) {
    std::vector<std::uint32_t> leader(wishes.nodes);
    std::iota(leader.begin(), leader.end(), 0U);
    const auto find = [&](std::uint32_t node) {
        while (leader[node] != node) node = leader[node] = leader[leader[node]];
        return node;
    };
    for (const camps::Wish& wish : wishes.list) {
        const std::uint32_t a = find(wish.a), b = find(wish.b);
        leader[std::max(a, b)] = std::min(a, b);
    }
    for (std::uint32_t node = 0; node < wishes.nodes; ++node) leader[node] = find(node);
    return leader;
}

/// A component with numbers of its own.
struct Part {
    std::vector<std::uint32_t> agents, pairs;  // what the part's nodes and wishes are in the graph
    camps::Wishes wishes;
};

std::vector<Part> parts_of(const WishedPairs& all) {
    constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();
    const std::vector<std::uint32_t> leader = leaders(all.wishes);
    std::vector<std::uint32_t> part_of(all.wishes.nodes, none), number(all.wishes.nodes, none);
    std::vector<Part> parts;
    for (const camps::Wish& wish : all.wishes.list) {
        if (part_of[leader[wish.a]] != none) continue;
        part_of[leader[wish.a]] = static_cast<std::uint32_t>(parts.size());
        parts.emplace_back();
    }
    for (std::uint32_t agent = 0; agent < all.wishes.nodes; ++agent) {
        if (part_of[leader[agent]] == none) continue;
        Part& part = parts[part_of[leader[agent]]];
        number[agent] = static_cast<std::uint32_t>(part.agents.size());
        part.agents.push_back(agent);
    }
    for (std::size_t i = 0; i < all.wishes.list.size(); ++i) {
        const camps::Wish& wish = all.wishes.list[i];
        Part& part = parts[part_of[leader[wish.a]]];
        part.wishes.list.push_back({number[wish.a], number[wish.b], wish.weight});
        part.pairs.push_back(all.pair[i]);
    }
    for (Part& part : parts) part.wishes.nodes = static_cast<std::uint32_t>(part.agents.size());
    std::stable_sort(parts.begin(), parts.end(),
                     [](const Part& x, const Part& y) { return x.agents.size() > y.agents.size(); });
    return parts;
}

CampComponent told(const Part& part, const camps::SolvedComponent& solved) {
    CampComponent component;
    for (std::size_t i = 0; i < part.agents.size(); ++i) {
        (solved.sides[i] == solved.sides[0] ? component.first : component.second).push_back(part.agents[i]);
    }
    component.pairs = part.pairs.size();
    for (std::size_t i = 0; i < part.pairs.size(); ++i) {
        const camps::Wish& wish = part.wishes.list[i];
        if (!camps::broken(wish, solved.sides)) continue;
        component.frustration += camps::size_of(wish.weight);
        component.breaking.push_back(part.pairs[i]);
    }
    for (const camps::Conflicted& cycle : solved.cycles) {
        component.cycles.push_back({{}, cycle.weight});
        for (const std::uint32_t node : cycle.nodes)
            component.cycles.back().agents.push_back(part.agents[node]);
    }
    std::stable_sort(component.cycles.begin(), component.cycles.end(),
                     [](const NegativeCycle& x, const NegativeCycle& y) {
                         return x.agents.size() != y.agents.size() ? x.agents.size() < y.agents.size()
                                                                   : x.agents < y.agents;
                     });
    component.bound = solved.bound;
    if (component.frustration == 0) {
        component.proof = CampProof::Balanced;
    } else if (camps::bound(solved.cycles) == component.frustration) {
        component.proof = CampProof::Cycles;
    } else if (component.bound == component.frustration) {
        component.proof = CampProof::Solver;
    }
    return component;
}

}  // namespace

std::string_view to_string(CampProof proof) noexcept {
    constexpr std::array<std::string_view, 4> names{"balanced", "cycles", "solver", "none"};
    return names[static_cast<std::size_t>(proof)];
}

std::vector<std::uint8_t> Camps::sides(std::uint32_t agents) const {
    std::vector<std::uint8_t> side(agents, 0);
    for (const CampComponent& component : components) {
        for (const std::uint32_t agent : component.first) side[agent] = 1;
        for (const std::uint32_t agent : component.second) side[agent] = 2;
    }
    return side;
}

Camps find_camps(const SignedGraph& graph, const CampOptions& options) {
    const WishedPairs all = wished(graph, options.cost);
    Camps camps;
    camps.pairs = all.pair.size();
    camps.mixed = graph.pairs().size() - all.pair.size();
    camps::Limits limits{options.most_pairs, options.work, {}};
    if (options.stop) limits.stop = [&] { return camps.stopped = camps.stopped || options.stop(); };
    for (const Part& part : parts_of(all)) {
        camps.components.push_back(told(part, camps::solve_component(part.wishes, limits)));
        camps.frustration += camps.components.back().frustration;
        camps.bound += camps.components.back().bound;
    }
    if (camps.optimal()) camps.stopped = false;  // it came too late to matter
    return camps;
}

}  // namespace gainsay
