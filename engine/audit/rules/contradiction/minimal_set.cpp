#include <algorithm>
#include <array>
#include <vector>

#include "engine/audit/rules/contradiction/ancestry.hpp"
#include "engine/audit/rules/makers.hpp"
#include "engine/audit/words.hpp"

namespace gainsay::audit {
namespace {

constexpr std::array<ThresholdInfo, 2> numbers{
    {{"reach", 200, "look at no more than so many claims that entail each side of a contradiction"},
     {"sets", 3,
      "show no more than so many sets for one contradiction, those with the shortest reasons first"}}};

constexpr RuleInfo about{
    .id = "contradiction/minimal-set",
    .name = "Claims that cannot be held together",
    .severity = Severity::Note,
    .reason =
        "From what the case entails it follows that these claims cannot all be true, although nobody set "
        "them against "
        "each other: each leads, by entailments, to one side of a contradiction that the case records. The "
        "set is "
        "minimal: leave one claim out and nothing conflicts. A set of one claim leads to both sides by "
        "itself. The owners "
        "are those who assert them. This is how a dispute looks that nobody has noticed yet.",
    .bad =
        R"({"gainsay": 1, "agents": [{"id": "agent:ada", "name": "Ada"}, {"id": "agent:ben", "name": "Ben"}],
        "claims": [{"id": "claim:gate-broke", "text": "The second gate broke."}, {"id": "claim:damage", "text": "The dam is damaged."},
          {"id": "claim:sound", "text": "The dam is sound."}],
        "statements": [
          {"id": "statement:ada", "speaker": "agent:ada", "stance": "asserts", "of": "claim:gate-broke"},
          {"id": "statement:ben", "speaker": "agent:ben", "stance": "asserts", "of": "claim:sound"}],
        "relations": [{"id": "relation:follows", "kind": "entails", "from": "claim:gate-broke", "to": "claim:damage"},
          {"id": "relation:against", "kind": "contradicts", "from": "claim:damage", "to": "claim:sound"}]})",
    .good =
        R"({"gainsay": 1, "agents": [{"id": "agent:ada", "name": "Ada"}, {"id": "agent:ben", "name": "Ben"}],
        "claims": [{"id": "claim:gate-broke", "text": "The second gate broke."}, {"id": "claim:damage", "text": "The dam is damaged."},
          {"id": "claim:sound", "text": "The dam is sound."}],
        "statements": [
          {"id": "statement:ada", "speaker": "agent:ada", "stance": "asserts", "of": "claim:damage"},
          {"id": "statement:ben", "speaker": "agent:ben", "stance": "asserts", "of": "claim:sound"}],
        "relations": [{"id": "relation:follows", "kind": "entails", "from": "claim:gate-broke", "to": "claim:damage"},
          {"id": "relation:against", "kind": "contradicts", "from": "claim:damage", "to": "claim:sound"}]})",
    .thresholds = numbers,
};

// What asserts a claim, and still stands: statements, and documents that state it.
std::vector<Node> assertions(const Snapshot& snapshot, Node claim) {
    std::vector<Node> out;
    for (const EdgeKind kind : {EdgeKind::Asserts, EdgeKind::States}) {
        for (const Arc source : snapshot.in(claim, kind)) {
            if (!snapshot.retracted(source.node)) out.push_back(source.node);
        }
    }
    return out;
}

// An asserted claim of each class: the first.
class Asserted {
public:
    explicit Asserted(const Subject& subject) : claim_(classes_of(subject).size(), no_node) {
        for (const Node claim : subject.snapshot.nodes(RecordKind::Claim)) {
            Node& first = claim_[static_cast<std::size_t>(classes_of(subject).of(claim))];
            if (first == no_node && !assertions(subject.snapshot, claim).empty()) first = claim;
        }
    }

    [[nodiscard]] Node claim(ClaimClass one) const { return claim_[static_cast<std::size_t>(one)]; }
    [[nodiscard]] bool has(ClaimClass one) const { return claim(one) != no_node; }

private:
    std::vector<Node> claim_;
};

class MinimalSet final : public Rule {
public:
    const RuleInfo& info() const override { return about; }

