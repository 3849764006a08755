#include <benchmark/benchmark.h>

#include "engine/provenance/trace.hpp"
#include "graphs/snapshot/build/build.hpp"

// Question: does a trace cost in step with what it meets, whether that is one long relay, one claim that
// everybody repeats, or one long dispute, and nothing with the size of the case around it?

namespace gainsay {
namespace {

std::string id(const char* kind, std::size_t i) {
    return std::string(kind) + ":n" + std::to_string(10000000 + i);
}

Claim make_claim(std::size_t i) {
    Claim claim;
    claim.id = ClaimId(id("claim", i));
    claim.text = "C";
    return claim;
}

Document make_document(std::size_t i) {
    Document document;
    document.id = DocumentId(id("document", i));
    document.title = "D";
    return document;
}

Agent make_agent() {
    Agent agent;
    agent.id = AgentId(id("agent", 0));
    agent.name = "A";
    return agent;
}

Statement make_statement(std::size_t i) {
    Statement statement;
    statement.id = StatementId(id("statement", i));
    statement.speaker = AgentId(id("agent", 0));
    statement.of = ClaimId(id("claim", 0));
    return statement;
}

/// One statement, relayed from document to document.
Snapshot relay(std::size_t length) {
    Case whole;
    whole.agents.push_back(make_agent());
    whole.claims.push_back(make_claim(0));
    Statement statement = make_statement(0);
    for (std::size_t i = 0; i < length; ++i) {
        whole.documents.push_back(make_document(i));
        Occurrence occurrence;
        occurrence.document = whole.documents.back().id;
        if (i != 0) occurrence.via = whole.documents[i - 1].id.any();
        statement.occurrences.push_back(std::move(occurrence));
    }
    whole.statements.push_back(std::move(statement));
    return build_snapshot(CaseSource(std::move(whole)));
}

/// One document that relays the statements of everybody.
Snapshot hub(std::size_t statements) {
    Case whole;
    whole.agents.push_back(make_agent());
    whole.claims.push_back(make_claim(0));
    whole.documents = {make_document(0), make_document(1)};
    for (std::size_t i = 0; i < statements; ++i) {
        Statement statement = make_statement(i);
        Occurrence occurrence;
        occurrence.document = whole.documents[0].id;
        occurrence.via = whole.documents[1].id.any();
        statement.occurrences.push_back(std::move(occurrence));
        whole.statements.push_back(std::move(statement));
    }
    return build_snapshot(CaseSource(std::move(whole)));
}

/// Claims that each contradict the next, in a circle.
Snapshot dispute(std::size_t length) {
    Case whole;
    for (std::size_t i = 0; i < length; ++i) whole.claims.push_back(make_claim(i));
    for (std::size_t i = 0; i < length; ++i) {
        Relation relation;
        relation.id = RelationId(id("relation", i));
        relation.from = whole.claims[i].id;
        relation.to = whole.claims[(i + 1) % length].id;
        whole.relations.push_back(std::move(relation));
    }
    return build_snapshot(CaseSource(std::move(whole)));
}

void time_traces(benchmark::State& state, const Snapshot& snapshot) {
    const Node claim = snapshot.node(id("claim", 0));
    std::size_t steps = 0;
    for (auto _ : state) {
        const Trace trace = find_trace(snapshot, claim);
        steps = trace.back.steps.size() + trace.forward.steps.size();
        benchmark::DoNotOptimize(steps);
    }
    state.SetItemsProcessed(static_cast<std::int64_t>(steps) * static_cast<std::int64_t>(state.iterations()));
    state.SetComplexityN(static_cast<std::int64_t>(steps));
}

// The graphs are built outside the loop: we time the trace, not the making of the case.
void BM_Trace_Relay(benchmark::State& state) {
    time_traces(state, relay(static_cast<std::size_t>(state.range(0))));
}
BENCHMARK(BM_Trace_Relay)->RangeMultiplier(8)->Range(1 << 9, 1 << 18)->Complexity();

void BM_Trace_Hub(benchmark::State& state) {
    time_traces(state, hub(static_cast<std::size_t>(state.range(0))));
}
BENCHMARK(BM_Trace_Hub)->RangeMultiplier(8)->Range(1 << 9, 1 << 18)->Complexity();

void BM_Trace_Dispute(benchmark::State& state) {
    time_traces(state, dispute(static_cast<std::size_t>(state.range(0))));
}
BENCHMARK(BM_Trace_Dispute)->RangeMultiplier(8)->Range(1 << 9, 1 << 18)->Complexity();

}  // namespace
}  // namespace gainsay
