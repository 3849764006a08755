#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "tools/render/views/view.hpp"

// Figures against figures. A claim is a box, each of its figures that was compared a paragraph in it; an edge is a
// pair, in the words of its verdict and reasons. The conflicts come first: when the picture is full, it is what needs
// no look that is missing.

namespace gainsay::render {
namespace {

EdgeLook look_of(Verdict verdict) {
    switch (verdict) {
        case Verdict::Conflict:
            return EdgeLook::FiguresConflict;
        case Verdict::Different:
            return EdgeLook::FiguresDiffer;
        case Verdict::Compatible:
            return EdgeLook::FiguresCompatible;
        case Verdict::Same:
            return EdgeLook::FiguresSame;
    }
    return EdgeLook::FiguresDiffer;
}

std::string figure_line(const Figure& figure) {
    const Quantity& q = figure.quantity;
    std::string text = figure_text(q) + ": " + q.measure;
    if (!q.subject.empty()) text += ", " + q.subject;
    if (figure.period()) text += ", " + figure.period()->text();
    return text;
}

/// "compatible:\npart of, rounding": the kinds alone; the tooltip has the sentences.
std::string edge_label(const Comparison& comparison) {
    std::string label(to_string(comparison.verdict));
    for (std::size_t i = 0; i < comparison.reasons.size(); ++i) {
        const ReasonKind kind = comparison.reasons[i].kind == ReasonKind::WholeOf
                                    ? ReasonKind::PartOf
                                    : comparison.reasons[i].kind;
        label += (i == 0 ? ":\n" : ",\n") + std::string(to_string(kind));
    }
    return label;
}

class Picture {
public:
    Picture(const GraphSource& source, const FigureTable& table, std::size_t max_nodes)
        : source_(source), table_(table), max_nodes_(max_nodes) {}

    /// False when there was no room.
    bool add(const FigurePair& pair) {
        const std::uint32_t a = table_.claim_of[pair.a], b = table_.claim_of[pair.b];
        const std::size_t fresh = (shown_.count(a) == 0 ? 1U : 0U) + (shown_.count(b) == 0 ? 1U : 0U);
        if (shown_.size() + fresh > max_nodes_) return false;
        shown_[a].insert(pair.a);
        shown_[b].insert(pair.b);
        if (!joined_.insert({std::min(a, b), std::max(a, b)}).second) return true;
        DiagramEdge edge;
        const auto& reasons = pair.comparison.reasons;
        const bool turned = std::any_of(reasons.begin(), reasons.end(),
                                        [](const Reason& r) { return r.kind == ReasonKind::WholeOf; });
        edge.from = table_.claims[turned ? b : a].text();
        edge.to = table_.claims[turned ? a : b].text();
        edge.look = look_of(pair.comparison.verdict);
        edge.label = edge_label(pair.comparison);
        for (const Reason& reason : reasons)
            edge.tooltip += (edge.tooltip.empty() ? "" : "\n") + sentence(reason);
        edge.proposed = pair.comparison.verdict == Verdict::Conflict;
        edges_.push_back(std::move(edge));
        return true;
    }

    void remark(std::uint32_t figure, std::string text) {
        const std::uint32_t claim = table_.claim_of[figure];
        if (shown_.count(claim) == 0) {
            if (shown_.size() >= max_nodes_) return;
            shown_[claim];
        }
        shown_[claim].insert(figure);
        remarks_[claim].insert(std::move(text));
    }

    void draw(Diagram& diagram) {
        for (const auto& [claim, figures] : shown_) {
            DiagramNode node;
            node.id = table_.claims[claim].text();
            node.look = NodeLook::Claim;
            node.heading = "claim";
            for (const std::uint32_t figure : figures)
                node.lines.push_back(figure_line(table_.figures[figure]));
            for (const std::string& text : remarks_[claim]) node.lines.push_back("(" + text + ")");
            const auto record = source_.find(table_.claims[claim]);
            node.tooltip = record ? label_of(*record) : node.id;
            diagram.nodes.push_back(std::move(node));
        }
        diagram.edges = std::move(edges_);
    }

private:
    const GraphSource& source_;
    const FigureTable& table_;
    std::size_t max_nodes_;
    std::map<std::uint32_t, std::set<std::uint32_t>> shown_;  // claim, its figures
    std::map<std::uint32_t, std::set<std::string>> remarks_;
    std::set<std::pair<std::uint32_t, std::uint32_t>> joined_;
    std::vector<DiagramEdge> edges_;
};

}  // namespace

Diagram quantities_view(const GraphSource& source, const FigureTable& table, const QuantityAnswer& answer,
                        const ViewOptions& options) {
    Diagram diagram;
    diagram.title = "Figures against figures";
    diagram.case_title = source.info().title;
    Picture picture(source, table, options.max_nodes);
    std::size_t left_out = 0;
    for (const FigurePair& pair : answer.pairs) left_out += picture.add(pair) ? 0 : 1;
    for (const SumRemark& sum : answer.sums) {
        for (const std::uint32_t figure : sum.figures)
            picture.remark(figure, std::string(to_string(sum.kind)));
    }
    for (const DateRemark& remark : answer.dates)
        picture.remark(remark.figure, "dates: " + std::string(to_string(remark.doubt)));
    picture.draw(diagram);
    if (diagram.nodes.empty())
        diagram.notes.emplace_back("No two figures of this case speak of the same thing.");
    if (left_out > 0 || answer.limited) {
        diagram.notes.push_back((answer.limited ? "More" : std::to_string(left_out)) +
                                std::string(left_out == 1 && !answer.limited ? " pair is" : " pairs are") +
                                " not shown (at most " + std::to_string(options.max_nodes) + " nodes).");
    }
    return diagram;
}

}  // namespace gainsay::render
