#include "engine/camps/solve/packing.hpp"

#include <algorithm>
#include <utility>

namespace gainsay::camps {
namespace {

class Packer {
public:
    Packer(const Wishes& wishes, const Sides& sides, std::uint64_t budget)
        : wishes_(wishes),
          neighbours_(wishes),
          left_(wishes.list.size()),
          from_(wishes.nodes),
          budget_(budget) {
        is_broken_.reserve(wishes.list.size());
        for (const Wish& wish : wishes.list) is_broken_.push_back(broken(wish, sides));
        for (std::uint32_t i = 0; i < wishes.list.size(); ++i) {
            if (is_broken_[i]) order_.push_back(i);
        }
    }

    [[nodiscard]] bool spent() const noexcept { return budget_ == 0; }

    [[nodiscard]] std::vector<Conflicted> run() {
        for (std::size_t i = 0; i < left_.size(); ++i) left_[i] = size_of(wishes_.list[i].weight);
        std::vector<Conflicted> found;
        std::vector<std::uint32_t> open = order_;
        for (std::uint32_t longest = 2; !open.empty() && longest <= wishes_.nodes;
             longest = longer(longest)) {
            std::vector<std::uint32_t> rest;
            for (const std::uint32_t wish : open) {
                bool more = true;
                while (left_[wish] != 0 && more) {
                    more = close(wish, longest, found);
                }
                if (left_[wish] != 0 && !hopeless_) rest.push_back(wish);
            }
            open.swap(rest);
        }
        return found;
    }

    /// Another order for the next run: what went without a full set of cycles goes first, the rest is shuffled.
    void reorder(std::uint64_t seed) {
        std::uint64_t state = seed * 0x9E3779B97F4A7C15U + 1;
        for (std::size_t i = order_.size(); i > 1; --i) {
            state = state * 6364136223846793005U + 1442695040888963407U;
            std::swap(order_[i - 1], order_[(state >> 33U) % i]);
        }
        std::stable_partition(order_.begin(), order_.end(),
                              [&](std::uint32_t wish) { return left_[wish] != 0; });
    }

private:
    // One more each time where cycles are short; beyond that hardly any wish still waits.
    static std::uint32_t longer(std::uint32_t length) noexcept {
        return length < 8 ? length + 1 : length * 2;
    }

    /// Breadth first over kept wishes from one end of a broken one to the other.
    bool close(std::uint32_t wish, std::uint32_t longest, std::vector<Conflicted>& found) {
        std::uint32_t start = wishes_.list[wish].a, goal = wishes_.list[wish].b;
        if (neighbours_.of(goal).size() < neighbours_.of(start).size()) std::swap(start, goal);
        hopeless_ = true;
        ++stamp_;
        reached_.assign(1, start);
        from_[start] = {stamp_, 0, 0};
        std::size_t level_end = 1;
        for (std::size_t at = 0, length = 1; at < reached_.size(); ++at) {
            if (at == level_end) {
                level_end = reached_.size();
                ++length;
            }
            if (length + 1 > longest) {
                hopeless_ = false;  // a longer walk may still close it
                return false;
            }
            const std::uint32_t node = reached_[at];
            if (length + 1 == longest) {  // the last step: look for the goal, and at nothing else
                hopeless_ = false;
                if (budget_ == 0) return false;
                --budget_;
                const auto* const last = neighbours_.find(node, goal);
                if (last == nullptr || is_broken_[last->wish] || left_[last->wish] == 0) continue;
                from_[goal] = {stamp_, node, last->wish};
                take(wish, start, goal, found);
                return true;
            }
            for (const auto& next : neighbours_.of(node)) {
                if (budget_ == 0) return false;
                --budget_;
                if (is_broken_[next.wish] || left_[next.wish] == 0 || from_[next.node].stamp == stamp_)
                    continue;
                from_[next.node] = {stamp_, node, next.wish};
                if (next.node == goal) {
                    take(wish, start, goal, found);
                    return true;
                }
                reached_.push_back(next.node);
            }
        }
        return false;
    }

    void take(std::uint32_t wish, std::uint32_t start, std::uint32_t goal, std::vector<Conflicted>& found) {
        Conflicted cycle;
        cycle.nodes.push_back(start);
        cycle.wishes.push_back(wish);
        for (std::uint32_t node = goal; node != start; node = from_[node].node) {
            cycle.nodes.push_back(node);
            cycle.wishes.push_back(from_[node].wish);
        }
        cycle.weight = left_[wish];
        for (const std::uint32_t one : cycle.wishes) cycle.weight = std::min(cycle.weight, left_[one]);
        for (const std::uint32_t one : cycle.wishes) left_[one] -= cycle.weight;
        found.push_back(std::move(cycle));
    }

    struct From {
        std::uint32_t stamp = 0, node = 0, wish = 0;
    };

    const Wishes& wishes_;
    Neighbours neighbours_;
    std::vector<bool> is_broken_;
    std::vector<std::uint64_t> left_;  // of a wish: how often it may still be used
    std::vector<std::uint32_t> order_, reached_;
    std::vector<From> from_;
    std::uint32_t stamp_ = 0;
    std::uint64_t budget_;
    bool hopeless_ = false;
};

}  // namespace

std::uint64_t bound(const std::vector<Conflicted>& packing) noexcept {
    std::uint64_t sum = 0;
    for (const Conflicted& cycle : packing) sum += cycle.weight;
    return sum;
}

std::vector<Conflicted> pack(const Wishes& wishes, const Sides& sides, std::uint32_t tries,
                             std::uint64_t budget) {
    Packer packer(wishes, sides, budget);
    const std::uint64_t enough = cost(wishes, sides);
    std::vector<Conflicted> best = packer.run();
    for (std::uint32_t i = 1; i < tries && bound(best) < enough && !packer.spent(); ++i) {
        packer.reorder(i);
        std::vector<Conflicted> found = packer.run();
        if (bound(found) > bound(best)) best = std::move(found);
    }
    return best;
}

}  // namespace gainsay::camps
