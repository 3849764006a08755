#pragma once

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <vector>

#include "tests/bench/measure/measure.hpp"

// Q1 to Q6 written once, over anything that has one graph a relation: the floor's bare rows, Boost.Graph and
// igraph. What is measured is then the data structure, not who wrote the better loop.

namespace gainsay::bench {

/// A graph G has claims(), agents(), documents() and, as ranges of numbers, asserters(claim), deniers(claim),
/// asserted(agent), denied(agent), conflicts(claim), group(claim), cites(document), members(agent); and
/// statements(claim, use), which calls use(kind, agent, document, day).
template <class G>
class Kernel {
public:
    explicit Kernel(const G& graph)
        : g_(graph),
          counts_(graph.agents()),
          agent_seen_(graph.agents()),
          other_seen_(graph.agents()),
          claim_seen_(graph.claims()),
          document_seen_(graph.documents()) {}

    // --- Q1: the statements of a claim
    struct Statement {
        std::uint32_t kind, agent, document, day;
    };
    void statements(std::uint32_t claim) {
        statements_.clear();
        g_.statements(
            claim, [&](std::uint32_t kind, std::uint32_t agent, std::uint32_t document, std::uint32_t day) {
                statements_.push_back({kind, agent, document, day});
            });
    }
    [[nodiscard]] Answer statements_answer() const {
        Answer answer;
        for (const Statement& s : statements_) answer.add({s.kind, s.agent, s.document, s.day});
        return answer;
    }

    // --- Q2: who opposes an agent
    void opponents(std::uint32_t agent) {
        for (const std::uint32_t mine : numbers(g_.asserted(agent))) oppose(mine, false);
        take([&](std::uint32_t other) { return other != agent; });
    }

    // --- Q3: who opposes a body
    void body_opponents(std::uint32_t body) {
        next_stamp();
        body_.assign(1, body);
        agent_seen_[body] = stamp_;
        for (std::size_t i = 0; i < body_.size(); ++i) {
            for (const std::uint32_t member : numbers(g_.members(body_[i]))) {
                if (agent_seen_[member] == stamp_) continue;
                agent_seen_[member] = stamp_;
                body_.push_back(member);
            }
        }
        claims_.clear();
        const auto add = [&](std::uint32_t claim) {
            if (claim_seen_[claim] == stamp_) return;
            claim_seen_[claim] = stamp_;
            claims_.push_back(claim);
        };
        for (const std::uint32_t member : body_) {
            for (const std::uint32_t claim : numbers(g_.asserted(member))) {
                add(claim);
                for (const std::uint32_t same : numbers(g_.group(claim))) add(same);
            }
        }
        for (const std::uint32_t claim : claims_) oppose(claim, true);
        take([&](std::uint32_t other) { return agent_seen_[other] != stamp_; });
    }
    [[nodiscard]] Answer opponents_answer() const {
        Answer answer;
        for (const auto& [agent, count] : opponents_) answer.add({agent, count});
        return answer;
    }

    // --- Q4: the roots of a claim's citations
    void roots(std::uint32_t claim) {
        next_stamp();
        roots_.clear();
        queue_.clear();
        const auto add = [&](std::uint32_t document) {
            if (document_seen_[document] == stamp_) return;
            document_seen_[document] = stamp_;
            queue_.push_back(document);
        };
        g_.statements(claim, [&](std::uint32_t kind, std::uint32_t, std::uint32_t document, std::uint32_t) {
            if (kind == 0) add(document);
        });
        std::size_t at = 0;
        for (std::uint32_t distance = 0; at < queue_.size(); ++distance) {
            for (const std::size_t end = queue_.size(); at < end; ++at) {
                bool root = true;
                for (const std::uint32_t cited : numbers(g_.cites(queue_[at]))) root = false, add(cited);
                if (root) roots_.emplace_back(queue_[at], distance);
            }
        }
    }
    [[nodiscard]] Answer roots_answer() const {
        Answer answer;
        for (const auto& [document, distance] : roots_) answer.add({document, distance});
        return answer;
    }

