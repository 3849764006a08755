#include <benchmark/benchmark.h>

#include <map>
#include <memory>

#include "engine/audit/rules.hpp"
#include "engine/audit/run.hpp"
#include "graphs/snapshot/build/build.hpp"
#include "tests/bench/product/workload_source.hpp"
#include "tests/bench/workload/text.hpp"

// Question: do all rules together audit a case of a million claims in under a minute on two cores, and does each of them
// grow in step with the case? Asked of the workload of docs/performance.md, and of the same with what it lacks:
// publishers, relays, offices with dates, addresses, figures and reviews.

namespace gainsay::audit {
namespace {

/// The workload, furnished.
class Furnished final : public GraphSource {
public:
    Furnished(const bench::Workload& workload, bool furnish)
        : workload_(workload), bare_(workload), furnish_(furnish) {}

    [[nodiscard]] CaseInfo info() const override { return bare_.info(); }
    [[nodiscard]] std::uint64_t version() const override { return 1; }
    [[nodiscard]] std::uint64_t count(RecordKind kind) const override {
        std::uint64_t n = 0;
        visit(kind, [&](const Record&) { ++n; });
        return n;
    }
    [[nodiscard]] std::optional<Record> find(const RecordId&) const override { return std::nullopt; }

    void visit(RecordKind kind, const Visitor& visit) const override {
        if (!furnish_) return bare_.visit(kind, visit);
        if (kind == RecordKind::Review) return visit_reviews(visit);
        std::uint64_t row = 0;
        bare_.visit(kind, [&](const Record& record) {
            Record made = record;
            furnish(made, row++);
            visit(made);
        });
    }

private:
    void furnish(Record& record, std::uint64_t row) const {
        const std::uint64_t dice = workload_.random(90, row + (record.index() << 32U));
        if (auto* agent = std::get_if<Agent>(&record)) {
            if (dice % 3 == 0) agent->kind = AgentKind::Media;
            for (Affiliation& office : agent->affiliations) {
                if (dice % 2 == 0) office.from = Edtf("1995"), office.until = Edtf("2010");
                office.role = "spokesman";
            }
        } else if (auto* document = std::get_if<Document>(&record)) {
            // People publish, too: those who belong to nobody keep outlets apart.
            document->published_by.push_back(AgentId(first_agents_[dice % first_agents_.size()]));
            document->url = "https://www.example.org/" + std::to_string(row) + "/?utm_source=x";
        } else if (auto* claim = std::get_if<Claim>(&record)) {
            if (dice % 5 != 0) return;
            Quantity quantity;
            quantity.measure = "accidents";
            quantity.period = Edtf("2017");
            quantity.value = 12;
            claim->quantities.push_back(quantity);
        } else if (auto* statement = std::get_if<Statement>(&record)) {
            Occurrence& first = statement->occurrences.front();
            first.cue = dice % 7 == 0 ? "the spokesman said last year" : "said";
            if (dice % 4 != 0) return;
            first.via = statement->occurrences.front().document.any();
            first.document = DocumentId("document:" + bench::number(dice % workload_.documents()));
        }
    }

    void visit_reviews(const Visitor& visit) const {
        for (std::uint64_t i = 0; i < workload_.claims() / 10; ++i) {
            Review review;
            review.id = ReviewId("review:" + bench::number(i));
            review.of = ClaimId("claim:" + bench::number(i / 2 * 7 % workload_.claims()));
            review.by = AgentId(first_agents_[i % 40]);
            review.rating = {static_cast<double>(i % 6 + 1), 6, 1,
                             i % 3 == 0   ? "True"
                             : i % 3 == 1 ? "False"
                                          : "Mixed"};
            visit(review);
        }
    }

    static std::vector<std::string> ids(const GraphSource& source) {
        std::vector<std::string> all;
        source.visit(RecordKind::Agent, [&](const Record& record) {
            if (std::get<Agent>(record).affiliations.empty()) all.push_back(id_of(record).text());
        });
        return all;
    }

    const bench::Workload& workload_;
    bench::WorkloadSource bare_;
    bool furnish_;
    std::vector<std::string> first_agents_ = ids(bare_);
};

struct Built {
    explicit Built(std::uint64_t claims, bool furnish)
        : workload(claims, 1), source(workload, furnish), snapshot(build_snapshot(source)) {}
    bench::Workload workload;
    Furnished source;
    Snapshot snapshot;
};

const Built& built(std::uint64_t claims, bool furnish) {
    static std::map<std::pair<std::uint64_t, bool>, std::unique_ptr<Built>> all;
    auto& one = all[{claims, furnish}];
    if (!one) one = std::make_unique<Built>(claims, furnish);
    return *one;
}

// All rules together, on two threads.
void BM_AllRules(benchmark::State& state) {
    const Built& one = built(static_cast<std::uint64_t>(state.range(0)), state.range(1) != 0);
    RunOptions options;
    options.threads = 2;
    options.limit_per_rule = 1000;
    for (auto _ : state) {
        std::vector<std::unique_ptr<Rule>> rules;
        for (const RuleMaker make : built_in_rules()) rules.push_back(make());
        benchmark::DoNotOptimize(run_rules({one.source, one.snapshot, {}, {}}, rules, options));
    }
}
BENCHMARK(BM_AllRules)
    ->ArgNames({"claims", "furnished"})
    ->ArgsProduct({{100'000, 1'000'000}, {0, 1}})
    ->Iterations(1)
    ->MeasureProcessCPUTime()
    ->UseRealTime()
    ->Unit(benchmark::kSecond);

// One rule by itself: processor time, which other work on the machine does not change. For a rule that wants records it
// includes making them.
void BM_Rule(benchmark::State& state, RuleMaker make) {
    const Built& one = built(static_cast<std::uint64_t>(state.range(0)), state.range(1) != 0);
    RunOptions options;
    options.limit_per_rule = 1000;
    for (auto _ : state) {
        std::vector<std::unique_ptr<Rule>> rules;
        rules.push_back(make());
        const RunResult result = run_rules({one.source, one.snapshot, {}, {}}, rules, options);
        state.counters["findings"] = static_cast<double>(result.findings.size());
    }
}

const bool registered = [] {
    for (const RuleMaker make : built_in_rules()) {
        const std::string name = "BM_Rule/" + std::string(make()->info().id);
        benchmark::RegisterBenchmark(name.c_str(), BM_Rule, make)
            ->ArgNames({"claims", "furnished"})
            ->ArgsProduct({{100'000, 1'000'000}, {0, 1}})
            ->Iterations(1)
            ->Unit(benchmark::kSecond);
    }
    return true;
}();

}  // namespace
}  // namespace gainsay::audit
