#include <gtest/gtest.h>

#include "engine/provenance/trace.hpp"
#include "graphs/snapshot/build.hpp"
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
        for (const RecordKind kind : {RecordKind::Document, RecordKind::Claim, RecordKind::Statement}) {
            for (const Node root : snapshot.nodes(kind)) {
                const Trace trace = find_trace(snapshot, root, options);
                ASSERT_EQ(check_trace(snapshot, trace, options), "") << snapshot.id(root);
                ASSERT_EQ(find_trace(snapshot, root, options), trace);
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
            for (const TraceStep& step : trace.back.steps) {
                if (step.parent == no_step || step.ending == Ending::Shown) continue;
                reach[trace.back.steps[step.parent].node].insert(step.node);
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
                const bool closes = reach[step.node].count(trace.back.steps[step.parent].node) != 0 ||
                                    step.node == trace.back.steps[step.parent].node;
                ASSERT_EQ(step.ending == Ending::Cycle, closes) << snapshot.id(step.node);
            }
        }
    }
}

}  // namespace
}  // namespace gainsay::test
