#include <array>

#include "engine/audit/rules/makers.hpp"

namespace gainsay::audit {
namespace {

constexpr RuleInfo about{
    .id = "structure/unused-agent",
    .name = "Agent that nothing names",
    .severity = Severity::Note,
    .reason =
        "The agent says nothing, published nothing, relays, judges and asserts nothing, and nobody is "
        "affiliated with it. Perhaps it stands in the case twice, or what it said is still to be recorded. "
        "Say what it did, or remove it. The fix removes an agent of which nothing is known but its name.",
    .bad = R"({"gainsay": 1, "agents": [{"id": "agent:ada", "name": "Ada"}]})",
    .good = R"({"gainsay": 1, "agents": [{"id": "agent:ada", "name": "Ada"}],
        "documents": [{"id": "document:letter", "title": "Letter", "kind": "post", "authored_by": ["agent:ada"]}]})",
    .fixes = true,
};

bool is_named(const Snapshot& snapshot, Node agent) {
    constexpr std::array by{EdgeKind::SpokenBy,   EdgeKind::RelayedFrom,    EdgeKind::PublishedBy,
                            EdgeKind::AuthoredBy, EdgeKind::AffiliatedWith, EdgeKind::RetractedBy,
                            EdgeKind::AssertedBy, EdgeKind::ReviewedBy};
    for (const EdgeKind kind : by) {
        if (!snapshot.in(agent, kind).empty()) return true;
    }
    return false;
}

bool is_but_a_name(const Agent& agent) {
    Agent bare;
    bare.id = agent.id;
    bare.name = agent.name;
    bare.kind = agent.kind;
    return agent == bare;
}

class UnusedAgent final : public Rule {
public:
    const RuleInfo& info() const override { return about; }
    bool wants(RecordKind kind) const override { return kind == RecordKind::Agent; }

    void record(const Subject& subject, const Record& record, const Report& report) override {
        const Agent& agent = std::get<Agent>(record);
        const std::optional<Node> node = subject.snapshot.find(agent.id.text());
        if (!node || is_named(subject.snapshot, *node)) return;
        Finding finding =
            found(agent.id, "", "nothing in the case names this agent, expected something that it did");
        if (is_but_a_name(agent)) finding.fix = Fix{"remove " + agent.id.text(), {}, {agent.id}};
        report(std::move(finding));
    }
};

}  // namespace

std::unique_ptr<Rule> make_unused_agent() {
    return std::make_unique<UnusedAgent>();
}

}  // namespace gainsay::audit
