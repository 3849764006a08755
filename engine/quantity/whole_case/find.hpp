#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "engine/quantity/compare.hpp"
#include "engine/quantity/whole_case/figures.hpp"

namespace gainsay {

/// Two figures of two claims that may speak of the same thing, and how they stand to each other.
struct FigurePair {
    std::uint32_t a = 0, b = 0;  ///< in FigureTable::figures, a < b
    Comparison comparison;
    std::vector<ClaimLink> links;  ///< what a person already said of the two claims

    friend bool operator==(const FigurePair&, const FigurePair&) = default;
};

/// What is wrong with one figure, or with several together.
enum class SumKind : std::uint8_t {
    ShareAboveAll,    ///< one share of more than 100 %
    SharesAboveAll,   ///< shares of one population, of subjects that share no member, above 100 % together
    PartsUnlikeWhole  ///< the figures of all members of a subject do not add up to the figure of the subject
};
[[nodiscard]] std::string_view to_string(SumKind kind) noexcept;

struct SumRemark {
    SumKind kind = SumKind::ShareAboveAll;
    std::vector<std::uint32_t> figures;  ///< the whole first, for PartsUnlikeWhole; then the parts, ascending
    double low = 0,
           high = 0;  ///< what the parts may add up to, in the base of the unit (shares: 1 for 100 %)

    friend bool operator==(const SumRemark&, const SumRemark&) = default;
};

struct QuantityOptions {
    std::optional<ClaimId> claim;  ///< only pairs and remarks with a figure of this claim
    bool conflicts_only = false;   ///< no other pairs, and no dates
    std::size_t limit = 0;         ///< pairs, sums and dates that are returned, each; 0: all
    /// A block of more figures than this is not compared pair by pair, but by sorting; see find_quantities().
    std::size_t max_block = 200;
};

struct QuantityAnswer {
    std::vector<FigurePair> pairs;  ///< by verdict, then a, then b
    std::vector<SumRemark> sums;    ///< by figures
    std::vector<DateRemark> dates;
    std::array<std::uint64_t, verdict_count> counts{};  ///< of all pairs that were compared, returned or not
    std::uint64_t sorted_blocks = 0;                    ///< blocks larger than max_block
    bool limited = false;                               ///< there are more pairs than were returned
    bool remarks_limited = false;                       ///< or more sums or dates
};

/// Compares the figures of different claims that may speak of the same thing: those that count the same, once words
/// of form and basis are taken off ("share of recorded executions", "rank by number of executions"), and have a
/// member of their subject in common, or of which one's population is the other's subject. Figures without a subject
/// are compared with such others only.
///
/// These blocks are found by sorting, and never is everything compared with everything. In a block of more than
/// max_block figures those of equal words (unit, population, period, basis, …) are sorted by their ranges: each
/// figure is paired with the nearest above that excludes it, and with the lowest of all if that does; of each two groups
/// of unequal words, up to max_block further on, the extremes are compared. So every figure that is in conflict with one
/// of its own words shows a conflict, while pairs that are no conflict are not all listed; sorted_blocks says that this
/// was done.
///
/// Returns  same table, same answer; independent of the order in which the figures are asked for.
/// Cost     O(n log n) for n figures, and max_block comparisons a figure at most; memory O(n + limit).
/// Source   blocking as in record linkage: P. Christen, "Data Matching", Springer 2012, chapter 4.
[[nodiscard]] QuantityAnswer find_quantities(const FigureTable& table, const QuantityOptions& options = {});

/// The conflicts of an answer as relations to import, one a pair of claims: `contradicts`, proposed, origin
/// "quantity". Pairs of claims between which a person already said contradicts, whatever its status, are left out.
[[nodiscard]] std::vector<Relation> proposals_of(const FigureTable& table, const QuantityAnswer& answer);

}  // namespace gainsay
