#include "engine/provenance/circles/circles.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "engine/provenance/circles/cycle_search.hpp"
#include "engine/provenance/circles/link_graph.hpp"
#include "engine/provenance/circles/resting.hpp"
#include "engine/time/frame.hpp"

namespace gainsay {
namespace {

using circling::LinkGraph;

/// The documents that stand on a circle, numbered anew in their order, and the links within their groups.
struct Core {
    std::vector<std::uint32_t> documents;
    circling::Rows leans;
    std::size_t groups = 0;
};

Core core_of(const LinkGraph& graph) {
    const std::vector<std::uint32_t> component = circling::strong_components(graph.leans());
    std::vector<std::uint32_t> members(graph.size(), 0);  // by component
    for (const std::uint32_t c : component) ++members[c];
    Core core;
    std::vector<std::uint32_t> number(graph.size(), 0);
    for (std::uint32_t v = 0; v < graph.size(); ++v) {
        const auto row = graph.leans()[v];
        if (members[component[v]] < 2 && !std::binary_search(row.begin(), row.end(), v)) continue;
        number[v] = static_cast<std::uint32_t>(core.documents.size());
        core.documents.push_back(v);
    }
    for (const std::uint32_t v : core.documents) core.groups += members[component[v]]-- == 1 ? 1 : 0;
    core.leans = circling::make_core_rows(graph.leans(), component, core.documents, number);
    return core;
}

/// Where X is, as documents: those of an agent, those that a claim's trail meets.
std::vector<std::uint32_t> documents_of(const LinkGraph& graph, Node through) {
    const Snapshot& snapshot = graph.snapshot();
    switch (snapshot.kind(through)) {
        case RecordKind::Document:
            return graph.visible(through) ? std::vector{graph.number(through)} : std::vector<std::uint32_t>();
        case RecordKind::Claim:
            return circling::trail_of(graph, through);
        case RecordKind::Agent:
            break;
        default:
            throw Error(ErrorCode::Unsupported,
                        "found \"" + std::string(snapshot.id(through)) + "\", a record of kind " +
                            std::string(to_string(snapshot.kind(through))) +
                            "; expected a claim, a document or an agent: circles run through these only");
    }
    std::vector<std::uint32_t> documents;
    for (const EdgeKind kind : {EdgeKind::PublishedBy, EdgeKind::AuthoredBy}) {
        for (const Node document : snapshot.in(through, kind).nodes()) {
            if (graph.visible(document)) documents.push_back(graph.number(document));
        }
    }
    std::sort(documents.begin(), documents.end());
    documents.erase(std::unique(documents.begin(), documents.end()), documents.end());
    return documents;
}

Edtf published(const Snapshot& snapshot, Node document) {
    const Date date = snapshot.date(document);
    return date == no_date ? Edtf() : Edtf(snapshot.text(date));
}

/// Can `citing` end before `cited` begins, when the two cannot be put in order?
bool may_be_earlier(const Period& citing, const Period& cited) {
    if (citing.doubtful || cited.doubtful) return true;
    if (citing.has_time || cited.has_time) return citing.end_min <= cited.start_max;
    return citing.end_min < cited.start_max;
}

CitedLater cited_later(const Edtf& citing, const Edtf& cited) {
    if (citing.empty() || cited.empty()) return CitedLater::Unknown;
    switch (compare(citing, cited)) {
        case TimeOrder::Before:
            return CitedLater::Certainly;
        case TimeOrder::After:
        case TimeOrder::Overlaps:
            return CitedLater::No;
        case TimeOrder::CannotTell:
            break;
    }
    return may_be_earlier(citing.period(), cited.period()) ? CitedLater::Possibly : CitedLater::No;
}

CircleStep step_of(const LinkGraph& graph, std::uint32_t from, std::uint32_t to) {
    const Snapshot& snapshot = graph.snapshot();
    CircleStep step;
    step.document = graph.node(from);
    step.links = graph.links(from, to);
    const bool cites = std::any_of(step.links.begin(), step.links.end(),
                                   [&](Edge edge) { return snapshot.kind(edge) != EdgeKind::PartOf; });
    if (cites)
        step.later = cited_later(published(snapshot, step.document), published(snapshot, graph.node(to)));
    return step;
}

/// Documents that may have appeared since the first day asked for, among `documents`.
std::vector<char> recent_among(const LinkGraph& graph, const std::vector<std::uint32_t>& documents,
                               const std::optional<Edtf>& since) {
    std::vector<char> recent;
    recent.reserve(documents.size());
    for (const std::uint32_t v : documents)
        recent.push_back(said_since(graph.snapshot(), graph.node(v), since) != Showing::Hidden ? 1 : 0);
    return recent;
}

/// Tells circles, each step once: many circles run over the same.
class Telling {
public:
    Telling(const LinkGraph& graph, circling::Resting& resting, const CirclesOptions& options)
        : graph_(graph), resting_(resting), options_(options) {}

