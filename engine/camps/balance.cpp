#include "engine/camps/balance.hpp"

#include <Eigen/Eigenvalues>
#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <vector>

namespace gainsay {
namespace {

/// Each pair once, from the end with fewer pairs to the other: no row is longer than the root of twice their number.
class Rows {
public:
    struct Entry {
        std::uint32_t agent;
        bool negative;
    };

    explicit Rows(const SignedGraph& graph) : offsets_(graph.agents() + std::size_t{1}, 0) {
        std::vector<std::uint32_t> degree(graph.agents(), 0);
        for (const SignedPair& pair : graph.pairs()) {
            if (pair.sign() == 0) continue;
            ++degree[pair.a];
            ++degree[pair.b];
        }
        const auto from_b = [&](const SignedPair& pair) { return degree[pair.b] < degree[pair.a]; };
        for (const SignedPair& pair : graph.pairs()) {
            if (pair.sign() != 0) ++offsets_[(from_b(pair) ? pair.b : pair.a) + 1];
        }
        std::partial_sum(offsets_.begin(), offsets_.end(), offsets_.begin());
        entries_.resize(offsets_.back());
        std::vector<std::size_t> next(offsets_.begin(), offsets_.end() - 1);
        for (const SignedPair& pair : graph.pairs()) {
            if (pair.sign() == 0) continue;
            const bool swapped = from_b(pair);
            entries_[next[swapped ? pair.b : pair.a]++] = {swapped ? pair.a : pair.b, pair.sign() < 0};
        }
    }

    template <class Use>
    void for_each(std::uint32_t agent, const Use& use) const {
        for (std::size_t i = offsets_[agent]; i < offsets_[agent + 1]; ++i) use(entries_[i]);
    }

private:
    std::vector<std::size_t> offsets_;
    std::vector<Entry> entries_;
};

/// The eigenvalues of the matrix of signs, or of their absolute values.
Eigen::VectorXd eigenvalues(const SignedGraph& graph, const std::vector<Eigen::Index>& number,
                            Eigen::Index size, bool absolute) {
    Eigen::MatrixXd matrix = Eigen::MatrixXd::Zero(size, size);
    for (const SignedPair& pair : graph.pairs()) {
        if (pair.sign() == 0) continue;
        const double sign = absolute ? 1.0 : pair.sign();
        matrix(number[pair.a], number[pair.b]) = sign;
        matrix(number[pair.b], number[pair.a]) = sign;
    }
    return Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd>(matrix, Eigen::EigenvaluesOnly).eigenvalues();
}

}  // namespace

std::optional<double> TriangleCounts::balanced_share() const noexcept {
    if (total() == 0) return std::nullopt;
    return static_cast<double>(balanced()) / static_cast<double>(total());
}

TriangleCounts count_triangles(const SignedGraph& graph) {
    enum Mark : std::uint8_t { None, Positive, Negative };
    const Rows rows(graph);
    std::vector<Mark> mark(graph.agents(), None);
    TriangleCounts counts;
    for (std::uint32_t a = 0; a < graph.agents(); ++a) {
        rows.for_each(a, [&](const Rows::Entry& b) { mark[b.agent] = b.negative ? Negative : Positive; });
        rows.for_each(a, [&](const Rows::Entry& b) {
            rows.for_each(b.agent, [&](const Rows::Entry& c) {
                if (mark[c.agent] == None) return;
                ++counts.by_negative[(b.negative ? 1 : 0) + (c.negative ? 1 : 0) +
                                     (mark[c.agent] == Negative ? 1 : 0)];
            });
        });
        rows.for_each(a, [&](const Rows::Entry& b) { mark[b.agent] = None; });
    }
    return counts;
}

std::optional<double> walk_balance(const SignedGraph& graph, std::uint32_t most_agents) {
    std::vector<Eigen::Index> number(graph.agents(), -1);
    for (const SignedPair& pair : graph.pairs()) {
        if (pair.sign() != 0) number[pair.a] = number[pair.b] = 0;
    }
    Eigen::Index size = 0;
    for (Eigen::Index& one : number) {
        if (one == 0) one = size++;
    }
    if (size == 0 || size > static_cast<Eigen::Index>(most_agents)) return std::nullopt;
    const Eigen::VectorXd with_signs = eigenvalues(graph, number, size, false);
    const Eigen::VectorXd without = eigenvalues(graph, number, size, true);
    // Both sums over exp(greatest): of hundreds of agents who all agree exp() alone would be infinite.
    const double greatest = without.maxCoeff();
    return (with_signs.array() - greatest).exp().sum() / (without.array() - greatest).exp().sum();
}

std::optional<double> normalized_frustration(std::uint64_t frustration, std::uint64_t pairs) noexcept {
    if (pairs == 0) return std::nullopt;
    return 1.0 - 2.0 * static_cast<double>(frustration) / static_cast<double>(pairs);
}

}  // namespace gainsay
