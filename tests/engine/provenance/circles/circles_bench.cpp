#include <benchmark/benchmark.h>

#include "engine/provenance/circles/circles.hpp"
#include "graphs/snapshot/build/build.hpp"
#include "tests/bench/product/workload_source.hpp"
#include "tests/support/random_case.hpp"

// Questions: what does it cost to learn that a case of a million claims has no circles; and does the search stay within
// its bound of work where there are more circles than could ever be counted?

namespace gainsay::test {
namespace {

constexpr std::uint64_t seed = 20240607;

/// The workload, in which every document cites older ones only, and beside it one in `rare` documents cites a younger.
class TangledWorkload final : public GraphSource {
public:
    TangledWorkload(const bench::Workload& workload, std::size_t rare) : plain_(workload), rare_(rare) {}

    [[nodiscard]] CaseInfo info() const override { return plain_.info(); }
    [[nodiscard]] std::uint64_t version() const override { return 1; }
    [[nodiscard]] std::uint64_t count(RecordKind kind) const override { return plain_.count(kind); }
    [[nodiscard]] std::optional<Record> find(const RecordId&) const override { return std::nullopt; }
    void visit(RecordKind kind, const Visitor& visit) const override {
        if (kind != RecordKind::Document) return plain_.visit(kind, visit);
        std::vector<Document> documents;
        plain_.visit(kind, [&](const Record& record) { documents.push_back(std::get<Document>(record)); });
        Dice dice(seed);
        for (std::size_t i = 0; i < documents.size(); ++i) {
            if (rare_ != 0 && dice.one_in(rare_)) {
                Citation citation;
                citation.document = documents[i + dice.below(documents.size() - i)].id;
                documents[i].cites.push_back(citation);
            }
            visit(documents[i]);
        }
    }

private:
    bench::WorkloadSource plain_;
    std::size_t rare_;
};

void time_circles(benchmark::State& state, std::size_t rare) {
    const bench::Workload workload(static_cast<std::uint64_t>(state.range(0)), seed);
    const Snapshot snapshot = build_snapshot(TangledWorkload(workload, rare));
    Circles answer;
    for (auto _ : state) {
        answer = find_circles(snapshot);
        benchmark::DoNotOptimize(answer.circles.data());
    }
    state.counters["documents_on_circles"] = static_cast<double>(answer.documents);
    state.counters["groups"] = static_cast<double>(answer.groups);
    state.counters["circles"] = static_cast<double>(answer.circles.size());
    state.counters["complete_to"] = static_cast<double>(answer.complete_to);
    state.counters["without_origin"] = static_cast<double>(answer.without_origin.size());
}

void BM_FindCircles_None(benchmark::State& state) {
    time_circles(state, 0);
}
BENCHMARK(BM_FindCircles_None)->RangeMultiplier(10)->Range(10'000, 1'000'000)->Unit(benchmark::kMillisecond);

void BM_FindCircles_Few(benchmark::State& state) {
    time_circles(state, 10'000);
}
BENCHMARK(BM_FindCircles_Few)->Arg(1'000'000)->Unit(benchmark::kMillisecond);

void BM_FindCircles_Tangle(benchmark::State& state) {
    time_circles(state, 20);
}
BENCHMARK(BM_FindCircles_Tangle)
    ->RangeMultiplier(10)
    ->Range(10'000, 1'000'000)
    ->Unit(benchmark::kMillisecond);

// All that the work allows, with nothing left out for their number.
void BM_FindCircles_WholeBudget(benchmark::State& state) {
    const bench::Workload workload(static_cast<std::uint64_t>(state.range(0)), seed);
    const Snapshot snapshot = build_snapshot(TangledWorkload(workload, 20));
    CirclesOptions options;
    options.limit = 0;
    Circles answer;
    for (auto _ : state) {
        answer = find_circles(snapshot, options);
        benchmark::DoNotOptimize(answer.circles.data());
    }
    state.counters["circles"] = static_cast<double>(answer.circles.size());
    state.counters["complete_to"] = static_cast<double>(answer.complete_to);
}
BENCHMARK(BM_FindCircles_WholeBudget)->Arg(1'000'000)->Iterations(1)->Unit(benchmark::kMillisecond);

void BM_FindCircles_Through(benchmark::State& state) {
    const bench::Workload workload(static_cast<std::uint64_t>(state.range(0)), seed);
    const Snapshot snapshot = build_snapshot(TangledWorkload(workload, 20));
    CirclesOptions options;
    options.through = find_circles(snapshot).circles.at(0).steps.at(0).document;
    Circles answer;
    for (auto _ : state) {
        answer = find_circles(snapshot, options);
        benchmark::DoNotOptimize(answer.circles.data());
    }
    state.counters["circles"] = static_cast<double>(answer.circles.size());
    state.counters["complete_to"] = static_cast<double>(answer.complete_to);
}
BENCHMARK(BM_FindCircles_Through)->Arg(1'000'000)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace gainsay::test
