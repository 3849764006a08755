#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "graphs/model/edtf.hpp"
#include "graphs/snapshot/snapshot.hpp"

// What rests on a record, and what falls when it is taken away.
//
// A record *stands* when it has not been taken away and, of each kind of thing that it rests on, at least one stands.
// What rests on nothing stands by itself. Things that rest on each other and on nothing else do not stand.
//
//   a document, as a record of what others said   its publishers; its authors; the documents it is part of
//   a document, its own words                     the document as a record; the documents it cites as quotes, evidence
//                                                 or data (a mention is no reliance, unless asked for)
//   a place: a statement in a document            the document as a record; whom the document had the statement from, if
//                                                 no occurrence there is first-hand: an agent, the same statement's
//                                                 place in the other document, else that document as a record
//   a statement                                   its speaker; its places
//   a claim                                       all of these together: statements that assert it, documents that state
//                                                 it in their own words, and accepted relations that support or entail it
//                                                 (with `rephrasings` also the same claim in other words)
//   a relation                                    the words of the document that asserts it; the agent who does; and, unless
//                                                 it is `contradicts` or `rephrases`, the claim from which it speaks
//   a review                                      its agent; the words of its document
//   an agent                                      nothing
//
// So a document whose last source falls no longer stands behind its own words, but what it heard others say it still
// heard; when it is taken away itself, or the whole of which it is part, that is lost too. With `trail` places rest on the
// words of their documents, and on whom these had the statement from even where they also have it first-hand: that is how
// the trail of find_sources() leads on from them.

namespace gainsay {

/// That one record rests on another, or speaks of it, and the edge that says so.
struct ImpactLink {
    /// The other record. Into a claim over a relation, the relation. Over RecordedIn, the document, or the one from whom
    /// that had the statement.
    Node node = no_node;
    Edge edge = no_edge;

    friend bool operator==(const ImpactLink&, const ImpactLink&) = default;
};

/// A record that stood, and does not stand without what is taken away.
struct FallenRecord {
    Node node = no_node;
    /// All that it rested on of one kind: none of these stands any more. Of a statement without a place left also, behind
    /// the document of each place, whom that had it from. Never empty.
    std::vector<ImpactLink> rested_on;
    /// Documents: also what it records of others is lost, not only its own words.
    bool withdrawn = false;
    /// Not 0: it rests on others of the same number, and they on it, or on itself; they fall together.
    std::uint32_t loop = 0;
    /// It may not yet have been said at `as_of`, or may have been taken back; or may have been said before `since`.
    bool date_uncertain = false;

    friend bool operator==(const FallenRecord&, const FallenRecord&) = default;
};

/// A record that loses something it rests on, and stands all the same.
struct StandingRecord {
    Node node = no_node;
    std::vector<ImpactLink> lost;  ///< what of it falls, by node; never empty
    /// On what it stands: from it over records that stand to one that stands by itself, each resting on the next. Empty
    /// only where `stands_on_cut`.
    std::vector<ImpactLink> stands_on;
    bool stands_on_cut = false;  ///< the way goes on; ImpactOptions::max_chain
    /// A claim that nobody is left to say: only what other claims support or entail holds it.
    bool argued_only = false;
    bool date_uncertain = false;

    friend bool operator==(const StandingRecord&, const StandingRecord&) = default;
};

/// A record that rests on nothing that falls, but speaks of it: a statement about a claim that fell, a review of it, a
/// relation of which it is an end, a document that mentions it or relays a statement from it, a statement in a document
/// whose own words fell.
struct ConcernedRecord {
    Node node = no_node;
    std::vector<ImpactLink> of;   ///< what falls, by node; never empty
    bool date_uncertain = false;  ///< as in FallenRecord

    friend bool operator==(const ConcernedRecord&, const ConcernedRecord&) = default;
};

/// A record that rested on nothing before either, because it leads only to itself, or to what had been taken back.
struct RootlessRecord {
    Node node = no_node;
    std::vector<ImpactLink> rested_on;  ///< as in FallenRecord
    bool withdrawn = false;             ///< as in FallenRecord

