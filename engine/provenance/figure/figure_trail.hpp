#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/provenance/trace.hpp"
#include "engine/quantity/compare.hpp"
#include "graphs/model/edtf.hpp"
#include "graphs/model/source.hpp"
#include "graphs/snapshot/snapshot.hpp"

namespace gainsay {

/// What a step of a figure's trail is, and how the figure stands there.
enum class FigurePlace : std::uint8_t {
    Claim,      ///< a claim with a figure; where that stands follows
    OwnWords,   ///< a document that states the figure's claim
    Said,       ///< a document in which somebody's statement of the claim stands
    Unwritten,  ///< a statement of which no document is recorded
    Agent,      ///< an agent from whom a document had a statement: there is nothing to read
    NotStated,  ///< a document that others had the figure from, or offer for it, and of which the case records no such figure
};
inline constexpr std::size_t figure_place_count = 6;
/// "claim", "own words", …
[[nodiscard]] std::string_view to_string(FigurePlace place) noexcept;

/// Why the way of a figure ends at a step, or goes on.
enum class FigureEnding : std::uint8_t {
    Continues,   ///< where it leads stands below the step
    OwnWords,    ///< the document says it itself, and no source with the figure is recorded: an origin
    Speech,      ///< somebody said it, and the document names nobody else it had that from: an origin
    NoDocument,  ///< somebody said it, but nothing is recorded in which that stands
    FromAgent,   ///< it came from an agent: there is nothing to read
    NotStated,  ///< the document is named as the source, but the case does not say that the figure stands there
    NobodyStates,  ///< a claim that nobody asserts and no document states
    Loop,          ///< the document was met before, and had the figure from the one that leads here
    Repeated,      ///< it was met before; where it leads stands at that step
    Limit,         ///< there may be more, beyond FigureTrailOptions::max_links
};
inline constexpr std::size_t figure_ending_count = 10;
/// "own words", "speech", …
[[nodiscard]] std::string_view to_string(FigureEnding ending) noexcept;

inline constexpr std::uint32_t no_figure = 0xFFFFFFFFU;

/// One link of a figure's way back, and where it leads.
struct FigureStep {
    std::uint32_t parent = no_step;  ///< index of a step before this one; no_step for the root
    std::uint32_t depth = 0;         ///< links from the root

    Node node = no_node;  ///< a claim, document, statement or agent
    FigurePlace place = FigurePlace::Claim;
    /// How the parent leads here: Root; StatedIn, RecordedIn, Asserted (of a claim: where its figure stands);
    /// RelayedFrom, Cites; RephrasedAs, EntailedBy, SupportedBy (to another claim).
    TraceLink link = TraceLink::Root;
    /// What proves the link: a Cites edge; for RelayedFrom the RecordedIn edge of the occurrence with that `via`; the
    /// edge of a relation. no_edge for Root and for links from a claim to where it stands, which `stands` proves.
    Edge way = no_edge;
    Edge part = no_edge;  ///< PartOf: the figure stands in this part of the document that `way` leads to

    /// Whose figure stands here: the claim, the statement whose words it is (of OwnWords and Claim none), and what proves it: a
    /// States edge, a RecordedIn edge, or for Unwritten an Asserts edge. For Agent and NotStated the claim is the one whose
    /// figure was looked for; they have no `stands`.
    Node claim = no_node;
    Node statement = no_node;
    Edge stands = no_edge;
    std::uint32_t figure = no_figure;  ///< into FigureTrail::figures; no_figure for NotStated
    /// From the figure here (a) to that of the parent (b): how it changed on its way. Same for the root, and where no
    /// figure stands.
    Comparison change{Verdict::Same, {}};
    /// When the document here was published, against the one that leads here over RelayedFrom or Cites. After: the
    /// dates say that it cannot be the source. CannotTell for other links.
    TimeOrder order = TimeOrder::CannotTell;
    /// Of all documents of the trail in which the figure stands, was this the first? By day of publication; of a statement
    /// without a document by the day it was said. Yes when all others are certainly later and nothing was cut, No when another is
    /// certainly earlier, else Maybe.
    Certainty first = Certainty::No;

    FigureEnding ending = FigureEnding::Continues;
    std::uint32_t again = no_step;  ///< of Loop and Repeated: the step at which the same stands first
    std::uint32_t unstated =
        0;              ///< documents that it offers besides, and of which the case records no such figure
    bool seen = false;  ///< a stored copy shows the link, else it is only reported; as in a trace
    bool proposed = false;        ///< the link is a proposed relation
    bool date_uncertain = false;  ///< it may not yet have been there, or have been taken back, at `as_of`;
                                  ///< or, words of the claim asked about, have been said before `since`

