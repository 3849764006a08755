#include "engine/contradiction/disputes/disputes.hpp"

#include <algorithm>

#include "engine/contradiction/agents/components.hpp"
#include "engine/contradiction/agents/keep_first.hpp"
#include "engine/contradiction/disputes/summary.hpp"

// Components tell of every claim to which first claim it belongs. Counting by that gives the sizes; only the claims of
// what is shown are gathered, in a second pass.

namespace gainsay {
namespace {

struct Size {
    std::uint32_t first, claims;
};

/// Claims with conflicts, by the first of their component; those of a claim alone without any are left out.
std::vector<Size> sizes_of(const DisputeRows& rows, const ConflictComponents& components) {
    std::vector<std::uint32_t> claims(rows.claims());
    for (std::uint32_t claim = 0; claim < rows.claims(); ++claim) ++claims[components.first[claim]];
    std::vector<Size> sizes;
    for (std::uint32_t claim = 0; claim < rows.claims(); ++claim) {
        // The first of more than one has a conflict, because they hang together by nothing else.
        if (claims[claim] > 1 || (claims[claim] == 1 && rows.conflicts.length(claim) != 0))
            sizes.push_back({claim, claims[claim]});
    }
    return sizes;
}

/// The claims of each of `shown`, ascending.
std::vector<std::vector<std::uint32_t>> members_of(const ConflictComponents& components,
                                                   const std::vector<Size>& shown) {
    constexpr std::uint32_t not_shown = 0xFFFFFFFFU;
    std::vector<std::uint32_t> place(components.first.size(), not_shown);
    std::vector<std::vector<std::uint32_t>> members(shown.size());
    for (std::uint32_t i = 0; i < shown.size(); ++i) {
        place[shown[i].first] = i;
        members[i].reserve(shown[i].claims);
    }
    for (std::uint32_t claim = 0; claim < components.first.size(); ++claim) {
        const std::uint32_t at = place[components.first[claim]];
        if (at != not_shown) members[at].push_back(claim);
    }
    return members;
}

}  // namespace

Disputes find_disputes(const Snapshot& snapshot, const DisputesOptions& options) {
    using Side = ConflictComponents::Side;
    const DisputeRows rows = DisputeRows::of(snapshot, options.include_proposed);
    const ConflictComponents components = ComponentsJob(rows).run(options.threads);
    std::vector<Size> sizes = sizes_of(rows, components);
    Disputes answer;
    answer.disputes = sizes.size();
    answer.unbalanced = components.unbalanced;
    for (const Size& one : sizes) answer.claims += one.claims;
    keep_first(sizes, options.limit, [](const Size& x, const Size& y) {
        return x.claims != y.claims ? x.claims > y.claims : x.first < y.first;
    });
    const auto members = members_of(components, sizes);
    ConflictWalk walk(rows);
    DisputeSummary summary(snapshot, rows, options, walk);
    for (std::size_t i = 0; i < sizes.size(); ++i) {
        Dispute& dispute = answer.shown.emplace_back();
        dispute.first = rows.claim_node(sizes[i].first);
        dispute.balanced = components.side[sizes[i].first] != Side::Unbalanced;
        if (dispute.balanced) {
            for (const std::uint32_t claim : members[i])
                ++dispute.sides[components.side[claim] == Side::First ? 0 : 1];
        }
        summary.fill(dispute, members[i]);
    }
    return answer;
}

}  // namespace gainsay
