#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "graphs/model/record.hpp"

// A framework knows attacks between arguments, a case knows attacks on attacks as well: an undercut of a relation. They
// are flattened: a relation r from a to b that is under attack becomes an argument of its own beside a second one, "r is
// void", and the attack a → b becomes the chain a → void → r → b. So r stands when a stands and nobody undercuts it,
// and only then it attacks b. Relations that nobody undercuts stay plain attacks.
//
// Source   G. Boella, D. Gabbay, L. van der Torre, S. Villata, "Meta-argumentation modelling I", Studia Logica 93
//          (2009): the flattening keeps the complete, grounded, preferred and stable extensions of the claims.

namespace gainsay::frameworks {

/// A relation that attacks: `rebuts`, `contradicts` (from either end), or `undercuts` of another of these.
struct AttackingRelation {
    RelationId id;
    RelationKind kind = RelationKind::Rebuts;
    ClaimId from;
    RecordId to;
};

struct Attack {
    std::uint32_t from = 0, to = 0;  ///< numbers of arguments, from 0

    friend auto operator<=>(const Attack&, const Attack&) = default;
};

/// The arguments and attacks that claims and relations come to.
class Flattening {
public:
    /// Every end of a relation must be among `claims` and `relations`. O(n log n).
    Flattening(const std::vector<ClaimId>& claims, const std::vector<AttackingRelation>& relations);

    /// What stands for what, as "claim:a", "relation:r", "relation:r:void", and for the way back of a contradiction
    /// "relation:r:back" and "relation:r:back-void". Claims come first, in their order.
    [[nodiscard]] const std::vector<std::string>& arguments() const noexcept { return arguments_; }
    /// In order, each once.
    [[nodiscard]] const std::vector<Attack>& attacks() const noexcept { return attacks_; }
    /// The attacks of relation number `i` alone.
    [[nodiscard]] std::vector<Attack> attacks_of(std::size_t i) const;
    /// The argument called `name`; arguments().size() when there is none.
    [[nodiscard]] std::uint32_t number_of(const std::string& name) const;

private:
    void add_argument(std::string name);
    void add_chain(const AttackingRelation& relation, const RecordId& from, const RecordId& to, bool back,
                   std::vector<Attack>& out) const;

    const std::vector<AttackingRelation>& relations_;
    std::vector<std::string> arguments_;
    std::unordered_map<std::string, std::uint32_t> numbers_;  // looked up only
    std::vector<Attack> attacks_;
};

}  // namespace gainsay::frameworks
