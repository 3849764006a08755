#include <algorithm>

#include "engine/audit/rules/makers.hpp"
#include "engine/audit/support/speaking.hpp"
#include "engine/audit/words.hpp"
#include "engine/time/time_of.hpp"

namespace gainsay::audit {
namespace {

constexpr RuleInfo about{
    .id = "sourcing/own-outlet",
    .name = "Words relayed by an outlet of the speaker's own body",
    .severity = Severity::Note,
    .reason =
        "The case had these words from a news outlet that belonged to the same body as the speaker, as a "
        "state-run agency that relays a minister of its state. Such an outlet adds no second pair of eyes: "
        "it may cut, smooth or date what its own side said, and counts as one source with the speaker. Say "
        "so where the words are used, and look for another record of them.",
    .bad = R"({"gainsay": 1, "agents": [{"id": "agent:state", "name": "State", "kind": "public-body"},
            {"id": "agent:agency", "name": "Agency", "kind": "media", "affiliations": [{"with": "agent:state", "role": "state-run agency"}]},
            {"id": "agent:minister", "name": "Minister", "affiliations": [{"with": "agent:state", "role": "minister"}]}],
        "documents": [{"id": "document:gazette", "title": "Gazette", "kind": "article"},
            {"id": "document:wire", "title": "Wire", "kind": "article", "published_by": ["agent:agency"]}],
        "claims": [{"id": "claim:dam-safe", "text": "The dam is safe."}],
        "statements": [{"id": "statement:minister", "speaker": "agent:minister", "stance": "asserts", "of": "claim:dam-safe",
            "occurrences": [{"document": "document:gazette", "via": "document:wire"}]}]})",
    .good = R"({"gainsay": 1, "agents": [{"id": "agent:state", "name": "State", "kind": "public-body"},
            {"id": "agent:agency", "name": "Agency", "kind": "media"},
            {"id": "agent:minister", "name": "Minister", "affiliations": [{"with": "agent:state", "role": "minister"}]}],
        "documents": [{"id": "document:gazette", "title": "Gazette", "kind": "article"},
            {"id": "document:wire", "title": "Wire", "kind": "article", "published_by": ["agent:agency"]}],
        "claims": [{"id": "claim:dam-safe", "text": "The dam is safe."}],
        "statements": [{"id": "statement:minister", "speaker": "agent:minister", "stance": "asserts", "of": "claim:dam-safe",
            "occurrences": [{"document": "document:gazette", "via": "document:wire"}]}]})",
};

class OwnOutlet final : public Rule {
public:
    const RuleInfo& info() const override { return about; }

    void finish(const Subject& subject, const Report& report) override {
        const Snapshot& snapshot = subject.snapshot;
        for (const Node statement : snapshot.nodes(RecordKind::Statement)) {
            std::vector<Node> told;  // outlets
            for (const Arc arc : snapshot.out(statement, EdgeKind::RecordedIn)) {
                const OccurrenceView place = snapshot.occurrence(arc.edge);
                if (place.via == no_node || told.size() == max_bodies_above) continue;
                for (const Node outlet : outlets(snapshot, place.via)) {
                    if (std::find(told.begin(), told.end(), outlet) == told.end() &&
                        tell(snapshot, statement, place, outlet, report))
                        told.push_back(outlet);
                }
            }
        }
    }

private:
    static std::vector<Node> outlets(const Snapshot& snapshot, Node via) {
        std::vector<Node> who;
        if (snapshot.kind(via) == RecordKind::Agent) {
            who.push_back(via);
        } else {
            who = speaking(snapshot, via);
        }
        who.erase(std::remove_if(who.begin(), who.end(),
                                 [&](Node agent) { return snapshot.agent_kind(agent) != AgentKind::Media; }),
                  who.end());
        return who;
    }

    bool tell(const Snapshot& snapshot, Node statement, const OccurrenceView& place, Node outlet,
              const Report& report) {
        const Node speaker = snapshot.speaker(statement);
        if (speaker == outlet) return false;
        const Period then = time_of(snapshot, statement);
        const Bodies hers = bodies_of(snapshot, speaker, then), its = bodies_of(snapshot, outlet, then);
        const auto common =
            std::find_first_of(hers.agents.begin(), hers.agents.end(), its.agents.begin(), its.agents.end());
        if (common == hers.agents.end()) return false;
        Finding finding =
            found(record_id(snapshot, statement), "occurrences",
                  "the words of " + std::string(snapshot.id(speaker)) + " were had from " +
                      std::string(snapshot.id(outlet)) + ", which belongs to the same body, " +
                      std::string(snapshot.id(*common)) + ", expected an outlet of somebody else");
        finding.key = {std::string(snapshot.id(outlet))};
        finding.witness.push_back(saying(snapshot, statement, snapshot.object(statement)));
        finding.witness.push_back(
            {record_id(snapshot, place.document), "", "had it from " + std::string(snapshot.id(place.via))});
        for (const Bodies* bodies : {&hers, &its}) add_way(snapshot, *bodies, *common, finding.witness);
        report(std::move(finding));
        return true;
    }

    // The offices from the first agent up to `body`.
    static void add_way(const Snapshot& snapshot, const Bodies& bodies, Node body,
                        std::vector<Step>& witness) {
        std::vector<Step> way;
        for (Node at = body; at != bodies.agents.front();) {
            const auto i = static_cast<std::size_t>(
                std::find(bodies.agents.begin(), bodies.agents.end(), at) - bodies.agents.begin());
            way.push_back(belonging(snapshot, bodies.offices[i - 1]));
            at = snapshot.source(bodies.offices[i - 1]);
        }
        witness.insert(witness.end(), way.rbegin(), way.rend());
    }
};

}  // namespace

std::unique_ptr<Rule> make_own_outlet() {
    return std::make_unique<OwnOutlet>();
}

}  // namespace gainsay::audit
