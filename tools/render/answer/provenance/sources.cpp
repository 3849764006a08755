#include "tools/render/answer/provenance/sources.hpp"

#include <algorithm>
#include <set>

#include "tools/render/answer/names.hpp"
#include "tools/render/table/rows.hpp"

namespace gainsay::render {
namespace {

/// "Iran (Tasnim News Agency)": who stands above the others, and those through whom the body speaks here; a document
/// nobody is known to publish by its title.
std::string body_name(const Snapshot& snapshot, const Sources& answer, std::uint32_t number) {
    const SourceBody& body = answer.bodies[number];
    if (body.agents.empty()) return "\"" + name_of(snapshot, body.documents.front()) + "\"";
    std::set<Node> below;
    for (const Edge office : body.offices) below.insert(snapshot.source(office));
    std::vector<std::string> top, rest;
    for (const Node agent : told_agents(snapshot, answer, number))
        (below.contains(agent) ? rest : top).push_back(name_of(snapshot, agent));
    if (top.empty()) return joined(rest, " with ");
    return joined(top, " with ") + (rest.empty() ? "" : " (" + joined(rest) + ")");
}

Line plain(std::size_t indent, std::string_view text, Look look = Look::Plain) {
    Line line;
    line.indent = indent;
    line.hang = 4;
    line.add(text, look);
    return line;
}

std::string count_text(const Sources& answer) {
    const auto origins = [](std::size_t n) { return std::to_string(n) + (n == 1 ? " origin" : " origins"); };
    if (answer.incomplete)
        return "at least " + origins(answer.at_least()) + "; the trail is longer than the limit";
    if (answer.exact()) {
        if (answer.at_least() == 0) return "no origin";
        return answer.at_least() == 1 ? "1 independent origin"
                                      : std::to_string(answer.at_least()) + " independent origins";
    }
    return "between " + std::to_string(answer.at_least()) + " and " + std::to_string(answer.at_most()) +
           " independent origins";
}

std::vector<Line> heading_lines(const Snapshot& snapshot, const Sources& answer) {
    std::vector<Line> lines;
    lines.emplace_back()
        .add("\"" + name_of(snapshot, answer.claim) + "\"")
        .add(id_behind(snapshot, answer.claim), Look::Id);
    lines.push_back(plain(2, count_text(answer), Look::Strong));
    return lines;
}

Line link_line(const Snapshot& snapshot, const ChainLink& link) {
    Line line;
    line.indent = 2;
    line.hang = 4;
    std::string text(to_string(link.link));
    if (snapshot.kind(link.node) == RecordKind::Statement) {
        text = "said by " + name_of(snapshot, snapshot.speaker(link.node));
        if (snapshot.date(link.node) != no_date)
            text += ", " + std::string(snapshot.text(snapshot.date(link.node)));
    } else {
        text += " \"" + name_of(snapshot, link.node) + "\"";
    }
    line.add(text);
    if (snapshot.kind(link.node) != RecordKind::Agent)
        line.add(link.seen ? " [seen]" : " [only reported]", link.seen ? Look::Plain : Look::Faint);
    line.add(id_behind(snapshot, link.node), Look::Id);
    return line;
}

std::vector<Line> chain_lines(const Snapshot& snapshot, const SourceChain& chain, std::size_t number) {
    std::vector<Line> lines;
    lines.push_back(plain(0, "Chain " + std::to_string(number) + ", to " + std::string(to_string(chain.why)),
                          Look::Strong));
    for (std::size_t i = 1; i < chain.links.size(); ++i) lines.push_back(link_line(snapshot, chain.links[i]));
    return lines;
}

/// The bodies of which the answer speaks and that are several agents: why they count as one.
std::vector<Line> office_lines(const Snapshot& snapshot, const Sources& answer) {
    std::set<std::uint32_t> told(answer.cut.begin(), answer.cut.end());
    told.insert(answer.on_every.begin(), answer.on_every.end());
    for (const SourceChain& chain : answer.chains) {
        for (const ChainLink& link : chain.links) {
            if (link.body != no_body) told.insert(link.body);
        }
    }
    std::vector<Line> lines;
    for (const std::uint32_t body : told) {
        const std::vector<Node> agents = told_agents(snapshot, answer, body);
        for (const Edge office : answer.bodies[body].offices) {
            if (!std::binary_search(agents.begin(), agents.end(), snapshot.source(office))) continue;
            const std::string role = office_text(snapshot, office);
            lines.push_back(plain(2, name_of(snapshot, snapshot.source(office)) + " belongs to " +
                                         name_of(snapshot, snapshot.target(office)) +
                                         (role.empty() ? "" : " (" + role + ")")));
        }
    }
    if (!lines.empty()) lines.insert(lines.begin(), plain(0, "Counted as one", Look::Strong));
    return lines;
}

std::vector<Line> body_lines(const Snapshot& snapshot, const Sources& answer,
                             const std::vector<std::uint32_t>& bodies, std::string_view heading) {
    std::vector<Line> lines;
    if (bodies.empty()) return lines;
    lines.push_back(plain(0, heading, Look::Strong));
    for (const std::uint32_t body : bodies) lines.push_back(plain(2, body_name(snapshot, answer, body)));
    return lines;
}

std::vector<Line> cycle_lines(const Snapshot& snapshot, const Sources& answer) {
    std::vector<Line> lines;
    if (answer.cycles.empty()) return lines;
    lines.push_back(plain(0, "Sources that only lead back to themselves are no origins", Look::Strong));
    for (const auto& cycle : answer.cycles) {
        std::string text;
        for (const Node node : cycle) text += std::string(snapshot.id(node)) + " → ";
        if (!cycle.empty()) lines.push_back(plain(2, text + std::string(snapshot.id(cycle.front()))));
    }
    return lines;
}

/// Documents at which the trail ends because they had been taken back, by node.
std::vector<Node> retracted_nodes(const Sources& answer) {
    std::vector<Node> nodes;
    for (const Origin& origin : answer.origins) {
        if (origin.why == Ending::Retracted) nodes.push_back(origin.node);
    }
    return nodes;
}

std::vector<Line> retracted_lines(const Snapshot& snapshot, const Sources& answer) {
    std::vector<Line> lines;
    for (const Node node : retracted_nodes(answer)) {
        lines.push_back(plain(2, "\"" + name_of(snapshot, node) + "\", " + retraction_text(snapshot, node)));
        lines.back().add(id_behind(snapshot, node), Look::Id);
    }
    if (!lines.empty())
        lines.insert(lines.begin(),
                     plain(0, "The trail leads to what was taken back, which is no origin", Look::Strong));
    return lines;
}

Json nodes_json(const Snapshot& snapshot, const std::vector<Node>& nodes) {
    std::vector<Json> list;
    for (const Node node : nodes) list.push_back(node_json(snapshot, node));
    return list;
}

Json body_json(const Snapshot& snapshot, const SourceBody& body) {
    std::vector<Json> offices;
    for (const Edge office : body.offices) {
        offices.push_back(JsonObject()
                              .put("agent", snapshot.id(snapshot.source(office)))
                              .put("with", snapshot.id(snapshot.target(office)))
                              .put_if("office", office_text(snapshot, office)));
    }
    return JsonObject()
        .put("agents", nodes_json(snapshot, body.agents))
        .put_if("documents", nodes_json(snapshot, body.documents))
        .put_if("offices", offices);
}

Json chain_json(const Snapshot& snapshot, const SourceChain& chain) {
    std::vector<Json> links;
    for (const ChainLink& link : chain.links) {
        JsonObject object;
        object.put("node", node_json(snapshot, link.node)).put("link", to_string(link.link));
        if (link.edge != no_edge && snapshot.kind(link.edge) == EdgeKind::Rephrases)
            object.put("relation", relation_json(snapshot, snapshot.relation(link.edge)));
        if (link.link == TraceLink::RecordedIn || link.link == TraceLink::RelayedFrom)
            object.put("occurrence", occurrence_json(snapshot, link.edge));
        if (link.body != no_body) object.put("body", link.body).put("seen", link.seen);
        links.push_back(object);
    }
    return JsonObject().put("why", to_string(chain.why)).put("links", links);
}

std::vector<std::string> chain_cells(const Snapshot& snapshot, const Sources& answer,
                                     const SourceChain& chain, std::size_t number) {
    std::vector<std::string> ids;
    for (std::size_t i = 1; i < chain.links.size(); ++i) ids.emplace_back(snapshot.id(chain.links[i].node));
    const ChainLink& last = chain.links.back();
    return {std::to_string(number), std::string(snapshot.id(last.node)), std::string(to_string(chain.why)),
            last.body == no_body ? "" : body_name(snapshot, answer, last.body), joined(ids, " ")};
}

void as_paragraphs(Rows& rows, const Snapshot& snapshot, const Sources& answer) {
    rows.paragraph(heading_lines(snapshot, answer));
    for (std::size_t i = 0; i < answer.chains.size(); ++i)
        rows.paragraph(chain_lines(snapshot, answer.chains[i], i + 1));
    const bool one = answer.cut.size() == 1 && answer.on_every.size() <= 1;
    for (const auto& lines :
         {body_lines(snapshot, answer, answer.on_every, "Everything rests on"),
          one ? std::vector<Line>()
              : body_lines(snapshot, answer, answer.cut, "Without these no origin is left"),
          office_lines(snapshot, answer), cycle_lines(snapshot, answer), retracted_lines(snapshot, answer)}) {
        if (!lines.empty()) rows.paragraph(lines);
    }
}

}  // namespace

void sources(const Output& output, const Snapshot& snapshot, const Sources& answer) {
    const auto rows = output.begin(
        {"chains", {{"chain", Align::Right}, {"origin"}, {"why"}, {"body"}, {"links"}}, /*paragraphs=*/true});
    if (rows->wants_paragraphs()) {
        as_paragraphs(*rows, snapshot, answer);
    } else {
        for (std::size_t i = 0; i < answer.chains.size(); ++i) {
            if (rows->wants_json()) {
                rows->json(chain_json(snapshot, answer.chains[i]));
            } else {
                rows->cells(chain_cells(snapshot, answer, answer.chains[i], i + 1));
            }
        }
    }
    std::vector<Json> bodies, cycles, cut(answer.cut.begin(), answer.cut.end()),
        on_every(answer.on_every.begin(), answer.on_every.end());
    for (const SourceBody& body : answer.bodies) bodies.push_back(body_json(snapshot, body));
    for (const auto& cycle : answer.cycles) cycles.push_back(nodes_json(snapshot, cycle));
    rows->finish(JsonObject()
                     .put("claim", node_json(snapshot, answer.claim))
                     .put("at_least", answer.at_least())
                     .put("at_most", answer.at_most())
                     .put("exact", answer.exact() && !answer.incomplete)
                     .put("incomplete", answer.incomplete)
                     .put("cut", cut)
                     .put("on_every", on_every)
                     .put("bodies", bodies)
                     .put("cycles", cycles)
                     .put_if("retracted", nodes_json(snapshot, retracted_nodes(answer))));
}

}  // namespace gainsay::render
