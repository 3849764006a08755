#include <algorithm>
#include <cmath>
#include <map>
#include <vector>

#include "tools/render/views/view.hpp"
#include "tools/render/views/view_canvas.hpp"

// Only what changed is drawn: a dispute that went on as before is none of it.

namespace gainsay::render {
namespace {

std::string witnesses(std::uint64_t count) {
    return std::to_string(count) + (count == 1 ? " witness" : " witnesses");
}

std::string label_of(const DisputeChange& change) {
    const std::string possibly = change.certainty == Certainty::Yes ? "" : "possibly ";
    switch (change.turn) {
        case DisputeTurn::Opened:
            return possibly + "opened,\n" + witnesses(change.after);
        case DisputeTurn::Closed:
            return possibly + "closed,\n" + witnesses(change.before) + " before";
        case DisputeTurn::Turned:
            break;
    }
    return "on other grounds,\n" + std::to_string(change.lost_count) + " gone, " +
           std::to_string(change.gained_count) + " new";
}

EdgeLook look_of(DisputeTurn turn) {
    return turn == DisputeTurn::Opened   ? EdgeLook::DisputeOpened
           : turn == DisputeTurn::Closed ? EdgeLook::DisputeClosed
                                         : EdgeLook::DisputeTurned;
}

double width_of(const DisputeChange& change) {
    const std::uint64_t moved = std::max<std::uint64_t>(1, change.lost_count + change.gained_count);
    return std::min(8.0, 1.0 + std::log2(static_cast<double>(moved)));
}

DiagramNode describe_either(const DiffPicture& picture, const std::string& id) {
    if (const auto node = picture.after.find(id)) return describe(picture.after, *node);
    return describe(picture.before, picture.before.node(id));
}

}  // namespace

Diagram diff_view(const DiffPicture& picture, const ViewOptions& options) {
    std::map<std::string, std::ptrdiff_t> weights;
    for (const DisputeChange& change : picture.diff.disputes) {
        const auto moved = static_cast<std::ptrdiff_t>(change.lost_count + change.gained_count);
        weights[change.a] -= moved;
        if (change.a != change.b) weights[change.b] -= moved;
    }
    std::vector<std::pair<std::ptrdiff_t, std::string>> order;
    for (const auto& [id, weight] : weights) order.emplace_back(weight, id);
    std::sort(order.begin(), order.end());
    const std::size_t left_out = order.size() - std::min(order.size(), options.max_nodes);
    order.resize(order.size() - left_out);
    std::set<std::string> shown;
    for (const auto& [weight, id] : order) shown.insert(id);

    Diagram diagram;
    diagram.title = "Which disputes opened and closed";
    diagram.case_title = "From " + picture.before_name + " to " + picture.after_name;
    for (const std::string& id : shown) diagram.nodes.push_back(describe_either(picture, id));
    for (const DisputeChange& change : picture.diff.disputes) {
        if (!shown.contains(change.a) || !shown.contains(change.b)) continue;
        DiagramEdge edge;
        edge.from = change.a, edge.to = change.b;
        edge.look = look_of(change.turn);
        edge.label = label_of(change);
        edge.width = width_of(change);
        edge.uncertain = change.certainty != Certainty::Yes;
        diagram.edges.push_back(std::move(edge));
    }
    const auto& counts = picture.diff.dispute_counts;
    diagram.notes.push_back(std::to_string(counts[0]) + " opened, " + std::to_string(counts[1]) +
                            " closed, " + std::to_string(counts[2]) + " on other grounds.");
    if (left_out > 0) {
        diagram.notes.push_back(std::to_string(left_out) + " more agent" + (left_out == 1 ? "" : "s") +
                                " not shown (at most " + std::to_string(options.max_nodes) + " nodes).");
    }
    return diagram;
}

}  // namespace gainsay::render
