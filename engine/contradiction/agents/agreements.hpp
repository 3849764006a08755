#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "engine/contradiction/contradictions.hpp"

namespace gainsay {

/// How often two agents say the same. a < b.
struct AgreementCount {
    Node a = no_node, b = no_node;
    std::uint64_t count = 0;

    friend bool operator==(const AgreementCount&, const AgreementCount&) = default;
};

struct AgreementCounts {
    std::vector<AgreementCount> pairs;  ///< by (a, b); only those that are not zero
    /// Claims (or classes of claims, under the rephrase closure) that more agents than `crowd` assert, or deny: these
    /// say nothing about who stands with whom, and are left out.
    std::uint64_t crowded = 0;

    friend bool operator==(const AgreementCounts&, const AgreementCounts&) = default;
};

/// One agreement: what both said. The source of `a`, then that of `b`: statements, or documents that state the claim.
struct Agreement {
    Node source_a = no_node, source_b = no_node;
    Node claim_a = no_node, claim_b = no_node;  ///< differ only where one rephrases the other
    bool denied = false;                        ///< both deny it

    friend bool operator==(const Agreement&, const Agreement&) = default;
};

// A agrees with B, by definition, when A and B assert the same claim, or both deny it, in two sources: a pair of
// statements or documents is one agreement, as it is one contradiction. A document that both answer for is none.
//
// Of the options, `rephrase` takes claims that rephrase each other as one, `affiliation` lets agents speak for the bodies
// they belong to; as_of and proposed relations are those of contradictions. Entailment and part widen contradictions
// alone: to be held to the same by other words is not to say the same.

/// All pairs of agents.
///
/// Cost     O(n log n + p log p) time for n statements and documents, and p pairs of agents that say the same of one claim:
///          at most crowd^2 / 2 a claim. Memory O(n + distinct pairs).
[[nodiscard]] AgreementCounts count_agreements(const Snapshot& snapshot,
                                               const ContradictionOptions& options = {},
                                               std::size_t crowd = 1000);

/// The agreements of two agents, crowded claims too, in the order of source_a, source_b, denied. a != b.
///
/// Throws   std::logic_error when a node is no agent of this snapshot.
/// Cost     that of one scan of the case.
[[nodiscard]] std::vector<Agreement> agreements_between(const Snapshot& snapshot, Node a, Node b,
                                                        const ContradictionOptions& options = {},
                                                        std::size_t limit = 0);

}  // namespace gainsay
