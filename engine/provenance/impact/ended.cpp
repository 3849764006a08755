#include "engine/provenance/impact/ended.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "engine/time/as_of.hpp"

// Contradictions are asked for without the date they are to be as of, and what the date hides is taken out here: the retraction of what was asked
// about must not hide the very contradictions that end with it.

namespace gainsay {
namespace {

struct InOrder {
    bool operator()(const Witness& x, const Witness& y) const { return order(x, y) < 0; }
};

class EndedFinder {
public:
    EndedFinder(const Snapshot& snapshot, const Impact& impact, const ImpactOptions& options,
                std::size_t limit)
        : snapshot_(snapshot), impact_(impact), options_(options), limit_(limit) {
        gone_.insert(impact.what);
        for (const auto* list : {&impact.fallen, &impact.earlier}) {
            for (const FallenRecord& record : *list) gone_.insert(record.node);
        }
        question_.include_proposed = options.include_proposed;
        question_.since = options.since;
    }

    EndedContradictions find() {
        const auto take = [&](Contradiction&& one) { collect(one); };
        if (snapshot_.kind(impact_.what) == RecordKind::Agent) {
            visit_contradictions(snapshot_, ContradictionQuestion::by(impact_.what), question_, take);
            visit_contradictions(snapshot_, ContradictionQuestion::against(impact_.what), question_, take);
        }
        for (const Node subject : subjects()) {
            if (full()) break;
            visit_contradictions(snapshot_, ContradictionQuestion::about(subject), question_, take);
        }
        EndedContradictions ended;
        ended.limited = full();
        std::size_t left = limit_;
        for (auto& [pair, witnesses] : lost_) {
            EndedContradiction one;
            one.lost.a = pair.first, one.lost.b = pair.second;
            one.lost.self = pair.first == pair.second;
            one.lost.change_of_position = one.lost.self;
            for (const Witness& witness : witnesses) {
                if (limit_ != 0 && left-- == 0) return ended;
                one.lost.witnesses.push_back(witness);
                one.lost.change_of_position &= witness.change_of_position;
            }
            one.over = !is_left(pair.first, pair.second, witnesses.size());
            ended.pairs.push_back(std::move(one));
        }
        return ended;
    }

private:
    /// What contradictions are about that can end: claims and documents.
    [[nodiscard]] std::set<Node> subjects() const {
        std::set<Node> subjects;
        for (const Node node : gone_) {
            const RecordKind kind = snapshot_.kind(node);
            if (kind == RecordKind::Claim || kind == RecordKind::Document) subjects.insert(node);
            if (kind == RecordKind::Statement) subjects.insert(snapshot_.object(node));
            if (kind == RecordKind::Document) {
                for (const Arc arc : snapshot_.out(node, EdgeKind::States)) subjects.insert(arc.node);
            }
            if (kind == RecordKind::Relation)
                subjects.insert(snapshot_.source(snapshot_.edge_of_relation(node)));
            for (const Arc arc : snapshot_.in(node, EdgeKind::Undercuts)) subjects.insert(arc.node);
        }
        return subjects;
    }

    void collect(const Contradiction& one) {
        for (const Witness& witness : one.witnesses) {
            if (full()) return;
            if (witness.mutual && one.a > one.b) continue;
            if (!counts(witness) || !is_lost(witness)) continue;
            if (lost_[{one.a, one.b}].insert(witness).second) ++count_;
        }
    }

    /// One more than the limit tells that there are more.
    [[nodiscard]] bool full() const { return limit_ != 0 && count_ > limit_; }

    [[nodiscard]] bool is_there(Node node) const {
        return begun(snapshot_, node, options_.as_of) != Showing::Hidden &&
               (node == impact_.what || still_stands(snapshot_, node, options_.as_of) != Showing::Hidden);
    }

    [[nodiscard]] std::set<Node> named(const Witness& witness) const {
        std::set<Node> nodes;
        for (const WitnessSide* side : {&witness.a, &witness.b}) {
            for (const Node node : {side->agent, side->source, side->object}) nodes.insert(node);
        }
        for (const WitnessStep& step : witness.steps) nodes.insert(snapshot_.relation(step.edge));
        return nodes;
    }

    [[nodiscard]] bool counts(const Witness& witness) const {
        const std::set<Node> nodes = named(witness);
        return std::all_of(nodes.begin(), nodes.end(), [&](Node node) { return is_there(node); });
    }

    [[nodiscard]] bool is_lost(const Witness& witness) const {
        const std::set<Node> nodes = named(witness);
        return std::any_of(nodes.begin(), nodes.end(), [&](Node node) { return gone_.count(node) != 0; });
    }

    /// Is there a witness of `a` against `b` that stays? There are `lost` that do not.
    [[nodiscard]] bool is_left(Node a, Node b, std::size_t lost) const {
        ContradictionOptions question = question_;
        for (question.limit = lost + 1;; question.limit *= 4) {
            const Contradictions all = contradictions_between(snapshot_, a, b, question);
            for (const Contradiction& one : all.pairs) {
                for (const Witness& witness : one.witnesses) {
                    if (counts(witness) && !is_lost(witness)) return true;
                }
            }
            if (!all.limited) return false;
        }
    }

    const Snapshot& snapshot_;
    const Impact& impact_;
    const ImpactOptions& options_;
    std::size_t limit_;
    ContradictionOptions question_;
    std::set<Node> gone_;
    std::map<std::pair<Node, Node>, std::set<Witness, InOrder>> lost_;
    std::size_t count_ = 0;
};

}  // namespace

EndedContradictions find_ended(const Snapshot& snapshot, const Impact& impact, const ImpactOptions& options,
                               std::size_t limit) {
    return EndedFinder(snapshot, impact, options, limit).find();
}

}  // namespace gainsay
