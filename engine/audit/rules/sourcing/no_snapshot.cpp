#include "engine/audit/rules/makers.hpp"
#include "engine/audit/words.hpp"

namespace gainsay::audit {
namespace {

constexpr RuleInfo about{
    .id = "sourcing/no-snapshot",
    .name = "Quoted document without a stored copy",
    .severity = Severity::Note,
    .reason =
        "Words are quoted from the document, but no copy of it is stored. Pages change and vanish; without "
        "a copy nobody can check later whether the words stood there. Store a copy beside the case with its "
        "SHA-256.",
    .bad = R"({"gainsay": 1, "agents": [{"id": "agent:ada", "name": "Ada"}],
        "documents": [{"id": "document:gazette", "title": "Gazette", "kind": "article"}],
        "claims": [{"id": "claim:dam-leaks", "text": "The dam leaks."}],
        "statements": [{"id": "statement:ada-dam", "speaker": "agent:ada", "stance": "asserts", "of": "claim:dam-leaks", "manner": "quote",
            "occurrences": [{"document": "document:gazette", "selector": {"exact": "it leaks"}}]}]})",
    .good = R"({"gainsay": 1, "agents": [{"id": "agent:ada", "name": "Ada"}],
        "documents": [{"id": "document:gazette", "title": "Gazette", "kind": "article",
            "snapshot": {"path": "gazette.txt", "sha256": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"}}],
        "claims": [{"id": "claim:dam-leaks", "text": "The dam leaks."}],
        "statements": [{"id": "statement:ada-dam", "speaker": "agent:ada", "stance": "asserts", "of": "claim:dam-leaks", "manner": "quote",
            "occurrences": [{"document": "document:gazette", "selector": {"exact": "it leaks"}}]}]})",
};

constexpr std::size_t max_shown = 3;

class NoSnapshot final : public Rule {
public:
    const RuleInfo& info() const override { return about; }

    void finish(const Subject& subject, const Report& report) override {
        const Snapshot& snapshot = subject.snapshot;
        for (const Node document : snapshot.nodes(RecordKind::Document)) {
            if (snapshot.seen(document)) continue;
            std::size_t quotes = 0;
            std::vector<Step> shown;
            for (const Arc arc : snapshot.in(document, EdgeKind::RecordedIn)) {
                if (snapshot.occurrence(arc.edge).exact.empty()) continue;
                ++quotes;
                if (shown.size() < max_shown)
                    shown.push_back({record_id(snapshot, arc.node), "occurrences", "is quoted from it"});
            }
            if (quotes == 0) continue;
            Finding finding =
                found(record_id(snapshot, document), "snapshot",
                      std::to_string(quotes) + (quotes == 1 ? " quotation is" : " quotations are") +
                          " taken from a document without a stored copy, expected one");
            finding.witness = std::move(shown);
            report(std::move(finding));
        }
    }
};

}  // namespace

std::unique_ptr<Rule> make_no_snapshot() {
    return std::make_unique<NoSnapshot>();
}

}  // namespace gainsay::audit
