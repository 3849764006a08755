#include "engine/provenance/figure/trail_walk.hpp"

#include <algorithm>
#include <utility>

#include "graphs/snapshot/rows/strong_components.hpp"

namespace gainsay::trailing {
namespace {

bool is_source(TraceLink kind) {
    return kind == TraceLink::RelayedFrom || kind == TraceLink::Cites;
}

bool is_stand(TraceLink kind) {
    return kind == TraceLink::StatedIn || kind == TraceLink::RecordedIn || kind == TraceLink::Asserted;
}

/// Documents that have the figure from each other, over any number of hands, get one number.
std::vector<std::uint32_t> circles(const TrailGraph& graph) {
    std::vector<std::pair<Vertex, Vertex>> joins;
    for (Vertex v = 0; v < graph.size(); ++v) {
        for (const Link& link : graph.links(v)) {
            if (is_source(link.kind)) joins.emplace_back(v, link.to);
        }
    }
    return strong_components(graph.size(), std::move(joins));
}

class Walk {
public:
    explicit Walk(const TrailGraph& graph)
        : graph_(graph),
          circle_(circles(graph)),
          entry_(graph.size(), no_step),
          led_to_(graph.size(), false),
          shows_place_(graph.size(), false),
          found_by_(graph.size()) {
        std::vector<char> found(graph.size(), false);
        for (Vertex v = 0; v < graph.size(); ++v) {
            for (const Link& link : graph.links(v)) {
                if (is_source(link.kind)) led_to_[link.to] = true;
                if (!std::exchange(found[link.to], true)) found_by_[link.to] = {v, link};
            }
        }
    }

    std::vector<Walked> run() {
        enter(no_step, 0, {});
        // Whatever was found first among what is left over was found from a claim, as a place in a circle.
        for (Vertex v = 0; v < graph_.size(); ++v) {
            if (entry_[v] == no_step) put(entry_[found_by_[v].first], found_by_[v].second);
            follow();
        }
        show_places_of_others();
        return in_preorder();
    }

private:
    void enter(std::uint32_t parent, Vertex v, const Link& link) {
        entry_[v] = static_cast<std::uint32_t>(entries_.size());
        entries_.push_back({parent, v, link, false, false, no_step});
    }

    void put(std::uint32_t parent, const Link& link) {
        const Vertex from = entries_[parent].vertex;
        if (is_stand(link.kind)) shows_place_[from] = true;
        if (entry_[link.to] == no_step) return enter(parent, link.to, link);
        const bool loop = is_source(link.kind) && circle_[from] == circle_[link.to];
        entries_.push_back({parent, link.to, link, true, loop, entry_[link.to]});
    }

    void follow() {
        for (; next_ < entries_.size(); ++next_) {
            if (entries_[next_].repeated) continue;
            for (const Link& link : graph_.links(entries_[next_].vertex)) {
                if (!is_stand(link.kind) || !led_to_[link.to]) put(static_cast<std::uint32_t>(next_), link);
            }
        }
    }

    /// A claim all of whose places stand elsewhere in the trail still says so.
    void show_places_of_others() {
        for (Vertex v = 1; v < graph_.size(); ++v) {
            if (graph_.spot(v).place != FigurePlace::Claim || shows_place_[v]) continue;
            for (const Link& link : graph_.links(v)) {
                if (is_stand(link.kind)) put(entry_[v], link);
            }
        }
    }

    [[nodiscard]] std::vector<Walked> in_preorder() const {
        std::vector<std::uint32_t> first(entries_.size() + 1, 0), child(entries_.size()),
            place(entries_.size());
        for (std::size_t i = 1; i < entries_.size(); ++i) ++first[entries_[i].parent + 1];
        for (std::size_t i = 1; i < first.size(); ++i) first[i] += first[i - 1];
        std::vector<std::uint32_t> at(first.begin(), first.end() - 1);
        for (std::size_t i = 1; i < entries_.size(); ++i)
            child[at[entries_[i].parent]++] = static_cast<std::uint32_t>(i);
        std::vector<Walked> ordered;
        std::vector<std::uint32_t> pending{0};
        while (!pending.empty()) {
            const std::uint32_t i = pending.back();
            pending.pop_back();
            place[i] = static_cast<std::uint32_t>(ordered.size());
            ordered.push_back(entries_[i]);
            for (std::uint32_t k = first[i + 1]; k-- > first[i];) pending.push_back(child[k]);
        }
        for (Walked& one : ordered) {
            if (one.parent != no_step) one.parent = place[one.parent];
            if (one.again != no_step) one.again = place[one.again];
        }
        return ordered;
    }

    const TrailGraph& graph_;
    std::vector<std::uint32_t> circle_, entry_;
    std::vector<char> led_to_, shows_place_;  // by a source; some place of the claim is a step
    std::vector<std::pair<Vertex, Link>> found_by_;
    std::vector<Walked> entries_;
    std::size_t next_ = 0;
};

}  // namespace

std::vector<Walked> walk(const TrailGraph& graph) {
    return Walk(graph).run();
}

}  // namespace gainsay::trailing