    void finish(const Subject& subject, const Report& report) override {
        const Snapshot& snapshot = subject.snapshot;
        if (snapshot.edges(EdgeKind::Entails).empty()) return;
        const Asserted asserted(subject);
        for (const EdgeKind kind : {EdgeKind::Contradicts, EdgeKind::Rebuts}) {
            for (const Edge edge : snapshot.edges(kind)) {
                if (accepted(snapshot, edge)) look(subject, asserted, edge, report);
            }
        }
    }

private:
    void look(const Subject& subject, const Asserted& asserted, Edge conflict, const Report& report) const {
        const ClaimClasses& classes = classes_of(subject);
        const ClaimClass x = classes.of(subject.snapshot.source(conflict)),
                         y = classes.of(subject.snapshot.target(conflict));
        if (x == y || (classes.entailing(x).empty() && classes.entailing(y).empty())) return;
        const auto reach =
            static_cast<std::size_t>(subject.threshold(about.id, "reach", numbers[0].otherwise));
        const auto most = static_cast<std::size_t>(subject.threshold(about.id, "sets", numbers[1].otherwise));
        const Ancestry left(classes, x, reach), right(classes, y, reach);
        std::size_t told = 0;
        for (const ClaimClass one : left.nearest_first()) {
            if (told == most) return;
            if (!asserted.has(one) || !right.contains(one)) continue;
            tell(subject, asserted, conflict, left, one, right, one, report);
            ++told;
        }
        const std::vector<ClaimClass> others = only_in(right, left, asserted);
        for (const ClaimClass one : only_in(left, right, asserted)) {
            for (const ClaimClass other : others) {
                if (told == most) return;
                if (one == x && other == y) continue;  // the contradiction as it is recorded
                tell(subject, asserted, conflict, left, one, right, other, report);
                ++told;
            }
        }
    }

    static std::vector<ClaimClass> only_in(const Ancestry& here, const Ancestry& there,
                                           const Asserted& asserted) {
        std::vector<ClaimClass> out;
        for (const ClaimClass one : here.nearest_first()) {
            if (asserted.has(one) && !there.contains(one)) out.push_back(one);
        }
        return out;
    }

    void tell(const Subject& subject, const Asserted& asserted, Edge conflict, const Ancestry& left,
              ClaimClass one, const Ancestry& right, ClaimClass other, const Report& report) const {
        const Snapshot& snapshot = subject.snapshot;
        const Node a = asserted.claim(one), b = asserted.claim(other);
        const std::string who =
            one == other ? quoted(snapshot, a) + " cannot be true: it leads to both sides of a contradiction"
                         : quoted(snapshot, a) + " and " + quoted(snapshot, b) +
                               " cannot both be true: they lead to the two sides of a contradiction";
        Finding finding = found(record_id(snapshot, snapshot.relation(conflict)), "", who);
        if (one == other) finding.severity = Severity::Warning;
        add_owners(snapshot, a, finding.witness);
        add_entailments(snapshot, a, left.way_from(one), snapshot.source(conflict), finding.witness);
        finding.witness.push_back(relating(snapshot, snapshot.relation(conflict)));
        if (one != other) add_owners(snapshot, b, finding.witness);
        add_entailments(snapshot, b, right.way_from(other), snapshot.target(conflict), finding.witness);
        finding.key = {std::string(snapshot.id(a)), std::string(snapshot.id(b))};
        report(std::move(finding));
    }

    // As many as a person reads.
    static constexpr std::size_t most_owners = 5;

    static void add_owners(const Snapshot& snapshot, Node claim, std::vector<Step>& steps) {
        const std::vector<Node> owners = assertions(snapshot, claim);
        for (std::size_t i = 0; i < owners.size() && i < most_owners; ++i) {
            steps.push_back(saying(snapshot, owners[i], claim));
        }
        if (owners.size() > most_owners)
            steps.back().says += ", and " + std::to_string(owners.size() - most_owners) + " more";
    }
};

}  // namespace

std::unique_ptr<Rule> make_minimal_set() {
    return std::make_unique<MinimalSet>();
}

}  // namespace gainsay::audit
