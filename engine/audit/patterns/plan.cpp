#include "engine/audit/patterns/plan.hpp"

#include <algorithm>

namespace gainsay::audit {
namespace {

class Planner {
public:
    Planner(Pattern& pattern, std::size_t bound)
        : pattern_(pattern),
          bound_(pattern.first_node + pattern.nodes.size(), false),
          edge_bound_(pattern.first_edge + pattern.edges.size(), false),
          edge_done_(pattern.edges.size(), false),
          tested_(pattern.conditions.size(), false) {
        std::fill(bound_.begin(), bound_.begin() + static_cast<std::ptrdiff_t>(bound), true);
        std::fill(edge_bound_.begin(), edge_bound_.begin() + static_cast<std::ptrdiff_t>(pattern.first_edge),
                  true);
    }

    std::string run() {
        add_tests();
        while (add_check() || add_follow()) add_tests();
        for (std::size_t i = 0; i < pattern_.patterns.size(); ++i)
            pattern_.plan.push_back({PatternStep::Do::Look, i, false});
        for (std::size_t i = 0; i < pattern_.nodes.size(); ++i) {
            if (!bound_[pattern_.first_node + i]) return pattern_.nodes[i].name;
        }
        return {};
    }

private:
    bool add_check() {
        for (std::size_t i = 0; i < pattern_.edges.size(); ++i) {
            const PatternEdge& edge = pattern_.edges[i];
            if (edge_done_[i] || !bound_[edge.from] || !bound_[edge.to]) continue;
            take(i, {PatternStep::Do::Check, i, false});
            return true;
        }
        return false;
    }

    bool add_follow() {
        for (std::size_t i = 0; i < pattern_.edges.size(); ++i) {
            const PatternEdge& edge = pattern_.edges[i];
            if (edge_done_[i] || bound_[edge.from] == bound_[edge.to]) continue;
            take(i, {PatternStep::Do::Follow, i, !bound_[edge.from]});
            bound_[edge.from] = bound_[edge.to] = true;
            return true;
        }
        return false;
    }

    void take(std::size_t i, PatternStep step) {
        pattern_.plan.push_back(step);
        edge_done_[i] = true;
        edge_bound_[pattern_.first_edge + i] = true;
    }

    void add_tests() {
        for (std::size_t i = 0; i < pattern_.conditions.size(); ++i) {
            const PatternCondition& condition = pattern_.conditions[i];
            if (tested_[i] || !there(condition.field) || (condition.other && !there(*condition.other)))
                continue;
            pattern_.plan.push_back({PatternStep::Do::Test, i, false});
            tested_[i] = true;
        }
    }

    [[nodiscard]] bool there(const PatternField& field) const {
        return field.of_edge ? edge_bound_[field.index] : bound_[field.index];
    }

    Pattern& pattern_;
    std::vector<bool> bound_, edge_bound_, edge_done_, tested_;
};

}  // namespace

std::string plan(Pattern& pattern, std::size_t bound) {
    return Planner(pattern, bound).run();
}

}  // namespace gainsay::audit
