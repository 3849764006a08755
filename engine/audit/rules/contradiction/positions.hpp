#pragma once

#include <functional>
#include <vector>

#include "engine/audit/finding.hpp"
#include "engine/audit/rules/contradiction/classes.hpp"

// Of this folder only: what an agent holds, as far as it stands.

namespace gainsay::audit {

/// An agent asserts or denies a claim: a statement of it, or a document that it published or wrote.
struct Position {
    ClaimClass claim_class{};
    bool denies = false;
    Node claim = no_node;
    Node source = no_node;
    Node speaker = no_node;

    friend auto operator<=>(const Position&, const Position&) = default;
};

/// The positions of `agent`, sorted. What was retracted is left out: it is no longer held. O(k log k) for what it said.
[[nodiscard]] std::vector<Position> positions_of(const Subject& subject, Node agent);

/// Two positions that cannot both be held, and the relation between their claims; no_edge for a denial.
struct Clash {
    Position a, b;
    Edge conflict = no_edge;
};

/// Clashes among sorted positions, one for each two classes and, for denials, each class: the first pair of positions
/// of which `fits` holds. A class that conflicts with itself is left to a rule of its own. Linear, up to a logarithm,
/// in the positions, and in the conflicts of their classes or the positions, whichever are fewer, a class.
void for_each_clash(const ClaimClasses& classes, const std::vector<Position>& positions,
                    const std::function<bool(const Position&, const Position&)>& fits,
                    const std::function<void(const Clash&)>& use);

/// The witness of a clash: both sayings, the rephrasings between their claims, the relation.
[[nodiscard]] std::vector<Step> steps_of(const Subject& subject, const Clash& clash);

/// "\"The dam holds\" and denies …": both claims in words, for a message.
[[nodiscard]] std::string both_claims(const Snapshot& snapshot, const Clash& clash);

}  // namespace gainsay::audit
