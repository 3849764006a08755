#include <algorithm>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "engine/camps/agent_graph.hpp"
#include "engine/camps/camps.hpp"
#include "tools/render/views/view.hpp"
#include "tools/render/views/view_canvas.hpp"

namespace gainsay::render {
namespace {

std::string times(std::uint64_t count, const char* one) {
    return std::to_string(count) + ' ' + one + (count == 1 ? "" : "s");
}

std::string pair_label(const SignedPair& pair, bool breaks) {
    std::string label;
    if (pair.agreements != 0) label = times(pair.agreements, "agreement");
    if (pair.contradictions != 0) {
        label += (label.empty() ? "" : ",\n") + times(pair.contradictions, "contradiction");
    }
    return breaks ? label + "\n(breaks the camps)" : label;
}

std::string what_is_known(const Camps& camps) {
    if (camps.balanced()) return "Balanced: nothing stands against these camps.";
    const std::string broken = times(camps.frustration, "pair") + " of " + std::to_string(camps.pairs) +
                               (camps.frustration == 1 ? " stands" : " stand") + " against these camps";
    if (camps.optimal()) return broken + "; no others leave fewer, which is proved. Others may leave as few.";
    return broken + "; any camps leave " + std::to_string(camps.bound) + " or more. Better ones may exist.";
}

struct Drawing {
    const Snapshot& snapshot;
    const AgentGraph& made;
    const Camps& camps;
    std::set<Node> shown;

    [[nodiscard]] bool shows(std::uint32_t agent) const { return shown.count(made.agents[agent]) != 0; }

    void add_camp(Diagram& diagram, const std::vector<std::uint32_t>& camp, const std::string& id,
                  const std::string& label, bool label_below) const {
        bool any = false;
        for (const std::uint32_t agent : camp) {
            if (!shows(agent)) continue;
            any = true;
            diagram.nodes.push_back(describe(snapshot, made.agents[agent]));
            diagram.nodes.back().cluster = id;
        }
        if (any) diagram.clusters.push_back({id, label + ": " + times(camp.size(), "agent"), label_below});
    }

    void add_pairs(Diagram& diagram) const {
        std::vector<bool> breaks(made.graph.pairs().size(), false);
        for (const CampComponent& component : camps.components) {
            for (const std::uint32_t pair : component.breaking) breaks[pair] = true;
        }
        for (std::size_t i = 0; i < breaks.size(); ++i) {
            const SignedPair& pair = made.graph.pairs()[i];
            if (pair.sign() == 0 || !shows(pair.a) || !shows(pair.b)) continue;
            DiagramEdge edge;
            edge.from = snapshot.id(made.agents[pair.a]), edge.to = snapshot.id(made.agents[pair.b]);
            edge.look = pair.sign() > 0 ? EdgeLook::Allied : EdgeLook::Opposed;
            edge.label = pair_label(pair, breaks[i]);
            edge.width = breaks[i] ? 4.0 : 1.2;
            diagram.edges.push_back(std::move(edge));
        }
    }
};

}  // namespace

Diagram camps_view(const Snapshot& snapshot, const AgentGraphOptions& question, const CampOptions& search,
                   const ViewOptions& options) {
    const AgentGraph made = agent_graph(snapshot, question);
    const Camps camps = find_camps(made.graph, search);
    std::vector<std::int64_t> pairs(made.agents.size(), 0);
    for (const SignedPair& pair : made.graph.pairs()) {
        if (pair.sign() == 0) continue;
        --pairs[pair.a];
        --pairs[pair.b];
    }
    std::vector<std::pair<std::int64_t, Node>> candidates;
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        if (pairs[i] != 0) candidates.push_back({pairs[i], made.agents[i]});
    }
    std::vector<Node> left_out;
    const Drawing drawing{snapshot, made, camps,
                          keep_first(std::move(candidates), options.max_nodes, left_out)};

    Diagram diagram;
    diagram.title = "Who stands with whom";
    diagram.case_title = case_title(snapshot);
    for (std::size_t i = 0; i < camps.components.size(); ++i) {
        const std::string number = camps.components.size() == 1 ? "" : " of dispute " + std::to_string(i + 1);
        const std::string id = "dispute-" + std::to_string(i + 1);
        drawing.add_camp(diagram, camps.components[i].first, id + "-first", "First camp" + number, false);
        drawing.add_camp(diagram, camps.components[i].second, id + "-second", "Second camp" + number, true);
    }
    drawing.add_pairs(diagram);
    if (camps.pairs == 0) {
        diagram.notes.emplace_back(
            "Nobody in this case agrees with or contradicts anybody, as far as was asked.");
    } else {
        diagram.notes.push_back(what_is_known(camps));
    }
    if (camps.mixed != 0) {
        diagram.notes.push_back(times(camps.mixed, "pair") + " with as many agreements as contradictions " +
                                (camps.mixed == 1 ? "is" : "are") + " not drawn.");
    }
    note_left_out(diagram, snapshot, left_out, options.max_nodes);
    return diagram;
}

}  // namespace gainsay::render
