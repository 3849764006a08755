// The graph of a figure's places is made first, then laid out as a tree, then every step is told: what stands there, how
// the figure changed, which document was the first. Figures stand in the records and not in the snapshot, so claims are
// looked up as they are met.
#include "engine/provenance/figure/figure_trail.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "engine/provenance/figure/first_stated.hpp"
#include "engine/provenance/figure/trail_walk.hpp"
#include "engine/time/frame.hpp"

namespace gainsay {
namespace {

using trailing::ClaimFigures;
using trailing::Link;
using trailing::Spot;
using trailing::TrailGraph;
using trailing::Vertex;
using trailing::Walked;

bool over_relation(TraceLink link) {
    return link == TraceLink::RephrasedAs || link == TraceLink::EntailedBy || link == TraceLink::SupportedBy;
}

bool from_source(TraceLink link) {
    return link == TraceLink::RelayedFrom || link == TraceLink::Cites;
}

/// The figure stands there, and there is a date for it.
bool is_statement_of_it(FigurePlace place) {
    return place == FigurePlace::OwnWords || place == FigurePlace::Said || place == FigurePlace::Unwritten;
}

class Teller {
public:
    Teller(const Snapshot& snapshot, ClaimFigures& figures, const FigureTrailOptions& options,
           std::uint32_t asked)
        : snapshot_(snapshot),
          figures_(figures),
          options_(options),
          asked_(asked),
          graph_(snapshot, figures, options, asked) {}

    FigureTrail run() {
        trail_.incomplete = graph_.incomplete();
        trail_.earlier = graph_.earlier();
        (void)number(asked_);
        std::vector<Node> places;
        for (Vertex v = 0; v < graph_.size(); ++v) {
            if (is_statement_of_it(graph_.spot(v).place)) places.push_back(graph_.spot(v).node);
        }
        first_ = trailing::first_among(snapshot_, std::move(places));
        const std::vector<Walked> walked = trailing::walk(graph_);
        trail_.steps.reserve(walked.size());
        for (const Walked& one : walked) tell(walked, one);
        tell_ends(walked);
        return std::move(trail_);
    }

private:
    std::uint32_t number(std::uint32_t figure) {
        const auto [at, fresh] =
            numbers_.try_emplace(figure, static_cast<std::uint32_t>(trail_.figures.size()));
        if (fresh) trail_.figures.push_back(figures_.figure(figure));
        return at->second;
    }

    void tell(const std::vector<Walked>& walked, const Walked& one) {
        const Spot& spot = graph_.spot(one.vertex);
        FigureStep step;
        step.parent = one.parent;
        step.node = spot.node;
        step.place = spot.place;
        step.link = one.link.kind;
        step.way = one.link.way;
        step.part = one.link.part;
        step.claim = figures_.claim(spot.figure);
        step.statement = spot.place == FigurePlace::Agent || spot.place == FigurePlace::Said ||
                                 spot.place == FigurePlace::Unwritten
                             ? spot.statement
                             : no_node;
        step.stands = graph_.stands(one.vertex);
        if (spot.place != FigurePlace::NotStated) step.figure = number(spot.figure);
        if (one.parent != no_step) {
            step.depth = trail_.steps[one.parent].depth + 1;
            const Spot& above = graph_.spot(walked[one.parent].vertex);
            step.change = figures_.comparison(spot.figure, above.figure);
            if (from_source(step.link) && spot.place != FigurePlace::Agent)
                step.order = compare(when(spot.node), when(above.node));
        }
        if (is_statement_of_it(spot.place)) step.first = first_.at(spot.node);
        if (graph_.incomplete() && step.first == Certainty::Yes) step.first = Certainty::Maybe;
        step.again = one.again;
        step.unstated = one.repeated ? 0 : graph_.unstated(one.vertex);
        step.ending = one.loop       ? FigureEnding::Loop
                      : one.repeated ? FigureEnding::Repeated
                                     : ending(one.vertex);
        tell_sight(step);
        trail_.steps.push_back(std::move(step));
    }

    [[nodiscard]] Period when(Node dated) const { return snapshot_.period(snapshot_.date(dated)); }

