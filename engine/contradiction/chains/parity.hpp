#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "engine/contradiction/contradictions.hpp"

// Attack on an attack is a defence: along a line of attacks the sides alternate.
// Source: P. M. Dung, "On the acceptability of arguments", Artificial Intelligence 77 (1995): a set defends
// what it attacks the attackers of. Attacks on attacks: P. Baroni et al., "AFRA", Int. J. Approx. Reasoning
// 52 (2011).

namespace gainsay {

enum class Parity : std::uint8_t { Defence, Attack };

/// "defence", "attack".
[[nodiscard]] std::string_view to_string(Parity parity) noexcept;

/// An even number of attacks in a row defends, an odd number attacks.
[[nodiscard]] constexpr Parity parity_of(std::size_t attacks) noexcept {
    return attacks % 2 == 0 ? Parity::Defence : Parity::Attack;
}

/// What a relation attacks in the end: from an attack on an attack … to the record that the last one attacks.
struct AttackLine {
    std::vector<Node> attacks;  ///< attacking relations: the one asked about, the one that it undercuts, …
    /// What the last of them attacks: a claim, statement, document, or a relation that is no attack. For
    /// `contradicts`, which attacks both its claims, the edge's target. no_node when `cyclic`.
    Node aim = no_node;
    bool cyclic = false;             ///< the last one undercuts one that is already in the line
    Parity parity = Parity::Attack;  ///< of the first attack on the aim; of a cycle: of its number of attacks
};

/// The line that begins with `relation`, of whatever status. Empty, with the relation as aim and parity
/// Defence, when it attacks nothing (supports, entails, qualifies, rephrases). O(length of the line).
[[nodiscard]] AttackLine attack_line(const Snapshot& snapshot, Node relation);

/// The line of a witness's conflict; without conflict (denial, rejection): no attacks, b.object as aim,
/// parity Attack.
[[nodiscard]] AttackLine attack_line(const Snapshot& snapshot, const Witness& witness);

/// An undercut in the tree of attacks below a record.
struct Attack {
    Node relation = no_node;         ///< the undercuts relation
    Node attacker = no_node;         ///< the claim that undercuts
    Node target = no_node;           ///< the record asked about, or the relation of the attack above
    std::size_t depth = 1;           ///< attacks from the record asked about: 1 for its own attackers
    Parity parity = Parity::Attack;  ///< towards the record asked about

    friend bool operator==(const Attack&, const Attack&) = default;
};

/// What undercuts `record`, what undercuts that, and so on: depth first, by edge number, each relation once,
/// though they may undercut in a circle. Takes closures from nobody; `as_of` and `include_proposed` as
/// everywhere.
///
/// Throws   std::logic_error when `record` is not a statement, document or relation of this snapshot.
/// Cost     O(answer log answer).
[[nodiscard]] std::vector<Attack> attacks_on(const Snapshot& snapshot, Node record,
                                             const ContradictionOptions& options = {});

}  // namespace gainsay
