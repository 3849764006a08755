#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "engine/provenance/impact/impact.hpp"
#include "tools/render/views/view.hpp"
#include "tools/render/views/view_canvas.hpp"

// What falls without a record: the record above, below it what rests on it, each line a reason. What stands has a frame of
// its own, and above it what holds it. Whatever only speaks of what falls is counted in a note: drawn, it would be most of
// the picture.

namespace gainsay::render {
namespace {

class ImpactDrawing {
public:
    ImpactDrawing(const Snapshot& snapshot, const Impact& impact) : snapshot_(snapshot), impact_(impact) {
        words_[impact.what] = "taken away";
        order_[impact.what] = 0;
        for (std::size_t i = 0; i < impact.fallen.size(); ++i) {
            const FallenRecord& one = impact.fallen[i];
            order_[one.node] = order_.size();
            words_[one.node] = "falls (" + std::to_string(i + 1) + ")";
            if (one.loop != 0) words_[one.node] += ", in a circle";
            if (one.date_uncertain) words_[one.node] += ", date uncertain";
        }
        for (const StandingRecord& one : impact.standing)
            add(one.node, one.date_uncertain ? "stands, date uncertain" : "stands");
        for (const StandingRecord& one : impact.standing) {
            for (const ImpactLink& link : one.stands_on) add(link.node, "holds it");
        }
    }

    [[nodiscard]] std::set<Node> choose(std::size_t limit, std::vector<Node>& left_out) const {
        std::vector<std::pair<std::size_t, Node>> candidates;
        for (const auto& [node, order] : order_) candidates.push_back({order, node});
        return keep_first(std::move(candidates), limit, left_out);
    }

    void draw(Diagram& diagram, const std::set<Node>& shown) {
        std::set<Node> falls, stands;
        for (const FallenRecord& one : impact_.fallen) falls.insert(one.node);
        for (const StandingRecord& one : impact_.standing) stands.insert(one.node);
        bool any_falls = false, any_stands = false;
        for (const Node node : shown) {
            DiagramNode out = describe(snapshot_, node);
            out.focus = node == impact_.what;
            out.heading += "\n" + words_.at(node);
            if (falls.count(node) != 0) out.cluster = "falls", any_falls = true;
            if (stands.count(node) != 0) out.cluster = "stands", any_stands = true;
            diagram.nodes.push_back(std::move(out));
        }
        const auto cluster = [&](bool any, const char* id, const std::string& label, std::size_t count) {
            if (any)
                diagram.clusters.push_back(
                    {id, label + ": " + std::to_string(count) + (count == 1 ? " record" : " records"), true});
        };
        cluster(any_falls, "falls", "Falls with it", falls.size());
        cluster(any_stands, "stands", "Stands on other support", stands.size());
        add_edges(shown);
        for (DiagramEdge& one : merged(std::move(edges_))) diagram.edges.push_back(std::move(one));
    }

private:
    void add(Node node, const char* words) {
        if (words_.try_emplace(node, words).second) order_[node] = order_.size();
    }

    void add_edges(const std::set<Node>& shown) {
        const auto add = [&](Node node, const ImpactLink& link, const char* more) {
            if (shown.count(node) == 0 || shown.count(link.node) == 0) return;
            DiagramEdge edge = reason(node, link);
            if (*more != 0) edge.label += (edge.label.empty() ? "" : "\n") + std::string(more);
            edges_.push_back(std::move(edge));
        };
        for (const FallenRecord& one : impact_.fallen) {
            for (const ImpactLink& link : one.rested_on) add(one.node, link, "");
        }
        for (const StandingRecord& one : impact_.standing) {
            for (const ImpactLink& link : one.lost) add(one.node, link, "(lost)");
            Node at = one.node;
            for (const ImpactLink& link : one.stands_on) {
                add(at, link, at == one.node ? "(holds)" : "");
                at = link.node;
            }
        }
    }

    /// The edge by which `node` rests on the other end, which is drawn above it.
    [[nodiscard]] DiagramEdge reason(Node node, const ImpactLink& link) const {
        const EdgeKind kind = snapshot_.kind(link.edge);
        DiagramEdge edge;
        if (is_relation(kind)) {  // the relation is a node: half an edge on either side of it
            edge.from = snapshot_.id(link.node);
            edge.to = snapshot_.id(node);
            edge.look = look_of(kind);
            edge.label = snapshot_.kind(node) == RecordKind::Relation ? "" : to_string(kind);
            return edge;
        }
        edge = field_edge(snapshot_, link.edge);
        if (kind == EdgeKind::RecordedIn) {
            const OccurrenceView place = snapshot_.occurrence(link.edge);
            const Node from = node == place.statement ? place.statement : node;
            edge.from = snapshot_.id(from);
            edge.to = snapshot_.id(link.node);
            edge.label = link.node == place.document ? "stands in"
                         : node == place.document
                             ? "relayed from"
                             : "from there, in\n" + short_name(snapshot_, place.document, 40);
        }
        edge.backwards = edge.from == snapshot_.id(node);
        return edge;
    }

    const Snapshot& snapshot_;
    const Impact& impact_;
    std::map<Node, std::size_t> order_;  // the first stay when there are too many
    std::map<Node, std::string> words_;
    std::vector<DiagramEdge> edges_;
};

}  // namespace

Diagram impact_view(const Snapshot& snapshot, Node what, const ImpactOptions& question,
                    const ViewOptions& options) {
    const Impact impact = find_impact(snapshot, what, question);
    ImpactDrawing drawing(snapshot, impact);
    std::vector<Node> left_out;
    const std::set<Node> shown = drawing.choose(options.max_nodes, left_out);

    Diagram diagram;
    diagram.title = "What falls without: " + short_name(snapshot, what, 120);
    diagram.case_title = case_title(snapshot);
    diagram.direction = Diagram::Direction::Down;
    drawing.draw(diagram, shown);
    const auto is_document = [&](const FallenRecord& one) {
        return snapshot.kind(one.node) == RecordKind::Document && !one.withdrawn;
    };
    if (std::any_of(impact.fallen.begin(), impact.fallen.end(), is_document))
        diagram.notes.emplace_back(
            "A document that falls has lost the sources of its own words; what it heard others say it still "
            "heard.");
    if (!impact.concerned.empty()) {
        const bool one = impact.concerned.size() == 1;
        diagram.notes.push_back(
            std::to_string(impact.concerned.size()) + (one ? " record that speaks" : " records that speak") +
            " of what falls, without resting on it, " + (one ? "is" : "are") + " not drawn.");
    }
    if (!impact.earlier.empty()) {
        const bool one = impact.earlier.size() == 1;
        diagram.notes.push_back(std::to_string(impact.earlier.size()) + " more that " +
                                (one ? "was" : "were") + " said before " +
                                (one ? "falls too, and is" : "fall too, and are") + " not drawn.");
    }
    if (impact.fallen.empty() && impact.standing.empty() && impact.earlier.empty())
        diagram.notes.emplace_back("Nothing in this case rests on it.");
    note_left_out(diagram, snapshot, left_out, options.max_nodes);
    return diagram;
}

}  // namespace gainsay::render
