#include <algorithm>
#include <map>
#include <tuple>
#include <vector>

#include "graphs/model/error.hpp"
#include "tools/render/views/view.hpp"
#include "tools/render/views/view_canvas.hpp"

// Around a node. What was asked about decides what becomes a node: around a document stand the statements
// that it records, around an agent the relations that it drew between other people's claims, which is how a
// newspaper takes part in a dispute. Everywhere else a statement or relation is an edge, or a circle of depth
// 1 would hide its centre.

namespace gainsay::render {

namespace {

void promote_around(const Snapshot& snapshot, Node focus, bool include_proposed, Canvas& canvas) {
    const RecordKind kind = snapshot.kind(focus);
    if (kind == RecordKind::Statement || kind == RecordKind::Relation) canvas.promote(focus);
    if (kind == RecordKind::Document) {
        for (const Node statement : snapshot.in(focus, EdgeKind::RecordedIn).nodes())
            canvas.promote(statement);
    }
    if (kind != RecordKind::Agent) return;
    // Where the agent's own words are one end of the relation, an edge there says whose it is.
    const std::vector<Node> near = canvas.neighbours(focus);
    for (const Node relation : snapshot.in(focus, EdgeKind::AssertedBy).nodes()) {
        const Edge edge = snapshot.edge_of_relation(relation);
        const bool joined = std::binary_search(near.begin(), near.end(), snapshot.source(edge)) ||
                            std::binary_search(near.begin(), near.end(), snapshot.target(edge));
        if (!joined && is_visible(snapshot, relation, include_proposed)) canvas.promote(relation);
    }
}

/// Each node within `depth` steps and its distance.
std::map<Node, std::uint32_t> distances(const Canvas& canvas, Node focus, std::uint32_t depth) {
    std::map<Node, std::uint32_t> found{{focus, 0}};
    std::vector<Node> border{focus};
    for (std::uint32_t step = 1; step <= depth && !border.empty(); ++step) {
        std::vector<Node> next;
        for (const Node node : border) {
            for (const Node neighbour : canvas.neighbours(node)) {
                if (found.emplace(neighbour, step).second) next.push_back(neighbour);
            }
        }
        border = std::move(next);
    }
    return found;
}

}  // namespace

Diagram ego_view(const Snapshot& snapshot, Node node, std::uint32_t depth, const ViewOptions& options) {
    if (!snapshot.nodes().contains(node)) {
        throw Error(ErrorCode::NotFound, "there is no node " + std::to_string(to_index(node)) +
                                             " in this case, which has " +
                                             std::to_string(snapshot.node_count()));
    }
    Canvas canvas(snapshot, options.include_proposed, Detail::Dated, options.frame);
    canvas.focus_on(node);
    promote_around(snapshot, node, options.include_proposed, canvas);

    const std::map<Node, std::uint32_t> found = distances(canvas, node, depth);
    using Key = std::pair<std::uint32_t, std::ptrdiff_t>;  // closest first, then most connected
    std::vector<std::pair<Key, Node>> candidates;
    for (const auto& [at, distance] : found) {
        const bool crowded = found.size() > options.max_nodes;
        const auto degree = crowded ? static_cast<std::ptrdiff_t>(canvas.neighbours(at).size()) : 0;
        candidates.push_back({{distance, -degree}, at});
    }
    std::vector<Node> left_out;
    const std::set<Node> shown = keep_first(std::move(candidates), options.max_nodes, left_out);

    Diagram diagram;
    diagram.title = "Around " + std::string(to_string(snapshot.kind(node))) + ": " +
                    short_name(snapshot, node, 90) + " (" + std::to_string(depth) +
                    (depth == 1 ? " step)" : " steps)");
    diagram.case_title = case_title(snapshot);
    canvas.draw(diagram, shown);
    for (DiagramNode& one : diagram.nodes) one.focus = one.id == snapshot.id(node);
    note_left_out(diagram, snapshot, left_out, options.max_nodes);
    return diagram;
}

}  // namespace gainsay::render
