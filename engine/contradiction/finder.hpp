#pragma once

#include <functional>
#include <map>
#include <vector>

#include "engine/contradiction/reach.hpp"

// Of this folder only: pairs of what was said, then pairs of who is answerable.
//
// A contradiction is found between two *points*, each something said (a statement or document and what it
// says of a claim or document) or something attacked as such. Points know no agents. One search starts from a
// point of A and goes forwards, one from a point of B and goes backwards; both give the same links, and every
// question is one of the two, over the points of an agent or of a claim. Agents come last: each link counts
// for every agent that is answerable for its first point against every one that is for its second.

namespace gainsay {

struct Point {
    Node source = no_node;
    Edge speech = no_edge;  ///< no_edge: the source itself is attacked

    friend auto operator<=>(const Point&, const Point&) = default;
};

/// A pair of points that contradict each other, without agents.
struct Link {
    WitnessKind kind = WitnessKind::Denial;
    Point a, b;
    Edge conflict = no_edge;
    Cost cost;             ///< of the walk and of what it leads to
    Node root = no_node;   ///< of the tree that b's half of the walk lies in; for an undercut the target
    Node other = no_node;  ///< with a conflict: where it is entered, the root of a's half
};

class Finder {
public:
    /// Told of each link with each pair of agents that it counts for.
    using Visitor = std::function<void(const Link&, const Route& a, const Route& b)>;

    Finder(const Snapshot& snapshot, const ContradictionOptions& options);

    void by(Node agent, const Visitor& visit);
    void against(Node agent, const Visitor& visit);
    void about(Node claim_or_document, const Visitor& visit);

    /// Begins with the one of the two that has said less.
    void between(Node a, Node b, const Visitor& visit);

    [[nodiscard]] Witness witness(const Link& link, const Route& a, const Route& b);
    [[nodiscard]] bool is_mutual(const Link& link) const;
    [[nodiscard]] bool is_change_of_position(const Link& link) const;

    /// Forgets what earlier questions found out, to keep memory to one agent's surroundings.
    void forget();

private:
    using Links = std::vector<Link>;

    [[nodiscard]] Links forwards(const Point& a);
    [[nodiscard]] Links backwards(const Point& b);
    void denials(Links& links, const Point& a, Node root);
    void conflicts(Links& links, const Point& a, Node entered);
    void denied_by(Links& links, const Point& b, const std::vector<Node>& roots);
    void attacked_by(Links& links, const Point& b, Node end, Edge conflict, Node entered);
    void opposed(Links& links, const Point& a, Edge conflict, Node entered, Node end);
    [[nodiscard]] std::vector<Point> asserting(Node claim) const;
    [[nodiscard]] std::vector<Point> said_by(Node source) const;
    [[nodiscard]] const Reach& reach(Node root);
    [[nodiscard]] const std::vector<Route>& routes(Node source);
    void by(const std::vector<Node>& sources, Node a, Node b, const Visitor& visit);
    void against(const std::vector<Node>& sources, Node a, Node b, const Visitor& visit);
    void pair_up(const Links& links, Node only_a, Node only_b, const Visitor& visit);
    [[nodiscard]] WitnessSide side(const Point& point, const Route& route) const;

    const Snapshot& snapshot_;
    Lens lens_;
    std::map<Node, Reach> reaches_;
    std::map<Node, std::vector<Route>> routes_;
};

}  // namespace gainsay
