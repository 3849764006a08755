#include <benchmark/benchmark.h>

#include <random>

#include "engine/time/timeline/timeline.hpp"
#include "graphs/snapshot/build/build.hpp"

// Question: does a timeline cost in step with its events, up to a million claims of one agent, and nothing with the case
// around it?

namespace gainsay {
namespace {

std::string id(const char* kind, std::size_t i) {
    return std::string(kind) + ":n" + std::to_string(10000000 + i);
}

/// One loud agent says as many claims; another denies every tenth; a date in seven is vague.
Snapshot speeches(std::size_t claims) {
    std::mt19937_64 random(1);
    Case whole;
    for (std::size_t i = 0; i < 2; ++i) {
        Agent agent;
        agent.id = AgentId(id("agent", i));
        agent.name = "A";
        whole.agents.push_back(std::move(agent));
    }
    for (std::size_t i = 0; i < claims; ++i) {
        Claim claim;
        claim.id = ClaimId(id("claim", i));
        claim.text = "C";
        whole.claims.push_back(std::move(claim));
        Statement said;
        said.id = StatementId(id("statement", 2 * i));
        said.speaker = AgentId(id("agent", 0));
        said.of = ClaimId(id("claim", i));
        const std::string year = std::to_string(1990 + random() % 30),
                          month = std::to_string(10 + random() % 3);
        said.said_on =
            Edtf(random() % 7 == 0 ? year + "-" + month
                                   : year + "-" + month + "-" + std::to_string(10 + random() % 19));
        whole.statements.push_back(said);
        if (i % 10 != 0) continue;
        said.id = StatementId(id("statement", 2 * i + 1));
        said.speaker = AgentId(id("agent", 1));
        said.stance = Stance::Denies;
        whole.statements.push_back(std::move(said));
    }
    return build_snapshot(CaseSource(std::move(whole)));
}

void time_timeline(benchmark::State& state, const Snapshot& snapshot, const TimelineQuestion& question) {
    std::size_t events = 0;
    for (auto _ : state) {
        const Timeline timeline = find_timeline(snapshot, question);
        events = timeline.total;
        benchmark::DoNotOptimize(events);
    }
    state.counters["events"] = static_cast<double>(events);
    state.SetComplexityN(static_cast<std::int64_t>(events));
}

void BM_Timeline_Agent(benchmark::State& state) {
    const Snapshot snapshot = speeches(static_cast<std::size_t>(state.range(0)));
    time_timeline(state, snapshot, {snapshot.node(id("agent", 0))});
}
BENCHMARK(BM_Timeline_Agent)
    ->RangeMultiplier(10)
    ->Range(10'000, 1'000'000)
    ->Unit(benchmark::kMillisecond)
    ->Complexity();

void BM_Timeline_Dispute(benchmark::State& state) {
    const Snapshot snapshot = speeches(static_cast<std::size_t>(state.range(0)));
    time_timeline(state, snapshot, {snapshot.node(id("agent", 0)), snapshot.node(id("agent", 1))});
}
BENCHMARK(BM_Timeline_Dispute)
    ->RangeMultiplier(10)
    ->Range(10'000, 1'000'000)
    ->Unit(benchmark::kMillisecond)
    ->Complexity();

void BM_Timeline_OneClaim(benchmark::State& state) {
    const Snapshot snapshot = speeches(static_cast<std::size_t>(state.range(0)));
    time_timeline(state, snapshot, {snapshot.node(id("claim", 0))});
}
BENCHMARK(BM_Timeline_OneClaim)->Arg(1'000'000)->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace gainsay
