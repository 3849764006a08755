#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <unordered_map>
#include <utility>
#include <vector>

#include "engine/provenance/impact/impact.hpp"

// Of this folder only: what rests on what, in both directions. The table in impact.hpp says it in words.

namespace gainsay::resting {

inline constexpr Node as_record{0xFFFFFFFEU};

/// Something that stands or falls.
struct Footing {
    Node node = no_node;
    /// Of a document: no_node for its own words, as_record, or a statement for that statement's place in it. Of a
    /// rephrasing: no_node, or the claim at its other end, for the way over the relation to that claim.
    Node aspect = no_node;

    [[nodiscard]] std::uint64_t key() const noexcept {
        return (std::uint64_t{to_index(node)} << 32U) | to_index(aspect);
    }
    friend auto operator<=>(const Footing&, const Footing&) = default;
};

/// One thing that a footing rests on, and the edge that says so; no_edge within one record.
struct Rest {
    Footing on;
    Edge edge = no_edge;
};

/// How a record is there at the date of the question.
enum class Presence : std::uint8_t {
    Absent,     ///< not yet, or a relation that does not count: as if it were not in the case
    TakenBack,  ///< it was there, and what rested on it lost it
    There,
};

class Ground {
public:
    Ground(const Snapshot& snapshot, Node what, const ImpactOptions& options)
        : snapshot_(snapshot), what_(what), options_(options) {}

    [[nodiscard]] const Snapshot& snapshot() const noexcept { return snapshot_; }
    [[nodiscard]] const ImpactOptions& options() const noexcept { return options_; }
    [[nodiscard]] Node what() const noexcept { return what_; }

    [[nodiscard]] Presence presence(Node node) const;

    /// The kinds of things that a footing rests on.
    static constexpr std::uint8_t groups = 3;
    /// So many things may be in a group, those included that do not count.
    [[nodiscard]] std::uint32_t group_size(const Footing& footing, std::uint8_t group) const;
    /// The i-th of them; nullopt when it does not count.
    [[nodiscard]] std::optional<Rest> rest(const Footing& footing, std::uint8_t group, std::uint32_t i) const;

    using Visit = std::function<void(const Footing&, Edge)>;
    /// Calls `visit` with everything that rests on `footing`, and over which edge.
    void visit_dependents(const Footing& footing, const Visit& visit) const;
    /// Calls `visit` with every record that speaks of `fallen`, whether it rests on it otherwise or not.
    void visit_concerned(Node fallen, const std::function<void(Node, ImpactLink)>& visit) const;

    /// The RecordedIn arcs of a statement into one document, as a range of positions among its arcs.
    [[nodiscard]] std::pair<std::uint32_t, std::uint32_t> occurrences(Node statement, Node document) const;

private:
    [[nodiscard]] std::uint32_t record_size(Node document, std::uint8_t group) const;
    [[nodiscard]] std::optional<Rest> record_rest(Node document, std::uint8_t group, std::uint32_t i) const;
    [[nodiscard]] std::optional<Rest> words_rest(Node document, std::uint32_t i) const;
    /// What the places in a document rest on of it.
    [[nodiscard]] Footing bearer(Node document) const;
    void visit_places(Node document, const Visit& visit) const;
    [[nodiscard]] std::uint32_t place_size(const Footing& place, std::uint8_t group) const;
    [[nodiscard]] std::optional<Rest> place_rest(const Footing& place, std::uint32_t i) const;
    [[nodiscard]] std::uint32_t statement_size(Node statement, std::uint8_t group) const;
    [[nodiscard]] std::optional<Rest> statement_rest(Node statement, std::uint8_t group,
                                                     std::uint32_t i) const;
    [[nodiscard]] std::uint32_t claim_size(Node claim) const;
    [[nodiscard]] std::optional<Rest> claim_rest(Node claim, std::uint32_t i) const;
    [[nodiscard]] std::uint32_t relation_size(Node relation, std::uint8_t group) const;
    [[nodiscard]] std::optional<Rest> relation_rest(Node relation, std::uint8_t group, std::uint32_t i) const;
    [[nodiscard]] std::optional<Rest> if_there(Footing on, Edge edge) const;

    void visit_of_record(Node document, const Visit& visit) const;
    void visit_of_words(Node document, const Visit& visit) const;
    void visit_of_place(const Footing& place, const Visit& visit) const;
    void visit_of_agent(Node agent, const Visit& visit) const;
    /// Places that had their statement from `from`, an agent or a document.
    void visit_relayed(Node from, const Visit& visit) const;
    void visit_of_claim(Node claim, const Visit& visit) const;
    void visit_of_relation(const Footing& relation, const Visit& visit) const;
    using Relays = std::vector<std::pair<Node, Edge>>;
    const Relays& relays(Node statement) const;

    const Snapshot& snapshot_;
    Node what_;
    const ImpactOptions& options_;
    /// Of a statement: from whom which documents had it, by that source. Kept, because it is asked once for each place.
    mutable std::unordered_map<std::uint32_t, Relays> relays_;
};

/// Speaks from one claim: without it there is nothing to say.
[[nodiscard]] constexpr bool speaks_from_a_claim(EdgeKind relation) noexcept {
    return relation != EdgeKind::Contradicts && relation != EdgeKind::Rephrases;
}

}  // namespace gainsay::resting
