#include "engine/audit/rules/makers.hpp"

namespace gainsay::audit {
namespace {

constexpr RuleInfo about{
    .id = "structure/orphan-claim",
    .name = "Claim that nothing leads to",
    .severity = Severity::Warning,
    .reason =
        "Nobody says this claim, no document states it, no relation joins it to another and no review judges "
        "it, so "
        "no question can reach it. Usually a statement was forgotten, or its claim was written twice. Add "
        "the "
        "statement, or remove the claim.",
    .bad = R"({"gainsay": 1, "claims": [{"id": "claim:dam-leaks", "text": "The dam leaks."}]})",
    .good = R"({"gainsay": 1, "agents": [{"id": "agent:ada", "name": "Ada"}],
        "claims": [{"id": "claim:dam-leaks", "text": "The dam leaks."}],
        "statements": [{"id": "statement:ada-dam", "speaker": "agent:ada", "stance": "asserts", "of": "claim:dam-leaks"}]})",
};

bool has_edges(const Snapshot& snapshot, Node node) {
    for (std::size_t k = 0; k < edge_kind_count; ++k) {
        const auto kind = static_cast<EdgeKind>(k);
        if (!snapshot.out(node, kind).empty() || !snapshot.in(node, kind).empty()) return true;
    }
    return false;
}

class OrphanClaim final : public Rule {
public:
    const RuleInfo& info() const override { return about; }

    void finish(const Subject& subject, const Report& report) override {
        const Snapshot& snapshot = subject.snapshot;
        for (const Node claim : snapshot.nodes(RecordKind::Claim)) {
            if (has_edges(snapshot, claim)) continue;
            report(found(
                RecordId(std::string(snapshot.id(claim))), "",
                "nothing leads to this claim, expected a statement, document, relation or review of it"));
        }
    }
};

}  // namespace

std::unique_ptr<Rule> make_orphan_claim() {
    return std::make_unique<OrphanClaim>();
}

}  // namespace gainsay::audit
