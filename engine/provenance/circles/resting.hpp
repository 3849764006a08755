#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <vector>

#include "engine/provenance/circles/circles.hpp"
#include "engine/provenance/circles/link_graph.hpp"

// Of this folder only: which claims have an origin, and which of them rest on a circle. The rule is that of
// find_sources(): a statement is followed through its own relays, and from each document in which it stands, or which had
// it, through what that document cites and is a part of; a document that is cited leads to its relays of the claim, too.

namespace gainsay::circling {

/// Where claims come from. Construction O(documents and their links).
class Origins {
public:
    explicit Origins(const LinkGraph& graph);

    /// Does somebody make the claim, while no way back from it ends? O(its statements and their occurrences); where a
    /// document that cites nothing relays one of them and no other end is near, O(what its trail meets).
    [[nodiscard]] bool lacks(Node claim);

private:
    /// Does some way from a document over `passes` end, at one that cites nothing?
    enum class Ends : std::uint8_t {
        No,
        ForSome,  ///< only at such as relay something: an end for claims that these do not relay
        ForAll,   ///< of all claims
    };
    /// The first links of a claim's trail.
    struct Beginning {
        bool made = false;                    // by somebody
        bool ends = false;                    // for certain
        std::vector<std::uint32_t> wholes;    // documents that state it or are cited, with ends for some
        std::vector<std::uint32_t> relaying;  // documents that relay a statement of it, ascending
    };
    void enter(Node statement, Beginning& beginning) const;
    void enter_place(Arc place, const Arcs& places, Beginning& beginning) const;
    void cite(std::uint32_t document, Beginning& beginning) const;
    void enter_whole(std::uint32_t document, Beginning& beginning) const;
    [[nodiscard]] bool relays_on(Node document, const Arcs& places) const;
    [[nodiscard]] bool some_whole_ends(const Beginning& beginning);

    const LinkGraph& graph_;
    std::vector<Ends> ends_;          // by document
    std::vector<std::uint32_t> met_;  // by document: the question in which it was met last
    std::uint32_t question_ = 0;
    Beginning beginning_;  // kept for its memory
};

/// The documents that the trail of a claim meets, ascending. O(what it meets).
[[nodiscard]] std::vector<std::uint32_t> trail_of(const LinkGraph& graph, Node claim);

/// Looks up the claims that rest on documents, once for those of which the same claims are known to rest.
class Resting {
public:
    /// `lacking`: by claim, from the first on, whether it has no origin.
    Resting(const LinkGraph& graph, const std::vector<char>& lacking, std::size_t max_claims);

    /// The claims whose trail meets one of `documents`. O(n) the first time.
    [[nodiscard]] const RestingClaims& on(const std::vector<std::uint32_t>& documents);
    /// All claims without origin among them, by node.
    [[nodiscard]] std::vector<Node> lacking_on(const std::vector<std::uint32_t>& documents) const;

private:
    [[nodiscard]] std::vector<Node> claims_on(const std::vector<std::uint32_t>& documents) const;
    [[nodiscard]] bool lacks(Node claim) const { return lacking_[to_index(claim) - first_claim_] != 0; }

    const LinkGraph& graph_;
    const std::vector<char>& lacking_;
    std::size_t max_claims_;
    std::uint32_t first_claim_ = 0;
    Rows passed_by_;                        // LinkGraph::passes() turned round
    std::vector<std::uint32_t> component_;  // of documents that lead to each other over passes()
    std::map<std::vector<std::uint32_t>, RestingClaims> known_;  // by components
};

}  // namespace gainsay::circling
