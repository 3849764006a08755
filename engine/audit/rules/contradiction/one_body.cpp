#include <algorithm>
#include <set>
#include <tuple>
#include <unordered_map>
#include <vector>

#include "engine/audit/rules/contradiction/positions.hpp"
#include "engine/audit/rules/makers.hpp"
#include "engine/audit/words.hpp"
#include "engine/time/time_of.hpp"

namespace gainsay::audit {
namespace {

constexpr RuleInfo about{
    .id = "contradiction/one-body",
    .name = "Voices of one body contradict each other",
    .severity = Severity::Warning,
    .reason =
        "Two agents that belong to the same body, or one of them and the body itself, hold positions that "
        "cannot both be "
        "held, each while it belonged to that body. A desk wants to know that the ministry has said both. It "
        "may also "
        "mean that an affiliation has no dates where it should have, or that somebody spoke for himself. "
        "Whether an "
        "office was held is asked at the date of the words; where dates do not tell, it counts as held.",
    .bad = R"({"gainsay": 1, "agents": [
          {"id": "agent:ministry", "name": "The ministry", "kind": "public-body"},
          {"id": "agent:ada", "name": "Ada", "affiliations": [{"with": "agent:ministry", "role": "spokeswoman"}]},
          {"id": "agent:ben", "name": "Ben", "affiliations": [{"with": "agent:ministry", "role": "minister"}]}],
        "claims": [{"id": "claim:dam-holds", "text": "The dam holds."}],
        "statements": [
          {"id": "statement:ada", "speaker": "agent:ada", "stance": "asserts", "of": "claim:dam-holds", "said_on": "2020-05-01"},
          {"id": "statement:ben", "speaker": "agent:ben", "stance": "denies", "of": "claim:dam-holds", "said_on": "2020-05-02"}]})",
    .good = R"({"gainsay": 1, "agents": [
          {"id": "agent:ministry", "name": "The ministry", "kind": "public-body"},
          {"id": "agent:ada", "name": "Ada", "affiliations": [{"with": "agent:ministry", "role": "spokeswoman"}]},
          {"id": "agent:ben", "name": "Ben", "affiliations": [{"with": "agent:ministry", "role": "minister", "until": "2019"}]}],
        "claims": [{"id": "claim:dam-holds", "text": "The dam holds."}],
        "statements": [
          {"id": "statement:ada", "speaker": "agent:ada", "stance": "asserts", "of": "claim:dam-holds", "said_on": "2020-05-01"},
          {"id": "statement:ben", "speaker": "agent:ben", "stance": "denies", "of": "claim:dam-holds", "said_on": "2020-05-02"}]})",
};

// Bodies with members, those below others first: a clash is told of the smallest body that both voices belong to.
class Bodies {
public:
    explicit Bodies(const Snapshot& snapshot) : snapshot_(&snapshot) {
        for (const Node agent : snapshot.nodes(RecordKind::Agent)) {
            if (!snapshot.in(agent, EdgeKind::AffiliatedWith).empty()) bodies_.push_back(agent);
        }
        std::unordered_map<std::uint32_t, std::size_t> size;
        for (const Node body : bodies_) size[to_index(body)] = members(body).size();
        std::stable_sort(bodies_.begin(), bodies_.end(),
                         [&](Node x, Node y) { return size[to_index(x)] < size[to_index(y)]; });
    }

    [[nodiscard]] const std::vector<Node>& smallest_first() const noexcept { return bodies_; }

    /// The body and all below it, each with the affiliation over which it was reached first.
    [[nodiscard]] std::vector<Arc> members(Node body) const {
        std::vector<Arc> out{{body, no_edge}};
        std::set<Node> seen{body};
        for (std::size_t i = 0; i < out.size(); ++i) {
            for (const Arc below : snapshot_->in(out[i].node, EdgeKind::AffiliatedWith)) {
                if (seen.insert(below.node).second) out.push_back(below);
            }
        }
        return out;
    }

private:
    const Snapshot* snapshot_;
    std::vector<Node> bodies_;
};

class OneBody final : public Rule {
public:
    const RuleInfo& info() const override { return about; }

