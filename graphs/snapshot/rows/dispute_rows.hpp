#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "graphs/snapshot/rows/packed_rows.hpp"
#include "graphs/snapshot/snapshot.hpp"

namespace gainsay {

/// Which claim stands at the other end of a conflict, and how this claim takes part in it: in 32 bits, so
/// that a row of them is as short as a row of claims.
class Conflict {
public:
    enum class Part : std::uint8_t { Contradicts, Contradicted, Rebuts, Rebutted };

    Conflict() = default;
    Conflict(std::uint32_t claim, Part part) noexcept
        : bits_(claim << 2U | static_cast<std::uint32_t>(part)) {}
    [[nodiscard]] std::uint32_t claim() const noexcept { return bits_ >> 2U; }
    [[nodiscard]] Part part() const noexcept { return static_cast<Part>(bits_ & 3U); }

    friend bool operator==(const Conflict&, const Conflict&) = default;

private:
    std::uint32_t bits_ = 0;
};

/// Who asserts and denies which claim and which claims are in conflict, with the statements, documents and
/// relations between them left out: for questions that only count. A step from an agent to a claim is one
/// read here, and three in the snapshot.
///
/// Agents and claims are numbered from 0 within their kind, in node order. An agent stands in a row once for
/// each of its statements or documents that says so; "asserts" is that of DESIGN, so that a document's states
/// count for its publishers and authors. Rejected relations are left out, proposed ones unless asked for.
///
/// Cost     O(n) time for n statements, documents and relations; 4 bytes an entry and offset.
/// Throws   Error(Limit) beyond 2^30 claims.
/// Threads  immutable once built; any number may share one.
class DisputeRows {
public:
    /// A view of what stands in the file of the snapshot; made in memory where nothing does, which is so under an
    /// overlay and with proposed relations. See stored_rows.hpp.
    [[nodiscard]] static DisputeRows of(const Snapshot& snapshot, bool include_proposed = false);

    /// The same, nullopt where they would have to be made. O(1).
    [[nodiscard]] static std::optional<DisputeRows> stored(const Snapshot& snapshot);

    explicit DisputeRows(const Snapshot& snapshot, bool include_proposed = false);
    /// Views of what pack() wrote for the same snapshot. O(1). Throws as RowUnpacker does.
    DisputeRows(const Snapshot& snapshot, RowUnpacker& packed);
    /// Makes the rows without proposed relations, kind by kind, and packs them.
    static void pack(const Snapshot& snapshot, RowPacker& into);

    [[nodiscard]] std::uint32_t agents() const noexcept { return agents_; }
    [[nodiscard]] std::uint32_t claims() const noexcept { return claims_; }

    [[nodiscard]] std::uint32_t agent(Node agent) const;  ///< its number
    [[nodiscard]] std::uint32_t claim(Node claim) const;
    [[nodiscard]] Node agent_node(std::uint32_t agent) const noexcept { return Node{first_agent_ + agent}; }
    [[nodiscard]] Node claim_node(std::uint32_t claim) const noexcept { return Node{first_claim_ + claim}; }

    BareRows<std::uint32_t> asserters, deniers;  ///< of a claim: agents
    BareRows<std::uint32_t> asserted, denied;    ///< by an agent: claims, ascending
    BareRows<Conflict> conflicts;                ///< of a claim

    /// The claims that rephrase each other, over any number of steps; those of `claim` in ascending order,
    /// itself among them. A claim that nothing rephrases is a class of its own.
    [[nodiscard]] std::span<const std::uint32_t> rephrasings(const std::uint32_t& claim) const;
    [[nodiscard]] bool any_rephrasings() const noexcept { return classes_.size() != 0; }
    /// Has its class another claim? Asked only where any_rephrasings().
    [[nodiscard]] bool rephrased(std::uint32_t claim) const { return class_of(claim) != 0; }
    [[nodiscard]] bool same_class(std::uint32_t a, std::uint32_t b) const {
        return a == b || (any_rephrasings() && class_of(a) != 0 && class_of(a) == class_of(b));
    }

    [[nodiscard]] std::size_t bytes() const noexcept;  ///< that the rows take

private:
    [[nodiscard]] std::uint32_t class_of(std::uint32_t claim) const {
        GAINSAY_REQUIRE(claim < class_of_.values().size());
        return class_of_.values()[claim];
    }
    struct Numbers {};
    DisputeRows(const Snapshot& snapshot, Numbers);
    [[nodiscard]] BareRows<std::uint32_t> asserters_of(const Snapshot& snapshot) const;
    [[nodiscard]] BareRows<std::uint32_t> deniers_of(const Snapshot& snapshot) const;
    [[nodiscard]] BareRows<Conflict> conflicts_of(const Snapshot& snapshot, bool include_proposed) const;
    void add_classes(const Snapshot& snapshot, bool include_proposed);

    std::uint32_t first_agent_ = 0, first_claim_ = 0, agents_ = 0, claims_ = 0;
    // One row, a number a claim: of its class + 1; 0: of its own. No row: no classes.
    BareRows<std::uint32_t> class_of_;
    BareRows<std::uint32_t> classes_;
};

/// Does a relation of that status count?
[[nodiscard]] bool relation_counts(const Snapshot& snapshot, Node relation, bool include_proposed);

/// Who answers for a document: its publishers and authors, each once, in node order. For a statement: its
/// speaker; for a relation: who asserts it.
void answerable_for(const Snapshot& snapshot, Node source, std::vector<Node>& agents);

}  // namespace gainsay
