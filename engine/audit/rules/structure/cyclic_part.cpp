#include "engine/audit/rules/makers.hpp"
#include "engine/audit/support/cycles.hpp"
#include "engine/audit/words.hpp"

namespace gainsay::audit {
namespace {

constexpr RuleInfo about{
    .id = "structure/cyclic-part",
    .name = "Documents that are part of each other",
    .severity = Severity::Error,
    .reason =
        "A document cannot be part of itself, over however many others. Whoever rejects a document rejects "
        "its parts, so a circle spreads a rejection to what was never meant. Take out the part_of that is "
        "wrong; often it stands in the whole instead of in the part.",
    .bad = R"({"gainsay": 1, "documents": [
        {"id": "document:debate", "title": "Debate", "kind": "transcript", "part_of": ["document:speech"]},
        {"id": "document:speech", "title": "Speech", "kind": "statement", "part_of": ["document:debate"]}]})",
    .good = R"({"gainsay": 1, "documents": [
        {"id": "document:debate", "title": "Debate", "kind": "transcript"},
        {"id": "document:speech", "title": "Speech", "kind": "statement", "part_of": ["document:debate"]}]})",
};

class CyclicPart final : public Rule {
public:
    const RuleInfo& info() const override { return about; }

    void finish(const Subject& subject, const Report& report) override {
        const Snapshot& snapshot = subject.snapshot;
        const auto wholes = [&](Node document) { return snapshot.out(document, EdgeKind::PartOf).nodes(); };
        for (const auto& component : cyclic_components(snapshot.nodes(RecordKind::Document), wholes)) {
            const std::vector<Node> cycle = shortest_cycle(component, wholes);
            Finding finding = found(record_id(snapshot, cycle.front()), "part_of",
                                    "the document is part of itself" +
                                        (cycle.size() == 1 ? std::string()
                                                           : ", over " + std::to_string(cycle.size() - 1) +
                                                                 " other" + (cycle.size() == 2 ? "" : "s")) +
                                        ", expected that parts lead to a whole");
            for (std::size_t i = 0; i < cycle.size(); ++i) {
                finding.witness.push_back(
                    {record_id(snapshot, cycle[i]), "part_of",
                     "part of " + std::string(snapshot.id(cycle[(i + 1) % cycle.size()]))});
            }
            report(std::move(finding));
        }
    }
};

}  // namespace

std::unique_ptr<Rule> make_cyclic_part() {
    return std::make_unique<CyclicPart>();
}

}  // namespace gainsay::audit
