#include <benchmark/benchmark.h>

#include <string>

#include "engine/provenance/figure/figure_trail.hpp"
#include "graphs/model/source.hpp"
#include "graphs/snapshot/build/build.hpp"

// Question: does following a figure cost what its way costs, however many claims the case has beside it; and does a way of a
// million hands grow in step with its length?

namespace gainsay {
namespace {

std::string id(const char* kind, std::size_t i) {
    return std::string(kind) + ":n" + std::to_string(10000000 + i);
}

/// Claims with a figure each, stated by a document each, which takes it as data from the document before; every
/// `length` documents a chain begins anew. The figures are rounded in turns.
CaseSource chains(std::size_t claims, std::size_t length) {
    Case whole;
    for (std::size_t i = 0; i < claims; ++i) {
        Claim claim;
        claim.id = ClaimId(id("claim", i));
        claim.text = "C";
        Quantity quantity;
        quantity.measure = "recorded executions";
        quantity.subject = "subject s" + std::to_string(i / length);
        quantity.value = i % 2 == 0 ? 51.3 : 51;
        quantity.unit = "%";
        claim.quantities.push_back(std::move(quantity));
        Document document;
        document.id = DocumentId(id("document", i));
        document.title = "D";
        document.states.push_back(claim.id);
        if (i % length != 0)
            document.cites.push_back({DocumentId(id("document", i - 1)), CitationManner::Data});
        whole.claims.push_back(std::move(claim));
        whole.documents.push_back(std::move(document));
    }
    return CaseSource(std::move(whole));
}

void time_trails(benchmark::State& state, std::size_t length) {
    const auto claims = static_cast<std::size_t>(state.range(0));
    // Built outside the loop: we time the question, not the making of the case.
    const CaseSource source = chains(claims, length == 0 ? claims : length);
    const Snapshot snapshot = build_snapshot(source);
    FigureTrailOptions options;
    options.max_links = 0;
    const Node last = snapshot.node(id("claim", claims - 1));
    std::size_t steps = 0;
    for (auto _ : state) {
        const auto trails = find_figure_trails(snapshot, source, last, options);
        steps = trails.front().steps.size();
        benchmark::DoNotOptimize(steps);
    }
    state.counters["steps"] = static_cast<double>(steps);
    state.SetItemsProcessed(static_cast<std::int64_t>(steps) * static_cast<std::int64_t>(state.iterations()));
    state.SetComplexityN(state.range(0));
}

void BM_Figure_TenHandsAmongManyClaims(benchmark::State& state) {
    time_trails(state, 10);
}
BENCHMARK(BM_Figure_TenHandsAmongManyClaims)
    ->Arg(10'000)
    ->Arg(100'000)
    ->Arg(1'000'000)
    ->Unit(benchmark::kMicrosecond)
    ->Complexity();

void BM_Figure_OneLongWay(benchmark::State& state) {
    time_trails(state, 0);
}
BENCHMARK(BM_Figure_OneLongWay)
    ->Arg(10'000)
    ->Arg(100'000)
    ->Arg(1'000'000)
    ->Unit(benchmark::kMillisecond)
    ->Complexity();

}  // namespace
}  // namespace gainsay
