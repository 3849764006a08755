#pragma once

#include <cstdint>
#include <map>
#include <unordered_map>
#include <vector>

#include "engine/provenance/impact/standing.hpp"

// Of this folder only: what falls, step by step, before it is told record by record.

namespace gainsay::resting {

/// A footing that loses something it rests on, over that edge.
struct Loss {
    Footing footing, lost;
    Edge edge = no_edge;
};

struct Falling {
    Falling(const Ground& ground, Node what);

    const Ground& ground;
    Standing before, after;
    std::vector<Footing> fallen;                          ///< as they were found
    std::unordered_map<std::uint64_t, std::uint32_t> at;  ///< key of a fallen footing: its place in `fallen`
    std::vector<Loss> standing;     ///< of those that stand all the same, as they were found
    std::vector<Footing> rootless;  ///< of those that stood on nothing before either

    [[nodiscard]] bool has(const Footing& footing) const { return at.count(footing.key()) != 0; }

private:
    void lose(const Footing& footing, const Footing& lost, Edge edge);
    void add(const Footing& footing);
};

/// Puts what fell in order: each after what it rests on of the kind of which nothing is left. What rests on each other has
/// one number, and stands together.
///
/// Returns  for each place of the order the index into `fallen`, and the number of its component.
struct Place {
    std::uint32_t footing = 0, component = 0;
};
[[nodiscard]] std::vector<Place> in_order(const Falling& falling);

}  // namespace gainsay::resting
