#include <array>

#include "engine/audit/rules/makers.hpp"
#include "engine/audit/support/origins.hpp"
#include "engine/audit/words.hpp"
#include "engine/provenance/sources/sources.hpp"

namespace gainsay::audit {
namespace {

constexpr std::array thresholds{
    ThresholdInfo{"trail", 200, "links behind a claim that are followed when a first look does not tell"}};

constexpr RuleInfo about{
    .id = "sourcing/no-origin",
    .name = "Claim without an origin",
    .severity = Severity::Warning,
    .reason =
        "The case leans on this claim, as support or as an attack, or somebody denies or questions it; but "
        "nobody is recorded who says it, in these or other words, and no document that states it. Or all "
        "that is recorded of it runs in circles: every document behind it had it from another that leads "
        "back. Find who said it first, and where.",
    .bad = R"({"gainsay": 1, "claims": [
        {"id": "claim:dam-leaks", "text": "The dam leaks."}, {"id": "claim:crack", "text": "There is a crack in it."}],
        "documents": [{"id": "document:gazette", "title": "Gazette", "kind": "article", "states": ["claim:dam-leaks"]}],
        "relations": [{"id": "relation:crack-leak", "kind": "supports", "from": "claim:crack", "to": "claim:dam-leaks"}]})",
    .good = R"({"gainsay": 1, "claims": [
        {"id": "claim:dam-leaks", "text": "The dam leaks."}, {"id": "claim:crack", "text": "There is a crack in it."}],
        "documents": [
            {"id": "document:gazette", "title": "Gazette", "kind": "article", "states": ["claim:dam-leaks"]},
            {"id": "document:survey", "title": "Survey", "kind": "report", "states": ["claim:crack"]}],
        "relations": [{"id": "relation:crack-leak", "kind": "supports", "from": "claim:crack", "to": "claim:dam-leaks"}]})",
    .thresholds = thresholds,
};

class NoOrigin final : public Rule {
public:
    const RuleInfo& info() const override { return about; }

    void finish(const Subject& subject, const Report& report) override {
        const Snapshot& snapshot = subject.snapshot;
        const auto trail = static_cast<std::size_t>(
            subject.threshold(about.id, thresholds[0].name, thresholds[0].otherwise));
        Origins origins(subject);
        for (const Node claim : snapshot.nodes(RecordKind::Claim)) {
            const std::optional<Standing> standing = origins.standing(claim);
            if (!standing) continue;
            if (standing->sources.empty()) {
                for (const Node one : standing->claims) unsaid(snapshot, one, report);
            } else if (!origins.surely_ends(*standing)) {
                circles(snapshot, claim, trail, report);
            }
        }
    }

private:
    void unsaid(const Snapshot& snapshot, Node claim, const Report& report) {
        const std::optional<Step> use = first_use(snapshot, claim);
        if (!use) return;
        Finding finding =
            found(record_id(snapshot, claim), "",
                  "nobody says this claim on which the case leans, expected a statement that asserts it or a "
                  "document that states it");
        finding.witness.push_back(*use);
        report(std::move(finding));
    }

    static std::optional<Step> first_use(const Snapshot& snapshot, Node claim) {
        for (const EdgeKind kind : {EdgeKind::Denies, EdgeKind::Questions}) {
            const Arcs statements = snapshot.in(claim, kind);
            if (!statements.empty()) return saying(snapshot, statements[0].node, claim);
        }
        for (std::size_t k = 0; k < edge_kind_count; ++k) {
            const auto kind = static_cast<EdgeKind>(k);
            if (!is_relation(kind) || kind == EdgeKind::Rephrases) continue;
            const Arcs out = snapshot.out(claim, kind);
            for (const Arcs& arcs :
                 {out, kind == EdgeKind::Contradicts ? snapshot.in(claim, kind) : Arcs()}) {
                for (const Arc arc : arcs) {
                    const Node relation = snapshot.relation(arc.edge);
                    if (snapshot.status(relation) == RelationStatus::Accepted)
                        return relating(snapshot, relation);
                }
            }
        }
        return std::nullopt;
    }

    void circles(const Snapshot& snapshot, Node claim, std::size_t trail, const Report& report) {
        SourcesOptions options;
        options.max_steps = trail;
        options.rephrasings = true;
        const Sources sources = find_sources(snapshot, claim, options);
        if (sources.incomplete || sources.at_most() != 0 || sources.cycles.empty()) return;
        Finding finding =
            found(record_id(snapshot, claim), "",
                  "all that is behind this claim runs in circles, expected a document or agent with which it "
                  "begins");
        const std::vector<Node>& cycle = sources.cycles.front();
        for (std::size_t i = 0; i < cycle.size(); ++i) {
            finding.witness.push_back(
                {record_id(snapshot, cycle[i]), "",
                 "leads to " + std::string(snapshot.id(cycle[(i + 1) % cycle.size()]))});
        }
        report(std::move(finding));
    }
};

}  // namespace

std::unique_ptr<Rule> make_no_origin() {
    return std::make_unique<NoOrigin>();
}

}  // namespace gainsay::audit
