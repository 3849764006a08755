#pragma once

#include <optional>

#include "engine/contradiction/disputes/dispute_of.hpp"
#include "engine/contradiction/disputes/disputes.hpp"
#include "graphs/snapshot/snapshot.hpp"

namespace gainsay::render {

class Output;

/// The disputes of a case, a row each: how large, who speaks most, the claims with most conflicts, and its two sides or
/// the odd ring that proves that there are none.
void disputes(const Output& output, const Snapshot& snapshot, const Disputes& answer);

/// The dispute of a claim, a row a claim: on which side, and the conflict that joins it to a nearer one. nullopt: says
/// that it takes part in none.
void dispute_of(const Output& output, const Snapshot& snapshot, Node claim,
                const std::optional<DisputeOf>& answer);

}  // namespace gainsay::render