    [[nodiscard]] FigureEnding ending(Vertex v) const {
        const std::vector<Link>& links = graph_.links(v);
        const bool sources =
            std::any_of(links.begin(), links.end(), [](const Link& link) { return from_source(link.kind); });
        switch (graph_.spot(v).place) {
            case FigurePlace::Claim:
                if (!links.empty()) return FigureEnding::Continues;
                return graph_.cut(v) ? FigureEnding::Limit : FigureEnding::NobodyStates;
            case FigurePlace::OwnWords:
            case FigurePlace::Said:
                if (sources) return FigureEnding::Continues;
                if (graph_.cut(v)) return FigureEnding::Limit;
                return graph_.spot(v).place == FigurePlace::Said ? FigureEnding::Speech
                                                                 : FigureEnding::OwnWords;
            case FigurePlace::Unwritten:
                return FigureEnding::NoDocument;
            case FigurePlace::Agent:
                return FigureEnding::FromAgent;
            case FigurePlace::NotStated:
                break;
        }
        return FigureEnding::NotStated;
    }

    void tell_sight(FigureStep& step) const {
        const auto uncertain = [&](Node node) {
            return showing(snapshot_, node, options_.as_of) == Showing::Uncertain;
        };
        if (over_relation(step.link)) {
            const Node relation = snapshot_.relation(step.way);
            step.proposed = snapshot_.status(relation) == RelationStatus::Proposed;
            step.date_uncertain = uncertain(relation);
            for (const Node document : snapshot_.out(relation, EdgeKind::AssertedIn).nodes()) {
                step.seen |= snapshot_.seen(document) &&
                             showing(snapshot_, document, options_.as_of) != Showing::Hidden;
            }
            return;
        }
        if (snapshot_.kind(step.node) == RecordKind::Document) step.seen = snapshot_.seen(step.node);
        step.date_uncertain =
            uncertain(step.node) || (step.statement != no_node && uncertain(step.statement));
        const bool words_of_claim = !from_source(step.link) && step.claim == figures_.claim(asked_);
        if (words_of_claim) {
            const Node words = step.statement != no_node ? step.statement : step.node;
            step.date_uncertain |= said_since(snapshot_, words, options_.since) == Showing::Uncertain;
        }
    }

    void tell_ends(const std::vector<Walked>& walked) {
        for (std::uint32_t i = 0; i < trail_.steps.size(); ++i) {
            const FigureStep& step = trail_.steps[i];
            if (step.ending == FigureEnding::Continues || step.ending == FigureEnding::Repeated) continue;
            const std::uint32_t last = step.figure != no_figure ? i : step.parent;
            const std::uint32_t figure = graph_.spot(walked[last].vertex).figure;
            trail_.ends.push_back({i, figures_.comparison(figure, asked_)});
        }
        std::stable_sort(trail_.ends.begin(), trail_.ends.end(),
                         [this](const FigureEnd& a, const FigureEnd& b) { return order(a) < order(b); });
    }

    /// Origins alike, then the other ends; the first, then the earliest, of those the nearest; the step decides the rest.
    [[nodiscard]] std::tuple<FigureEnding, int, bool, Day, Day, std::uint32_t> order(
        const FigureEnd& end) const {
        const FigureStep& step = trail_.steps[end.step];
        const bool origin = step.ending <= FigureEnding::NoDocument;
        const Period period = is_statement_of_it(step.place) ? when(step.node) : Period{};
        const int certainty = step.first == Certainty::Yes ? 0 : step.first == Certainty::Maybe ? 1 : 2;
        return {origin ? FigureEnding::OwnWords : step.ending,
                origin ? certainty : 0,
                period.doubtful || period == Period{},
                period.end_max,
                period.start_min,
                step.depth};
    }

    const Snapshot& snapshot_;
    ClaimFigures& figures_;
    const FigureTrailOptions& options_;
    std::uint32_t asked_;
    TrailGraph graph_;
    std::map<Node, Certainty> first_;
    std::map<std::uint32_t, std::uint32_t> numbers_;
    FigureTrail trail_;
};

}  // namespace

std::vector<FigureTrail> find_figure_trails(const Snapshot& snapshot, const GraphSource& source, Node claim,
                                            const FigureTrailOptions& options) {
    if (snapshot.kind(claim) != RecordKind::Claim) {
        throw Error(ErrorCode::Unsupported, std::string(snapshot.id(claim)) +
                                                " is no claim; only the figures of claims are followed");
    }
    ClaimFigures figures(snapshot, source);
    const auto [first, last] = figures.of(claim);
    std::vector<FigureTrail> trails;
    for (std::uint32_t figure = first; figure < last; ++figure)
        trails.push_back(Teller(snapshot, figures, options, figure).run());
    return trails;
}

std::vector<std::uint32_t> chain_to(const FigureTrail& trail, std::uint32_t step) {
    std::vector<std::uint32_t> chain;
    for (std::uint32_t at = step; at != no_step; at = trail.steps.at(at).parent) chain.push_back(at);
    std::reverse(chain.begin(), chain.end());
    return chain;
}

}  // namespace gainsay
