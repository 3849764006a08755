#include "engine/audit/rules/contradiction/classes.hpp"
#include "engine/audit/rules/makers.hpp"
#include "engine/audit/words.hpp"

namespace gainsay::audit {
namespace {

constexpr RuleInfo about{
    .id = "contradiction/inside-one-claim",
    .name = "Contradiction inside one claim",
    .severity = Severity::Error,
    .reason =
        "Two claims are said to be the same proposition in other words, and also to exclude each other. Both "
        "cannot "
        "be so, and everything that is concluded over the rephrasing is wrong for one of the two. Usually "
        "the "
        "rephrasing is too generous: one of the claims is narrower, or of another time. Reject the relation "
        "that does "
        "not hold, or make of the rephrasing a qualification.",
    .bad = R"({"gainsay": 1, "claims": [
          {"id": "claim:dam-holds", "text": "The dam holds."}, {"id": "claim:dam-stands", "text": "The dam still stands."}],
        "relations": [
          {"id": "relation:same", "kind": "rephrases", "from": "claim:dam-holds", "to": "claim:dam-stands"},
          {"id": "relation:against", "kind": "contradicts", "from": "claim:dam-stands", "to": "claim:dam-holds"}]})",
    .good = R"({"gainsay": 1, "claims": [
          {"id": "claim:dam-holds", "text": "The dam holds."}, {"id": "claim:dam-stands", "text": "The dam still stands."}],
        "relations": [
          {"id": "relation:same", "kind": "rephrases", "from": "claim:dam-holds", "to": "claim:dam-stands", "status": "rejected"},
          {"id": "relation:against", "kind": "contradicts", "from": "claim:dam-stands", "to": "claim:dam-holds"}]})",
};

class InsideOneClaim final : public Rule {
public:
    const RuleInfo& info() const override { return about; }

    void finish(const Subject& subject, const Report& report) override {
        const Snapshot& snapshot = subject.snapshot;
        for (const EdgeKind kind : {EdgeKind::Contradicts, EdgeKind::Rebuts}) {
            for (const Edge edge : snapshot.edges(kind)) look(subject, edge, report);
        }
    }

private:
    void look(const Subject& subject, Edge edge, const Report& report) const {
        const Snapshot& snapshot = subject.snapshot;
        const ClaimClasses& classes = classes_of(subject);
        const Node a = snapshot.source(edge), b = snapshot.target(edge);
        if (!accepted(snapshot, edge) || classes.of(a) != classes.of(b)) return;
        const Node relation = snapshot.relation(edge);
        Finding finding =
            found(record_id(snapshot, relation), "",
                  std::string(to_string(snapshot.kind(edge))) + " stands between " + quoted(snapshot, a) +
                      " and " + quoted(snapshot, b) + ", which are said to be one claim in other words");
        for (const Node step : ClaimClasses::rephrasings(snapshot, a, b))
            finding.witness.push_back(relating(snapshot, step));
        finding.witness.push_back(relating(snapshot, relation));
        report(std::move(finding));
    }
};

}  // namespace

std::unique_ptr<Rule> make_inside_one_claim() {
    return std::make_unique<InsideOneClaim>();
}

}  // namespace gainsay::audit
