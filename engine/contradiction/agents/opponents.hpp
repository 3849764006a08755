#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "engine/contradiction/witness.hpp"
#include "graphs/snapshot/layout/number_set.hpp"
#include "graphs/snapshot/rows/dispute_rows.hpp"

namespace gainsay {

/// Which contradictions count: what the agent asked about speaks against, and what speaks against it.
struct OpponentQuestion {
    std::array<bool, witness_kind_count> by{true, true, true, true};  ///< indexed by WitnessKind
    std::array<bool, witness_kind_count> against{true, true, true, true};
    bool rephrase = false;  ///< claims that rephrase each other are one
    /// Opponents in node order; else as they are met, which is the same for the same case, and sooner: for who ranks
    /// them, or looks for one.
    bool in_order = true;

    /// One kind in one direction.
    [[nodiscard]] static OpponentQuestion only(WitnessKind kind, bool by);
};

struct OpponentCount {
    Node agent = no_node;
    std::uint64_t count = 0;

    friend bool operator==(const OpponentCount&, const OpponentCount&) = default;
};

/// How many witnesses of each kind there are between two agents.
struct OpponentCounts {
    Node agent = no_node;
    std::array<std::uint64_t, witness_kind_count> by{}, against{};
    std::uint64_t either = 0;  ///< of all kinds, a mutual one once

    friend bool operator==(const OpponentCounts&, const OpponentCounts&) = default;
};

/// Counts an agent's contradictions opponent by opponent, without making a witness: for tables, rankings and
/// speakers with a million statements. Who wants to see them asks contradictions_by() or _against().
///
/// Dates, offices, entailment and parts play no part: these count only witness by witness.
///
/// Cost     time of what is counted, memory of the opponents; construction O(agents + claims), once for any
///          number of questions.
/// Threads  one at a time; any number of counters may share snapshot and rows, which must outlive them.
class OpponentCounter {
public:
    /// Rows beyond `cache_bytes` are asked for before a busy agent's walk comes to them. The answers are the same.
    OpponentCounter(const Snapshot& snapshot, const DisputeRows& rows, bool include_proposed = false,
                    std::size_t cache_bytes = std::size_t{4} << 20U);

    /// The agents with whom `agent` is in contradiction, itself where it contradicts itself;
    /// count: as many different witnesses as contradictions_by() and contradictions_against() list for the
    /// two under the same options, a mutual one once.
    ///
    /// Returns  a reference that holds until the next question.
    /// Throws   std::logic_error when `agent` is none.
    const std::vector<OpponentCount>& count(Node agent, const OpponentQuestion& question = {});

    /// The same, kind by kind: nine questions.
    [[nodiscard]] std::vector<OpponentCounts> count_by_kind(Node agent, bool rephrase = false);

    /// The agents outside of `body` whose denials and assertions speak against what anyone of it asserts. The
    /// body is an agent and all who are, or were, affiliated with it, over any number of steps.
    ///
    /// count: denials of a claim that someone of the body asserts, and assertions of the other end of a
    /// conflict of such a claim, once for each conflict, however many of the body say so: the opponent's
    /// speeches are counted, not pairs. Kinds other than denial and opposition are not counted.
    const std::vector<OpponentCount>& count_against_body(Node body, const OpponentQuestion& question = {});

private:
    using Claims = std::span<const std::uint32_t>;

    void add(std::uint32_t agent, std::uint64_t n = 1) {
        GAINSAY_REQUIRE(agent < counts_.size());  // rows may come from a damaged file
        if (counts_[agent] == 0) touched_[touched_count_++] = agent;
        counts_[agent] += n;
    }
    [[nodiscard]] Claims class_of(const std::uint32_t& claim, bool rephrase) const {
        return rephrase ? rows_.rephrasings(claim) : Claims{&claim, 1};
    }
    /// Calls `use` for the claim, or with `Rephrase` for all of its class; nearly every claim is alone in it.
    template <bool Rephrase, class Use>
    void for_class(std::uint32_t claim, const Use& use) const {
        if (!Rephrase || !rows_.rephrased(claim)) return use(claim);
        for (const std::uint32_t same : rows_.rephrasings(claim)) use(same);
    }
    void forget(std::uint32_t agent);
    template <bool Rephrase, bool Every>
    void add_said(std::uint32_t agent, const OpponentQuestion& question);
    void add_denied(std::uint32_t agent, const OpponentQuestion& question);
    void add_rejections(Node agent, const OpponentQuestion& question);
    void add_undercuts(Node agent, const OpponentQuestion& question);
    void gather_body(Node body);
    template <bool Rephrase>
    void gather_claims();
    template <bool Rephrase>
    void add_against_claims(const OpponentQuestion& question);
    const std::vector<OpponentCount>& take(bool in_order);

    const Snapshot& snapshot_;
    const DisputeRows& rows_;
    bool include_proposed_, rows_lie_far_, any_published_, any_undercuts_;
    std::vector<std::uint64_t> counts_;   // an agent; all 0 between questions
    std::vector<std::uint32_t> touched_;  // the first so many: agents with a count, each once
    std::size_t touched_count_ = 0;       // 0 between questions
    NumberSet in_order_;                  // the same while they are put in order
    std::vector<bool> in_body_;           // an agent; all false between questions
    std::vector<std::uint64_t> of_body_;  // a claim a bit; all 0 between questions
    std::vector<std::uint32_t> members_, claims_;
    std::vector<Node> answerable_;
    std::vector<OpponentCount> answer_;
};

}  // namespace gainsay
