#include <optional>

#include "engine/audit/rules/makers.hpp"
#include "engine/audit/support/cycles.hpp"
#include "engine/audit/words.hpp"

namespace gainsay::audit {
namespace {

constexpr RuleInfo about{
    .id = "structure/cyclic-affiliation",
    .name = "Agents that are affiliated in a circle",
    .severity = Severity::Warning,
    .reason =
        "Who speaks for a body is told from affiliations: a spokesman for his ministry, the ministry for "
        "the state. In a circle everybody speaks for everybody, and all of them count as one source. "
        "Usually one affiliation stands the wrong way round: it belongs to the member, and names the body. "
        "Offices that were certainly not held at the same time make no circle; in a larger tangle the "
        "shortest circle through its first agent is looked at.",
    .bad = R"({"gainsay": 1, "agents": [
        {"id": "agent:ministry", "name": "Ministry", "kind": "public-body", "affiliations": [{"with": "agent:spokeswoman"}]},
        {"id": "agent:spokeswoman", "name": "Spokeswoman", "affiliations": [{"with": "agent:ministry"}]}]})",
    .good = R"({"gainsay": 1, "agents": [
        {"id": "agent:ministry", "name": "Ministry", "kind": "public-body"},
        {"id": "agent:spokeswoman", "name": "Spokeswoman", "affiliations": [{"with": "agent:ministry"}]}]})",
};

// The office by which `from` belongs to `to`; of several the first.
std::optional<Edge> office(const Snapshot& snapshot, Node from, Node to) {
    for (const Arc arc : snapshot.out(from, EdgeKind::AffiliatedWith)) {
        if (arc.node == to) return arc.edge;
    }
    return std::nullopt;
}

bool never_together(const Snapshot& snapshot, Edge x, Edge y) {
    const TimeOrder order = compare(snapshot.affiliation(x).held, snapshot.affiliation(y).held);
    return order == TimeOrder::Before || order == TimeOrder::After;
}

class CyclicAffiliation final : public Rule {
public:
    const RuleInfo& info() const override { return about; }

    void finish(const Subject& subject, const Report& report) override {
        const Snapshot& snapshot = subject.snapshot;
        const auto bodies = [&](Node agent) { return snapshot.out(agent, EdgeKind::AffiliatedWith).nodes(); };
        for (const auto& component : cyclic_components(snapshot.nodes(RecordKind::Agent), bodies))
            tell(snapshot, shortest_cycle(component, bodies), report);
    }

private:
    void tell(const Snapshot& snapshot, const std::vector<Node>& cycle, const Report& report) {
        Finding finding = found(
            record_id(snapshot, cycle.front()), "affiliations",
            "the affiliations of the agent lead back to it, expected that they lead from members to bodies");
        std::optional<Edge> last;
        for (std::size_t i = 0; i < cycle.size(); ++i) {
            const Node to = cycle[(i + 1) % cycle.size()];
            const std::optional<Edge> held = office(snapshot, cycle[i], to);
            if (last && held && never_together(snapshot, *last, *held)) return;
            last = held;
            const std::string_view role = held ? snapshot.affiliation(*held).role : std::string_view();
            finding.witness.push_back({record_id(snapshot, cycle[i]), "affiliations",
                                       "affiliated with " + std::string(snapshot.id(to)) +
                                           (role.empty() ? std::string() : " as " + std::string(role))});
        }
        report(std::move(finding));
    }
};

}  // namespace

std::unique_ptr<Rule> make_cyclic_affiliation() {
    return std::make_unique<CyclicAffiliation>();
}

}  // namespace gainsay::audit