    Circle told(const std::vector<std::uint32_t>& documents) {
        Circle circle;
        circle.steps.reserve(documents.size());
        for (std::size_t i = 0; i < documents.size(); ++i) {
            circle.steps.push_back(step(documents[i], documents[(i + 1) % documents.size()]));
            circle.later = std::max(circle.later, circle.steps.back().later);
        }
        circle.resting = resting_.on(documents);
        circle.date_uncertain = dated(circle) == Showing::Uncertain;
        return circle;
    }

private:
    /// Was it certainly closed at the end of the time asked about, and certainly not before its beginning?
    [[nodiscard]] Showing dated(const Circle& circle) const {
        Showing there = Showing::Shown, since = Showing::Hidden;
        for (const CircleStep& step : circle.steps) {
            there = std::min(there, this->there(step));
            since = std::max(since, said_since(graph_.snapshot(), step.document, options_.since));
        }
        return std::min(there, since);
    }

    /// Its document, and one of its links at least; what a document cites it did from the beginning.
    [[nodiscard]] Showing there(const CircleStep& step) const {
        const Snapshot& snapshot = graph_.snapshot();
        Showing links = Showing::Hidden;
        for (const Edge edge : step.links) {
            const bool relayed = snapshot.kind(edge) == EdgeKind::RelayedFrom;
            links = std::max(links,
                             relayed ? showing(snapshot, snapshot.occurrence(edge).statement, options_.as_of)
                                     : Showing::Shown);
        }
        return std::min(links, showing(snapshot, step.document, options_.as_of));
    }

    const CircleStep& step(std::uint32_t from, std::uint32_t to) {
        const auto [at, fresh] = steps_.try_emplace(std::uint64_t{from} << 32U | to);
        if (fresh) at->second = step_of(graph_, from, to);
        return at->second;
    }

    const LinkGraph& graph_;
    circling::Resting& resting_;
    const CirclesOptions& options_;
    std::unordered_map<std::uint64_t, CircleStep> steps_;
};

/// By claim: has it no origin, although somebody makes it?
std::vector<char> lacking_claims(const LinkGraph& graph) {
    circling::Origins origins(graph);
    std::vector<char> lacking;
    const NodeRange claims = graph.snapshot().nodes(RecordKind::Claim);
    lacking.reserve(claims.size());
    for (const Node claim : claims) lacking.push_back(origins.lacks(claim) ? 1 : 0);
    return lacking;
}

std::vector<Node> all_lacking(const Snapshot& snapshot, const std::vector<char>& lacking) {
    std::vector<Node> claims;
    std::size_t at = 0;
    for (const Node claim : snapshot.nodes(RecordKind::Claim)) {
        if (lacking[at++] != 0) claims.push_back(claim);
    }
    return claims;
}

}  // namespace

std::string_view to_string(CitedLater later) noexcept {
    static constexpr std::array<std::string_view, 4> words{"no", "unknown", "possibly", "certainly"};
    return words[static_cast<std::size_t>(later)];
}

std::string_view to_string(CirclesCut cut) noexcept {
    static constexpr std::array<std::string_view, 4> words{"none", "length", "limit", "work"};
    return words[static_cast<std::size_t>(cut)];
}

Circles find_circles(const Snapshot& snapshot, const CirclesOptions& options) {
    const LinkGraph graph(snapshot, options.as_of);
    std::vector<std::uint32_t> through;
    if (options.through != no_node) through = documents_of(graph, options.through);
    const Core core = core_of(graph);

    circling::SearchOptions search{options.max_length, options.limit, options.max_work, {}};
    if (options.through != no_node) {
        std::vector<char>& wanted = search.wanted.emplace_back();
        for (const std::uint32_t document : core.documents)
            wanted.push_back(std::binary_search(through.begin(), through.end(), document) ? 1 : 0);
    }
    if (options.since) search.wanted.push_back(recent_among(graph, core.documents, options.since));
    circling::FoundCycles found = circling::find_cycles(core.leans, search);

    Circles answer;
    answer.cut = found.cut;
    answer.complete_to = found.cut == CirclesCut::None ? graph.size() : found.complete_to;
    answer.documents = core.documents.size();
    answer.groups = core.groups;
    const std::vector<char> lacking = lacking_claims(graph);
    circling::Resting resting(graph, lacking, options.max_claims);
    Telling telling(graph, resting, options);
    for (std::vector<std::uint32_t>& cycle : found.cycles) {
        for (std::uint32_t& v : cycle) v = core.documents[v];
        answer.circles.push_back(telling.told(cycle));
    }
    if (options.through == no_node) {
        answer.without_origin = all_lacking(snapshot, lacking);
    } else {
        answer.without_origin = resting.lacking_on(through);
        if (snapshot.kind(options.through) == RecordKind::Claim)
            std::erase_if(answer.without_origin, [&](Node claim) { return claim != options.through; });
    }
    return answer;
}

}  // namespace gainsay
