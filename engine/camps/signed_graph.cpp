#include "engine/camps/signed_graph.hpp"

#include <algorithm>
#include <utility>

#include "graphs/model/error.hpp"

namespace gainsay {

SignedGraph::SignedGraph(std::uint32_t agents, std::vector<SignedPair> pairs)
    : agents_(agents), pairs_(std::move(pairs)) {
    for (SignedPair& pair : pairs_) {
        GAINSAY_REQUIRE(pair.a < agents && pair.b < agents);
        if (pair.a > pair.b) std::swap(pair.a, pair.b);
    }
    std::sort(pairs_.begin(), pairs_.end(),
              [](const SignedPair& x, const SignedPair& y) { return x.a != y.a ? x.a < y.a : x.b < y.b; });
    std::size_t kept = 0;
    for (std::size_t i = 0; i < pairs_.size();) {
        SignedPair sum{pairs_[i].a, pairs_[i].b, 0, 0};
        for (; i < pairs_.size() && pairs_[i].a == sum.a && pairs_[i].b == sum.b; ++i) {
            sum.agreements += pairs_[i].agreements;
            sum.contradictions += pairs_[i].contradictions;
        }
        if (sum.a != sum.b && (sum.agreements != 0 || sum.contradictions != 0)) pairs_[kept++] = sum;
    }
    pairs_.resize(kept);
    pairs_.shrink_to_fit();
}

}  // namespace gainsay
