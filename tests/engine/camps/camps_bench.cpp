#include <benchmark/benchmark.h>

#include "engine/camps/balance.hpp"
#include "engine/camps/camps.hpp"
#include "tests/engine/camps/draw_graph.hpp"

namespace gainsay::test {
namespace {

/// Two camps that hold in nine pairs of ten; each agent has `pairs` of them, a quarter within reach of its neighbours.
SignedGraph quarrel(std::uint32_t agents, std::size_t pairs, std::uint64_t seed) {
    Dice dice(seed);
    std::vector<SignedPair> made;
    for (std::uint32_t a = 0; a < agents; ++a) {
        for (std::size_t i = 0; i < pairs; ++i) {
            const auto reach =
                static_cast<std::uint32_t>(dice.one_in(4) ? dice.below(8) : dice.below(agents));
            const std::uint32_t b = (a + 1 + reach) % agents;
            const bool together = (a % 2 == b % 2) != dice.one_in(10);
            made.push_back({a, b, together ? 1U : 0U, together ? 0U : 1U});
        }
    }
    return {agents, std::move(made)};
}

// Question: how does the time to prove the camps grow with the agents of a quarrel that nearly balances?
void BM_FindCamps_Exact(benchmark::State& state) {
    const SignedGraph graph = quarrel(static_cast<std::uint32_t>(state.range(0)), 2, 1);
    bool optimal = true;
    for (auto _ : state) {
        const Camps camps = find_camps(graph);
        optimal = optimal && camps.optimal();
        benchmark::DoNotOptimize(camps.frustration);
    }
    state.counters["optimal"] = optimal ? 1 : 0;
    state.counters["pairs"] = static_cast<double>(graph.pairs().size());
}
BENCHMARK(BM_FindCamps_Exact)->RangeMultiplier(2)->Range(64, 1024)->Unit(benchmark::kMillisecond);

// Question: does the search without proof stay linear in the pairs, up to a million of them?
void BM_FindCamps_Heuristic(benchmark::State& state) {
    const SignedGraph graph = quarrel(static_cast<std::uint32_t>(state.range(0)), 10, 1);
    CampOptions options;
    options.most_pairs = 0;
    for (auto _ : state) {
        const Camps camps = find_camps(graph, options);
        state.counters["frustration"] = static_cast<double>(camps.frustration);
        state.counters["bound"] = static_cast<double>(camps.bound);
    }
    state.counters["pairs"] = static_cast<double>(graph.pairs().size());
}
BENCHMARK(BM_FindCamps_Heuristic)
    ->RangeMultiplier(10)
    ->Range(1000, 100000)
    ->Iterations(1)
    ->Unit(benchmark::kMillisecond);

// Question: what do the measures cost that need no camps?
void BM_CountTriangles(benchmark::State& state) {
    const SignedGraph graph = quarrel(static_cast<std::uint32_t>(state.range(0)), 10, 1);
    for (auto _ : state) benchmark::DoNotOptimize(count_triangles(graph));
    state.SetItemsProcessed(static_cast<std::int64_t>(graph.pairs().size()) *
                            static_cast<std::int64_t>(state.iterations()));
}
BENCHMARK(BM_CountTriangles)->RangeMultiplier(10)->Range(1000, 100000)->Unit(benchmark::kMillisecond);

void BM_WalkBalance(benchmark::State& state) {
    const SignedGraph graph = quarrel(static_cast<std::uint32_t>(state.range(0)), 10, 1);
    for (auto _ : state) benchmark::DoNotOptimize(walk_balance(graph));
}
BENCHMARK(BM_WalkBalance)->Arg(100)->Arg(600)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace gainsay::test
