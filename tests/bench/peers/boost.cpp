// bench_boost_list FOLDER, bench_boost_rows FOLDER: Boost.Graph as a careful user would have it, one graph a
// relation and direction: adjacency_list<vecS, vecS, directedS> or compressed_sparse_row_graph.
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <boost/graph/connected_components.hpp>
#include <boost/pending/disjoint_sets.hpp>
#include <boost/property_map/property_map.hpp>
#include <boost/range/iterator_range.hpp>
#include <cstdio>
#include <exception>
#include <optional>

#include "tests/bench/measure/kernel.hpp"

namespace gainsay::bench {
namespace {

struct Detail {
    std::uint32_t document = 0, day = 0;
};

#ifdef GAINSAY_BENCH_BOOST_ROWS
constexpr const char* system_name = "boost-csr";
using Plain = boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, boost::no_property,
                                                 boost::no_property, std::uint32_t, std::uint32_t>;
using Detailed = boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, Detail,
                                                    boost::no_property, std::uint32_t, std::uint32_t>;
Plain make(std::uint32_t vertices, const Tables::Pairs& pairs) {
    return Plain(boost::edges_are_unsorted_multi_pass, pairs.begin(), pairs.end(), vertices);
}
Detailed make(std::uint32_t vertices, const Tables::Pairs& pairs, const std::vector<Detail>& details) {
    return Detailed(boost::edges_are_unsorted_multi_pass, pairs.begin(), pairs.end(), details.begin(),
                    vertices);
}
#else
constexpr const char* system_name = "boost-adjacency_list";
using Plain = boost::adjacency_list<boost::vecS, boost::vecS, boost::directedS>;
using Detailed =
    boost::adjacency_list<boost::vecS, boost::vecS, boost::directedS, boost::no_property, Detail>;
Plain make(std::uint32_t vertices, const Tables::Pairs& pairs) {
    return Plain(pairs.begin(), pairs.end(), vertices);
}
Detailed make(std::uint32_t vertices, const Tables::Pairs& pairs, const std::vector<Detail>& details) {
    return Detailed(pairs.begin(), pairs.end(), details.begin(), vertices);
}
#endif

template <class G>
auto next_of(const G& graph, std::uint32_t vertex) {
    return boost::make_iterator_range(boost::adjacent_vertices(vertex, graph));
}

class BoostGraph {
public:
    explicit BoostGraph(const Tables& t)
        : agents_(t.agents),
          claims_(t.claims),
          documents_(t.documents),
          asserters_(said(t.asserted)),
          deniers_(said(t.denied)),
          asserted_(by(t.asserted)),
          denied_(by(t.denied)),
          conflicts_(make(t.claims, both(t.conflicts))),
          group_(make(t.claims, groups(t.same_as))),
          cites_(make(t.documents, t.cites)),
          members_(make(t.agents, turned(t.affiliated))) {}

