#include <algorithm>
#include <unordered_map>

#include "engine/audit/rules/makers.hpp"
#include "engine/audit/support/letters.hpp"
#include "engine/audit/support/shared_names.hpp"
#include "engine/audit/words.hpp"

namespace gainsay::audit {
namespace {

constexpr RuleInfo about{
    .id = "likeness/agents",
    .name = "Agents that share a name, and nobody judged",
    .severity = Severity::Note,
    .reason =
        "Two agents have the same name or alias, but for case, white space and punctuation, or the same URI "
        "in same_as. If they are one, what they said is split over two records: contradictions are missed "
        "and sources counted twice. Merge them. If they are two, say so: give each its own URI of one "
        "register in same_as, or an affiliation of one with the other; then this is not told again.",
    .bad =
        R"({"gainsay": 1, "agents": [{"id": "agent:foreign-ministry", "name": "Foreign Ministry", "kind": "public-body"},
        {"id": "agent:ministry", "name": "Ministry of Foreign Affairs", "kind": "public-body", "aliases": ["foreign ministry"]}]})",
    .good = R"({"gainsay": 1, "agents": [
        {"id": "agent:foreign-ministry", "name": "Foreign Ministry", "kind": "public-body", "same_as": ["https://www.wikidata.org/wiki/Q1"]},
        {"id": "agent:ministry", "name": "Ministry of Foreign Affairs", "kind": "public-body", "aliases": ["foreign ministry"], "same_as": ["https://www.wikidata.org/wiki/Q2"]}]})",
};

// Up to the last part: what two entries of one register have in common.
std::string_view register_of(std::string_view uri) {
    return uri.substr(0, std::max<std::size_t>(uri.rfind('/') + 1, 1) - 1);
}

class LikeAgents final : public Rule {
public:
    const RuleInfo& info() const override { return about; }
    bool wants(RecordKind kind) const override { return kind == RecordKind::Agent; }

    void record(const Subject& subject, const Record& record, const Report&) override {
        const Agent& agent = std::get<Agent>(record);
        const std::optional<Node> node = subject.snapshot.find(agent.id.text());
        if (!node) return;
        names_.add(words_of(agent.name), *node);
        for (const std::string& alias : agent.aliases) names_.add(words_of(alias), *node);
        for (const std::string& uri : agent.same_as) names_.add("same_as " + uri, *node);
        if (!agent.same_as.empty()) same_as_.emplace(*node, agent.same_as);
    }

    void finish(const Subject& subject, const Report& report) override {
        const Snapshot& snapshot = subject.snapshot;
        for (const auto& [a, b] : names_.pairs()) {
            if (belongs(snapshot, a, b) || belongs(snapshot, b, a) || registered_apart(a, b)) continue;
            Finding finding = found(record_id(snapshot, a), "name",
                                    "the agent shares a name with " + std::string(snapshot.id(b)) +
                                        ", expected one record, or a word that they are two");
            finding.key = {std::string(snapshot.id(b))};
            finding.witness = {{finding.record, "name", quoted(snapshot, a)},
                               {record_id(snapshot, b), "name", quoted(snapshot, b)}};
            report(std::move(finding));
        }
    }

private:
    static bool belongs(const Snapshot& snapshot, Node member, Node body) {
        const ArcNodes bodies = snapshot.out(member, EdgeKind::AffiliatedWith).nodes();
        return std::find(bodies.begin(), bodies.end(), body) != bodies.end();
    }

    // One register has an entry for each, and none for both.
    [[nodiscard]] bool registered_apart(Node a, Node b) const {
        const auto x = same_as_.find(a), y = same_as_.find(b);
        if (x == same_as_.end() || y == same_as_.end()) return false;
        bool apart = false;
        for (const std::string& one : x->second) {
            for (const std::string& other : y->second) {
                if (one == other) return false;
                apart |= register_of(one) == register_of(other);
            }
        }
        return apart;
    }

    SharedNames names_;
    std::unordered_map<Node, std::vector<std::string>> same_as_;
};

}  // namespace

std::unique_ptr<Rule> make_like_agents() {
    return std::make_unique<LikeAgents>();
}

}  // namespace gainsay::audit