    // --- Q5: how far apart two agents are; from both ends, where less is to be read
    void distance(std::uint32_t from, std::uint32_t to) {
        next_stamp();
        distance_ = 0;
        agent_seen_[from] = other_seen_[to] = stamp_;
        front_.assign(1, from);
        back_.assign(1, to);
        std::uint64_t front_work = work(from), back_work = work(to);
        std::uint32_t levels = 0;
        while (!front_.empty() && !back_.empty()) {
            ++levels;
            const bool met = front_work <= back_work ? advance(front_, agent_seen_, other_seen_, front_work)
                                                     : advance(back_, other_seen_, agent_seen_, back_work);
            if (!met) continue;
            distance_ = levels;
            return;
        }
    }
    [[nodiscard]] Answer distance_answer() const {
        Answer answer;
        if (distance_ != 0) answer.add({distance_});
        return answer;
    }

    // --- Q6a: attacks on what an agent asserts
    void attacks() {
        attacks_.assign(g_.agents(), 0);
        for (std::uint32_t claim = 0; claim < g_.claims(); ++claim) {
            const std::uint64_t attacks = size(g_.conflicts(claim)) + size(g_.deniers(claim));
            if (attacks == 0) continue;
            for (const std::uint32_t agent : numbers(g_.asserters(claim))) attacks_[agent] += attacks;
        }
    }
    [[nodiscard]] Answer attacks_answer() const {
        Answer answer;
        for (std::size_t agent = 0; agent < attacks_.size(); ++agent) {
            if (attacks_[agent] != 0) answer.add({agent, attacks_[agent]});
        }
        return answer;
    }

    // --- Q6b, c: components, and which are balanced, by colouring breadth first
    void colour() {
        components_ = unbalanced_ = 0;
        colour_.assign(g_.claims(), 0);
        for (std::uint32_t first = 0; first < g_.claims(); ++first) {
            if (colour_[first] != 0) continue;
            ++components_;
            bool balanced = true;
            colour_[first] = 1;
            queue_.assign(1, first);
            for (std::size_t at = 0; at < queue_.size(); ++at) {
                const auto mine = colour_[queue_[at]];
                for (const std::uint32_t other : numbers(g_.conflicts(queue_[at]))) {
                    if (colour_[other] == mine) balanced = false;
                    if (colour_[other] != 0) continue;
                    colour_[other] = static_cast<std::uint8_t>(3 - mine);
                    queue_.push_back(other);
                }
            }
            if (!balanced) ++unbalanced_;
        }
    }
    [[nodiscard]] Answer components_answer() const { return components_of(components_, unbalanced_); }
    [[nodiscard]] static Answer components_of(std::uint64_t components, std::uint64_t unbalanced) {
        Answer answer;
        answer.add({components, unbalanced});
        return answer;
    }

private:
    /// A range of whatever numbers, as a range of 32 bits.
    template <class Range>
    class Numbers {
    public:
        explicit Numbers(Range range) : range_(std::move(range)) {}
        struct iterator {
            decltype(std::declval<const Range&>().begin()) at;
            std::uint32_t operator*() const { return static_cast<std::uint32_t>(*at); }
            iterator& operator++() { return ++at, *this; }
            bool operator!=(const iterator& other) const { return at != other.at; }
        };
        [[nodiscard]] iterator begin() const { return {range_.begin()}; }
        [[nodiscard]] iterator end() const { return {range_.end()}; }

    private:
        Range range_;
    };
    template <class Range>
    static Numbers<Range> numbers(Range range) {
        return Numbers<Range>(std::move(range));
    }
    template <class Range>
    static std::uint64_t size(const Range& range) {
        return static_cast<std::uint64_t>(std::distance(range.begin(), range.end()));
    }

