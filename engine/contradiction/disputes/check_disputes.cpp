#include <algorithm>
#include <map>
#include <queue>
#include <set>
#include <utility>

#include "engine/contradiction/disputes/dispute_of.hpp"
#include "engine/contradiction/disputes/disputes.hpp"
#include "graphs/snapshot/rows/dispute_rows.hpp"

// The slow way: relations and statements one by one, sets and maps. Nothing here reads rows or components.

namespace gainsay {
namespace {

/// Every conflict of a case, from both of its ends.
class Quarrels {
public:
    Quarrels(const Snapshot& snapshot, bool include_proposed) {
        for (const Node relation : snapshot.nodes(RecordKind::Relation)) {
            const Edge edge = snapshot.edge_of_relation(relation);
            const EdgeKind kind = snapshot.kind(edge);
            if (kind != EdgeKind::Contradicts && kind != EdgeKind::Rebuts) continue;
            if (!relation_counts(snapshot, relation, include_proposed)) continue;
            ends_[relation] = {snapshot.source(edge), snapshot.target(edge)};
            next_[snapshot.source(edge)].push_back(snapshot.target(edge));
            next_[snapshot.target(edge)].push_back(snapshot.source(edge));
            for (const Node claim : std::set<Node>{snapshot.source(edge), snapshot.target(edge)})
                ++conflicts_[claim];
        }
    }

    [[nodiscard]] const std::map<Node, std::vector<Node>>& next() const noexcept { return next_; }

    /// In how many it takes part.
    [[nodiscard]] std::uint64_t conflicts(Node claim) const { return conflicts_.at(claim); }

    /// Is `relation` a conflict of these two?
    [[nodiscard]] bool joins(Node relation, Node a, Node b) const {
        const auto at = ends_.find(relation);
        return at != ends_.end() && (at->second == std::pair(a, b) || at->second == std::pair(b, a));
    }