    friend bool operator==(const FigureStep&, const FigureStep&) = default;
};

/// Where one chain ends. The chain itself is the steps from the root to `step`, by their parents.
struct FigureEnd {
    std::uint32_t step = no_step;
    /// From the figure at the end, or the last that stands on the chain, to the figure asked about.
    Comparison change{Verdict::Same, {}};

    friend bool operator==(const FigureEnd&, const FigureEnd&) = default;
};

/// Where one figure of a claim comes from.
struct FigureTrail {
    std::vector<Figure>
        figures;  ///< all that were met; the first is the one asked about. Without their sources.
    std::vector<FigureStep> steps;  ///< a tree in preorder; steps[0] is the claim
    /// A chain each: origins first (OwnWords, Speech, NoDocument), then FromAgent, NotStated, NobodyStates, Loop, Limit. The earliest
    /// origin leads: by `first`, then by date, undated ones last, then by depth and step.
    std::vector<FigureEnd> ends;
    bool incomplete = false;  ///< there may be more, beyond max_links
    /// Statements and documents that say the claim too, but did so certainly before `since`: the trail begins with none of
    /// them. When it is incomplete, there may be more.
    std::uint32_t earlier = 0;

    friend bool operator==(const FigureTrail&, const FigureTrail&) = default;
};

struct FigureTrailOptions {
    /// How many links are followed for one figure, the nearest first; 0: any number. Records that are looked at for a
    /// figure and have none are bounded too, by 1,000 + 64 max_links.
    std::size_t max_links = 10'000;
    std::optional<Edtf> as_of;  ///< hides what was certainly published later, or certainly taken back by then
    bool include_proposed = false;  ///< follow relations that nobody has accepted yet
    /// Also hides the words with which the claim asked about is said (statements, and documents for what they state)
    /// when these were certainly said before. All that they rest on need only be there as of `as_of`.
    std::optional<Edtf> since;
};

/// Follows each figure of `claim` back to the first document that states it: one trail a quantity, in their order.
///
/// A figure stands where its claim is asserted or stated. From a claim the way leads to where it stands, and to the claims
/// that it rephrases, that entail it or support it. From a document it leads to whom that had the statement from (`via`), and
/// to what it cites. There it goes on with the figure that is closest to the one that leads there: the same, else compatible,
/// else all that are different or in conflict. These last are followed over a citation only where no source of the citing
/// document has a closer one, and never over a mere mention (the manner that a citation has when none is recorded). Where the
/// document itself has no such figure, its parts are looked at. Figures can be one on its way when they count the same in the
/// same form and share a member of their subjects, or one leaves its subject out.
///
/// A document named as `via` of which the case records no such figure ends its chain (NotStated). So does one that is
/// quoted, or offered as evidence or data, by a document that states the figure itself, where no other source of that has
/// the figure; else it is only counted (FigureStep::unstated).
///
/// A claim's documents are entered where no other document of the trail leads to them, and circles at the one that was
/// found first: so a chain reads from the last hand to the first. Each place is followed once; met again it is a
/// reference. A claim's relations are followed where it is met first.
///
/// Between two dates: where the figure that was said since the first came from, as the case stood on the second;
/// engine/time/frame.hpp. What came before is then on the trail only where somebody had it from there.
///
/// Returns  a trail for each quantity; none when the claim has none: an answer, not an error. Same case, same answer.
/// Throws   Error(Unsupported) when `claim` is none; what `source` throws.
/// Cost     O(k log k) time and O(k) memory for each figure, for k links followed and records looked at, and one look-up
///          in `source` for each claim met: nothing grows with the case. No recursion.
/// Threads  as `source`; reads only.
/// Source   W3C PROV-O `hadPrimarySource`; R. Tarjan, SIAM J. Comput. 1 (1972), by Boost.Graph: loops.
[[nodiscard]] std::vector<FigureTrail> find_figure_trails(const Snapshot& snapshot, const GraphSource& source,
                                                          Node claim, const FigureTrailOptions& options = {});

/// The steps from the root to `step`, in this order. O(depth).
[[nodiscard]] std::vector<std::uint32_t> chain_to(const FigureTrail& trail, std::uint32_t step);

/// Names the first promise of find_figure_trails() that `trails` break; empty when all are kept: every step's edges mean what
/// they claim, figures are those of the records and compared rightly, ends end, the first is the first, no source
/// is left out unless the trail is incomplete. It shares no code with the finder. O(answer + records at its nodes),
/// and the square of documents per trail.
[[nodiscard]] std::string check_figure_trails(const Snapshot& snapshot, const GraphSource& source, Node claim,
                                              const std::vector<FigureTrail>& trails,
                                              const FigureTrailOptions& options = {});

}  // namespace gainsay
