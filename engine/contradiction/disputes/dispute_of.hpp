#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/contradiction/disputes/disputes.hpp"

namespace gainsay {

/// A claim of the dispute of another one, and the proof that it is: one conflict with a claim that is nearer.
struct DisputedClaim {
    Node claim = no_node;
    std::uint32_t distance = 0;                 ///< conflicts between it and the claim asked about, at least
    std::uint64_t conflicts = 0;                ///< as in ContestedClaim
    Node relation = no_node, nearer = no_node;  ///< none of the claim asked about

    /// In a balanced dispute: on the side of the claim asked about?
    [[nodiscard]] bool with_it() const noexcept { return distance % 2 == 0; }
    friend bool operator==(const DisputedClaim&, const DisputedClaim&) = default;
};

struct DisputeOf {
    Dispute dispute;
    std::vector<DisputedClaim>
        claims;  ///< the nearest first, then in node order; the claim asked about is the first

    [[nodiscard]] bool limited() const noexcept { return claims.size() < dispute.claims; }
    friend bool operator==(const DisputeOf&, const DisputeOf&) = default;
};

/// The dispute that `claim` belongs to; nullopt when it has no conflict. `options.limit` is the number of claims listed;
/// threads play no part.
///
/// Throws   std::logic_error when `claim` is none.
/// Cost     O(claims of the dispute, their conflicts and asserters), with a logarithm; where no rows stand in the
///          snapshot's file, or with proposed relations, that of making them. 8 bytes a claim of the case.
/// Threads  reads only.
[[nodiscard]] std::optional<DisputeOf> dispute_of(const Snapshot& snapshot, Node claim,
                                                  const DisputesOptions& options = {});

/// As check_disputes().
[[nodiscard]] std::string check_dispute_of(const Snapshot& snapshot, Node claim,
                                           const std::optional<DisputeOf>& answer,
                                           const DisputesOptions& options = {});

}  // namespace gainsay
