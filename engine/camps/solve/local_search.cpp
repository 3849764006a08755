#include "engine/camps/solve/local_search.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace gainsay::camps {
namespace {

/// SplitMix64: the same numbers with every compiler, which the distributions of <random> do not promise.
class Random {
public:
    explicit Random(std::uint64_t seed) : state_(seed) {}
    std::uint64_t next() noexcept {
        std::uint64_t z = (state_ += 0x9E3779B97F4A7C15U);
        z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
        z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
        return z ^ (z >> 31U);
    }
    double unit() noexcept { return static_cast<double>(next() >> 11U) * 0x1.0p-53; }

private:
    std::uint64_t state_;
};

class Annealer {
public:
    explicit Annealer(const Wishes& wishes)
        : wishes_(wishes), neighbours_(wishes), sides_(wishes.nodes, 0), loss_(wishes.nodes, 0) {
        std::uint64_t sum = 0;
        for (const Wish& wish : wishes.list) sum += size_of(wish.weight);
        if (!wishes.list.empty()) mean_ = static_cast<double>(sum) / static_cast<double>(wishes.list.size());
    }

    void run(Random random, std::uint32_t sweeps, const Stop& stop) {
        for (std::uint32_t node = 0; node < wishes_.nodes; ++node) {
            sides_[node] = static_cast<std::uint8_t>(random.next() & 1U);
        }
        count_losses();
        // From where half of what costs a pair's weight is tried to where hardly any of it is.
        const double hottest = 2.0 * mean_, coldest = 0.15 * mean_;
        for (std::uint32_t i = 0; i < sweeps; ++i) {
            const double share = sweeps == 1 ? 1.0 : static_cast<double>(i) / (sweeps - 1);
            sweep(random, hottest * std::pow(coldest / hottest, share));
            if (stop && i % 16 == 0 && stop()) break;
        }
        while (descend()) {
        }
    }

    [[nodiscard]] Sides sides() const {
        Sides sides(sides_.size());
        for (std::size_t i = 0; i < sides.size(); ++i) sides[i] = sides_[i] != 0;
        return sides;
    }

private:
    // loss_[node]: by how much the cost grows when the node changes sides.
    void count_losses() {
        for (std::uint32_t node = 0; node < wishes_.nodes; ++node) {
            std::int64_t loss = 0;
            for (const auto& next : neighbours_.of(node)) {
                loss += sides_[node] == sides_[next.node] ? next.weight : -next.weight;
            }
            loss_[node] = loss;
        }
    }

    void change(std::uint32_t node) {
        sides_[node] ^= 1U;
        loss_[node] = -loss_[node];
        for (const auto& next : neighbours_.of(node)) {
            loss_[next.node] += sides_[node] == sides_[next.node] ? 2 * next.weight : -2 * next.weight;
        }
    }

    void sweep(Random& random, double temperature) {
        for (std::uint32_t node = 0; node < wishes_.nodes; ++node) {
            const std::int64_t loss = loss_[node];
            if (loss > 0) {
                const double ratio = static_cast<double>(loss) / temperature;
                if (ratio > 30 || random.unit() >= std::exp(-ratio)) continue;
            } else if (loss == 0 && (random.next() & 1U) != 0) {
                continue;
            }
            change(node);
        }
    }

    bool descend() {
        bool better = false;
        for (std::uint32_t node = 0; node < wishes_.nodes; ++node) {
            if (loss_[node] >= 0) continue;
            change(node);
            better = true;
        }
        return better;
    }

    const Wishes& wishes_;
    Neighbours neighbours_;
    std::vector<std::uint8_t> sides_;
    std::vector<std::int64_t> loss_;
    double mean_ = 1;
};

}  // namespace

Sides anneal(const Wishes& wishes, std::uint32_t runs, std::uint32_t sweeps, const Stop& stop) {
    Annealer annealer(wishes);
    Sides best(wishes.nodes, false);
    std::uint64_t least = cost(wishes, best);
    for (std::uint32_t i = 0; i < runs && least != 0 && !(stop && stop()); ++i) {
        annealer.run(Random(i), sweeps, stop);
        Sides found = annealer.sides();
        const std::uint64_t price = cost(wishes, found);
        if (price >= least) continue;
        least = price;
        best = std::move(found);
    }
    return best;
}

}  // namespace gainsay::camps
