#include <algorithm>

#include "engine/audit/rules/makers.hpp"
#include "engine/audit/words.hpp"

namespace gainsay::audit {
namespace {

constexpr RuleInfo about{
    .id = "review/no-evidence",
    .name = "Verdict without evidence",
    .severity = Severity::Warning,
    .reason =
        "A verdict is worth what it rests on. Of this one no document is recorded in which it is reasoned, "
        "nor does its author assert anything in the case that bears on the claim; or (as a note) the "
        "document cites nothing, states nothing and asserts no relation. Record the fact-check itself and "
        "what it cites. Of claims in which many relations meet the first 64 of a kind are looked at.",
    .bad = R"({"gainsay": 1, "claims": [{"id": "claim:dam-leaks", "text": "The dam leaks."}],
        "reviews": [{"id": "review:r", "of": "claim:dam-leaks", "rating": {"label": "False"}}]})",
    .good = R"({"gainsay": 1, "claims": [{"id": "claim:dam-leaks", "text": "The dam leaks."}],
        "documents": [{"id": "document:check", "title": "Check", "kind": "article", "cites": [{"document": "document:survey", "manner": "evidence"}]},
            {"id": "document:survey", "title": "Survey", "kind": "report"}],
        "reviews": [{"id": "review:r", "of": "claim:dam-leaks", "in": "document:check", "rating": {"label": "False"}}]})",
};

constexpr std::size_t max_relations = 64;

bool reasons(const Snapshot& snapshot, Node document) {
    return !snapshot.out(document, EdgeKind::Cites).empty() ||
           !snapshot.out(document, EdgeKind::States).empty() ||
           !snapshot.in(document, EdgeKind::AssertedIn).empty();
}

// The reviewer holds something for or against the claim.
bool argues(const Snapshot& snapshot, Node reviewer, Node claim) {
    const auto by_reviewer = [&](const Arcs& arcs) {
        for (std::size_t i = 0; i < std::min(arcs.size(), max_relations); ++i) {
            for (const Node by :
                 snapshot.out(snapshot.relation(arcs[i].edge), EdgeKind::AssertedBy).nodes()) {
                if (by == reviewer) return true;
            }
        }
        return false;
    };
    return by_reviewer(snapshot.in(claim, EdgeKind::Supports)) ||
           by_reviewer(snapshot.in(claim, EdgeKind::Rebuts)) ||
           by_reviewer(snapshot.in(claim, EdgeKind::Entails)) ||
           by_reviewer(snapshot.in(claim, EdgeKind::Contradicts)) ||
           by_reviewer(snapshot.out(claim, EdgeKind::Contradicts)) ||
           by_reviewer(snapshot.in(claim, EdgeKind::Qualifies));
}

class NoEvidence final : public Rule {
public:
    const RuleInfo& info() const override { return about; }

    void finish(const Subject& subject, const Report& report) override {
        const Snapshot& snapshot = subject.snapshot;
        for (const Node review : snapshot.nodes(RecordKind::Review)) check(snapshot, review, report);
    }

private:
    void check(const Snapshot& snapshot, Node review, const Report& report) {
        const Arcs in = snapshot.out(review, EdgeKind::ReviewedIn),
                   by = snapshot.out(review, EdgeKind::ReviewedBy);
        if (!in.empty() && reasons(snapshot, in[0].node)) return;
        const Arcs of = snapshot.out(review, EdgeKind::ReviewOf);
        if (!by.empty() && !of.empty() && argues(snapshot, by[0].node, of[0].node)) return;
        Finding finding = found(
            record_id(snapshot, review), "in",
            in.empty()
                ? "no document is recorded in which the verdict is reasoned, expected one with its sources"
                : std::string(snapshot.id(in[0].node)) +
                      ", in which the verdict stands, cites and states nothing, expected its sources");
        if (!in.empty()) {
            finding.severity = Severity::Note;
            finding.witness.push_back({record_id(snapshot, in[0].node), "cites", "cites nothing"});
        }
        report(std::move(finding));
    }
};

}  // namespace

std::unique_ptr<Rule> make_no_evidence() {
    return std::make_unique<NoEvidence>();
}

}  // namespace gainsay::audit
