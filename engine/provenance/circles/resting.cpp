#include "engine/provenance/circles/resting.hpp"

#include <algorithm>

namespace gainsay::circling {
namespace {

void sort_unique(std::vector<std::uint32_t>& numbers) {
    std::sort(numbers.begin(), numbers.end());
    numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
}

/// Everything that `start` leads to along `rows`, itself included.
std::vector<std::uint32_t> reached(const Rows& rows, const std::vector<std::uint32_t>& start) {
    std::vector<char> met(rows.size(), false);
    std::vector<std::uint32_t> all;
    const auto meet = [&](std::uint32_t v) {
        if (met[v] == 0) met[v] = true, all.push_back(v);
    };
    for (const std::uint32_t v : start) meet(v);
    for (std::size_t at = 0; at < all.size(); ++at) {
        for (const std::uint32_t w : rows[all[at]]) meet(w);
    }
    return all;
}

bool is_document(const Snapshot& snapshot, Node node) {
    return node != no_node && snapshot.kind(node) == RecordKind::Document;
}

bool asserts_claim(const Snapshot& snapshot, Node statement) {
    return snapshot.stance(statement) == Stance::Asserts &&
           snapshot.kind(snapshot.object(statement)) == RecordKind::Claim;
}

}  // namespace

Origins::Origins(const LinkGraph& graph) : graph_(graph), ends_(graph.size(), false) {
    std::vector<std::uint32_t> last;
    for (std::uint32_t v = 0; v < graph.size(); ++v) {
        if (graph.passes()[v].empty()) last.push_back(v);
    }
    for (const std::uint32_t v : reached(turned_round(graph.passes(), graph.size()), last)) ends_[v] = true;
}

bool Origins::lacks(Node claim) const {
    const Snapshot& snapshot = graph_.snapshot();
    bool made = false;
    for (const Node document : snapshot.in(claim, EdgeKind::States).nodes()) {
        if (!graph_.visible(document)) continue;
        if (ends_[graph_.number(document)] != 0) return false;
        made = true;
    }
    for (const Node statement : snapshot.in(claim, EdgeKind::Asserts).nodes()) {
        if (!graph_.visible(statement)) continue;
        if (has_statement(statement)) return false;
        made = true;
    }
    return made;
}

/// A way back over the statement's relays passes only through places in which it stands, and each of these is asked by
/// itself. So it is enough to look one link beyond each.
bool Origins::has_statement(Node statement) const {
    const Arcs places = graph_.snapshot().out(statement, EdgeKind::RecordedIn);
    bool anywhere = false;
    for (const Arc place : places) {
        if (!graph_.visible(place.node)) continue;
        if (at_place(place, places)) return true;
        anywhere = true;
    }
    return !anywhere;
}

bool Origins::at_place(Arc place, const Arcs& places) const {
    const Snapshot& snapshot = graph_.snapshot();
    const std::uint32_t document = graph_.number(place.node);
    const OccurrenceView here = snapshot.occurrence(place.edge);
    if (here.via != no_node && graph_.visible(here.via)) {
        if (!is_document(snapshot, here.via)) return true;
        const ArcNodes stands_in = places.nodes();
        const bool asked = std::binary_search(stands_in.begin(), stands_in.end(), here.via);
        if (!asked && ends_[graph_.number(here.via)] != 0) return true;
    }
    if (!graph_.passes()[document].empty()) return ends_[document] != 0;
    return !relays_on(place.node, places);
}

/// Somebody is named from whom the statement came to the document, in any of its places there.
bool Origins::relays_on(Node document, const Arcs& places) const {
    const ArcNodes nodes = places.nodes();
    const auto run = std::equal_range(nodes.begin(), nodes.end(), document);
    for (auto at = run.first; at != run.second; ++at) {
        const Edge edge = places[static_cast<std::size_t>(at - nodes.begin())].edge;
        const Node via = graph_.snapshot().occurrence(edge).via;
        if (via != no_node && graph_.visible(via)) return true;
    }
    return false;
}

std::vector<std::uint32_t> trail_of(const LinkGraph& graph, Node claim) {
    const Snapshot& snapshot = graph.snapshot();
    std::vector<std::uint32_t> first;
    const auto enter = [&](Node node) {
        if (is_document(snapshot, node) && graph.visible(node)) first.push_back(graph.number(node));
    };
    for (const Node document : snapshot.in(claim, EdgeKind::States).nodes()) enter(document);
    for (const Node statement : snapshot.in(claim, EdgeKind::Asserts).nodes()) {
        if (!graph.visible(statement)) continue;
        for (const Arc place : snapshot.out(statement, EdgeKind::RecordedIn)) {
            if (!graph.visible(place.node)) continue;
            enter(place.node);
            enter(snapshot.occurrence(place.edge).via);
        }
    }
    std::vector<std::uint32_t> all = reached(graph.passes(), first);
    std::sort(all.begin(), all.end());
    return all;
}

Resting::Resting(const LinkGraph& graph, const std::vector<char>& lacking, std::size_t max_claims)
    : graph_(graph), lacking_(lacking), max_claims_(max_claims) {
    const NodeRange claims = graph.snapshot().nodes(RecordKind::Claim);
    if (!claims.empty()) first_claim_ = to_index(*claims.begin());
    passed_by_ = turned_round(graph.passes(), graph.size());
    component_ = strong_components(graph.passes());
}

std::vector<Node> Resting::claims_on(const std::vector<std::uint32_t>& documents) const {
    const Snapshot& snapshot = graph_.snapshot();
    std::vector<std::uint32_t> claims;
    const auto say = [&](Node statement) {
        if (asserts_claim(snapshot, statement) && graph_.visible(statement))
            claims.push_back(to_index(snapshot.object(statement)));
    };
    for (const std::uint32_t document : reached(passed_by_, documents)) {
        const Node node = graph_.node(document);
        for (const Node claim : snapshot.out(node, EdgeKind::States).nodes())
            claims.push_back(to_index(claim));
        for (const Node statement : snapshot.in(node, EdgeKind::RecordedIn).nodes()) say(statement);
        for (const Arc relay : snapshot.in(node, EdgeKind::RelayedFrom)) {
            if (graph_.visible(relay.node)) say(snapshot.occurrence(relay.edge).statement);
        }
    }
    sort_unique(claims);
    std::vector<Node> nodes;
    nodes.reserve(claims.size());
    for (const std::uint32_t claim : claims) nodes.push_back(Node{claim});
    return nodes;
}

const RestingClaims& Resting::on(const std::vector<std::uint32_t>& documents) {
    std::vector<std::uint32_t> key;
    key.reserve(documents.size());
    for (const std::uint32_t document : documents) key.push_back(component_[document]);
    sort_unique(key);
    const auto [at, fresh] = known_.try_emplace(std::move(key));
    if (!fresh) return at->second;
    std::vector<Node> claims = claims_on(documents);
    const auto others =
        std::stable_partition(claims.begin(), claims.end(), [this](Node claim) { return lacks(claim); });
    RestingClaims& resting = at->second;
    resting.count = claims.size();
    resting.without_origin = static_cast<std::size_t>(others - claims.begin());
    if (max_claims_ != 0 && claims.size() > max_claims_) claims.resize(max_claims_);
    resting.claims = std::move(claims);
    return resting;
}

std::vector<Node> Resting::lacking_on(const std::vector<std::uint32_t>& documents) const {
    std::vector<Node> claims = claims_on(documents);
    std::erase_if(claims, [this](Node claim) { return !lacks(claim); });
    return claims;
}

}  // namespace gainsay::circling
