// bench_floor FOLDER: the hand-written kernel on bare rows, no ids, text or witness. Not a product: the
// measure of what a product costs.
#include <cstdio>
#include <exception>
#include <optional>

#include "tests/bench/floor/rows.hpp"
#include "tests/bench/floor/whole.hpp"
#include "tests/bench/measure/kernel.hpp"

namespace gainsay::bench {
namespace {

/// Q5 as it would be if all pairs of opponents were listed beforehand.
Rows all_pairs(const FloorGraph& g) {
    std::vector<std::uint64_t> keys;
    const auto add = [&](std::uint32_t a, std::uint32_t b) {
        if (a == b) return;
        keys.push_back(std::uint64_t{a} << 32U | b);
        keys.push_back(std::uint64_t{b} << 32U | a);
    };
    for (std::uint32_t claim = 0; claim < g.claims(); ++claim) {
        for (const std::uint32_t agent : g.asserters(claim)) {
            for (const std::uint32_t denier : g.deniers(claim)) add(agent, denier);
            for (const std::uint32_t other : g.conflicts(claim)) {
                if (other > claim) continue;
                for (const std::uint32_t opponent : g.asserters(other)) add(agent, opponent);
            }
        }
    }
    std::sort(keys.begin(), keys.end());
    keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
    Tables::Pairs pairs;
    for (const std::uint64_t key : keys)
        pairs.emplace_back(static_cast<std::uint32_t>(key >> 32U), static_cast<std::uint32_t>(key));
    return Rows(g.agents(), pairs);
}

class Pairs {
public:
    explicit Pairs(const Rows& rows, std::uint32_t agents) : rows_(rows), front_(agents), back_(agents) {}

    void distance(std::uint32_t from, std::uint32_t to) {
        ++stamp_;
        distance_ = 0;
        front_.begin(from, stamp_);
        back_.begin(to, stamp_);
        for (std::uint32_t levels = 1; !front_.border.empty() && !back_.border.empty(); ++levels) {
            const bool forwards = front_.border.size() <= back_.border.size();
            if (!advance(forwards ? front_ : back_, forwards ? back_ : front_)) continue;
            distance_ = levels;
            return;
        }
    }
    [[nodiscard]] Answer answer() const {
        Answer answer;
        if (distance_ != 0) answer.add({distance_});
        return answer;
    }

private:
    struct Side {
        explicit Side(std::uint32_t agents) : seen(agents) {}
        void begin(std::uint32_t agent, std::uint32_t stamp) {
            border.assign(1, agent);
            seen[agent] = stamp;
        }
        std::vector<std::uint32_t> seen, border;
    };
    bool advance(Side& side, const Side& other) {
        next_.clear();
        for (const std::uint32_t agent : side.border) {
            for (const std::uint32_t opponent : rows_[agent]) {
                if (side.seen[opponent] == stamp_) continue;
                if (other.seen[opponent] == stamp_) return true;
                side.seen[opponent] = stamp_;
                next_.push_back(opponent);
            }
        }
        std::swap(side.border, next_);
        return false;
    }

    const Rows& rows_;
    Side front_, back_;
    std::vector<std::uint32_t> next_;
    std::uint32_t stamp_ = 0, distance_ = 0;
};

void components(const FloorGraph& graph, const Rows& conflicts, unsigned threads, std::uint64_t& count,
                std::uint64_t& unbalanced) {
    const std::uint32_t claims = graph.claims();
    ParityForest forest(claims);
    if (threads == 1) {
        forest.add(conflicts, 0, claims);
    } else {
        std::optional<ParityForest> second;
        std::thread other([&] { second.emplace(claims).add(conflicts, claims / 2, claims); });
        forest.add(conflicts, 0, claims / 2);
        other.join();
        forest.add(*second);
    }
    forest.count(count, unbalanced);
}

/// Q6a on two threads, each with sums of its own.
std::vector<std::uint64_t> attacks(const FloorGraph& graph) {
    const auto part = [&](std::vector<std::uint64_t>& sums, std::uint32_t begin, std::uint32_t end) {
        sums.resize(graph.agents());
        for (std::uint32_t claim = begin; claim < end; ++claim) {
            const std::uint64_t n = graph.conflicts(claim).size() + graph.deniers(claim).size();
            if (n == 0) continue;
            for (const std::uint32_t agent : graph.asserters(claim)) sums[agent] += n;
        }
    };
    std::vector<std::uint64_t> first, second;
    std::thread other([&] { part(second, graph.claims() / 2, graph.claims()); });
    part(first, 0, graph.claims() / 2);
    other.join();
    for (std::size_t i = 0; i < first.size(); ++i) first[i] += second[i];
    return first;
}

void run(int argc, char** argv) {
    Runner runner("floor", argc, argv);
    std::optional<FloorGraph> graph;
    std::optional<Rows> conflicts;
    {
        const Tables tables = Tables::read(runner.folder());
        runner.load("", [&] { graph.emplace(tables); });
        conflicts.emplace(tables.claims, tables.conflicts, false, true);
    }
    if (runner.threads() == 1) run_kernel(runner, *graph);
    std::vector<std::uint64_t> sums;
    if (runner.threads() > 1) {
        runner.whole(
            "Q6a", "2 threads", [&] { sums = attacks(*graph); },
            [&] {
                Answer answer;
                for (std::size_t i = 0; i < sums.size(); ++i) {
                    if (sums[i] != 0) answer.add({i, sums[i]});
                }
                return answer;
            });
    }
    std::uint64_t count = 0, unbalanced = 0;
    runner.whole(
        "Q6b", runner.threads() > 1 ? "2 threads" : "",
        [&] { components(*graph, *conflicts, runner.threads(), count, unbalanced); },
        [&] { return Kernel<FloorGraph>::components_of(count, unbalanced); });
    if (!runner.wanted("Q5") || runner.threads() > 1) return;
    std::optional<Rows> rows;
    runner.load("all pairs", [&] { rows.emplace(all_pairs(*graph)); });
    Pairs pairs(*rows, graph->agents());
    runner.question(
        "Q5", "all pairs", [&](std::uint32_t a, std::uint32_t b) { pairs.distance(a, b); },
        [&] { return pairs.answer(); });
}

}  // namespace
}  // namespace gainsay::bench

int main(int argc, char** argv) {
    try {
        gainsay::bench::run(argc, argv);
        return 0;
    } catch (const std::exception& error) {
        std::fprintf(stderr, "bench_floor: %s\n", error.what());
        return 4;
    }
}
