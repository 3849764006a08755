#include "tests/graphs/snapshot/case_oracle.hpp"

#include <algorithm>
#include <tuple>

namespace gainsay::test {

CaseOracle::CaseOracle(const Case& whole) {
    const auto take = [this](const auto& list) {
        for (const auto& record : list) {
            number.emplace(record.id.text(), static_cast<std::uint32_t>(ids.size()));
            ids.push_back(record.id.text());
            read(record);
        }
    };
    take(whole.agents);
    take(whole.documents);
    take(whole.claims);
    take(whole.statements);
    take(whole.relations);
    take(whole.reviews);
    std::stable_sort(edges.begin(), edges.end(), [this](const OracleEdge& a, const OracleEdge& b) {
        return std::tuple(a.kind, number.at(a.source), number.at(a.target)) <
               std::tuple(b.kind, number.at(b.source), number.at(b.target));
    });
}

OracleEdge& CaseOracle::edge(EdgeKind kind, const RecordId& source, const RecordId& target) {
    OracleEdge& made = edges.emplace_back();
    made.kind = kind;
    made.source = source.text();
    made.target = target.text();
    return made;
}

void CaseOracle::read(const Agent& agent) {
    for (const Affiliation& one : agent.affiliations) {
        edge(EdgeKind::AffiliatedWith, agent.id, one.with).affiliation = &one;
    }
}

void CaseOracle::read(const Document& document) {
    for (const Citation& one : document.cites)
        edge(EdgeKind::Cites, document.id, one.document).citation = &one;
    for (const DocumentId& whole : document.part_of) edge(EdgeKind::PartOf, document.id, whole);
    for (const ClaimId& claim : document.states) edge(EdgeKind::States, document.id, claim);
    for (const AgentId& agent : document.published_by) edge(EdgeKind::PublishedBy, document.id, agent);
    for (const AgentId& agent : document.authored_by) edge(EdgeKind::AuthoredBy, document.id, agent);
    if (document.retracted && document.retracted->by) {
        edge(EdgeKind::RetractedBy, document.id, *document.retracted->by);
    }
}

void CaseOracle::read(const Statement& statement) {
    edge(EdgeKind::SpokenBy, statement.id, statement.speaker);
    if (statement.stance == Stance::Asserts) edge(EdgeKind::Asserts, statement.id, statement.of);
    if (statement.stance == Stance::Denies) edge(EdgeKind::Denies, statement.id, statement.of);
    if (statement.stance == Stance::Questions) edge(EdgeKind::Questions, statement.id, statement.of);
    for (const Occurrence& one : statement.occurrences) {
        OracleEdge& recorded = edge(EdgeKind::RecordedIn, statement.id, one.document);
        recorded.occurrence = &one;
        recorded.statement = &statement;
        if (!one.via) continue;
        OracleEdge& relayed = edge(EdgeKind::RelayedFrom, one.document, *one.via);
        relayed.occurrence = &one;
        relayed.statement = &statement;
    }
    if (statement.retracted && statement.retracted->by) {
        edge(EdgeKind::RetractedBy, statement.id, *statement.retracted->by);
    }
}

void CaseOracle::read(const Relation& relation) {
    static const std::map<RelationKind, EdgeKind> kinds{
        {RelationKind::Contradicts, EdgeKind::Contradicts}, {RelationKind::Rebuts, EdgeKind::Rebuts},
        {RelationKind::Undercuts, EdgeKind::Undercuts},     {RelationKind::Supports, EdgeKind::Supports},
        {RelationKind::Entails, EdgeKind::Entails},         {RelationKind::Qualifies, EdgeKind::Qualifies},
        {RelationKind::Rephrases, EdgeKind::Rephrases}};
    edge(kinds.at(relation.kind), relation.from, relation.to).relation = &relation;
    if (relation.asserted_by) edge(EdgeKind::AssertedBy, relation.id, *relation.asserted_by);
    if (relation.asserted_in) edge(EdgeKind::AssertedIn, relation.id, *relation.asserted_in);
}

void CaseOracle::read(const Review& review) {
    edge(EdgeKind::ReviewOf, review.id, review.of);
    if (review.by) edge(EdgeKind::ReviewedBy, review.id, *review.by);
    if (review.in) edge(EdgeKind::ReviewedIn, review.id, *review.in);
}

}  // namespace gainsay::test
