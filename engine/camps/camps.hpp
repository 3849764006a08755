#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/camps/signed_graph.hpp"

namespace gainsay {

/// What breaking a pair costs.
enum class CampCost : std::uint8_t {
    Pairs,   ///< 1: how many pairs stand against the camps
    Counts,  ///< by how much its agreements outnumber its contradictions, or these them
};

struct CampOptions {
    CampCost cost = CampCost::Pairs;
    /// Nothing is proved by the solver of parts, after reduction, with more pairs than this.
    std::uint64_t most_pairs = 50000;
    /// How much the solver may do in all, in steps of its own: a few seconds of a hard problem. Not a time, so that the
    /// same question ends at the same place on every machine. Hard ones need ever more time a step.
    std::uint64_t work = 20000;
    /// Asked now and then; true ends the search early, with what is known by then. Only an answer that was so cut
    /// short (`stopped`) can differ from run to run. Empty: never.
    std::function<bool()> stop;
};

/// A cycle of pairs of which an odd number are negative: whatever the camps are, one of its pairs breaks.
struct NegativeCycle {
    std::vector<std::uint32_t> agents;  ///< in walking order; the last is next to the first
    std::uint64_t weight = 0;  ///< what that costs at least: 1, or with CampCost::Counts the least in it

    friend bool operator==(const NegativeCycle&, const NegativeCycle&) = default;
};

/// How it is known that no other camps break less.
enum class CampProof : std::uint8_t {
    Balanced,  ///< nothing breaks
    Cycles,  ///< as much breaks as the negative cycles, which share no pair, say must break: anybody can check it
    Solver,  ///< a SAT solver refuted every better choice, which cannot be checked by hand
    None,    ///< it is not known: these are the best camps that were found
};
/// "balanced", "cycles", "solver", "none".
[[nodiscard]] std::string_view to_string(CampProof proof) noexcept;

/// Agents that hang together by pairs with a sign, in two camps.
struct CampComponent {
    std::vector<std::uint32_t> first,
        second;                           ///< the camps, ascending; the least agent of all is in the first
    std::uint64_t pairs = 0;              ///< with a sign
    std::uint64_t frustration = 0;        ///< what the camps break
    std::uint64_t bound = 0;              ///< no camps break less
    CampProof proof = CampProof::None;    ///< None as long as bound < frustration
    std::vector<std::uint32_t> breaking;  ///< positions in SignedGraph::pairs, ascending
    /// Share no pair, or, with CampCost::Counts, none more often than it weighs; shortest first. Their weights add up to
    /// `bound` or less: the solver may know more.
    std::vector<NegativeCycle> cycles;

    friend bool operator==(const CampComponent&, const CampComponent&) = default;
};

/// Two camps for each component, such that as little as possible breaks: pairs within a camp that are negative, and
/// pairs between camps that are positive.
struct Camps {
    std::vector<CampComponent> components;  ///< most agents first, then by their least agent
    std::uint64_t pairs = 0;                ///< with a sign
    std::uint64_t mixed = 0;                ///< without one: as many agreements as contradictions
    std::uint64_t frustration = 0, bound = 0;
    bool stopped = false;  ///< options.stop said so, before all was proved

    [[nodiscard]] bool balanced() const noexcept { return frustration == 0; }
    [[nodiscard]] bool optimal() const noexcept { return frustration == bound; }
    /// Sides as agents are numbered: 1 or 2; 0 for agents without a pair that has a sign.
    [[nodiscard]] std::vector<std::uint8_t> sides(std::uint32_t agents) const;

    friend bool operator==(const Camps&, const Camps&) = default;
};

/// The camps of `graph`, and what proves that no others break less.
///
/// The *frustration index* is the least number (or weight) of pairs without which the graph is balanced, that is, falls
/// into two camps with nothing but agreement within and contradiction between. The problem is reduced and cut into blocks,
/// which are solved by themselves: simulated annealing finds camps, a packing of negative cycles proves how good they are,
/// and where that leaves a gap CaDiCaL closes it, within the limits of `options`.
///
/// Returns  the same camps for the same graph and options, unless stopped. Of several best choices one; another may be as
///          good, so that only the index is a property of the graph.
/// Cost     exact answers for graphs of real disputes take milliseconds to seconds up to some 20,000 pairs; the problem is
///          NP-hard, so that `work` and `most_pairs` bound what is tried. The rest is O(pairs), some thousand times over.
/// Throws   std::logic_error when the weights of pairs exceed 2^62 in all.
/// Threads  reads only.
/// Source   F. Harary, "On the notion of balance of a signed graph", Michigan Math. J. 2 (1953); R. Abelson, M. Rosenberg,
///          "Symbolic psycho-logic", Behavioral Science 3 (1958): the index; F. Aref, M. Wilson, "Balance and frustration
///          in signed networks", J. Complex Networks 7 (2019).
[[nodiscard]] Camps find_camps(const SignedGraph& graph, const CampOptions& options = {});

/// Recounts an answer and names the first promise it breaks; empty when all are kept: components, camps, what breaks
/// them, balance of what is left, cycles, bounds and labels. CampProof::Solver alone is believed.
///
/// It shares no code with find_camps(). O(pairs + cycles).
[[nodiscard]] std::string check_camps(const SignedGraph& graph, const Camps& camps,
                                      const CampOptions& options = {});

}  // namespace gainsay
