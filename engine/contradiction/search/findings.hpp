#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "engine/contradiction/search/finder.hpp"

// Of engine/contradiction only: what a question found, put in the order of answers before any witness is made.

namespace gainsay {

/// A link and the two agents that it counts for: all that a Witness is made of.
struct Finding {
    Link link;
    Node a = no_node, b = no_node;
};

/// The order of answers, as order() of the witnesses that are made of the two.
[[nodiscard]] std::strong_ordering order(const Finding& x, const Finding& y) noexcept;

/// Collects findings in any order and hands them out in that of answers: all of them, or the first so many.
///
/// Cost     n findings in O(n) time where they are many for their agents, else O(n log n); 56 bytes each. The
///          first k of n: O(n) expected time, O(k) memory.
class Findings {
public:
    static constexpr std::size_t all = static_cast<std::size_t>(-1);

    /// `most`: how many to keep, one of them at least.
    explicit Findings(std::size_t most) : most_(most) {}

    void add(const Link& link, Node a, Node b) {
        if (has_bound_ && beyond(link, a, b)) return;
        findings_.push_back({link, a, b});
        if (most_ != all && findings_.size() >= room()) cut();
    }

    /// Calls use(finding, n) for what was kept, in order, until it returns false; then forgets everything. n: how
    /// many more of the same pair are kept, this one among them.
    template <class Use>
    void take(const Use& use) {
        arrange();
        std::size_t pair_end = 0;
        for (std::size_t at = 0; at < order_.size(); ++at) {
            if (at == pair_end) pair_end = end_of_pair(at);
            if (!use(findings_[order_[at]], pair_end - at)) break;
        }
        clear();
    }

    void clear();
    /// As if new, but with the memory that was in use.
    void restart(std::size_t most) {
        clear();
        most_ = most;
    }

private:
    /// Selecting from twice as many as are wanted makes every selection pay for as many findings again.
    [[nodiscard]] std::size_t room() const noexcept { return most_ > 512 ? 2 * most_ : 1024; }
    [[nodiscard]] bool beyond(const Link& link, Node a, Node b) const noexcept;
    [[nodiscard]] std::size_t end_of_pair(std::size_t at) const noexcept;
    void cut();
    void arrange();
    void arrange_by(Node Finding::*agent);

    std::size_t most_;
    std::vector<Finding> findings_;
    Finding bound_;  // the last that was kept in the latest cut: what comes behind it is not wanted
    bool has_bound_ = false;
    std::vector<std::uint32_t> order_, other_order_, begins_;
};

}  // namespace gainsay
