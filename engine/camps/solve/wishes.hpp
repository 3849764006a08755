#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

// Of this folder only: what all ways of solving share. A *wish* is a pair of nodes that want to stand in one camp
// (weight > 0) or in two (weight < 0); a wish that does not come true costs its weight. Least cost is the frustration
// index; it equals a minimum cut with weights of both signs, and the ground state of an Ising spin glass.

namespace gainsay::camps {

struct Wish {
    std::uint32_t a = 0, b = 0;
    std::int64_t weight = 0;

    friend bool operator==(const Wish&, const Wish&) = default;
};

/// Wishes by (a, b), a < b, each pair once, no weight 0.
struct Wishes {
    std::uint32_t nodes = 0;
    std::vector<Wish> list;
};

/// Of a node: false for the one camp, true for the other.
using Sides = std::vector<bool>;

/// Asked now and then during long work: true to stop as soon as possible.
using Stop = std::function<bool()>;

[[nodiscard]] inline std::uint64_t size_of(std::int64_t weight) noexcept {
    return static_cast<std::uint64_t>(weight < 0 ? -weight : weight);
}

[[nodiscard]] inline bool broken(const Wish& wish, const Sides& sides) {
    return (sides[wish.a] == sides[wish.b]) != (wish.weight > 0);
}

[[nodiscard]] inline std::uint64_t cost(const Wishes& wishes, const Sides& sides) {
    std::uint64_t sum = 0;
    for (const Wish& wish : wishes.list) sum += broken(wish, sides) ? size_of(wish.weight) : 0;
    return sum;
}

/// The same wishes, node by node, in the order of the other node.
class Neighbours {
public:
    struct Neighbour {
        std::uint32_t node, wish;  ///< the other node, and the position of the wish
        std::int64_t weight;
    };
    struct Row {
        const Neighbour *first, *last;
        [[nodiscard]] const Neighbour* begin() const noexcept { return first; }
        [[nodiscard]] const Neighbour* end() const noexcept { return last; }
        [[nodiscard]] std::size_t size() const noexcept { return static_cast<std::size_t>(last - first); }
    };

    explicit Neighbours(const Wishes& wishes);
    [[nodiscard]] Row of(std::uint32_t node) const noexcept {
        return {rows_.data() + offsets_[node], rows_.data() + offsets_[node + 1]};
    }

    /// nullptr when the two share no wish. O(log of the row).
    [[nodiscard]] const Neighbour* find(std::uint32_t node, std::uint32_t other) const noexcept;

private:
    std::vector<std::size_t> offsets_;
    std::vector<Neighbour> rows_;
};

/// Adds up wishes of the same pair, drops what cancels out, and puts them in order.
///
/// Returns  the cost that no choice of camps can avoid: where wishes of both signs met, the lesser of the two.
std::uint64_t settle(std::vector<Wish>& wishes);

}  // namespace gainsay::camps
