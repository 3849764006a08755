#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <vector>

#include "engine/contradiction/witness.hpp"
#include "graphs/model/edtf.hpp"
#include "graphs/snapshot/snapshot.hpp"

namespace gainsay {

/// What counts.
struct ContradictionOptions {
    Closures closures;
    /// Hides a statement, document or relation that certainly dates from after this, or was certainly
    /// retracted on or before it. What may be so stays, and marks the witness `date_uncertain`: also when a
    /// date is not known. A statement dates from said_on, else from the earliest publication of the documents
    /// it stands in, of which one without a date may be the earliest; a relation from the publication of the
    /// document that asserts it.
    std::optional<Edtf> as_of;
    bool include_proposed = false;  ///< rejected relations never count
    std::size_t limit = 0;          ///< most witnesses in an answer, the first in order; 0: no limit
    /// In all_contradictions(): list a mutual witness only where a <= b, not under (a, b) and (b, a).
    bool mutual_once = false;
    /// Also hides the words of a side that were certainly said before this; what they are about, and where they stand,
    /// need only be there: engine/time/frame.hpp.
    std::optional<Edtf> since;
};

/// A contradicts B: all the witnesses of one ordered pair.
struct Contradiction {
    Node a = no_node, b = no_node;
    std::vector<Witness> witnesses;   ///< never empty; in order()
    bool self = false;                ///< a = b
    bool change_of_position = false;  ///< self, and every witness is a change of position

    friend bool operator==(const Contradiction&, const Contradiction&) = default;
};

/// Pairs by (a, b).
struct Contradictions {
    std::vector<Contradiction> pairs;
    bool limited = false;  ///< there are more than options.limit allowed

    [[nodiscard]] bool empty() const noexcept { return pairs.empty(); }
    [[nodiscard]] std::size_t witness_count() const noexcept;
};

// A contradicts B is not the same as B contradicts A: a denial, a rejection, an undercut and a rebuttal are
// directed. An opposition by `contradicts` is mutual, and found both as A against B and as B against A; of an
// agent against itself it is found once, with a.source <= b.source. What A = B says is always reported: a
// spokesman and the ministry that he speaks for contradict themselves as one when the affiliation closure is
// asked for.
//
// Returns  every witness once, in order(): the same case and options give the same answer, and all functions
//          give the same witness for the same two sides. Nothing found is an answer, not an error.
// Throws   std::logic_error when a node is of another kind than asked for, or not of this snapshot.
// Cost     time and memory linear, up to a logarithm, in what is touched: what the agents, claims or
//          documents asked about said, the closures around that, and the answer. Nothing is prepared for the
//          case as a whole. With a limit of k, k witnesses are made, and what is found beside them costs about
//          as much as counting it, and no memory.
// Threads  reads only; any number of calls may share one snapshot.

/// Every pair. Agent by agent: memory is that of the answer and of one agent's surroundings.
[[nodiscard]] Contradictions all_contradictions(const Snapshot& snapshot,
                                                const ContradictionOptions& options = {});

/// What `agent` speaks against: a = agent.
[[nodiscard]] Contradictions contradictions_by(const Snapshot& snapshot, Node agent,
                                               const ContradictionOptions& options = {});

/// What speaks against `agent`: b = agent.
[[nodiscard]] Contradictions contradictions_against(const Snapshot& snapshot, Node agent,
                                                    const ContradictionOptions& options = {});

/// Witnesses with `subject` on one of their sides. A claim: a side's object is the claim, or one that
/// rephrases it when that closure is on. A document: a side's object or source is the document; so it is
/// about a document that it is rejected, undercut, or takes part in a conflict by what it states.
[[nodiscard]] Contradictions contradictions_about(const Snapshot& snapshot, Node subject,
                                                  const ContradictionOptions& options = {});

/// Every witness of `a` against `b`; at most one pair. Ask again with the two exchanged for the other
/// direction.
[[nodiscard]] Contradictions contradictions_between(const Snapshot& snapshot, Node a, Node b,
                                                    const ContradictionOptions& options = {});

/// One of the questions above.
class ContradictionQuestion {
public:
    [[nodiscard]] static ContradictionQuestion all() { return {Kind::All, no_node, no_node}; }
    [[nodiscard]] static ContradictionQuestion by(Node agent) { return {Kind::By, agent, no_node}; }
    [[nodiscard]] static ContradictionQuestion against(Node agent) { return {Kind::Against, no_node, agent}; }
    [[nodiscard]] static ContradictionQuestion about(Node subject) { return {Kind::About, subject, no_node}; }
    [[nodiscard]] static ContradictionQuestion between(Node a, Node b) { return {Kind::Between, a, b}; }
    /// Every agent against itself.
    [[nodiscard]] static ContradictionQuestion selves() { return {Kind::Selves, no_node, no_node}; }

private:
    enum class Kind : std::uint8_t { All, By, Against, About, Between, Selves };
    ContradictionQuestion(Kind kind, Node a, Node b) : kind_(kind), a_(a), b_(b) {}
    friend class Asking;

    Kind kind_;
    Node a_, b_;
};

/// The same answer pair by pair, in order, for who writes it down and forgets it.
///
/// Returns  Contradictions::limited.
/// Cost     the memory of the greatest pair, and 56 bytes for each witness that the question has: in all() and
///          selves(), that one agent has. With a limit, of the pairs shown alone.
bool visit_contradictions(const Snapshot& snapshot, const ContradictionQuestion& question,
                          const ContradictionOptions& options,
                          const std::function<void(Contradiction&&)>& visit);

}  // namespace gainsay
