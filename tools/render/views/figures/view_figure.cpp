#include <algorithm>
#include <map>
#include <set>
#include <vector>

#include "engine/quantity/reading/range.hpp"
#include "tools/render/views/view.hpp"
#include "tools/render/views/view_canvas.hpp"

// A figure on its way, from its origins at the top down to the claim. A document is one box, however many figures
// and statements stand in it; an arrow points the way the figure went, against the citation that proves it, and says what
// became of it. Where a chain ends, the box says why.

namespace gainsay::render {
namespace {

class FigureDrawing {
public:
    FigureDrawing(const Snapshot& snapshot, const FigureTrail& trail) : snapshot_(snapshot), trail_(trail) {}

    void depths(std::map<Node, std::uint32_t>& depths) const {
        for (const FigureStep& step : trail_.steps) {
            const auto [at, fresh] = depths.emplace(step.node, step.depth);
            if (!fresh) at->second = std::min(at->second, step.depth);
        }
    }

    void describe_nodes(std::map<Node, DiagramNode>& nodes) const {
        for (const FigureStep& step : trail_.steps) {
            const auto at = nodes.find(step.node);
            if (at == nodes.end() || is_reference(step)) continue;
            DiagramNode& node = at->second;
            add_once(node.lines, saying(step));
            if (step.ending != FigureEnding::Continues && step.ending != FigureEnding::Limit)
                add_to_heading(node, ending_words(step));
            if (step.first != Certainty::No)
                add_to_heading(node, step.first == Certainty::Yes ? "the first" : "possibly the first");
        }
    }

    [[nodiscard]] std::vector<DiagramEdge> edges(const std::map<Node, DiagramNode>& nodes) const {
        std::vector<DiagramEdge> edges;
        for (const FigureStep& step : trail_.steps) {
            if (step.parent == no_step) continue;
            const FigureStep& parent = trail_.steps[step.parent];
            if (nodes.count(step.node) == 0 || nodes.count(parent.node) == 0) continue;
            edges.push_back(edge(step, parent));
        }
        return edges;
    }

    [[nodiscard]] bool incomplete() const { return trail_.incomplete; }
    [[nodiscard]] std::uint32_t earlier() const { return trail_.earlier; }

private:
    static bool is_reference(const FigureStep& step) {
        return step.ending == FigureEnding::Repeated || step.ending == FigureEnding::Loop;
    }

    static void add_once(std::vector<std::string>& lines, const std::string& line) {
        if (!line.empty() && std::find(lines.begin(), lines.end(), line) == lines.end())
            lines.push_back(line);
    }

    static void add_to_heading(DiagramNode& node, const std::string& words) {
        if (node.heading.find("\n" + words) == std::string::npos) node.heading += "\n" + words;
    }

    /// "48 %, said by Ms Dahl": what stands in the box.
    [[nodiscard]] std::string saying(const FigureStep& step) const {
        if (step.figure == no_figure) return "";
        const Quantity& quantity = trail_.figures[step.figure].quantity;
        std::string text = figure_text(quantity);
        if (!quantity.population.empty()) text += " of " + quantity.population;
        if (step.place == FigurePlace::Said)
            text += ", said by " + short_name(snapshot_, snapshot_.speaker(step.statement), 40);
        return text;
    }

    [[nodiscard]] static std::string ending_words(const FigureStep& step) {
        const bool origin = step.ending == FigureEnding::OwnWords || step.ending == FigureEnding::Speech ||
                            step.ending == FigureEnding::NoDocument;
        return (origin ? "origin: " : "ends here: ") + std::string(to_string(step.ending));
    }

    [[nodiscard]] std::string link_words(const FigureStep& step) const {
        switch (step.link) {
            case TraceLink::StatedIn:
                return "states";
            case TraceLink::RecordedIn:
                return "reports";
            case TraceLink::Asserted:
                return "asserts";
            case TraceLink::RelayedFrom:
                return "relayed";
            case TraceLink::Cites:
                return "cited: " + std::string(to_word(snapshot_.manner(step.way)));
            default:
                return "";
        }
    }

    [[nodiscard]] DiagramEdge edge(const FigureStep& step, const FigureStep& parent) const {
        DiagramEdge out;
        const bool relation = step.way != no_edge && is_relation(snapshot_.kind(step.way));
        if (relation) out = relation_edge(snapshot_, snapshot_.relation(step.way));
        out.from = snapshot_.id(step.node);
        out.to = snapshot_.id(parent.node);
        if (!relation) out.label = link_words(step);
        for (const Reason& reason : step.change.reasons) {
            const ReasonKind kind = reason.kind == ReasonKind::WholeOf ? ReasonKind::PartOf : reason.kind;
            out.label += (&reason == &step.change.reasons.front() ? "\nchanged: " : ",\n") +
                         std::string(to_string(kind));
            out.tooltip += (out.tooltip.empty() ? "" : "\n") + sentence(reason);
        }
        if (!relation) {
            out.look = step.change.verdict == Verdict::Same ? EdgeLook::FigureKept : EdgeLook::FigureChanged;
        }
        out.uncertain = !step.seen || step.date_uncertain;
        out.proposed = step.proposed;
        out.constraint = step.ending != FigureEnding::Loop;
        return out;
    }

    const Snapshot& snapshot_;
    const FigureTrail& trail_;
};

}  // namespace

Diagram figure_view(const Snapshot& snapshot, const GraphSource& source, Node claim,
                    const FigureTrailOptions& options, const ViewOptions& view) {
    const std::vector<FigureTrail> trails = find_figure_trails(snapshot, source, claim, options);
    std::map<Node, std::uint32_t> depths{{claim, 0}};
    for (const FigureTrail& trail : trails) FigureDrawing(snapshot, trail).depths(depths);
    std::vector<std::pair<std::uint32_t, Node>> candidates;
    for (const auto& [node, depth] : depths) candidates.emplace_back(depth, node);
    std::vector<Node> left_out;
    std::map<Node, DiagramNode> nodes;
    for (const Node node : keep_first(std::move(candidates), view.max_nodes, left_out)) {
        DiagramNode described = describe(snapshot, node);
        described.focus = node == claim;
        nodes.emplace(node, std::move(described));
    }

    Diagram diagram;
    diagram.title = "A figure on its way: " + short_name(snapshot, claim, 120);
    diagram.case_title = case_title(snapshot);
    diagram.direction = Diagram::Direction::Down;
    std::vector<DiagramEdge> edges;
    for (const FigureTrail& trail : trails) {
        const FigureDrawing drawing(snapshot, trail);
        drawing.describe_nodes(nodes);
        for (DiagramEdge& edge : drawing.edges(nodes)) edges.push_back(std::move(edge));
        if (drawing.earlier() != 0)
            diagram.notes.push_back(
                "Said before, and left out where nobody leads there: " + std::to_string(drawing.earlier()) +
                (drawing.earlier() == 1 ? " statement or document." : " statements or documents."));
        if (drawing.incomplete())
            diagram.notes.push_back("There may be more beyond the first " +
                                    std::to_string(options.max_links) + " links.");
    }
    diagram.edges = merged(std::move(edges));
    for (auto& [node, described] : nodes) diagram.nodes.push_back(std::move(described));
    if (trails.empty()) diagram.notes.emplace_back("This claim has no figure.");
    note_left_out(diagram, snapshot, left_out, view.max_nodes);
    return diagram;
}

}  // namespace gainsay::render