    void finish(const Subject& subject, const Report& report) override {
        const Snapshot& snapshot = subject.snapshot;
        const Bodies bodies(snapshot);
        for (const Node body : bodies.smallest_first()) look(subject, bodies, body, report);
    }

private:
    using Told = std::tuple<ClaimClass, ClaimClass, Node, Node>;

    void look(const Subject& subject, const Bodies& bodies, Node body, const Report& report) {
        std::vector<Position> positions;
        for (const Arc member : bodies.members(body)) add(subject, body, member.node, positions);
        std::sort(positions.begin(), positions.end());
        const auto fits = [&](const Position& x, const Position& y) {
            return x.speaker != y.speaker && !told_.contains(key_of(x, y));
        };
        for_each_clash(classes_of(subject), positions, fits, [&](const Clash& clash) {
            told_.insert(key_of(clash.a, clash.b));
            tell(subject, body, clash, report);
        });
    }

    // What a member held while it belonged to the body, over any number of offices.
    static void add(const Subject& subject, Node body, Node member, std::vector<Position>& out) {
        for (Position position : positions_of(subject, member)) {
            position.speaker = member;
            const Period then = time_of(subject.snapshot, position.source);
            if (belongs(subject.snapshot, member, body, then)) out.push_back(position);
        }
    }

    // Nobody climbs more offices than this.
    static constexpr std::size_t most_offices = 64;

    static bool belongs(const Snapshot& snapshot, Node member, Node body, const Period& then) {
        std::vector<Node> reached{member};
        for (std::size_t i = 0; i < reached.size() && i < most_offices; ++i) {
            if (reached[i] == body) return true;
            for (const Arc office : snapshot.out(reached[i], EdgeKind::AffiliatedWith)) {
                const Period held = snapshot.affiliation(office.edge).held;
                if (held.end_max < then.start_min || then.end_max < held.start_min) continue;
                if (std::find(reached.begin(), reached.end(), office.node) == reached.end())
                    reached.push_back(office.node);
            }
        }
        return false;
    }

    static Told key_of(const Position& x, const Position& y) {
        return {x.claim_class, y.claim_class, std::min(x.speaker, y.speaker), std::max(x.speaker, y.speaker)};
    }

    void tell(const Subject& subject, Node body, const Clash& clash, const Report& report) const {
        const Snapshot& snapshot = subject.snapshot;
        const std::string same = clash.conflict == no_edge
                                     ? "one asserts and the other denies " + quoted(snapshot, clash.a.claim)
                                     : "one asserts " + quoted(snapshot, clash.a.claim) + ", the other " +
                                           quoted(snapshot, clash.b.claim) +
                                           ", and the two exclude each other";
        Finding finding =
            found(record_id(snapshot, body), "",
                  quoted(snapshot, clash.a.speaker) + " and " + quoted(snapshot, clash.b.speaker) +
                      " speak for " + quoted(snapshot, body) + " against each other: " + same);
        finding.witness = steps_of(subject, clash);
        for (const Position* one : {&clash.a, &clash.b}) {
            finding.key.emplace_back(snapshot.id(one->speaker));
            finding.key.emplace_back(snapshot.id(one->claim));
            if (one->speaker != body) finding.witness.push_back(office(snapshot, one->speaker));
        }
        report(std::move(finding));
    }

    static Step office(const Snapshot& snapshot, Node speaker) {
        Step step{record_id(snapshot, speaker), "affiliations", ""};
        for (const Arc arc : snapshot.out(speaker, EdgeKind::AffiliatedWith)) {
            const AffiliationView view = snapshot.affiliation(arc.edge);
            if (!step.says.empty()) step.says += "; ";
            step.says += view.role.empty() ? "affiliated" : std::string(view.role);
            step.says += " with " + std::string(snapshot.id(arc.node));
            if (view.from != no_date) step.says += " from " + std::string(snapshot.text(view.from));
            if (view.until != no_date) step.says += " until " + std::string(snapshot.text(view.until));
        }
        return step;
    }

    std::set<Told> told_;
};

}  // namespace

std::unique_ptr<Rule> make_one_body() {
    return std::make_unique<OneBody>();
}

}  // namespace gainsay::audit
