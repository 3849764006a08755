#include "engine/camps/solve/wishes.hpp"

#include <algorithm>

namespace gainsay::camps {

Neighbours::Neighbours(const Wishes& wishes) : offsets_(wishes.nodes + std::size_t{1}, 0) {
    for (const Wish& wish : wishes.list) {
        ++offsets_[wish.a + 1];
        ++offsets_[wish.b + 1];
    }
    for (std::size_t i = 1; i < offsets_.size(); ++i) offsets_[i] += offsets_[i - 1];
    rows_.resize(2 * wishes.list.size());
    std::vector<std::size_t> next(offsets_.begin(), offsets_.end() - 1);
    // First the lower neighbours of each node, then the higher ones: so rows come out in order.
    for (std::uint32_t i = 0; i < wishes.list.size(); ++i) {
        const Wish& wish = wishes.list[i];
        rows_[next[wish.b]++] = {wish.a, i, wish.weight};
    }
    for (std::uint32_t i = 0; i < wishes.list.size(); ++i) {
        const Wish& wish = wishes.list[i];
        rows_[next[wish.a]++] = {wish.b, i, wish.weight};
    }
}

const Neighbours::Neighbour* Neighbours::find(std::uint32_t node, std::uint32_t other) const noexcept {
    const Row row = of(node);
    const Neighbour* const at =
        std::lower_bound(row.begin(), row.end(), other,
                         [](const Neighbour& one, std::uint32_t wanted) { return one.node < wanted; });
    return at != row.end() && at->node == other ? at : nullptr;
}

std::uint64_t settle(std::vector<Wish>& wishes) {
    for (Wish& wish : wishes) {
        if (wish.a > wish.b) std::swap(wish.a, wish.b);
    }
    std::sort(wishes.begin(), wishes.end(),
              [](const Wish& x, const Wish& y) { return x.a != y.a ? x.a < y.a : x.b < y.b; });
    std::uint64_t unavoidable = 0;
    std::size_t kept = 0;
    for (std::size_t i = 0; i < wishes.size();) {
        std::int64_t together = 0, apart = 0;
        const Wish first = wishes[i];
        for (; i < wishes.size() && wishes[i].a == first.a && wishes[i].b == first.b; ++i) {
            (wishes[i].weight > 0 ? together : apart) += wishes[i].weight;
        }
        unavoidable += std::min(size_of(together), size_of(apart));
        if (together + apart != 0) wishes[kept++] = {first.a, first.b, together + apart};
    }
    wishes.resize(kept);
    return unavoidable;
}

}  // namespace gainsay::camps
