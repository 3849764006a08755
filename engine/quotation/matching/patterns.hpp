#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/quotation/text/tokens.hpp"

namespace gainsay::quotation {

/// Where a pattern stands in a text.
struct Places {
    std::uint64_t count = 0;
    std::vector<std::uint32_t> first;  ///< tokens at which the first of them begin, ascending
};

/// Sequences of tokens that are looked for together, each with the ways in which it was written. A quote may stand in
/// a text a million times in one writing and once in another, so the places of each writing are kept apart.
///
/// A place's characters are compared with the writings by a rolling hash, and in full only where the hash agrees and the
/// place is one that is kept.
///
/// Cost     adding and one search: O(T + Q + M), for T tokens of text, Q of patterns, M places. Where many patterns end
///          at one token they are of different lengths, so that M is at most T · √(2Q).
/// Source   A. Aho, M. Corasick, "Efficient string matching", CACM 18 (1975); the alphabet are the vocabulary's words.
class Patterns {
public:
    using Number = std::uint32_t;

    /// Equal sequences have one number. `tokens` is not empty.
    Number add(std::span<const QuoteToken> tokens);
    /// A writing of pattern `number`, for which exact places are kept too. Equal writings have one number.
    Number add_writing(Number number, std::string_view writing);

    struct Found {
        std::vector<Places> patterns;  ///< by number
        std::vector<Places> writings;
    };
    /// Looks for all of them; of each at most `keep` places are kept; of patterns all are counted. May be called again after more were added.
    [[nodiscard]] Found find(std::string_view text, std::span<const QuoteToken> tokens, std::size_t keep);

private:
    struct Node {
        std::uint32_t fail = 0;
        std::uint32_t shorter = 0;     ///< the nearest suffix that is a pattern; 0: none
        std::uint32_t pattern = none;  ///< that ends here
        std::uint32_t parent = 0;
        TokenId token = 0;
        std::uint32_t depth = 0;
    };
    static constexpr std::uint32_t none = 0xFFFFFFFFU;

    [[nodiscard]] std::uint32_t child(std::uint32_t node, TokenId token) const;
    [[nodiscard]] std::uint32_t step(std::uint32_t node, TokenId token) const;
    void link();

    std::vector<Node> nodes_ = std::vector<Node>(1);
    std::unordered_map<std::uint64_t, std::uint32_t> children_;
    std::vector<std::uint32_t> lengths_;  ///< of patterns, in tokens
    /// Writings of a pattern by their hash.
    std::vector<std::unordered_map<std::uint64_t, std::vector<Number>>> writings_of_;
    std::vector<std::string> writings_;
    std::size_t longest_writing_ = 0;
};

}  // namespace gainsay::quotation
