#include "engine/provenance/sources/source_graph.hpp"

#include <algorithm>
#include <tuple>

namespace gainsay::sourcing {

SourceGraph::SourceGraph(const Snapshot& snapshot, const Trace& trace) {
    vertex(trace.root, no_node);
    for (const TraceStep& step : trace.back.steps) add(snapshot, trace.back, step);
    close(snapshot);
    if (trace.back.cut_by_steps) doubt_ends(snapshot);
}

Vertex SourceGraph::vertex(Node node, Node statement) {
    const auto [at, fresh] = numbers_.try_emplace({node, statement}, size());
    if (fresh) {
        nodes_.push_back(node);
        ways_.emplace_back();
        cut_.push_back(false);
        retracted_.push_back(false);
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
    if (step.ending == Ending::Retracted) retracted_[to] = true;
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

// What a document cites is cited by it as the place of any statement. The other way round, whoever cites a document cites
// what it says of the claim, and so leads to whom it had that from; or a page that is cited by the very paper from which it
// has a statement would be an origin of its own.
void SourceGraph::join_places() {
    std::vector<std::pair<Vertex, Vertex>> joined;  // whole and place
    for (const auto& [key, place] : numbers_) {
        const auto whole = numbers_.find({key.first, no_node});
        if (key.second == no_node || whole == numbers_.end()) continue;
        if (!ways_[place].empty()) joined.emplace_back(whole->second, place);
        cut_[place] = cut_[place] || cut_[whole->second];
        ways_[place].insert(ways_[place].end(), ways_[whole->second].begin(), ways_[whole->second].end());
    }
    for (const auto& [whole, place] : joined)
        ways_[whole].push_back({place, no_edge, TraceLink::Root, false});
}

void SourceGraph::close(const Snapshot& snapshot) {
    for (Vertex v = 0; v < size(); ++v) {
        if (snapshot.kind(nodes_[v]) == RecordKind::Statement) add_places(snapshot, v);
    }
    join_places();
    origin_.assign(size(), false);
    why_.assign(size(), Ending::Unrecorded);
    for (Vertex v = 0; v < size(); ++v) {
        std::sort(ways_[v].begin(), ways_[v].end(), [this](const Way& x, const Way& y) {
            return std::tuple(nodes_[x.to], x.edge, x.to) < std::tuple(nodes_[y.to], y.edge, y.to);
        });
        const RecordKind kind = snapshot.kind(nodes_[v]);
        origin_[v] = ways_[v].empty() && !cut_[v] && !retracted_[v] && kind != RecordKind::Claim;
        if (kind == RecordKind::Agent) why_[v] = Ending::RelayedFromAgent;
        if (kind == RecordKind::Document)
            why_[v] = snapshot.seen(nodes_[v]) ? Ending::PrimaryDocument : Ending::OnlyReported;
    }
}

/// Of a trail that was cut, statements may be missing that a document relays.
void SourceGraph::doubt_ends(const Snapshot& snapshot) {
    for (const auto& [key, v] : numbers_) {
        if (key.second == no_node && !snapshot.out(key.first, EdgeKind::RelayedFrom).empty())
            origin_[v] = false;
    }
}

}  // namespace gainsay::sourcing
