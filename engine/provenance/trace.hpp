#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graphs/model/edtf.hpp"
#include "graphs/snapshot/snapshot.hpp"

namespace gainsay {

/// What the node of a step is to the node of its parent. The first group leads backwards; forwards also uses
/// those of it that name carriers (who says a claim, and where it stands). The edge of each is given as
/// EdgeKind.
enum class TraceLink : std::uint8_t {
    Root,         ///< what was asked about; no edge
    Asserted,     ///< claim or document → a statement that asserts it (Asserts)
    StatedIn,     ///< claim → a document that states it in its own words (States)
    SpokenBy,     ///< statement → its speaker (SpokenBy)
    RecordedIn,   ///< statement → a document in which it stands (RecordedIn)
    RelayedFrom,  ///< document → whom it had the statement from, a document or an agent (RelayedFrom)
    Cites,        ///< document → a document it cites (Cites)
    PartOf,       ///< document → the whole it is part of (PartOf)
    PublishedBy,  ///< document → agent (PublishedBy)
    AuthoredBy,   ///< document → agent (AuthoredBy)

    DeniedBy,        ///< claim → a statement that denies it (Denies); an attack
    RejectedBy,      ///< document → a statement that denies the whole of it (Denies); an attack
    ContradictedBy,  ///< claim → a claim that cannot be true together with it (Contradicts, either way); an
                     ///< attack
    RebuttedBy,      ///< claim → a claim that speaks against its truth (Rebuts); an attack
    UndercutBy,      ///< statement or document → a claim against its reliability (Undercuts); an attack
    LinkUndercutBy,  ///< the relation by which the parent was reached → a claim against its reliability
                     ///< (Undercuts); an attack on that link, which leaves the parent's claim itself alone
    SupportedBy,     ///< claim → a claim that supports it (Supports)
    EntailedBy,      ///< claim → a claim that entails it (Entails)
    RephrasedAs,     ///< claim → the same proposition in other words (Rephrases, either way)
    QualifiedBy,     ///< claim → a claim that narrows it (Qualifies); for neither side
    QuestionedBy,    ///< claim or document → a statement that questions it (Questions); for neither side
    ReviewedAs,      ///< claim → review (ReviewOf); for neither side
    ReviewedBy,      ///< review → agent (ReviewedBy)
    ReviewedIn,      ///< review → document (ReviewedIn)
    Says,  ///< the statement asked about → what it asserts, denies or questions (Asserts, Denies, Questions)
    States,  ///< the document asked about → a claim that it states (States)
};
inline constexpr std::size_t trace_link_count = 26;

/// "asserted in", "relayed from", "contradicted by", …: how a person reads the link from the parent to the
/// node.
[[nodiscard]] std::string_view to_string(TraceLink link) noexcept;

/// The node speaks against what the parent (or the relation that led to it) says.
[[nodiscard]] bool is_attack(TraceLink link) noexcept;

/// Why nothing, or nothing more, stands below a step.
enum class Ending : std::uint8_t {
    Continues,         ///< what it leads to stands below it
    PrimaryDocument,   ///< a document with a stored copy that names no further source
    OnlyReported,      ///< a document without a stored copy, of which no further source is recorded
    RelayedFromAgent,  ///< the trail leads to an agent, not to anything that could be read
    Unrecorded,        ///< a statement of which no document is recorded, or a claim that nobody states
    Cycle,             ///< it was met before, and here a way from it leads back to it
    Repeated,          ///< it was met before; what it leads to stands at that step
    DepthLimit,        ///< there is more, beyond TraceOptions::max_depth
    StepLimit,         ///< there is more, beyond TraceOptions::max_steps
    Shown,  ///< named to complete its parent (a speaker, a publisher, a review, a question), not followed
            ///< itself
    Unanswered,  ///< forwards: nothing speaks for or against it but what is shown elsewhere
    Retracted,  ///< backwards: a document that had certainly been taken back by TraceOptions::as_of. It is no origin, and what
                ///< leaned on it is none either; nothing is followed through it
};

/// "primary document", "only reported", …
[[nodiscard]] std::string_view to_string(Ending ending) noexcept;

/// How many attacks lie between a node and what was asked about: an even number defends it, an odd one
/// attacks it.
enum class TraceParity : std::uint8_t {
    None,  ///< takes no side: everything backwards; questions, qualifications and reviews forwards
    Even,
    Odd,
};
[[nodiscard]] std::string_view to_string(TraceParity parity) noexcept;

inline constexpr std::uint32_t no_step = std::numeric_limits<std::uint32_t>::max();

/// One link of a trace, and the node it leads to.
struct TraceStep {
    Node node = no_node;
    Edge edge = no_edge;  ///< the link; no_edge for the root. Which end `node` is depends on `link`.
    std::uint32_t parent = no_step;  ///< index of a step before this one; no_step for the root
    std::uint32_t depth = 0;         ///< links from the root; the fewest possible where the node is first met
    TraceLink link = TraceLink::Root;
    Ending ending = Ending::Continues;
    TraceParity parity = TraceParity::None;
    bool seen = false;      ///< a stored copy shows the link, else it is only reported; see find_trace()
    bool repeated = false;  ///< the node was met before: only what belongs to this very link stands below
    bool proposed = false;  ///< the link is a proposed relation
    bool date_uncertain = false;  ///< it may not yet have been said, or may have been taken back, at `as_of`
    bool retracted =
        false;  ///< it had certainly been taken back by `as_of`: the root, or a document that ends the way
    std::uint32_t first =
        no_step;               ///< of a repeated step: index of the step below which the node is followed
    Node statement = no_node;  ///< backwards, on documents: the statement whose relays are followed here

