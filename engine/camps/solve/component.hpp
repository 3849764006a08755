#pragma once

#include <cstdint>
#include <vector>

#include "engine/camps/solve/packing.hpp"
#include "engine/camps/solve/wishes.hpp"

namespace gainsay::camps {

/// What may still be spent; solve_component() takes off what it used.
struct Limits {
    std::uint64_t most_wishes = 0;  ///< of a block that the solver is given
    std::uint64_t work = 0;         ///< of the solver: solve_exactly()
    Stop stop;
};

struct SolvedComponent {
    Sides sides;
    std::uint64_t bound = 0;
    std::vector<Conflicted> cycles;
};

/// Sides of a connected problem, and a bound of what any sides cost: reduced, cut into blocks, each block annealed, bounded
/// by a packing and, where that leaves a gap, given to the solver.
[[nodiscard]] SolvedComponent solve_component(const Wishes& wishes, Limits& limits);

}  // namespace gainsay::camps
