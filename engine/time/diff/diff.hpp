#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/contradiction/contradictions.hpp"
#include "engine/time/frame.hpp"
#include "graphs/model/source.hpp"
#include "graphs/snapshot/snapshot.hpp"

// What is different between two cases, or between two dates of one.
//
// Of everything there are two grades. A change is certain when it certainly was not so on the one side, and certainly is so on
// the other; it is possible when a date leaves one of the two open. What is open on both sides is no change.

namespace gainsay {

/// One side: a case, and the time of which it is asked.
struct DiffSide {
    const Snapshot* snapshot = nullptr;
    /// The records, of which two cases are compared field by field; not needed where both sides are one case.
    const GraphSource* source = nullptr;
    TimeFrame frame;
};

struct DiffOptions {
    Closures closures;
    bool include_proposed = false;
    std::size_t witnesses =
        3;                  ///< most that are kept of each dispute, gained and lost each; counts are of all
    std::size_t limit = 0;  ///< most changes that are kept of each kind, the first in order; 0: all
};

enum class DisputeTurn : std::uint8_t {
    Opened,  ///< there was no contradiction
    Closed,  ///< there is none any more
    Turned,  ///< there still is, on other grounds
};
/// "opened", "closed", "turned".
[[nodiscard]] std::string_view to_string(DisputeTurn turn) noexcept;

/// A contradicts B on one side only, or by other witnesses. A witness that holds both ways counts under the first of the two.
struct DisputeChange {
    DisputeTurn turn = DisputeTurn::Opened;
    Certainty certainty = Certainty::Yes;  ///< of Turned: Yes
    std::string a, b;                      ///< ids
    std::uint64_t before = 0, after = 0;   ///< witnesses
    std::uint64_t lost_count = 0, gained_count = 0;
    std::vector<Witness> lost;    ///< of the side before, which the other has not; in order()
    std::vector<Witness> gained;  ///< of the side after

    friend bool operator==(const DisputeChange&, const DisputeChange&) = default;
};

/// What may be so of a claim.
enum class ClaimAspect : std::uint8_t {
    Asserted,      ///< somebody says it
    Contradicted,  ///< somebody denies it, or says what contradicts or rebuts it
    Supported,     ///< somebody says what supports or entails it
};
inline constexpr std::size_t claim_aspect_count = 3;
[[nodiscard]] std::string_view to_string(ClaimAspect aspect) noexcept;

struct ClaimChange {
    std::string claim;  ///< id
    ClaimAspect aspect = ClaimAspect::Asserted;
    bool gained =
        true;  ///< it is so now; else it was so, and whoever said it took it back or is not in the case any more
    Certainty certainty = Certainty::Yes;
    /// The witness: statements, documents or relations by which it is so after, or was so before; at most ten.
    std::vector<Node> because;

    friend bool operator==(const ClaimChange&, const ClaimChange&) = default;
};

/// How certain it is that an agent asserts, denies and questions something; indexed by Stance.
using Position = std::array<Showing, 3>;

/// An agent stands otherwise to a claim, or to a document as a whole, than before.
struct PositionChange {
    std::string agent, object;  ///< ids
    Position before{}, after{};
    Certainty certainty = Certainty::Yes;
    /// The witness: what it said, statements and documents; at most ten each.
    std::vector<Node> said_before, said_after;

    friend bool operator==(const PositionChange&, const PositionChange&) = default;
};

enum class RecordTurn : std::uint8_t {
    Added,    ///< of two dates: it came to count
    Removed,  ///< of two dates: it was taken back
    Changed,  ///< of two cases only
};
[[nodiscard]] std::string_view to_string(RecordTurn turn) noexcept;

struct RecordDifference {
    RecordTurn turn = RecordTurn::Added;
    RecordId id;
    Certainty certainty = Certainty::Yes;
    std::vector<std::string> fields;  ///< of Changed: those that differ, in the order of the record

    friend bool operator==(const RecordDifference&, const RecordDifference&) = default;
};

struct CaseDiff {
    std::vector<DisputeChange> disputes;                               ///< by a, b
    std::vector<ClaimChange> claims;                                   ///< by claim, aspect
    std::vector<PositionChange> positions;                             ///< by agent, kind of object, object
    std::vector<RecordDifference> records;                             ///< by kind, id
    std::array<std::uint64_t, 3> dispute_counts{};                     ///< of all, indexed by DisputeTurn
    std::array<std::uint64_t, 2 * claim_aspect_count> claim_counts{};  ///< aspect * 2 + (gained ? 1 : 0)
    std::uint64_t position_count = 0;
    std::array<std::uint64_t, 3> record_counts{};  ///< indexed by RecordTurn
    bool limited = false;                          ///< there is more than options.limit allowed

    [[nodiscard]] bool empty() const noexcept;
};

/// Compares `before` with `after`. Two cases are the same record by record by id; two dates are of one snapshot, given twice.
///
/// Returns  same sides, same answer. Turning the sides round turns every change round.
/// Cost     that of all contradictions of both sides, agent by agent; besides it, for n records and m edges on both sides,
///          O(m log n) time and O(n) memory for numbers. Records are streamed side by side, never held. Nothing is compared
///          with everything: both sides are in id order, and are merged.
/// Threads  one more for each source while records are compared; each source is used by that thread alone.
/// Throws   what the sources throw; std::logic_error when two cases are given without their sources.
[[nodiscard]] CaseDiff find_diff(const DiffSide& before, const DiffSide& after,
                                 const DiffOptions& options = {});

/// Names the first change that is none, is missing, or is told wrongly; empty when there is none. It asks each side again, pair
/// by pair, claim by claim and record by record, and shares no code with the finder. Slow: for tests. Needs options.limit = 0.
[[nodiscard]] std::string check_diff(const DiffSide& before, const DiffSide& after, const CaseDiff& diff,
                                     const DiffOptions& options = {});

}  // namespace gainsay
