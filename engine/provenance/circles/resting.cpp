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

Origins::Origins(const LinkGraph& graph)
    : graph_(graph), ends_(graph.size(), Ends::No), met_(graph.size(), 0) {
    const Rows passed_by = turned_round(graph.passes(), graph.size());
    std::vector<std::uint32_t> last, silent;
    for (std::uint32_t v = 0; v < graph.size(); ++v) {
        if (!graph.passes()[v].empty()) continue;
        const bool relays = !graph.snapshot().out(graph.node(v), EdgeKind::RelayedFrom).empty();
        (relays ? last : silent).push_back(v);
    }
    for (const std::uint32_t v : reached(passed_by, last)) ends_[v] = Ends::ForSome;
    for (const std::uint32_t v : reached(passed_by, silent)) ends_[v] = Ends::ForAll;
}

bool Origins::lacks(Node claim) {
    const Snapshot& snapshot = graph_.snapshot();
    Beginning& beginning = beginning_;
    beginning.made = beginning.ends = false;
    beginning.wholes.clear(), beginning.relaying.clear();
    for (const Node document : snapshot.in(claim, EdgeKind::States).nodes()) {
        if (!graph_.visible(document)) continue;
        beginning.made = true;
        enter_whole(graph_.number(document), beginning);
        if (beginning.ends) return false;
    }
    for (const Node statement : snapshot.in(claim, EdgeKind::Asserts).nodes()) {
        if (graph_.visible(statement)) enter(statement, beginning);
        if (beginning.ends) return false;
    }
    return beginning.made && !some_whole_ends(beginning);
}

/// A way back over the statement's relays passes only through places in which it stands, and each of these is entered by
/// itself. So it is enough to look one link beyond each.
void Origins::enter(Node statement, Beginning& beginning) const {
    const Arcs places = graph_.snapshot().out(statement, EdgeKind::RecordedIn);
    bool anywhere = false;
    for (const Arc place : places) {
        if (!graph_.visible(place.node)) continue;
        anywhere = true;
        enter_place(place, places, beginning);
    }
    beginning.made = true;
    beginning.ends = beginning.ends || !anywhere;
}

void Origins::enter_place(Arc place, const Arcs& places, Beginning& beginning) const {
    const Snapshot& snapshot = graph_.snapshot();
    const std::uint32_t document = graph_.number(place.node);
    const Node via = snapshot.occurrence(place.edge).via;
    if (via != no_node && graph_.visible(via)) {
        beginning.relaying.push_back(document);
        if (!is_document(snapshot, via)) {
            beginning.ends = true;
        } else {
            const ArcNodes stands_in = places.nodes();
            const bool entered = std::binary_search(stands_in.begin(), stands_in.end(), via);
            if (!entered) cite(graph_.number(via), beginning);
        }
    }
    if (!graph_.passes()[document].empty() || !relays_on(place.node, places)) cite(document, beginning);
}

/// A document as the place of one statement, which nobody is named from whom it had: it leads to what it cites, or ends.
void Origins::cite(std::uint32_t document, Beginning& beginning) const {
    const auto row = graph_.passes()[document];
    beginning.ends = beginning.ends || row.empty();
    for (const std::uint32_t on : row) enter_whole(on, beginning);
}

void Origins::enter_whole(std::uint32_t document, Beginning& beginning) const {
    if (ends_[document] == Ends::ForAll) beginning.ends = true;
    if (ends_[document] == Ends::ForSome) beginning.wholes.push_back(document);
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

/// A document that cites nothing is an end, unless it relays a statement of the claim: then it leads to a place of that
/// statement, which was entered by itself.
bool Origins::some_whole_ends(const Beginning& beginning) {
    if (beginning.wholes.empty()) return false;
    std::vector<std::uint32_t> relaying = beginning.relaying;
    std::erase_if(relaying, [this](std::uint32_t v) { return !graph_.passes()[v].empty(); });
    if (relaying.empty()) return true;
    sort_unique(relaying);
    ++question_;
    std::vector<std::uint32_t> pending;
    const auto meet = [&](std::uint32_t v) {
        if (met_[v] != question_ && ends_[v] == Ends::ForSome) met_[v] = question_, pending.push_back(v);
    };
    for (const std::uint32_t v : beginning.wholes) meet(v);
    while (!pending.empty()) {
        const std::uint32_t v = pending.back();
        pending.pop_back();
        if (graph_.passes()[v].empty() && !std::binary_search(relaying.begin(), relaying.end(), v))
            return true;
        for (const std::uint32_t w : graph_.passes()[v]) meet(w);
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
