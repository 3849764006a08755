#include "engine/camps/solve/component.hpp"

#include <algorithm>
#include <utility>

#include "engine/camps/solve/exact.hpp"
#include "engine/camps/solve/local_search.hpp"
#include "engine/camps/solve/reduce.hpp"

namespace gainsay::camps {
namespace {

struct Effort {
    std::uint32_t runs, sweeps, packings;
};
// Most parts of real disputes are small or nearly balanced, and a glance settles them.
constexpr Effort glance{2, 50, 2}, search{16, 800, 16};

/// Fewer sweeps where even a few take long: a few minutes for ten million wishes.
std::uint32_t sweeps(const Wishes& wishes, const Effort& effort) {
    constexpr std::uint64_t visits = 4'000'000'000;
    const std::uint64_t one = (wishes.nodes + wishes.list.size() + 1) * std::uint64_t{effort.runs};
    return static_cast<std::uint32_t>(std::clamp<std::uint64_t>(visits / one, 20, effort.sweeps));
}

std::uint64_t visits_of_packing(const Wishes& wishes) {
    constexpr std::uint64_t least = 50'000'000, each = 200;
    return std::max<std::uint64_t>(least, each * wishes.list.size());
}

struct SolvedBlock {
    Sides sides;
    std::uint64_t bound = 0;
};

SolvedBlock solve_block(const Wishes& wishes, Limits& limits) {
    SolvedBlock solved;
    std::vector<Conflicted> packing;
    for (const Effort& effort : {glance, search}) {
        Sides found = anneal(wishes, effort.runs, sweeps(wishes, effort), limits.stop);
        if (solved.sides.empty() || cost(wishes, found) < cost(wishes, solved.sides))
            solved.sides = std::move(found);
        packing = pack(wishes, solved.sides, effort.packings, visits_of_packing(wishes));
        solved.bound = bound(packing);
        if (solved.bound == cost(wishes, solved.sides)) return solved;
        if (limits.stop && limits.stop()) return solved;
    }
    if (wishes.list.size() > limits.most_wishes || limits.work == 0) return solved;
    ExactAnswer exact = solve_exactly(wishes, solved.sides, packing, limits.work, limits.stop);
    limits.work -= std::min(limits.work, exact.work);
    return {std::move(exact.sides), exact.bound};
}

}  // namespace

SolvedComponent solve_component(const Wishes& wishes, Limits& limits) {
    const Reduction reduction(wishes);
    SolvedComponent solved;
    solved.bound = reduction.unavoidable();
    std::vector<Sides> of_blocks;
    for (const Reduction::Block& block : reduction.blocks()) {
        SolvedBlock one = solve_block(block.wishes, limits);
        solved.bound += one.bound;
        of_blocks.push_back(std::move(one.sides));
    }
    solved.sides = reduction.lift(of_blocks);
    // Once more on the whole: what people see and check must speak of agents, not of what the reduction joined.
    solved.cycles = pack(wishes, solved.sides, search.packings, visits_of_packing(wishes));
    solved.bound = std::max(solved.bound, bound(solved.cycles));
    return solved;
}

}  // namespace gainsay::camps
