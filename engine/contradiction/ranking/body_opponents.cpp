#include "engine/contradiction/ranking/body_opponents.hpp"

#include <algorithm>

#include "engine/contradiction/ranking/rank.hpp"

namespace gainsay {
namespace {

constexpr std::array<WitnessKind, 2> counted_kinds{WitnessKind::Denial, WitnessKind::Opposition};

/// Looks for one witness between an opponent and somebody of the body.
class BodyWitness {
public:
    BodyWitness(const Snapshot& snapshot, const DisputeRows& rows, Node body,
                const BodyOpponentsOptions& options)
        : snapshot_(snapshot), rows_(rows), options_(options), members_{body} {
        std::vector<bool> met(rows.agents());
        met[rows.agent(body)] = true;
        for (std::size_t i = 0; i < members_.size(); ++i) {
            for (const Node below : snapshot.in(members_[i], EdgeKind::AffiliatedWith).nodes()) {
                if (met[rows.agent(below)]) continue;
                met[rows.agent(below)] = true;
                members_.push_back(below);
            }
        }
        std::sort(members_.begin(), members_.end());
    }

    [[nodiscard]] std::optional<Witness> of(Node opponent) const {
        const std::uint32_t number = rows_.agent(opponent);
        for (const std::uint32_t denied : rows_.denied[number]) {
            if (const auto member = asserter_of(denied)) return between(opponent, *member);
        }
        for (const std::uint32_t said : rows_.asserted[number]) {
            if (const auto member = opposed_over(said)) return between(opponent, *member);
        }
        return std::nullopt;
    }

private:
    [[nodiscard]] std::span<const std::uint32_t> class_of(const std::uint32_t& claim) const {
        if (options_.rephrase) return rows_.rephrasings(claim);
        return {&claim, 1};
    }

    /// The first of the body who asserts the claim.
    [[nodiscard]] std::optional<Node> asserter_of(const std::uint32_t& claim) const {
        std::optional<Node> first;
        for (const std::uint32_t same : class_of(claim)) {
            for (const std::uint32_t agent : rows_.asserters[same]) {
                const Node node = rows_.agent_node(agent);
                if ((!first || node < *first) && std::binary_search(members_.begin(), members_.end(), node))
                    first = node;
            }
        }
        return first;
    }

    [[nodiscard]] std::optional<Node> opposed_over(const std::uint32_t& claim) const {
        std::optional<Node> first;
        for (const std::uint32_t same : class_of(claim)) {
            for (const Conflict conflict : rows_.conflicts[same]) {
                const std::uint32_t end = conflict.claim();
                const std::optional<Node> member = asserter_of(end);
                if (member && (!first || *member < *first)) first = member;
            }
        }
        return first;
    }

    [[nodiscard]] std::optional<Witness> between(Node opponent, Node member) const {
        ContradictionOptions options;
        options.closures.rephrase = options_.rephrase;
        options.include_proposed = options_.include_proposed;
        options.limit = 1;
        const Contradictions theirs = contradictions_between(snapshot_, opponent, member, options);
        if (!theirs.empty()) {
            // Denials and oppositions come first.
            const Witness& witness = theirs.pairs.front().witnesses.front();
            if (witness.kind <= WitnessKind::Opposition) return witness;
        }
        options.limit = 0;  // a denial by the body is not counted, and may come before what is
        for (const Contradiction& pair : contradictions_between(snapshot_, member, opponent, options).pairs) {
            for (const Witness& witness : pair.witnesses) {
                if (witness.kind == WitnessKind::Opposition) return witness;
            }
        }
        return std::nullopt;
    }

    const Snapshot& snapshot_;
    const DisputeRows& rows_;
    const BodyOpponentsOptions& options_;
    std::vector<Node> members_;
};

}  // namespace

RankedOpponents opponents_of_body(const Snapshot& snapshot, Node body, const BodyOpponentsOptions& options) {
    const DisputeRows rows = DisputeRows::of(snapshot, options.include_proposed);
    OpponentCounter counter(snapshot, rows, options.include_proposed);
    OpponentQuestion everything;
    everything.rephrase = options.rephrase;
    everything.in_order = false;  // they are ranked
    RankedOpponents answer = ranked(counter.count_against_body(body, everything), options.limit);
    add_kinds(answer, counted_kinds, everything,
              [&](const OpponentQuestion& question) { return counter.count_against_body(body, question); });
    if (!options.witnesses) return answer;
    const BodyWitness witness(snapshot, rows, body, options);
    for (RankedOpponent& one : answer.shown) one.witness = witness.of(one.counts.agent);
    return answer;
}

}  // namespace gainsay
