#include <algorithm>
#include <map>
#include <set>
#include <vector>

#include "engine/provenance/trace.hpp"
#include "tools/render/views/view.hpp"
#include "tools/render/views/view_canvas.hpp"

// A trace as a picture: what was asked about in the middle, sources above it, attacks and their answers
// below. A node that the trace met more than once is drawn once, which shows where ways meet again; one that
// was met in both directions stands among the sources. Below, a statement names its documents instead of
// pointing at them: the lines from every attacker back up to the one newspaper that printed them all are what
// makes such pictures unreadable.

namespace gainsay::render {

namespace {

/// Named in the box of its statement, document or review, so it needs none of its own.
bool is_folded(TraceLink link) {
    return link == TraceLink::SpokenBy || link == TraceLink::PublishedBy || link == TraceLink::AuthoredBy ||
           link == TraceLink::ReviewedBy;
}

class ChainDrawing {
public:
    ChainDrawing(const Snapshot& snapshot, const Trace& trace) : snapshot_(snapshot), trace_(trace) {
        find_below();
        find_above();
        // An undercut of a link is an arrow at an arrow: that link needs a node to point at.
        for (const TraceStep& step : trace.forward.steps) {
            if (step.link == TraceLink::LinkUndercutBy) attacked_.insert(snapshot.target(step.edge));
        }
    }

    std::set<Node> choose(std::size_t limit, std::vector<Node>& left_out) const {
        std::map<Node, std::uint32_t> depths;
        const auto meet = [&](const TraceStep& step) {
            const auto [place, is_new] = depths.emplace(step.node, step.depth);
            if (!is_new) place->second = std::min(place->second, step.depth);
        };
        for (const TraceStep& step : trace_.back.steps) {
            if (!is_folded(step.link)) meet(step);
        }
        for (const TraceStep& step : trace_.forward.steps) {
            if (below_.count(step.node) != 0) meet(step);
        }
        std::vector<std::pair<std::uint32_t, Node>> candidates;
        candidates.reserve(depths.size() + attacked_.size());
        for (const auto& [node, depth] : depths) candidates.push_back({depth, node});
        for (const Node relation : attacked_) candidates.push_back({end_depth(relation, depths), relation});
        return keep_first(std::move(candidates), limit, left_out);
    }

    void draw(Diagram& diagram, const std::set<Node>& shown) {
        for (const Node node : shown) diagram.nodes.push_back(describe_step(node, shown));
        for (const TraceStep& step : trace_.back.steps) edge(trace_.back, step, shown);
        for (const TraceStep& step : trace_.forward.steps) edge(trace_.forward, step, shown);
        for (DiagramEdge& one : merged(std::move(edges_))) diagram.edges.push_back(std::move(one));
    }

private:
    /// Everything forwards, but for documents that only say where a statement stands.
    void find_below() {
        const std::vector<TraceStep>& steps = trace_.forward.steps;
        std::vector<bool> has_child(steps.size(), false);
        for (std::size_t i = steps.size(); i-- > 0;) {  // preorder: children stand after their parents
            const TraceStep& step = steps[i];
            const bool only_a_place = step.link == TraceLink::RecordedIn && !has_child[i];
            if (is_folded(step.link) || only_a_place) continue;
            below_.insert(step.node);
            if (step.parent != no_step) has_child[step.parent] = true;
        }
    }

    /// Of what both directions met, what is closer by the way back.
    void find_above() {
        std::map<Node, std::uint32_t> depths;
        for (const TraceStep& step : trace_.forward.steps) {
            if (below_.count(step.node) != 0 && !step.repeated) depths.emplace(step.node, step.depth);
        }
        for (const TraceStep& step : trace_.back.steps) {
            if (is_folded(step.link) || step.repeated || step.node == trace_.root) continue;
            const auto below = depths.find(step.node);
            if (below == depths.end() || step.depth <= below->second) above_.insert(step.node);
        }
    }

    std::uint32_t end_depth(Node relation, const std::map<Node, std::uint32_t>& depths) const {
        const Edge edge = snapshot_.edge_of_relation(relation);
        std::uint32_t depth = 0;
        for (const Node end : {snapshot_.source(edge), snapshot_.target(edge)}) {
            const auto found = depths.find(end);
            if (found != depths.end()) depth = std::max(depth, found->second);
        }
        return depth;
    }

    DiagramNode describe_step(Node node, const std::set<Node>& shown) const {
        DiagramNode out = describe(snapshot_, node);
        out.focus = node == trace_.root;
        for (const EdgeKind kind : {EdgeKind::PublishedBy, EdgeKind::AuthoredBy}) {
            for (const Arc arc : snapshot_.out(node, kind)) {
                out.lines.push_back((kind == EdgeKind::PublishedBy ? "published by " : "written by ") +
                                    short_name(snapshot_, arc.node, 60));
            }
        }
        if (snapshot_.kind(node) == RecordKind::Statement) describe_statement_step(out, node, shown);
        if (snapshot_.kind(node) != RecordKind::Document) out.heading += side_words(node);
        for (const Origin& origin : trace_.origins) {
            if (origin.node != node) continue;
            if (origin.why == Ending::DepthLimit || origin.why == Ending::StepLimit) continue;
            // That it was retracted, and when, stands there already.
            out.heading += origin.why == Ending::Retracted
                               ? std::string("\nno origin: the way ends here")
                               : "\norigin: " + std::string(to_string(origin.why));
        }
        return out;
    }

