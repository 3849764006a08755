#include "engine/provenance/sources/sources.hpp"

#include <algorithm>
#include <set>

#include "engine/provenance/sources/bodies.hpp"
#include "engine/provenance/sources/packing.hpp"
#include "engine/provenance/sources/source_graph.hpp"

namespace gainsay {
namespace {

/// The place of a statement and the document itself are one link to a reader.
SourceChain told(const sourcing::SourceGraph& graph, const sourcing::Bodies& bodies,
                 const sourcing::VertexChain& chain) {
    SourceChain result;
    for (std::size_t i = 0; i < chain.vertices.size(); ++i) {
        const sourcing::Vertex v = chain.vertices[i];
        const sourcing::Way& way = chain.ways[i];
        if (i != 0 && way.edge == no_edge) continue;
        result.links.push_back({graph.node(v), way.edge, way.link, bodies.of[v], way.seen});
    }
    result.why = graph.why(chain.vertices.back());
    return result;
}

bool before(const SourceChain& x, const SourceChain& y) {
    if (x.links.size() != y.links.size()) return x.links.size() < y.links.size();
    const auto node = [](const ChainLink& link) { return link.node; };
    return std::lexicographical_compare(
        x.links.begin(), x.links.end(), y.links.begin(), y.links.end(),
        [&](const ChainLink& a, const ChainLink& b) { return node(a) < node(b); });
}

/// Whose word a link of a chain is.
std::vector<Node> speaking(const Snapshot& snapshot, Node node) {
    const RecordKind kind = snapshot.kind(node);
    if (kind == RecordKind::Agent) return {node};
    if (kind == RecordKind::Statement) return {snapshot.speaker(node)};
    ArcNodes agents = snapshot.out(node, EdgeKind::PublishedBy).nodes();
    if (agents.empty()) agents = snapshot.out(node, EdgeKind::AuthoredBy).nodes();
    return {agents.begin(), agents.end()};
}

}  // namespace

std::vector<Node> told_agents(const Snapshot& snapshot, const Sources& sources, std::uint32_t body) {
    std::set<Node> told;
    for (const SourceChain& chain : sources.chains) {
        for (const ChainLink& link : chain.links) {
            if (link.body != body) continue;
            for (const Node agent : speaking(snapshot, link.node)) told.insert(agent);
        }
    }
    const SourceBody& whole = sources.bodies.at(body);
    if (told.empty()) return whole.agents;
    for (bool grew = true; grew;) {
        grew = false;
        for (const Edge office : whole.offices) {
            if (told.contains(snapshot.source(office))) grew |= told.insert(snapshot.target(office)).second;
        }
    }
    return {told.begin(), told.end()};
}

Sources find_sources(const Snapshot& snapshot, Node claim, const SourcesOptions& options) {
    if (snapshot.kind(claim) != RecordKind::Claim) {
        throw Error(ErrorCode::Unsupported,
                    std::string(snapshot.id(claim)) + " is no claim; only claims have independent sources");
    }
    TraceOptions back;
    back.forwards = false;
    back.max_steps = options.max_steps;
    back.as_of = options.as_of;
    back.since = options.since;
    back.include_proposed = options.include_proposed;
    back.rephrasings = options.rephrasings;
    Trace trace = find_trace(snapshot, claim, back);

    const sourcing::SourceGraph graph(snapshot, trace);
    sourcing::Bodies bodies = sourcing::group(snapshot, graph);
    sourcing::Packing packing = sourcing::pack(graph, bodies);
    Sources sources;
    sources.claim = claim;
    for (const auto& chain : packing.chains) sources.chains.push_back(told(graph, bodies, chain));
    std::sort(sources.chains.begin(), sources.chains.end(), before);
    sources.bodies = std::move(bodies.bodies);
    sources.cut = std::move(packing.cut);
    sources.on_every = std::move(packing.on_every);
    sources.origins = std::move(trace.origins);
    sources.cycles = std::move(trace.back.cycles);
    sources.incomplete = trace.back.cut_by_steps;
    return sources;
}

}  // namespace gainsay
