#pragma once

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "engine/audit/subject.hpp"
#include "engine/audit/support/speaking.hpp"

// Of the rules only: how many independent origins a claim has, at a first look. What find_sources() would say is told
// from less wherever that is certain, because a whole case asks it of every claim.

namespace gainsay::audit {

/// A claim with its accepted rephrasings, and who says them.
struct Standing {
    std::vector<Node> claims;   ///< by node
    std::vector<Node> sources;  ///< statements that assert one of them, and documents that state one, by node
};

/// What is the same for all claims of a case: which agents may ever be one body, and which documents lead to an end.
/// Made once a run and shared. O(case).
class OriginTables {
public:
    explicit OriginTables(const Snapshot& snapshot);

    /// The group of an agent, or of a document's publishers: agents of two groups are never one body, whatever is met.
    [[nodiscard]] Node ever(const Snapshot& snapshot, Node agent_or_document) const;
    /// Citations and wholes lead from the document to one that cites nothing and is part of nothing.
    [[nodiscard]] bool ends(Node document) const { return ends_[to_index(document) - first_document_] != 0; }

    /// The claims that accepted rephrasings join with `first`, the first of them, by node, it among them.
    [[nodiscard]] std::vector<Node> rephrasings(Node first) const;
    /// The first claim that accepted rephrasings join with `claim`.
    [[nodiscard]] Node first_of(Node claim) const { return first_of_[to_index(claim) - first_claim_]; }

    [[nodiscard]] static const OriginTables& of(const Subject& subject);

private:
    void find_ends(const Snapshot& snapshot);
    void join_rephrasings(const Snapshot& snapshot, Groups& groups);

    std::vector<Node> ever_;                          // of an agent
    std::vector<char> ends_;                          // of a document
    std::vector<Node> first_of_;                      // of a claim: the first of its rephrasings
    std::vector<std::pair<Node, Node>> rephrasings_;  // first and another, sorted
    std::uint32_t first_document_ = 0, first_claim_ = 0;
};

/// Answers of one rule.
///
/// Threads  one at a time.
class Origins {
public:
    explicit Origins(const Subject& subject)
        : snapshot_(subject.snapshot), tables_(OriginTables::of(subject)), groups_(subject.snapshot) {}

    /// Of the first claim of its rephrasings only: nullopt for the others. O(sources).
    [[nodiscard]] std::optional<Standing> standing(Node claim) const;

    /// Documents in which one can read it, less those from which another of them had it. O(sources and their
    /// occurrences).
    [[nodiscard]] std::size_t hands(const Standing& standing) const;

    /// Whose word the sources are. O(sources and the offices above them).
    [[nodiscard]] std::size_t bodies(const Standing& standing) {
        return count_bodies(snapshot_, standing.sources, groups_);
    }

    /// Some trail of the sources certainly ends: with a statement that stands nowhere, an agent who relayed it, or a
    /// document that leads no further. False: it must be searched for. Looks at 64 documents behind the first 4 sources.
    [[nodiscard]] bool surely_ends(const Standing& standing) const;

    /// Two chains without a common body were found. False: they must be searched for. Looks at 4 sources of different
    /// bodies and at 64 documents behind each.
    [[nodiscard]] bool surely_two(const Standing& standing);

private:
    struct Place {
        Node node = no_node;
        Node statement = no_node;  // whose relays lead on; no_node: the document itself
        friend bool operator==(const Place&, const Place&) = default;
    };

    [[nodiscard]] std::vector<Node> walk(const Standing& standing, Node source,
                                         const std::vector<Node>& avoided) const;
    [[nodiscard]] std::optional<std::vector<Place>> next(const Standing& standing, const Place& place) const;
    void add_relays(Node document, Node statement, std::vector<Place>& next) const;

    const Snapshot& snapshot_;
    const OriginTables& tables_;
    Groups groups_;
};

}  // namespace gainsay::audit
