#pragma once

#include <compare>
#include <cstdint>
#include <map>
#include <set>
#include <tuple>
#include <utility>
#include <vector>

#include "engine/provenance/figure/claim_figures.hpp"
#include "engine/provenance/figure/figure_trail.hpp"

// Of this folder only: the places of one figure and what leads from each to the next, breadth first from the claim.

namespace gainsay::trailing {

/// Where a figure stands, or should. `figure` is a number of ClaimFigures: the figure there, or the one that was looked for.
struct Spot {
    FigurePlace place = FigurePlace::Claim;
    Node node = no_node;
    std::uint32_t figure = no_figure;
    Node statement = no_node;

    friend auto operator<=>(const Spot&, const Spot&) = default;
};

using Vertex = std::uint32_t;

struct Link {
    Vertex to = 0;
    TraceLink kind = TraceLink::Root;
    Edge way = no_edge, part = no_edge;
};

class TrailGraph {
public:
    /// From the figure with that number, which must be known to `figures`.
    TrailGraph(const Snapshot& snapshot, ClaimFigures& figures, const FigureTrailOptions& options,
               std::uint32_t figure);

    [[nodiscard]] Vertex size() const noexcept { return static_cast<Vertex>(spots_.size()); }
    [[nodiscard]] const Spot& spot(Vertex v) const { return spots_[v]; }
    [[nodiscard]] Edge stands(Vertex v) const { return stands_[v]; }
    /// In the order in which they are shown: relays, citations, where a claim stands, other claims.
    [[nodiscard]] const std::vector<Link>& links(Vertex v) const { return links_[v]; }
    /// Sources that were counted instead of followed.
    [[nodiscard]] std::uint32_t unstated(Vertex v) const { return unstated_[v]; }
    /// Not all that it leads to was looked at.
    [[nodiscard]] bool cut(Vertex v) const { return cut_[v]; }
    [[nodiscard]] bool incomplete() const noexcept { return incomplete_; }
    /// FigureTrail::earlier.
    [[nodiscard]] std::uint32_t earlier() const noexcept { return earlier_; }

private:
    /// A figure that stands in a document, and what proves it.
    struct Standing {
        Spot spot;
        Edge stands = no_edge, part = no_edge;
    };

    bool look();
    [[nodiscard]] bool visible(Node node) const;
    /// Does `source` count among the words with which the claim at `v` is said?
    bool says(Vertex v, Node source);
    [[nodiscard]] bool counts(Edge of_relation) const;
    Vertex vertex(const Spot& spot, Edge stands);
    void link(Vertex from, const Standing& to, TraceLink kind, Edge way);

    void expand(Vertex v);
    void places_of_claim(Vertex v);
    void relations_of_claim(Vertex v);
    void follow(Vertex v, Edge relation, Node claim, TraceLink kind);
    void relays(Vertex v);
    void citations(Vertex v);
    const std::vector<Standing>& standing_at(Node document, const Spot& here);
    void add_standing(Node document, std::uint32_t wanted, Edge part, std::vector<Standing>& found);
    void keep_closest(std::uint32_t wanted, std::vector<Standing>& found) const;

    const Snapshot& snapshot_;
    ClaimFigures& figures_;
    const FigureTrailOptions& options_;
    Node asked_;  // the claim
    std::size_t links_left_, looks_left_;

    std::map<Spot, Vertex> numbers_;
    std::set<std::pair<Vertex, Vertex>> linked_;
    std::vector<Spot> spots_;
    std::vector<Edge> stands_;
    std::vector<std::vector<Link>> links_;
    std::vector<std::uint32_t> unstated_;
    std::vector<char> cut_;
    std::set<std::uint32_t> opened_;  // figures whose claims' relations were followed
    std::set<std::tuple<std::uint32_t, std::uint32_t, Edge>> followed_;  // over a relation: from, to
    std::map<std::tuple<Node, std::uint32_t, Node>, std::vector<Standing>> standing_;
    bool incomplete_ = false;
    std::uint32_t earlier_ = 0;
};

}  // namespace gainsay::trailing
