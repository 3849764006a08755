#include "engine/audit/rules/makers.hpp"
#include "engine/audit/support/speaking.hpp"
#include "engine/audit/words.hpp"

namespace gainsay::audit {
namespace {

constexpr RuleInfo about{
    .id = "sourcing/dependent-support",
    .name = "Corroboration that is not independent",
    .severity = Severity::Warning,
    .reason =
        "A claim is held to support another, but both rest on the word of the same body alone: the same "
        "agent, or agents who belonged to the same body when they spoke. That may be a sound argument, yet "
        "it is no corroboration: who doubts the one source has gained nothing from its second sentence. "
        "Find support from somebody else, or take it as an argument. Of claims with many sources the first "
        "64 are looked at.",
    .bad = R"({"gainsay": 1, "agents": [{"id": "agent:ministry", "name": "Ministry", "kind": "public-body"}],
        "documents": [{"id": "document:report", "title": "Report", "kind": "report", "published_by": ["agent:ministry"],
            "states": ["claim:dam-safe", "claim:dam-tested"]}],
        "claims": [{"id": "claim:dam-safe", "text": "The dam is safe."}, {"id": "claim:dam-tested", "text": "The dam was tested."}],
        "relations": [{"id": "relation:r", "kind": "supports", "from": "claim:dam-tested", "to": "claim:dam-safe"}]})",
    .good =
        R"({"gainsay": 1, "agents": [{"id": "agent:ministry", "name": "Ministry", "kind": "public-body"}, {"id": "agent:engineer", "name": "Engineer"}],
        "documents": [
            {"id": "document:report", "title": "Report", "kind": "report", "published_by": ["agent:ministry"], "states": ["claim:dam-safe"]},
            {"id": "document:survey", "title": "Survey", "kind": "report", "authored_by": ["agent:engineer"], "states": ["claim:dam-tested"]}],
        "claims": [{"id": "claim:dam-safe", "text": "The dam is safe."}, {"id": "claim:dam-tested", "text": "The dam was tested."}],
        "relations": [{"id": "relation:r", "kind": "supports", "from": "claim:dam-tested", "to": "claim:dam-safe"}]})",
};

constexpr std::size_t max_sources = 64, max_shown = 4;

class DependentSupport final : public Rule {
public:
    const RuleInfo& info() const override { return about; }

    void finish(const Subject& subject, const Report& report) override {
        const Snapshot& snapshot = subject.snapshot;
        const NodeRange claims = snapshot.nodes(RecordKind::Claim);
        if (claims.empty()) return;
        Groups groups(snapshot);
        const std::uint32_t first = to_index(*claims.begin());
        one_.assign(claims.size(), Known::NotYet);
        for (const Edge edge : snapshot.edges(EdgeKind::Supports)) {
            const Node relation = snapshot.relation(edge);
            if (snapshot.status(relation) != RelationStatus::Accepted) continue;
            const Node from = snapshot.source(edge), to = snapshot.target(edge);
            if (!of_one(snapshot, groups, from, first) || !of_one(snapshot, groups, to, first)) continue;
            std::vector<Node> both = sources_of(snapshot, from, max_sources);
            const std::vector<Node> others = sources_of(snapshot, to, max_sources);
            both.insert(both.end(), others.begin(), others.end());
            if (count_bodies(snapshot, both, groups) == 1) tell(snapshot, relation, from, to, report);
        }
    }

private:
    enum class Known : std::uint8_t { NotYet, One, Other };

    // Is the claim said by one body alone? Told once a claim, because many relations may meet in it.
    bool of_one(const Snapshot& snapshot, Groups& groups, Node claim, std::uint32_t first) {
        Known& known = one_[to_index(claim) - first];
        if (known == Known::NotYet)
            known =
                count_bodies(snapshot, sources_of(snapshot, claim), groups) == 1 ? Known::One : Known::Other;
        return known == Known::One;
    }

    void tell(const Snapshot& snapshot, Node relation, Node from, Node to, const Report& report) {
        Finding finding =
            found(record_id(snapshot, relation), "",
                  std::string(snapshot.id(from)) + " is to support " + std::string(snapshot.id(to)) +
                      ", but both rest on the word of one body, expected a source of its own");
        finding.witness.push_back(relating(snapshot, relation));
        for (const Node claim : {from, to}) {
            for (const Node source : sources_of(snapshot, claim, max_shown))
                finding.witness.push_back(saying(snapshot, source, claim));
        }
        report(std::move(finding));
    }

    std::vector<Known> one_;
};

}  // namespace

std::unique_ptr<Rule> make_dependent_support() {
    return std::make_unique<DependentSupport>();
}

}  // namespace gainsay::audit
