#include "engine/audit/rules/makers.hpp"
#include "engine/audit/support/amiss.hpp"
#include "engine/audit/words.hpp"

namespace gainsay::audit {
namespace {

constexpr RuleInfo about{
    .id = "sourcing/younger-citation",
    .name = "Citation younger than what cites it",
    .severity = Severity::Warning,
    .reason =
        "A document cites another that appeared only after it, or had a statement from one. One of the two "
        "dates is wrong, or another edition is meant, or the text was changed after it was published: all "
        "of them matter to whoever asks what was known when. It is a note where it depends on a date that "
        "the case itself marks as doubtful.",
    .bad = R"({"gainsay": 1, "documents": [
        {"id": "document:gazette", "title": "Gazette", "kind": "article", "published": "2018-07-02", "cites": [{"document": "document:report"}]},
        {"id": "document:report", "title": "Report", "kind": "report", "published": "2019"}]})",
    .good = R"({"gainsay": 1, "documents": [
        {"id": "document:gazette", "title": "Gazette", "kind": "article", "published": "2018-07-02", "cites": [{"document": "document:report"}]},
        {"id": "document:report", "title": "Report", "kind": "report", "published": "2018"}]})",
};

class YoungerCitation final : public Rule {
public:
    const RuleInfo& info() const override { return about; }

    void finish(const Subject& subject, const Report& report) override {
        const Snapshot& snapshot = subject.snapshot;
        for (const Node document : snapshot.nodes(RecordKind::Document)) {
            if (snapshot.date(document) == no_date) continue;
            for (const EdgeKind kind : {EdgeKind::Cites, EdgeKind::RelayedFrom}) {
                Edge last = no_edge;
                for (const Arc arc : snapshot.out(document, kind)) {
                    if (snapshot.kind(arc.node) == RecordKind::Document && !says_again(snapshot, last, arc))
                        check(snapshot, document, arc, report);
                    last = arc.edge;
                }
            }
        }
    }

private:
    // The same citation in another manner, or the same statement from the same document: they stand side by side.
    static bool says_again(const Snapshot& snapshot, Edge last, Arc arc) {
        if (last == no_edge || snapshot.target(last) != arc.node) return false;
        return snapshot.kind(arc.edge) == EdgeKind::Cites ||
               snapshot.occurrence(last).statement == snapshot.occurrence(arc.edge).statement;
    }

    void check(const Snapshot& snapshot, Node document, Arc arc, const Report& report) {
        const Date own = snapshot.date(document), cited = snapshot.date(arc.node);
        if (cited == no_date) return;
        const Amiss amiss = comes_after(snapshot.period(cited), snapshot.period(own));
        if (amiss == Amiss::No) return;
        const bool relayed = snapshot.kind(arc.edge) == EdgeKind::RelayedFrom;
        const std::string other(snapshot.id(arc.node));
        Finding finding = found(record_id(snapshot, document), relayed ? "" : "cites",
                                "the document, published " + std::string(snapshot.text(own)) +
                                    (relayed ? ", had a statement from " : ", cites ") + other +
                                    ", which was published later, " + std::string(snapshot.text(cited)) +
                                    doubt_told(amiss));
        finding.severity = weighed(amiss, about.severity);
        finding.key = {other,
                       relayed ? std::string(snapshot.id(snapshot.occurrence(arc.edge).statement)) : "cites"};
        finding.witness.push_back(
            {finding.record, "published", "published " + std::string(snapshot.text(own))});
        finding.witness.push_back(
            {record_id(snapshot, arc.node), "published", "published " + std::string(snapshot.text(cited))});
        report(std::move(finding));
    }
};

}  // namespace

std::unique_ptr<Rule> make_younger_citation() {
    return std::make_unique<YoungerCitation>();
}

}  // namespace gainsay::audit
