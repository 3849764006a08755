// Question: how many megabytes of tables are read into records a second: our own, and those of others with a mapping?
#include <benchmark/benchmark.h>

#include <sstream>

#include "graphs/format/registry.hpp"
#include "tests/support/random_case.hpp"

namespace gainsay {
namespace {

/// Counts, so that what is timed is reading and not keeping.
class Counter final : public RecordSink {
public:
    void info(const CaseInfo&) override {}
    void add(Record record, const SourcePos&) override {
        benchmark::DoNotOptimize(record);
        ++count_;
    }
    [[nodiscard]] std::int64_t count() const { return count_; }

private:
    std::int64_t count_ = 0;
};

std::string table_of(const char* format, std::int64_t records) {
    const auto n = static_cast<std::size_t>(records) / 10;
    const Case whole = test::random_case(/*seed=*/1, {n, 2 * n, 2 * n, 3 * n, n, n});
    std::ostringstream out;
    LossReport losses;
    find_format(format).write(out, CaseSource(whole), {}, losses);
    return out.str();
}

/// What the desks have: an id, a name, a sentence or two, a label.
std::string verdicts(std::int64_t rows, bool as_json) {
    std::string text = as_json ? "" : "id\tlabel\tstatement\tspeaker\n";
    for (std::int64_t i = 0; i < rows; ++i) {
        const std::string number = std::to_string(i);
        const std::string words =
            "Says that claim " + number +
            " of the speaker was made before the vote on the budget, and that nobody answered.";
        const std::string speaker = "speaker-" + std::to_string(i % 1000);
        text += as_json ? R"({"id": ")" + number + R"(", "label": "half-true", "statement": ")" + words +
                              R"(", "speaker": ")" + speaker + "\"}\n"
                        : number + "\thalf-true\t" + words + "\t" + speaker + "\n";
    }
    return text;
}

constexpr const char* rules = R"("records": {
    "speaker": {"record": "agent", "id": "agent:{speaker}", "name": "{speaker}"},
    "claim": {"record": "claim", "id": "claim:{id}", "text": "{statement}"},
    "statement": {"record": "statement", "id": "statement:{id}", "speaker": "@speaker", "of": "@claim"},
    "review": {"record": "review", "id": "review:{id}", "of": "@claim", "rating": {"label": "{label}"}}}})";

void read_from(benchmark::State& state, const char* format, const std::string& text, ReadOptions options) {
    options.check_references = false;
    std::int64_t count = 0;
    for (auto _ : state) {
        Counter counter;
        LossReport losses;
        std::istringstream in(text);
        find_format(format).read(in, "bench", counter, options, losses);
        count = counter.count();
    }
    state.SetBytesProcessed(static_cast<std::int64_t>(text.size()) *
                            static_cast<std::int64_t>(state.iterations()));
    state.SetItemsProcessed(count * static_cast<std::int64_t>(state.iterations()));
}

void BM_Read_OwnCsv(benchmark::State& state) {
    read_from(state, "csv", table_of("csv", state.range(0)), {});
}
void BM_Read_JsonLines(benchmark::State& state) {
    read_from(state, "jsonl", table_of("jsonl", state.range(0)), {});
}
void BM_Read_MappedTsv(benchmark::State& state) {
    ReadOptions options;
    options.mapping = std::string(R"({"gainsay_mapping": 1, "input": {"quote": "none"}, )") + rules;
    read_from(state, "mapped", verdicts(state.range(0), false), options);
}
void BM_Read_MappedJsonLines(benchmark::State& state) {
    ReadOptions options;
    options.mapping = std::string(R"({"gainsay_mapping": 1, "input": {"form": "json-lines"}, )") + rules;
    read_from(state, "mapped", verdicts(state.range(0), true), options);
}

BENCHMARK(BM_Read_OwnCsv)->Arg(100'000);
BENCHMARK(BM_Read_JsonLines)->Arg(100'000);
BENCHMARK(BM_Read_MappedTsv)->Arg(100'000);
BENCHMARK(BM_Read_MappedJsonLines)->Arg(100'000);

}  // namespace
}  // namespace gainsay