    void next_stamp() noexcept { ++stamp_; }
    void add(std::uint32_t agent) {
        if (counts_[agent]++ == 0) touched_.push_back(agent);
    }
    void oppose(std::uint32_t claim, bool with_group) {
        for (const std::uint32_t end : numbers(g_.conflicts(claim))) {
            bool grouped = false;
            if (with_group) {
                for (const std::uint32_t same : numbers(g_.group(end))) {
                    grouped = true;
                    for (const std::uint32_t agent : numbers(g_.asserters(same))) add(agent);
                }
            }
            if (grouped) continue;
            for (const std::uint32_t agent : numbers(g_.asserters(end))) add(agent);
        }
        for (const std::uint32_t agent : numbers(g_.deniers(claim))) add(agent);
    }
    template <class Keep>
    void take(const Keep& keep) {
        opponents_.clear();
        for (const std::uint32_t agent : touched_) {
            if (keep(agent)) opponents_.emplace_back(agent, counts_[agent]);
            counts_[agent] = 0;
        }
        touched_.clear();
    }
    [[nodiscard]] std::uint64_t work(std::uint32_t agent) const {
        return size(g_.asserted(agent)) + size(g_.denied(agent));
    }
    bool advance(std::vector<std::uint32_t>& border, std::vector<std::uint32_t>& mine,
                 const std::vector<std::uint32_t>& theirs, std::uint64_t& next_work) {
        next_.clear();
        next_work = 0;
        const auto meets = [&](const auto& agents) {
            for (const std::uint32_t agent : agents) {
                if (mine[agent] == stamp_) continue;
                if (theirs[agent] == stamp_) return true;
                mine[agent] = stamp_;
                next_.push_back(agent);
                next_work += work(agent);
            }
            return false;
        };
        for (const std::uint32_t agent : border) {
            for (const std::uint32_t claim : numbers(g_.asserted(agent))) {
                if (meets(numbers(g_.deniers(claim)))) return true;
                for (const std::uint32_t end : numbers(g_.conflicts(claim))) {
                    if (meets(numbers(g_.asserters(end)))) return true;
                }
            }
            for (const std::uint32_t claim : numbers(g_.denied(agent))) {
                if (meets(numbers(g_.asserters(claim)))) return true;
            }
        }
        std::swap(border, next_);
        return false;
    }

    const G& g_;
    std::uint32_t stamp_ = 0;
    std::vector<std::uint32_t> counts_, agent_seen_, other_seen_, claim_seen_, document_seen_;
    std::vector<std::uint32_t> touched_, body_, claims_, queue_, front_, back_, next_;
    std::vector<Statement> statements_;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> opponents_, roots_;
    std::uint32_t distance_ = 0;
    std::vector<std::uint64_t> attacks_;
    std::vector<std::uint8_t> colour_;
    std::uint64_t components_ = 0, unbalanced_ = 0;
};

/// All questions of one graph, in order.
template <class G>
void run_kernel(Runner& runner, const G& graph) {
    Kernel<G> kernel(graph);
    using N = std::uint32_t;
    runner.question(
        "Q1", "", [&](N c, N) { kernel.statements(c); }, [&] { return kernel.statements_answer(); });
    runner.question(
        "Q2", "", [&](N x, N) { kernel.opponents(x); }, [&] { return kernel.opponents_answer(); });
    runner.question(
        "Q3", "", [&](N x, N) { kernel.body_opponents(x); }, [&] { return kernel.opponents_answer(); });
    runner.question(
        "Q4", "", [&](N c, N) { kernel.roots(c); }, [&] { return kernel.roots_answer(); });
    runner.question(
        "Q5", "", [&](N a, N b) { kernel.distance(a, b); }, [&] { return kernel.distance_answer(); });
    runner.whole(
        "Q6a", "", [&] { kernel.attacks(); }, [&] { return kernel.attacks_answer(); });
    runner.whole(
        "Q6b", "colouring", [&] { kernel.colour(); }, [&] { return kernel.components_answer(); });
}

}  // namespace gainsay::bench
