#include <algorithm>
#include <cmath>
#include <map>
#include <vector>

#include "engine/contradiction/agents/matrix.hpp"
#include "tools/render/views/view.hpp"
#include "tools/render/views/view_canvas.hpp"

namespace gainsay::render {

namespace {

/// "3 rejections,\n1 undercut".
std::string count_label(const MatrixCell& cell) {
    std::string label;
    for (std::size_t i = 0; i < witness_kind_count; ++i) {
        const std::uint64_t count = cell.counts[i];
        if (count == 0) continue;
        label += label.empty() ? "" : ",\n";
        label += std::to_string(count) + ' ' + std::string(to_string(static_cast<WitnessKind>(i)));
        if (count > 1) label += 's';
    }
    if (cell.changes_of_position == 0) return label;
    if (cell.changes_of_position == cell.total()) return label + "\n(change of position)";
    return label + "\n(" + std::to_string(cell.changes_of_position) + " by change of position)";
}

/// Of the line, in points: it grows with the logarithm, or one agent that speaks against everybody a thousand
/// times would cover the page.
double width_of(std::uint64_t count) {
    return std::min(8.0, 1.0 + std::log2(static_cast<double>(count)));
}

/// What the question adds to the four definitions, as a note.
std::string closures_note(const Closures& closures) {
    std::string words;
    const auto add = [&](bool used, const char* word) {
        if (used) words += (words.empty() ? "" : ", ") + std::string(word);
    };
    add(closures.rephrase, "rephrasings");
    add(closures.entailment, "entailment");
    add(closures.affiliation, "offices");
    add(closures.part, "parts of documents");
    return words.empty() ? "" : "Counted also over: " + words + ".";
}

}  // namespace

Diagram map_view(const Snapshot& snapshot, const ContradictionOptions& question, const ViewOptions& options) {
    const ContradictionMatrix matrix = contradiction_matrix(snapshot, question);
    std::map<Node, std::uint64_t> weights;
    for (const MatrixRow& row : matrix.rows) {
        for (const MatrixCell& cell : row.cells) {
            weights[row.a] += cell.total();
            if (cell.b != row.a) weights[cell.b] += cell.total();
        }
    }
    std::vector<std::pair<std::int64_t, Node>> candidates;
    candidates.reserve(weights.size());
    for (const auto& [agent, weight] : weights)
        candidates.push_back({-static_cast<std::int64_t>(weight), agent});
    std::vector<Node> left_out;
    const std::set<Node> shown = keep_first(std::move(candidates), options.max_nodes, left_out);

    Diagram diagram;
    diagram.title = "Who contradicts whom";
    diagram.case_title = case_title(snapshot);
    for (const Node agent : shown) {
        diagram.nodes.push_back(describe(snapshot, agent));
        for (const Arc office : snapshot.out(agent, EdgeKind::AffiliatedWith)) {
            if (shown.count(office.node) == 0) continue;
            diagram.edges.push_back(field_edge(snapshot, office.edge));
            diagram.edges.back().constraint = false;
        }
    }
    for (const MatrixRow& row : matrix.rows) {
        for (const MatrixCell& cell : row.cells) {
            if (shown.count(row.a) == 0 || shown.count(cell.b) == 0) continue;
            DiagramEdge edge;
            edge.from = snapshot.id(row.a), edge.to = snapshot.id(cell.b);
            edge.look = EdgeLook::Against;
            edge.label = count_label(cell);
            edge.width = width_of(cell.total());
            diagram.edges.push_back(std::move(edge));
        }
    }
    const std::string note = closures_note(question.closures);
    if (!note.empty()) diagram.notes.push_back(note);
    if (shown.empty())
        diagram.notes.emplace_back("Nobody in this case contradicts anybody, as far as was asked.");
    note_left_out(diagram, snapshot, left_out, options.max_nodes);
    return diagram;
}

}  // namespace gainsay::render
