#include <optional>
#include <tuple>

#include "engine/time/diff/parts.hpp"

// Agent by agent, so that no more is held than one agent has to say: what it speaks against on either side, witness by
// witness, known by the ids of what they join.

namespace gainsay::differing {
namespace {

/// What makes two witnesses of two cases one: the shared numbers of what they join.
struct Named {
    std::uint32_t b;
    WitnessKind kind;
    std::uint32_t source_a, object_a, source_b, object_b, conflict;
    Witness witness;

    [[nodiscard]] auto key() const {
        return std::tie(b, kind, source_a, object_a, source_b, object_b, conflict);
    }
};

int order_of(const Named& x, const Named& y) {
    const auto order = x.key() <=> y.key();
    return order < 0 ? -1 : order > 0 ? 1 : 0;
}

/// One side, asked agent by agent.
template <class Number>
class Against {
public:
    Against(const DiffSide& side, const DiffOptions& options, const Number& number)
        : snapshot_(*side.snapshot), number_(number) {
        question_.closures = options.closures;
        question_.include_proposed = options.include_proposed;
        question_.as_of = side.frame.as_of;
        question_.since = side.frame.since;
    }

    /// What `agent` speaks against, a witness that holds both ways only where it is the first of the two.
    const std::vector<Named>& of(const Node* agent) {
        named_.clear();
        if (agent == nullptr) return named_;
        visit_contradictions(snapshot_, ContradictionQuestion::by(*agent), question_,
                             [&](Contradiction&& pair) {
                                 for (Witness& witness : pair.witnesses) {
                                     if (witness.mutual && pair.b < pair.a) continue;
                                     named_.push_back(name(std::move(witness)));
                                 }
                             });
        std::sort(named_.begin(), named_.end(),
                  [](const Named& x, const Named& y) { return order_of(x, y) < 0; });
        return named_;
    }

    [[nodiscard]] std::string id(Node node) const { return std::string(snapshot_.id(node)); }

private:
    Named name(Witness&& witness) const {
        Named named{number_(witness.b.agent),
                    witness.kind,
                    number_(witness.a.source),
                    number_(witness.a.object),
                    number_(witness.b.source),
                    number_(witness.b.object),
                    number_(conflict_relation(snapshot_, witness)),
                    {}};
        named.witness = std::move(witness);
        return named;
    }

    const Snapshot& snapshot_;
    const Number& number_;
    ContradictionOptions question_;
    std::vector<Named> named_;
};

/// All that one agent has against one other, on both sides.
class Pair {
public:
    void add(const Named* x, const Named* y) {
        note(x, before, change.before);
        note(y, after, change.after);
        if (x != nullptr && y == nullptr) ++change.lost_count, keep_one(*x, change.lost);
        if (x == nullptr && y != nullptr) ++change.gained_count, keep_one(*y, change.gained);
    }

    std::size_t most = 0;
    DisputeChange change;
    Showing before = Showing::Hidden, after = Showing::Hidden;

private:
    static void note(const Named* one, Showing& showing, std::uint64_t& count) {
        if (one == nullptr) return;
        ++count;
        showing = std::max(showing, one->witness.date_uncertain ? Showing::Uncertain : Showing::Shown);
    }
    void keep_one(const Named& one, std::vector<Witness>& list) const {
        if (list.size() < most) list.push_back(one.witness);
    }
};

void finish(Pair& pair, const DiffOptions& options, CaseDiff& diff) {
    DisputeChange& change = pair.change;
    const bool any_before = pair.before != Showing::Hidden, any_after = pair.after != Showing::Hidden;
    change.certainty = certainty_of(pair.before, pair.after);
    if (any_before != any_after) {
        change.turn = any_after ? DisputeTurn::Opened : DisputeTurn::Closed;
    } else if (change.certainty != Certainty::No) {
        // It may have begun, or ended, in between.
        change.turn = pair.after > pair.before ? DisputeTurn::Opened : DisputeTurn::Closed;
    } else if (change.lost_count != 0 || change.gained_count != 0) {
        change.turn = DisputeTurn::Turned;
        change.certainty = Certainty::Yes;
    } else {
        return;
    }
    ++diff.dispute_counts[static_cast<std::size_t>(change.turn)];
    keep(diff.disputes, std::move(change), options, diff);
}

}  // namespace

void compare_disputes(const DiffSide& before, const DiffSide& after, const SharedNumbers& numbers,
                      const DiffOptions& options, CaseDiff& diff) {
    const auto old_number = [&](Node node) { return numbers.before(node); };
    const auto new_number = [&](Node node) { return numbers.after(node); };
    Against x(before, options, old_number);
    Against y(after, options, new_number);
    const NodeRange old_agents = before.snapshot->nodes(RecordKind::Agent),
                    new_agents = after.snapshot->nodes(RecordKind::Agent);
    const std::vector<Node> olds(old_agents.begin(), old_agents.end()),
        news(new_agents.begin(), new_agents.end());
    const auto order_of_agents = [&](Node one, Node other) {
        const std::uint32_t old_agent = numbers.before(one), new_agent = numbers.after(other);
        return old_agent < new_agent ? -1 : old_agent > new_agent ? 1 : 0;
    };
    merge(olds, news, order_of_agents, [&](const Node* old_agent, const Node* new_agent) {
        Pair pair;
        std::optional<std::uint32_t> opponent;
        const auto next = [&](const Named* one, const Named* other) {
            const std::uint32_t b = (one != nullptr ? one : other)->b;
            if (opponent != b) {
                if (opponent) finish(pair, options, diff);
                pair = {};
                pair.most = options.witnesses;
                opponent = b;
                pair.change.a = old_agent != nullptr ? x.id(*old_agent) : y.id(*new_agent);
                pair.change.b = one != nullptr ? x.id(one->witness.b.agent) : y.id(other->witness.b.agent);
            }
            pair.add(one, other);
        };
        merge(x.of(old_agent), y.of(new_agent), order_of, next);
        if (opponent) finish(pair, options, diff);
    });
}

}  // namespace gainsay::differing
