#include <benchmark/benchmark.h>

#include "graphs/snapshot/build.hpp"
#include "graphs/snapshot/check.hpp"
#include "tests/support/random_case.hpp"

namespace gainsay::test {
namespace {

/// A case of about `edges` edges: one statement in three edges, a relation for every four statements.
Case case_of(std::int64_t edges) {
    const auto n = static_cast<std::size_t>(edges);
    return random_case(1, {n / 100, n / 40, n / 10, n / 5, n / 20, n / 200});
}

void report(benchmark::State& state, const Snapshot& snapshot) {
    const auto edges = static_cast<std::int64_t>(snapshot.edge_count());
    state.SetItemsProcessed(edges * static_cast<std::int64_t>(state.iterations()));
    state.SetComplexityN(edges);
    state.counters["edges"] = static_cast<double>(edges);
    state.counters["bytes_an_edge"] =
        static_cast<double>(snapshot.bytes().size()) / static_cast<double>(edges);
}

// Question: does building stay in step with the edges (n log n), so that ten million can be waited for?
void BM_BuildSnapshot(benchmark::State& state) {
    const CaseSource source(case_of(state.range(0)));
    Snapshot snapshot;
    for (auto _ : state) {
        snapshot = build_snapshot(source);
        benchmark::DoNotOptimize(snapshot);
    }
    report(state, snapshot);
}
BENCHMARK(BM_BuildSnapshot)
    ->RangeMultiplier(10)
    ->Range(10'000, 1'000'000)
    ->Complexity()
    ->Unit(benchmark::kMillisecond);

template <bool Forward>
void scan(benchmark::State& state) {
    const Snapshot snapshot = build_snapshot(CaseSource(case_of(state.range(0))));
    for (auto _ : state) {
        std::uint64_t sum = 0;
        for (std::size_t k = 0; k < edge_kind_count; ++k) {
            const auto kind = static_cast<EdgeKind>(k);
            for (const Node node : snapshot.nodes()) {
                for (const Arc arc : Forward ? snapshot.out(node, kind) : snapshot.in(node, kind)) {
                    sum += to_index(arc.node) ^ to_index(arc.edge);
                }
            }
        }
        benchmark::DoNotOptimize(sum);
    }
    report(state, snapshot);
}

// Question: what does an edge cost when everything is walked forward, whatever the kinds and however sparse?
void BM_ScanOut(benchmark::State& state) {
    scan<true>(state);
}
BENCHMARK(BM_ScanOut)
    ->RangeMultiplier(10)
    ->Range(10'000, 1'000'000)
    ->Complexity()
    ->Unit(benchmark::kMillisecond);

// Question: and backward, where edge numbers are listed?
void BM_ScanIn(benchmark::State& state) {
    scan<false>(state);
}
BENCHMARK(BM_ScanIn)
    ->RangeMultiplier(10)
    ->Range(10'000, 1'000'000)
    ->Complexity()
    ->Unit(benchmark::kMillisecond);

// Question: how large may a file be that is compared with its checksums whenever it is opened?
void BM_Verify(benchmark::State& state) {
    const Snapshot snapshot = build_snapshot(CaseSource(case_of(state.range(0))));
    for (auto _ : state) {
        auto problem = verify(snapshot);
        benchmark::DoNotOptimize(problem);
    }
    report(state, snapshot);
    state.SetBytesProcessed(static_cast<std::int64_t>(snapshot.bytes().size()) *
                            static_cast<std::int64_t>(state.iterations()));
}
BENCHMARK(BM_Verify)->RangeMultiplier(10)->Range(10'000, 1'000'000)->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace gainsay::test
