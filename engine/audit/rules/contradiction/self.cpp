#include "engine/audit/rules/contradiction/positions.hpp"
#include "engine/audit/rules/makers.hpp"
#include "engine/audit/words.hpp"

namespace gainsay::audit {
namespace {

constexpr RuleInfo about{
    .id = "contradiction/self",
    .name = "Agent contradicts itself",
    .severity = Severity::Warning,
    .reason =
        "One agent holds two positions that cannot both be held: it asserts and denies one claim, or asserts "
        "two "
        "claims of which one contradicts the other. What it has retracted does not count, and claims that "
        "are the "
        "same in other words are one. Look at both places: a statement may be attributed to the wrong "
        "speaker, the "
        "claims may speak of different times, or the agent has changed its mind and the earlier statement "
        "should be "
        "marked as retracted. If it did say both, that is worth a story, and a suppression with a reason.",
    .bad = R"({"gainsay": 1, "agents": [{"id": "agent:mayor", "name": "The mayor"}],
        "claims": [{"id": "claim:dam-holds", "text": "The dam holds."}],
        "statements": [
          {"id": "statement:may", "speaker": "agent:mayor", "stance": "asserts", "of": "claim:dam-holds", "said_on": "2020-05-01"},
          {"id": "statement:june", "speaker": "agent:mayor", "stance": "denies", "of": "claim:dam-holds", "said_on": "2020-06-01"}]})",
    .good = R"({"gainsay": 1, "agents": [{"id": "agent:mayor", "name": "The mayor"}],
        "claims": [{"id": "claim:dam-holds", "text": "The dam holds."}],
        "statements": [
          {"id": "statement:may", "speaker": "agent:mayor", "stance": "asserts", "of": "claim:dam-holds", "said_on": "2020-05-01",
           "retracted": {"on": "2020-05-20", "by": "agent:mayor"}},
          {"id": "statement:june", "speaker": "agent:mayor", "stance": "denies", "of": "claim:dam-holds", "said_on": "2020-06-01"}]})",
};

class SelfContradiction final : public Rule {
public:
    const RuleInfo& info() const override { return about; }

    void finish(const Subject& subject, const Report& report) override {
        const Snapshot& snapshot = subject.snapshot;
        const ClaimClasses& classes = classes_of(subject);
        for (const Node agent : snapshot.nodes(RecordKind::Agent)) {
            const auto any = [](const Position&, const Position&) { return true; };
            for_each_clash(classes, positions_of(subject, agent), any, [&](const Clash& clash) {
                Finding finding = found(record_id(snapshot, agent), "",
                                        quoted(snapshot, agent) + " " + both_claims(snapshot, clash));
                finding.witness = steps_of(subject, clash);
                finding.key = {std::string(snapshot.id(clash.a.claim)),
                               std::string(snapshot.id(clash.b.claim))};
                report(std::move(finding));
            });
        }
    }
};

}  // namespace

std::unique_ptr<Rule> make_self_contradiction() {
    return std::make_unique<SelfContradiction>();
}

}  // namespace gainsay::audit
