#include "engine/audit/rules/makers.hpp"
#include "engine/audit/words.hpp"

namespace gainsay::audit {
namespace {

constexpr RuleInfo about{
    .id = "structure/statement-nowhere",
    .name = "Statement that stands nowhere",
    .severity = Severity::Warning,
    .reason =
        "No document is recorded in which the statement stands, so nobody can look up who said it, when and "
        "in which words. Record where it was read or heard: an article, a post, a transcript, a note of a "
        "talk.",
    .bad = R"({"gainsay": 1, "agents": [{"id": "agent:ada", "name": "Ada"}],
        "claims": [{"id": "claim:dam-leaks", "text": "The dam leaks."}],
        "statements": [{"id": "statement:ada-dam", "speaker": "agent:ada", "stance": "asserts", "of": "claim:dam-leaks"}]})",
    .good = R"({"gainsay": 1, "agents": [{"id": "agent:ada", "name": "Ada"}],
        "documents": [{"id": "document:gazette", "title": "Gazette", "kind": "article"}],
        "claims": [{"id": "claim:dam-leaks", "text": "The dam leaks."}],
        "statements": [{"id": "statement:ada-dam", "speaker": "agent:ada", "stance": "asserts", "of": "claim:dam-leaks",
            "occurrences": [{"document": "document:gazette"}]}]})",
};

class StatementNowhere final : public Rule {
public:
    const RuleInfo& info() const override { return about; }

    void finish(const Subject& subject, const Report& report) override {
        const Snapshot& snapshot = subject.snapshot;
        for (const Node statement : snapshot.nodes(RecordKind::Statement)) {
            if (!snapshot.out(statement, EdgeKind::RecordedIn).empty()) continue;
            Finding finding =
                found(record_id(snapshot, statement), "occurrences",
                      "no document is recorded in which the statement stands, expected at least one");
            finding.witness.push_back(saying(snapshot, statement, snapshot.object(statement)));
            report(std::move(finding));
        }
    }
};

}  // namespace

std::unique_ptr<Rule> make_statement_nowhere() {
    return std::make_unique<StatementNowhere>();
}

}  // namespace gainsay::audit