    /// How many conflicts lie between `start` and a claim, at least, when their number is even or odd.
    [[nodiscard]] std::map<std::pair<Node, bool>, std::uint32_t> spread(Node start) const {
        std::map<std::pair<Node, bool>, std::uint32_t> far{{{start, false}, 0}};
        std::queue<std::pair<Node, bool>> queue;
        queue.push({start, false});
        for (; !queue.empty(); queue.pop()) {
            const auto [claim, odd] = queue.front();
            const auto at = next_.find(claim);
            if (at == next_.end()) continue;
            const std::uint32_t here = far[queue.front()];
            for (const Node other : at->second) {
                if (far.emplace(std::pair(other, !odd), here + 1).second) queue.push({other, !odd});
            }
        }
        return far;
    }

private:
    std::map<Node, std::pair<Node, Node>> ends_;
    std::map<Node, std::vector<Node>> next_;
    std::map<Node, std::uint64_t> conflicts_;
};

std::map<Node, std::uint64_t> assertions_of(const Snapshot& snapshot, const std::set<Node>& claims) {
    std::map<Node, std::uint64_t> counts;
    for (const Node claim : claims) {
        for (const Node statement : snapshot.in(claim, EdgeKind::Asserts).nodes())
            ++counts[snapshot.speaker(statement)];
        std::set<Node> documents;
        for (const Node document : snapshot.in(claim, EdgeKind::States).nodes()) documents.insert(document);
        for (const Node document : documents) {
            std::vector<Node> answerable;
            answerable_for(snapshot, document, answerable);
            for (const Node agent : answerable) ++counts[agent];
        }
    }
    return counts;
}

/// Is `shown` the first `most` of `counts`, the greatest first, then in node order?
template <class T, class Read>
bool is_first_of(const std::vector<T>& shown, std::map<Node, std::uint64_t> counts, std::size_t most,
                 const Read& read) {
    if (shown.size() != std::min(most, counts.size())) return false;
    for (const T& one : shown) {
        const std::pair<Node, std::uint64_t> said = read(one);
        const auto greatest =
            std::max_element(counts.begin(), counts.end(), [](const auto& x, const auto& y) {
                return x.second != y.second ? x.second < y.second : x.first > y.first;
            });
        if (said.first != greatest->first || said.second != greatest->second) return false;
        counts.erase(greatest);
    }
    return true;
}

std::string check_cycle(const Quarrels& quarrels, const Dispute& dispute, const std::set<Node>& members,
                        Node start) {
    const auto& cycle = dispute.odd_cycle;
    if (dispute.balanced) return cycle.empty() ? "" : "a balanced dispute has an odd ring";
    if (cycle.size() % 2 != 1) return "the ring of a dispute that is not balanced is not odd";
    std::set<Node> met;
    for (std::size_t i = 0; i < cycle.size(); ++i) {
        if (!met.insert(cycle[i].claim).second) return "a ring meets a claim twice";
        if (members.count(cycle[i].claim) == 0) return "a ring leaves its dispute";
        if (!quarrels.joins(cycle[i].relation, cycle[i].claim, cycle[(i + 1) % cycle.size()].claim))
            return "a ring has a step that is no conflict of its two claims";
    }
    const auto far = quarrels.spread(start);
    if (const auto odd = far.find({start, true}); odd != far.end() && cycle.size() > odd->second)
        return "there is a shorter odd ring through the claim with most conflicts";
    return "";
}

/// Everything but which claim is called the first.
std::string check_dispute(const Snapshot& snapshot, const Quarrels& quarrels, const Dispute& dispute,
                          const DisputesOptions& options) {
    const auto far = quarrels.spread(dispute.first);
    std::set<Node> members;
    std::array<std::uint64_t, 2> sides{};
    for (const auto& [at, distance] : far) {
        members.insert(at.first);
        ++sides[at.second ? 1 : 0];
    }
    if (dispute.claims != members.size()) return "the dispute has another number of claims";
    const bool balanced = far.size() == members.size();  // no claim is met both ways
    if (dispute.balanced != balanced) return "whether the dispute can be put on two sides is told wrongly";
    if (dispute.sides != (balanced ? sides : std::array<std::uint64_t, 2>{}))
        return "the sides have other sizes";
    std::map<Node, std::uint64_t> conflicts;
    std::uint64_t ends = 0;
    for (const Node claim : members) {
        const auto at = quarrels.next().find(claim);
        if (at == quarrels.next().end()) return "a claim without a conflict is no dispute";
        conflicts[claim] = quarrels.conflicts(claim);
        ends += at->second.size();
    }
    if (dispute.conflicts != ends / 2) return "the dispute has another number of conflicts";
    if (!is_first_of(dispute.contested, conflicts, options.claims,
                     [](const ContestedClaim& one) { return std::pair(one.claim, one.conflicts); }))
        return "other claims have more conflicts";
    if (!is_first_of(dispute.speakers, assertions_of(snapshot, members), options.speakers,
                     [](const DisputeSpeaker& one) { return std::pair(one.agent, one.assertions); }))
        return "others assert more of its claims";
    Node start = no_node;
    for (const auto& [claim, count] : conflicts) {
        if (start == no_node || count > conflicts[start]) start = claim;
    }
    return check_cycle(quarrels, dispute, members, start);
}

}  // namespace

std::string check_disputes(const Snapshot& snapshot, const Disputes& answer, const DisputesOptions& options) {
    const Quarrels quarrels(snapshot, options.include_proposed);
    std::map<Node, std::uint64_t> sizes;  // by the first claim
    std::set<Node> met;
    std::uint64_t unbalanced = 0;
    for (const auto& [claim, others] : quarrels.next()) {
        if (met.count(claim) != 0) continue;
        const auto far = quarrels.spread(claim);
        std::set<Node> members;
        for (const auto& [at, distance] : far) members.insert(at.first);
        met.insert(members.begin(), members.end());
        sizes[claim] = members.size();
        unbalanced += far.size() != members.size() ? 1 : 0;
    }
    if (answer.disputes != sizes.size() || answer.unbalanced != unbalanced || answer.claims != met.size())
        return "the answer does not say how many disputes and claims there are";
    if (!is_first_of(answer.shown, sizes, options.limit == 0 ? sizes.size() : options.limit,
                     [](const Dispute& one) { return std::pair(one.first, one.claims); }))
        return "other disputes are larger";
    for (const Dispute& one : answer.shown) {
        const std::string broken = check_dispute(snapshot, quarrels, one, options);
        if (!broken.empty()) return std::string(snapshot.id(one.first)) + ": " + broken;
    }
    return "";
}

std::string check_dispute_of(const Snapshot& snapshot, Node claim, const std::optional<DisputeOf>& answer,
                             const DisputesOptions& options) {
    const Quarrels quarrels(snapshot, options.include_proposed);
    const bool disputed = quarrels.next().count(claim) != 0;
    if (!answer) return disputed ? "the claim has conflicts" : "";
    if (answer->dispute.first != claim) return "the dispute is of another claim";
    std::string broken = check_dispute(snapshot, quarrels, answer->dispute, options);
    if (!broken.empty()) return broken;
    std::map<Node, std::uint32_t> distances;
    for (const auto& [at, distance] : quarrels.spread(claim)) {
        const auto one = distances.emplace(at.first, distance).first;
        one->second = std::min(one->second, distance);
    }
    std::vector<std::pair<std::uint32_t, Node>> in_order;
    for (const auto& [one, distance] : distances) in_order.emplace_back(distance, one);
    std::sort(in_order.begin(), in_order.end());
    if (options.limit != 0) in_order.resize(std::min(options.limit, in_order.size()));
    if (in_order.size() != answer->claims.size()) return "the answer does not list as many claims as it may";
    for (std::size_t i = 0; i < in_order.size(); ++i) {
        const DisputedClaim& one = answer->claims[i];
        if (std::pair(one.distance, one.claim) != in_order[i]) return "another claim is nearer";
        if (one.conflicts != quarrels.conflicts(one.claim)) return "a claim has other conflicts";
        if (one.distance == 0) continue;
        if (!quarrels.joins(one.relation, one.claim, one.nearer) || distances[one.nearer] + 1 != one.distance)
            return "a claim is not joined to a nearer one";
    }
    return "";
}

}  // namespace gainsay
