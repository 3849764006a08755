#pragma once

#include <algorithm>
#include <cstdint>
#include <deque>
#include <utility>
#include <vector>

#include "graphs/snapshot/rows/strong_components.hpp"
#include "graphs/snapshot/snapshot.hpp"

// Of the rules only: which nodes of one kind lead back to themselves.

namespace gainsay::audit {

/// The strongly connected components with a cycle in them, each by node, ordered by their first nodes. `arcs(node)` gives
/// the Nodes that a node leads to, all of them in `nodes`. As strong_components().
template <class ArcsOf>
[[nodiscard]] std::vector<std::vector<Node>> cyclic_components(NodeRange nodes, const ArcsOf& arcs) {
    if (nodes.empty()) return {};
    const std::uint32_t first = to_index(*nodes.begin());
    const auto at = [first](Node node) { return to_index(node) - first; };
    std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
    std::vector<char> on_itself(nodes.size());
    for (const Node node : nodes) {
        for (const Node to : arcs(node)) {
            pairs.emplace_back(at(node), at(to));
            if (to == node) on_itself[at(node)] = 1;
        }
    }
    const auto size = static_cast<std::uint32_t>(nodes.size());
    const std::vector<std::uint32_t> component = strong_components(size, std::move(pairs));
    std::vector<std::uint32_t> members(size), place(size, size);  // by component; `size`: none yet
    for (const std::uint32_t one : component) ++members[one];
    std::vector<std::vector<Node>> found;
    for (const Node node : nodes) {
        const std::uint32_t one = component[at(node)];
        if (members[one] < 2 && on_itself[at(node)] == 0) continue;
        if (place[one] == size) {
            place[one] = static_cast<std::uint32_t>(found.size());
            found.emplace_back();
        }
        found[place[one]].push_back(node);
    }
    return found;
}

/// A shortest way from the first node of a component back to it, inside the component: the nodes in walking order, the
/// first one once. O(nodes and arcs of the component, with a logarithm).
template <class ArcsOf>
[[nodiscard]] std::vector<Node> shortest_cycle(const std::vector<Node>& component, const ArcsOf& arcs) {
    const auto place = [&](Node node) {
        const auto found = std::lower_bound(component.begin(), component.end(), node);
        return found != component.end() && *found == node
                   ? static_cast<std::size_t>(found - component.begin())
                   : component.size();
    };
    std::vector<std::size_t> from(component.size(), component.size());
    std::deque<std::size_t> queue{0};
    while (!queue.empty()) {
        const std::size_t here = queue.front();
        queue.pop_front();
        for (const Node to : arcs(component[here])) {
            const std::size_t there = place(to);
            if (there == 0) {
                std::vector<Node> cycle;
                for (std::size_t i = here; i != 0; i = from[i]) cycle.push_back(component[i]);
                cycle.push_back(component[0]);
                std::reverse(cycle.begin(), cycle.end());
                return cycle;
            }
            if (there == component.size() || from[there] != component.size()) continue;
            from[there] = here;
            queue.push_back(there);
        }
    }
    return {};
}

}  // namespace gainsay::audit
