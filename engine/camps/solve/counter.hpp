#pragma once

#include <cstddef>
#include <map>
#include <utility>
#include <vector>

namespace CaDiCaL {
class Solver;
}

namespace gainsay::camps {

/// Counts, in the clauses of a solver, how many of some literals are true: a totalizer for each set.
///
/// Source   O. Bailleux, Y. Boufkhad, "Efficient CNF encoding of Boolean cardinality constraints", CP 2003.
class CounterSet {
public:
    /// Variables of its own begin after `variables`.
    CounterSet(CaDiCaL::Solver& solver, std::size_t variables)
        : solver_(solver), variables_(static_cast<int>(variables)) {}

    /// A new counter. Returns the literal "fewer than two of them are true", 0 when there are fewer than two.
    [[nodiscard]] int count(const std::vector<int>& literals);

    /// Of a literal "fewer than k" that came from here: "fewer than k + 1"; 0 for other literals and at the end.
    [[nodiscard]] int next(int literal) const;

private:
    [[nodiscard]] std::vector<int> tree(const std::vector<int>& literals, std::size_t begin, std::size_t end);

    CaDiCaL::Solver& solver_;
    int variables_;
    std::map<int, int> next_;
};

}  // namespace gainsay::camps
