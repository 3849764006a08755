// Questions: how many records a second does a case file take in, and give back, and does that rate stay when
// the case grows? How long does a search take in a large case?
#include <benchmark/benchmark.h>

#include "tests/graphs/store/store_fixture.hpp"
#include "tests/support/random_case.hpp"

namespace gainsay::test {
namespace {

Case case_of_size(std::int64_t records) {
    const auto n = static_cast<std::size_t>(records) / 20;
    return random_case(1, {n, 4 * n, 5 * n, 6 * n, 3 * n, n});
}

void BM_Import(benchmark::State& state) {
    const std::vector<Record> records = records_of(case_of_size(state.range(0)));
    std::size_t made = 0;
    const TempFolder folder;
    for (auto _ : state) {
        CaseFile file = CaseFile::create(folder / std::to_string(made++), {}, note("create"));
        Change change = file.begin(note("import"));
        for (const Record& record : records) change.put(record, ImportPolicy::Refuse);
        change.commit();
    }
    state.SetItemsProcessed(static_cast<std::int64_t>(records.size()) *
                            static_cast<std::int64_t>(state.iterations()));
}
BENCHMARK(BM_Import)->Arg(2'000)->Arg(20'000)->Arg(200'000)->Unit(benchmark::kMillisecond);

void BM_Visit(benchmark::State& state) {
    const TempFolder folder;
    const CaseFile file = file_with(folder / "x", case_of_size(state.range(0)));
    std::int64_t visited = 0;
    for (auto _ : state) {
        for (std::size_t kind = 0; kind < record_kind_count; ++kind) {
            file.visit(static_cast<RecordKind>(kind), [&](const Record&) { ++visited; });
        }
    }
    state.SetItemsProcessed(visited);
}
BENCHMARK(BM_Visit)->Arg(2'000)->Arg(20'000)->Arg(200'000)->Unit(benchmark::kMillisecond);

void BM_Find(benchmark::State& state) {
    const TempFolder folder;
    const Case whole = case_of_size(state.range(0));
    const CaseFile file = file_with(folder / "x", whole);
    std::size_t at = 0;
    for (auto _ : state) {
        auto found = file.find(whole.statements[++at % whole.statements.size()].id);
        benchmark::DoNotOptimize(found);
    }
}
BENCHMARK(BM_Find)->Arg(2'000)->Arg(20'000);

void BM_Search(benchmark::State& state) {
    const TempFolder folder;
    const Case whole = case_of_size(state.range(0));
    const CaseFile file = file_with(folder / "x", whole);
    const std::string words = whole.claims.front().text;
    for (auto _ : state) {
        auto found = file.search(words);
        benchmark::DoNotOptimize(found);
    }
}
BENCHMARK(BM_Search)->Arg(2'000)->Arg(20'000);

}  // namespace
}  // namespace gainsay::test
