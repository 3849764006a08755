#include "engine/provenance/figure/trail_graph.hpp"

#include <algorithm>
#include <limits>

#include "engine/time/frame.hpp"

namespace gainsay::trailing {
namespace {

constexpr std::size_t unlimited = std::numeric_limits<std::size_t>::max();

std::size_t looks(std::size_t max_links) {
    constexpr std::size_t free = 1000, each = 64;
    return max_links == 0 || max_links > (unlimited - free) / each ? unlimited : free + each * max_links;
}

bool is_document(FigurePlace place) {
    return place == FigurePlace::OwnWords || place == FigurePlace::Said;
}

}  // namespace

TrailGraph::TrailGraph(const Snapshot& snapshot, ClaimFigures& figures, const FigureTrailOptions& options,
                       std::uint32_t figure)
    : snapshot_(snapshot),
      figures_(figures),
      options_(options),
      asked_(figures.claim(figure)),
      links_left_(options.max_links == 0 ? unlimited : options.max_links),
      looks_left_(looks(options.max_links)) {
    vertex({FigurePlace::Claim, asked_, figure, no_node}, no_edge);
    for (Vertex v = 0; v < size(); ++v) {
        if (!incomplete_) expand(v);
        if (incomplete_) cut_[v] = true;
    }
}

bool TrailGraph::look() {
    if (looks_left_ == 0) incomplete_ = true;
    if (incomplete_) return false;
    if (looks_left_ != unlimited) --looks_left_;
    return true;
}

bool TrailGraph::visible(Node node) const {
    return showing(snapshot_, node, options_.as_of) != Showing::Hidden;
}

bool TrailGraph::says(Vertex v, Node source) {
    if (!visible(source)) return false;
    if (spots_[v].node != asked_ || said_since(snapshot_, source, options_.since) != Showing::Hidden)
        return true;
    if (v == 0) ++earlier_;  // the claim may be met again for another of its figures
    return false;
}

bool TrailGraph::counts(Edge of_relation) const {
    const Node relation = snapshot_.relation(of_relation);
    const RelationStatus status = snapshot_.status(relation);
    const bool in_force = status == RelationStatus::Accepted ||
                          (status == RelationStatus::Proposed && options_.include_proposed);
    return in_force && visible(relation);
}

Vertex TrailGraph::vertex(const Spot& spot, Edge stands) {
    const auto [at, fresh] = numbers_.try_emplace(spot, size());
    if (fresh) {
        spots_.push_back(spot);
        stands_.push_back(stands);
        links_.emplace_back();
        unstated_.push_back(0);
        cut_.push_back(false);
    }
    return at->second;
}

void TrailGraph::link(Vertex from, const Standing& to, TraceLink kind, Edge way) {
    if (incomplete_) return;
    const auto known = numbers_.find(to.spot);
    // Whom it had a statement from it may cite besides.
    if (known != numbers_.end() && linked_.contains({from, known->second})) return;
    if (links_left_ == 0) incomplete_ = true;
    if (incomplete_) return;
    if (links_left_ != unlimited) --links_left_;
    const Vertex target = vertex(to.spot, to.stands);
    linked_.insert({from, target});
    links_[from].push_back({target, kind, way, to.part});
}

void TrailGraph::expand(Vertex v) {
    const FigurePlace place = spots_[v].place;
    if (place == FigurePlace::Said) relays(v);
    if (is_document(place)) citations(v);
    if (place == FigurePlace::Claim) places_of_claim(v);
    const bool has_claim =
        place == FigurePlace::Claim || is_document(place) || place == FigurePlace::Unwritten;
    if (has_claim && !incomplete_ && opened_.insert(spots_[v].figure).second) relations_of_claim(v);
}

void TrailGraph::places_of_claim(Vertex v) {
    const std::uint32_t figure = spots_[v].figure;
    const Node claim = spots_[v].node;
    for (const Arc arc : snapshot_.in(claim, EdgeKind::States)) {
        if (!look()) return;
        if (says(v, arc.node))
            link(v, {{FigurePlace::OwnWords, arc.node, figure, no_node}, arc.edge, no_edge},
                 TraceLink::StatedIn, no_edge);
    }
    for (const Arc said : snapshot_.in(claim, EdgeKind::Asserts)) {
        if (!look()) return;
        if (!says(v, said.node)) continue;
        bool written = false;
        for (const Arc arc : snapshot_.out(said.node, EdgeKind::RecordedIn)) {
            if (!look()) return;
            if (!visible(arc.node)) continue;
            written = true;
            link(v, {{FigurePlace::Said, arc.node, figure, said.node}, arc.edge, no_edge},
                 TraceLink::RecordedIn, no_edge);
        }
        if (!written)
            link(v, {{FigurePlace::Unwritten, said.node, figure, said.node}, said.edge, no_edge},
                 TraceLink::Asserted, no_edge);
    }
}

void TrailGraph::relations_of_claim(Vertex v) {
    const Node claim = figures_.claim(spots_[v].figure);
    const auto follow_all = [&](const Arcs& relations, TraceLink kind) {
        for (const Arc arc : relations) {
            if (!look()) return;
            follow(v, arc.edge, arc.node, kind);
        }
    };
    follow_all(snapshot_.in(claim, EdgeKind::Rephrases), TraceLink::RephrasedAs);
    follow_all(snapshot_.out(claim, EdgeKind::Rephrases), TraceLink::RephrasedAs);
    follow_all(snapshot_.in(claim, EdgeKind::Entails), TraceLink::EntailedBy);
    follow_all(snapshot_.in(claim, EdgeKind::Supports), TraceLink::SupportedBy);
}

/// To the closest figures of a claim that is related to the one at `v`; not straight back to a claim that led here.
void TrailGraph::follow(Vertex v, Edge relation, Node claim, TraceLink kind) {
    const std::uint32_t wanted = spots_[v].figure;
    if (claim == figures_.claim(wanted) || !counts(relation)) return;
    std::vector<Standing> found;
    const auto [first, last] = figures_.of(claim);
    for (std::uint32_t figure = first; figure < last; ++figure) {
        if (!look()) return;
        if (figures_.comparable(figure, wanted))
            found.push_back({{FigurePlace::Claim, claim, figure, no_node}, no_edge, no_edge});
    }
    keep_closest(wanted, found);
    for (const Standing& one : found) {
        const bool back = followed_.contains({one.spot.figure, wanted, relation});
        if (back && numbers_.contains(one.spot)) continue;
        followed_.insert({wanted, one.spot.figure, relation});
        link(v, one, kind, relation);
    }
}

void TrailGraph::relays(Vertex v) {
    const Spot here = spots_[v];
    const Arcs places = snapshot_.out(here.statement, EdgeKind::RecordedIn);
    const ArcNodes documents = places.nodes();
    const auto [begin, end] = std::equal_range(documents.begin(), documents.end(), here.node);
    for (auto at = begin; at != end; ++at) {
        if (!look()) return;
        const Edge edge = places[static_cast<std::size_t>(at - documents.begin())].edge;
        const Node via = snapshot_.occurrence(edge).via;
        if (via == no_node || via == here.node || !visible(via)) continue;
        if (snapshot_.kind(via) == RecordKind::Agent) {
            link(v, {{FigurePlace::Agent, via, here.figure, here.statement}, no_edge, no_edge},
                 TraceLink::RelayedFrom, edge);
            continue;
        }
        const auto there = std::lower_bound(documents.begin(), documents.end(), via);
        if (there != documents.end() && *there == via) {
            const Edge stands = places[static_cast<std::size_t>(there - documents.begin())].edge;
            link(v, {{FigurePlace::Said, via, here.figure, here.statement}, stands, no_edge},
                 TraceLink::RelayedFrom, edge);
            continue;
        }
        const std::vector<Standing>& found = standing_at(via, here);
        for (const Standing& one : found) link(v, one, TraceLink::RelayedFrom, edge);
        if (found.empty())
            link(v, {{FigurePlace::NotStated, via, here.figure, no_node}, no_edge, no_edge},
                 TraceLink::RelayedFrom, edge);
    }
}

/// To the figures in documents that are cited: the same and compatible ones; where neither these nor relays are found all
/// others; where no figure is found the documents themselves.
void TrailGraph::citations(Vertex v) {
    const Spot here = spots_[v];
    std::vector<Arc> apart, unstated;
    const Arcs cited = snapshot_.out(here.node, EdgeKind::Cites);
    for (std::size_t i = 0; i < cited.size();) {
        // A document cited in several manners counts by the strongest.
        Arc arc = cited[i];
        for (; i < cited.size() && cited[i].node == arc.node; ++i) {
            if (!look()) return;
            if (snapshot_.manner(arc.edge) == CitationManner::Mentions) arc = cited[i];
        }
        if (arc.node == here.node || !visible(arc.node)) continue;
        const std::vector<Standing>& found = standing_at(arc.node, here);
        // Of one document the closest are found, so that all are as close as the first.
        if (!found.empty() &&
            closeness(figures_.verdict(found.front().spot.figure, here.figure)) != Closeness::Apart) {
            for (const Standing& one : found) link(v, one, TraceLink::Cites, arc.edge);
        } else if (snapshot_.manner(arc.edge) != CitationManner::Mentions) {
            (found.empty() ? unstated : apart).push_back(arc);
        }
    }
    const bool own_words = here.place == FigurePlace::OwnWords;
    if (!links_[v].empty()) {
        if (own_words) unstated_[v] = static_cast<std::uint32_t>(apart.size() + unstated.size());
    } else if (!apart.empty()) {
        for (const Arc arc : apart) {
            for (const Standing& one : standing_at(arc.node, here)) link(v, one, TraceLink::Cites, arc.edge);
        }
        if (own_words) unstated_[v] = static_cast<std::uint32_t>(unstated.size());
    } else if (own_words) {
        for (const Arc arc : unstated)
            link(v, {{FigurePlace::NotStated, arc.node, here.figure, no_node}, no_edge, no_edge},
                 TraceLink::Cites, arc.edge);
    }
}

/// Where in `document`, else in its parts, the figure stands that comes closest to the one here. Of parts that here is
/// one of the others.
const std::vector<TrailGraph::Standing>& TrailGraph::standing_at(Node document, const Spot& here) {
    const ArcNodes wholes = snapshot_.out(here.node, EdgeKind::PartOf).nodes();
    const bool is_part = std::find(wholes.begin(), wholes.end(), document) != wholes.end();
    const std::uint32_t wanted = here.figure;
    const auto [at, fresh] = standing_.try_emplace({document, wanted, is_part ? here.node : no_node});
    if (!fresh) return at->second;
    std::vector<Standing>& found = at->second;
    add_standing(document, wanted, no_edge, found);
    if (found.empty()) {
        for (const Arc part : snapshot_.in(document, EdgeKind::PartOf)) {
            if (!look()) break;
            if (part.node == document || part.node == here.node || !visible(part.node)) continue;
            add_standing(part.node, wanted, part.edge, found);
        }
    }
    keep_closest(wanted, found);
    std::sort(found.begin(), found.end(), [](const Standing& a, const Standing& b) {
        return std::tie(a.spot, a.stands, a.part) < std::tie(b.spot, b.stands, b.part);
    });
    const auto same = [](const Standing& a, const Standing& b) { return a.spot == b.spot; };
    found.erase(std::unique(found.begin(), found.end(), same), found.end());
    return found;
}

void TrailGraph::add_standing(Node document, std::uint32_t wanted, Edge part, std::vector<Standing>& found) {
    const auto add = [&](FigurePlace place, Node claim, Node statement, Edge stands) {
        const auto [first, last] = figures_.of(claim);
        for (std::uint32_t figure = first; figure < last; ++figure) {
            if (figures_.comparable(figure, wanted))
                found.push_back({{place, document, figure, statement}, stands, part});
        }
    };
    for (const Arc arc : snapshot_.out(document, EdgeKind::States)) {
        if (!look()) return;
        add(FigurePlace::OwnWords, arc.node, no_node, arc.edge);
    }
    for (const Arc arc : snapshot_.in(document, EdgeKind::RecordedIn)) {
        if (!look()) return;
        if (snapshot_.stance(arc.node) != Stance::Asserts || !visible(arc.node)) continue;
        const Node claim = snapshot_.object(arc.node);
        if (snapshot_.kind(claim) == RecordKind::Claim) add(FigurePlace::Said, claim, arc.node, arc.edge);
    }
}

void TrailGraph::keep_closest(std::uint32_t wanted, std::vector<Standing>& found) const {
    Closeness closest = Closeness::Apart;
    std::vector<Closeness> close;
    for (const Standing& one : found) {
        close.push_back(closeness(figures_.verdict(one.spot.figure, wanted)));
        closest = std::min(closest, close.back());
    }
    std::vector<Standing> kept;
    for (std::size_t i = 0; i < found.size(); ++i) {
        if (close[i] == closest) kept.push_back(found[i]);
    }
    found = std::move(kept);
}

}  // namespace gainsay::trailing
