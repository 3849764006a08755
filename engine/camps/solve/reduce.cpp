#include "engine/camps/solve/reduce.hpp"

#include <algorithm>
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/biconnected_components.hpp>
#include <boost/property_map/vector_property_map.hpp>
#include <cstdlib>
#include <utility>

namespace gainsay::camps {
namespace {

using Row = std::vector<std::pair<std::uint32_t, std::int64_t>>;

Row::iterator find(Row& row, std::uint32_t node) {
    return std::lower_bound(row.begin(), row.end(), node,
                            [](const auto& entry, std::uint32_t wanted) { return entry.first < wanted; });
}

void erase(Row& row, std::uint32_t node) {
    const auto at = find(row, node);
    if (at != row.end() && at->first == node) row.erase(at);
}

std::vector<Row> rows_of(const Wishes& wishes) {
    const Neighbours neighbours(wishes);
    std::vector<Row> rows(wishes.nodes);
    for (std::uint32_t node = 0; node < wishes.nodes; ++node) {
        for (const auto& next : neighbours.of(node)) rows[node].emplace_back(next.node, next.weight);
    }
    return rows;
}

Wishes wishes_of(const std::vector<Row>& rows) {
    Wishes wishes{static_cast<std::uint32_t>(rows.size()), {}};
    for (std::uint32_t node = 0; node < rows.size(); ++node) {
        for (const auto& [other, weight] : rows[node]) {
            if (node < other) wishes.list.push_back({node, other, weight});
        }
    }
    return wishes;
}

/// Of each wish, the number of its block.
std::vector<std::size_t> block_numbers(const Wishes& wishes) {
    using EdgeNumber = boost::property<boost::edge_index_t, std::size_t>;
    using Graph =
        boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS, boost::no_property, EdgeNumber>;
    Graph graph(wishes.nodes);
    for (std::size_t i = 0; i < wishes.list.size(); ++i) {
        boost::add_edge(wishes.list[i].a, wishes.list[i].b, EdgeNumber(i), graph);
    }
    std::vector<std::size_t> numbers(wishes.list.size(), 0);
    boost::biconnected_components(
        graph, boost::make_iterator_property_map(numbers.begin(), boost::get(boost::edge_index, graph)));
    return numbers;
}

Reduction::Block block_of(std::vector<Wish> wishes) {
    Reduction::Block block;
    for (const Wish& wish : wishes) {
        block.nodes.push_back(wish.a);
        block.nodes.push_back(wish.b);
    }
    std::sort(block.nodes.begin(), block.nodes.end());
    block.nodes.erase(std::unique(block.nodes.begin(), block.nodes.end()), block.nodes.end());
    const auto number = [&](std::uint32_t node) {
        const auto at = std::lower_bound(block.nodes.begin(), block.nodes.end(), node);
        return static_cast<std::uint32_t>(at - block.nodes.begin());
    };
    for (Wish& wish : wishes) wish = {number(wish.a), number(wish.b), wish.weight};
    block.wishes = {static_cast<std::uint32_t>(block.nodes.size()), std::move(wishes)};
    return block;
}

}  // namespace

Reduction::Reduction(const Wishes& whole) : nodes_(whole.nodes) {
    std::vector<Row> rows = rows_of(whole);
    std::vector<std::uint32_t> round(nodes_), changed;
    for (std::uint32_t node = 0; node < nodes_; ++node) round[node] = node;
    // In rounds: a hub whose thousand leaves go is looked at once more, not a thousand times.
    while (!round.empty()) {
        changed.clear();
        for (const std::uint32_t node : round) join_if_dominated(node, rows, changed);
        std::sort(changed.begin(), changed.end());
        changed.erase(std::unique(changed.begin(), changed.end()), changed.end());
        round.swap(changed);
    }
    cut_into_blocks(wishes_of(rows));
}

bool Reduction::join_if_dominated(std::uint32_t node, std::vector<Row>& rows,
                                  std::vector<std::uint32_t>& changed) {
    if (rows[node].empty()) return false;
    std::uint64_t total = 0;
    auto heaviest = rows[node].front();
    for (const auto& entry : rows[node]) {
        total += size_of(entry.second);
        if (size_of(entry.second) > size_of(heaviest.second)) heaviest = entry;
    }
    if (2 * size_of(heaviest.second) < total) return false;

    const bool together = heaviest.second > 0;
    std::uint32_t from = node, to = heaviest.first;
    if (rows[from].size() > rows[to].size()) std::swap(from, to);  // the shorter row moves
    joins_.push_back({from, to, together});
    const Row moved = std::move(rows[from]);
    rows[from].clear();
    erase(rows[to], from);
    for (const auto& [other, weight] : moved) {
        if (other == to) continue;
        erase(rows[other], from);
        const std::int64_t added = together ? weight : -weight;
        const auto mine = find(rows[to], other);
        const auto theirs = find(rows[other], to);
        if (mine == rows[to].end() || mine->first != other) {
            rows[to].insert(mine, {other, added});
            rows[other].insert(theirs, {to, added});
            continue;
        }
        if ((mine->second > 0) != (added > 0))
            unavoidable_ += std::min(size_of(mine->second), size_of(added));
        mine->second += added;
        theirs->second = mine->second;
        if (mine->second == 0) {
            rows[to].erase(mine);
            rows[other].erase(theirs);
        }
        changed.push_back(other);
    }
    changed.push_back(to);
    return true;
}

void Reduction::cut_into_blocks(const Wishes& rest) {
    const std::vector<std::size_t> numbers = block_numbers(rest);
    std::size_t count = 0;
    for (const std::size_t number : numbers) count = std::max(count, number + 1);
    std::vector<std::vector<Wish>> parts(count);
    for (std::size_t i = 0; i < numbers.size(); ++i) parts[numbers[i]].push_back(rest.list[i]);
    std::sort(parts.begin(), parts.end(), [](const auto& x, const auto& y) {
        if (x.size() != y.size()) return x.size() > y.size();
        return std::pair(x.front().a, x.front().b) < std::pair(y.front().a, y.front().b);
    });
    for (auto& part : parts) blocks_.push_back(block_of(std::move(part)));
}

Sides Reduction::lift(const std::vector<Sides>& of_blocks) const {
    // Within a block sides are relative; a walk over the blocks' pairs makes them agree where blocks meet.
    Wishes relations{nodes_, {}};
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
        const Block& block = blocks_[i];
        for (const Wish& wish : block.wishes.list) {
            const bool same = of_blocks[i][wish.a] == of_blocks[i][wish.b];
            relations.list.push_back({block.nodes[wish.a], block.nodes[wish.b], same ? 1 : -1});
        }
    }
    settle(relations.list);
    const Neighbours neighbours(relations);
    Sides sides(nodes_, false);
    std::vector<bool> reached(nodes_, false);
    std::vector<std::uint32_t> open;
    for (std::uint32_t start = 0; start < nodes_; ++start) {
        if (reached[start]) continue;
        reached[start] = true;
        open.push_back(start);
        while (!open.empty()) {
            const std::uint32_t node = open.back();
            open.pop_back();
            for (const auto& next : neighbours.of(node)) {
                if (reached[next.node]) continue;
                reached[next.node] = true;
                sides[next.node] = sides[node] == (next.weight > 0);
                open.push_back(next.node);
            }
        }
    }
    for (auto join = joins_.rbegin(); join != joins_.rend(); ++join) {
        sides[join->node] = sides[join->to] == join->together;
    }
    return sides;
}

}  // namespace gainsay::camps
