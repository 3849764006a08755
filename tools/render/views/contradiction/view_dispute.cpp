#include <algorithm>
#include <set>
#include <vector>

#include "engine/contradiction/contradictions.hpp"
#include "tools/render/views/view.hpp"
#include "tools/render/views/view_canvas.hpp"

// Two agents face each other: a at the left, b at the right, and between them what they say and how it
// conflicts. Every edge is laid out along the walk of its witness, so that one who follows it from left to
// right reads the proof.

namespace gainsay::render {

namespace {

/// Draws witnesses until the diagram is full.
class DisputeDrawing {
public:
    DisputeDrawing(const Snapshot& snapshot, Node left, std::size_t max_nodes)
        : snapshot_(snapshot), left_(left), max_nodes_(max_nodes) {}

    /// False when there was no room for it: the diagram is then as it was.
    bool add(const Witness& witness) {
        nodes_ = shown_;
        pending_.clear();
        // A dispute of an agent with itself has no right side: every witness reads from left to right.
        rightwards_ = witness.a.agent == left_;
        side(witness.a, rightwards_, witness);
        side(witness.b, !rightwards_, witness);
        for (const WitnessStep& step : witness.steps) this->step(step);
        if (nodes_.size() > max_nodes_ && !shown_.empty()) return false;
        shown_ = nodes_;
        edges_.insert(edges_.end(), pending_.begin(), pending_.end());
        return true;
    }

    void draw(Diagram& diagram, std::initializer_list<Node> parties) {
        shown_.insert(parties);
        for (const Node node : shown_) {
            diagram.nodes.push_back(describe(snapshot_, node));
            diagram.nodes.back().focus = std::find(parties.begin(), parties.end(), node) != parties.end();
        }
        for (DiagramEdge& edge : merged(std::move(edges_))) diagram.edges.push_back(std::move(edge));
    }

private:
    /// Adds an edge of which `first` lies further left.
    void add_edge(DiagramEdge edge, Node first, bool uncertain) {
        edge.backwards = edge.from != snapshot_.id(first);
        edge.uncertain = edge.uncertain || uncertain;
        pending_.push_back(std::move(edge));
    }

    /// An edge on the way from the party to what it said: away from the outer rim at the left, towards it at
    /// the right.
    void add_outer_edge(DiagramEdge edge, Node outer, Node inner, bool at_left) {
        nodes_.insert(outer), nodes_.insert(inner);
        add_edge(std::move(edge), at_left ? outer : inner, false);
    }

    void side(const WitnessSide& side, bool at_left, const Witness& witness) {
        nodes_.insert(side.agent);
        Node below = side.agent;
        // Offices lead from the speaker up to the agent; the picture begins at the agent.
        for (auto office = side.offices.rbegin(); office != side.offices.rend(); ++office) {
            const Node holder = snapshot_.source(*office);
            DiagramEdge edge = field_edge(snapshot_, *office);
            edge.uncertain = edge.uncertain || witness.date_uncertain;
            add_outer_edge(std::move(edge), below, holder, at_left);
            below = holder;
        }
        const bool is_statement = snapshot_.kind(side.source) == RecordKind::Statement;
        if (is_statement && side.speech != no_edge) {
            add_outer_edge(statement_edge(snapshot_, side.source, Detail::Sourced), side.speaker, side.object,
                           at_left);
            return;
        }
        add_outer_edge(field_edge(snapshot_, side.responsibility), side.speaker, side.source, at_left);
        if (side.speech != no_edge) {
            add_outer_edge(field_edge(snapshot_, side.speech), side.source, side.object, at_left);
        }
        if (snapshot_.kind(side.source) == RecordKind::Relation) relation_ends(side.source);
    }

    /// A relation that was undercut shows what it relates, or nobody could tell what is disputed.
    void relation_ends(Node relation) {
        const Edge edge = snapshot_.edge_of_relation(relation);
        DiagramEdge half = relation_edge(snapshot_, relation);
        half.label = to_string(snapshot_.kind(edge));
        half.from = snapshot_.id(relation);
        nodes_.insert(snapshot_.source(edge)), nodes_.insert(snapshot_.target(edge));
        pending_.push_back(half);
        half.from = half.to = snapshot_.id(relation);
        half.from = snapshot_.id(snapshot_.source(edge));
        half.look = EdgeLook::Authority, half.label = "";
        pending_.push_back(half);
    }

    void step(const WitnessStep& step) {
        nodes_.insert(step.from), nodes_.insert(step.to);
        DiagramEdge edge = field_edge(snapshot_, step.edge);
        add_edge(std::move(edge), rightwards_ ? step.from : step.to, false);
    }

    const Snapshot& snapshot_;
    Node left_;
    std::size_t max_nodes_;
    bool rightwards_ = true;
    std::set<Node> shown_, nodes_;
    std::vector<DiagramEdge> edges_, pending_;
};

}  // namespace

Diagram dispute_view(const Snapshot& snapshot, Node a, Node b, const ContradictionOptions& question,
                     const ViewOptions& options) {
    std::vector<Witness> witnesses;
    const auto collect = [&](Node from, Node to) {
        for (Contradiction& pair : contradictions_between(snapshot, from, to, question).pairs) {
            std::move(pair.witnesses.begin(), pair.witnesses.end(), std::back_inserter(witnesses));
        }
    };
    collect(a, b);
    const std::size_t forth = witnesses.size();
    if (a != b) collect(b, a);

    DisputeDrawing drawing(snapshot, a, options.max_nodes);
    std::size_t left_out = 0;
    for (const Witness& witness : witnesses) left_out += drawing.add(witness) ? 0 : 1;

    Diagram diagram;
    const std::string first = short_name(snapshot, a, 60), second = short_name(snapshot, b, 60);
    diagram.title = a == b ? first + " against itself" : first + " and " + second + ": who contradicts whom";
    diagram.case_title = case_title(snapshot);
    drawing.draw(diagram, {a, b});
    const auto times = [](std::size_t n) { return std::to_string(n) + (n == 1 ? " time" : " times"); };
    if (a != b) {
        diagram.notes.push_back(first + " contradicts " + second + ' ' + times(forth) + "; " + second +
                                " contradicts " + first + ' ' + times(witnesses.size() - forth) + '.');
    } else {
        diagram.notes.push_back(first + " contradicts itself " + times(forth) + '.');
    }
    if (left_out > 0) {
        diagram.notes.push_back(std::to_string(left_out) +
                                (left_out == 1 ? " more contradiction" : " more contradictions") +
                                " not shown (at most " + std::to_string(options.max_nodes) + " nodes).");
    }
    return diagram;
}

}  // namespace gainsay::render
