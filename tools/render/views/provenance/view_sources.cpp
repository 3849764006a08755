#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "engine/provenance/sources/sources.hpp"
#include "tools/render/views/view.hpp"
#include "tools/render/views/view_canvas.hpp"

// The chains of a claim, side by side, each upwards from the claim to its origin. A frame holds what counts as one body, so
// that two chains never enter one frame; that is the proof that they are independent, and can be seen.

namespace gainsay::render {
namespace {

class SourcesDrawing {
public:
    SourcesDrawing(const Snapshot& snapshot, const Sources& answer) : snapshot_(snapshot), answer_(answer) {}

    std::set<Node> choose(std::size_t limit, std::vector<Node>& left_out) const {
        std::map<Node, std::size_t> first{{answer_.claim, 0}};  // the chain in which a node stands first
        for (std::size_t i = 0; i < answer_.chains.size(); ++i) {
            for (const ChainLink& link : answer_.chains[i].links) first.emplace(link.node, i + 1);
        }
        std::vector<std::pair<std::size_t, Node>> candidates;
        for (const auto& [node, chain] : first) candidates.emplace_back(chain, node);
        return keep_first(std::move(candidates), limit, left_out);
    }

    void draw(Diagram& diagram, const std::set<Node>& shown) const {
        std::map<Node, DiagramNode> nodes;
        for (const Node node : shown) nodes.emplace(node, describe(snapshot_, node));
        std::set<std::uint32_t> framed;
        for (std::size_t i = 0; i < answer_.chains.size(); ++i) {
            const SourceChain& chain = answer_.chains[i];
            for (std::size_t k = 0; k < chain.links.size(); ++k) {
                const ChainLink& link = chain.links[k];
                if (!shown.contains(link.node)) continue;
                complete(nodes.at(link.node), link);
                if (link.body != no_body) framed.insert(link.body);
                if (k + 1 == chain.links.size()) {
                    nodes.at(link.node).heading += "\norigin of chain " + std::to_string(i + 1) + ": " +
                                                   std::string(to_string(chain.why));
                }
                if (k != 0 && shown.contains(chain.links[k - 1].node))
                    diagram.edges.push_back(edge(chain.links[k - 1].node, link));
            }
        }
        if (shown.contains(answer_.claim)) nodes.at(answer_.claim).focus = true;
        for (auto& [node, box] : nodes) diagram.nodes.push_back(std::move(box));
        for (const std::uint32_t body : framed) diagram.clusters.push_back(frame(body));
    }

    /// "Iran (Tasnim News Agency)": who stands above the others, then these.
    [[nodiscard]] std::string body_name(std::uint32_t number) const {
        const SourceBody& body = answer_.bodies[number];
        if (body.agents.empty()) return short_name(snapshot_, body.documents.front(), 60);
        std::set<Node> below;
        for (const Edge office : body.offices) below.insert(snapshot_.source(office));
        std::string top, rest;
        for (const Node agent : told_agents(snapshot_, answer_, number)) {
            std::string& names = below.contains(agent) ? rest : top;
            names += (names.empty() ? "" : ", ") + short_name(snapshot_, agent, 40);
        }
        return top.empty() || rest.empty() ? top + rest : top + " (" + rest + ")";
    }

    void note_bodies(Diagram& diagram, const std::vector<std::uint32_t>& bodies,
                     const std::string& before) const {
        std::string names;
        for (const std::uint32_t body : bodies) names += (names.empty() ? "" : "; ") + body_name(body);
        if (!bodies.empty()) diagram.notes.push_back(before + names + ".");
    }

private:
    static bool holds(const std::vector<std::uint32_t>& bodies, std::uint32_t body) {
        return std::find(bodies.begin(), bodies.end(), body) != bodies.end();
    }

    void complete(DiagramNode& box, const ChainLink& link) const {
        if (link.body != no_body) box.cluster = "body-" + std::to_string(link.body);
        if (snapshot_.kind(link.node) == RecordKind::Statement)  // what it says is the claim below
            box.lines = {"said by " + short_name(snapshot_, snapshot_.speaker(link.node), 60)};
    }

