#include "engine/camps/solve/exact.hpp"

#include <algorithm>
#include <cadical.hpp>
#include <limits>
#include <map>
#include <utility>

#include "engine/camps/solve/counter.hpp"

namespace gainsay::camps {
namespace {

/// Counts how often it is asked, and says when that is enough.
class Budget final : public CaDiCaL::Terminator {
public:
    Budget(std::uint64_t work, const Stop& stop) : work_(work), stop_(stop) {}

    bool terminate() override {
        if (left_in_call_ == 0) return true;
        --left_in_call_;
        if (++used_ >= work_) spent_ = true;
        if (stop_ && used_ % 16 == 0 && stop_()) spent_ = true;
        return spent_;
    }
    void allow(std::uint64_t in_call) noexcept { left_in_call_ = in_call; }
    [[nodiscard]] bool spent() const noexcept { return spent_; }
    [[nodiscard]] std::uint64_t used() const noexcept { return used_; }

private:
    std::uint64_t work_, used_ = 0, left_in_call_ = 0;
    const Stop& stop_;
    bool spent_ = false;
};

constexpr std::uint64_t unlimited = std::numeric_limits<std::uint64_t>::max();
constexpr int satisfiable = 10, unsatisfiable = 20;  // what CaDiCaL returns, as all SAT solvers do

class CoreGuided {
public:
    CoreGuided(const Wishes& wishes, const Sides& good, std::uint64_t work, const Stop& stop)
        : wishes_(wishes), budget_(work, stop), counters_(solver_, wishes.nodes + wishes.list.size()) {
        answer_.sides = good;
        best_ = cost(wishes, good);
        solver_.set("quiet", 1);
        solver_.connect_terminator(&budget_);
        add_wishes();
        add_triangles();
    }
    CoreGuided(const CoreGuided&) = delete;
    CoreGuided& operator=(const CoreGuided&) = delete;
    ~CoreGuided() { solver_.disconnect_terminator(); }

    ExactAnswer run(const std::vector<Conflicted>& packing) {
        for (const Conflicted& cycle : packing) {
            std::vector<int> core;
            for (const std::uint32_t wish : cycle.wishes) core.push_back(-broken_variable(wish));
            raise(core, cycle.weight);
        }
        std::uint64_t stratum = heaviest_below(unlimited);
        while (answer_.bound < best_ && !budget_.spent()) {
            forbid_what_is_too_dear();
            const int status = solve(assumptions(stratum), unlimited);
            if (status == unsatisfiable) {
                std::vector<int> core = refuted(assumptions(stratum));
                if (core.empty()) answer_.bound = best_;  // nothing is better than the best known
                if (core.empty()) break;
                shorten(core);
                raise(core, least_weight(core));
            } else if (status == satisfiable) {
                keep_model();
                if (answer_.bound >= best_) break;
                stratum = heaviest_below(stratum);
                if (stratum == 0) break;
            }
        }
        answer_.work = budget_.used();
        answer_.optimal = answer_.bound >= best_;
        if (answer_.optimal) answer_.bound = best_;
        return std::move(answer_);
    }

private:
    [[nodiscard]] static int node_variable(std::uint32_t node) { return static_cast<int>(node) + 1; }
    [[nodiscard]] int broken_variable(std::uint32_t wish) const {
        return static_cast<int>(wishes_.nodes + wish) + 1;
    }

    void clause(std::initializer_list<int> literals) {
        for (const int literal : literals) solver_.add(literal);
        solver_.add(0);
    }

    void add_wishes() {
        if (wishes_.nodes != 0) clause({-node_variable(0)});  // both names of a choice are the same choice
        for (std::uint32_t i = 0; i < wishes_.list.size(); ++i) {
            const Wish& wish = wishes_.list[i];
            const int a = node_variable(wish.a), b = node_variable(wish.b);
            const int apart = wish.weight > 0 ? broken_variable(i) : -broken_variable(i);
            clause({-apart, a, b});
            clause({-apart, -a, -b});
            clause({apart, -a, b});
            clause({apart, a, -b});
            soft_[-broken_variable(i)] = size_of(wish.weight);
        }
        for (std::uint32_t node = 0; node < wishes_.nodes; ++node) {
            const bool other = answer_.sides[node] != answer_.sides[0];
            solver_.phase(other ? node_variable(node) : -node_variable(node));
        }
    }

