#pragma once

#include <cstddef>
#include <cstdint>
#include <random>

#include "graphs/model/case.hpp"

namespace gainsay::test {

/// How large a random case is. Agents, documents and claims are at least one each as soon as something refers
/// to them.
struct RandomCaseSize {
    std::size_t agents = 5, documents = 6, claims = 7, statements = 10, relations = 10, reviews = 3;
};

/// A valid case, sorted, with every kind of record and edge likely to occur: the same seed and size give the
/// same case on every machine. Ids are short ("claim:c3"), some names repeat but for case and white space,
/// dates are of all EDTF forms, some occurrences are relayed, some records retracted, some edges parallel,
/// cycles not rare.
[[nodiscard]] Case random_case(std::uint64_t seed, const RandomCaseSize& size = {});

/// Reproducible numbers: std::mt19937_64 is the same everywhere, the standard distributions are not.
class Dice {
public:
    explicit Dice(std::uint64_t seed) : engine_(seed) {}
    /// In [0, sides); 0 when there are no sides.
    [[nodiscard]] std::size_t below(std::size_t sides) { return sides == 0 ? 0 : engine_() % sides; }
    /// True one time in `times`.
    [[nodiscard]] bool one_in(std::size_t times) { return below(times) == 0; }

private:
    std::mt19937_64 engine_;
};

}  // namespace gainsay::test
