#include <algorithm>

#include "engine/provenance/trace_hops.hpp"

// The way forwards: attacks first, then who carries it, then what supports it, then what takes no side.

namespace gainsay::tracing {

void ForwardHops::of_node(const TraceStep& step, HopList& hops) const {
    switch (snapshot().kind(step.node)) {
        case RecordKind::Claim:
            of_claim(step, hops);
            break;
        case RecordKind::Statement:
            of_statement(step, hops);
            break;
        case RecordKind::Document:
            of_document(step, hops);
            break;
        case RecordKind::Review:
            add_out(step.node, EdgeKind::ReviewedBy, TraceLink::ReviewedBy, hops, /*leaf=*/true);
            add_out(step.node, EdgeKind::ReviewedIn, TraceLink::ReviewedIn, hops, /*leaf=*/true);
            break;
        default:
            break;
    }
    // A statement asked about leads to its claim, and the claim not back to the statement.
    std::erase_if(hops.hops(), [&](const Hop& hop) { return step.edge != no_edge && hop.edge == step.edge; });
}

void ForwardHops::of_claim(const TraceStep& step, HopList& hops) const {
    const Node claim = step.node;
    const bool root = step.link == TraceLink::Root;
    add_in(claim, EdgeKind::Denies, TraceLink::DeniedBy, hops);
    add_relations(claim, EdgeKind::Contradicts, TraceLink::ContradictedBy, hops, /*both_ways=*/true);
    add_relations(claim, EdgeKind::Rebuts, TraceLink::RebuttedBy, hops);
    add_carriers(claim, EdgeKind::Asserts, TraceLink::Asserted, root, hops);
    add_carriers(claim, EdgeKind::States, TraceLink::StatedIn, root, hops);
    add_relations(claim, EdgeKind::Supports, TraceLink::SupportedBy, hops);
    add_relations(claim, EdgeKind::Entails, TraceLink::EntailedBy, hops);
    if (sight().options().rephrasings) {
        add_relations(claim, EdgeKind::Rephrases, TraceLink::RephrasedAs, hops, /*both_ways=*/true);
    }
    add_relations(claim, EdgeKind::Qualifies, TraceLink::QualifiedBy, hops, /*both_ways=*/false,
                  /*leaf=*/true);
    add_in(claim, EdgeKind::Questions, TraceLink::QuestionedBy, hops);
    add_in(claim, EdgeKind::ReviewOf, TraceLink::ReviewedAs, hops);
}

void ForwardHops::of_statement(const TraceStep& step, HopList& hops) const {
    const Node statement = step.node;
    if (step.link == TraceLink::QuestionedBy) {  // takes no side, so nothing follows from an attack on it
        add_out(statement, EdgeKind::SpokenBy, TraceLink::SpokenBy, hops, /*leaf=*/true);
        add_out(statement, EdgeKind::RecordedIn, TraceLink::RecordedIn, hops, /*leaf=*/true);
        return;
    }
    const bool root = step.link == TraceLink::Root;
    add_relations(statement, EdgeKind::Undercuts, TraceLink::UndercutBy, hops);
    if (root) {
        const Stance stance = snapshot().stance(statement);
        add_out(statement, edge_kind(stance), TraceLink::Says, hops, /*leaf=*/stance == Stance::Questions);
    } else {
        add_out(statement, EdgeKind::SpokenBy, TraceLink::SpokenBy, hops, /*leaf=*/true);
    }
    for (const Arc arc : snapshot().out(statement, EdgeKind::RecordedIn)) {
        if (!hops.look()) return;
        if (!sight().visible(arc.node) || (root && !attacked(arc.node, hops))) continue;
        hops.put({arc.node, arc.edge, TraceLink::RecordedIn});
    }
}

void ForwardHops::of_document(const TraceStep& step, HopList& hops) const {
    const Node document = step.node;
    add_in(document, EdgeKind::Denies, TraceLink::RejectedBy, hops);
    add_relations(document, EdgeKind::Undercuts, TraceLink::UndercutBy, hops);
    add_in(document, EdgeKind::Asserts, TraceLink::Asserted, hops);
    if (step.link == TraceLink::Root) add_out(document, EdgeKind::States, TraceLink::States, hops);
    add_in(document, EdgeKind::Questions, TraceLink::QuestionedBy, hops);
}

void ForwardHops::add_carriers(Node of, EdgeKind kind, TraceLink link, bool of_root, HopList& hops) const {
    for (const Arc arc : snapshot().in(of, kind)) {
        if (!hops.look()) return;
        const bool visible =
            kind == EdgeKind::States ? sight().says_visibly(arc.node) : sight().visible(arc.node);
        if (!visible || (of_root && !attacked(arc.node, hops))) continue;
        hops.put({arc.node, arc.edge, link});
    }
}

bool ForwardHops::undercut(Node node, HopList& hops) const {
    const Arcs arcs = snapshot().in(node, EdgeKind::Undercuts);
    return std::any_of(arcs.begin(), arcs.end(),
                       [&](Arc arc) { return hops.look_further() && sight().counts(arc.edge); });
}

bool ForwardHops::attacked(Node node, HopList& hops) const {
    if (undercut(node, hops)) return true;
    if (snapshot().kind(node) == RecordKind::Document) {
        const auto rejections = snapshot().in(node, EdgeKind::Denies).nodes();
        return std::any_of(rejections.begin(), rejections.end(),
                           [&](Node one) { return hops.look_further() && sight().visible(one); });
    }
    const auto places = snapshot().out(node, EdgeKind::RecordedIn).nodes();
    return std::any_of(places.begin(), places.end(), [&](Node place) {
        return hops.look_further() && sight().visible(place) && attacked(place, hops);
    });
}

Node ForwardHops::link_key(const TraceStep& step) const {
    const bool over_relation = step.edge != no_edge && step.link != TraceLink::QualifiedBy &&
                               is_relation(snapshot().kind(step.edge));
    return over_relation ? snapshot().relation(step.edge) : no_node;
}

void ForwardHops::of_link(const TraceStep& step, HopList& hops) const {
    add_relations(snapshot().relation(step.edge), EdgeKind::Undercuts, TraceLink::LinkUndercutBy, hops);
}

TraceParity ForwardHops::parity(const TraceStep& parent, const Hop& hop) const {
    if (hop.link == TraceLink::Root) return TraceParity::Even;
    const auto flipped = [&] {
        return parent.parity == TraceParity::Even ? TraceParity::Odd : TraceParity::Even;
    };
    switch (hop.link) {
        case TraceLink::QualifiedBy:
        case TraceLink::QuestionedBy:
        case TraceLink::ReviewedAs:
            return TraceParity::None;
        case TraceLink::Says:
            if (snapshot().kind(hop.edge) == EdgeKind::Questions) return TraceParity::None;
            return snapshot().kind(hop.edge) == EdgeKind::Denies ? flipped() : parent.parity;
        default:
            return is_attack(hop.link) ? flipped() : parent.parity;
    }
}

Ending ForwardHops::ending(const TraceStep& step) const {
    return step.parity == TraceParity::None ? Ending::Shown : Ending::Unanswered;
}

}  // namespace gainsay::tracing
