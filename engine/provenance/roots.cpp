#include "engine/provenance/roots.hpp"

#include <algorithm>

#include "graphs/model/error.hpp"

namespace gainsay {

CitedRoots::CitedRoots(const CitationRows& rows)
    : rows_(rows),
      seen_(rows.cites.size()),
      queue_(rows.cites.size()),
      level_(static_cast<std::uint32_t>(rows.cites.size())) {}

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

const std::vector<CitedRoot>& CitedRoots::of(Node claim, bool in_order) {
    const std::uint32_t number = to_index(claim) - rows_.first_claim;
    GAINSAY_REQUIRE(number < rows_.carriers.size());
    if (++question_ == 0) {
        std::fill(seen_.begin(), seen_.end(), 0U);
        question_ = 1;
    }
    roots_.clear();
    std::size_t at = 0, end = 0;
    // Puts those that were not met yet at the end: by copies, which the compiler need not read again after every write.
    const auto add = [&, seen = seen_.data(), queue = queue_.data(), question = question_,
                      documents = seen_.size()](std::span<const std::uint32_t> row) {
        for (const std::uint32_t document : row) {
            GAINSAY_REQUIRE(document < documents);  // rows may come from a damaged file
            if (seen[document] == question) continue;
            seen[document] = question;
            queue[end++] = document;
        }
    };
    add(rows_.carriers[number]);
    for (std::uint32_t distance = 0; at < end; ++distance) {
        const std::size_t first_root = roots_.size();
        for (const std::size_t level_end = end; at < level_end; ++at) {
            const std::uint32_t document = queue_[at];
            const std::span<const std::uint32_t> cited = rows_.cites[document];
            if (cited.empty()) roots_.push_back({Node{rows_.first_document + document}, distance});
            add(cited);
        }
        if (in_order) put_in_order(first_root, distance);
    }
    return roots_;
}

}  // namespace gainsay
