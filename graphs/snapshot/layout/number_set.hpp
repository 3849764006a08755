#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace gainsay {

/// Numbers below a bound, put in any order and taken out in ascending order: three levels of bits, in which
/// a bit above says that one of the 64 words below is not empty. Sorting n numbers costs n log n compares that
/// the processor mispredicts; here each costs three writes and three reads, wherever it stands.
///
/// Cost     put() O(1); take() O(n + bound / 2^18); memory bound / 8 bytes, cleared only once.
/// Source   P. van Emde Boas, "Preserving order in a forest in less than logarithmic time", FOCS 1975, with
///          64 for the square root and three levels for all.
class NumberSet {
public:
    explicit NumberSet(std::uint32_t bound) {
        std::size_t words = bound;
        for (std::vector<std::uint64_t>& level : levels_) {
            words = (words + 63) / 64;
            level.resize(words);
        }
    }

    /// `number` is below the bound; one that is in already stays in once.
    void put(std::uint32_t number) noexcept {
        for (std::vector<std::uint64_t>& level : levels_) {
            level[number / 64] |= std::uint64_t{1} << (number % 64);
            number /= 64;
        }
    }

    /// As put() of each.
    void put(std::span<const std::uint32_t> numbers) noexcept {
        std::uint64_t *const low = levels_[0].data(), *const middle = levels_[1].data(),
                             *const top = levels_[2].data();
        for (const std::uint32_t number : numbers) {
            low[number >> 6U] |= std::uint64_t{1} << (number & 63U);
            middle[number >> 12U] |= std::uint64_t{1} << (number >> 6U & 63U);
            top[number >> 18U] |= std::uint64_t{1} << (number >> 12U & 63U);
        }
    }

    /// Calls `use(number)` for each in ascending order; afterwards the set is empty.
    template <class Use>
    void take(const Use& use) {
        for (std::uint32_t top = 0; top < levels_[2].size(); ++top) {
            if (levels_[2][top] == 0) continue;
            each_bit(levels_[2][top], top, [&](std::uint32_t middle) {
                each_bit(levels_[1][middle], middle,
                         [&](std::uint32_t low) { each_bit(levels_[0][low], low, use); });
            });
        }
    }

private:
    /// Calls `use` for the numbers of the bits of a word, and empties it.
    template <class Use>
    static void each_bit(std::uint64_t& word, std::uint32_t number, const Use& use) {
        std::uint64_t bits = word;
        word = 0;
        for (; bits != 0; bits &= bits - 1) {
            use(number * 64 + static_cast<std::uint32_t>(std::countr_zero(bits)));
        }
    }

    std::array<std::vector<std::uint64_t>, 3> levels_;
};

}  // namespace gainsay