    // Of a triangle, an odd number of wishes breaks when an odd number wants two camps; none or two otherwise.
    void add_triangles() {
        constexpr std::size_t enough = 500000;
        std::size_t added = 0;
        const Neighbours neighbours(wishes_);
        std::vector<std::int64_t> wish_to(wishes_.nodes, -1);
        for (std::uint32_t a = 0; a < wishes_.nodes; ++a) {
            for (const auto& b : neighbours.of(a)) wish_to[b.node] = b.wish;
            for (const auto& b : neighbours.of(a)) {
                if (b.node < a) continue;
                for (const auto& c : neighbours.of(b.node)) {
                    if (c.node < b.node || wish_to[c.node] < 0 || added == enough) continue;
                    const auto third = static_cast<std::uint32_t>(wish_to[c.node]);
                    add_triangle(b.wish, c.wish, third);
                    ++added;
                }
            }
            for (const auto& b : neighbours.of(a)) wish_to[b.node] = -1;
        }
    }

    void add_triangle(std::uint32_t first, std::uint32_t second, std::uint32_t third) {
        const int x = broken_variable(first), y = broken_variable(second);
        bool odd = wishes_.list[first].weight < 0;
        odd ^= wishes_.list[second].weight < 0;
        odd ^= wishes_.list[third].weight < 0;
        const int z = odd ? broken_variable(third) : -broken_variable(third);
        clause({x, y, z});
        clause({x, -y, -z});
        clause({-x, y, -z});
        clause({-x, -y, z});
    }

    [[nodiscard]] std::uint64_t heaviest_below(std::uint64_t limit) const {
        std::uint64_t heaviest = 0;
        for (const auto& [literal, weight] : soft_) {
            if (weight < limit) heaviest = std::max(heaviest, weight);
        }
        return heaviest;
    }

    [[nodiscard]] std::vector<int> assumptions(std::uint64_t stratum) const {
        std::vector<int> assumed;
        for (const auto& [literal, weight] : soft_) {
            if (weight >= stratum) assumed.push_back(literal);
        }
        return assumed;
    }

    int solve(const std::vector<int>& assumed, std::uint64_t work) {
        for (const int literal : assumed) solver_.assume(literal);
        budget_.allow(work);
        return solver_.solve();
    }

    std::vector<int> refuted(const std::vector<int>& assumed) {
        std::vector<int> core;
        for (const int literal : assumed) {
            if (solver_.failed(literal)) core.push_back(literal);
        }
        return core;
    }

    [[nodiscard]] std::uint64_t least_weight(const std::vector<int>& core) const {
        std::uint64_t least = unlimited;
        for (const int literal : core) least = std::min(least, soft_.at(literal));
        return least;
    }

    // A core without needless members makes a bound that is easier to raise further. Each member is left out once, with
    // little work; the more broken wishes share a core, the less it says.
    void shorten(std::vector<int>& core) {
        constexpr std::uint64_t little = 200;
        for (std::size_t i = 0; i < core.size() && core.size() > 2 && !budget_.spent();) {
            std::vector<int> rest = core;
            rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(i));
            if (solve(rest, little) != unsatisfiable) {
                ++i;
                continue;
            }
            std::vector<int> smaller = refuted(rest);
            if (smaller.empty()) return;  // the next call will say the same of everything
            i = 0;
            while (i < smaller.size() && i < core.size() && smaller[i] == core[i]) ++i;
            core.swap(smaller);
        }
    }

    // The bound grows: at least one of the core is broken. Breaking a second one costs again, and so on.
    void raise(const std::vector<int>& core, std::uint64_t weight) {
        answer_.bound += weight;
        std::vector<int> violated;
        for (const int literal : core) {
            violated.push_back(-literal);
            const auto at = soft_.find(literal);
            at->second -= weight;
            if (at->second == 0) soft_.erase(at);
            if (const int next = counters_.next(literal); next != 0) soft_[next] += weight;
        }
        for (const int literal : violated) solver_.add(literal);
        solver_.add(0);
        if (const int second = counters_.count(violated); second != 0) soft_[second] += weight;
    }

    void forbid_what_is_too_dear() {
        for (auto at = soft_.begin(); at != soft_.end();) {
            if (answer_.bound + at->second < best_) {
                ++at;
                continue;
            }
            clause({at->first});
            at = soft_.erase(at);
        }
    }

    void keep_model() {
        Sides sides(wishes_.nodes);
        for (std::uint32_t node = 0; node < wishes_.nodes; ++node) {
            sides[node] = solver_.val(node_variable(node)) > 0;
        }
        const std::uint64_t price = cost(wishes_, sides);
        if (price >= best_) return;
        best_ = price;
        answer_.sides = std::move(sides);
    }

    const Wishes& wishes_;
    CaDiCaL::Solver solver_;
    Budget budget_;
    CounterSet counters_;
    std::map<int, std::uint64_t> soft_;  // literals that should hold, and what it costs when one does not
    std::uint64_t best_ = 0;
    ExactAnswer answer_;
};

}  // namespace

ExactAnswer solve_exactly(const Wishes& wishes, const Sides& good, const std::vector<Conflicted>& packing,
                          std::uint64_t work, const Stop& stop) {
    return CoreGuided(wishes, good, work, stop).run(packing);
}

}  // namespace gainsay::camps
