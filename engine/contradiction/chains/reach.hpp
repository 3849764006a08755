#pragma once

#include <vector>

#include "engine/contradiction/search/lens.hpp"

// Of this folder only: the closures as shortest paths. One root and what is held to it answer both halves of
// a witness, whichever of its two sides a question begins with: walks are always those of the tree below the
// root, so that every question finds the same walk.

namespace gainsay {

/// Below a claim: the claims whose assertion counts as asserting the root. Below a document: what is denied
/// with it.
class Reach {
public:
    struct Member {
        Node node;
        Cost cost;           ///< of the walk from the root
        WitnessStep step;    ///< from its parent
        std::size_t parent;  ///< position in settled order
    };

    Reach(const Lens& lens, Node root);

    /// In the order of (cost, node); the root first.
    [[nodiscard]] const std::vector<Member>& members() const noexcept { return members_; }
    /// nullptr when `node` is not held to the root. O(log n).
    [[nodiscard]] const Member* find(Node node) const;
    /// From the root to `node`, which is a member.
    [[nodiscard]] std::vector<WitnessStep> walk(Node node) const;

private:
    std::vector<Member> members_;
    std::vector<std::size_t> by_node_;
};

/// Is a claim or document all that Reach would find below it? Cheaper to ask than to grow a tree of one.
[[nodiscard]] bool nothing_below(const Lens& lens, Node root);
/// Is a claim all that held_to() would find?
[[nodiscard]] bool nothing_above(const Lens& lens, Node claim);

/// The other way: every claim that who asserts `claim` is held to. In node order.
[[nodiscard]] std::vector<Node> held_to(const Lens& lens, Node claim);

/// `node` and whatever of the closure is denied with it lies above: the documents whose denial denies one of
/// `claims` or `documents`. In node order.
[[nodiscard]] std::vector<Node> denied_with(const Lens& lens, const std::vector<Node>& claims, Node document);

/// Who is answerable for a source, and over which offices.
struct Route {
    Node agent, speaker;
    Edge responsibility;
    std::vector<Edge> offices;
    bool uncertain = false;
};

/// Every agent that is answerable for `source`, a statement, document or relation, once each, in node order:
/// its speaker, publishers, authors or asserter, and under the affiliation closure the bodies that these
/// spoke for then.
[[nodiscard]] std::vector<Route> answerable(const Lens& lens, Node source);

/// How many sources_near() would list, at most, and without listing them.
[[nodiscard]] std::size_t count_sources_near(const Lens& lens, Node agent);

/// What `agent` may be answerable for, in node order; `answerable` tells whether it is, on the dates.
[[nodiscard]] std::vector<Node> sources_near(const Lens& lens, Node agent);

}  // namespace gainsay
