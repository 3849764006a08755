#pragma once

#include <array>
#include <functional>
#include <unordered_map>
#include <vector>

#include "engine/contradiction/agents/first_opponents.hpp"
#include "engine/contradiction/chains/reach.hpp"

// Of engine/contradiction only: pairs of what was said, then pairs of who is answerable.
//
// A contradiction is found between two *points*, each something said (a statement or document and what it
// says of a claim or document) or something attacked as such. Points know no agents. One search starts from a
// point of A and goes forwards, one from a point of B and goes backwards; both give the same links, and every
// question is one of the two, over the points of an agent or of a claim. Agents come last: each link counts
// for every agent that is answerable for its first point against every one that is for its second.
//
// Finding and telling are two things. A link is a few numbers, found by reading rows; a Witness, which holds
// walks, offices and places, is made of a link and two agents when somebody wants to see it.

namespace gainsay {

struct Point {
    Node source = no_node;
    Edge speech = no_edge;  ///< no_edge: the source itself is attacked

    friend auto operator<=>(const Point&, const Point&) = default;
};

/// A pair of points that contradict each other, without agents.
struct Link {
    WitnessKind kind = WitnessKind::Denial;
    bool mutual = false;  ///< the conflict is a `contradicts`
    Point a, b;
    Edge conflict = no_edge;
    Cost cost;             ///< of the walk and of what it leads to
    Node root = no_node;   ///< of the tree that b's half of the walk lies in; for an undercut the target
    Node other = no_node;  ///< with a conflict: where it is entered, the root of a's half
};

class Finder {
public:
    /// Told of each link with each pair of agents that it counts for, once, in no special order.
    using Visitor = std::function<void(const Link&, Node a, Node b)>;

    Finder(const Snapshot& snapshot, const ContradictionOptions& options);

    void by(Node agent, const Visitor& visit);
    void against(Node agent, const Visitor& visit);
    void about(Node claim_or_document, const Visitor& visit);

    /// As by() and against(), of denials and oppositions over these claims alone; rejections and undercuts as there. For
    /// options without closures and as_of.
    void by(Node agent, const FirstOpponents& over, const Visitor& visit);
    void against(Node agent, const FirstOpponents& over, const Visitor& visit);

    /// Begins with the one of the two that has said less.
    void between(Node a, Node b, const Visitor& visit);

    /// How much by() and against() have to look at for this agent: its sources.
    [[nodiscard]] std::size_t work(Node agent) const { return count_sources_near(lens_, agent); }

    /// `a` and `b` are answerable for the points of `link`.
    [[nodiscard]] Witness witness(const Link& link, Node a, Node b);
    [[nodiscard]] bool is_change_of_position(const Link& link) const;

    /// Forgets what earlier questions found out, to keep memory to one agent's surroundings.
    void forget();

private:
    void forwards(const Point& a);
    void backwards(const Point& b);
    void denials(const Point& a, Node root);
    void conflicts(const Point& a, Node entered);
    void undercuts(const Point& a, Node entered);
    void denied_by(const Point& b, const std::vector<Node>& roots);
    void denied_by(const Point& b, Node root);
    void conflicts_against(const Point& b, Node end);
    void attacked_by(const Point& b, Node end, Edge conflict, Node entered, bool mutual);
    void opposed(const Point& a, Edge conflict, Node entered, Node end, bool mutual);
    void keep_cheapest();
    template <class Use>
    void for_each_asserting(Node claim, const Use& use) const;
    template <class Use>
    void for_each_asserted(const std::vector<Node>& claims, Node agent, const Use& use);
    template <class Use>
    void for_each_said_by(Node source, const Use& use) const;
    template <class Use>
    void for_each_held_to(Node claim, const Use& use);
    template <class Use>
    void for_each_below(Node root, const Use& use);
    template <class Use>
    void for_each_answerable(Node source, Node only, const Use& use);
    [[nodiscard]] std::optional<Cost> cost_below(Node root, Node node);
    [[nodiscard]] const Reach& reach(Node root);
    [[nodiscard]] bool speaks_alone(Node source) const;
    [[nodiscard]] const std::vector<Route>& routes(Node source);
    [[nodiscard]] bool any(EdgeKind kind) const noexcept { return any_[static_cast<std::size_t>(kind)]; }
    void by(const std::vector<Node>& sources, Node a, Node b, const Visitor& visit);
    void against(const std::vector<Node>& sources, Node a, Node b, const Visitor& visit);
    void pair_up(Node only_a, Node only_b, const Visitor& visit);
    bool add_side(WitnessSide& side, const Point& point, Node agent);

    const Snapshot& snapshot_;
    Lens lens_;
    std::array<bool, edge_kind_count> any_{};  // does the case have edges of this kind?
    std::vector<Link> links_;                  // of the point in hand
    bool widened_ = false;  // a closure led to more than one walk or claim on the way to them
    std::unordered_map<Node, Reach> reaches_;              // only of roots with something below them
    std::unordered_map<Node, std::vector<Route>> routes_;  // only of sources for which several may answer
};

}  // namespace gainsay
