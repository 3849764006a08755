#pragma once

#include <algorithm>
#include <cstdint>
#include <deque>
#include <vector>

#include "graphs/snapshot/snapshot.hpp"

// Of the rules only: which nodes of one kind lead back to themselves.

namespace gainsay::audit {

/// The strongly connected components with a cycle in them, each by node, ordered by their first nodes. `arcs(node)` gives
/// the Nodes that a node leads to, all of them in `nodes`.
///
/// Cost    O(nodes + arcs), no recursion.
/// Source  R. Tarjan, "Depth-first search and linear graph algorithms", SIAM J. Comput. 1 (1972).
template <class ArcsOf>
[[nodiscard]] std::vector<std::vector<Node>> cyclic_components(NodeRange nodes, const ArcsOf& arcs) {
    constexpr std::uint32_t unseen = 0, done = 0xFFFFFFFFU;
    if (nodes.empty()) return {};
    const std::uint32_t first = to_index(*nodes.begin());
    const auto at = [first](Node node) { return to_index(node) - first; };
    std::vector<std::uint32_t> number(nodes.size(), unseen), low(nodes.size());
    std::vector<Node> open;
    struct Frame {
        Node node;
        std::size_t next;
    };
    std::vector<Frame> frames;
    std::vector<std::vector<Node>> found;
    std::uint32_t count = 0;
    const auto enter = [&](Node node) {
        number[at(node)] = low[at(node)] = ++count;
        open.push_back(node);
        frames.push_back({node, 0});
    };
    const auto leave = [&](Node node) {
        std::vector<Node> component;
        do {
            component.push_back(open.back());
            number[at(open.back())] = done;
            open.pop_back();
        } while (component.back() != node);
        const auto& row = arcs(node);
        if (component.size() > 1 || std::find(row.begin(), row.end(), node) != row.end()) {
            std::sort(component.begin(), component.end());
            found.push_back(std::move(component));
        }
    };
    for (const Node root : nodes) {
        if (number[at(root)] != unseen) continue;
        enter(root);
        while (!frames.empty()) {
            Frame& frame = frames.back();
            const Node node = frame.node;
            const auto& row = arcs(node);
            if (frame.next < row.size()) {
                const Node to = row[frame.next++];
                if (number[at(to)] == unseen) {
                    enter(to);
                } else if (number[at(to)] != done) {
                    low[at(node)] = std::min(low[at(node)], number[at(to)]);
                }
                continue;
            }
            frames.pop_back();
            if (!frames.empty()) {
                std::uint32_t& above = low[at(frames.back().node)];
                above = std::min(above, low[at(node)]);
            }
            if (low[at(node)] == number[at(node)]) leave(node);
        }
    }
    std::sort(found.begin(), found.end());
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
