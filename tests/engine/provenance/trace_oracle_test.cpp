#include <gtest/gtest.h>

#include <algorithm>

#include "engine/provenance/trace.hpp"
#include "graphs/snapshot/build/build.hpp"
#include "tests/engine/provenance/trace_oracle.hpp"
#include "tests/support/random_case.hpp"

namespace gainsay::test {
namespace {

/// The least depth at which each node is met, and whether each is followed there.
std::map<std::string, std::size_t> depths(const Snapshot& snapshot, const TraceTree& tree) {
    std::map<std::string, std::size_t> depth;
    for (const TraceStep& step : tree.steps) {
        if (step.ending == Ending::Shown) continue;
        const auto [at, fresh] = depth.try_emplace(std::string(snapshot.id(step.node)), step.depth);
        if (!fresh) at->second = std::min<std::size_t>(at->second, step.depth);
    }
    return depth;
}

void erase_beyond(std::map<std::string, std::size_t>& depth, std::size_t limit) {
    for (auto at = depth.begin(); at != depth.end();)
        at = at->second > limit ? depth.erase(at) : std::next(at);
}

TEST(TraceAndOracle, AgreeOnWhatIsReachedAndHowFarItIs) {
    for (std::uint64_t seed = 0; seed < 150; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        const CaseSource source(random_case(seed));
        const Snapshot snapshot = build_snapshot(source);
        TraceOptions options;
        options.include_proposed = seed % 2 == 0;
        options.rephrasings = seed % 3 == 0;
        for (const RecordKind kind : {RecordKind::Document, RecordKind::Claim, RecordKind::Statement}) {
            for (const Node root : snapshot.nodes(kind)) {
                SCOPED_TRACE(std::string(snapshot.id(root)));
                options.max_depth = 0;
                const Trace trace = find_trace(snapshot, root, options);
                const TraceOracle oracle(source.whole(), std::string(snapshot.id(root)),
                                         options.include_proposed, options.rephrasings);
                auto back = oracle.back(), forward = oracle.forward();
                ASSERT_EQ(depths(snapshot, trace.back), back);
                ASSERT_EQ(depths(snapshot, trace.forward), forward);
                ASSERT_EQ(check_trace(snapshot, trace, options), "");

                options.max_depth = 1 + static_cast<std::uint32_t>(seed % 4);
                const Trace shallow = find_trace(snapshot, root, options);
                erase_beyond(back, options.max_depth);
                erase_beyond(forward, options.max_depth);
                ASSERT_EQ(depths(snapshot, shallow.back), back);
                ASSERT_EQ(depths(snapshot, shallow.forward), forward);
                ASSERT_EQ(check_trace(snapshot, shallow, options), "");
            }
        }
    }
}

TEST(Trace, KeepsItsPromisesUnderEveryOption) {
    for (std::uint64_t seed = 200; seed < 300; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        Dice dice(seed);
        const Snapshot snapshot = build_snapshot(CaseSource(random_case(seed)));
        TraceOptions options;
        options.max_depth = static_cast<std::uint32_t>(dice.below(6));
        options.max_steps = dice.one_in(2) ? 1 + dice.below(20) : 0;
        options.max_cycles = dice.below(4);
        options.include_proposed = dice.one_in(2);
        options.rephrasings = dice.one_in(2);
        options.as_of = Edtf(
            std::vector<const char*>{"2015", "2018-06", "2018-07-02", "2019~", "2017/2018"}[dice.below(5)]);
        if (dice.one_in(2)) {
            options.since =
                Edtf(std::vector<const char*>{"2015", "2018-06", "2018-07-01", "2017?"}[dice.below(4)]);
            if (dice.one_in(2)) options.as_of.reset();
        }
        for (const RecordKind kind : {RecordKind::Document, RecordKind::Claim, RecordKind::Statement}) {
            for (const Node root : snapshot.nodes(kind)) {
                const Trace trace = find_trace(snapshot, root, options);
                ASSERT_EQ(check_trace(snapshot, trace, options), "") << snapshot.id(root);
                ASSERT_EQ(find_trace(snapshot, root, options), trace);
            }
        }
    }
}

using Place = std::pair<Node, Edge>;

std::multimap<std::uint32_t, Place> by_depth(const TraceTree& tree) {
    std::multimap<std::uint32_t, Place> places;
    for (const TraceStep& step : tree.steps) places.emplace(step.depth, Place(step.node, step.edge));
    return places;
}

std::multiset<Place> at_depth(const std::multimap<std::uint32_t, Place>& places, std::uint32_t depth) {
    std::multiset<Place> found;
    for (auto [at, end] = places.equal_range(depth); at != end; ++at) found.insert(at->second);
    return found;
}

// All that is nearer than the farthest shown is there, and of the farthest some.
void expect_the_nearest(const TraceTree& cut, const TraceTree& whole) {
    const auto few = by_depth(cut), all = by_depth(whole);
    const std::uint32_t farthest = few.rbegin()->first;
    for (std::uint32_t depth = 0; depth <= farthest; ++depth) {
        const auto some = at_depth(few, depth), every = at_depth(all, depth);
        if (depth < farthest) {
            EXPECT_EQ(some, every);
        } else {
            EXPECT_TRUE(std::includes(every.begin(), every.end(), some.begin(), some.end()));
        }
    }
}

TEST(Trace, ShowsTheNearestLinksFirstUnderALimit) {
    for (std::uint64_t seed = 400; seed < 430; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        Dice dice(seed);
        const Snapshot snapshot = build_snapshot(CaseSource(random_case(seed)));
        for (const RecordKind kind : {RecordKind::Document, RecordKind::Claim, RecordKind::Statement}) {
            for (const Node root : snapshot.nodes(kind)) {
                const Trace whole = find_trace(snapshot, root);
                TraceOptions options;
                options.max_steps = 1 + dice.below(12);
                const Trace cut = find_trace(snapshot, root, options);
                for (const auto& [some, all] :
                     {std::pair(&cut.back, &whole.back), std::pair(&cut.forward, &whole.forward)}) {
                    EXPECT_EQ(some->steps.size(), std::min(options.max_steps, all->steps.size()));
                    EXPECT_EQ(some->cut_by_steps, some->steps.size() < all->steps.size());
                    expect_the_nearest(*some, *all);
                }
            }
        }
    }
}

TEST(Trace, NamesACycleExactlyWhereOneIs) {
    for (std::uint64_t seed = 300; seed < 360; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        const Snapshot snapshot = build_snapshot(CaseSource(random_case(seed)));
        for (const Node root : snapshot.nodes(RecordKind::Document)) {
            const Trace trace = find_trace(snapshot, root);
            // Backwards from a document only its edges matter, so a slow search for a node that reaches
            // itself will do.
            std::map<Node, std::set<Node>> reach;
            std::set<std::pair<Node, Node>> followed;
            for (const TraceStep& step : trace.back.steps) {
                if (step.parent == no_step || step.ending == Ending::Shown) continue;
                reach[trace.back.steps[step.parent].node].insert(step.node);
                if (!step.repeated) followed.emplace(trace.back.steps[step.parent].node, step.node);
            }
            for (bool grown = true; grown;) {
                grown = false;
                for (auto& [from, to] : reach) {
                    const std::set<Node> before = to;
                    for (const Node middle : before) {
                        const auto at = reach.find(middle);
                        if (at != reach.end()) to.insert(at->second.begin(), at->second.end());
                    }
                    grown |= to.size() != before.size();
                }
            }
            bool circular = false;
            for (const auto& [from, to] : reach) circular |= to.count(from) != 0;
            ASSERT_EQ(circular, !trace.back.cycles.empty()) << snapshot.id(root);
            for (const TraceStep& step : trace.back.steps) {
                if (!step.repeated || step.ending == Ending::Continues) continue;
                const Node parent = trace.back.steps[step.parent].node;
                const bool back_again = step.node == parent || reach[step.node].count(parent) != 0;
                const bool closes = back_again && followed.count({parent, step.node}) == 0;
                ASSERT_EQ(step.ending == Ending::Cycle, closes) << snapshot.id(step.node);
            }
        }
    }
}

/// Tries every simple way through the steps of a small tree: is there one that ends where it began, without walking an
/// edge twice?
class EveryWay {
public:
    EveryWay(const Snapshot& snapshot, const TraceTree& tree) {
        for (const TraceStep& step : tree.steps) {
            if (step.parent == no_step || step.ending == Ending::Shown) continue;
            const TraceStep& parent = tree.steps[step.parent];
            if (step.link == TraceLink::LinkUndercutBy) {
                const Node relation = snapshot.relation(parent.edge);
                arcs_.push_back({tree.steps[parent.parent].node, relation, parent.edge});
                arcs_.push_back({relation, step.node, step.edge});
                continue;
            }
            arcs_.push_back({parent.node, step.node, step.edge});
            if (step.link == TraceLink::ContradictedBy || step.link == TraceLink::RephrasedAs) {
                arcs_.push_back({step.node, parent.node, step.edge});
            }
        }
    }