    [[nodiscard]] DiagramCluster frame(std::uint32_t body) const {
        DiagramCluster cluster;
        cluster.id = "body-" + std::to_string(body);
        cluster.label = body_name(body);
        if (holds(answer_.on_every, body)) cluster.label += "\neverything rests on it";
        if (holds(answer_.cut, body) && !holds(answer_.on_every, body))
            cluster.label += "\none of those without which no origin is left";
        cluster.marked = holds(answer_.on_every, body) || holds(answer_.cut, body);
        return cluster;
    }

    /// What is nearer to the origin stands above.
    [[nodiscard]] DiagramEdge edge(Node below, const ChainLink& link) const {
        const EdgeKind kind = snapshot_.kind(link.edge);
        DiagramEdge out = is_relation(kind) ? relation_edge(snapshot_, snapshot_.relation(link.edge))
                                            : field_edge(snapshot_, link.edge);
        if (kind == EdgeKind::RecordedIn) out.label = "stands in";
        if (kind == EdgeKind::Asserts) out.label = "asserts", out.look = EdgeLook::Asserts;
        out.backwards = out.from == snapshot_.id(below);
        out.uncertain = !link.seen;
        return out;
    }

    const Snapshot& snapshot_;
    const Sources& answer_;
};

std::string number_words(const Sources& answer) {
    const std::string least = std::to_string(answer.at_least()), most = std::to_string(answer.at_most());
    if (answer.incomplete)
        return "So far as the trail was followed, at least so many independent origins: " + least + ".";
    if (!answer.exact()) return "Between " + least + " and " + most + " independent origins.";
    if (answer.at_least() == 0) return "No origin.";
    return least + (answer.at_least() == 1 ? " independent origin." : " independent origins.");
}

void note_offices(Diagram& diagram, const Snapshot& snapshot, const Sources& answer) {
    std::set<std::uint32_t> told;
    for (const SourceChain& chain : answer.chains) {
        for (const ChainLink& link : chain.links) {
            if (link.body != no_body) told.insert(link.body);
        }
    }
    for (const std::uint32_t body : told) {
        const std::vector<Node> agents = told_agents(snapshot, answer, body);
        for (const Edge office : answer.bodies[body].offices) {
            if (!std::binary_search(agents.begin(), agents.end(), snapshot.source(office))) continue;
            diagram.notes.push_back(short_name(snapshot, snapshot.source(office), 60) + " belongs to " +
                                    short_name(snapshot, snapshot.target(office), 60) +
                                    ": they count as one.");
        }
    }
}

}  // namespace

Diagram sources_view(const Snapshot& snapshot, Node claim, const SourcesOptions& question,
                     const ViewOptions& options) {
    const Sources answer = find_sources(snapshot, claim, question);
    const SourcesDrawing drawing(snapshot, answer);
    std::vector<Node> left_out;
    const std::set<Node> shown = drawing.choose(options.max_nodes, left_out);

    Diagram diagram;
    diagram.title = "Where it comes from, independently: " + short_name(snapshot, claim, 120);
    diagram.case_title = case_title(snapshot);
    diagram.direction = Diagram::Direction::Down;
    drawing.draw(diagram, shown);
    diagram.notes.push_back(number_words(answer));
    drawing.note_bodies(diagram, answer.on_every, "Everything rests on: ");
    if (answer.cut.size() > 1) drawing.note_bodies(diagram, answer.cut, "Without these no origin is left: ");
    note_offices(diagram, snapshot, answer);
    for (const std::vector<Node>& cycle : answer.cycles) {
        std::string words;
        for (const Node node : cycle) words += short_name(snapshot, node, 40) + " → ";
        if (!cycle.empty())
            diagram.notes.push_back("No origin, a circle: " + words +
                                    short_name(snapshot, cycle.front(), 40));
    }
    for (const Origin& origin : answer.origins) {
        if (origin.why != Ending::Retracted) continue;
        diagram.notes.push_back("No origin, retracted on " +
                                std::string(snapshot.text(snapshot.retracted_on(origin.node))) + ": " +
                                short_name(snapshot, origin.node, 60));
    }
    note_left_out(diagram, snapshot, left_out, options.max_nodes);
    return diagram;
}

}  // namespace gainsay::render
