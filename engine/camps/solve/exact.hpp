#pragma once

#include <cstdint>
#include <vector>

#include "engine/camps/solve/packing.hpp"
#include "engine/camps/solve/wishes.hpp"

namespace gainsay::camps {

struct ExactAnswer {
    Sides sides;              ///< the best known: the given ones, where none better were found
    std::uint64_t bound = 0;  ///< no sides cost less
    bool optimal = false;     ///< and these cost no more
    std::uint64_t work = 0;   ///< what the solver used of it
};

/// Proves how little any sides can cost, by a SAT solver.
///
/// A variable a node says its side, one a wish that it is broken; a triangle of wishes ties the three, because parity
/// decides how many can break. All wishes are assumed to hold. Each time the solver refutes that, the wishes that it
/// refuted with, a *core*, cost at least the least weight among them: the bound grows by it, a counter of how many of
/// the core are broken takes their place, and the question is asked again, until sides are found that cost no more
/// than the bound. Cycles of `packing` are the first cores; what would cost more than the best known sides is
/// forbidden as the bound draws near.
///
/// `work`  how often the solver may ask whether to go on, over all its calls: a limit that, unlike a time, ends every
///         run of the same problem at the same place. Some ten thousand a second, fewer as counters grow.
/// `stop`  asked as often; true ends the work at once, with what is proved by then.
///
/// Source   A. Morgado, C. Dodaro, J. Marques-Silva, "Core-guided MaxSAT with soft cardinality constraints", CP 2014;
///          O. Bailleux, Y. Boufkhad, "Efficient CNF encoding of Boolean cardinality constraints", CP 2003;
///          A. Biere et al., "CaDiCaL at the SAT Race 2019".
[[nodiscard]] ExactAnswer solve_exactly(const Wishes& wishes, const Sides& good,
                                        const std::vector<Conflicted>& packing, std::uint64_t work,
                                        const Stop& stop);

}  // namespace gainsay::camps
