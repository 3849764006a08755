#include "tests/bench/product/workload_source.hpp"

#include "tests/bench/workload/text.hpp"

namespace gainsay::bench {
namespace {

std::string id(const char* prefix, std::uint64_t n) {
    return prefix + number(n);
}

}  // namespace

CaseInfo WorkloadSource::info() const {
    CaseInfo made;
    made.title = "Workload of " + std::to_string(workload_.claims()) + " claims";
    return made;
}

std::uint64_t WorkloadSource::count(RecordKind kind) const {
    std::uint64_t n = 0;
    visit(kind, [&](const Record&) { ++n; });
    return n;
}

void WorkloadSource::visit(RecordKind kind, const Visitor& visit) const {
    if (kind == RecordKind::Agent) visit_agents(visit);
    if (kind == RecordKind::Document) visit_documents(visit);
    if (kind == RecordKind::Claim) visit_claims(visit);
    if (kind == RecordKind::Statement) visit_statements(visit);
    if (kind == RecordKind::Relation) visit_relations(visit);
}

void WorkloadSource::visit_agents(const Visitor& visit) const {
    for (std::uint64_t i = 0; i < workload_.agents(); ++i) {
        Agent agent;
        const bool organisation = i < workload_.organisations();
        agent.id = AgentId(id("agent:", i));
        agent.name = (organisation ? "Organisation " : "Person ") + std::to_string(i);
        agent.kind = organisation ? AgentKind::Organization : AgentKind::Person;
        if (const auto with = workload_.affiliation(i); with != i) {
            agent.affiliations.push_back({AgentId(id("agent:", with)), "member", {}, {}});
        }
        visit(agent);
    }
}

void WorkloadSource::visit_documents(const Visitor& visit) const {
    for (std::uint64_t i = 0; i < workload_.documents(); ++i) {
        Document document;
        document.id = DocumentId(id("document:", i));
        document.title = "Document " + std::to_string(i);
        document.kind = DocumentKind::Article;
        document.published = Edtf(date(workload_.document_day(i)));
        for (std::uint64_t k = 0; k < workload_.citations(i); ++k) {
            Citation citation;
            citation.document = DocumentId(id("document:", workload_.cited(i, k)));
            document.cites.push_back(citation);
        }
        visit(document);
    }
}

void WorkloadSource::visit_claims(const Visitor& visit) const {
    for (std::uint64_t i = 0; i < workload_.claims(); ++i) {
        Claim claim;
        claim.id = ClaimId(id("claim:", i));
        claim.text = sentence(workload_, i);
        visit(claim);
    }
}

void WorkloadSource::visit_statements(const Visitor& visit) const {
    const auto one = [&](const char* series, std::uint64_t i, Stance stance, const StatementRow& row) {
        Statement statement;
        statement.id = StatementId(id(series, i));
        statement.speaker = AgentId(id("agent:", row.agent));
        statement.stance = stance;
        statement.of = ClaimId(id("claim:", row.claim)).any();
        statement.said_on = Edtf(date(workload_.document_day(row.document)));
        statement.occurrences.push_back({DocumentId(id("document:", row.document)), {}, {}, {}});
        visit(statement);
    };
    for (std::uint64_t i = 0; i < workload_.asserts(); ++i)
        one("statement:a", i, Stance::Asserts, workload_.asserted(i));
    for (std::uint64_t i = 0; i < workload_.denials(); ++i)
        one("statement:d", i, Stance::Denies, workload_.denied(i));
}

void WorkloadSource::visit_relations(const Visitor& visit) const {
    const auto one = [&](const char* series, std::uint64_t i, RelationKind kind, const Link& link) {
        Relation relation;
        relation.id = RelationId(id(series, i));
        relation.kind = kind;
        relation.from = ClaimId(id("claim:", link.from));
        relation.to = ClaimId(id("claim:", link.to)).any();
        visit(relation);
    };
    for (std::uint64_t i = 0; i < workload_.conflicts(); ++i) {
        const bool rebuts = workload_.is_rebuttal(i);
        one("relation:c", i, rebuts ? RelationKind::Rebuts : RelationKind::Contradicts,
            workload_.conflict(i));
    }
    std::uint64_t rephrasing = 0;
    for (std::uint64_t g = 0; g < workload_.groups(); ++g) {
        const auto members = workload_.group(g);
        for (std::size_t m = 1; m < members.size(); ++m)
            one("relation:r", rephrasing++, RelationKind::Rephrases, {members[m], members[0]});
    }
    for (std::uint64_t i = 0; i < workload_.supports(); ++i)
        one("relation:s", i, RelationKind::Supports, workload_.support(i));
}

}  // namespace gainsay::bench
