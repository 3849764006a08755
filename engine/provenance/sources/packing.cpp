#include "engine/provenance/sources/packing.hpp"

#include <algorithm>
#include <optional>

#include "engine/provenance/sources/body_flow.hpp"

// Routes of the flow tell through which bodies to go; whether documents join up that way shows only in the graph. A
// route that does not is tried again with whatever bodies the others leave. If then some are still missing, chains are
// taken greedily, the shortest first, and the better of the two counts.

namespace gainsay::sourcing {
namespace {

class Packer {
public:
    Packer(const SourceGraph& graph, const Bodies& bodies)
        : graph_(graph), bodies_(bodies), allowed_(bodies.bodies.size(), false) {}

    std::vector<VertexChain> along(const std::vector<std::vector<std::uint32_t>>& routes) {
        std::vector<std::optional<VertexChain>> chains(routes.size());
        std::vector<char> taken(bodies_.bodies.size(), false);
        for (std::size_t i = 0; i < routes.size(); ++i) {
            std::fill(allowed_.begin(), allowed_.end(), false);
            for (const std::uint32_t body : routes[i]) allowed_[body] = true;
            chains[i] = shortest();
            if (chains[i]) take(*chains[i], taken);
        }
        for (auto& chain : chains) {
            if (chain) continue;
            for (std::size_t body = 0; body < taken.size(); ++body) allowed_[body] = !taken[body];
            chain = shortest();
            if (chain) take(*chain, taken);
        }
        std::vector<VertexChain> found;
        for (auto& chain : chains) {
            if (chain) found.push_back(std::move(*chain));
        }
        return found;
    }

    std::vector<VertexChain> greedy() {
        std::vector<VertexChain> found;
        std::vector<char> taken(bodies_.bodies.size(), false);
        for (;;) {
            for (std::size_t body = 0; body < taken.size(); ++body) allowed_[body] = !taken[body];
            auto chain = shortest();
            if (!chain) return found;
            take(*chain, taken);
            found.push_back(std::move(*chain));
        }
    }

private:
    void take(const VertexChain& chain, std::vector<char>& taken) const {
        for (const Vertex v : chain.vertices) {
            if (bodies_.of[v] != no_body) taken[bodies_.of[v]] = true;
        }
    }

    /// A shortest chain through allowed bodies, by breadth-first search; the first in the order of the ways.
    std::optional<VertexChain> shortest() const {
        constexpr Vertex unmet = 0xFFFFFFFFU;
        std::vector<Vertex> before(graph_.size(), unmet);
        std::vector<Way> by(graph_.size());
        std::vector<Vertex> queue{0};
        before[0] = 0;
        for (std::size_t head = 0; head < queue.size(); ++head) {
            const Vertex at = queue[head];
            if (graph_.is_origin(at)) return spelled(at, before, by);
            for (const Way& way : graph_.ways(at)) {
                const std::uint32_t body = bodies_.of[way.to];
                if (before[way.to] != unmet || (body != no_body && !allowed_[body])) continue;
                before[way.to] = at, by[way.to] = way;
                queue.push_back(way.to);
            }
        }
        return std::nullopt;
    }

    static VertexChain spelled(Vertex last, const std::vector<Vertex>& before, const std::vector<Way>& by) {
        VertexChain chain;
        for (Vertex v = last; v != 0; v = before[v]) chain.vertices.push_back(v), chain.ways.push_back(by[v]);
        chain.vertices.push_back(0);
        chain.ways.emplace_back();
        std::reverse(chain.vertices.begin(), chain.vertices.end());
        std::reverse(chain.ways.begin(), chain.ways.end());
        return chain;
    }

    const SourceGraph& graph_;
    const Bodies& bodies_;
    std::vector<char> allowed_;
};

}  // namespace

Packing pack(const SourceGraph& graph, const Bodies& bodies) {
    BodyFlow through = flow(graph, bodies);
    Packer packer(graph, bodies);
    Packing packing;
    packing.chains = packer.along(through.routes);
    if (packing.chains.size() < through.routes.size()) {
        auto greedy = packer.greedy();
        if (greedy.size() > packing.chains.size()) packing.chains = std::move(greedy);
    }
    packing.cut = std::move(through.cut);
    packing.on_every = std::move(through.on_every);
    return packing;
}

}  // namespace gainsay::sourcing
