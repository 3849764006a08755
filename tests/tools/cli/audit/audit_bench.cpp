#include <benchmark/benchmark.h>
#include <sys/resource.h>

#include <cstdlib>
#include <filesystem>
#include <map>
#include <sstream>
#include <stdexcept>
#include <streambuf>
#include <string>
#include <vector>

#include "graphs/snapshot/file.hpp"
#include "graphs/store/case_file.hpp"
#include "tests/bench/product/workload_source.hpp"
#include "tools/cli/run.hpp"

// Question: what does `gainsay audit` take as people run it, from the case file to the last byte of the report: time by the wall and of the
// processors, memory and bytes? Asked of the workload of docs/performance.md, which is imported and has its snapshot when the clock
// starts. peak_MiB is the most that the process ever held, importing included: to be read where one argument is run alone (--benchmark_filter).

namespace gainsay::cli {
namespace {

/// Counts what is written, and keeps none of it.
class Counted final : public std::streambuf {
public:
    [[nodiscard]] std::uint64_t bytes() const noexcept { return bytes_; }

protected:
    int_type overflow(int_type c) override {
        ++bytes_;
        return traits_type::not_eof(c);
    }
    std::streamsize xsputn(const char*, std::streamsize n) override {
        bytes_ += static_cast<std::uint64_t>(n);
        return n;
    }

private:
    std::uint64_t bytes_ = 0;
};

/// A case file with its snapshot, made once and taken away at the end.
class CaseFiles {
public:
    ~CaseFiles() {
        std::error_code ignored;
        if (!folder_.empty()) std::filesystem::remove_all(folder_, ignored);
    }

    const std::string& of(std::uint64_t claims) {
        std::string& path = paths_[claims];
        if (path.empty()) path = make(claims);
        return path;
    }

private:
    std::string make(std::uint64_t claims) {
        if (folder_.empty()) {
            std::string pattern = (std::filesystem::temp_directory_path() / "gainsay-audit-XXXXXX").string();
            if (mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temporary folder");
            folder_ = pattern;
        }
        const std::filesystem::path file = folder_ / (std::to_string(claims) + ".gainsay");
        const ChangeNote note{"bench", "2024-06-07T00:00:00Z", "import", "workload"};
        CaseFile made = CaseFile::create(file, {}, note);
        Change change = made.begin(note);
        ImportSink sink(change);
        const bench::Workload workload(claims, 1);
        const bench::WorkloadSource source(workload);
        for (std::size_t kind = 0; kind < record_kind_count; ++kind)
            source.visit(static_cast<RecordKind>(kind), [&](const Record& record) { sink.add(record, {}); });
        change.commit();
        (void)load_or_build(made, snapshot_path(file));
        return file.string();
    }

    std::filesystem::path folder_;
    std::map<std::uint64_t, std::string> paths_;
};

CaseFiles files;

void BM_AuditCommand(benchmark::State& state, const char* format) {
    const std::string& file = files.of(static_cast<std::uint64_t>(state.range(0)));
    const std::vector<std::string> arguments{"audit", file, "--no-config", "--format", format};
    Counted out, err;
    for (auto _ : state) {
        std::istringstream in;
        std::ostream to(&out), errors(&err);
        Surroundings surroundings{in, to, errors, false, false, 0, {}, {}, {}};
        surroundings.environment = [](std::string_view) { return std::string(); };
        surroundings.user = [] { return std::string("bench"); };
        surroundings.now = [] { return std::string("2024-06-07T00:00:00Z"); };
        benchmark::DoNotOptimize(run(arguments, surroundings));
    }
    rusage used{};
    getrusage(RUSAGE_SELF, &used);
    state.counters["peak_MiB"] = static_cast<double>(used.ru_maxrss) / 1024.0;
    state.counters["report_MB"] =
        static_cast<double>(out.bytes()) / 1e6 / static_cast<double>(state.iterations());
}
BENCHMARK_CAPTURE(BM_AuditCommand, jsonl, "jsonl")
    ->ArgName("claims")
    ->Arg(10'000)
    ->Arg(100'000)
    ->Arg(1'000'000)
    ->Iterations(1)
    ->MeasureProcessCPUTime()
    ->UseRealTime()
    ->Unit(benchmark::kSecond);
BENCHMARK_CAPTURE(BM_AuditCommand, text, "text")
    ->ArgName("claims")
    ->Arg(10'000)
    ->Arg(100'000)
    ->Arg(1'000'000)
    ->Iterations(1)
    ->MeasureProcessCPUTime()
    ->UseRealTime()
    ->Unit(benchmark::kSecond);

}  // namespace
}  // namespace gainsay::cli