    friend bool operator==(const TraceStep&, const TraceStep&) = default;
};

/// Steps as a tree in preorder: a step stands after its parent and before its parent's next sibling.
struct TraceTree {
    std::vector<TraceStep> steps;  ///< steps[0] is the root; empty when this direction was not asked for

    /// Each cycle that was met, as its nodes in walking order beginning with the smallest, sorted. Forwards a
    /// relation stands among them where the walk passed through an attack on it. A symmetric relation may lie on a
    /// cycle in either direction, but is none by itself. Not all cycles of the graph, of which there can be
    /// exponentially many: for every reference a shortest one that runs over it, unless `cycles_cut`.
    std::vector<std::vector<Node>> cycles;

    bool cut_by_depth = false;  ///< some step ends with DepthLimit
    bool cut_by_steps =
        false;  ///< max_steps left something out, or may have; steps that end with StepLimit say where
    bool cycles_cut = false;  ///< there may be more cycles, for max_cycles

    friend bool operator==(const TraceTree&, const TraceTree&) = default;
};

/// A place where the way back ends.
struct Origin {
    Node node = no_node;
    Ending why = Ending::PrimaryDocument;  ///< PrimaryDocument, OnlyReported, RelayedFromAgent, Unrecorded,
                                           ///< Retracted, Cycle or a limit
    std::uint32_t step = no_step;          ///< the first step of `back` that ends so

    friend bool operator==(const Origin&, const Origin&) = default;
};

struct Trace {
    Node root = no_node;
    TraceTree back, forward;
    std::vector<Origin> origins;  ///< each node once for each reason, by node

    friend bool operator==(const Trace&, const Trace&) = default;
};

struct TraceOptions {
    bool backwards = true, forwards = true;
    /// Links from the root, in each direction; 0: any number. What is only Shown completes its parent and is
    /// not counted: a statement at the limit still has its speaker.
    std::uint32_t max_depth = 0;
    /// In each direction, the root included; 0: any number. The nearest links come first. Links that lead to no step,
    /// because they are hidden, rejected, or unattacked carriers of the root, are looked at as long as there are no
    /// more than 1,000 + 64 max_steps of them, and 64 at each step; the answer is cut there too.
    std::size_t max_steps = 0;
    std::size_t max_cycles = 100;  ///< in each direction
    std::optional<Edtf>
        as_of;  ///< hides what was certainly said later, or certainly taken back by then; see Ending::Retracted
    bool include_proposed = false;
    bool rephrasings =
        false;  ///< follow `rephrases` too: what is said of the same proposition in other words
    /// Also hides words (statements, reviews, what a document states) that were certainly said before this; documents
    /// in which they stand and from which they come need only be there: engine/time/frame.hpp.
    std::optional<Edtf> since;
};

/// Follows a claim, statement or document back to where it comes from, and forwards to what speaks against
/// it.
///
/// Backwards: a claim leads to the statements that assert it and the documents that state it; a statement to
/// its speaker and to the documents in which it stands, beginning with those that nobody else had it from;
/// such a document to whom it had that statement from (`via`), there to the same statement's occurrence if
/// one is recorded, and so on; every document to what it cites and what it is part of. Of a document asked
/// about, and of those it leads to, everything that they relay is followed. Forwards: a claim leads to
/// denials, contradicting and rebutting claims, those who assert it, supports, questions and reviews; a
/// statement to undercuts; a document to rejections and undercuts; every relation to its undercuts; and so on
/// from each of them. Carriers of the root itself (its statements and documents) are left to the way back
/// unless something attacks them.
///
/// A document that had been taken back by `as_of` is named where the way back leads to it, and ends it: who leaned on it does not become a first
/// source by its retraction. Where else such a document stands is as if it had not been: a statement that also stands elsewhere stands there.
///
/// A link to a document is *seen* when that document has a stored copy; to a statement, when one of the
/// documents in which it stands has; over a relation, when the document that asserts it has; to a speaker or
/// publisher, when the statement or document is; to a review, when its document is. A relay from an agent is
/// never seen.
///
/// Returns  each node followed once, at its least depth; met again it is a reference. Same case, same answer.
///          A claim about which nothing is recorded has a root and nothing else: an answer, not an error.
/// Throws   Error(Unsupported) when `what` is no claim, statement or document.
/// Cost     O(k log k) expected time and O(k) memory, and O(k) for each of up to 4 max_cycles searches where there are
///          cycles; k is max_steps, however large the case and however many links meet in one node, or without a limit
///          the edges at the nodes that are met. No recursion: a chain may have millions of links.
/// Threads  reads only; any number of calls may share one snapshot.
/// Source   breadth-first search; cycles and components after R. Tarjan, "Depth-first search and linear graph
///          algorithms", SIAM J. Comput. 1 (1972); parity after P. M. Dung, Artificial Intelligence 77
///          (1995).
[[nodiscard]] Trace find_trace(const Snapshot& snapshot, Node what, const TraceOptions& options = {});

/// Names the first promise of find_trace() that `trace` breaks; empty when all are kept: every step's edge
/// joins it to its parent with the claimed meaning, depth and parity; references lead to the same node;
/// cycles are cycles; origins have no further link; what is not marked as cut leaves no link out.
/// O(trace + edges at its nodes).
///
/// It shares no code with the finder, so that a bug in one cannot hide in the other. Tests, fuzzers and
/// `gainsay check` call it; the finder does not.
[[nodiscard]] std::string check_trace(const Snapshot& snapshot, const Trace& trace,
                                      const TraceOptions& options = {});

}  // namespace gainsay
