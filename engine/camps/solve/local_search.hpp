#pragma once

#include <cstdint>

#include "engine/camps/solve/wishes.hpp"

namespace gainsay::camps {

/// Good sides, found by simulated annealing: a given number of runs from a fixed seed, the best of them kept. Each run
/// goes over all nodes many times and puts one on the other side when that helps, or, less and less often, when it
/// does not; it ends with plain descent. No clock is read and nothing hangs on threads: the same wishes and effort
/// give the same sides.
///
/// `runs`   at least 1; what is found is never worse with more of them.
/// `sweeps` how often one run goes over all nodes, at least 1.
/// `stop`   ends the search early with the best so far; that answer then hangs on the moment.
///
/// Cost     O(runs · sweeps · nodes) time, and the wishes of each node that changes sides; memory O(wishes).
/// Source   S. Kirkpatrick, C. Gelatt, M. Vecchi, "Optimization by simulated annealing", Science 220 (1983).
[[nodiscard]] Sides anneal(const Wishes& wishes, std::uint32_t runs, std::uint32_t sweeps, const Stop& stop);

}  // namespace gainsay::camps
