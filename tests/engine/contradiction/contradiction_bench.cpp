// Question: when a case grows while its agents stay as talkative as they were, does what one question costs
// stay the same, and does the cost of all pairs and of the matrix grow in step with the case?
// Question: when one agent says ever more, does each of its witnesses cost the same, and do the first ten of them cost
// little more than counting them all?
#include <benchmark/benchmark.h>

#include <string>

#include "engine/contradiction/agents/matrix.hpp"
#include "engine/contradiction/chains/chain.hpp"
#include "engine/contradiction/check.hpp"
#include "graphs/model/source.hpp"
#include "graphs/snapshot/build/build.hpp"
#include "tests/support/random_case.hpp"

namespace gainsay::test {
namespace {

/// `claims` claims; for every ten of them an agent with ten statements, a document that states two, and six
/// relations. Who says what is drawn from the whole case, so that disputes have no borders.
Snapshot public_quarrel(std::size_t claims) {
    Dice dice(1);
    const std::size_t agents = claims / 10;
    const auto number = [](const char* kind, std::size_t i) { return kind + std::to_string(i); };
    Case whole;
    for (std::size_t i = 0; i < agents; ++i) {
        Agent agent;
        agent.id = AgentId(number("agent:a", i));
        agent.name = agent.id.text();
        if (dice.one_in(4))
            agent.affiliations.push_back({AgentId(number("agent:a", dice.below(agents))), "", {}, {}});
        whole.agents.push_back(std::move(agent));
        Document document;
        document.id = DocumentId(number("document:d", i));
        document.title = document.id.text();
        document.published = Edtf("2018");
        document.published_by.push_back(AgentId(number("agent:a", dice.below(agents))));
        for (int k = 0; k < 2; ++k) document.states.push_back(ClaimId(number("claim:c", dice.below(claims))));
        whole.documents.push_back(std::move(document));
    }
    for (std::size_t i = 0; i < claims; ++i) {
        Claim claim;
        claim.id = ClaimId(number("claim:c", i));
        claim.text = claim.id.text();
        whole.claims.push_back(std::move(claim));
        Statement statement;
        statement.id = StatementId(number("statement:s", i));
        statement.speaker = AgentId(number("agent:a", dice.below(agents)));
        statement.stance = dice.one_in(3) ? Stance::Denies : Stance::Asserts;
        statement.of = ClaimId(number("claim:c", dice.below(claims)));
        statement.said_on = Edtf("2018-07-02");
        whole.statements.push_back(std::move(statement));
        if (i % 10 >= 6) continue;
        Relation relation;
        relation.id = RelationId(number("relation:r", i));
        relation.kind = static_cast<RelationKind>(i % 10 == 2 ? 6 : i % 10);
        relation.from = ClaimId(number("claim:c", dice.below(claims)));
        relation.to = ClaimId(number("claim:c", dice.below(claims)));
        whole.relations.push_back(std::move(relation));
    }
    sort_records(whole);
    return build_snapshot(CaseSource(std::move(whole)));
}

ContradictionOptions everything() {
    ContradictionOptions options;
    options.closures = Closures::all();
    options.as_of = Edtf("2019-01-01");
    return options;
}

Node some_agent(const Snapshot& snapshot, std::size_t which) {
    const NodeRange agents = snapshot.nodes(RecordKind::Agent);
    return agents.begin()[static_cast<std::ptrdiff_t>(which * 7919 % agents.size())];
}

void BM_By_OneAgentOfAQuarrel(benchmark::State& state) {
    const Snapshot snapshot = public_quarrel(static_cast<std::size_t>(state.range(0)));
    std::size_t which = 0;
    for (auto _ : state) {
        benchmark::DoNotOptimize(contradictions_by(snapshot, some_agent(snapshot, ++which), everything()));
    }
}
BENCHMARK(BM_By_OneAgentOfAQuarrel)->RangeMultiplier(8)->Range(1 << 10, 1 << 19);

void BM_Against_OneAgentOfAQuarrel(benchmark::State& state) {
    const Snapshot snapshot = public_quarrel(static_cast<std::size_t>(state.range(0)));
    std::size_t which = 0;
    for (auto _ : state) {
        benchmark::DoNotOptimize(
            contradictions_against(snapshot, some_agent(snapshot, ++which), everything()));
    }
}
BENCHMARK(BM_Against_OneAgentOfAQuarrel)->RangeMultiplier(8)->Range(1 << 10, 1 << 19);

void BM_Chain_BetweenTwoAgentsOfAQuarrel(benchmark::State& state) {
    const Snapshot snapshot = public_quarrel(static_cast<std::size_t>(state.range(0)));
    std::size_t which = 0;
    for (auto _ : state) {
        which += 2;
        benchmark::DoNotOptimize(
            contradiction_chain(snapshot, some_agent(snapshot, which), some_agent(snapshot, which + 1)));
    }
}
BENCHMARK(BM_Chain_BetweenTwoAgentsOfAQuarrel)->RangeMultiplier(8)->Range(1 << 10, 1 << 16);

/// One agent that asserts `claims` claims, each contradicted by one that somebody else, of a hundred, asserts.
Snapshot one_against_a_hundred(std::size_t claims) {
    Dice dice(1);
    const auto number = [](const char* kind, std::size_t i) { return kind + std::to_string(i); };
    Case whole;
    for (std::size_t i = 0; i <= 100; ++i) {
        Agent agent;
        agent.id = AgentId(number("agent:a", i));
        agent.name = agent.id.text();
        whole.agents.push_back(std::move(agent));
    }
    Document document;
    document.id = DocumentId("document:d");
    document.title = "d";
    whole.documents.push_back(std::move(document));
    for (std::size_t i = 0; i < 2 * claims; ++i) {
        Claim claim;
        claim.id = ClaimId(number("claim:c", i));
        claim.text = claim.id.text();
        whole.claims.push_back(std::move(claim));
        Statement statement;
        statement.id = StatementId(number("statement:s", i));
        statement.speaker = AgentId(number("agent:a", i % 2 == 0 ? 0 : 1 + dice.below(100)));
        statement.of = ClaimId(number("claim:c", i));
        statement.occurrences.push_back({DocumentId("document:d"), {}, {}, {}});
        whole.statements.push_back(std::move(statement));
        if (i % 2 == 0) continue;
        Relation relation;
        relation.id = RelationId(number("relation:r", i));
        relation.kind = RelationKind::Contradicts;
        relation.from = ClaimId(number("claim:c", i));
        relation.to = ClaimId(number("claim:c", i - 1));
        whole.relations.push_back(std::move(relation));
    }
    sort_records(whole);
    return build_snapshot(CaseSource(std::move(whole)));
}

void ask_the_loud_one(benchmark::State& state, std::size_t limit) {
    const Snapshot snapshot = one_against_a_hundred(static_cast<std::size_t>(state.range(0)));
    ContradictionOptions options;
    options.limit = limit;
    for (auto _ : state) {
        benchmark::DoNotOptimize(contradictions_by(snapshot, snapshot.node("agent:a0"), options));
    }
    state.SetItemsProcessed(state.range(0) *
                            static_cast<std::int64_t>(state.iterations()));  // witnesses found
}
void BM_By_AllOfTheLoudest(benchmark::State& state) {
    ask_the_loud_one(state, 0);
}
BENCHMARK(BM_By_AllOfTheLoudest)->RangeMultiplier(8)->Range(1 << 7, 1 << 19);

void BM_By_TenOfTheLoudest(benchmark::State& state) {
    ask_the_loud_one(state, 10);
}
BENCHMARK(BM_By_TenOfTheLoudest)->RangeMultiplier(8)->Range(1 << 7, 1 << 19);

void BM_By_EachPairOfTheLoudestInTurn(benchmark::State& state) {
    const Snapshot snapshot = one_against_a_hundred(static_cast<std::size_t>(state.range(0)));
    const auto question = ContradictionQuestion::by(snapshot.node("agent:a0"));
    for (auto _ : state) {
        visit_contradictions(snapshot, question, {},
                             [](Contradiction&& pair) { benchmark::DoNotOptimize(pair.witnesses.data()); });
    }
    state.SetItemsProcessed(state.range(0) * static_cast<std::int64_t>(state.iterations()));
}
BENCHMARK(BM_By_EachPairOfTheLoudestInTurn)->RangeMultiplier(8)->Range(1 << 7, 1 << 19);

void BM_All_PairsOfAQuarrel(benchmark::State& state) {
    const Snapshot snapshot = public_quarrel(static_cast<std::size_t>(state.range(0)));
    for (auto _ : state) benchmark::DoNotOptimize(all_contradictions(snapshot, everything()));
    state.SetComplexityN(state.range(0));
}
BENCHMARK(BM_All_PairsOfAQuarrel)->RangeMultiplier(8)->Range(1 << 10, 1 << 16)->Complexity();

void BM_Matrix_OfAQuarrel(benchmark::State& state) {
    const Snapshot snapshot = public_quarrel(static_cast<std::size_t>(state.range(0)));
    for (auto _ : state) benchmark::DoNotOptimize(contradiction_matrix(snapshot, everything()));
    state.SetComplexityN(state.range(0));
}
BENCHMARK(BM_Matrix_OfAQuarrel)->RangeMultiplier(8)->Range(1 << 10, 1 << 16)->Complexity();

}  // namespace
}  // namespace gainsay::test
