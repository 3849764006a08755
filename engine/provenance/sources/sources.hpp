#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/provenance/trace.hpp"
#include "graphs/model/edtf.hpp"
#include "graphs/snapshot/snapshot.hpp"

namespace gainsay {

/// Agents and documents that count as one source: an outlet and the body that owns or directs it, a spokesman and
/// his ministry, and the documents that they publish (or, where no publisher is known, write).
struct SourceBody {
    std::vector<Node>
        agents;  ///< by node; empty for a document of which neither publisher nor author is known
    std::vector<Node> documents;  ///< those met behind the claim, by node
    std::vector<Edge> offices;    ///< the affiliations that make one of several agents, by edge

    friend bool operator==(const SourceBody&, const SourceBody&) = default;
};

inline constexpr std::uint32_t no_body = 0xFFFFFFFFU;

/// One link of a chain: the node it leads to, over which edge, and the body whose word or paper that node is.
struct ChainLink {
    Node node = no_node;
    Edge edge = no_edge;  ///< no_edge for the claim at the beginning
    TraceLink link =
        TraceLink::Root;  ///< Root, Asserted, StatedIn, RecordedIn, RelayedFrom, Cites, PartOf, RephrasedAs
    std::uint32_t body = no_body;  ///< index into Sources::bodies; none for claims
    bool seen = false;             ///< a stored copy shows the link; as in a trace

    friend bool operator==(const ChainLink&, const ChainLink&) = default;
};

/// A way from the claim to an origin.
struct SourceChain {
    std::vector<ChainLink> links;          ///< the claim first, the origin last
    Ending why = Ending::PrimaryDocument;  ///< PrimaryDocument, OnlyReported, RelayedFromAgent or Unrecorded

    friend bool operator==(const SourceChain&, const SourceChain&) = default;
};

/// How many independent origins a claim has, and what proves it from both sides.
struct Sources {
    Node claim = no_node;
    std::vector<SourceBody> bodies;       ///< by their first agent, else document; those met behind the claim
    std::vector<SourceChain> chains;      ///< no two share a body; the shortest first, then by node
    std::vector<std::uint32_t> cut;       ///< bodies without which no chain is left, by index
    std::vector<std::uint32_t> on_every;  ///< bodies that every chain passes, the nearest to the claim first
    std::vector<Origin>
        origins;  ///< where the trail ends, as in a trace; those with why = Cycle or Retracted are none
    std::vector<std::vector<Node>> cycles;  ///< citations that run in circles, as in a trace
    bool incomplete = false;                ///< the trail is longer than max_steps: there may be more

    /// So many are certainly independent.
    [[nodiscard]] std::size_t at_least() const noexcept { return chains.size(); }
    /// There are no more than this, as far as the trail was followed: every chain passes a body of the cut.
    [[nodiscard]] std::size_t at_most() const noexcept { return cut.size(); }
    [[nodiscard]] bool exact() const noexcept { return at_least() == at_most(); }

    friend bool operator==(const Sources&, const Sources&) = default;
};

struct SourcesOptions {
    std::size_t max_steps = 10'000;  ///< of the trail, the nearest links first; 0: any number
    std::optional<Edtf> as_of;       ///< as for find_trace()
    bool include_proposed = false;   ///< rephrasings that nobody has accepted yet
    bool rephrasings = false;        ///< what is said of the same proposition in other words counts too
    std::optional<Edtf> since;       ///< as for find_trace()
};

/// Counts the independent origins of a claim: the most chains, from the claim over statements and documents to where
/// the trail ends, of which no two share a body.
///
/// A statement is the word of its speaker's body, a document that of its publishers' (else its authors'). An agent and
/// whom it was affiliated with when the words were said or printed are one body, through any number of hands; an
/// affiliation whose time is not known counts, because independence must be shown, not assumed. Hence relays of one
/// wire, and a state agency beside the ministry, count once. Whoever cites a document leads to whom it had the claim from.
/// A document that leads only to documents which lead back to it is no origin. A document that had been taken back by `as_of` is none either, and
/// ends the trail, as in a trace: who leaned on it alone is no origin.
///
/// Returns  chains and a cut. Where they are as many, that number is exact: the chains prove that there are so many, the
///          cut that there are no more. To pack chains when a body may come back in one of them is NP-hard, so they can
///          differ; then the truth lies between them, and the answer says so.
/// Throws   Error(Unsupported) when `claim` is none.
/// Cost     that of find_trace(), and O(k m) for k chains and m links met. Memory O(m).
/// Threads  reads only.
/// Source   K. Menger, "Zur allgemeinen Kurventheorie", Fund. Math. 10 (1927): disjoint ways and cuts; flow after
///          J. Edmonds and R. Karp, J. ACM 19 (1972); dominators after T. Lengauer and R. Tarjan, TOPLAS 1 (1979).
[[nodiscard]] Sources find_sources(const Snapshot& snapshot, Node claim, const SourcesOptions& options = {});

/// The agents of a body who speak or publish in the chains of `sources`, and those to whom these belonged; for a body on no
/// chain all of its agents. By node. O(links of the chains + offices * agents) of the body.
[[nodiscard]] std::vector<Node> told_agents(const Snapshot& snapshot, const Sources& sources,
                                            std::uint32_t body);

/// Names the first promise of find_sources() that `sources` breaks, empty when all are kept: every chain is one, joined
/// by edges that mean what they claim, and ends where the trail ends; no two share a body; bodies are closed under
/// affiliations; without the cut, and without any body that is on every chain, no origin is left.
/// It shares no code with the finder. O(chains + records met).
[[nodiscard]] std::string check_sources(const Snapshot& snapshot, const Sources& sources,
                                        const SourcesOptions& options = {});

}  // namespace gainsay
