#include "engine/provenance/sources/source_graph.hpp"

#include <algorithm>
#include <tuple>

namespace gainsay::sourcing {

SourceGraph::SourceGraph(const Snapshot& snapshot, const Trace& trace) {
    vertex(trace.root, no_node);
    for (const TraceStep& step : trace.back.steps) add(snapshot, trace.back, step);
    close(snapshot);
}

Vertex SourceGraph::vertex(Node node, Node statement) {
    const auto [at, fresh] = numbers_.try_emplace({node, statement}, size());
    if (fresh) {
        nodes_.push_back(node);
        ways_.emplace_back();
        cut_.push_back(false);
    }
    return at->second;
}

// A document stands twice: as the place of a statement, and by itself, with what it cites.
void SourceGraph::add(const Snapshot& snapshot, const TraceTree& tree, const TraceStep& step) {
    if (step.ending == Ending::Shown) return;
    const auto place_of = [&](const TraceStep& at) {
        return snapshot.kind(at.node) == RecordKind::Document ? at.statement : no_node;
    };
    const Vertex to = vertex(step.node, place_of(step));
    if (step.ending == Ending::StepLimit || step.ending == Ending::DepthLimit) cut_[to] = true;
    if (step.parent == no_step) return;
    const TraceStep& parent = tree.steps[step.parent];
    const Vertex from = vertex(parent.node, step.link == TraceLink::RelayedFrom ? place_of(parent) : no_node);
    ways_[from].push_back({to, step.edge, step.link, step.seen});
}

// A trace enters the documents of a statement where nobody else had it from them. But whatever stands in several is lost
// only with all of them, so every one is a way.
void SourceGraph::add_places(const Snapshot& snapshot, Vertex statement) {
    for (const Arc arc : snapshot.out(nodes_[statement], EdgeKind::RecordedIn)) {
        const auto place = numbers_.find({arc.node, nodes_[statement]});
        if (place == numbers_.end()) continue;
        const auto same = [&](const Way& way) { return way.edge == arc.edge; };
        if (std::none_of(ways_[statement].begin(), ways_[statement].end(), same))
            ways_[statement].push_back(
                {place->second, arc.edge, TraceLink::RecordedIn, snapshot.seen(arc.node)});
    }
}

void SourceGraph::close(const Snapshot& snapshot) {
    for (Vertex v = 0; v < size(); ++v) {
        if (snapshot.kind(nodes_[v]) == RecordKind::Statement) add_places(snapshot, v);
    }
    for (const auto& [key, place] : numbers_) {
        if (key.second == no_node) continue;
        const auto whole = numbers_.find({key.first, no_node});
        if (whole != numbers_.end() && (!ways_[whole->second].empty() || cut_[whole->second])) {
            ways_[place].push_back({whole->second, no_edge, TraceLink::Root, false});
        }
    }
    origin_.assign(size(), false);
    why_.assign(size(), Ending::Unrecorded);
    for (Vertex v = 0; v < size(); ++v) {
        std::sort(ways_[v].begin(), ways_[v].end(), [this](const Way& x, const Way& y) {
            return std::tuple(nodes_[x.to], x.edge, x.to) < std::tuple(nodes_[y.to], y.edge, y.to);
        });
        const RecordKind kind = snapshot.kind(nodes_[v]);
        origin_[v] = ways_[v].empty() && !cut_[v] && kind != RecordKind::Claim;
        if (kind == RecordKind::Agent) why_[v] = Ending::RelayedFromAgent;
        if (kind == RecordKind::Document)
            why_[v] = snapshot.seen(nodes_[v]) ? Ending::PrimaryDocument : Ending::OnlyReported;
    }
}

}  // namespace gainsay::sourcing
