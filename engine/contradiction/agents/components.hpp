#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "engine/contradiction/agents/table.hpp"
#include "graphs/snapshot/rows/dispute_rows.hpp"

// Questions about the case as a whole, each as three steps: local() reads a part of the claims, merge() joins
// what two parts found, finish() makes the answer. What travels between them is a Summary, flat bytes that
// mean the same to every process that has the same case: threads run the steps here, and ranks of several
// machines could. Any way of cutting and joining gives the same answer.

namespace gainsay {

using Summary = std::vector<std::byte>;

/// Part `number` of `of` equal ones of the claims.
struct Partition {
    std::uint32_t number = 0, of = 1;

    [[nodiscard]] std::uint32_t begin(std::uint32_t claims) const noexcept {
        return static_cast<std::uint32_t>(std::uint64_t{claims} * number / of);
    }
    [[nodiscard]] std::uint32_t end(std::uint32_t claims) const noexcept {
        return static_cast<std::uint32_t>(std::uint64_t{claims} * (std::uint64_t{number} + 1) / of);
    }
};

/// Which claims hang together by conflicts, and which of these components are balanced: their claims can be
/// put on two sides so that every conflict has one end on each.
struct ConflictComponents {
    std::uint64_t components = 0;  ///< a claim without conflicts is one by itself
    std::uint64_t unbalanced = 0;
    /// Where a claim stands: with the first of its component or against it, or in one that is not balanced.
    enum class Side : std::uint8_t { First, Other, Unbalanced };
    Table<std::uint32_t> first;  ///< of a claim: the first of its component
    Table<Side> side;            ///< of a claim

    friend bool operator==(const ConflictComponents&, const ConflictComponents&) = default;
};

/// The components of the conflicts of `rows`: contradictions and rebuttals, direction plays no part.
///
/// Cost     O(claims + conflicts) but for a factor below 5 in practice (union-find, path halving), memory 5
///          bytes a claim, the answer included, for any number of threads. Conflicts between the ranges of claims that
///          threads begin with are joined by half as many threads, and so on: the last by one. A summary takes 8 bytes a claim that is not the first of its component.
/// Throws   std::logic_error when a summary is of another number of claims, or none.
/// Source   R. Tarjan, J. van Leeuwen, "Worst-case analysis of set union algorithms", J. ACM 31 (1984); a
///          parity beside every parent decides balance: F. Harary, "On the notion of balance of a signed
///          graph", Michigan Math. J. 2 (1953).
class ComponentsJob {
public:
    explicit ComponentsJob(const DisputeRows& rows) : rows_(rows) {}

    [[nodiscard]] Summary local(Partition part) const;
    [[nodiscard]] Summary merge(const Summary& a, const Summary& b) const;
    [[nodiscard]] ConflictComponents finish(const Summary& summary) const;

    /// The same on `threads` threads, at least 1, which share memory and so need no summaries.
    [[nodiscard]] ConflictComponents run(unsigned threads = 1) const;

private:
    const DisputeRows& rows_;
};

/// For each agent, over everything that it asserts: how many conflicts that claim has, and how many denials.
///
/// Cost     O(claims + assertions), memory 8 bytes an agent and thread.
/// Throws   std::logic_error when a summary is of another number of agents, or none.
class AttacksJob {
public:
    explicit AttacksJob(const DisputeRows& rows) : rows_(rows) {}

    [[nodiscard]] Summary local(Partition part) const;
    [[nodiscard]] Summary merge(const Summary& a, const Summary& b) const;
    [[nodiscard]] std::vector<std::uint64_t> finish(const Summary& summary) const;  ///< of an agent

    [[nodiscard]] std::vector<std::uint64_t> run(unsigned threads = 1) const;

private:
    const DisputeRows& rows_;
};

}  // namespace gainsay