    friend bool operator==(const RootlessRecord&, const RootlessRecord&) = default;
};

/// Who is behind the records that the answer names.
struct ImpactedAgent {
    Node agent = no_node;
    std::vector<Node>
        fallen;  ///< statements that it speaks, documents it publishes or writes, relations, reviews; by node
    std::vector<Node> standing;  ///< the same, of those that still stand
    std::vector<Node> relayed;   ///< documents of its own that relay what falls, and stand

    friend bool operator==(const ImpactedAgent&, const ImpactedAgent&) = default;
};

/// What happens without a record.
struct Impact {
    Node what = no_node;
    std::vector<FallenRecord> fallen;        ///< each after what it rests on, but for loops; ties by node
    std::vector<StandingRecord> standing;    ///< in the order in which they lose something, then by node
    std::vector<ConcernedRecord> concerned;  ///< by node
    std::vector<RootlessRecord> rootless;    ///< by node: what would fall, or is no support, for this reason
    std::vector<ImpactedAgent> agents;       ///< by node; without `what`
    /// Between two dates: words that fall and were certainly said before the first, in the order of `fallen`. They are part
    /// of no answer, but reasons in it: what is in `fallen` may have rested on them.
    std::vector<FallenRecord> earlier;

    friend bool operator==(const Impact&, const Impact&) = default;
};

struct ImpactOptions {
    /// The case as it stood on that date: without what was certainly said later, or certainly taken back by then. Without
    /// a date all is there but what was taken back. The retraction of the very record asked about plays no part.
    std::optional<Edtf> as_of;
    /// Words (statements, reviews, documents as what they say) that were certainly said before this are not told as
    /// falling, standing or speaking of it. They hold up others as before, and others fall with them.
    std::optional<Edtf> since;
    bool include_proposed = false;  ///< relations that nobody has accepted yet count too
    bool rephrasings = false;       ///< a claim rests on the same claim in other words too
    bool mentions = false;          ///< every citation is reliance, also mere mention
    bool trail = false;             ///< what others say in a document rests on what that cites, too
    std::size_t max_chain = 64;     ///< links in StandingRecord::stands_on

    friend bool operator==(const ImpactOptions&, const ImpactOptions&) = default;
};

/// What falls when `what` is taken away, what still stands and on what, and whom it concerns.
///
/// Between two dates: which words said since the first fall, as the case stood on the second; engine/time/frame.hpp.
/// Claims, relations and agents are of no interval. The record asked about may be older.
///
/// Returns  every record that rests on it, directly or over others: in `fallen`, `standing` or `rootless`. What rests only
///          on records that still stand is not touched, and not named. Same case, same answer.
/// Throws   Error(Unsupported) when `what` is a review, on which nothing rests; Error(NotFound) when it certainly came after
///          `as_of`.
/// Cost     expected O((f + s) log f) time and O(f + s) memory, for f links at what falls and s links met on the way from it to
///          something that stands; each link is met once. The size of the case plays no part. No recursion.
/// Threads  reads only; any number of calls may share one snapshot.
/// Source   The greatest unfounded set of A. Van Gelder, K. Ross, J. Schlipf, "The well-founded semantics for general logic
///          programs", J. ACM 38 (1991), over Horn clauses; W. Dowling, J. Gallier, "Linear-time algorithms for testing the
///          satisfiability of propositional Horn formulae", J. Logic Programming 1 (1984). That only what lost something is
///          asked again, backwards, is from B. Motik et al., "Incremental update of datalog materialisation: the
///          Backward/Forward algorithm", AAAI 2015. Truth maintenance: J. Doyle, Artificial Intelligence 12 (1979).
[[nodiscard]] Impact find_impact(const Snapshot& snapshot, Node what, const ImpactOptions& options = {});

/// Names the first promise of find_impact() that `impact` breaks, empty when all are kept: whatever falls rested on all that
/// the case names of one kind, and none of it stands; whatever stands leads over links of the case, and over nothing that falls,
/// to something that stands by itself; the order; and that nothing which rests on what falls, or speaks of it, is left out.
/// It shares no code with the finder. O(answer + edges at its nodes) up to a logarithm, and O(p²) for a statement with p places.
[[nodiscard]] std::string check_impact(const Snapshot& snapshot, const Impact& impact,
                                       const ImpactOptions& options = {});

}  // namespace gainsay