    [[nodiscard]] std::uint32_t agents() const noexcept { return agents_; }
    [[nodiscard]] std::uint32_t claims() const noexcept { return claims_; }
    [[nodiscard]] std::uint32_t documents() const noexcept { return documents_; }
    [[nodiscard]] auto asserters(std::uint32_t claim) const { return next_of(asserters_, claim); }
    [[nodiscard]] auto deniers(std::uint32_t claim) const { return next_of(deniers_, claim); }
    [[nodiscard]] auto asserted(std::uint32_t agent) const { return next_of(asserted_, agent); }
    [[nodiscard]] auto denied(std::uint32_t agent) const { return next_of(denied_, agent); }
    [[nodiscard]] auto conflicts(std::uint32_t claim) const { return next_of(conflicts_, claim); }
    [[nodiscard]] auto group(std::uint32_t claim) const { return next_of(group_, claim); }
    [[nodiscard]] auto cites(std::uint32_t document) const { return next_of(cites_, document); }
    [[nodiscard]] auto members(std::uint32_t agent) const { return next_of(members_, agent); }
    template <class Use>
    void statements(std::uint32_t claim, const Use& use) const {
        std::uint32_t kind = 0;
        for (const Detailed* graph : {&asserters_, &deniers_}) {
            for (const auto edge : boost::make_iterator_range(boost::out_edges(claim, *graph))) {
                const Detail& detail = (*graph)[edge];
                use(kind, static_cast<std::uint32_t>(boost::target(edge, *graph)), detail.document,
                    detail.day);
            }
            ++kind;
        }
    }

private:
    // Vertices are claims and agents alike, each graph's sources its own kind.
    [[nodiscard]] static Detailed said(const std::vector<Tables::Statement>& statements) {
        Tables::Pairs pairs;
        std::vector<Detail> details;
        std::uint32_t vertices = 0;
        for (const auto& s : statements) {
            pairs.emplace_back(s.claim, s.agent);
            details.push_back({s.document, s.day});
            vertices = std::max({vertices, s.claim + 1, s.agent + 1});
        }
        return make(std::max(vertices, total_), pairs, details);
    }
    [[nodiscard]] static Plain by(const std::vector<Tables::Statement>& statements) {
        Tables::Pairs pairs;
        for (const auto& s : statements) pairs.emplace_back(s.agent, s.claim);
        std::sort(pairs.begin(), pairs.end());  // the floor's order
        return make(total_, pairs);
    }
    [[nodiscard]] static Tables::Pairs turned(Tables::Pairs pairs) {
        for (auto& [from, to] : pairs) std::swap(from, to);
        return pairs;
    }
    [[nodiscard]] static Tables::Pairs both(Tables::Pairs pairs) {
        const Tables::Pairs back = turned(pairs);
        pairs.insert(pairs.end(), back.begin(), back.end());
        return pairs;
    }

public:
    static inline std::uint32_t total_ = 0;  // vertices of the graphs between claims and agents

private:
    std::uint32_t agents_, claims_, documents_;
    Detailed asserters_, deniers_;
    Plain asserted_, denied_, conflicts_, group_, cites_, members_;
};

/// Components as Boost.Graph has them: union-find without a parity, so that balance stays unknown.
std::uint64_t components(const Tables::Pairs& conflicts, std::uint32_t claims) {
    std::vector<std::uint32_t> rank(claims), parent(claims);
    const boost::identity_property_map index;
    const auto ranks = boost::make_iterator_property_map(rank.begin(), index);
    const auto parents = boost::make_iterator_property_map(parent.begin(), index);
    boost::disjoint_sets sets(ranks, parents);
    for (std::uint32_t claim = 0; claim < claims; ++claim) sets.make_set(claim);
    std::uint64_t count = claims;
    for (const auto& [a, b] : conflicts) {
        const std::uint32_t x = sets.find_set(a), y = sets.find_set(b);
        if (x == y) continue;
        sets.link(x, y);
        --count;
    }
    return count;
}

void run(int argc, char** argv) {
    Runner runner(system_name, argc, argv);
    std::optional<BoostGraph> graph;
    Tables::Pairs conflicts;
    std::uint32_t claims = 0;
    {
        Tables tables = Tables::read(runner.folder());
        BoostGraph::total_ = claims = tables.claims;
        runner.load("", [&] { graph.emplace(tables); });
        conflicts = std::move(tables.conflicts);
    }
    run_kernel(runner, *graph);
    std::uint64_t count = 0;
    runner.whole(
        "Q6b", "disjoint_sets without balance", [&] { count = components(conflicts, claims); },
        [&] {
            return Answer{count, 0};
        });
}

}  // namespace
}  // namespace gainsay::bench

int main(int argc, char** argv) {
    try {
        gainsay::bench::run(argc, argv);
        return 0;
    } catch (const std::exception& error) {
        std::fprintf(stderr, "bench_boost: %s\n", error.what());
        return 4;
    }
}
