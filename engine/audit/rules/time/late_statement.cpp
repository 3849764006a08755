#include "engine/audit/rules/makers.hpp"
#include "engine/audit/support/amiss.hpp"
#include "engine/audit/words.hpp"

namespace gainsay::audit {
namespace {

constexpr RuleInfo about{
    .id = "time/late-statement",
    .name = "Statement after the document in which it stands",
    .severity = Severity::Warning,
    .reason =
        "A document cannot hold words that were said only after it was published. The date of one of them "
        "is wrong, or the text was changed after publication, which is worth knowing. It is a note where it "
        "depends on a date that the case marks as doubtful.",
    .bad = R"({"gainsay": 1, "agents": [{"id": "agent:ada", "name": "Ada"}],
        "documents": [{"id": "document:gazette", "title": "Gazette", "kind": "article", "published": "2018-07-02"}],
        "claims": [{"id": "claim:dam-leaks", "text": "The dam leaks."}],
        "statements": [{"id": "statement:ada-dam", "speaker": "agent:ada", "stance": "asserts", "of": "claim:dam-leaks", "said_on": "2018-07-03",
            "occurrences": [{"document": "document:gazette"}]}]})",
    .good = R"({"gainsay": 1, "agents": [{"id": "agent:ada", "name": "Ada"}],
        "documents": [{"id": "document:gazette", "title": "Gazette", "kind": "article", "published": "2018-07-02"}],
        "claims": [{"id": "claim:dam-leaks", "text": "The dam leaks."}],
        "statements": [{"id": "statement:ada-dam", "speaker": "agent:ada", "stance": "asserts", "of": "claim:dam-leaks", "said_on": "2018-07",
            "occurrences": [{"document": "document:gazette"}]}]})",
};

class LateStatement final : public Rule {
public:
    const RuleInfo& info() const override { return about; }

    void finish(const Subject& subject, const Report& report) override {
        const Snapshot& snapshot = subject.snapshot;
        for (const Node statement : snapshot.nodes(RecordKind::Statement)) {
            if (snapshot.date(statement) == no_date) continue;
            Node last = no_node;
            for (const Node document : snapshot.out(statement, EdgeKind::RecordedIn).nodes()) {
                if (document != last) check(snapshot, statement, document, report);
                last = document;  // its occurrences stand side by side
            }
        }
    }

private:
    void check(const Snapshot& snapshot, Node statement, Node document, const Report& report) {
        const Date said = snapshot.date(statement), published = snapshot.date(document);
        if (published == no_date) return;
        const Amiss amiss = comes_after(snapshot.period(said), snapshot.period(published));
        if (amiss == Amiss::No) return;
        const std::string id(snapshot.id(document));
        Finding finding = found(record_id(snapshot, statement), "said_on",
                                "said " + std::string(snapshot.text(said)) + ", but it stands in " + id +
                                    ", published " + std::string(snapshot.text(published)) +
                                    ", expected an earlier date" + doubt_told(amiss));
        finding.severity = weighed(amiss, about.severity);
        finding.key = {id};
        finding.witness.push_back(saying(snapshot, statement, snapshot.object(statement)));
        finding.witness.push_back({record_id(snapshot, document), "published",
                                   "published " + std::string(snapshot.text(published))});
        report(std::move(finding));
    }
};

}  // namespace

std::unique_ptr<Rule> make_late_statement() {
    return std::make_unique<LateStatement>();
}

}  // namespace gainsay::audit
