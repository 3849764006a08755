#include "engine/provenance/trace_hops.hpp"

#include <algorithm>

namespace gainsay::tracing {

Showing Sight::showing_of(Node node, bool speaks) const {
    const bool words = speaks || snapshot_.kind(node) != RecordKind::Document;
    return words ? showing_words(snapshot_, node, options_.as_of, options_.since)
                 : showing(snapshot_, node, options_.as_of);
}

bool Sight::counts(Edge of_relation) const {
    const Node relation = snapshot_.relation(of_relation);
    const RelationStatus status = snapshot_.status(relation);
    const bool in_force = status == RelationStatus::Accepted ||
                          (status == RelationStatus::Proposed && options_.include_proposed);
    return in_force && visible(relation);
}

bool Sight::seen_document_at(Node node, EdgeKind documents) const {
    const auto places = snapshot_.out(node, documents).nodes();
    return std::any_of(places.begin(), places.end(),
                       [this](Node document) { return snapshot_.seen(document) && visible(document); });
}

bool Sight::seen(const Hop& hop) const {
    const auto of = [this](Node node) {
        switch (snapshot_.kind(node)) {
            case RecordKind::Document:
                return snapshot_.seen(node);
            case RecordKind::Statement:
                return seen_document_at(node, EdgeKind::RecordedIn);
            case RecordKind::Review:
                return seen_document_at(node, EdgeKind::ReviewedIn);
            default:
                return false;
        }
    };
    if (hop.edge == no_edge) return of(hop.node);
    const EdgeKind kind = snapshot_.kind(hop.edge);
    if (is_relation(kind)) return seen_document_at(snapshot_.relation(hop.edge), EdgeKind::AssertedIn);
    const RecordKind reached = snapshot_.kind(hop.node);
    if (hop.link == TraceLink::Says || hop.link == TraceLink::States) return of(snapshot_.source(hop.edge));
    if (reached != RecordKind::Agent) return of(hop.node);
    return kind != EdgeKind::RelayedFrom && of(snapshot_.source(hop.edge));
}

bool Sight::date_uncertain(const Hop& hop) const {
    const bool over_relation = hop.edge != no_edge && is_relation(snapshot_.kind(hop.edge));
    const Node dated = over_relation ? snapshot_.relation(hop.edge) : hop.node;
    const bool speaks = hop.link == TraceLink::StatedIn;
    if (ends_here(dated, speaks)) {  // its retraction is certain; what came before need not be
        return begun(snapshot_, dated, options_.as_of) == Showing::Uncertain ||
               (speaks && said_since(snapshot_, dated, options_.since) == Showing::Uncertain);
    }
    return showing_of(dated, speaks) == Showing::Uncertain;
}

void Hops::completing(const TraceStep& step, HopList& hops) const {
    if (step.link != TraceLink::StatedIn) return;  // elsewhere it is not the document that speaks
    add_out(step.node, EdgeKind::PublishedBy, TraceLink::PublishedBy, hops, /*leaf=*/true);
    add_out(step.node, EdgeKind::AuthoredBy, TraceLink::AuthoredBy, hops, /*leaf=*/true);
}

void Hops::add_out(Node node, EdgeKind kind, TraceLink link, HopList& hops, bool leaf) const {
    for (const Arc arc : snapshot().out(node, kind)) {
        if (!hops.look()) return;
        if (leads_to(arc.node)) hops.put({arc.node, arc.edge, link, no_node, leaf});
    }
}

void Hops::add_in(Node node, EdgeKind kind, TraceLink link, HopList& hops, bool leaf) const {
    const bool says = kind == EdgeKind::States;
    for (const Arc arc : snapshot().in(node, kind)) {
        if (!hops.look()) return;
        if (leads_to(arc.node, says)) hops.put({arc.node, arc.edge, link, no_node, leaf});
    }
}

void Hops::add_relations(Node node, EdgeKind kind, TraceLink link, HopList& hops, bool both_ways,
                         bool leaf) const {
    std::vector<Hop>& found = hops.hops();
    const std::size_t before = found.size(), room = hops.room();
    // From each of the two lists as many as may be needed, whichever come first when they are merged.
    const auto add = [&](const Arcs& arcs) {
        std::size_t left = room;
        for (const Arc arc : arcs) {
            if (left == 0 || !hops.look_further()) return;
            if (sight_.counts(arc.edge) && hops.put({arc.node, arc.edge, link, no_node, leaf})) --left;
        }
    };
    add(snapshot().in(node, kind));
    if (!both_ways) return;
    add(snapshot().out(node, kind));
    const auto begin = found.begin() + static_cast<std::ptrdiff_t>(before);
    std::sort(begin, found.end(), [](const Hop& a, const Hop& b) {
        return a.node != b.node ? a.node < b.node : a.edge < b.edge;
    });
    // A relation of a claim with itself leaves and enters it.
    found.erase(std::unique(begin, found.end(), [](const Hop& a, const Hop& b) { return a.edge == b.edge; }),
                found.end());
}

}  // namespace gainsay::tracing
