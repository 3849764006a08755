#include "tools/render/answer/names.hpp"

namespace gainsay::render {

std::string name_of(const Snapshot& snapshot, Node node) {
    if (node == no_node) return "?";
    const std::string_view label = snapshot.label(node);
    return std::string(label.empty() ? snapshot.id(node) : label);
}

std::string id_behind(const Snapshot& snapshot, Node node) {
    return " (" + std::string(snapshot.id(node)) + ")";
}

Json node_json(const Snapshot& snapshot, Node node) {
    if (node == no_node) return {};
    return JsonObject().put("id", snapshot.id(node)).put_if("label", snapshot.label(node));
}

std::vector<Node> targets(const Snapshot& snapshot, Node node, EdgeKind kind) {
    const auto nodes = snapshot.out(node, kind).nodes();
    return {nodes.begin(), nodes.end()};
}

std::string joined(const std::vector<std::string>& texts, std::string_view between) {
    std::string all;
    for (const std::string& text : texts) {
        if (text.empty()) continue;
        if (!all.empty()) all += between;
        all += text;
    }
    return all;
}

namespace {

std::vector<std::string> closure_names(const Closures& closures) {
    std::vector<std::string> names;
    if (closures.rephrase) names.emplace_back("rephrase");
    if (closures.entailment) names.emplace_back("entailment");
    if (closures.affiliation) names.emplace_back("affiliation");
    if (closures.part) names.emplace_back("part");
    return names;
}

std::vector<std::string> names_of(const Snapshot& snapshot, const std::vector<Node>& nodes) {
    std::vector<std::string> names;
    names.reserve(nodes.size());
    for (const Node node : nodes) names.push_back(name_of(snapshot, node));
    return names;
}

}  // namespace

std::string closures_text(const Closures& closures) {
    return joined(closure_names(closures));
}

Json closures_json(const Closures& closures) {
    std::vector<Json> names;
    for (const std::string& name : closure_names(closures)) names.emplace_back(name);
    return names;
}

std::string retraction_text(const Snapshot& snapshot, Node node) {
    const Date on = snapshot.retracted_on(node);
    return on == no_date ? "retracted" : "retracted on " + std::string(snapshot.text(on));
}

std::string office_text(const Snapshot& snapshot, Edge affiliated_with) {
    const AffiliationView office = snapshot.affiliation(affiliated_with);
    std::string text(office.role.empty() ? "affiliated" : office.role);
    if (office.from != no_date || office.until != no_date) {
        text += ", " + (office.from == no_date ? ".." : std::string(snapshot.text(office.from))) + " to " +
                (office.until == no_date ? ".." : std::string(snapshot.text(office.until)));
    }
    return text;
}

std::string occurrence_text(const Snapshot& snapshot, Edge recorded_in) {
    const OccurrenceView one = snapshot.occurrence(recorded_in);
    std::string text = "\"" + name_of(snapshot, one.document) + "\"";
    if (!one.cue.empty()) text += " (" + std::string(one.cue) + ")";
    if (!one.exact.empty()) text += ": \"" + std::string(one.exact) + "\"";
    if (one.via != no_node) text += ", relayed from \"" + name_of(snapshot, one.via) + "\"";
    return text;
}

Json occurrence_json(const Snapshot& snapshot, Edge recorded_in) {
    const OccurrenceView one = snapshot.occurrence(recorded_in);
    return JsonObject()
        .put("document", node_json(snapshot, one.document))
        .put_if("cue", one.cue)
        .put_if("exact", one.exact)
        .put_if("via", node_json(snapshot, one.via))
        .put("seen", snapshot.seen(one.document));
}

std::string relation_text(const Snapshot& snapshot, Node relation) {
    const std::string by = joined(names_of(snapshot, targets(snapshot, relation, EdgeKind::AssertedBy)));
    const std::string in = joined(names_of(snapshot, targets(snapshot, relation, EdgeKind::AssertedIn)));
    std::string text = "asserted";
    if (!in.empty()) text += " in \"" + in + "\"";
    text += by.empty() ? (in.empty() ? " by nobody who is named" : ", by nobody who is named") : " by " + by;
    if (snapshot.status(relation) != RelationStatus::Accepted) {
        text += "; " + std::string(to_word(snapshot.status(relation))) + " by " +
                std::string(snapshot.origin(relation));
    }
    return text;
}

Json relation_json(const Snapshot& snapshot, Node relation) {
    const auto first = [&](EdgeKind kind) {
        const auto nodes = targets(snapshot, relation, kind);
        return nodes.empty() ? Json() : node_json(snapshot, nodes.front());
    };
    const Edge edge = snapshot.edge_of_relation(relation);
    return JsonObject()
        .put("id", snapshot.id(relation))
        .put("kind", to_string(snapshot.kind(edge)))
        .put("from", snapshot.id(snapshot.source(edge)))
        .put("to", snapshot.id(snapshot.target(edge)))
        .put("asserted_by", first(EdgeKind::AssertedBy))
        .put("asserted_in", first(EdgeKind::AssertedIn))
        .put("status", to_word(snapshot.status(relation)));
}

}  // namespace gainsay::render
