#include "engine/provenance/impact/falling.hpp"

#include <algorithm>
#include <functional>
#include <queue>
#include <utility>

#include "graphs/snapshot/rows/strong_components.hpp"

namespace gainsay::resting {

Falling::Falling(const Ground& rests, Node what) : ground(rests), before(rests, no_node), after(rests, what) {
    const bool document = ground.snapshot().kind(what) == RecordKind::Document;
    if (ground.presence(what) == Presence::Absent) return;  // a relation that does not count carries nothing
    add({what, document ? as_record : no_node});
    for (std::size_t next = 0; next < fallen.size(); ++next) {
        const Footing lost = fallen[next];
        ground.visit_dependents(lost, [&](const Footing& footing, Edge edge) { lose(footing, lost, edge); });
    }
}

void Falling::add(const Footing& footing) {
    at.emplace(footing.key(), static_cast<std::uint32_t>(fallen.size()));
    fallen.push_back(footing);
}

void Falling::lose(const Footing& footing, const Footing& lost, Edge edge) {
    if (has(footing)) return;
    // Who loses a document loses its words and what was said in it, whatever these rested on besides.
    const bool with_its_record =
        footing.node == lost.node && ground.snapshot().kind(lost.node) == RecordKind::Document;
    if (after.holds(footing)) {
        standing.push_back({footing, lost, edge});
    } else if (with_its_record || before.holds(footing)) {
        add(footing);
    } else {
        rootless.push_back(footing);
    }
}

namespace {

/// Edges from what fell to what it rested on in vain.
std::vector<std::pair<std::uint32_t, std::uint32_t>> reliances(const Falling& falling) {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> edges;
    for (std::uint32_t i = 0; i < falling.fallen.size(); ++i) {
        const Footing& footing = falling.fallen[i];
        const auto group = falling.after.missing(footing);
        if (!group) continue;
        const std::uint32_t size = falling.ground.group_size(footing, *group);
        for (std::uint32_t k = 0; k < size; ++k) {
            const auto rest = falling.ground.rest(footing, *group, k);
            if (!rest) continue;
            const auto below = falling.at.find(rest->on.key());
            if (below != falling.at.end()) edges.emplace_back(i, below->second);
        }
    }
    std::sort(edges.begin(), edges.end());
    edges.erase(std::unique(edges.begin(), edges.end()), edges.end());
    return edges;
}

}  // namespace

std::vector<Place> in_order(const Falling& falling) {
    const auto count = static_cast<std::uint32_t>(falling.fallen.size());
    const auto edges = reliances(falling);
    const std::vector<std::uint32_t> of = strong_components(count, edges);
    const std::uint32_t components = of.empty() ? 0 : *std::max_element(of.begin(), of.end()) + 1;

    std::vector<std::vector<std::uint32_t>> members(components), followers(components);
    std::vector<std::uint32_t> waits_for(components, 0);
    for (std::uint32_t i = 0; i < count; ++i) members[of[i]].push_back(i);
    for (const auto& [upper, lower] : edges) {
        if (of[upper] == of[lower]) continue;
        followers[of[lower]].push_back(of[upper]);
        ++waits_for[of[upper]];
    }
    const auto less = [&](std::uint32_t x, std::uint32_t y) { return falling.fallen[x] < falling.fallen[y]; };
    using Next = std::pair<Footing, std::uint32_t>;
    std::priority_queue<Next, std::vector<Next>, std::greater<>> ready;
    for (std::uint32_t c = 0; c < components; ++c) {
        std::sort(members[c].begin(), members[c].end(), less);
        if (waits_for[c] == 0) ready.emplace(falling.fallen[members[c].front()], c);
    }
    std::vector<Place> order;
    while (!ready.empty()) {
        const std::uint32_t c = ready.top().second;
        ready.pop();
        for (const std::uint32_t i : members[c]) order.push_back({i, c});
        for (const std::uint32_t follower : followers[c]) {
            if (--waits_for[follower] == 0)
                ready.emplace(falling.fallen[members[follower].front()], follower);
        }
    }
    return order;
}

}  // namespace gainsay::resting
