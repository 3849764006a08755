#include <tuple>

#include "engine/time/diff/parts.hpp"

// Agent by agent, so that no more is held than one agent has to say: what it speaks against on either side, witness by
// witness, known by the ids of what they join.

namespace gainsay::differing {
namespace {

/// What makes two witnesses of two cases one.
struct Named {
    std::string_view b;
    WitnessKind kind;
    std::string_view source_a, object_a, source_b, object_b, conflict;
    Witness witness;

    [[nodiscard]] auto key() const {
        return std::tie(b, kind, source_a, object_a, source_b, object_b, conflict);
    }
};

int order_of(const Named& x, const Named& y) {
    const auto order = x.key() <=> y.key();
    return order < 0 ? -1 : order > 0 ? 1 : 0;
}

class Against {
public:
    Against(const DiffSide& side, const DiffOptions& options) : snapshot_(*side.snapshot) {
        question_.closures = options.closures;
        question_.include_proposed = options.include_proposed;
        question_.as_of = side.frame.as_of;
        question_.since = side.frame.since;
    }

    /// What `agent` speaks against, a witness that holds both ways only where it is the first of the two.
    const std::vector<Named>& of(Node agent) {
        named_.clear();
        if (agent == no_node) return named_;
        visit_contradictions(snapshot_, ContradictionQuestion::by(agent), question_,
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

private:
    Named name(Witness&& witness) const {
        const Node conflict = conflict_relation(snapshot_, witness);
        const auto id = [&](Node node) { return node == no_node ? std::string_view() : snapshot_.id(node); };
        Named named{id(witness.b.agent),  witness.kind,         id(witness.a.source), id(witness.a.object),
                    id(witness.b.source), id(witness.b.object), id(conflict),         {}};
        named.witness = std::move(witness);
        return named;
    }

    const Snapshot& snapshot_;
    ContradictionOptions question_;
    std::vector<Named> named_;
};

/// All that one agent has against one other, on both sides.
class Pair {
public:
    void add(const Named* x, const Named* y) {
        b = std::string((x != nullptr ? x : y)->b);
        note(x, before, change.before);
        note(y, after, change.after);
        if (x != nullptr && y == nullptr) ++change.lost_count, keep_one(*x, change.lost);
        if (x == nullptr && y != nullptr) ++change.gained_count, keep_one(*y, change.gained);
    }

    std::size_t most = 0;
    std::string b;
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

void finish(Pair& pair, std::string_view a, const DiffOptions& options, CaseDiff& diff) {
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
    change.a = a;
    change.b = pair.b;
    ++diff.dispute_counts[static_cast<std::size_t>(change.turn)];
    keep(diff.disputes, std::move(change), options, diff);
}

}  // namespace

void compare_disputes(const DiffSide& before, const DiffSide& after, const DiffOptions& options,
                      CaseDiff& diff) {
    Against x(before, options), y(after, options);
    const NodeRange old_agents = before.snapshot->nodes(RecordKind::Agent),
                    new_agents = after.snapshot->nodes(RecordKind::Agent);
    const std::vector<Node> olds(old_agents.begin(), old_agents.end()),
        news(new_agents.begin(), new_agents.end());
    const auto order_of_agents = [&](Node old_agent, Node new_agent) {
        return before.snapshot->id(old_agent).compare(after.snapshot->id(new_agent));
    };
    merge(olds, news, order_of_agents, [&](const Node* old_agent, const Node* new_agent) {
        const std::string_view a =
            old_agent != nullptr ? before.snapshot->id(*old_agent) : after.snapshot->id(*new_agent);
        Pair pair;
        pair.most = options.witnesses;
        const auto next = [&](const Named* one, const Named* other) {
            const std::string_view b = (one != nullptr ? one : other)->b;
            if (pair.b != b) {
                if (!pair.b.empty()) finish(pair, a, options, diff);
                pair = {};
                pair.most = options.witnesses;
            }
            pair.add(one, other);
        };
        merge(x.of(old_agent != nullptr ? *old_agent : no_node),
              y.of(new_agent != nullptr ? *new_agent : no_node), order_of, next);
        if (!pair.b.empty()) finish(pair, a, options, diff);
    });
}

}  // namespace gainsay::differing
