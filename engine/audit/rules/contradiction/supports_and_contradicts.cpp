#include "engine/audit/rules/contradiction/classes.hpp"
#include "engine/audit/rules/makers.hpp"
#include "engine/audit/words.hpp"

namespace gainsay::audit {
namespace {

constexpr RuleInfo about{
    .id = "contradiction/supports-and-contradicts",
    .name = "Supports and contradicts the same claim",
    .severity = Severity::Error,
    .reason =
        "One claim is said to support or entail another, and the two are also said to exclude each other. If "
        "different "
        "people said so, it is a dispute about the argument, which the case should show as an undercut of "
        "one of the two "
        "relations; if nobody disputes it, one of them is a slip. Reject the one that does not hold.",
    .bad = R"({"gainsay": 1, "claims": [
          {"id": "claim:new-gates", "text": "The gates are new."}, {"id": "claim:dam-holds", "text": "The dam holds."}],
        "relations": [
          {"id": "relation:for", "kind": "supports", "from": "claim:new-gates", "to": "claim:dam-holds"},
          {"id": "relation:against", "kind": "rebuts", "from": "claim:new-gates", "to": "claim:dam-holds"}]})",
    .good = R"({"gainsay": 1, "claims": [
          {"id": "claim:new-gates", "text": "The gates are new."}, {"id": "claim:dam-holds", "text": "The dam holds."}],
        "relations": [
          {"id": "relation:for", "kind": "supports", "from": "claim:new-gates", "to": "claim:dam-holds"}]})",
};

class SupportsAndContradicts final : public Rule {
public:
    const RuleInfo& info() const override { return about; }

    void finish(const Subject& subject, const Report& report) override {
        const Snapshot& snapshot = subject.snapshot;
        for (const EdgeKind kind : {EdgeKind::Supports, EdgeKind::Entails}) {
            for (const Edge edge : snapshot.edges(kind)) look(subject, edge, report);
        }
    }

private:
    void look(const Subject& subject, Edge edge, const Report& report) const {
        const Snapshot& snapshot = subject.snapshot;
        const ClaimClasses& classes = classes_of(subject);
        const Node a = snapshot.source(edge), b = snapshot.target(edge);
        if (!accepted(snapshot, edge) || classes.of(a) == classes.of(b)) return;
        const Edge against = classes.conflict_between(classes.of(a), classes.of(b));
        if (against == no_edge) return;
        const Node other = snapshot.relation(against);
        Finding finding =
            found(record_id(snapshot, snapshot.relation(edge)), "",
                  quoted(snapshot, a) + " " + std::string(to_string(snapshot.kind(edge))) + " " +
                      quoted(snapshot, b) + ", and the two are also said to exclude each other");
        finding.witness.push_back(relating(snapshot, snapshot.relation(edge)));
        add_rephrasings(subject, a, b, against, finding.witness);
        finding.witness.push_back(relating(snapshot, other));
        finding.key = {std::string(snapshot.id(other))};
        report(std::move(finding));
    }

    // How the claims of the one relation are those of the other.
    static void add_rephrasings(const Subject& subject, Node a, Node b, Edge against,
                                std::vector<Step>& steps) {
        const Snapshot& snapshot = subject.snapshot;
        Node near = snapshot.source(against), far = snapshot.target(against);
        if (classes_of(subject).of(near) != classes_of(subject).of(a)) std::swap(near, far);
        for (const auto& [from, to] : {std::pair(a, near), std::pair(far, b)}) {
            for (const Node relation : ClaimClasses::rephrasings(snapshot, from, to))
                steps.push_back(relating(snapshot, relation));
        }
    }
};

}  // namespace

std::unique_ptr<Rule> make_supports_and_contradicts() {
    return std::make_unique<SupportsAndContradicts>();
}

}  // namespace gainsay::audit
