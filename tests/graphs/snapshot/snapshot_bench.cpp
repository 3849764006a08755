#include <benchmark/benchmark.h>
#include <stdlib.h>
#include <sys/resource.h>

#include <algorithm>
#include <deque>
#include <filesystem>
#include <optional>
#include <stdexcept>
#include <variant>

#include "graphs/snapshot/build/build.hpp"
#include "graphs/snapshot/build/spool.hpp"
#include "graphs/snapshot/check.hpp"
#include "graphs/snapshot/layout/number_set.hpp"
#include "graphs/snapshot/overlay/overlay.hpp"
#include "graphs/store/case_file.hpp"
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

// Question: how many edges a second does a build from a case in memory make, and does it stay in step with the
// edges, so that ten million can be waited for?
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

/// The rows of a case, kept: a source that costs next to nothing, so that what is measured is the builder.
class KeptRows final : public GraphSource {
public:
    explicit KeptRows(const Case& whole) : case_(whole) {
        const std::unique_ptr<GraphRows> rows = case_.graph_rows();
        for (std::size_t k = 0; k < record_kind_count; ++k) {
            rows->ids(static_cast<RecordKind>(k), [&](RowKey row, std::string_view id) {
                ids_[k].push_back({row, keep(id)});
            });
            Keeper keeper(*this, rows_[k]);
            rows->rows(static_cast<RecordKind>(k), keeper);
        }
    }
    [[nodiscard]] CaseInfo info() const override { return case_.info(); }
    [[nodiscard]] std::uint64_t version() const override { return 0; }
    [[nodiscard]] std::uint64_t count(RecordKind kind) const override { return case_.count(kind); }
    void visit(RecordKind kind, const Visitor& visit) const override { case_.visit(kind, visit); }
    [[nodiscard]] std::optional<Record> find(const RecordId& id) const override { return case_.find(id); }
    [[nodiscard]] std::unique_ptr<GraphRows> graph_rows() const override {
        return std::make_unique<Look>(*this);
    }

private:
    struct Id {
        RowKey row;
        std::string_view text;
    };
    struct Alias {
        std::string_view text;
    };
    struct Cited {
        RowKey document;
        CitationManner manner;
    };
    struct Link {
        void (GraphRowSink::*to)(RowKey);
        RowKey row;
    };
    using Row = std::variant<rows::Agent, rows::Affiliation, rows::Document, rows::Claim, rows::Statement,
                             rows::Occurrence, rows::Relation, rows::Review, Alias, Cited, Link>;

    class Keeper final : public GraphRowSink {
    public:
        Keeper(KeptRows& kept, std::vector<Row>& rows) : kept_(kept), rows_(rows) {}
        void agent(const rows::Agent& row) override { put(row, &rows::Agent::name); }
        void alias(std::string_view alias) override { put(Alias{alias}, &Alias::text); }
        void affiliation(const rows::Affiliation& row) override {
            using A = rows::Affiliation;
            put(row, &A::role, &A::from, &A::until);
        }
        void document(const rows::Document& row) override {
            using D = rows::Document;
            put(row, &D::title, &D::published, &D::url, &D::retracted_on);
        }
        void citation(RowKey document, CitationManner manner) override { put(Cited{document, manner}); }
        void part_of(RowKey document) override { put(Link{&GraphRowSink::part_of, document}); }
        void states(RowKey claim) override { put(Link{&GraphRowSink::states, claim}); }
        void authored_by(RowKey agent) override { put(Link{&GraphRowSink::authored_by, agent}); }
        void published_by(RowKey agent) override { put(Link{&GraphRowSink::published_by, agent}); }
        void claim(const rows::Claim& row) override { put(row, &rows::Claim::text, &rows::Claim::valid); }
        void statement(const rows::Statement& row) override {
            using S = rows::Statement;
            put(row, &S::said_on, &S::retracted_on, &S::note);
        }
        void occurrence(const rows::Occurrence& row) override {
            put(row, &rows::Occurrence::cue, &rows::Occurrence::exact);
        }
        void relation(const rows::Relation& row) override {
            put(row, &rows::Relation::origin, &rows::Relation::note);
        }
        void review(const rows::Review& row) override { put(row, &rows::Review::on, &rows::Review::note); }

    private:
        template <class T, class... Texts>
        void put(T row, Texts... texts) {
            ((row.*texts = kept_.keep(row.*texts)), ...);
            rows_.emplace_back(row);
        }
        KeptRows& kept_;
        std::vector<Row>& rows_;
    };

