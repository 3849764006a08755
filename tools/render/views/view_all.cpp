#include <vector>

#include "tools/render/views/view.hpp"
#include "tools/render/views/view_canvas.hpp"

namespace gainsay::render {

Diagram all_view(const Snapshot& snapshot, const ViewOptions& options) {
    const Canvas canvas(snapshot, options.include_proposed, Detail::Brief, options.frame);
    std::vector<std::pair<std::ptrdiff_t, Node>> candidates;
    for (const Node node : snapshot.nodes()) {
        if (!canvas.is_node(node)) continue;
        candidates.push_back({-static_cast<std::ptrdiff_t>(canvas.neighbours(node).size()), node});
    }
    std::vector<Node> left_out;
    const std::set<Node> shown = keep_first(std::move(candidates), options.max_nodes, left_out);

    Diagram diagram;
    diagram.title = "The whole case";
    diagram.case_title = case_title(snapshot);
    canvas.draw(diagram, shown);
    note_left_out(diagram, snapshot, left_out, options.max_nodes);
    return diagram;
}

}  // namespace gainsay::render
