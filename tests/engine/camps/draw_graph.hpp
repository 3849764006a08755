#pragma once

#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "engine/camps/signed_graph.hpp"
#include "tests/support/random_case.hpp"

namespace gainsay::test {

/// A signed graph in words: "a+b b-c a+3-1c": a and b agree, b and c contradict each other, a and c agree three times
/// and contradict each other once. Agents are single letters, numbered by the alphabet; `agents` at least.
[[nodiscard]] inline SignedGraph draw_graph(const std::string& sketch, std::uint32_t agents = 0) {
    std::istringstream in(sketch);
    std::vector<SignedPair> pairs;
    for (std::string word; in >> word;) {
        SignedPair pair{static_cast<std::uint32_t>(word.front() - 'a'),
                        static_cast<std::uint32_t>(word.back() - 'a'), 0, 0};
        for (std::size_t i = 1; i + 1 < word.size(); ++i) {
            const bool plus = word[i] == '+';
            std::uint64_t times = 0;
            for (; word[i + 1] >= '0' && word[i + 1] <= '9'; ++i)
                times = 10 * times + static_cast<std::uint64_t>(word[i + 1] - '0');
            (plus ? pair.agreements : pair.contradictions) += times == 0 ? 1 : times;
        }
        agents = std::max({agents, pair.a + 1, pair.b + 1});
        pairs.push_back(pair);
    }
    return {agents, std::move(pairs)};
}

/// Agents as letters: "abc".
[[nodiscard]] inline std::string letters(const std::vector<std::uint32_t>& agents) {
    std::string text;
    for (const std::uint32_t agent : agents) text.push_back(static_cast<char>('a' + agent));
    return text;
}

/// A random graph: each pair exists one time in `sparse`, and is negative one time in `calm`; counts up to `most`.
[[nodiscard]] inline SignedGraph random_graph(Dice& dice, std::uint32_t agents, std::size_t sparse,
                                              std::size_t calm, std::size_t most) {
    std::vector<SignedPair> pairs;
    for (std::uint32_t a = 0; a < agents; ++a) {
        for (std::uint32_t b = a + 1; b < agents; ++b) {
            if (!dice.one_in(sparse)) continue;
            SignedPair pair{a, b, 0, 0};
            (dice.one_in(calm) ? pair.contradictions : pair.agreements) = 1 + dice.below(most);
            if (dice.one_in(8))
                (dice.one_in(2) ? pair.contradictions : pair.agreements) += 1 + dice.below(most);
            pairs.push_back(pair);
        }
    }
    return {agents, std::move(pairs)};
}

}  // namespace gainsay::test
