#include <benchmark/benchmark.h>

#include <algorithm>
#include <vector>

#include "engine/provenance/impact/impact.hpp"
#include "graphs/snapshot/build/build.hpp"
#include "tests/bench/product/workload_source.hpp"

// Questions: what does it cost, in a case of a million claims, to take away any document, the ones on which most rests, and the
// agents who say most? And does one long fall cost in step with its length?

namespace gainsay {
namespace {

const Snapshot& million() {
    static const bench::Workload workload(1'000'000, 42);
    static const Snapshot snapshot = build_snapshot(bench::WorkloadSource(workload));
    return snapshot;
}

/// The `count` nodes of a kind with most edges of `edge` into them.
std::vector<Node> heaviest(RecordKind kind, EdgeKind edge, std::size_t count) {
    const Snapshot& snapshot = million();
    std::vector<Node> nodes;
    for (const Node node : snapshot.nodes(kind)) nodes.push_back(node);
    const auto heavier = [&](Node x, Node y) {
        return std::pair(snapshot.in(y, edge).size(), x) < std::pair(snapshot.in(x, edge).size(), y);
    };
    std::partial_sort(nodes.begin(), nodes.begin() + static_cast<std::ptrdiff_t>(count), nodes.end(),
                      heavier);
    nodes.resize(count);
    return nodes;
}

/// Every n-th node of a kind.
std::vector<Node> spread(RecordKind kind, std::size_t count) {
    const NodeRange all = million().nodes(kind);
    std::vector<Node> nodes;
    for (std::size_t i = 0; i < count; ++i)
        nodes.push_back(Node{to_index(*all.begin()) +
                             static_cast<std::uint32_t>(i * ((all.size() / count) | 1) % all.size())});
    return nodes;
}

/// The workload says only that a document cites another, not how.
ImpactOptions all_citations(bool trail = false) {
    ImpactOptions options;
    options.mentions = true;
    options.trail = trail;
    return options;
}

void time_impacts(benchmark::State& state, const Snapshot& snapshot, const std::vector<Node>& nodes,
                  const ImpactOptions& options) {
    std::size_t fallen = 0, standing = 0, most = 0, next = 0;
    for (auto _ : state) {
        const Impact impact = find_impact(snapshot, nodes[next++ % nodes.size()], options);
        fallen += impact.fallen.size();
        standing += impact.standing.size();
        most = std::max(most, impact.fallen.size());
        benchmark::DoNotOptimize(fallen);
    }
    const auto asked = static_cast<double>(state.iterations());
    state.counters["falls"] = static_cast<double>(fallen) / asked;
    state.counters["stands"] = static_cast<double>(standing) / asked;
    state.counters["most"] = static_cast<double>(most);
}

void BM_Impact_AnyDocument(benchmark::State& state) {
    time_impacts(state, million(), spread(RecordKind::Document, 1000), all_citations());
}
BENCHMARK(BM_Impact_AnyDocument)->Iterations(1000)->Unit(benchmark::kMicrosecond);

void BM_Impact_AnyDocument_Trail(benchmark::State& state) {
    time_impacts(state, million(), spread(RecordKind::Document, 1000), all_citations(true));
}
BENCHMARK(BM_Impact_AnyDocument_Trail)->Iterations(1000)->Unit(benchmark::kMicrosecond);

void BM_Impact_MostCited(benchmark::State& state) {
    time_impacts(state, million(), heaviest(RecordKind::Document, EdgeKind::Cites, 10), all_citations());
}
BENCHMARK(BM_Impact_MostCited)->Iterations(10)->Unit(benchmark::kMillisecond);

void BM_Impact_MostCited_Trail(benchmark::State& state) {
    time_impacts(state, million(), heaviest(RecordKind::Document, EdgeKind::Cites, 10), all_citations(true));
}
BENCHMARK(BM_Impact_MostCited_Trail)->Iterations(10)->Unit(benchmark::kMillisecond);

void BM_Impact_LoudestAgents(benchmark::State& state) {
    time_impacts(state, million(), heaviest(RecordKind::Agent, EdgeKind::SpokenBy, 10), all_citations());
}
BENCHMARK(BM_Impact_LoudestAgents)->Iterations(10)->Unit(benchmark::kMillisecond);

void BM_Impact_AnyClaim(benchmark::State& state) {
    time_impacts(state, million(), spread(RecordKind::Claim, 1000), all_citations());
}
BENCHMARK(BM_Impact_AnyClaim)->Iterations(1000)->Unit(benchmark::kMicrosecond);

/// Documents that each cite the one before; every tenth also one a few further on, which closes circles.
Snapshot falling(std::size_t length) {
    Case whole;
    for (std::size_t i = 0; i < length; ++i) {
        const auto id = [](std::size_t n) {
            return DocumentId("document:n" + std::to_string(10'000'000 + n));
        };
        Document document;
        document.id = id(i);
        document.title = "D";
        if (i != 0) document.cites.push_back({id(i - 1), CitationManner::Data});
        if (i % 10 == 1 && i + 5 < length) document.cites.push_back({id(i + 5), CitationManner::Data});
        whole.documents.push_back(std::move(document));
    }
    return build_snapshot(CaseSource(std::move(whole)));
}

void BM_Impact_LongFall(benchmark::State& state) {
    const Snapshot snapshot = falling(static_cast<std::size_t>(state.range(0)));
    time_impacts(state, snapshot, {*snapshot.nodes(RecordKind::Document).begin()}, {});
    state.SetComplexityN(state.range(0));
}
BENCHMARK(BM_Impact_LongFall)->RangeMultiplier(8)->Range(1 << 9, 1 << 18)->Complexity();

}  // namespace
}  // namespace gainsay
