#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "engine/provenance/circles/circles.hpp"
#include "tools/render/views/view.hpp"
#include "tools/render/views/view_canvas.hpp"

// Circles share documents and links, so what is drawn is their union: one box a document, one line from a document to what
// it leans on, however many links and circles run over it. A circle is drawn whole or not at all.

namespace gainsay::render {
namespace {

class CircleDrawing {
public:
    CircleDrawing(const Snapshot& snapshot, std::size_t max_nodes)
        : snapshot_(snapshot), max_nodes_(max_nodes) {}

    /// False when there was no room.
    bool add(const Circle& circle) {
        std::set<Node> grown = documents_;
        for (const CircleStep& step : circle.steps) grown.insert(step.document);
        if (grown.size() > max_nodes_) return false;
        documents_ = std::move(grown);
        for (std::size_t i = 0; i < circle.steps.size(); ++i) {
            const CircleStep& step = circle.steps[i];
            const std::pair ends(step.document, circle.steps[(i + 1) % circle.steps.size()].document);
            steps_.emplace(ends, step);
            if (!circle.date_uncertain) certain_.insert(ends);
        }
        return true;
    }

    void draw(Diagram& diagram, const std::vector<Node>& without_origin) {
        for (const auto& [ends, step] : steps_) {
            diagram.edges.push_back(leaning(ends.second, step));
            if (!certain_.contains(ends)) diagram.edges.back().uncertain = true;
        }
        add_claims(diagram, without_origin);
        for (const Node document : documents_) {
            DiagramNode node = describe(snapshot_, document);
            for (const EdgeKind kind : {EdgeKind::PublishedBy, EdgeKind::AuthoredBy}) {
                for (const Node agent : snapshot_.out(document, kind).nodes())
                    node.lines.push_back((kind == EdgeKind::PublishedBy ? "published by " : "written by ") +
                                         short_name(snapshot_, agent, 60));
            }
            diagram.nodes.push_back(std::move(node));
        }
    }

private:
    [[nodiscard]] std::string link_words(Edge edge) const {
        if (snapshot_.kind(edge) != EdgeKind::RelayedFrom) return field_edge(snapshot_, edge).label;
        const Node speaker = snapshot_.speaker(snapshot_.occurrence(edge).statement);
        return "relays " + short_name(snapshot_, speaker, 40);
    }

    [[nodiscard]] DiagramEdge leaning(Node on, const CircleStep& step) const {
        DiagramEdge edge;
        edge.from = snapshot_.id(step.document), edge.to = snapshot_.id(on);
        std::map<std::string, std::size_t> words;  // and how often
        for (const Edge link : step.links) ++words[link_words(link)];
        for (const auto& [text, count] : words) {
            edge.label += (edge.label.empty() ? "" : ",\n") + text +
                          (count == 1 ? "" : " (" + std::to_string(count) + " times)");
        }
        edge.uncertain = !snapshot_.seen(on);
        if (step.later == CitedLater::Certainly || step.later == CitedLater::Possibly) {
            const bool certain = step.later == CitedLater::Certainly;
            edge.look = EdgeLook::YoungerSource;
            edge.label += certain ? "\n(which is younger)" : "\n(which may be younger)";
            edge.width = certain ? 2.4 : 1.6;
        }
        return edge;
    }

    /// Those that a drawn document states, or in which a statement of them stands.
    void add_claims(Diagram& diagram, const std::vector<Node>& without_origin) const {
        std::size_t left_out = 0;
        for (const Node claim : without_origin) {
            std::vector<DiagramEdge> edges;
            for (const Arc arc : snapshot_.in(claim, EdgeKind::States)) {
                if (documents_.contains(arc.node)) edges.push_back(field_edge(snapshot_, arc.edge));
            }
            for (const Node statement : snapshot_.in(claim, EdgeKind::Asserts).nodes())
                told(statement, claim, edges);
            if (edges.empty()) continue;
            if (diagram.nodes.size() + documents_.size() >= max_nodes_) {
                ++left_out;
                continue;
            }
            diagram.nodes.push_back(describe(snapshot_, claim));
            diagram.nodes.back().heading = "claim without any origin";
            for (DiagramEdge& edge : merged(std::move(edges))) diagram.edges.push_back(std::move(edge));
        }
        if (left_out != 0) {
            diagram.notes.push_back(std::to_string(left_out) + (left_out == 1 ? " claim" : " claims") +
                                    " without any origin not shown (at most " + std::to_string(max_nodes_) +
                                    " nodes).");
        }
    }

    void told(Node statement, Node claim, std::vector<DiagramEdge>& edges) const {
        for (const Arc place : snapshot_.out(statement, EdgeKind::RecordedIn)) {
            if (!documents_.contains(place.node)) continue;
            DiagramEdge edge;
            edge.from = snapshot_.id(place.node), edge.to = snapshot_.id(claim);
            edge.label = short_name(snapshot_, snapshot_.speaker(statement), 40) + " says";
            edge.look = EdgeLook::Source;
            edge.uncertain = !snapshot_.seen(place.node);
            edges.push_back(std::move(edge));
        }
    }

    const Snapshot& snapshot_;
    std::size_t max_nodes_;
    std::set<Node> documents_;
    std::map<std::pair<Node, Node>, CircleStep> steps_;
    std::set<std::pair<Node, Node>> certain_;  // links of a circle that the dates leave no doubt of
};

std::string count_words(const Circles& answer, std::size_t drawn) {
    std::string text = std::to_string(drawn) + (drawn == 1 ? " circle" : " circles");
    if (answer.cut == CirclesCut::None) return text + "; there are no others, as far as was asked.";
    return text + "; circles of more than " + std::to_string(answer.complete_to) +
           " documents may be missing.";
}

}  // namespace

Diagram circles_view(const Snapshot& snapshot, const CirclesOptions& question, const ViewOptions& options) {
    const Circles answer = find_circles(snapshot, question);
    Diagram diagram;
    diagram.title = "Sources that lead back to themselves";
    if (question.through != no_node) diagram.title += ": " + short_name(snapshot, question.through, 100);
    diagram.case_title = case_title(snapshot);
    diagram.direction =
        Diagram::Direction::Down;  // lines of circles run side by side, with room for words between
    CircleDrawing drawing(snapshot, options.max_nodes);
    std::size_t drawn = 0;
    for (const Circle& circle : answer.circles) drawn += drawing.add(circle) ? 1 : 0;
    drawing.draw(diagram, answer.without_origin);
    for (DiagramNode& node : diagram.nodes)
        node.focus = question.through != no_node && node.id == snapshot.id(question.through);
    if (answer.circles.empty()) {
        diagram.notes.emplace_back("No circle of sources, as far as was asked.");
        return diagram;
    }
    if (drawn < answer.circles.size()) {
        const std::size_t more = answer.circles.size() - drawn;
        diagram.notes.push_back(std::to_string(more) + (more == 1 ? " more circle" : " more circles") +
                                " not shown (at most " + std::to_string(options.max_nodes) + " nodes).");
    } else {
        diagram.notes.push_back(count_words(answer, drawn));
    }
    return diagram;
}

}  // namespace gainsay::render
