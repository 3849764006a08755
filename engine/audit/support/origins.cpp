#include "engine/audit/support/origins.hpp"

#include <algorithm>

namespace gainsay::audit {
namespace {

constexpr std::size_t max_tried = 4, max_met = 64, max_relays = 256;

}  // namespace

OriginTables::OriginTables(const Snapshot& snapshot) {
    const NodeRange agents = snapshot.nodes(RecordKind::Agent),
                    documents = snapshot.nodes(RecordKind::Document);
    first_document_ = documents.empty() ? 0 : to_index(*documents.begin());
    Groups groups(snapshot);
    for (const Node agent : agents) {
        for (const Node body : snapshot.out(agent, EdgeKind::AffiliatedWith).nodes())
            groups.join(agent, body);
    }
    for (const Node document : documents) {
        const std::vector<Node> who = speaking(snapshot, document);
        for (const Node agent : who) groups.join(who.front(), agent);
    }
    for (const Node agent : agents) ever_.push_back(groups.group(agent));
    join_rephrasings(snapshot, groups);
    find_ends(snapshot);
}

void OriginTables::join_rephrasings(const Snapshot& snapshot, Groups& groups) {
    const NodeRange claims = snapshot.nodes(RecordKind::Claim);
    first_claim_ = claims.empty() ? 0 : to_index(*claims.begin());
    for (const Edge edge : snapshot.edges(EdgeKind::Rephrases)) {
        if (snapshot.status(snapshot.relation(edge)) == RelationStatus::Accepted)
            groups.join(snapshot.source(edge), snapshot.target(edge));
    }
    for (const Node claim : claims) {
        const Node first = groups.group(claim);
        first_of_.push_back(first);
        if (first == claim) continue;
        rephrasings_.emplace_back(first, claim);
    }
    std::sort(rephrasings_.begin(), rephrasings_.end());
}

std::vector<Node> OriginTables::rephrasings(Node first) const {
    std::vector<Node> all{first};
    for (auto at = std::lower_bound(rephrasings_.begin(), rephrasings_.end(), std::pair(first, Node{0}));
         at != rephrasings_.end() && at->first == first; ++at)
        all.push_back(at->second);
    return all;
}

Node OriginTables::ever(const Snapshot& snapshot, Node node) const {
    if (snapshot.kind(node) == RecordKind::Agent) return ever_[to_index(node)];
    const std::vector<Node> who = speaking(snapshot, node);
    return who.empty() ? node : ever_[to_index(who.front())];
}

void OriginTables::find_ends(const Snapshot& snapshot) {
    const NodeRange documents = snapshot.nodes(RecordKind::Document);
    ends_.assign(documents.size(), 0);
    std::vector<Node> pending;
    const auto reach = [&](Node document) {
        char& known = ends_[to_index(document) - first_document_];
        if (known == 0) known = 1, pending.push_back(document);
    };
    for (const Node document : documents) {
        if (snapshot.out(document, EdgeKind::Cites).empty() &&
            snapshot.out(document, EdgeKind::PartOf).empty())
            reach(document);
    }
    while (!pending.empty()) {
        const Node document = pending.back();
        pending.pop_back();
        for (const EdgeKind kind : {EdgeKind::Cites, EdgeKind::PartOf}) {
            for (const Node citing : snapshot.in(document, kind).nodes()) reach(citing);
        }
    }
}

const OriginTables& OriginTables::of(const Subject& subject) {
    return subject.shared->get<OriginTables>([&] { return OriginTables(subject.snapshot); });
}

std::optional<Standing> Origins::standing(Node claim) const {
    if (tables_.first_of(claim) != claim) return std::nullopt;
    Standing standing;
    standing.claims = tables_.rephrasings(claim);
    for (const Node one : standing.claims) {
        const std::vector<Node> sources = sources_of(snapshot_, one);
        standing.sources.insert(standing.sources.end(), sources.begin(), sources.end());
    }
    std::sort(standing.sources.begin(), standing.sources.end());
    standing.sources.erase(std::unique(standing.sources.begin(), standing.sources.end()),
                           standing.sources.end());
    return standing;
}

std::size_t Origins::hands(const Standing& standing) const {
    std::vector<Node> places, relays;
    for (const Node source : standing.sources) {
        if (snapshot_.kind(source) == RecordKind::Document) {
            places.push_back(source);
            continue;
        }
        for (const Arc arc : snapshot_.out(source, EdgeKind::RecordedIn)) {
            places.push_back(arc.node);
            if (const Node via = snapshot_.occurrence(arc.edge).via; via != no_node) relays.push_back(via);
        }
    }
    std::sort(places.begin(), places.end());
    places.erase(std::unique(places.begin(), places.end()), places.end());
    std::sort(relays.begin(), relays.end());
    return static_cast<std::size_t>(std::count_if(places.begin(), places.end(), [&](Node place) {
        return !std::binary_search(relays.begin(), relays.end(), place);
    }));
}

bool Origins::surely_ends(const Standing& standing) const {
    bool relayed = false, cited_end = false;
    for (const Node source : standing.sources) {
        if (snapshot_.kind(source) == RecordKind::Document) {
            cited_end = cited_end || tables_.ends(source);
            continue;
        }
        const Arcs places = snapshot_.out(source, EdgeKind::RecordedIn);
        if (places.empty()) return true;
        for (const Arc arc : places) {
            const Node via = snapshot_.occurrence(arc.edge).via;
            if (via != no_node && snapshot_.kind(via) == RecordKind::Agent) return true;
            relayed = relayed || via != no_node;
            cited_end = cited_end || tables_.ends(arc.node);
        }
    }
    if (cited_end && !relayed) return true;  // with relays an end may be one that had it from somebody else
    for (std::size_t i = 0; i < std::min(standing.sources.size(), max_tried); ++i) {
        if (!walk(standing, standing.sources[i], {}).empty()) return true;
    }
    return false;
}

// The relays of one statement in one document, from whom each was had.
void Origins::add_relays(Node document, Node statement, std::vector<Place>& next) const {
    const Arcs places = snapshot_.out(statement, EdgeKind::RecordedIn);  // by document
    const auto first = std::lower_bound(places.nodes().begin(), places.nodes().end(), document);
    for (auto i = static_cast<std::size_t>(first - places.nodes().begin());
         i < places.size() && places[i].node == document && next.size() < max_met; ++i) {
        const Node via = snapshot_.occurrence(places[i].edge).via;
        if (via != no_node) next.push_back({via, statement});
    }
}

// Whoever cites a document cites what it says of the claim, and so leads to whom it had that from. nullopt: it relays too
// much to tell.
std::optional<std::vector<Origins::Place>> Origins::next(const Standing& standing, const Place& place) const {
    std::vector<Place> next;
    if (snapshot_.kind(place.node) == RecordKind::Statement) {
        for (const Arc arc : snapshot_.out(place.node, EdgeKind::RecordedIn)) {
            if (next.size() < max_met) next.push_back({arc.node, place.node});
        }
        return next;
    }
    if (snapshot_.kind(place.node) != RecordKind::Document) return next;
    if (place.statement != no_node) {
        add_relays(place.node, place.statement, next);
    } else {
        const Arcs relays = snapshot_.out(place.node, EdgeKind::RelayedFrom);
        if (relays.size() > max_relays) return std::nullopt;
        for (const Arc arc : relays) {
            const Node statement = snapshot_.occurrence(arc.edge).statement;
            const bool of_claim =
                snapshot_.stance(statement) == Stance::Asserts &&
                std::binary_search(standing.sources.begin(), standing.sources.end(), statement);
            if (of_claim && next.size() < max_met) next.push_back({arc.node, statement});
        }
    }
    for (const EdgeKind kind : {EdgeKind::Cites, EdgeKind::PartOf}) {
        for (const Node document : snapshot_.out(place.node, kind).nodes()) {
            if (next.size() == max_met) break;
            next.push_back({document, no_node});
        }
    }
    return next;
}

// The bodies of one way from the source to where its trail ends, none of them avoided; empty: none was found.
std::vector<Node> Origins::walk(const Standing& standing, Node source,
                                const std::vector<Node>& avoided) const {
    struct Met {
        Place place;
        std::size_t from;
    };
    const auto body = [&](Node node) {
        return tables_.ever(snapshot_,
                            snapshot_.kind(node) == RecordKind::Statement ? snapshot_.speaker(node) : node);
    };
    const auto open = [&](Node node) {
        return std::find(avoided.begin(), avoided.end(), body(node)) == avoided.end();
    };
    if (!open(source)) return {};
    std::vector<Met> met{{{source, no_node}, 0}};
    std::vector<std::size_t> pending{0};
    while (!pending.empty()) {
        const std::size_t here = pending.back();
        pending.pop_back();
        const std::optional<std::vector<Place>> ways = next(standing, met[here].place);
        if (!ways) continue;
        if (ways->empty()) {
            std::vector<Node> bodies{body(source)};
            for (std::size_t i = here; i != 0; i = met[i].from) bodies.push_back(body(met[i].place.node));
            return bodies;
        }
        for (const Place& way : *ways) {
            const auto same = [&](const Met& one) { return one.place == way; };
            if (met.size() == max_met || !open(way.node) || std::any_of(met.begin(), met.end(), same))
                continue;
            met.push_back({way, here});
            pending.push_back(met.size() - 1);
        }
    }
    return {};
}

bool Origins::surely_two(const Standing& standing) {
    std::vector<Node> tried, bodies;
    for (const Node source : standing.sources) {
        const Node body = tables_.ever(
            snapshot_, snapshot_.kind(source) == RecordKind::Statement ? snapshot_.speaker(source) : source);
        if (std::find(bodies.begin(), bodies.end(), body) != bodies.end()) continue;
        bodies.push_back(body);
        tried.push_back(source);
        if (tried.size() == max_tried) break;
    }
    for (std::size_t i = 0; i < tried.size(); ++i) {
        const std::vector<Node> way = walk(standing, tried[i], {});
        if (way.empty()) continue;
        for (std::size_t k = i + 1; k < tried.size(); ++k) {
            if (!walk(standing, tried[k], way).empty()) return true;
        }
    }
    return false;
}

}  // namespace gainsay::audit
