
#include "engine/audit/rules/makers.hpp"
#include "engine/audit/support/amiss.hpp"
#include "engine/audit/support/first_said.hpp"
#include "engine/audit/words.hpp"
#include "engine/time/time_of.hpp"

namespace gainsay::audit {
namespace {

constexpr RuleInfo about{
    .id = "time/early-rebuttal",
    .name = "Rebuttal before the claim",
    .severity = Severity::Warning,
    .reason =
        "A claim is rebutted in a document, or denied by an agent, certainly before anybody is recorded to "
        "have said it. A date is wrong, or the claim was said earlier by somebody who is missing in the "
        "case, and who may be the one that matters. What a rebuttal argues with may be older than the "
        "claim: only the document counts in which it is held against it. A denial is a note, because people "
        "deny what was merely whispered; so is whatever depends on a date in doubt.",
    .bad = R"({"gainsay": 1, "documents": [
        {"id": "document:gazette", "title": "Gazette", "kind": "article", "published": "2018-07-02", "states": ["claim:dam-leaks"]},
        {"id": "document:answer", "title": "Answer", "kind": "statement", "published": "2018-06", "states": ["claim:dam-tested"]}],
        "claims": [{"id": "claim:dam-leaks", "text": "The dam leaks."}, {"id": "claim:dam-tested", "text": "The dam was tested."}],
        "relations": [{"id": "relation:r", "kind": "rebuts", "from": "claim:dam-tested", "to": "claim:dam-leaks", "asserted_in": "document:answer"}]})",
    .good = R"({"gainsay": 1, "documents": [
        {"id": "document:gazette", "title": "Gazette", "kind": "article", "published": "2018-07-02", "states": ["claim:dam-leaks"]},
        {"id": "document:answer", "title": "Answer", "kind": "statement", "published": "2018-07", "states": ["claim:dam-tested"]}],
        "claims": [{"id": "claim:dam-leaks", "text": "The dam leaks."}, {"id": "claim:dam-tested", "text": "The dam was tested."}],
        "relations": [{"id": "relation:r", "kind": "rebuts", "from": "claim:dam-tested", "to": "claim:dam-leaks", "asserted_in": "document:answer"}]})",
};

class EarlyRebuttal final : public Rule {
public:
    const RuleInfo& info() const override { return about; }

    void finish(const Subject& subject, const Report& report) override {
        const Snapshot& snapshot = subject.snapshot;
        const FirstSayings& sayings = FirstSayings::of(subject);
        for (const Edge edge : snapshot.edges(EdgeKind::Rebuts)) {
            const Node relation = snapshot.relation(edge), claim = snapshot.target(edge);
            if (snapshot.status(relation) != RelationStatus::Accepted) continue;
            const FirstSaid first = sayings.of(claim);
            if (first.source != no_node) check(snapshot, relation, claim, first, report);
        }
        for (const Edge edge : snapshot.edges(EdgeKind::Denies)) {
            const Node claim = snapshot.target(edge);
            if (snapshot.kind(claim) != RecordKind::Claim) continue;
            const FirstSaid first = sayings.of(claim);
            if (first.source != no_node) check(snapshot, snapshot.source(edge), claim, first, report);
        }
    }

private:
    void check(const Snapshot& snapshot, Node attack, Node claim, const FirstSaid& first,
               const Report& report) {
        const bool relation = snapshot.kind(attack) == RecordKind::Relation;
        const Amiss amiss = comes_after(first.begins, time_of(snapshot, attack));
        if (amiss == Amiss::No) return;
        Finding finding =
            found(record_id(snapshot, attack), relation ? "asserted_in" : "said_on",
                  std::string(snapshot.id(claim)) + (relation ? " was rebutted" : " was denied") +
                      " before it was first said" + doubt_told(amiss) + ", expected an earlier saying of it");
        finding.severity = relation ? weighed(amiss, about.severity) : Severity::Note;
        finding.witness.push_back(relation ? relating(snapshot, attack) : saying(snapshot, attack, claim));
        if (relation) {
            for (const Node document : snapshot.out(attack, EdgeKind::AssertedIn).nodes())
                finding.witness.push_back(
                    {record_id(snapshot, document), "published",
                     "published " + std::string(snapshot.text(snapshot.date(document)))});
        }
        finding.witness.push_back(saying(snapshot, first.source, claim));
        report(std::move(finding));
    }
};

}  // namespace

std::unique_ptr<Rule> make_early_rebuttal() {
    return std::make_unique<EarlyRebuttal>();
}

}  // namespace gainsay::audit
