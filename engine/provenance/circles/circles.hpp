#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graphs/model/edtf.hpp"
#include "graphs/model/source.hpp"
#include "graphs/snapshot/snapshot.hpp"

namespace gainsay {

/// Is what a document leans on younger than the document? It must have been changed since, then, or a date is wrong.
enum class CitedLater : std::uint8_t {
    No,  ///< certainly not; or it is only the whole of which the document is a part, which dates say nothing of
    Unknown,  ///< one of the two has no date
    Possibly,
    Certainly,
};
/// "no", "unknown", "possibly", "certainly".
[[nodiscard]] std::string_view to_string(CitedLater later) noexcept;

/// One document of a circle, and by what it leans on the next one.
struct CircleStep {
    Node document = no_node;
    std::vector<Edge> links;  ///< all there are: Cites, PartOf, RelayedFrom, by number
    CitedLater later = CitedLater::No;

    friend bool operator==(const CircleStep&, const CircleStep&) = default;
};

/// The claims whose trail leads to a document of a circle.
struct RestingClaims {
    std::vector<Node>
        claims;  ///< the first `without_origin` of them, then others, each by node; max_claims at most
    std::size_t count = 0;           ///< of all
    std::size_t without_origin = 0;  ///< how many of all have no origin in this case

    friend bool operator==(const RestingClaims&, const RestingClaims&) = default;
};

/// Documents of which each leans on the next, and the last on the first. No document stands in it twice.
struct Circle {
    std::vector<CircleStep> steps;      ///< beginning with the smallest document
    CitedLater later = CitedLater::No;  ///< the most that a step says
    RestingClaims resting;
    /// It may not yet have been closed, or have been open again, at `as_of`; or may have been closed before `since`.
    bool date_uncertain = false;

    friend bool operator==(const Circle&, const Circle&) = default;
};

/// Why there may be more circles than an answer holds.
enum class CirclesCut : std::uint8_t {
    None,    ///< there are no more
    Length,  ///< longer ones than max_length were not asked for
    Limit,   ///< there are more than `limit`
    Work,    ///< max_work was done
};
/// "none", "length", "limit", "work".
[[nodiscard]] std::string_view to_string(CirclesCut cut) noexcept;

struct Circles {
    std::vector<Circle> circles;  ///< the shortest first, then by their documents in walking order
    CirclesCut cut = CirclesCut::None;
    /// All circles that were asked for of so many documents or fewer are there; the documents of the case when there is
    /// no cut.
    std::size_t complete_to = 0;
    std::size_t documents = 0;  ///< that stand on a circle, in the whole case
    std::size_t groups = 0;     ///< into which these fall: those of one group lead to each other
    /// Claims that somebody makes, but which have no origin: every way back leads into a circle. By node; of the whole
    /// case; with `through` only that claim itself, or those whose trail leads to that document or agent's documents.
    std::vector<Node> without_origin;

    friend bool operator==(const Circles&, const Circles&) = default;
};

struct CirclesOptions {
    std::size_t max_length = 0;  ///< documents in a circle; 0: any number
    std::size_t limit = 100;     ///< circles; 0: any number
    /// Links that the search walks and steps of circles that it writes down: below a second; 0: any number.
    std::uint64_t max_work = 50'000'000;
    std::size_t max_claims = 100;  ///< listed with each circle; 0: any number
    std::optional<Edtf> as_of;     ///< hides what was certainly said later, or certainly taken back by then
    /// Only circles of which a document does not certainly date from before: a circle closes when its last document
    /// appears. All else is as of `as_of`: groups, the claims that rest on them, those without origin.
    std::optional<Edtf> since;
    /// Only circles over this document, over a document that this agent published or wrote, or on which this claim
    /// rests. no_node: all.
    Node through = no_node;
};

/// Finds circular sourcing: documents that lean on each other in a circle.
///
/// A document leans on what it cites, on the document of which it is a part, and on the one from which it relays a
/// statement (`via`). These are the links of find_trace(). An agent in `via` ends a trail, as it does there, because it is
/// not known which of its documents was meant; so there are no circles through agents.
///
/// A claim rests on a circle when its trail, as find_sources() follows it, meets a document of it. It has an origin when
/// some way back ends: at a statement without a document, at an agent, or at a document that has this claim from nobody and
/// cites nothing. What only leads back to itself is no origin. What had been taken back by `as_of` is as if it had never been:
/// find_sources() still names it where a trail leads to it, and counts neither it nor who leaned on it alone.
///
/// Between two dates: circles that may have closed since the first, as the case stood on the second; engine/time/frame.hpp.
///
/// Returns  every circle once, the shortest first: of two answers that differ in limits alone, the shorter is a
///          beginning of the longer. There can be exponentially many circles, so all limits are on unless turned off,
///          and the answer says which of them ended it and up to which length it is complete.
/// Throws   Error(Unsupported) when `through` is no claim, document or agent.
/// Cost     O(n) time and memory for the n records and edges of the case, max_work steps at most of O(log n) each for
///          the search, and O(n) for the claims of a circle, which are looked up once for circles of one group. Where
///          a document that cites nothing relays a claim, its whole trail may have to be walked. Without limits the search is exponential at worst, as the circles are. No recursion.
/// Threads  reads only.
/// Source   groups are the strong components of R. Tarjan, SIAM J. Comput. 1 (1972), by Boost.Graph. Circles begin at
///          their smallest document as in D. Johnson, "Finding all the elementary circuits of a directed graph", SIAM J.
///          Comput. 4 (1975); the bound on length by distances back to it is that of R. Korf, "Depth-first
///          iterative-deepening", Artificial Intelligence 27 (1985).
[[nodiscard]] Circles find_circles(const Snapshot& snapshot, const CirclesOptions& options = {});

/// Names the first promise of find_circles() that `circles` breaks, empty when all are kept. It reads the records of the
/// case, from which `snapshot` was built, and uses the snapshot for the names of nodes and edges alone: every step is
/// one, with all its links and no other; no document is met twice, no circle either; order, dates, limits, the claims
/// that rest on each circle and those without origin are as promised. That no circle is missing is for tests to say.
/// It shares no code with the finder, and is slow: O(records^2) and more, for tests and for cases of a few thousand records.
[[nodiscard]] std::string check_circles(const GraphSource& records, const Snapshot& snapshot,
                                        const Circles& circles, const CirclesOptions& options = {});

}  // namespace gainsay
