// Question: how many megabytes of a text case are read and written a second, and does it stay so as a case
// grows?
#include <benchmark/benchmark.h>

#include <sstream>

#include "graphs/format/text_case/case_json.hpp"
#include "tests/support/random_case.hpp"

namespace gainsay {
namespace {

Case case_of(std::int64_t records) {
    const auto n = static_cast<std::size_t>(records) / 10;
    return test::random_case(/*seed=*/1, {n, 2 * n, 2 * n, 3 * n, n, n});
}

using Write = void (*)(std::ostream&, const GraphSource&);

std::string written(const CaseSource& source, Write write) {
    std::ostringstream out;
    write(out, source);
    return out.str();
}

void read_from(benchmark::State& state, Write write) {
    const CaseSource source(case_of(state.range(0)));
    const std::string text = written(source, write);
    for (auto _ : state) {
        std::istringstream in(text);
        Case whole = read_case(in, "bench");
        benchmark::DoNotOptimize(whole);
    }
    state.SetBytesProcessed(static_cast<std::int64_t>(text.size()) *
                            static_cast<std::int64_t>(state.iterations()));
    state.SetItemsProcessed(state.range(0) * static_cast<std::int64_t>(state.iterations()));
}

void write_to(benchmark::State& state, Write write) {
    const CaseSource source(case_of(state.range(0)));
    std::size_t bytes = 0;
    for (auto _ : state) bytes = written(source, write).size();
    state.SetBytesProcessed(static_cast<std::int64_t>(bytes) * static_cast<std::int64_t>(state.iterations()));
    state.SetItemsProcessed(state.range(0) * static_cast<std::int64_t>(state.iterations()));
}

void BM_ReadCase_Json(benchmark::State& state) {
    read_from(state, write_case_json);
}
void BM_ReadCase_JsonLines(benchmark::State& state) {
    read_from(state, write_case_jsonl);
}
void BM_WriteCase_Json(benchmark::State& state) {
    write_to(state, write_case_json);
}
void BM_WriteCase_JsonLines(benchmark::State& state) {
    write_to(state, write_case_jsonl);
}

BENCHMARK(BM_ReadCase_Json)->RangeMultiplier(10)->Range(1000, 100'000);
BENCHMARK(BM_ReadCase_JsonLines)->RangeMultiplier(10)->Range(1000, 100'000);
BENCHMARK(BM_WriteCase_Json)->RangeMultiplier(10)->Range(1000, 100'000);
BENCHMARK(BM_WriteCase_JsonLines)->RangeMultiplier(10)->Range(1000, 100'000);

}  // namespace
}  // namespace gainsay