    /// What it says stands in the next box, where that is drawn.
    void describe_statement_step(DiagramNode& out, Node statement, const std::set<Node>& shown) const {
        if (shown.count(snapshot_.object(statement)) != 0) {
            out.lines = {"said by " + short_name(snapshot_, snapshot_.speaker(statement), 60)};
        }
        if (above_.count(statement) != 0 || statement == trace_.root) return;
        const std::string place = place_words(snapshot_, statement, 80);
        if (!place.empty()) out.lines.push_back(place);
    }

    std::string side_words(Node node) const {
        for (const TraceStep& step : trace_.forward.steps) {
            if (step.node != node || step.repeated || is_folded(step.link) || node == trace_.root) continue;
            if (step.parity == TraceParity::Odd) return ", against it";
            if (step.parity == TraceParity::Even) return ", for it";
        }
        return "";
    }

    void edge(const TraceTree& tree, const TraceStep& step, const std::set<Node>& shown) {
        if (step.parent == no_step || step.edge == no_edge || is_folded(step.link)) return;
        const bool upwards = &tree == &trace_.back;
        if (!upwards && step.link == TraceLink::RecordedIn &&
            (below_.count(step.node) == 0 || step.node == trace_.root)) {
            return;
        }
        Node parent = tree.steps[step.parent].node;
        if (step.link == TraceLink::LinkUndercutBy) parent = snapshot_.target(step.edge);
        if (shown.count(step.node) == 0 || shown.count(parent) == 0) return;
        const EdgeKind kind = snapshot_.kind(step.edge);
        if (is_relation(kind) && attacked_.count(snapshot_.relation(step.edge)) != 0 &&
            shown.count(snapshot_.relation(step.edge)) != 0) {
            through_relation(step);
            return;
        }
        DiagramEdge out = field_edge(snapshot_, step.edge);
        if (kind == EdgeKind::RecordedIn)
            out.label = "stands in";  // from whom it was relayed is an edge of its own
        out.backwards = out.from != snapshot_.id(upwards ? step.node : parent);
        // What is drawn on the other side of the root stays there, whatever leads to it.
        const auto is_here = [&](Node node) {
            return node == trace_.root || (above_.count(node) != 0) == upwards;
        };
        out.constraint = is_here(step.node) && is_here(parent);
        out.uncertain = !step.seen || step.date_uncertain;
        out.proposed = step.proposed;
        edges_.push_back(std::move(out));
    }

    /// parent — relation — node, the arrow at the relation's target.
    void through_relation(const TraceStep& step) {
        const Node relation = snapshot_.relation(step.edge);
        DiagramEdge half = relation_edge(snapshot_, relation);
        const std::string source = half.from;
        half.label = to_string(snapshot_.kind(step.edge));
        half.from = snapshot_.id(relation);
        half.backwards = snapshot_.target(step.edge) != step.node;
        half.uncertain = !step.seen || step.date_uncertain;
        edges_.push_back(half);
        half.from = source, half.to = snapshot_.id(relation);
        half.look = EdgeLook::Authority, half.label = "";
        edges_.push_back(half);
    }

    const Snapshot& snapshot_;
    const Trace& trace_;
    std::set<Node> above_, below_;  // drawn for their place in the one tree, or in the other
    std::set<Node> attacked_;       // relations that are nodes
    std::vector<DiagramEdge> edges_;
};

void note_cycles(Diagram& diagram, const Snapshot& snapshot, const TraceTree& tree) {
    for (const std::vector<Node>& cycle : tree.cycles) {
        std::string words;
        for (const Node node : cycle) words += short_name(snapshot, node, 40) + " → ";
        if (!cycle.empty())
            diagram.notes.push_back("Circle: " + words + short_name(snapshot, cycle.front(), 40));
    }
}

}  // namespace

Diagram chain_view(const Snapshot& snapshot, Node node, const TraceOptions& options,
                   const ViewOptions& view) {
    const Trace trace = find_trace(snapshot, node, options);
    ChainDrawing drawing(snapshot, trace);
    std::vector<Node> left_out;
    const std::set<Node> shown = drawing.choose(view.max_nodes, left_out);

    Diagram diagram;
    diagram.title = "Where it comes from, and what speaks against it: " + short_name(snapshot, node, 120);
    diagram.case_title = case_title(snapshot);
    diagram.direction = Diagram::Direction::Down;
    drawing.draw(diagram, shown);
    note_cycles(diagram, snapshot, trace.back);
    note_cycles(diagram, snapshot, trace.forward);
    if (trace.back.cut_by_depth || trace.forward.cut_by_depth) {
        diagram.notes.push_back("There is more beyond " + std::to_string(options.max_depth) + " links.");
    }
    if (trace.back.cut_by_steps || trace.forward.cut_by_steps) {
        diagram.notes.push_back("There may be more beyond the first " + std::to_string(options.max_steps) +
                                " steps.");
    }
    note_left_out(diagram, snapshot, left_out, view.max_nodes);
    return diagram;
}

}  // namespace gainsay::render
