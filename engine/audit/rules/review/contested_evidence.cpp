#include "engine/audit/rules/makers.hpp"
#include "engine/audit/words.hpp"

namespace gainsay::audit {
namespace {

constexpr RuleInfo about{
    .id = "review/contested-evidence",
    .name = "Evidence for and against",
    .severity = Severity::Note,
    .reason =
        "Accepted relations hold evidence for this claim and evidence against it. A verdict that names only "
        "one side hides the other. This is structure and no judgement: say in the text that the evidence is "
        "divided, and which of it the case follows.",
    .bad = R"({"gainsay": 1, "claims": [{"id": "claim:dam-leaks", "text": "The dam leaks."},
            {"id": "claim:wet-wall", "text": "Its wall is wet."}, {"id": "claim:dry-gauge", "text": "The gauge is dry."}],
        "relations": [{"id": "relation:r1", "kind": "supports", "from": "claim:wet-wall", "to": "claim:dam-leaks"},
            {"id": "relation:r2", "kind": "rebuts", "from": "claim:dry-gauge", "to": "claim:dam-leaks"}]})",
    .good = R"({"gainsay": 1, "claims": [{"id": "claim:dam-leaks", "text": "The dam leaks."},
            {"id": "claim:wet-wall", "text": "Its wall is wet."}],
        "relations": [{"id": "relation:r1", "kind": "supports", "from": "claim:wet-wall", "to": "claim:dam-leaks"}]})",
};

// The first accepted relation among some arcs.
Node accepted(const Snapshot& snapshot, const Arcs& arcs) {
    for (const Arc arc : arcs) {
        const Node relation = snapshot.relation(arc.edge);
        if (snapshot.status(relation) == RelationStatus::Accepted) return relation;
    }
    return no_node;
}

class ContestedEvidence final : public Rule {
public:
    const RuleInfo& info() const override { return about; }

    void finish(const Subject& subject, const Report& report) override {
        const Snapshot& snapshot = subject.snapshot;
        for (const Node claim : snapshot.nodes(RecordKind::Claim)) {
            const Node with = first(snapshot, claim, {EdgeKind::Supports, EdgeKind::Entails});
            if (with == no_node) continue;
            Node against = first(snapshot, claim, {EdgeKind::Rebuts, EdgeKind::Contradicts});
            if (against == no_node) against = accepted(snapshot, snapshot.out(claim, EdgeKind::Contradicts));
            if (against == no_node) continue;
            Finding finding = found(
                record_id(snapshot, claim), "",
                "there is evidence for this claim and evidence against it, expected that the case says so");
            finding.witness = {relating(snapshot, with), relating(snapshot, against)};
            report(std::move(finding));
        }
    }

private:
    static Node first(const Snapshot& snapshot, Node claim, std::initializer_list<EdgeKind> kinds) {
        for (const EdgeKind kind : kinds) {
            const Node relation = accepted(snapshot, snapshot.in(claim, kind));
            if (relation != no_node) return relation;
        }
        return no_node;
    }
};

}  // namespace

std::unique_ptr<Rule> make_contested_evidence() {
    return std::make_unique<ContestedEvidence>();
}

}  // namespace gainsay::audit
