#include "tools/render/views/view_canvas.hpp"

#include <array>
#include <tuple>

namespace gainsay::render {

namespace {

constexpr std::array relation_kinds{EdgeKind::Contradicts, EdgeKind::Rebuts,  EdgeKind::Undercuts,
                                    EdgeKind::Supports,    EdgeKind::Entails, EdgeKind::Qualifies,
                                    EdgeKind::Rephrases};
constexpr std::array stances{EdgeKind::Asserts, EdgeKind::Denies, EdgeKind::Questions};

/// The fields that lead from a node of `kind` to others, without those of statements.
std::vector<EdgeKind> fields_of(RecordKind kind) {
    switch (kind) {
        case RecordKind::Agent:
            return {EdgeKind::AffiliatedWith};
        case RecordKind::Document:
            return {EdgeKind::PublishedBy, EdgeKind::AuthoredBy,  EdgeKind::Cites, EdgeKind::PartOf,
                    EdgeKind::RelayedFrom, EdgeKind::RetractedBy, EdgeKind::States};
        case RecordKind::Claim:
            return {};
        case RecordKind::Statement:
            return {EdgeKind::SpokenBy,  EdgeKind::Asserts,    EdgeKind::Denies,
                    EdgeKind::Questions, EdgeKind::RecordedIn, EdgeKind::RetractedBy};
        case RecordKind::Relation:
            return {EdgeKind::AssertedBy, EdgeKind::AssertedIn};
        case RecordKind::Review:
            return {EdgeKind::ReviewOf, EdgeKind::ReviewedBy, EdgeKind::ReviewedIn};
    }
    return {};
}

int layer(RecordKind kind) {
    switch (kind) {
        case RecordKind::Agent:
            return 0;
        case RecordKind::Document:
            return 1;
        case RecordKind::Statement:
            return 2;
        case RecordKind::Claim:
            return 3;
        case RecordKind::Relation:
        case RecordKind::Review:
            break;
    }
    return 4;
}

}  // namespace

Showing Canvas::showing_of(Node node) const {
    const RecordKind kind = snapshot_.kind(node);
    if (node == focus_) return Showing::Shown;
    const bool words = kind == RecordKind::Statement || kind == RecordKind::Review;
    return words ? showing_words(snapshot_, node, frame_.as_of, frame_.since)
                 : showing(snapshot_, node, frame_.as_of);
}

/// A relation that is drawn, if only as an edge.
bool Canvas::counts(Node relation) const {
    return is_visible(snapshot_, relation, include_proposed_) && !hidden(relation);
}

bool Canvas::is_node(Node node) const {
    const RecordKind kind = snapshot_.kind(node);
    if (hidden(node)) return false;
    if (kind != RecordKind::Statement && kind != RecordKind::Relation) return true;
    if (kind == RecordKind::Relation && !counts(node) && promoted_.count(node) == 0) return false;
    if (promoted_.count(node) != 0) return true;
    for (const Arc attack : snapshot_.in(node, EdgeKind::Undercuts)) {
        if (counts(snapshot_.relation(attack.edge))) return true;
    }
    return false;
}

void Canvas::add_all(std::set<Node>& to, const Arcs& arcs) const {
    for (const Node node : arcs.nodes()) {
        if (is_node(node)) to.insert(node);
    }
}

/// What a statement joins: the statement itself when it is a node, else its other end.
void Canvas::add_sayings(std::set<Node>& to, const Arcs& statements, bool want_object) const {
    for (const Node statement : statements.nodes()) {
        if (hidden(statement)) continue;
        const Node joined = want_object ? snapshot_.object(statement) : snapshot_.speaker(statement);
        if (is_node(statement)) {
            to.insert(statement);
        } else if (!hidden(joined)) {
            to.insert(joined);
        }
    }
}

void Canvas::add_relations(std::set<Node>& to, Node node) const {
    for (const EdgeKind kind : relation_kinds) {
        for (const bool outwards : {true, false}) {
            for (const Arc arc : outwards ? snapshot_.out(node, kind) : snapshot_.in(node, kind)) {
                const Node relation = snapshot_.relation(arc.edge);
                if (!counts(relation) && promoted_.count(relation) == 0) continue;
                const Node next = is_node(relation) ? relation : arc.node;
                if (is_node(next)) to.insert(next);
            }
        }
    }
}

std::vector<Node> Canvas::neighbours(Node node) const {
    std::set<Node> found;
    const RecordKind kind = snapshot_.kind(node);
    if (kind != RecordKind::Relation || promoted_.count(node) != 0) {
        for (const EdgeKind field : fields_of(kind)) {
            if (field != EdgeKind::AssertedIn || node == focus_) add_all(found, snapshot_.out(node, field));
        }
    }
    for (const EdgeKind field :
         {EdgeKind::AffiliatedWith, EdgeKind::PublishedBy, EdgeKind::AuthoredBy, EdgeKind::Cites,
          EdgeKind::PartOf, EdgeKind::RelayedFrom, EdgeKind::RetractedBy, EdgeKind::States,
          EdgeKind::RecordedIn, EdgeKind::ReviewOf, EdgeKind::ReviewedBy, EdgeKind::ReviewedIn}) {
        add_all(found, snapshot_.in(node, field));
    }
    for (const EdgeKind field : {EdgeKind::AssertedBy, EdgeKind::AssertedIn}) {
        for (const Node relation : snapshot_.in(node, field).nodes()) {
            if (promoted_.count(relation) != 0) found.insert(relation);
        }
    }
    add_sayings(found, snapshot_.in(node, EdgeKind::SpokenBy), true);
    for (const EdgeKind stance : stances) add_sayings(found, snapshot_.in(node, stance), false);
    add_relations(found, node);
    if (kind == RecordKind::Relation) {
        const Edge edge = snapshot_.edge_of_relation(node);
        found.insert(snapshot_.source(edge));
        if (is_node(snapshot_.target(edge))) found.insert(snapshot_.target(edge));
    }
    found.erase(node);
    return {found.begin(), found.end()};
}

void Canvas::draw_fields(Edges& edges, Node node, const std::set<Node>& shown) const {
    if (snapshot_.kind(node) == RecordKind::Relation && promoted_.count(node) == 0) return;
    for (const EdgeKind field : fields_of(snapshot_.kind(node))) {
        if (field == EdgeKind::AssertedIn && node != focus_) continue;  // its label names whose word it is
        for (const Arc arc : snapshot_.out(node, field)) {
            if (shown.count(arc.node) != 0) edges.push_back(field_edge(snapshot_, arc.edge));
        }
    }
}

void Canvas::draw_statements(Edges& edges, Node agent, const std::set<Node>& shown) const {
    for (const Node statement : snapshot_.in(agent, EdgeKind::SpokenBy).nodes()) {
        if (is_node(statement) || hidden(statement) || shown.count(snapshot_.object(statement)) == 0)
            continue;
        edges.push_back(statement_edge(snapshot_, statement, detail_));
        if (frame_.any() && showing_of(statement) == Showing::Uncertain) edges.back().uncertain = true;
    }
}

void Canvas::draw_relations(Edges& edges, Node claim, const std::set<Node>& shown) const {
    for (const EdgeKind kind : relation_kinds) {
        for (const Arc arc : snapshot_.out(claim, kind)) {
            const Node relation = snapshot_.relation(arc.edge);
            if (!is_node(relation)) {
                if (counts(relation) && shown.count(arc.node) != 0) {
                    edges.push_back(relation_edge(snapshot_, relation));
                }
                continue;
            }
            if (shown.count(relation) == 0) continue;
            DiagramEdge half = relation_edge(snapshot_, relation);
            if (shown.count(arc.node) != 0) {
                edges.push_back(half);
                edges.back().from = snapshot_.id(relation);
                edges.back().label = to_string(kind);
            }
            half.to = snapshot_.id(relation), half.look = EdgeLook::Authority, half.label = "";
            edges.push_back(half);
        }
    }
}

/// What may count, and may not, says so.
void Canvas::mark(DiagramNode& drawn, Node node) const {
    if (!frame_.any() || showing_of(node) != Showing::Uncertain) return;
    drawn.heading += ", possibly";
    drawn.uncertain = true;
}

void Canvas::draw(Diagram& diagram, const std::set<Node>& shown) const {
    Edges edges;
    for (const Node node : shown) {
        diagram.nodes.push_back(describe(snapshot_, node));
        mark(diagram.nodes.back(), node);
        draw_fields(edges, node, shown);
        if (snapshot_.kind(node) == RecordKind::Agent) draw_statements(edges, node, shown);
        if (snapshot_.kind(node) == RecordKind::Claim) draw_relations(edges, node, shown);
    }
    for (DiagramEdge& edge : edges) orient(snapshot_, edge);
    for (DiagramEdge& edge : merged(std::move(edges))) diagram.edges.push_back(std::move(edge));
}

void orient(const Snapshot& snapshot, DiagramEdge& edge) {
    const RecordKind from = snapshot.kind(snapshot.node(edge.from)),
                     to = snapshot.kind(snapshot.node(edge.to));
    edge.backwards = layer(from) > layer(to) || (from == RecordKind::Agent && to == RecordKind::Agent);
    if (from == RecordKind::Relation && to == RecordKind::Claim) edge.backwards = false;
}

std::vector<DiagramEdge> merged(std::vector<DiagramEdge> edges) {
    const auto is_statement = [](EdgeLook look) {
        return look == EdgeLook::Asserts || look == EdgeLook::Denies || look == EdgeLook::Questions;
    };
    std::map<std::tuple<std::string, std::string, EdgeLook, std::string, bool>, std::size_t> places;
    std::vector<DiagramEdge> out;
    std::vector<std::size_t> counts;
    for (DiagramEdge& edge : edges) {
        const bool any_label = is_statement(edge.look) || edge.look == EdgeLook::Source;
        const std::string label = any_label ? "" : edge.label;
        const auto [place, is_new] =
            places.try_emplace({edge.from, edge.to, edge.look, label, edge.proposed}, out.size());
        if (is_new) {
            out.push_back(std::move(edge));
            counts.push_back(1);
            continue;
        }
        DiagramEdge& first = out[place->second];
        if (!is_statement(edge.look)) {
            // Two documents may be joined in several ways: one line says them all.
            if (first.label.find(edge.label) == std::string::npos) first.label += ",\n" + edge.label;
            continue;
        }
        if (first.tooltip.find(edge.tooltip) != std::string::npos) continue;  // the same statement again
        ++counts[place->second];
        first.tooltip += "\n\n" + edge.tooltip;
        first.uncertain = first.uncertain || edge.uncertain;
        // The stance is the first word of the label; what follows belongs to one statement only.
        first.label = first.label.substr(0, first.label.find_first_of(",\n")) + ",\n" +
                      std::to_string(counts[place->second]) + " times";
    }
    return out;
}

void note_left_out(Diagram& diagram, const Snapshot& snapshot, const std::vector<Node>& left_out,
                   std::size_t limit) {
    if (left_out.empty()) return;
    std::map<RecordKind, std::size_t> counts;
    for (const Node node : left_out) ++counts[snapshot.kind(node)];
    std::string words;
    std::size_t nth = 0;
    for (const auto& [kind, count] : counts) {
        const bool last = ++nth == counts.size();
        words += nth == 1 ? "" : last ? " and " : ", ";
        words += std::to_string(count) + " more " + std::string(to_string(kind)) + (count == 1 ? "" : "s");
    }
    diagram.notes.push_back(words + " not shown (at most " + std::to_string(limit) + " nodes).");
}

std::string case_title(const Snapshot& snapshot) {
    return snapshot.title().empty() ? "" : "Case: " + std::string(snapshot.title());
}

}  // namespace gainsay::render
