#pragma once

#include "graphs/model/source.hpp"
#include "tests/bench/workload/workload.hpp"

namespace gainsay::bench {

/// The workload as a source of records, made as they are asked for: what case.jsonl holds, in id order, without
/// a file. For measuring the snapshot builder by itself, and for cases larger than there is patience to import.
class WorkloadSource final : public GraphSource {
public:
    explicit WorkloadSource(const Workload& workload) : workload_(workload) {}

    [[nodiscard]] CaseInfo info() const override;
    [[nodiscard]] std::uint64_t version() const override { return 1; }
    [[nodiscard]] std::string identity() const override { return "3b241101-e2bb-4255-8caf-4136c566a962"; }
    [[nodiscard]] std::uint64_t count(RecordKind kind) const override;
    void visit(RecordKind kind, const Visitor& visit) const override;
    /// Nothing in this folder looks for single records: always nullopt.
    [[nodiscard]] std::optional<Record> find(const RecordId&) const override { return std::nullopt; }

private:
    void visit_agents(const Visitor& visit) const;
    void visit_documents(const Visitor& visit) const;
    void visit_claims(const Visitor& visit) const;
    void visit_statements(const Visitor& visit) const;
    void visit_relations(const Visitor& visit) const;

    const Workload& workload_;
};

}  // namespace gainsay::bench