    struct Teller {
        GraphRowSink& sink;
        void operator()(const rows::Agent& row) const { sink.agent(row); }
        void operator()(const rows::Affiliation& row) const { sink.affiliation(row); }
        void operator()(const rows::Document& row) const { sink.document(row); }
        void operator()(const rows::Claim& row) const { sink.claim(row); }
        void operator()(const rows::Statement& row) const { sink.statement(row); }
        void operator()(const rows::Occurrence& row) const { sink.occurrence(row); }
        void operator()(const rows::Relation& row) const { sink.relation(row); }
        void operator()(const rows::Review& row) const { sink.review(row); }
        void operator()(const Alias& row) const { sink.alias(row.text); }
        void operator()(const Cited& row) const { sink.citation(row.document, row.manner); }
        void operator()(const Link& row) const { (sink.*row.to)(row.row); }
    };

    class Look final : public GraphRows {
    public:
        explicit Look(const KeptRows& kept) : kept_(kept) {}
        [[nodiscard]] std::uint64_t version() const override { return 0; }
        void ids(RecordKind kind, const IdVisitor& visit) override {
            for (const Id& id : kept_.ids_[static_cast<std::size_t>(kind)]) visit(id.row, id.text);
        }
        void rows(RecordKind kind, GraphRowSink& sink) override {
            for (const Row& row : kept_.rows_[static_cast<std::size_t>(kind)]) std::visit(Teller{sink}, row);
        }

    private:
        const KeptRows& kept_;
    };

    std::string_view keep(std::string_view text) {
        return text.empty() ? std::string_view() : texts_.emplace_back(text);
    }

    CaseSource case_;
    std::deque<std::string> texts_;
    std::array<std::vector<Id>, record_kind_count> ids_;
    std::array<std::vector<Row>, record_kind_count> rows_;
};

