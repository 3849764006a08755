#include "engine/audit/rules/makers.hpp"
#include "engine/audit/words.hpp"

namespace gainsay::audit {
namespace {

constexpr RuleInfo about{
    .id = "review/nobody-said",
    .name = "Verdict on a claim that nobody made",
    .severity = Severity::Warning,
    .reason =
        "A fact-checker judged this claim, but nobody is recorded who asserts it and no document that "
        "states it, in these words or in an accepted rephrasing. A verdict on a claim that nobody made is a "
        "straw man, or its source was left behind at the import. Record who said it, and where.",
    .bad = R"({"gainsay": 1, "claims": [{"id": "claim:dam-leaks", "text": "The dam leaks."}],
        "reviews": [{"id": "review:r", "of": "claim:dam-leaks", "rating": {"label": "False"}}]})",
    .good = R"({"gainsay": 1, "claims": [{"id": "claim:dam-leaks", "text": "The dam leaks."}],
        "documents": [{"id": "document:post", "title": "Post", "kind": "post", "states": ["claim:dam-leaks"]}],
        "reviews": [{"id": "review:r", "of": "claim:dam-leaks", "rating": {"label": "False"}}]})",
};

bool said(const Snapshot& snapshot, Node claim) {
    return !snapshot.in(claim, EdgeKind::Asserts).empty() || !snapshot.in(claim, EdgeKind::States).empty();
}

bool said_otherwise(const Snapshot& snapshot, Node claim) {
    for (const Arcs& arcs :
         {snapshot.out(claim, EdgeKind::Rephrases), snapshot.in(claim, EdgeKind::Rephrases)}) {
        for (const Arc arc : arcs) {
            if (snapshot.status(snapshot.relation(arc.edge)) == RelationStatus::Accepted &&
                said(snapshot, arc.node))
                return true;
        }
    }
    return false;
}

class NobodySaid final : public Rule {
public:
    const RuleInfo& info() const override { return about; }

    void finish(const Subject& subject, const Report& report) override {
        const Snapshot& snapshot = subject.snapshot;
        for (const Node claim : snapshot.nodes(RecordKind::Claim)) {
            const Arcs reviews = snapshot.in(claim, EdgeKind::ReviewOf);
            if (reviews.empty() || said(snapshot, claim) || said_otherwise(snapshot, claim)) continue;
            Finding finding =
                found(record_id(snapshot, claim), "",
                      "a verdict was given on this claim, but nobody says it, expected a statement or a "
                      "document that states it");
            finding.witness.push_back({record_id(snapshot, reviews[0].node), "of", "judges it"});
            report(std::move(finding));
        }
    }
};

}  // namespace

std::unique_ptr<Rule> make_nobody_said() {
    return std::make_unique<NobodySaid>();
}

}  // namespace gainsay::audit
