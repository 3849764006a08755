#include "tools/render/answer/provenance/impact_words.hpp"

#include "tools/render/answer/names.hpp"

namespace gainsay::render {
namespace {

std::string quoted(const Snapshot& snapshot, Node node) {
    return snapshot.kind(node) == RecordKind::Agent ? name_of(snapshot, node)
                                                    : "\"" + name_of(snapshot, node) + "\"";
}

/// A place of a statement, seen from the statement, or from the document that relays it.
std::string place_words_of(const Snapshot& snapshot, Node node, const ImpactLink& link) {
    const OccurrenceView place = snapshot.occurrence(link.edge);
    const bool source = link.node == place.via && (node == place.document || link.node != place.document);
    if (!source) return "stands in " + quoted(snapshot, link.node);
    if (node == place.document)
        return "had what " + name_of(snapshot, snapshot.speaker(place.statement)) + " says from " +
               quoted(snapshot, link.node);
    return "had by " + quoted(snapshot, place.document) + " from " + quoted(snapshot, link.node);
}

/// Of a claim over a relation into it, of a relation over its own ends.
std::string relation_words(const Snapshot& snapshot, Node node, const ImpactLink& link) {
    const EdgeKind kind = snapshot.kind(link.edge);
    const Node source = snapshot.source(link.edge), target = snapshot.target(link.edge);
    if (snapshot.kind(link.node) == RecordKind::Relation) {
        const Node other = source == node ? target : source;
        const char* const words = kind == EdgeKind::Supports  ? "supported by "
                                  : kind == EdgeKind::Entails ? "entailed by "
                                                              : "in other words ";
        return words + quoted(snapshot, other);
    }
    if (kind == EdgeKind::Contradicts || kind == EdgeKind::Rephrases)
        return "an end of it is " + quoted(snapshot, link.node);
    return (link.node == source ? "speaks from " : "speaks of ") + record_words(snapshot, link.node);
}

}  // namespace

std::string record_words(const Snapshot& snapshot, Node node) {
    switch (snapshot.kind(node)) {
        case RecordKind::Statement:
            return name_of(snapshot, snapshot.speaker(node)) + " " +
                   std::string(to_word(snapshot.stance(node))) + " " +
                   quoted(snapshot, snapshot.object(node));
        case RecordKind::Relation: {
            const Edge edge = snapshot.edge_of_relation(node);
            const Node target = snapshot.target(edge);
            const bool relation = snapshot.kind(target) == RecordKind::Relation;
            return quoted(snapshot, snapshot.source(edge)) + " " +
                   std::string(to_string(snapshot.kind(edge))) + " " +
                   (relation ? std::string(snapshot.id(target)) : record_words(snapshot, target));
        }
        case RecordKind::Review: {
            std::string words = "review";
            for (const Arc arc : snapshot.out(node, EdgeKind::ReviewedBy))
                words += " by " + name_of(snapshot, arc.node);
            for (const Arc arc : snapshot.out(node, EdgeKind::ReviewOf))
                words += " of " + quoted(snapshot, arc.node);
            return words;
        }
        default:
            return quoted(snapshot, node);
    }
}

std::string link_words(const Snapshot& snapshot, Node node, const ImpactLink& link) {
    const EdgeKind kind = snapshot.kind(link.edge);
    const std::string other = quoted(snapshot, link.node);
    const bool statement = snapshot.kind(link.node) == RecordKind::Statement;
    switch (kind) {
        case EdgeKind::SpokenBy:
            return "spoken by " + other;
        case EdgeKind::Asserts:
            return statement ? "said by " + name_of(snapshot, snapshot.speaker(link.node))
                             : "asserts " + other;
        case EdgeKind::Denies:
            return "denies " + other;
        case EdgeKind::Questions:
            return "questions " + other;
        case EdgeKind::RecordedIn:
            return place_words_of(snapshot, node, link);
        case EdgeKind::Cites:
            return snapshot.manner(link.edge) == CitationManner::Mentions
                       ? "mentions " + other
                       : "cites " + other + " (" + std::string(to_word(snapshot.manner(link.edge))) + ")";
        case EdgeKind::PartOf:
            return "is part of " + other;
        case EdgeKind::States:
            return snapshot.kind(link.node) == RecordKind::Claim ? "states " + other : "stated in " + other;
        case EdgeKind::PublishedBy:
            return "published by " + other;
        case EdgeKind::AuthoredBy:
            return "written by " + other;
        case EdgeKind::AssertedBy:
            return "asserted by " + other;
        case EdgeKind::AssertedIn:
            return "asserted in " + other;
        case EdgeKind::ReviewOf:
            return "reviews " + other;
        case EdgeKind::ReviewedBy:
            return "reviewed by " + other;
        case EdgeKind::ReviewedIn:
            return "reviewed in " + other;
        default:
            return is_relation(kind) ? relation_words(snapshot, node, link)
                                     : std::string(to_string(kind)) + " " + other;
    }
}

std::string retracted_words(const Snapshot& snapshot, Node node) {
    const RecordKind kind = snapshot.kind(node);
    if (kind != RecordKind::Document && kind != RecordKind::Statement) return "";
    if (!snapshot.retracted(node)) return "";
    std::string words = "retracted";
    if (const Date on = snapshot.retracted_on(node); on != no_date)
        words += " " + std::string(snapshot.text(on));
    for (const Arc arc : snapshot.out(node, EdgeKind::RetractedBy))
        words += " by " + name_of(snapshot, arc.node);
    return words;
}

}  // namespace gainsay::render
