#include <algorithm>
#include <array>
#include <set>
#include <tuple>
#include <unordered_set>
#include <vector>

#include "engine/audit/rules/contradiction/positions.hpp"
#include "engine/audit/rules/makers.hpp"
#include "engine/audit/words.hpp"
#include "engine/time/time_of.hpp"

namespace gainsay::audit {
namespace {

constexpr std::array<ThresholdInfo, 1> numbers{
    {{"voices", 200, "pass over bodies with more agents below them than this: a whole state is no voice"}}};

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
        "office was held is asked at the date of the words; where dates do not tell, it counts as held. "
        "Bodies with a great many agents below them are passed over.",
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
    .thresholds = numbers,
};

// Bodies with their members, smaller ones first: a clash is told of the smallest body that both voices belong to.
class Bodies {
public:
    /// Of bodies with more than `most` members nothing is kept.
    Bodies(const Snapshot& snapshot, std::size_t most) : snapshot_(&snapshot) {
        for (const Node agent : snapshot.nodes(RecordKind::Agent)) {
            if (snapshot.in(agent, EdgeKind::AffiliatedWith).empty()) continue;
            std::vector<Node> members = members_of(agent, most);
            if (members.size() <= most) bodies_.push_back(std::move(members));
        }
        std::stable_sort(bodies_.begin(), bodies_.end(),
                         [](const auto& x, const auto& y) { return x.size() < y.size(); });
    }

    /// Of each the body itself, then all below it.
    [[nodiscard]] const std::vector<std::vector<Node>>& smallest_first() const noexcept { return bodies_; }

private:
    // Ends as soon as there are too many.
    [[nodiscard]] std::vector<Node> members_of(Node body, std::size_t most) const {
        std::vector<Node> out{body};
        std::unordered_set<std::uint32_t> seen{to_index(body)};
        for (std::size_t i = 0; i < out.size(); ++i) {
            for (const Arc below : snapshot_->in(out[i], EdgeKind::AffiliatedWith)) {
                if (out.size() > most) return out;
                if (seen.insert(to_index(below.node)).second) out.push_back(below.node);
            }
        }
        return out;
    }

    const Snapshot* snapshot_;
    std::vector<std::vector<Node>> bodies_;
};

// Classes about which two can be of two minds: asserted and denied, or in conflict with another. Most claims are neither.
class Disputed {
public:
    explicit Disputed(const Subject& subject) : said_(classes_of(subject).size(), 0) {
        const Snapshot& snapshot = subject.snapshot;
        const ClaimClasses& classes = classes_of(subject);
        const auto note = [&](EdgeKind kind, std::uint8_t bit) {
            for (const Node claim : snapshot.nodes(RecordKind::Claim)) {
                if (!snapshot.in(claim, kind).empty()) said_[index(classes.of(claim))] |= bit;
            }
        };
        note(EdgeKind::Asserts, asserted);
        note(EdgeKind::States, asserted);
        note(EdgeKind::Denies, denied);
        for (std::uint32_t i = 0; i < said_.size(); ++i) {
            if (!classes.conflicts(ClaimClass{i}).empty()) said_[i] |= asserted | denied;
        }
    }

    [[nodiscard]] bool contains(ClaimClass one) const { return said_[index(one)] == (asserted | denied); }

private:
    static constexpr std::uint8_t asserted = 1, denied = 2;
    static std::size_t index(ClaimClass one) { return static_cast<std::size_t>(one); }

    std::vector<std::uint8_t> said_;
};

class OneBody final : public Rule {
public:
    const RuleInfo& info() const override { return about; }

    void finish(const Subject& subject, const Report& report) override {
        const auto most =
            static_cast<std::size_t>(subject.threshold(about.id, numbers[0].name, numbers[0].otherwise));
        const Bodies bodies(subject.snapshot, most);
        const Disputed disputed(subject);
        for (const std::vector<Node>& members : bodies.smallest_first())
            look(subject, disputed, members, report);
    }

private:
    using Told = std::tuple<ClaimClass, ClaimClass, Node, Node>;

    void look(const Subject& subject, const Disputed& disputed, const std::vector<Node>& members,
              const Report& report) {
        const Node body = members.front();
        std::vector<Position> positions;
        for (const Node member : members) add(subject, disputed, body, member, positions);
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
    static void add(const Subject& subject, const Disputed& disputed, Node body, Node member,
                    std::vector<Position>& out) {
        for (Position position : positions_of(subject, member)) {
            if (!disputed.contains(position.claim_class)) continue;
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
