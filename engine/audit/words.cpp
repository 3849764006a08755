#include "engine/audit/words.hpp"

namespace gainsay::audit {
namespace {

constexpr std::size_t longest = 80;

std::string ids(const Snapshot& snapshot, const Arcs& arcs) {
    std::string out;
    for (const Arc arc : arcs) {
        if (!out.empty()) out += ", ";
        out += snapshot.id(arc.node);
    }
    return out;
}

std::string dated(const Snapshot& snapshot, Node node) {
    const std::string_view date = snapshot.text(snapshot.date(node));
    return date.empty() ? std::string() : " on " + std::string(date);
}

}  // namespace

std::string shortened(std::string_view text) {
    std::size_t characters = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool begins = (static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80U;
        if (begins && characters++ == longest) return std::string(text.substr(0, i)) + "…";
    }
    return std::string(text);
}

std::string in_marks(std::string_view text) {
    return "\"" + shortened(text) + "\"";
}

RecordId record_id(const Snapshot& snapshot, Node node) {
    return RecordId(std::string(snapshot.id(node)));
}

std::string quoted(const Snapshot& snapshot, Node node) {
    const std::string_view label = snapshot.label(node);
    return label.empty() ? std::string(snapshot.id(node)) : in_marks(label);
}

Step saying(const Snapshot& snapshot, Node source, Node claim) {
    Step step;
    step.record = record_id(snapshot, source);
    if (snapshot.kind(source) == RecordKind::Document) {
        step.field = "states";
        step.says = "states " + std::string(snapshot.id(claim)) + dated(snapshot, source);
        return step;
    }
    step.field = "of";
    step.says = std::string(snapshot.id(snapshot.speaker(source))) + " " +
                std::string(to_word(snapshot.stance(source))) + " " +
                std::string(snapshot.id(snapshot.object(source))) + dated(snapshot, source);
    const Arcs documents = snapshot.out(source, EdgeKind::RecordedIn);
    if (!documents.empty()) step.says += ", in " + ids(snapshot, documents);
    return step;
}

Step relating(const Snapshot& snapshot, Node relation) {
    const Edge edge = snapshot.edge_of_relation(relation);
    Step step;
    step.record = record_id(snapshot, relation);
    step.says = std::string(snapshot.id(snapshot.source(edge))) + " " +
                std::string(to_string(snapshot.kind(edge))) + " " +
                std::string(snapshot.id(snapshot.target(edge)));
    const Arcs who = snapshot.out(relation, EdgeKind::AssertedBy);
    const Arcs where = snapshot.out(relation, EdgeKind::AssertedIn);
    if (!who.empty()) step.says += ", asserted by " + ids(snapshot, who);
    if (!where.empty()) step.says += (who.empty() ? ", asserted in " : " in ") + ids(snapshot, where);
    return step;
}

}  // namespace gainsay::audit
