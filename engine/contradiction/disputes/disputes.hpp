#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "graphs/snapshot/snapshot.hpp"

namespace gainsay {

/// What counts as a conflict: a contradiction or a rebuttal that nobody rejected; direction plays no part.
struct DisputesOptions {
    bool include_proposed = false;
    std::size_t limit = 0;     ///< disputes shown; 0: all
    std::size_t speakers = 3;  ///< named with each dispute, and
    std::size_t claims = 3;    ///< so many claims
    unsigned threads = 1;
};

/// Somebody who takes part in a dispute.
struct DisputeSpeaker {
    Node agent = no_node;
    std::uint64_t assertions = 0;  ///< of claims of the dispute, in statements and documents

    friend bool operator==(const DisputeSpeaker&, const DisputeSpeaker&) = default;
};

struct ContestedClaim {
    Node claim = no_node;
    std::uint64_t conflicts = 0;  ///< in which it takes part

    friend bool operator==(const ContestedClaim&, const ContestedClaim&) = default;
};

/// A claim, and the relation by which it is in conflict with the next claim of the cycle, the last with the first.
struct OddCycleStep {
    Node claim = no_node, relation = no_node;

    friend bool operator==(const OddCycleStep&, const OddCycleStep&) = default;
};

/// Claims that hang together by conflicts. Balanced: they can be put on two sides so that every conflict has one end on
/// each. Otherwise an odd number of conflicts runs in a ring, which proves that they cannot.
struct Dispute {
    Node first = no_node;  ///< its first claim, in node order; in dispute_of() the claim asked about
    std::uint64_t claims = 0, conflicts = 0;
    bool balanced = true;
    std::array<std::uint64_t, 2> sides{};  ///< balanced: how many claims stand with `first`, and against it
    /// Not balanced: no claim twice. No odd ring through the first of `contested` is shorter.
    std::vector<OddCycleStep> odd_cycle;
    std::vector<DisputeSpeaker> speakers;   ///< who asserts most of its claims first, then in node order
    std::vector<ContestedClaim> contested;  ///< the most conflicts first, then in node order

    friend bool operator==(const Dispute&, const Dispute&) = default;
};

struct Disputes {
    std::vector<Dispute> shown;    ///< the most claims first, then by their first claims
    std::uint64_t disputes = 0;    ///< in all
    std::uint64_t unbalanced = 0;  ///< of them
    std::uint64_t claims = 0;      ///< in all of them

    [[nodiscard]] bool limited() const noexcept { return shown.size() < disputes; }
    friend bool operator==(const Disputes&, const Disputes&) = default;
};

/// The disputes of a case. A claim without conflicts is none.
///
/// Throws   std::logic_error when `threads` is 0.
/// Cost     that of ComponentsJob, and O(claims and their asserters in what is shown); where no rows stand in the
///          snapshot's file, or with proposed relations, that of making them. 20 bytes a claim.
/// Threads  the same answer for any number.
[[nodiscard]] Disputes find_disputes(const Snapshot& snapshot, const DisputesOptions& options = {});

/// Names the first promise that an answer breaks, empty when all are kept. It reads relations and statements one by one
/// and no rows, spreads sides claim by claim, and looks for a shorter ring over pairs of a claim and a parity.
/// O(shown · case), for tests.
[[nodiscard]] std::string check_disputes(const Snapshot& snapshot, const Disputes& answer,
                                         const DisputesOptions& options = {});

}  // namespace gainsay
