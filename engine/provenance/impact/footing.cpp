#include "engine/provenance/impact/footing.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "engine/time/as_of.hpp"

namespace gainsay::resting {
namespace {

Footing record_of(Node document) {
    return {document, as_record};
}

/// Arcs of several rows as one row.
template <std::size_t N>
std::optional<Arc> nth(const std::array<Arcs, N>& rows, std::uint32_t i) {
    for (const Arcs& row : rows) {
        if (i < row.size()) return row[i];
        i -= static_cast<std::uint32_t>(row.size());
    }
    return std::nullopt;
}

std::uint32_t size_of(const Arcs& arcs) {
    return static_cast<std::uint32_t>(arcs.size());
}

}  // namespace

Presence Ground::presence(Node node) const {
    if (snapshot_.kind(node) == RecordKind::Relation) {
        const RelationStatus status = snapshot_.status(node);
        const bool counts = status == RelationStatus::Accepted ||
                            (status == RelationStatus::Proposed && options_.include_proposed);
        if (!counts) return Presence::Absent;
    }
    if (begun(snapshot_, node, options_.as_of) == Showing::Hidden) return Presence::Absent;
    if (node == what_) return Presence::There;
    return still_stands(snapshot_, node, options_.as_of) == Showing::Hidden ? Presence::TakenBack
                                                                            : Presence::There;
}

std::optional<Rest> Ground::if_there(Footing on, Edge edge) const {
    if (presence(on.node) == Presence::Absent) return std::nullopt;
    return Rest{on, edge};
}

std::uint32_t Ground::group_size(const Footing& footing, std::uint8_t group) const {
    switch (snapshot_.kind(footing.node)) {
        case RecordKind::Agent:
            return 0;
        case RecordKind::Document:
            if (footing.aspect == as_record) return record_size(footing.node, group);
            if (footing.aspect != no_node) return place_size(footing, group);
            if (group == 0) return 1;
            return group == 1 ? size_of(snapshot_.out(footing.node, EdgeKind::Cites)) : 0;
        case RecordKind::Claim:
            return group == 0 ? claim_size(footing.node) : 0;
        case RecordKind::Statement:
            return statement_size(footing.node, group);
        case RecordKind::Relation:
            if (footing.aspect != no_node) return group < 2 ? 1 : 0;
            return relation_size(footing.node, group);
        case RecordKind::Review:
            if (group == 2) return 0;
            return size_of(
                snapshot_.out(footing.node, group == 0 ? EdgeKind::ReviewedBy : EdgeKind::ReviewedIn));
    }
    return 0;
}

std::optional<Rest> Ground::rest(const Footing& footing, std::uint8_t group, std::uint32_t i) const {
    switch (snapshot_.kind(footing.node)) {
        case RecordKind::Agent:
            return std::nullopt;
        case RecordKind::Document:
            if (footing.aspect == as_record) return record_rest(footing.node, group, i);
            if (footing.aspect != no_node)
                return group == 0 ? Rest{bearer(footing.node), no_edge} : place_rest(footing, i);
            return group == 0 ? Rest{record_of(footing.node), no_edge} : words_rest(footing.node, i);
        case RecordKind::Claim:
            return claim_rest(footing.node, i);
        case RecordKind::Statement:
            return statement_rest(footing.node, group, i);
        case RecordKind::Relation: {
            if (footing.aspect == no_node) return relation_rest(footing.node, group, i);
            const Edge edge = snapshot_.edge_of_relation(footing.node);
            return Rest{{group == 0 ? footing.node : footing.aspect}, edge};
        }
        case RecordKind::Review: {
            const EdgeKind kind = group == 0 ? EdgeKind::ReviewedBy : EdgeKind::ReviewedIn;
            const Arc arc = snapshot_.out(footing.node, kind)[i];
            return if_there({arc.node}, arc.edge);
        }
    }
    return std::nullopt;
}

// --- a document as a record, and its own words
std::uint32_t Ground::record_size(Node document, std::uint8_t group) const {
    constexpr std::array<EdgeKind, groups> kinds{EdgeKind::PublishedBy, EdgeKind::AuthoredBy,
                                                 EdgeKind::PartOf};
    return size_of(snapshot_.out(document, kinds.at(group)));
}

std::optional<Rest> Ground::record_rest(Node document, std::uint8_t group, std::uint32_t i) const {
    constexpr std::array<EdgeKind, groups> kinds{EdgeKind::PublishedBy, EdgeKind::AuthoredBy,
                                                 EdgeKind::PartOf};
    const Arc arc = snapshot_.out(document, kinds.at(group))[i];
    return if_there(group == 2 ? record_of(arc.node) : Footing{arc.node}, arc.edge);
}

std::optional<Rest> Ground::words_rest(Node document, std::uint32_t i) const {
    const Arc arc = snapshot_.out(document, EdgeKind::Cites)[i];
    if (!options_.mentions && snapshot_.manner(arc.edge) == CitationManner::Mentions) return std::nullopt;
    return if_there({arc.node}, arc.edge);
}

// --- statements and their places
Footing Ground::bearer(Node document) const {
    return options_.trail ? Footing{document} : record_of(document);
}

std::pair<std::uint32_t, std::uint32_t> Ground::occurrences(Node statement, Node document) const {
    const ArcNodes places = snapshot_.out(statement, EdgeKind::RecordedIn).nodes();
    const auto [first, last] = std::equal_range(places.begin(), places.end(), document);
    return {static_cast<std::uint32_t>(first - places.begin()),
            static_cast<std::uint32_t>(last - places.begin())};
}

std::uint32_t Ground::place_size(const Footing& place, std::uint8_t group) const {
    if (group == 0) return 1;
    if (group == 2) return 0;
    const auto [first, last] = occurrences(place.aspect, place.node);
    const Arcs arcs = snapshot_.out(place.aspect, EdgeKind::RecordedIn);
    for (std::uint32_t i = first; i < last; ++i) {
        const bool first_hand = snapshot_.occurrence(arcs[i].edge).via == no_node;
        if (first_hand && !options_.trail) return 0;
    }
    return last - first;
}

std::optional<Rest> Ground::place_rest(const Footing& place, std::uint32_t i) const {
    const Edge edge =
        snapshot_.out(place.aspect, EdgeKind::RecordedIn)[occurrences(place.aspect, place.node).first + i]
            .edge;
    const Node via = snapshot_.occurrence(edge).via;
    if (via == no_node) return std::nullopt;
    if (snapshot_.kind(via) == RecordKind::Agent) return Rest{{via}, edge};
    const auto [first, last] = occurrences(place.aspect, via);
    return if_there(first == last ? bearer(via) : Footing{via, place.aspect}, edge);
}

std::uint32_t Ground::statement_size(Node statement, std::uint8_t group) const {
    if (group == 0) return 1;
    return group == 1 ? size_of(snapshot_.out(statement, EdgeKind::RecordedIn)) : 0;
}

std::optional<Rest> Ground::statement_rest(Node statement, std::uint8_t group, std::uint32_t i) const {
    if (group == 0) {
        const Arc arc = snapshot_.out(statement, EdgeKind::SpokenBy)[0];
        return Rest{{arc.node}, arc.edge};
    }
    const Arcs places = snapshot_.out(statement, EdgeKind::RecordedIn);
    const Arc arc = places[i];
    if (i != 0 && places[i - 1].node == arc.node) return std::nullopt;  // the same place once more
    return if_there({arc.node, statement}, arc.edge);
}

// --- claims, relations
std::uint32_t Ground::claim_size(Node claim) const {
    std::uint32_t size = 0;
    for (const EdgeKind kind : {EdgeKind::Asserts, EdgeKind::States, EdgeKind::Supports, EdgeKind::Entails})
        size += size_of(snapshot_.in(claim, kind));
    if (!options_.rephrasings) return size;
    return size + size_of(snapshot_.in(claim, EdgeKind::Rephrases)) +
           size_of(snapshot_.out(claim, EdgeKind::Rephrases));
}

std::optional<Rest> Ground::claim_rest(Node claim, std::uint32_t i) const {
    const std::array<Arcs, 2> said{snapshot_.in(claim, EdgeKind::Asserts),
                                   snapshot_.in(claim, EdgeKind::States)};
    if (const auto arc = nth(said, i)) return if_there({arc->node}, arc->edge);
    i -= size_of(said[0]) + size_of(said[1]);
    const std::array<Arcs, 2> argued{snapshot_.in(claim, EdgeKind::Supports),
                                     snapshot_.in(claim, EdgeKind::Entails)};
    if (const auto arc = nth(argued, i)) return if_there({snapshot_.relation(arc->edge)}, arc->edge);
    i -= size_of(argued[0]) + size_of(argued[1]);
    const std::array<Arcs, 2> rephrased{snapshot_.in(claim, EdgeKind::Rephrases),
                                        snapshot_.out(claim, EdgeKind::Rephrases)};
    const auto arc = nth(rephrased, i);
    if (!arc) return std::nullopt;
    return if_there({snapshot_.relation(arc->edge), arc->node}, arc->edge);
}

std::uint32_t Ground::relation_size(Node relation, std::uint8_t group) const {
    if (group == 0) return size_of(snapshot_.out(relation, EdgeKind::AssertedIn));
    if (group == 1) return size_of(snapshot_.out(relation, EdgeKind::AssertedBy));
    return speaks_from_a_claim(snapshot_.kind(snapshot_.edge_of_relation(relation))) ? 1 : 0;
}

std::optional<Rest> Ground::relation_rest(Node relation, std::uint8_t group, std::uint32_t i) const {
    if (group == 2) {
        const Edge edge = snapshot_.edge_of_relation(relation);
        return Rest{{snapshot_.source(edge)}, edge};
    }
    const Arc arc = snapshot_.out(relation, group == 0 ? EdgeKind::AssertedIn : EdgeKind::AssertedBy)[i];
    return if_there({arc.node}, arc.edge);
}

// --- the other direction
void Ground::visit_dependents(const Footing& footing, const Visit& visit) const {
    const auto there = [&](const Footing& dependent, Edge edge) {
        if (presence(dependent.node) != Presence::There) return;
        const bool place = snapshot_.kind(dependent.node) == RecordKind::Document &&
                           dependent.aspect != no_node && dependent.aspect != as_record;
        if (place && presence(dependent.aspect) != Presence::There) return;
        visit(dependent, edge);
    };
    switch (snapshot_.kind(footing.node)) {
        case RecordKind::Agent:
            return visit_of_agent(footing.node, there);
        case RecordKind::Document:
            if (footing.aspect == as_record) return visit_of_record(footing.node, there);
            if (footing.aspect == no_node) return visit_of_words(footing.node, there);
            return visit_of_place(footing, there);
        case RecordKind::Claim:
            return visit_of_claim(footing.node, there);
        case RecordKind::Statement:
            for (const Arc arc : snapshot_.out(footing.node, EdgeKind::Asserts)) {
                if (snapshot_.kind(arc.node) == RecordKind::Claim) there({arc.node}, arc.edge);
            }
            return;
        case RecordKind::Relation:
            return visit_of_relation(footing, there);
        case RecordKind::Review:
            return;
    }
}

const Ground::Relays& Ground::relays(Node statement) const {
    const auto [at, fresh] = relays_.try_emplace(to_index(statement));
    if (fresh) {
        for (const Arc arc : snapshot_.out(statement, EdgeKind::RecordedIn)) {
            const Node via = snapshot_.occurrence(arc.edge).via;
            if (via != no_node) at->second.emplace_back(via, arc.edge);
        }
        std::sort(at->second.begin(), at->second.end());
    }
    return at->second;
}

void Ground::visit_of_place(const Footing& place, const Visit& visit) const {
    const Node statement = place.aspect;
    const auto [first, last] = occurrences(statement, place.node);
    if (first != last) visit({statement}, snapshot_.out(statement, EdgeKind::RecordedIn)[first].edge);
    const Relays& all = relays(statement);
    for (auto at = std::lower_bound(all.begin(), all.end(), std::pair(place.node, Edge{0}));
         at != all.end() && at->first == place.node; ++at) {
        visit({snapshot_.occurrence(at->second).document, statement}, at->second);
    }
}

void Ground::visit_of_agent(Node agent, const Visit& visit) const {
    for (const Arc arc : snapshot_.in(agent, EdgeKind::SpokenBy)) visit({arc.node}, arc.edge);
    for (const EdgeKind kind : {EdgeKind::PublishedBy, EdgeKind::AuthoredBy}) {
        for (const Arc arc : snapshot_.in(agent, kind)) visit(record_of(arc.node), arc.edge);
    }
    for (const EdgeKind kind : {EdgeKind::AssertedBy, EdgeKind::ReviewedBy}) {
        for (const Arc arc : snapshot_.in(agent, kind)) visit({arc.node}, arc.edge);
    }
    visit_relayed(agent, visit);
}

void Ground::visit_relayed(Node from, const Visit& visit) const {
    std::set<Node> statements;
    for (const Arc arc : snapshot_.in(from, EdgeKind::RelayedFrom))
        statements.insert(snapshot_.occurrence(arc.edge).statement);
    for (const Node statement : statements) {
        const Relays& all = relays(statement);
        for (auto at = std::lower_bound(all.begin(), all.end(), std::pair(from, Edge{0}));
             at != all.end() && at->first == from; ++at) {
            visit({snapshot_.occurrence(at->second).document, statement}, at->second);
        }
    }
}

void Ground::visit_of_record(Node document, const Visit& visit) const {
    visit({document}, no_edge);
    for (const Arc arc : snapshot_.in(document, EdgeKind::PartOf)) visit(record_of(arc.node), arc.edge);
    if (!options_.trail) visit_places(document, visit);
}

void Ground::visit_places(Node document, const Visit& visit) const {
    for (const Arc arc : snapshot_.in(document, EdgeKind::RecordedIn)) visit({document, arc.node}, arc.edge);
    visit_relayed(document, visit);
}

void Ground::visit_of_words(Node document, const Visit& visit) const {
    for (const Arc arc : snapshot_.out(document, EdgeKind::States)) visit({arc.node}, arc.edge);
    for (const Arc arc : snapshot_.in(document, EdgeKind::Cites)) {
        if (options_.mentions || snapshot_.manner(arc.edge) != CitationManner::Mentions)
            visit({arc.node}, arc.edge);
    }
    for (const EdgeKind kind : {EdgeKind::AssertedIn, EdgeKind::ReviewedIn}) {
        for (const Arc arc : snapshot_.in(document, kind)) visit({arc.node}, arc.edge);
    }
    if (options_.trail) visit_places(document, visit);
}

void Ground::visit_of_claim(Node claim, const Visit& visit) const {
    for (const EdgeKind kind : {EdgeKind::Rebuts, EdgeKind::Undercuts, EdgeKind::Supports, EdgeKind::Entails,
                                EdgeKind::Qualifies}) {
        for (const Arc arc : snapshot_.out(claim, kind)) visit({snapshot_.relation(arc.edge)}, arc.edge);
    }
    if (!options_.rephrasings) return;
    for (const Arcs& row :
         {snapshot_.in(claim, EdgeKind::Rephrases), snapshot_.out(claim, EdgeKind::Rephrases)}) {
        for (const Arc arc : row) visit({snapshot_.relation(arc.edge), claim}, arc.edge);
    }
}

void Ground::visit_of_relation(const Footing& relation, const Visit& visit) const {
    const Edge edge = snapshot_.edge_of_relation(relation.node);
    const Node from = snapshot_.source(edge), to = snapshot_.target(edge);
    const EdgeKind kind = snapshot_.kind(edge);
    if (relation.aspect != no_node) {
        visit({relation.aspect == from ? to : from}, edge);
    } else if (kind == EdgeKind::Supports || kind == EdgeKind::Entails) {
        visit({to}, edge);
    } else if (kind == EdgeKind::Rephrases && options_.rephrasings) {
        visit({relation.node, from}, edge);
        visit({relation.node, to}, edge);
    }
}

void Ground::visit_concerned(Node fallen, const std::function<void(Node, ImpactLink)>& visit) const {
    const auto sources = [&](EdgeKind kind) {
        for (const Arc arc : snapshot_.in(fallen, kind)) visit(arc.node, {fallen, arc.edge});
    };
    const auto relations = [&](const Arcs& arcs) {
        for (const Arc arc : arcs) visit(snapshot_.relation(arc.edge), {fallen, arc.edge});
    };
    for (const EdgeKind kind :
         {EdgeKind::Asserts, EdgeKind::Denies, EdgeKind::Questions, EdgeKind::States, EdgeKind::ReviewOf})
        sources(kind);
    for (const Arc arc : snapshot_.in(fallen, EdgeKind::Cites)) {
        if (!options_.mentions && snapshot_.manner(arc.edge) == CitationManner::Mentions)
            visit(arc.node, {fallen, arc.edge});
    }
    for (const EdgeKind kind :
         {EdgeKind::Contradicts, EdgeKind::Rebuts, EdgeKind::Undercuts, EdgeKind::Supports, EdgeKind::Entails,
          EdgeKind::Qualifies, EdgeKind::Rephrases})
        relations(snapshot_.in(fallen, kind));
    for (const EdgeKind kind : {EdgeKind::Contradicts, EdgeKind::Rephrases})
        relations(snapshot_.out(fallen, kind));
}

}  // namespace gainsay::resting
