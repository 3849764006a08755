#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

// Of the rules only: texts that are nearly the same, found without comparing all with all.

namespace gainsay::audit {

/// Sets of shingles, one a text.
struct ShingleSets {
    std::vector<std::uint64_t> shingles;  ///< of all sets, one after the other
    std::vector<std::size_t> first{0};    ///< where each begins; one more at the end

    [[nodiscard]] std::size_t size() const noexcept { return first.size() - 1; }

    /// Adds the pairs of words that stand side by side in `words` (as words_of() spells them), its beginning and its end
    /// being words too: a text of n words has n + 1, less those that come again. By hash, of 32 bits.
    void add(std::string_view words);
};

struct NearPair {
    std::uint32_t a = 0, b = 0;  ///< a < b
    double likeness = 0;         ///< Jaccard: what they share of what they have together

    friend bool operator==(const NearPair&, const NearPair&) = default;
};

/// The pairs of sets with a likeness of at least `least`, which is above 0 and at most 1, in order. Two sets can only be
/// so alike when they share one of their rarest shingles, so only those that do are compared. All such pairs are found,
/// but for crowds: of sets that share a rare shingle, at places that let them be alike, each is compared with `crowd`
/// others of each size and place alone, and of sizes and places no more than 4,096 pairs are looked at.
///
/// Cost    O(n log n) for n shingles, and what is compared: bounded for each rare shingle of a set. Memory O(n + answer).
///         Changes the order of the shingles.
/// Source  S. Chaudhuri, V. Ganti, R. Kaushik, "A primitive operator for similarity joins", ICDE 2006 (rare prefixes);
///         C. Xiao and others, "Efficient similarity joins for near-duplicate detection", WWW 2008 (bounds by place).
[[nodiscard]] std::vector<NearPair> near_pairs(ShingleSets& sets, double least, std::size_t crowd = 100);

}  // namespace gainsay::audit
