#include <algorithm>

#include "engine/audit/rules/makers.hpp"
#include "engine/audit/support/speaking.hpp"
#include "engine/audit/words.hpp"

namespace gainsay::audit {
namespace {

constexpr RuleInfo about{
    .id = "sourcing/retracted",
    .name = "Something rests on what was taken back",
    .severity = Severity::Warning,
    .reason =
        "A document quotes a retracted one, or takes evidence or data from it, without saying so; or a "
        "claim on which an accepted relation rests is said by nobody any more, because all its statements "
        "and documents were retracted. Take the relation out, find another source, or record that the "
        "citing document says so itself: by an undercut of the retracted document asserted there, or by a "
        "citation that merely mentions it. A document that certainly appeared before the retraction could "
        "not know, so that is a note.",
    .bad = R"({"gainsay": 1, "documents": [
        {"id": "document:gazette", "title": "Gazette", "kind": "article", "published": "2019-05", "cites": [{"document": "document:study", "manner": "evidence"}]},
        {"id": "document:study", "title": "Study", "kind": "report", "published": "2017", "retracted": {"on": "2018"}}]})",
    .good = R"({"gainsay": 1, "documents": [
        {"id": "document:gazette", "title": "Gazette", "kind": "article", "published": "2019-05", "cites": [{"document": "document:study", "manner": "mentions"}]},
        {"id": "document:study", "title": "Study", "kind": "report", "published": "2017", "retracted": {"on": "2018"}}]})",
};

constexpr std::size_t max_shown = 8;

std::string when(const Snapshot& snapshot, Node retracted) {
    const Date on = snapshot.retracted_on(retracted);
    return on == no_date ? std::string("retracted") : "retracted " + std::string(snapshot.text(on));
}

class Retracted final : public Rule {
public:
    const RuleInfo& info() const override { return about; }

    void finish(const Subject& subject, const Report& report) override {
        const Snapshot& snapshot = subject.snapshot;
        for (const Node document : snapshot.nodes(RecordKind::Document)) {
            if (snapshot.retracted(document)) cited(snapshot, document, report);
        }
        for (const Node claim : snapshot.nodes(RecordKind::Claim)) {
            if (nothing_left(snapshot, claim)) used(snapshot, claim, report);
        }
    }

private:
    // --- documents
    void cited(const Snapshot& snapshot, Node retracted, const Report& report) {
        const std::vector<Node> knowing = who_undercuts(snapshot, retracted);
        Node last = no_node;  // those of one document stand side by side
        for (const Arc arc : snapshot.in(retracted, EdgeKind::Cites)) {
            if (snapshot.manner(arc.edge) == CitationManner::Mentions || arc.node == last) continue;
            last = arc.node;
            if (std::binary_search(knowing.begin(), knowing.end(), arc.node)) continue;
            const Date published = snapshot.date(arc.node), on = snapshot.retracted_on(retracted);
            const bool before = published != no_date && on != no_date &&
                                compare(snapshot.period(published), snapshot.period(on)) == TimeOrder::Before;
            Finding finding = found(record_id(snapshot, arc.node), "cites",
                                    "the document leans on " + std::string(snapshot.id(retracted)) + ", " +
                                        when(snapshot, retracted) + (before ? " after it appeared" : "") +
                                        ", expected that it says so");
            if (before) finding.severity = Severity::Note;
            finding.key = {std::string(snapshot.id(retracted))};
            finding.witness.push_back({finding.record, "cites",
                                       "cites " + std::string(snapshot.id(retracted)) + " as " +
                                           std::string(to_word(snapshot.manner(arc.edge)))});
            finding.witness.push_back(
                {record_id(snapshot, retracted), "retracted", when(snapshot, retracted)});
            report(std::move(finding));
        }
    }

    // Documents in which an accepted undercut of this one is asserted, by node.
    static std::vector<Node> who_undercuts(const Snapshot& snapshot, Node document) {
        std::vector<Node> where;
        for (const Arc arc : snapshot.in(document, EdgeKind::Undercuts)) {
            const Node relation = snapshot.relation(arc.edge);
            if (snapshot.status(relation) != RelationStatus::Accepted) continue;
            for (const Node in : snapshot.out(relation, EdgeKind::AssertedIn).nodes()) where.push_back(in);
        }
        std::sort(where.begin(), where.end());
        return where;
    }

    // --- claims
    static bool gone(const Snapshot& snapshot, Node source) {
        if (snapshot.retracted(source)) return true;
        if (snapshot.kind(source) == RecordKind::Document) return false;
        const Arcs documents = snapshot.out(source, EdgeKind::RecordedIn);
        return !documents.empty() && std::all_of(documents.begin(), documents.end(), [&](const Arc& arc) {
            return snapshot.retracted(arc.node);
        });
    }

    static bool nothing_left(const Snapshot& snapshot, Node claim) {
        bool any = false;
        for (const EdgeKind kind : {EdgeKind::States, EdgeKind::Asserts}) {
            for (const Node source : snapshot.in(claim, kind).nodes()) {
                if (!gone(snapshot, source)) return false;
                any = true;
            }
        }
        return any;
    }

    void used(const Snapshot& snapshot, Node claim, const Report& report) {
        std::vector<Node> relations;
        for (const EdgeKind kind :
             {EdgeKind::Rebuts, EdgeKind::Undercuts, EdgeKind::Supports, EdgeKind::Entails}) {
            for (const Arc arc : snapshot.out(claim, kind)) {
                const Node relation = snapshot.relation(arc.edge);
                if (relations.size() < max_shown && snapshot.status(relation) == RelationStatus::Accepted)
                    relations.push_back(relation);
            }
        }
        if (relations.empty()) return;
        Finding finding = found(record_id(snapshot, claim), "",
                                "everything that says this claim was retracted, but the case still argues "
                                "with it, expected another source");
        for (const Node relation : relations) finding.witness.push_back(relating(snapshot, relation));
        for (Node taken_back : sources_of(snapshot, claim, max_shown)) {
            if (!snapshot.retracted(taken_back))
                taken_back = snapshot.out(taken_back, EdgeKind::RecordedIn)[0].node;
            finding.witness.push_back(
                {record_id(snapshot, taken_back), "retracted", when(snapshot, taken_back)});
        }
        report(std::move(finding));
    }
};

}  // namespace

std::unique_ptr<Rule> make_retracted() {
    return std::make_unique<Retracted>();
}

}  // namespace gainsay::audit
