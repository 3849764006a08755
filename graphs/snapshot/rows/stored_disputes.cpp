#include "graphs/snapshot/rows/stored_disputes.hpp"

#include <bit>
#include <utility>

#include "graphs/model/error.hpp"
#include "graphs/snapshot/overlay/overlay_layout.hpp"

namespace gainsay {
namespace {

template <class Number>
void sort_once(std::vector<Number>& numbers) {
    std::sort(numbers.begin(), numbers.end());
    numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
}

}  // namespace

std::optional<StoredDisputes> StoredDisputes::of(const Snapshot& snapshot) {
    const auto& overlay = snapshot.layout()->overlay;
    Snapshot block = overlay == nullptr ? snapshot : Snapshot(overlay->base);
    std::optional<DisputeRows> rows = DisputeRows::stored(block);
    if (!rows) return std::nullopt;
    return StoredDisputes(snapshot, std::move(block), *std::move(rows));
}

StoredDisputes::StoredDisputes(const Snapshot& snapshot, Snapshot block, DisputeRows rows)
    : snapshot_(snapshot), block_(std::move(block)), rows_(std::move(rows)) {
    if (snapshot_.overlaid()) list_touched(*snapshot_.layout()->overlay);
}

void StoredDisputes::list_touched(const Overlay& overlay) {
    const Snapshot own(overlay.own);
    const NodeRange old_claims = block_.nodes(RecordKind::Claim), own_claims = own.nodes(RecordKind::Claim);
    // A claim as it stood and as it stands now: either may be missing.
    overlay.forward.order.for_each_removed([&](std::uint32_t edge) {
        for (const Node end : {block_.source(Edge{edge}), block_.target(Edge{edge})}) {
            if (!old_claims.contains(end)) continue;
            touched_.push_back(rows_.claim(end));
            const Node now = overlay.outer(end, false);
            if (to_index(now) < overlay.nodes.size() && overlay.nodes[to_index(now)].base == to_index(end))
                touched_claims_.push_back(now);
        }
    });
    for (const std::uint32_t edge : overlay.forward.items) {
        for (const Node end : {own.source(Edge{edge}), own.target(Edge{edge})}) {
            if (!own_claims.contains(end)) continue;
            const Node now = overlay.outer(end, true);
            touched_claims_.push_back(now);
            const std::uint32_t then = overlay.nodes[to_index(now)].base;
            if (then != Splice::Place::no_base) touched_.push_back(rows_.claim(Node{then}));
        }
    }
    sort_once(touched_);
    sort_once(touched_claims_);
    sieve_.resize(std::bit_ceil(std::max<std::size_t>(touched_.size(), 1)));
    for (const std::uint32_t claim : touched_) {
        sieve_[claim / 64 & (sieve_.size() - 1)] |= std::uint64_t{1} << (claim % 64);
    }
}

std::optional<std::uint32_t> StoredDisputes::agent(Node agent) const {
    GAINSAY_REQUIRE(snapshot_.nodes(RecordKind::Agent).contains(agent));
    if (!snapshot_.overlaid()) return rows_.agent(agent);
    const std::uint32_t then = snapshot_.layout()->overlay->nodes[to_index(agent)].base;
    if (then == Splice::Place::no_base) return std::nullopt;
    return rows_.agent(Node{then});
}

Node StoredDisputes::claim_node(std::uint32_t claim) const noexcept {
    const Node then = rows_.claim_node(claim);
    return snapshot_.overlaid() ? snapshot_.layout()->overlay->outer(then, false) : then;
}

}  // namespace gainsay
