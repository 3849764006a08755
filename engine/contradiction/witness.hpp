#pragma once

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "engine/contradiction/agents/short_list.hpp"
#include "graphs/snapshot/snapshot.hpp"

// What proves that one agent contradicts another. DESIGN.md, "Who contradicts whom", defines the four kinds.

namespace gainsay {

/// In the order in which answers list them.
enum class WitnessKind : std::uint8_t {
    Denial,      ///< A denies a claim that B asserts
    Opposition,  ///< A asserts a claim that contradicts or rebuts one that B asserts
    Rejection,   ///< A denies a document that B published or authored
    Undercut,    ///< A asserts a claim that undercuts a statement, document or relation of B
};
inline constexpr std::size_t witness_kind_count = 4;
inline constexpr std::array<WitnessKind, witness_kind_count> all_witness_kinds{
    WitnessKind::Denial, WitnessKind::Opposition, WitnessKind::Rejection, WitnessKind::Undercut};

/// "denial", "opposition", "rejection", "undercut".
[[nodiscard]] std::string_view to_string(WitnessKind kind) noexcept;

/// What widens the four definitions. As options: which may be used; in a witness: which were.
///
/// rephrase     claims that rephrase each other, however far apart, are one claim.
/// entailment   who asserts c is held to every e that c entails, over any number of steps: so who denies e
///              denies c, and who asserts what contradicts, rebuts or undercuts from e's side does so from
///              c's. It holds for both sides of an opposition, because entailment is strict: if x entails y,
///              and y and z cannot both be true, neither can x and z.
/// affiliation  an agent speaks for the bodies that it is affiliated with, and for theirs, as long as every
///              office of the chain was held on the date of what was said. An office that may have been held
///              counts, and marks the witness `date_uncertain`.
/// part         who denies a document denies what it states, its parts (part_of, any depth) and what they
///              state.
struct Closures {
    bool rephrase = false;
    bool entailment = false;
    bool affiliation = false;
    bool part = false;

    [[nodiscard]] bool any() const noexcept { return rephrase || entailment || affiliation || part; }
    [[nodiscard]] static Closures all() noexcept { return {true, true, true, true}; }
    friend bool operator==(const Closures&, const Closures&) = default;
};

/// One of the two parties of a witness, and what they said or answer for.
struct WitnessSide {
    /// The agent asked about, and who spoke, published, authored or asserted in fact. They differ when
    /// `offices`, AffiliatedWith edges in walking order, lead from the speaker up to the agent.
    Node agent = no_node;
    Node speaker = no_node;
    std::vector<Edge> offices;

    /// What the party answers for: a statement; a document; or a relation, when that was undercut.
    Node source = no_node;
    /// SpokenBy, PublishedBy, AuthoredBy or AssertedBy, from `source` to `speaker`.
    Edge responsibility = no_edge;
    /// What the source says of `object`: an Asserts, Denies or States edge. no_edge where the source itself
    /// is attacked: in a rejection and an undercut, on the side of B.
    Edge speech = no_edge;
    /// The claim or document that the source speaks of; where speech is no_edge, the source.
    Node object = no_node;
    /// The RecordedIn edges of a statement that `as_of` does not hide: which document it stands in, and its
    /// `via`, by Snapshot::occurrence. Empty for a document, which stands for itself, and for a relation: see
    /// its AssertedIn edges.
    ShortList<Edge, 2> occurrences;

    friend bool operator==(const WitnessSide&, const WitnessSide&) = default;
};

/// One edge walked, in either direction.
struct WitnessStep {
    Node from = no_node, to = no_node;
    Edge edge = no_edge;

    friend bool operator==(const WitnessStep&, const WitnessStep&) = default;
};

/// Why A contradicts B: two sides, and the walk from A's object to B's object.
///
/// denial      over Rephrases (either way) and Entails (backwards); where A denies a document (`used.part`),
///             first PartOf (backwards) and States.
/// opposition  over Rephrases and Entails (forwards), one conflict, Rephrases and Entails (backwards).
/// rejection   over PartOf (backwards).
/// undercut    over Rephrases and Entails (forwards), one conflict.
///
/// Without closures a walk is the conflict alone, or empty. Of several walks between the same two sides over
/// the same conflict, the witness holds one with the fewest proposed relations, of these the fewest uncertain
/// dates, of these the shortest. Who asserted a relation, and where, are the AssertedBy and AssertedIn edges
/// of its node.
///
/// Lists that are nearly always short lie within the witness: without closures making one allocates nothing.
struct Witness {
    WitnessKind kind = WitnessKind::Denial;
    WitnessSide a, b;
    ShortList<WitnessStep, 2> steps;
    /// The Contradicts, Rebuts or Undercuts edge among the steps; no_edge in a denial and a rejection.
    Edge conflict = no_edge;

    Closures used;
    bool proposed = false;        ///< rests on a relation that nobody has accepted yet
    bool date_uncertain = false;  ///< `as_of` or an office may rule it out; the dates do not tell
    bool mutual = false;          ///< an opposition by `contradicts`: the same holds with the sides exchanged
    /// a.agent = b.agent, one source is certainly later than the other, which had certainly been retracted by
    /// then.
    bool change_of_position = false;

    friend bool operator==(const Witness&, const Witness&) = default;
};

/// The order of every list of witnesses: by A, B, kind, what A's and B's sources are, and the conflict. Two
/// witnesses of one answer are never equal in it.
[[nodiscard]] std::strong_ordering order(const Witness& x, const Witness& y) noexcept;

/// The relation of the conflict; no_node where there is none.
[[nodiscard]] Node conflict_relation(const Snapshot& snapshot, const Witness& witness);

}  // namespace gainsay
