#include <algorithm>
#include <optional>
#include <vector>

#include "engine/audit/rules/contradiction/classes.hpp"
#include "engine/audit/rules/makers.hpp"
#include "engine/audit/words.hpp"

namespace gainsay::audit {
namespace {

constexpr RuleInfo about{
    .id = "contradiction/odd-ring",
    .name = "Odd ring of contradictions",
    .severity = Severity::Note,
    .reason =
        "An odd number of claims excludes each other in a ring: whoever takes every contradiction for \"one "
        "of the two\" "
        "cannot sort them into what holds and what does not, and the arguments about them have no stable "
        "outcome. Three "
        "rival figures are such a ring and perfectly in order; but often one of the contradictions is only a "
        "difference "
        "in scope, and should be a qualification. One ring is shown for each group of claims that hang "
        "together.",
    .bad = R"({"gainsay": 1, "claims": [{"id": "claim:ten", "text": "Ten people drowned."},
          {"id": "claim:twenty", "text": "Twenty people drowned."}, {"id": "claim:thirty", "text": "Thirty people drowned."}],
        "relations": [
          {"id": "relation:a", "kind": "contradicts", "from": "claim:ten", "to": "claim:twenty"},
          {"id": "relation:b", "kind": "contradicts", "from": "claim:twenty", "to": "claim:thirty"},
          {"id": "relation:c", "kind": "contradicts", "from": "claim:thirty", "to": "claim:ten"}]})",
    .good = R"({"gainsay": 1, "claims": [{"id": "claim:ten", "text": "Ten people drowned."},
          {"id": "claim:twenty", "text": "Twenty people drowned."}, {"id": "claim:thirty", "text": "Thirty people drowned."}],
        "relations": [
          {"id": "relation:a", "kind": "contradicts", "from": "claim:ten", "to": "claim:twenty"},
          {"id": "relation:b", "kind": "contradicts", "from": "claim:twenty", "to": "claim:thirty"},
          {"id": "relation:c", "kind": "qualifies", "from": "claim:thirty", "to": "claim:ten"}]})",
};

// Distances from one class in the graph of conflicts, and the links over which they were found.
class Search {
public:
    explicit Search(const ClaimClasses& classes)
        : classes_(&classes), level_(classes.size(), unseen), came_(classes.size()) {}

    /// Visits what hangs together with `root`; the first link between two classes of one distance closes an odd ring.
    /// Returns  the conflicts of the ring, in order; nothing when there is none.
    [[nodiscard]] std::vector<Edge> odd_ring_from(ClaimClass root) {
        queue_.assign(1, root);
        level_[at(root)] = 0;
        std::optional<ClassLink> closing;
        for (std::size_t i = 0; i < queue_.size(); ++i) {
            for (const ClassLink& link : classes_->conflicts(queue_[i])) {
                if (link.to == link.from) continue;
                if (level_[at(link.to)] == unseen) {
                    level_[at(link.to)] = level_[at(link.from)] + 1;
                    came_[at(link.to)] = link;
                    queue_.push_back(link.to);
                } else if (!closing && level_[at(link.to)] == level_[at(link.from)]) {
                    closing = link;
                }
            }
        }
        return closing ? ring(*closing) : std::vector<Edge>();
    }

    /// Forgets the visit that was made last.
    void forget() {
        for (const ClaimClass one : queue_) level_[at(one)] = unseen;
    }

    [[nodiscard]] bool seen(ClaimClass one) const { return level_[at(one)] != unseen; }

private:
    static constexpr std::uint32_t unseen = 0xFFFFFFFFU;
    static std::size_t at(ClaimClass one) { return static_cast<std::size_t>(one); }

    // Up from both ends of the closing link until they meet.
    [[nodiscard]] std::vector<Edge> ring(const ClassLink& closing) const {
        std::vector<Edge> left, right;
        ClaimClass x = closing.from, y = closing.to;
        while (x != y) {
            left.push_back(came_[at(x)].edge);
            right.push_back(came_[at(y)].edge);
            x = came_[at(x)].from;
            y = came_[at(y)].from;
        }
        std::reverse(left.begin(), left.end());
        left.push_back(closing.edge);
        left.insert(left.end(), right.begin(), right.end());
        return left;
    }

    const ClaimClasses* classes_;
    std::vector<std::uint32_t> level_;
    std::vector<ClassLink> came_;
    std::vector<ClaimClass> queue_;
};

class OddRing final : public Rule {
public:
    const RuleInfo& info() const override { return about; }

    void finish(const Subject& subject, const Report& report) override {
        const ClaimClasses& classes = classes_of(subject);
        Search search(classes), closer(classes);
        for (std::uint32_t i = 0; i < classes.size(); ++i) {
            const ClaimClass root{i};
            if (search.seen(root) || classes.conflicts(root).empty()) continue;
            std::vector<Edge> ring = search.odd_ring_from(root);
            if (ring.empty()) continue;
            // A ring found from afar may be long; looked for from one of its own claims it is as short as there is
            // one through that claim.
            const ClaimClass inside = classes.of(subject.snapshot.source(ring[ring.size() / 2]));
            if (const auto nearer = closer.odd_ring_from(inside); nearer.size() < ring.size()) ring = nearer;
            closer.forget();
            tell(subject, ring, report);
        }
    }

private:
    void tell(const Subject& subject, const std::vector<Edge>& ring, const Report& report) const {
        const Snapshot& snapshot = subject.snapshot;
        std::vector<Node> relations;
        for (const Edge edge : ring) relations.push_back(snapshot.relation(edge));
        Finding finding =
            found(record_id(snapshot, *std::min_element(relations.begin(), relations.end())), "",
                  std::to_string(ring.size()) +
                      " contradictions close an odd ring, expected claims that fall into two sides");
        for (const Node relation : relations) finding.witness.push_back(relating(snapshot, relation));
        std::sort(relations.begin(), relations.end());
        for (const Node relation : relations) finding.key.emplace_back(snapshot.id(relation));
        report(std::move(finding));
    }
};

}  // namespace

std::unique_ptr<Rule> make_odd_ring() {
    return std::make_unique<OddRing>();
}

}  // namespace gainsay::audit