    [[nodiscard]] bool circular() {
        for (const Arc3& arc : arcs_) {
            way_ = {arc.from};
            walked_.clear();
            if (comes_back(arc.from)) return true;
        }
        return false;
    }

private:
    struct Arc3 {
        Node from, to;
        Edge edge;
    };

    bool comes_back(Node at) {
        for (const Arc3& arc : arcs_) {
            if (arc.from != at || walked_.count(arc.edge) != 0) continue;
            if (arc.to == way_.front()) return true;
            if (std::find(way_.begin(), way_.end(), arc.to) != way_.end()) continue;
            way_.push_back(arc.to);
            walked_.insert(arc.edge);
            if (comes_back(arc.to)) return true;
            way_.pop_back();
            walked_.erase(arc.edge);
        }
        return false;
    }

    std::vector<Arc3> arcs_;
    std::vector<Node> way_;
    std::set<Edge> walked_;
};

TEST(Trace, NamesACycleOfAttacksWhicheverWayAContradictionIsWalked) {
    for (std::uint64_t seed = 400; seed < 500; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        RandomCaseSize size;
        size.claims = 5, size.statements = 6, size.relations = 7;
        const Snapshot snapshot = build_snapshot(CaseSource(random_case(seed, size)));
        TraceOptions options;
        options.include_proposed = true;
        options.rephrasings = seed % 2 == 0;
        for (const Node root : snapshot.nodes(RecordKind::Claim)) {
            const Trace trace = find_trace(snapshot, root, options);
            ASSERT_EQ(check_trace(snapshot, trace, options), "") << snapshot.id(root);
            ASSERT_EQ(EveryWay(snapshot, trace.forward).circular(), !trace.forward.cycles.empty())
                << snapshot.id(root);
        }
    }
}

}  // namespace
}  // namespace gainsay::test
