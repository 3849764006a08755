#include "engine/provenance/roots.hpp"

#include <algorithm>

#include "graphs/model/error.hpp"

namespace gainsay {

CitedRoots::CitedRoots(const CitationRows& rows)
    : rows_(rows), seen_(rows.cites.size()), level_(static_cast<std::uint32_t>(rows.cites.size())) {}

void CitedRoots::add(std::span<const std::uint32_t> documents) {
    for (const std::uint32_t document : documents) {
        GAINSAY_REQUIRE(document < seen_.size());  // rows may come from a damaged file
        std::uint32_t& seen = seen_[document];
        if (seen == question_) continue;
        seen = question_;
        queue_.push_back(document);
    }
}

/// The roots from `first` on, all of one distance, by node. Few are sorted faster than read off a set.
void CitedRoots::put_in_order(std::size_t first, std::uint32_t distance) {
    constexpr std::size_t few = 16;
    if (roots_.size() - first <= few) {
        std::sort(roots_.begin() + static_cast<std::ptrdiff_t>(first), roots_.end(),
                  [](const CitedRoot& x, const CitedRoot& y) { return x.document < y.document; });
        return;
    }
    for (std::size_t i = first; i < roots_.size(); ++i) {
        level_.put(to_index(roots_[i].document) - rows_.first_document);
    }
    level_.take([&](std::uint32_t document) {
        roots_[first++] = {Node{rows_.first_document + document}, distance};
    });
}

const std::vector<CitedRoot>& CitedRoots::of(Node claim) {
    const std::uint32_t number = to_index(claim) - rows_.first_claim;
    GAINSAY_REQUIRE(number < rows_.carriers.size());
    if (++question_ == 0) {
        std::fill(seen_.begin(), seen_.end(), 0U);
        question_ = 1;
    }
    queue_.clear();
    roots_.clear();
    add(rows_.carriers[number]);
    std::size_t at = 0;
    for (std::uint32_t distance = 0; at < queue_.size(); ++distance) {
        const std::size_t level_end = queue_.size(), first_root = roots_.size();
        for (; at < level_end; ++at) {
            const std::span<const std::uint32_t> cited = rows_.cites[queue_[at]];
            if (cited.empty()) roots_.push_back({Node{rows_.first_document + queue_[at]}, distance});
            add(cited);
        }
        put_in_order(first_root, distance);
    }
    return roots_;
}

}  // namespace gainsay
