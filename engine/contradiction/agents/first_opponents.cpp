#include "engine/contradiction/agents/first_opponents.hpp"

#include <algorithm>
#include <limits>
#include <span>
#include <utility>

#include "graphs/model/error.hpp"

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

/// What to make of a conflict with a touched claim, of which the rows do not know who asserts it.
enum class Unknown : std::uint8_t { Skip, Stop };

/// Calls use(opponent) for every witness over a claim that the agent asserts, until it returns false. The claim is not
/// touched. Returns whether it went to the end.
template <class Use>
bool each_over_said(const StoredDisputes& stored, std::uint32_t claim, bool by, Unknown unknown,
                    const Use& use) {
    using Part = Conflict::Part;
    const DisputeRows& rows = stored.rows();
    for (const Conflict conflict : rows.conflicts[claim]) {
        if (conflict.part() == (by ? Part::Rebutted : Part::Rebuts)) continue;
        // A claim that contradicts itself stands in its own row twice.
        if (conflict.claim() == claim && conflict.part() == Part::Contradicted) continue;
        if (stored.touched(conflict.claim())) {
            if (unknown == Unknown::Stop) return false;
            continue;
        }
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

/// Calls use(claim) for each claim of a row once, less the touched ones.
template <class Use>
void each_untouched(const StoredDisputes& stored, std::span<const std::uint32_t> row, const Use& use) {
    std::uint32_t before = std::numeric_limits<std::uint32_t>::max();
    for (const std::uint32_t claim : row) {
        if (claim != std::exchange(before, claim) && !stored.touched(claim)) use(claim);
    }
}

/// Adds the touched claims, of which there are none among `claims`.
void add_touched(const StoredDisputes& stored, std::vector<Node>& claims) {
    const auto& touched = stored.touched_claims();
    const auto before = static_cast<std::ptrdiff_t>(claims.size());
    claims.insert(claims.end(), touched.begin(), touched.end());
    std::inplace_merge(claims.begin(), claims.begin() + before, claims.end());
}

/// What an agent asserts and denies, as numbers of the rows; nothing of one that is not in them.
struct Words {
    Words(const StoredDisputes& stored, Node agent, bool by) : number(stored.agent(agent)) {
        if (!number) return;
        said = stored.rows().asserted[*number];
        if (by) denied = stored.rows().denied[*number];
    }
    std::optional<std::uint32_t> number;
    std::span<const std::uint32_t> said, denied;
};

/// The claims of `words` over which somebody is met of whom `passed_over` is false, and those of whom the rows do not know
/// whom one meets there.
template <class PassedOver>
FirstOpponents claims_over(const StoredDisputes& stored, const Words& words, bool by,
                           const PassedOver& passed_over) {
    const DisputeRows& rows = stored.rows();
    const Snapshot& block = stored.block();
    const bool undercuts = by && !block.edges(EdgeKind::Undercuts).empty();
    FirstOpponents found;
    each_untouched(stored, words.said, [&](std::uint32_t claim) {
        if (!each_over_said(stored, claim, by, Unknown::Stop, passed_over) ||
            (undercuts && !block.out(rows.claim_node(claim), EdgeKind::Undercuts).empty())) {
            found.said.push_back(stored.claim_node(claim));
        }
    });
    each_untouched(stored, words.denied, [&](std::uint32_t claim) {
        const auto opponents = rows.asserters[claim];
        if (!std::all_of(opponents.begin(), opponents.end(), passed_over)) {
            found.denied.push_back(stored.claim_node(claim));
        }
    });
    add_touched(stored, found.said);
    if (by) add_touched(stored, found.denied);
    return found;
}

/// The rows that tell where the witnesses of such a question come from; nullopt where nothing does, or nothing need.
std::optional<StoredDisputes> rows_that_tell(const Snapshot& snapshot, const ContradictionOptions& options,
                                             std::size_t sources) {
    constexpr std::size_t loud = 256;
    if (options.closures != Closures{} || options.as_of || options.since || options.include_proposed ||
        sources < loud) {
        return std::nullopt;
    }
    return StoredDisputes::of(snapshot);
}

}  // namespace

FirstOpponents first_opponents(const StoredDisputes& stored, Node agent, bool by, std::size_t wanted) {
    const Words words(stored, agent, by);
    Least least(wanted);
    const auto count = [&](std::uint32_t opponent) {
        // Against itself a `contradicts` has one witness, and is met from both of its ends.
        if (opponent != *words.number) least.add(opponent);
        return true;
    };
    for (const std::uint32_t claim : words.said) {
        if (!stored.touched(claim)) each_over_said(stored, claim, by, Unknown::Skip, count);
    }
    for (const std::uint32_t claim : words.denied) {
        if (stored.touched(claim)) continue;
        for (const std::uint32_t opponent : stored.rows().asserters[claim]) count(opponent);
    }
    const std::uint32_t last = least.greatest();
    return claims_over(stored, words, by, [&](std::uint32_t opponent) { return opponent > last; });
}

FirstOpponents claims_met_over(const StoredDisputes& stored, Node agent, bool by,
                               const std::vector<Node>& opponents) {
    std::vector<bool> wanted(stored.rows().agents());
    for (const Node opponent : opponents) {
        if (const auto number = stored.agent(opponent)) wanted[*number] = true;
    }
    return claims_over(stored, Words(stored, agent, by), by, [&](std::uint32_t opponent) {
        GAINSAY_REQUIRE(opponent < wanted.size());  // rows may come from a damaged file
        return !wanted[opponent];
    });
}

std::optional<FirstOpponents> where_to_look(const Snapshot& snapshot, const ContradictionOptions& options,
                                            Node agent, bool by, std::size_t sources) {
    if (options.limit == 0 || options.limit == std::numeric_limits<std::size_t>::max()) return std::nullopt;
    const std::optional<StoredDisputes> stored = rows_that_tell(snapshot, options, sources);
    if (!stored) return std::nullopt;
    return first_opponents(*stored, agent, by, options.limit + 1);
}

std::optional<FirstOpponents> where_to_look(const Snapshot& snapshot, const ContradictionOptions& options,
                                            Node agent, bool by, std::size_t sources,
                                            const std::vector<Node>& opponents) {
    const std::optional<StoredDisputes> stored = rows_that_tell(snapshot, options, sources);
    if (!stored) return std::nullopt;
    return claims_met_over(*stored, agent, by, opponents);
}

}  // namespace gainsay
