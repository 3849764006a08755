#include <algorithm>
#include <array>

#include "engine/audit/rules/contradiction/ancestry.hpp"
#include "engine/audit/rules/contradiction/positions.hpp"
#include "engine/audit/rules/makers.hpp"
#include "engine/audit/words.hpp"

namespace gainsay::audit {
namespace {

constexpr std::array<ThresholdInfo, 1> numbers{
    {{"reach", 1000, "look at no more than so many claims that entail a denied one"}}};

constexpr RuleInfo about{
    .id = "contradiction/entails-denied",
    .name = "Agent asserts what entails a claim that it denies",
    .severity = Severity::Warning,
    .reason =
        "An agent denies a claim, and asserts another from which that claim follows by entailments that the "
        "case holds "
        "for strict. It contradicts itself without saying so in one place. Look at the entailment first: if "
        "it holds only "
        "as a rule, it should be a support. If it holds, the two positions belong side by side in the story.",
    .bad = R"({"gainsay": 1, "agents": [{"id": "agent:mayor", "name": "The mayor"}],
        "claims": [{"id": "claim:gate-broke", "text": "The second gate broke."}, {"id": "claim:damage", "text": "The dam is damaged."}],
        "statements": [
          {"id": "statement:broke", "speaker": "agent:mayor", "stance": "asserts", "of": "claim:gate-broke"},
          {"id": "statement:sound", "speaker": "agent:mayor", "stance": "denies", "of": "claim:damage"}],
        "relations": [{"id": "relation:follows", "kind": "entails", "from": "claim:gate-broke", "to": "claim:damage"}]})",
    .good = R"({"gainsay": 1, "agents": [{"id": "agent:mayor", "name": "The mayor"}],
        "claims": [{"id": "claim:gate-broke", "text": "The second gate broke."}, {"id": "claim:damage", "text": "The dam is damaged."}],
        "statements": [
          {"id": "statement:broke", "speaker": "agent:mayor", "stance": "asserts", "of": "claim:gate-broke"},
          {"id": "statement:sound", "speaker": "agent:mayor", "stance": "denies", "of": "claim:damage"}],
        "relations": [{"id": "relation:follows", "kind": "supports", "from": "claim:gate-broke", "to": "claim:damage"}]})",
    .thresholds = numbers,
};

class EntailsDenied final : public Rule {
public:
    const RuleInfo& info() const override { return about; }

    void finish(const Subject& subject, const Report& report) override {
        if (subject.snapshot.edges(EdgeKind::Entails).empty()) return;
        const auto reach =
            static_cast<std::size_t>(subject.threshold(about.id, "reach", numbers[0].otherwise));
        for (const Node agent : subject.snapshot.nodes(RecordKind::Agent))
            look(subject, agent, reach, report);
    }

private:
    void look(const Subject& subject, Node agent, std::size_t reach, const Report& report) const {
        const ClaimClasses& classes = classes_of(subject);
        const std::vector<Position> positions = positions_of(subject, agent);
        for (std::size_t i = 0; i < positions.size(); ++i) {
            const Position& denied = positions[i];
            const bool first =
                i == 0 || !positions[i - 1].denies || positions[i - 1].claim_class != denied.claim_class;
            if (!denied.denies || !first || classes.entailing(denied.claim_class).empty()) continue;
            const Ancestry above(classes, denied.claim_class, reach);
            for (const ClaimClass one : above.nearest_first()) {
                const auto asserted = std::ranges::lower_bound(
                    positions, std::pair(one, false), {},
                    [](const Position& p) { return std::pair(p.claim_class, p.denies); });
                if (one == denied.claim_class || asserted == positions.end() ||
                    asserted->claim_class != one || asserted->denies)
                    continue;
                tell(subject, agent, *asserted, denied, above, report);
            }
        }
    }

    void tell(const Subject& subject, Node agent, const Position& asserted, const Position& denied,
              const Ancestry& above, const Report& report) const {
        const Snapshot& snapshot = subject.snapshot;
        Finding finding =
            found(record_id(snapshot, agent), "",
                  quoted(snapshot, agent) + " asserts " + quoted(snapshot, asserted.claim) +
                      ", from which follows " + quoted(snapshot, denied.claim) + ", and denies that");
        finding.witness.push_back(saying(snapshot, asserted.source, asserted.claim));
        add_entailments(snapshot, asserted.claim, above.way_from(asserted.claim_class), denied.claim,
                        finding.witness);
        finding.witness.push_back(saying(snapshot, denied.source, denied.claim));
        finding.key = {std::string(snapshot.id(asserted.claim)), std::string(snapshot.id(denied.claim))};
        report(std::move(finding));
    }
};

}  // namespace

std::unique_ptr<Rule> make_entails_denied() {
    return std::make_unique<EntailsDenied>();
}

}  // namespace gainsay::audit
