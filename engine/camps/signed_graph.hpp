#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace gainsay {

/// Two agents and how often they say the same, and speak against each other. a < b.
struct SignedPair {
    std::uint32_t a = 0, b = 0;
    std::uint64_t agreements = 0, contradictions = 0;

    /// +1: they agree more often than they contradict each other; -1: less often; 0: as often, so that the pair says
    /// nothing about camps.
    [[nodiscard]] int sign() const noexcept {
        return agreements == contradictions ? 0 : agreements > contradictions ? 1 : -1;
    }
    friend bool operator==(const SignedPair&, const SignedPair&) = default;
};

/// Who is for and who is against whom: agents by number, and pairs of them. Immutable once built.
class SignedGraph {
public:
    SignedGraph() = default;
    /// Adds up pairs of the same agents, in either order, and sorts them; drops those of an agent with itself, and those
    /// without counts. O(n log n). Throws std::logic_error when a pair names an agent beyond `agents`.
    SignedGraph(std::uint32_t agents, std::vector<SignedPair> pairs);

    [[nodiscard]] std::uint32_t agents() const noexcept { return agents_; }
    [[nodiscard]] const std::vector<SignedPair>& pairs() const noexcept { return pairs_; }  ///< by (a, b)

    friend bool operator==(const SignedGraph&, const SignedGraph&) = default;

private:
    std::uint32_t agents_ = 0;
    std::vector<SignedPair> pairs_;
};

}  // namespace gainsay
