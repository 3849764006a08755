#include <algorithm>

#include "engine/audit/rules/makers.hpp"
#include "engine/audit/support/speaking.hpp"
#include "engine/audit/words.hpp"

namespace gainsay::audit {
namespace {

constexpr RuleInfo about{
    .id = "contradiction/qualifies-itself",
    .name = "Agent that qualifies its own claim",
    .severity = Severity::Note,
    .reason =
        "An agent says a claim, and says another that narrows it. That is no contradiction, and often the "
        "most telling sentence of a text: \"no significant efforts\", but \"some steps\". Whoever repeats "
        "the first without the second says more than the agent did. Quote both together. Of claims with "
        "many sources the first 64 are looked at.",
    .bad = R"({"gainsay": 1, "agents": [{"id": "agent:engineer", "name": "Engineer"}],
        "documents": [{"id": "document:survey", "title": "Survey", "kind": "report", "authored_by": ["agent:engineer"], "states": ["claim:dam-safe", "claim:but-old"]}],
        "claims": [{"id": "claim:dam-safe", "text": "The dam is safe."}, {"id": "claim:but-old", "text": "One part of the dam is too old to tell."}],
        "relations": [{"id": "relation:r", "kind": "qualifies", "from": "claim:but-old", "to": "claim:dam-safe"}]})",
    .good =
        R"({"gainsay": 1, "agents": [{"id": "agent:engineer", "name": "Engineer"}, {"id": "agent:ministry", "name": "Ministry", "kind": "public-body"}],
        "documents": [{"id": "document:survey", "title": "Survey", "kind": "report", "authored_by": ["agent:engineer"], "states": ["claim:but-old"]},
            {"id": "document:report", "title": "Report", "kind": "report", "published_by": ["agent:ministry"], "states": ["claim:dam-safe"]}],
        "claims": [{"id": "claim:dam-safe", "text": "The dam is safe."}, {"id": "claim:but-old", "text": "One part of the dam is too old to tell."}],
        "relations": [{"id": "relation:r", "kind": "qualifies", "from": "claim:but-old", "to": "claim:dam-safe"}]})",
};

constexpr std::size_t max_sources = 64;

struct Said {
    Node agent, source;
    friend auto operator<=>(const Said&, const Said&) = default;
};

// Who says a claim, with the first source of each, by agent.
std::vector<Said> who_says(const Snapshot& snapshot, Node claim) {
    std::vector<Said> all;
    for (const Node source : sources_of(snapshot, claim, max_sources)) {
        for (const Node agent : speaking(snapshot, source)) all.push_back({agent, source});
    }
    std::sort(all.begin(), all.end());
    const auto same = [](const Said& x, const Said& y) { return x.agent == y.agent; };
    all.erase(std::unique(all.begin(), all.end(), same), all.end());
    return all;
}

class QualifiesItself final : public Rule {
public:
    const RuleInfo& info() const override { return about; }

    void finish(const Subject& subject, const Report& report) override {
        const Snapshot& snapshot = subject.snapshot;
        for (const Edge edge : snapshot.edges(EdgeKind::Qualifies)) {
            const Node relation = snapshot.relation(edge), from = snapshot.source(edge),
                       to = snapshot.target(edge);
            if (snapshot.status(relation) != RelationStatus::Accepted) continue;
            const std::vector<Said> narrow = who_says(snapshot, from), wide = who_says(snapshot, to);
            for (const Said& one : narrow) {
                const auto both = std::lower_bound(wide.begin(), wide.end(), Said{one.agent, Node{0}});
                if (both == wide.end() || both->agent != one.agent) continue;
                Finding finding =
                    found(record_id(snapshot, relation), "",
                          std::string(snapshot.id(one.agent)) + " says " + std::string(snapshot.id(to)) +
                              " and narrows it itself by " + std::string(snapshot.id(from)) +
                              ", expected that both are told together");
                finding.key = {std::string(snapshot.id(one.agent))};
                finding.witness = {relating(snapshot, relation), saying(snapshot, both->source, to),
                                   saying(snapshot, one.source, from)};
                report(std::move(finding));
            }
        }
    }
};

}  // namespace

std::unique_ptr<Rule> make_qualifies_itself() {
    return std::make_unique<QualifiesItself>();
}

}  // namespace gainsay::audit
