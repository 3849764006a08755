// bench_igraph FOLDER: igraph's C library, one igraph_t a relation and direction; neighbours come from
// igraph_adjlist_t, which is how igraph's own algorithms walk.
#include <igraph/igraph.h>

#include <cstdio>
#include <exception>
#include <memory>
#include <optional>
#include <span>

#include "tests/bench/measure/kernel.hpp"

namespace gainsay::bench {
namespace {

class Lists {
public:
    Lists(std::uint32_t vertices, const Tables::Pairs& pairs, bool directed = true) {
        igraph_vector_int_t edges;
        igraph_vector_int_init(&edges, static_cast<igraph_integer_t>(2 * pairs.size()));
        igraph_integer_t at = 0;
        for (const auto& [from, to] : pairs) {
            VECTOR(edges)[at++] = from;
            VECTOR(edges)[at++] = to;
        }
        igraph_create(&graph_, &edges, vertices, directed);
        igraph_vector_int_destroy(&edges);
        igraph_adjlist_init(&graph_, &lists_, IGRAPH_OUT, IGRAPH_LOOPS_TWICE, IGRAPH_MULTIPLE);
    }
    Lists(const Lists&) = delete;
    Lists& operator=(const Lists&) = delete;
    ~Lists() {
        igraph_adjlist_destroy(&lists_);
        igraph_destroy(&graph_);
    }
    [[nodiscard]] std::span<const igraph_integer_t> operator[](std::uint32_t vertex) const {
        const igraph_vector_int_t* list = igraph_adjlist_get(&lists_, vertex);
        return {list->stor_begin, list->end};
    }
    [[nodiscard]] const igraph_t& graph() const noexcept { return graph_; }

private:
    igraph_t graph_{};
    igraph_adjlist_t lists_{};
};

class IgraphGraph {
public:
    explicit IgraphGraph(const Tables& t)
        : agents_(t.agents),
          claims_(t.claims),
          documents_(t.documents),
          asserters_(t.claims, pairs(t.asserted, false)),
          deniers_(t.claims, pairs(t.denied, false)),
          asserted_(t.claims, pairs(t.asserted, true)),
          denied_(t.claims, pairs(t.denied, true)),
          rows_(rows(t.claims, t.asserted, t.denied)),
          conflicts_(t.claims, t.conflicts, false),
          group_(t.claims, groups(t.same_as)),
          cites_(t.documents, t.cites),
          members_(t.agents, turned(t.affiliated)) {
        statements_.reserve(t.asserted.size() + t.denied.size());
        for (const auto& s : t.asserted) statements_.push_back(s);
        for (const auto& s : t.denied) statements_.push_back(s);
        asserted_count_ = static_cast<std::uint32_t>(t.asserted.size());
    }

    [[nodiscard]] std::uint32_t agents() const noexcept { return agents_; }
    [[nodiscard]] std::uint32_t claims() const noexcept { return claims_; }
    [[nodiscard]] std::uint32_t documents() const noexcept { return documents_; }
    [[nodiscard]] auto asserters(std::uint32_t claim) const { return asserters_[claim]; }
    [[nodiscard]] auto deniers(std::uint32_t claim) const { return deniers_[claim]; }
    [[nodiscard]] auto asserted(std::uint32_t agent) const { return asserted_[agent]; }
    [[nodiscard]] auto denied(std::uint32_t agent) const { return denied_[agent]; }
    [[nodiscard]] auto conflicts(std::uint32_t claim) const { return conflicts_[claim]; }
    [[nodiscard]] auto group(std::uint32_t claim) const { return group_[claim]; }
    [[nodiscard]] auto cites(std::uint32_t document) const { return cites_[document]; }
    [[nodiscard]] auto members(std::uint32_t agent) const { return members_[agent]; }
    /// A statement is a vertex after the claims, as igraph has no rows on an edge that are quick to reach.
    template <class Use>
    void statements(std::uint32_t claim, const Use& use) const {
        for (const igraph_integer_t vertex : rows_[claim]) {
            const auto number = static_cast<std::uint32_t>(vertex) - claims_;
            const Tables::Statement& s = statements_[number];
            use(number < asserted_count_ ? 0U : 1U, s.agent, s.document, s.day);
        }
    }
    [[nodiscard]] std::uint64_t components() const {
        igraph_integer_t count = 0;
        igraph_connected_components(&conflicts_.graph(), nullptr, nullptr, &count, IGRAPH_WEAK);
        return static_cast<std::uint64_t>(count);
    }

private:
    [[nodiscard]] static Tables::Pairs pairs(const std::vector<Tables::Statement>& statements,
                                             bool by_agent) {
        Tables::Pairs made;
        for (const auto& s : statements) {
            made.emplace_back(by_agent ? s.agent : s.claim, by_agent ? s.claim : s.agent);
        }
        return made;
    }
    [[nodiscard]] static Tables::Pairs turned(Tables::Pairs pairs) {
        for (auto& [from, to] : pairs) std::swap(from, to);
        return pairs;
    }
    [[nodiscard]] static Lists rows(std::uint32_t claims, const std::vector<Tables::Statement>& asserted,
                                    const std::vector<Tables::Statement>& denied) {
        Tables::Pairs made;
        std::uint32_t vertex = claims;
        for (const auto* statements : {&asserted, &denied}) {
            for (const auto& s : *statements) made.emplace_back(s.claim, vertex++);
        }
        return Lists(vertex, made);
    }

    std::uint32_t agents_, claims_, documents_, asserted_count_ = 0;
    Lists asserters_, deniers_, asserted_, denied_, rows_, conflicts_, group_, cites_, members_;
    std::vector<Tables::Statement> statements_;
};

void run(int argc, char** argv) {
    Runner runner("igraph", argc, argv);
    std::optional<IgraphGraph> graph;
    {
        const Tables tables = Tables::read(runner.folder());
        runner.load("", [&] { graph.emplace(tables); });
    }
    run_kernel(runner, *graph);
    std::uint64_t count = 0;
    runner.whole(
        "Q6b", "connected_components without balance", [&] { count = graph->components(); },
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
        std::fprintf(stderr, "bench_igraph: %s\n", error.what());
        return 4;
    }
}
