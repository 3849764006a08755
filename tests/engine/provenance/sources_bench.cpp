#include <benchmark/benchmark.h>

#include <vector>

#include "engine/provenance/sources/sources.hpp"
#include "graphs/snapshot/build/build.hpp"
#include "tests/bench/product/workload_source.hpp"
#include "tests/support/random_case.hpp"

// Questions: what does it cost to count the independent origins of one claim, when the case around it grows to a million;
// and of a claim that very many assert, each in a document of its own?

namespace gainsay::test {
namespace {

constexpr std::uint64_t seed = 20240607;

void BM_FindSources_AnyClaim(benchmark::State& state) {
    const bench::Workload workload(static_cast<std::uint64_t>(state.range(0)), seed);
    const Snapshot snapshot = build_snapshot(bench::WorkloadSource(workload));
    const NodeRange claims = snapshot.nodes(RecordKind::Claim);
    Dice dice(1);
    std::vector<Node> asked;
    for (std::size_t i = 0; i < 1000; ++i)
        asked.push_back(*(claims.begin() + static_cast<std::ptrdiff_t>(dice.below(claims.size()))));
    std::size_t at = 0, links = 0, exact = 0;
    for (auto _ : state) {
        const Sources sources = find_sources(snapshot, asked[at++ % asked.size()]);
        for (const SourceChain& chain : sources.chains) links += chain.links.size();
        exact += sources.exact() && !sources.incomplete ? 1 : 0;
    }
    const auto rounds = static_cast<double>(state.iterations());
    state.counters["links_of_chains"] = static_cast<double>(links) / rounds;
    state.counters["exact"] = static_cast<double>(exact) / rounds;
}
BENCHMARK(BM_FindSources_AnyClaim)
    ->RangeMultiplier(10)
    ->Range(10'000, 1'000'000)
    ->Unit(benchmark::kMicrosecond);

/// `voices` agents assert one claim; half of them in a document that cites one of a few reports.
Snapshot chorus(std::size_t voices) {
    const auto id = [](const char* kind, std::size_t i) {
        return std::string(kind) + ":n" + std::to_string(10'000'000 + i);
    };
    constexpr std::size_t reports = 10;
    Case whole;
    Claim claim;
    claim.id = ClaimId(id("claim", 0));
    claim.text = "C";
    whole.claims.push_back(claim);
    for (std::size_t i = 0; i < voices + reports; ++i) {
        Document document;
        document.id = DocumentId(id("document", i));
        document.title = "D";
        if (i < voices && i % 2 == 0)
            document.cites.push_back({DocumentId(id("document", voices + i % reports))});
        whole.documents.push_back(std::move(document));
        if (i >= voices) continue;
        Agent agent;
        agent.id = AgentId(id("agent", i));
        agent.name = "A";
        whole.agents.push_back(std::move(agent));
        Statement statement;
        statement.id = StatementId(id("statement", i));
        statement.speaker = AgentId(id("agent", i));
        statement.of = claim.id;
        Occurrence place;
        place.document = DocumentId(id("document", i));
        statement.occurrences.push_back(std::move(place));
        whole.statements.push_back(std::move(statement));
    }
    return build_snapshot(CaseSource(std::move(whole)));
}

void BM_FindSources_Chorus(benchmark::State& state) {
    const Snapshot snapshot = chorus(static_cast<std::size_t>(state.range(0)));
    std::size_t origins = 0;
    for (auto _ : state) {
        const Sources sources = find_sources(snapshot, *snapshot.nodes(RecordKind::Claim).begin());
        origins = sources.at_least();
        benchmark::DoNotOptimize(origins);
    }
    state.counters["origins"] = static_cast<double>(origins);
    state.SetComplexityN(state.range(0));
}
BENCHMARK(BM_FindSources_Chorus)
    ->RangeMultiplier(4)
    ->Range(16, 2048)
    ->Unit(benchmark::kMillisecond)
    ->Complexity();

}  // namespace
}  // namespace gainsay::test
