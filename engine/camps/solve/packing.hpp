#pragma once

#include <cstdint>
#include <vector>

#include "engine/camps/solve/wishes.hpp"

namespace gainsay::camps {

/// A closed walk without repetition over wishes, of which an odd number want two camps: whatever the camps are, one
/// of its wishes is broken. Of weight w, it stands for w such walks.
struct Conflicted {
    std::vector<std::uint32_t> wishes;  ///< positions, in walking order
    std::vector<std::uint32_t> nodes;   ///< nodes[i] lies before wishes[i]; as many as wishes
    std::uint64_t weight = 0;
};

/// Cycles that cannot all come true and that share no wish, or, where wishes weigh more than 1, share it no more often
/// than it weighs: each costs its weight, so that their sum is a lower bound of the cost of any sides.
///
/// Each cycle has exactly one wish that `sides` break; with good sides that is what a best packing looks like.
/// Shortest cycles come first, several orders are tried from a fixed seed and the best one kept.
///
/// `tries`  orders to try, at least 1.
/// `budget` neighbours to look at in all, about; what is found then is still a bound. No clock is read.
[[nodiscard]] std::vector<Conflicted> pack(const Wishes& wishes, const Sides& sides, std::uint32_t tries,
                                           std::uint64_t budget);

/// What a packing proves.
[[nodiscard]] std::uint64_t bound(const std::vector<Conflicted>& packing) noexcept;

}  // namespace gainsay::camps
