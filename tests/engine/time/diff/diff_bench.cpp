#include <benchmark/benchmark.h>

#include <random>

#include "engine/time/diff/diff.hpp"
#include "graphs/snapshot/build/build.hpp"

// Question: does a comparison grow in step with the two cases, up to a million claims in each?

namespace gainsay {
namespace {

std::string id(const char* kind, std::size_t i) {
    return std::string(kind) + ":n" + std::to_string(10000000 + i);
}

/// A claim is said by two agents of a thousand claims' size, denied by one in three cases; one claim in ten contradicts the
/// next. `changed`: one statement in a hundred is gone, one in a hundred taken back.
Case quarrel(std::size_t claims, bool changed) {
    std::mt19937_64 random(1);
    const std::size_t agents = claims / 20 + 2;
    Case whole;
    for (std::size_t i = 0; i < agents; ++i) {
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
        for (std::size_t k = 0; k < 3; ++k) {
            Statement said;
            said.id = StatementId(id("statement", 3 * i + k));
            said.speaker = AgentId(id("agent", random() % agents));
            said.of = ClaimId(id("claim", i));
            said.stance = k == 2 && random() % 3 == 0 ? Stance::Denies : Stance::Asserts;
            said.said_on =
                Edtf(std::to_string(2000 + random() % 20) + "-06-" + std::to_string(10 + random() % 19));
            const auto turn = random() % 100;
            if (changed && turn == 0) continue;
            if (changed && turn == 1) said.retracted = Retraction{Edtf("2020"), std::nullopt};
            whole.statements.push_back(std::move(said));
        }
        if (i % 10 != 0 || i + 1 == claims) continue;
        Relation relation;
        relation.id = RelationId(id("relation", i));
        relation.from = ClaimId(id("claim", i));
        relation.to = ClaimId(id("claim", i + 1));
        whole.relations.push_back(std::move(relation));
    }
    return whole;
}

void count(benchmark::State& state, const CaseDiff& diff, std::size_t records) {
    state.counters["disputes"] = static_cast<double>(diff.disputes.size());
    state.counters["records"] = static_cast<double>(diff.records.size());
    state.SetComplexityN(static_cast<std::int64_t>(records));
}

void BM_Diff_TwoCases(benchmark::State& state) {
    const auto claims = static_cast<std::size_t>(state.range(0));
    const CaseSource before(quarrel(claims, false)), after(quarrel(claims, true));
    const Snapshot old_snapshot = build_snapshot(before), new_snapshot = build_snapshot(after);
    for (auto _ : state) {
        const CaseDiff diff = find_diff({&old_snapshot, &before, {}}, {&new_snapshot, &after, {}});
        count(state, diff, record_count(before.whole()));
    }
}
BENCHMARK(BM_Diff_TwoCases)
    ->RangeMultiplier(10)
    ->Range(10'000, 1'000'000)
    ->Iterations(1)
    ->Unit(benchmark::kMillisecond)
    ->Complexity();

void BM_Diff_TwoDates(benchmark::State& state) {
    const auto claims = static_cast<std::size_t>(state.range(0));
    const CaseSource source(quarrel(claims, true));
    const Snapshot snapshot = build_snapshot(source);
    for (auto _ : state) {
        const CaseDiff diff = find_diff({&snapshot, nullptr, {std::nullopt, Edtf("2010-01-01")}},
                                        {&snapshot, nullptr, {std::nullopt, Edtf("2011-01-01")}});
        count(state, diff, record_count(source.whole()));
    }
}
BENCHMARK(BM_Diff_TwoDates)
    ->RangeMultiplier(10)
    ->Range(10'000, 1'000'000)
    ->Iterations(1)
    ->Unit(benchmark::kMillisecond)
    ->Complexity();

}  // namespace
}  // namespace gainsay