// Question: how many edges a second does the builder make when its source costs nothing?
void BM_BuildFromRows(benchmark::State& state) {
    const KeptRows source(case_of(state.range(0)));
    Snapshot snapshot;
    for (auto _ : state) {
        snapshot = build_snapshot(source);
        benchmark::DoNotOptimize(snapshot);
    }
    report(state, snapshot);
}
BENCHMARK(BM_BuildFromRows)->RangeMultiplier(10)->Range(10'000, 1'000'000)->Unit(benchmark::kMillisecond);

/// A case file in a folder of its own, rows in the order of ids, or in none.
class BenchFile {
public:
    BenchFile(const Case& whole, bool in_order) {
        std::string name = (std::filesystem::temp_directory_path() / "gainsay-bench-XXXXXX").string();
        if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
        folder_ = name;
        const ChangeNote note{
            .author = "bench", .at = "2018-07-02T10:00:00Z", .action = "import", .message = ""};
        file_.emplace(CaseFile::create(folder_ / "case.gainsay", whole.info, note));
        std::vector<Record> records;
        const CaseSource source(whole);
        for (std::size_t k = 0; k < record_kind_count; ++k) {
            source.visit(static_cast<RecordKind>(k),
                         [&](const Record& record) { records.push_back(record); });
        }
        Dice dice(1);
        for (std::size_t i = records.size(); !in_order && i > 1; --i) {
            std::swap(records[i - 1], records[dice.below(i)]);
        }
        Change change = file_->begin(note);
        for (Record& record : records) change.add(record);
        change.commit();
        // As a command finds it: with nothing left in the log.
        file_.reset();
        file_.emplace(CaseFile::open(folder_ / "case.gainsay", OpenMode::Read));
    }
    BenchFile(const BenchFile&) = delete;
    BenchFile& operator=(const BenchFile&) = delete;
    ~BenchFile() {
        file_.reset();
        std::filesystem::remove_all(folder_);
    }
    [[nodiscard]] const CaseFile& file() const { return *file_; }
    [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }

private:
    std::filesystem::path folder_;
    std::optional<CaseFile> file_;
};

// Question: how many edges a second does a build from a case file make, when its rows lie in the order of ids (1)
// and when they lie in none (0), and what does a bound of 1 MiB on what waits in memory cost (last argument: bound
// in MiB)? peak_MiB is that of the whole process so far, case included.
void BM_BuildFromCaseFile(benchmark::State& state) {
    const BenchFile bench(case_of(state.range(0)), state.range(1) != 0);
    BuildOptions options;
    options.memory_bytes = static_cast<std::uint64_t>(state.range(2)) << 20;
    options.temporary_folder = bench.folder();
    const bytes::Descriptor scratch = bytes::Scratch(0, bench.folder()).open();
    for (auto _ : state) build_snapshot_into(scratch.get(), bench.file(), options);
    report(state, build_snapshot(bench.file()));
    rusage used{};
    ::getrusage(RUSAGE_SELF, &used);
    state.counters["peak_MiB"] = static_cast<double>(used.ru_maxrss) / 1024;
}
BENCHMARK(BM_BuildFromCaseFile)
    ->ArgsProduct({{10'000, 100'000}, {1, 0}, {512, 1}})
    ->Unit(benchmark::kMillisecond);

/// `changes` statements of a case, spread over it, said by somebody else: their ids, and the case as it is then.
struct Changed {
    Changed(Case whole, std::size_t changes) {
        const std::size_t step =
            std::max<std::size_t>(whole.statements.size() / std::max<std::size_t>(changes, 1), 1);
        for (std::size_t i = 0; i < whole.statements.size() && ids.size() < changes; i += step) {
            whole.statements[i].speaker = whole.agents[i % whole.agents.size()].id;
            whole.statements[i].note = "changed";
            ids.push_back(whole.statements[i].id);
        }
        source.emplace(std::move(whole));
    }

    std::optional<CaseSource> source;
    std::vector<RecordId> ids;
};

constexpr OverlayLimits no_limits{1'000'000, 10'000'000};

Snapshot overlaid(const Case& whole, std::size_t changes) {
    const Changed changed(whole, changes);
    return *overlay_snapshot(build_snapshot(CaseSource(whole)), *changed.source, changed.ids, no_limits);
}

// Question: how many changed records may lie over a block before a question notices?
void BM_OverlayOfChanges(benchmark::State& state) {
    const Case whole = case_of(1'000'000);
    const Snapshot base = build_snapshot(CaseSource(whole));
    const Changed changed(whole, static_cast<std::size_t>(state.range(0)));
    for (auto _ : state) {
        auto made = overlay_snapshot(base, *changed.source, changed.ids, no_limits);
        benchmark::DoNotOptimize(made);
    }
    state.SetItemsProcessed(state.range(0) * static_cast<std::int64_t>(state.iterations()));
}
BENCHMARK(BM_OverlayOfChanges)->RangeMultiplier(4)->Range(1, 4096)->Unit(benchmark::kMicrosecond);

// Question: and does one changed record cost the same over a larger block?
void BM_OverlayOverEdges(benchmark::State& state) {
    const Case whole = case_of(state.range(0));
    const Snapshot base = build_snapshot(CaseSource(whole));
    const Changed changed(whole, 1);
    for (auto _ : state) {
        auto made = overlay_snapshot(base, *changed.source, changed.ids, no_limits);
        benchmark::DoNotOptimize(made);
    }
}
BENCHMARK(BM_OverlayOverEdges)->RangeMultiplier(10)->Range(10'000, 1'000'000)->Unit(benchmark::kMicrosecond);

/// Walks everything; with a second argument, of so many changes that lie over the block.
template <bool Forward>
void scan(benchmark::State& state, std::int64_t changes = 0) {
    const Case whole = case_of(state.range(0));
    const Snapshot snapshot =
        changes == 0 ? build_snapshot(CaseSource(whole)) : overlaid(whole, static_cast<std::size_t>(changes));
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

// Question: what does an edge cost more under an overlay, whose numbers are translated as they are read?
void BM_ScanOutOverlaid(benchmark::State& state) {
    scan<true>(state, state.range(1));
}
BENCHMARK(BM_ScanOutOverlaid)->ArgsProduct({{100'000}, {1, 16, 256}})->Unit(benchmark::kMillisecond);

void BM_ScanInOverlaid(benchmark::State& state) {
    scan<false>(state, state.range(1));
}
BENCHMARK(BM_ScanInOverlaid)->ArgsProduct({{100'000}, {1, 16, 256}})->Unit(benchmark::kMillisecond);

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

// Question: from how many of half a million numbers on does a set of bits put them in order faster than
// sorting does, and what does it cost for a few?
constexpr std::uint32_t numbers_below = 500'000;

std::vector<std::uint32_t> some_numbers(std::int64_t count) {
    Dice dice(1);
    std::vector<std::uint32_t> numbers(static_cast<std::size_t>(count));
    for (std::uint32_t& number : numbers) number = static_cast<std::uint32_t>(dice.below(numbers_below));
    return numbers;
}

void BM_InOrder_BySet(benchmark::State& state) {
    const std::vector<std::uint32_t> numbers = some_numbers(state.range(0));
    std::vector<std::uint32_t> ordered;
    NumberSet set(numbers_below);
    for (auto _ : state) {
        ordered.clear();
        for (const std::uint32_t number : numbers) set.put(number);
        set.take([&](std::uint32_t number) { ordered.push_back(number); });
        benchmark::DoNotOptimize(ordered.data());
    }
    state.SetItemsProcessed(state.range(0) * static_cast<std::int64_t>(state.iterations()));
}
BENCHMARK(BM_InOrder_BySet)->RangeMultiplier(8)->Range(1, 1 << 15);

void BM_InOrder_BySorting(benchmark::State& state) {
    const std::vector<std::uint32_t> numbers = some_numbers(state.range(0));
    std::vector<std::uint32_t> ordered;
    for (auto _ : state) {
        ordered = numbers;
        std::sort(ordered.begin(), ordered.end());
        benchmark::DoNotOptimize(ordered.data());
    }
    state.SetItemsProcessed(state.range(0) * static_cast<std::int64_t>(state.iterations()));
}
BENCHMARK(BM_InOrder_BySorting)->RangeMultiplier(8)->Range(1, 1 << 15);

}  // namespace
}  // namespace gainsay::test
