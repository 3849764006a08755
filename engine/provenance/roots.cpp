#include "engine/provenance/roots.hpp"

#include <algorithm>

#include "graphs/model/error.hpp"

namespace gainsay {

CitedRoots::CitedRoots(const Snapshot& snapshot)
    : snapshot_(snapshot),
      first_document_(to_index(*snapshot.nodes(RecordKind::Document).begin())),
      seen_(snapshot.nodes(RecordKind::Document).size()) {}

void CitedRoots::add(std::span<const Node> documents) {
    for (const Node document : documents) {
        std::uint32_t& seen = seen_[to_index(document) - first_document_];
        if (seen == question_) continue;
        seen = question_;
        queue_.push_back(document);
    }
}

const std::vector<CitedRoot>& CitedRoots::of(Node claim) {
    GAINSAY_REQUIRE(snapshot_.nodes(RecordKind::Claim).contains(claim));
    if (++question_ == 0) {
        std::fill(seen_.begin(), seen_.end(), 0U);
        question_ = 1;
    }
    queue_.clear();
    roots_.clear();
    for (const Node statement : snapshot_.in(claim, EdgeKind::Asserts).nodes()) {
        add(snapshot_.out(statement, EdgeKind::RecordedIn).nodes());
    }
    add(snapshot_.in(claim, EdgeKind::States).nodes());
    std::size_t at = 0;
    for (std::uint32_t distance = 0; at < queue_.size(); ++distance) {
        const std::size_t level_end = queue_.size(), first_root = roots_.size();
        for (; at < level_end; ++at) {
            const std::span<const Node> cited = snapshot_.out(queue_[at], EdgeKind::Cites).nodes();
            if (cited.empty()) roots_.push_back({queue_[at], distance});
            add(cited);
        }
        std::sort(roots_.begin() + static_cast<std::ptrdiff_t>(first_root), roots_.end(),
                  [](const CitedRoot& x, const CitedRoot& y) { return x.document < y.document; });
    }
    return roots_;
}

}  // namespace gainsay
