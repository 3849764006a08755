#include "engine/contradiction/disputes/dispute_of.hpp"

#include <algorithm>

#include "engine/contradiction/agents/keep_first.hpp"
#include "engine/contradiction/disputes/summary.hpp"

namespace gainsay {
namespace {

/// Does every conflict have its two ends at distances of which one is odd and one even?
bool balanced(const DisputeRows& rows, const ConflictWalk& walk, std::span<const std::uint32_t> members) {
    return std::all_of(members.begin(), members.end(), [&](std::uint32_t claim) {
        const auto conflicts = rows.conflicts[claim];
        return std::all_of(conflicts.begin(), conflicts.end(), [&](Conflict conflict) {
            return walk.distance(conflict.claim()) % 2 != walk.distance(claim) % 2;
        });
    });
}

/// The nearest, with the conflicts that lead to them.
std::vector<DisputedClaim> listed(const Snapshot& snapshot, const DisputeRows& rows, const ConflictWalk& walk,
                                  std::span<const std::uint32_t> members, const DisputesOptions& options) {
    std::vector<DisputedClaim> claims;
    claims.reserve(members.size());
    for (const std::uint32_t claim : members)
        claims.push_back({rows.claim_node(claim), walk.distance(claim), conflicts_of(rows, claim)});
    keep_first(claims, options.limit, [](const DisputedClaim& x, const DisputedClaim& y) {
        return x.distance != y.distance ? x.distance < y.distance : x.claim < y.claim;
    });
    for (DisputedClaim& one : claims) {
        if (one.distance == 0) continue;
        const std::uint32_t claim = rows.claim(one.claim), nearer = walk.nearer(claim);
        one.nearer = rows.claim_node(nearer);
        one.relation = conflict_between(snapshot, rows, claim, nearer, options.include_proposed);
    }
    return claims;
}

}  // namespace

std::optional<DisputeOf> dispute_of(const Snapshot& snapshot, Node claim, const DisputesOptions& options) {
    GAINSAY_REQUIRE(snapshot.nodes(RecordKind::Claim).contains(claim));
    const DisputeRows rows = DisputeRows::of(snapshot, options.include_proposed);
    const std::uint32_t start = rows.claim(claim);
    if (rows.conflicts[start].empty()) return std::nullopt;
    ConflictWalk walk(rows);
    const auto met = walk.all_from(start);
    const std::vector<std::uint32_t> members(met.begin(), met.end());  // a second walk looks for a ring
    DisputeOf answer;
    answer.claims = listed(snapshot, rows, walk, members, options);
    answer.dispute.first = claim;
    answer.dispute.balanced = balanced(rows, walk, members);
    if (answer.dispute.balanced) {
        for (const std::uint32_t one : members) ++answer.dispute.sides[walk.distance(one) % 2];
    }
    DisputeSummary(snapshot, rows, options, walk).fill(answer.dispute, members);
    return answer;
}

}  // namespace gainsay
