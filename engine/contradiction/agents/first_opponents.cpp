#include "engine/contradiction/agents/first_opponents.hpp"

#include <algorithm>
#include <limits>
#include <utility>

namespace gainsay {
namespace {

/// The least `most` of many numbers.
class Least {
public:
    explicit Least(std::size_t most) : most_(most) {}

    void add(std::uint32_t number) {
        if (number >= bound_) return;
        kept_.push_back(number);
        // Selecting from twice as many as are wanted makes every selection pay for as many numbers again.
        if (kept_.size() / 2 >= std::max<std::size_t>(most_, 512)) cut();
    }

    /// The greatest of the least; the greatest number there is when fewer were added than are wanted.
    [[nodiscard]] std::uint32_t greatest() {
        cut();
        return kept_.size() < most_ ? std::numeric_limits<std::uint32_t>::max() : bound_;
    }

private:
    void cut() {
        if (kept_.size() < most_) return;
        const auto last = kept_.begin() + static_cast<std::ptrdiff_t>(most_) - 1;
        std::nth_element(kept_.begin(), last, kept_.end());
        bound_ = *last;
        kept_.resize(most_);
    }

    std::size_t most_;
    std::uint32_t bound_ = std::numeric_limits<std::uint32_t>::max();
    std::vector<std::uint32_t> kept_;
};

/// Calls use(opponent) for every witness over a claim that the agent asserts, until it returns false.
template <class Use>
bool each_over_said(const DisputeRows& rows, std::uint32_t claim, bool by, const Use& use) {
    using Part = Conflict::Part;
    for (const Conflict conflict : rows.conflicts[claim]) {
        if (conflict.part() == (by ? Part::Rebutted : Part::Rebuts)) continue;
        // A claim that contradicts itself stands in its own row twice.
        if (conflict.claim() == claim && conflict.part() == Part::Contradicted) continue;
        for (const std::uint32_t opponent : rows.asserters[conflict.claim()]) {
            if (!use(opponent)) return false;
        }
    }
    if (by) return true;
    for (const std::uint32_t opponent : rows.deniers[claim]) {
        if (!use(opponent)) return false;
    }
    return true;
}

}  // namespace

FirstOpponents first_opponents(const Snapshot& snapshot, const DisputeRows& rows, Node agent, bool by,
                               std::size_t wanted) {
    const std::uint32_t number = rows.agent(agent);
    const std::span<const std::uint32_t> said = rows.asserted[number];
    const std::span<const std::uint32_t> denied = by ? rows.denied[number] : std::span<const std::uint32_t>();
    Least least(wanted);
    const auto count = [&](std::uint32_t opponent) {
        // Against itself a `contradicts` has one witness, and is met from both of its ends.
        if (opponent != number) least.add(opponent);
        return true;
    };
    for (const std::uint32_t claim : said) each_over_said(rows, claim, by, count);
    for (const std::uint32_t claim : denied) {
        for (const std::uint32_t opponent : rows.asserters[claim]) count(opponent);
    }

    const std::uint32_t last = least.greatest();
    const auto too_far = [&](std::uint32_t opponent) { return opponent > last; };
    const bool undercuts = by && !snapshot.edges(EdgeKind::Undercuts).empty();
    FirstOpponents found;
    std::uint32_t before = std::numeric_limits<std::uint32_t>::max();
    for (const std::uint32_t claim : said) {
        if (claim == std::exchange(before, claim)) continue;  // said more than once
        if (!each_over_said(rows, claim, by, too_far) ||
            (undercuts && !snapshot.out(rows.claim_node(claim), EdgeKind::Undercuts).empty())) {
            found.said.push_back(rows.claim_node(claim));
        }
    }
    before = std::numeric_limits<std::uint32_t>::max();
    for (const std::uint32_t claim : denied) {
        if (claim == std::exchange(before, claim)) continue;
        const auto opponents = rows.asserters[claim];
        if (!std::all_of(opponents.begin(), opponents.end(), too_far)) {
            found.denied.push_back(rows.claim_node(claim));
        }
    }
    return found;
}

}  // namespace gainsay
