#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "engine/camps/agent_graph.hpp"
#include "engine/camps/camps.hpp"
#include "engine/contradiction/contradictions.hpp"
#include "engine/provenance/circles/circles.hpp"
#include "engine/provenance/figure/figure_trail.hpp"
#include "engine/provenance/impact/impact.hpp"
#include "engine/provenance/sources/sources.hpp"
#include "engine/provenance/trace.hpp"
#include "engine/quantity/whole_case/figures.hpp"
#include "engine/quantity/whole_case/find.hpp"
#include "engine/time/diff/diff.hpp"
#include "engine/time/frame.hpp"
#include "graphs/snapshot/snapshot.hpp"
#include "tools/render/draw.hpp"

// The views: questions to a case whose answer is a picture. Each view draws a statement as an edge from its
// speaker to what is asserted, denied or questioned, and a relation as an edge between its claims, labelled
// with who asserted it; either becomes a node only where something attacks it or it was asked for itself.
// Rejected relations are never drawn, proposed ones only when asked for.
//
// Returns  a diagram of at most `max_nodes` nodes: the closest or most connected ones stay, ties go by node
//          number, and a note says how many of which kind are not shown. Same case, same diagram.
// Cost     O(n + m) for the n nodes and m edges of the case at most, besides that of the engine call it
//          draws.
// Threads  reads only.

namespace gainsay::render {

struct ViewOptions {
    std::size_t max_nodes = 150;
    bool include_proposed = false;  ///< for ego, timeline and all; the others have it in their question
    TimeFrame frame;                ///< likewise: what does not count then is not drawn, what may is marked
};

/// Everything at most `depth` steps from `node`, a record of any kind. From a speaker to what was said, and
/// from claim to claim, is one step. Throws Error(NotFound) when the node is not in the snapshot.
[[nodiscard]] Diagram ego_view(const Snapshot& snapshot, Node node, std::uint32_t depth = 1,
                               const ViewOptions& options = {});

/// Two agents: every witness of one against the other, `a` at the left and `b` at the right. The witnesses
/// are those of contradictions_between() in both directions; as_of, closures and proposed relations are those
/// of `question`.
[[nodiscard]] Diagram dispute_view(const Snapshot& snapshot, Node a, Node b,
                                   const ContradictionOptions& question = {},
                                   const ViewOptions& options = {});

/// One claim's, statement's or document's trace: above it where it comes from, below it what speaks against
/// it, and what answers that. Throws what find_trace() throws.
[[nodiscard]] Diagram chain_view(const Snapshot& snapshot, Node node, const TraceOptions& trace = {},
                                 const ViewOptions& options = {});

/// The independent chains behind a claim, which stands below them: a frame for each body, thick where no origin is left
/// without it, or everything rests on it. Throws what find_sources() throws.
[[nodiscard]] Diagram sources_view(const Snapshot& snapshot, Node claim, const SourcesOptions& question = {},
                                   const ViewOptions& options = {});

/// Documents that lean on each other in circles, an edge for all links between two; thick and in words where the dates say
/// that something younger is cited. Beside them the claims without any origin that they tell. Of many circles the shortest
/// are drawn, as far as there is room.
[[nodiscard]] Diagram circles_view(const Snapshot& snapshot, const CirclesOptions& question = {},
                                   const ViewOptions& options = {});

/// What falls without a document, statement, claim, agent or relation, below it in a frame, numbered in the order in which
/// it falls; what stands on other support in another, with what holds it. Throws what find_impact() throws.
[[nodiscard]] Diagram impact_view(const Snapshot& snapshot, Node what, const ImpactOptions& question = {},
                                  const ViewOptions& options = {});

/// Agents against agents: who contradicts whom, the line as wide as there are witnesses. An agent that
/// contradicts itself points at itself.
[[nodiscard]] Diagram map_view(const Snapshot& snapshot, const ContradictionOptions& question = {},
                               const ViewOptions& options = {});

/// Agents in their camps, a frame a camp: solid lines between those who agree more often than they contradict each other,
/// dashed ones between the others, thick ones where a line stands against the camps. Says how well that is proved.
[[nodiscard]] Diagram camps_view(const Snapshot& snapshot, const AgentGraphOptions& question = {},
                                 const CampOptions& camps = {}, const ViewOptions& options = {});

/// Documents, statements and reviews in the order of their dates. A date that is in doubt stands at its
/// earliest day and is marked; what has no date stands last.
[[nodiscard]] Diagram timeline_view(const Snapshot& snapshot, const ViewOptions& options = {});

/// Claims with the figures of theirs that were compared, and how these stand to each other: verdict and reasons on
/// the edge. Drawn are the pairs that the answer holds, conflicts first, as far as the limit allows; of two claims
/// with several pairs the first. A figure alone that is remarked on (a sum, a date) says so in its box.
[[nodiscard]] Diagram quantities_view(const GraphSource& source, const FigureTable& table,
                                      const QuantityAnswer& answer, const ViewOptions& options = {});

/// A comparison of two sides, and what these are called.
struct DiffPicture {
    const CaseDiff& diff;
    const Snapshot &before, &after;
    std::string before_name, after_name;
};

/// Agents whose disputes opened, closed, or go on on other grounds; a dashed line where a date leaves it open.
[[nodiscard]] Diagram diff_view(const DiffPicture& picture, const ViewOptions& options = {});
/// A claim's figures on their way, from their origins at the top down to the claim: what became of each at every
/// link, and where the records end. Throws what find_figure_trails() throws.
[[nodiscard]] Diagram figure_view(const Snapshot& snapshot, const GraphSource& source, Node claim,
                                  const FigureTrailOptions& trail = {}, const ViewOptions& options = {});

/// The whole case.
[[nodiscard]] Diagram all_view(const Snapshot& snapshot, const ViewOptions& options = {});

}  // namespace gainsay::render
