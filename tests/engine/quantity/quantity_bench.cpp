#include <benchmark/benchmark.h>

#include <string>

#include "engine/quantity/whole_case/figures.hpp"
#include "engine/quantity/whole_case/find.hpp"
#include "graphs/model/source.hpp"

// Question: does comparing the figures of a case grow in step with the claims, whether figures lie in many small
// blocks or all of them in one?

namespace gainsay {
namespace {

/// Claims with a figure each, `per_block` to a measure and subject; periods and values vary.
FigureTable table_of(std::size_t claims, std::size_t per_block) {
    Case whole;
    whole.claims.reserve(claims);
    for (std::size_t i = 0; i < claims; ++i) {
        const std::size_t block = i / per_block;
        Claim claim;
        claim.id = ClaimId("claim:n" + std::to_string(10000000 + i));
        claim.text = "C";
        Quantity quantity;
        quantity.measure = "measure m" + std::to_string(block / 1000);
        quantity.subject = "subject s" + std::to_string(block);
        quantity.population = "the world";
        quantity.period = Edtf(std::to_string(2000 + i % 3));
        quantity.value = static_cast<double>(i * 7919 % 1000);
        quantity.unit = "persons";
        claim.quantities.push_back(std::move(quantity));
        whole.claims.push_back(std::move(claim));
    }
    return collect_figures(CaseSource(std::move(whole)));
}

void time_search(benchmark::State& state, std::size_t per_block) {
    const auto claims = static_cast<std::size_t>(state.range(0));
    // Built outside the loop: we time the search, not the making of the case.
    const FigureTable table = table_of(claims, per_block == 0 ? claims : per_block);
    QuantityOptions options;
    options.limit = 1000;
    std::uint64_t pairs = 0;
    for (auto _ : state) {
        const QuantityAnswer answer = find_quantities(table, options);
        pairs = answer.counts[0] + answer.counts[1] + answer.counts[2] + answer.counts[3];
        benchmark::DoNotOptimize(pairs);
    }
    state.counters["pairs"] = static_cast<double>(pairs);
    state.SetItemsProcessed(state.range(0) * static_cast<std::int64_t>(state.iterations()));
    state.SetComplexityN(state.range(0));
}

void BM_Quantities_SmallBlocks(benchmark::State& state) {
    time_search(state, 10);
}
BENCHMARK(BM_Quantities_SmallBlocks)
    ->Arg(10'000)
    ->Arg(100'000)
    ->Arg(1'000'000)
    ->Unit(benchmark::kMillisecond)
    ->Complexity();

void BM_Quantities_OneBlock(benchmark::State& state) {
    time_search(state, 0);
}
BENCHMARK(BM_Quantities_OneBlock)
    ->Arg(10'000)
    ->Arg(100'000)
    ->Arg(1'000'000)
    ->Unit(benchmark::kMillisecond)
    ->Complexity();

void BM_Quantities_OneClaim(benchmark::State& state) {
    const FigureTable table = table_of(static_cast<std::size_t>(state.range(0)), 10);
    QuantityOptions options;
    options.claim = table.claims[table.claims.size() / 2];
    for (auto _ : state) benchmark::DoNotOptimize(find_quantities(table, options));
    state.SetItemsProcessed(state.range(0) * static_cast<std::int64_t>(state.iterations()));
}
BENCHMARK(BM_Quantities_OneClaim)->Arg(1'000'000)->Unit(benchmark::kMillisecond);

void BM_CollectFigures(benchmark::State& state) {
    for (auto _ : state) {
        state.PauseTiming();
        Case whole;
        for (std::int64_t i = 0; i < state.range(0); ++i) {
            Claim claim;
            claim.id = ClaimId("claim:n" + std::to_string(10000000 + i));
            claim.text = "C";
            Quantity quantity;
            quantity.measure = "recorded executions";
            quantity.subject = "subject s" + std::to_string(i / 10);
            quantity.value = static_cast<double>(i);
            claim.quantities.push_back(std::move(quantity));
            whole.claims.push_back(std::move(claim));
        }
        const CaseSource source(std::move(whole));
        state.ResumeTiming();
        benchmark::DoNotOptimize(collect_figures(source));
    }
    state.SetItemsProcessed(state.range(0) * static_cast<std::int64_t>(state.iterations()));
}
BENCHMARK(BM_CollectFigures)->Arg(1'000'000)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace gainsay
