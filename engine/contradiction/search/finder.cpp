#include "engine/contradiction/search/finder.hpp"

#include <algorithm>
#include <tuple>

namespace gainsay {
namespace {

void mark(Closures& used, EdgeKind kind) {
    if (kind == EdgeKind::Rephrases) used.rephrase = true;
    if (kind == EdgeKind::Entails) used.entailment = true;
    if (kind == EdgeKind::PartOf || kind == EdgeKind::States) used.part = true;
}

}  // namespace

Finder::Finder(const Snapshot& snapshot, const ContradictionOptions& options)
    : snapshot_(snapshot), lens_(snapshot, options) {
    for (std::size_t kind = 0; kind < any_.size(); ++kind) {
        any_[kind] = !snapshot.edges(static_cast<EdgeKind>(kind)).empty();
    }
}

void Finder::forget() {
    reaches_.clear();
    routes_.clear();
}

const Reach& Finder::reach(Node root) {
    const auto at = reaches_.find(root);
    return at != reaches_.end() ? at->second : reaches_.emplace(root, Reach(lens_, root)).first->second;
}

const std::vector<Route>& Finder::routes(Node source) {
    const auto at = routes_.find(source);
    return at != routes_.end() ? at->second
                               : routes_.emplace(source, answerable(lens_, source)).first->second;
}

// --- closures, of which most claims and speakers need none: these are answered without a tree

/// Tells of `root` and all that is held to it, with the cost of the walk there.
template <class Use>
void Finder::for_each_below(Node root, const Use& use) {
    if (nothing_below(lens_, root)) return use(root, Cost{});
    widened_ = true;
    for (const Reach::Member& member : reach(root).members()) use(member.node, member.cost);
}

std::optional<Cost> Finder::cost_below(Node root, Node node) {
    if (node == root) return Cost{};
    if (nothing_below(lens_, root)) return std::nullopt;
    widened_ = true;
    const Reach::Member* member = reach(root).find(node);
    return member == nullptr ? std::nullopt : std::optional<Cost>(member->cost);
}

template <class Use>
void Finder::for_each_held_to(Node claim, const Use& use) {
    if (nothing_above(lens_, claim)) return use(claim);
    widened_ = true;
    for (const Node found : held_to(lens_, claim)) use(found);
}

/// Does its speaker alone answer for it? Then no route need be looked for.
bool Finder::speaks_alone(Node source) const {
    if (!snapshot_.nodes(RecordKind::Statement).contains(source)) return false;
    return !lens_.closures().affiliation ||
           snapshot_.out(snapshot_.speaker(source), EdgeKind::AffiliatedWith).empty();
}

/// Tells of every agent that answers for `source`, or of `only`, unless no_node, if it does.
template <class Use>
void Finder::for_each_answerable(Node source, Node only, const Use& use) {
    if (speaks_alone(source)) {
        const Node speaker = snapshot_.speaker(source);
        if (only == no_node || only == speaker) use(speaker);
        return;
    }
    const std::vector<Route>& all = routes(source);
    auto at = all.begin();
    if (only != no_node) {
        at = std::lower_bound(all.begin(), all.end(), only,
                              [](const Route& route, Node wanted) { return route.agent < wanted; });
    }
    for (; at != all.end() && (only == no_node || at->agent == only); ++at) use(at->agent);
}

// --- points

/// The points that assert `claim`.
template <class Use>
void Finder::for_each_asserting(Node claim, const Use& use) const {
    for (const EdgeKind kind : {EdgeKind::Asserts, EdgeKind::States}) {
        if (!any(kind)) continue;
        Node last = no_node;  // a document that states a claim twice says it once
        for (const Arc said : snapshot_.in(claim, kind)) {
            if (said.node != last && lens_.see_speech(said.node)) use(Point{said.node, said.edge});
            last = said.node;
        }
    }
}

/// What `source` says that can take part in a contradiction on the side of A.
template <class Use>
void Finder::for_each_said_by(Node source, const Use& use) const {
    if (snapshot_.kind(source) == RecordKind::Relation || !lens_.see_speech(source)) return;
    for (const EdgeKind kind : {EdgeKind::Asserts, EdgeKind::Denies, EdgeKind::States}) {
        if (!any(kind)) continue;
        Node last = no_node;
        for (const Arc said : snapshot_.out(source, kind)) {
            if (said.node != last) use(Point{source, said.edge});
            last = said.node;
        }
    }
}

/// One link for each pair of points and conflict, the cheapest; a `contradicts` may be crossed either way. Where
/// no closure widened the search every link has been found once.
void Finder::keep_cheapest() {
    if (!widened_ || links_.size() < 2) return;
    const auto key = [](const Link& l) { return std::tie(l.kind, l.a, l.b, l.conflict); };
    std::sort(links_.begin(), links_.end(), [&](const Link& x, const Link& y) {
        return std::tuple(key(x), x.cost, x.other) < std::tuple(key(y), y.cost, y.other);
    });
    links_.erase(std::unique(links_.begin(), links_.end(),
                             [&](const Link& x, const Link& y) { return key(x) == key(y); }),
                 links_.end());
}

// --- links, from A's point forwards

void Finder::forwards(const Point& a) {
    const Node object = snapshot_.target(a.speech);
    if (snapshot_.edges(EdgeKind::Denies).contains(a.speech)) {
        denials(a, object);
    } else if (snapshot_.nodes(RecordKind::Claim).contains(object)) {
        for_each_held_to(object, [&](Node claim) { conflicts(a, claim); });
    }
}

void Finder::denials(const Point& a, Node root) {
    Cost cost;
    if (snapshot_.kind(root) == RecordKind::Document) {
        const auto seen = lens_.see(root);
        if (!seen) return;
        cost = *seen;
    }
    for_each_below(root, [&](Node node, const Cost& walked) {
        if (snapshot_.kind(node) == RecordKind::Document) {
            links_.push_back(
                {WitnessKind::Rejection, false, a, {node, no_edge}, no_edge, cost + walked, root, no_node});
            return;
        }
        for_each_asserting(node, [&](const Point& b) {
            links_.push_back({WitnessKind::Denial, false, a, b, no_edge, cost + walked, root, no_node});
        });
    });
}

/// The conflicts that `entered`, a claim which A is held to, takes part in.
void Finder::conflicts(const Point& a, Node entered) {
    if (any(EdgeKind::Contradicts)) {
        for (const Arc arc : snapshot_.out(entered, EdgeKind::Contradicts)) {
            opposed(a, arc.edge, entered, arc.node, true);
        }
        for (const Arc arc : snapshot_.in(entered, EdgeKind::Contradicts)) {
            // A claim that contradicts itself leads to itself either way.
            if (arc.node != entered) opposed(a, arc.edge, entered, arc.node, true);
        }
    }
    if (any(EdgeKind::Rebuts)) {
        for (const Arc arc : snapshot_.out(entered, EdgeKind::Rebuts)) {
            opposed(a, arc.edge, entered, arc.node, false);
        }
    }
    if (any(EdgeKind::Undercuts)) undercuts(a, entered);
}

void Finder::undercuts(const Point& a, Node entered) {
    for (const Arc arc : snapshot_.out(entered, EdgeKind::Undercuts)) {
        const auto cost = lens_.cross(arc.edge);
        if (!cost || !lens_.see(arc.node)) continue;
        links_.push_back({WitnessKind::Undercut,
                          false,
                          a,
                          {arc.node, no_edge},
                          arc.edge,
                          *cost + *cost_below(entered, snapshot_.target(a.speech)),
                          arc.node,
                          entered});
    }
}

void Finder::opposed(const Point& a, Edge conflict, Node entered, Node end, bool mutual) {
    const auto crossing = lens_.cross(conflict);
    if (!crossing) return;
    const Cost cost = *crossing + *cost_below(entered, snapshot_.target(a.speech));
    for_each_below(end, [&](Node node, const Cost& walked) {
        for_each_asserting(node, [&](const Point& b) {
            links_.push_back({WitnessKind::Opposition, mutual, a, b, conflict, cost + walked, end, entered});
        });
    });
}

// --- links, from B's point backwards

void Finder::backwards(const Point& b) {
    if (b.speech == no_edge) {
        if (snapshot_.nodes(RecordKind::Document).contains(b.source) && any(EdgeKind::Denies)) {
            denied_by(b, denied_with(lens_, {}, b.source));
        }
        if (!any(EdgeKind::Undercuts)) return;
        for (const Arc arc : snapshot_.in(b.source, EdgeKind::Undercuts)) {
            attacked_by(b, b.source, arc.edge, arc.node, false);
        }
        return;
    }
    const Node object = snapshot_.target(b.speech);
    for_each_held_to(object, [&](Node claim) {
        denied_by(b, claim);
        conflicts_against(b, claim);
    });
    if (!lens_.closures().part || !any(EdgeKind::Denies)) return;
    denied_by(b, denied_with(lens_, held_to(lens_, object), no_node));
}

void Finder::conflicts_against(const Point& b, Node end) {
    for (const EdgeKind kind : {EdgeKind::Contradicts, EdgeKind::Rebuts}) {
        if (!any(kind)) continue;
        for (const Arc arc : snapshot_.in(end, kind)) {
            attacked_by(b, end, arc.edge, arc.node, kind == EdgeKind::Contradicts);
        }
    }
    if (!any(EdgeKind::Contradicts)) return;
    for (const Arc arc : snapshot_.out(end, EdgeKind::Contradicts)) {
        if (arc.node != end) attacked_by(b, end, arc.edge, arc.node, true);
    }
}

void Finder::denied_by(const Point& b, const std::vector<Node>& roots) {
    for (const Node root : roots) denied_by(b, root);
}

/// Who denies `root`, a claim or document, with which b is denied.
void Finder::denied_by(const Point& b, Node root) {
    const Arcs denials = snapshot_.in(root, EdgeKind::Denies);
    if (denials.empty()) return;
    const bool rejection = b.speech == no_edge;
    const auto seen = snapshot_.kind(root) == RecordKind::Document ? lens_.see(root) : Cost{};
    if (!seen) return;
    const auto walked = cost_below(root, rejection ? b.source : snapshot_.target(b.speech));
    if (!walked) return;  // a part that as_of hides lies between
    for (const Arc denial : denials) {
        if (!lens_.see_speech(denial.node)) continue;
        links_.push_back({rejection ? WitnessKind::Rejection : WitnessKind::Denial, false,
                          Point{denial.node, denial.edge}, b, no_edge, *seen + *walked, root, no_node});
    }
}

/// Who asserts what is held to `entered`, from which `conflict` leads to `end`.
void Finder::attacked_by(const Point& b, Node end, Edge conflict, Node entered, bool mutual) {
    const auto crossing = lens_.cross(conflict);
    if (!crossing) return;
    const bool undercut = b.speech == no_edge;
    Cost cost = *crossing;
    if (!undercut) cost = cost + *cost_below(end, snapshot_.target(b.speech));
    for_each_below(entered, [&](Node node, const Cost& walked) {
        for_each_asserting(node, [&](const Point& a) {
            links_.push_back({undercut ? WitnessKind::Undercut : WitnessKind::Opposition, mutual, a, b,
                              conflict, cost + walked, end, entered});
        });
    });
}

// --- questions

void Finder::by(Node agent, const Visitor& visit) {
    by(sources_near(lens_, agent), agent, no_node, visit);
}

void Finder::against(Node agent, const Visitor& visit) {
    against(sources_near(lens_, agent), no_node, agent, visit);
}

void Finder::between(Node a, Node b, const Visitor& visit) {
    if (work(a) <= work(b))
        by(sources_near(lens_, a), a, b, visit);
    else
        against(sources_near(lens_, b), a, b, visit);
}

void Finder::by(const std::vector<Node>& sources, Node a, Node b, const Visitor& visit) {
    for (const Node source : sources) {
        for_each_said_by(source, [&](const Point& point) {
            forwards(point);
            pair_up(a, b, visit);
        });
    }
}

void Finder::against(const std::vector<Node>& sources, Node a, Node b, const Visitor& visit) {
    for (const Node source : sources) {
        if (!lens_.see(source)) continue;
        for_each_said_by(source, [&](const Point& point) {
            if (snapshot_.edges(EdgeKind::Denies).contains(point.speech)) return;
            if (!snapshot_.nodes(RecordKind::Claim).contains(snapshot_.target(point.speech))) return;
            backwards(point);
            pair_up(a, b, visit);
        });
        backwards({source, no_edge});
        pair_up(a, b, visit);
    }
}

/// The points that assert these claims and for which `agent` is answerable.
template <class Use>
void Finder::for_each_asserted(const std::vector<Node>& claims, Node agent, const Use& use) {
    for (const Node claim : claims) {
        for_each_asserting(claim, [&](const Point& point) {
            for_each_answerable(point.source, agent, [&](Node) { use(point); });
        });
    }
}

void Finder::by(Node agent, const FirstOpponents& over, const Visitor& visit) {
    const auto go = [&](const Point& point) {
        forwards(point);
        pair_up(agent, no_node, visit);
    };
    for_each_asserted(over.said, agent, go);
    for (const Node claim : over.denied) {
        for (const Arc denial : snapshot_.in(claim, EdgeKind::Denies)) {
            if (snapshot_.speaker(denial.node) == agent) go({denial.node, denial.edge});
        }
    }
    if (!any(EdgeKind::PublishedBy) && !any(EdgeKind::AuthoredBy)) return;  // nobody answers for a document
    const NodeRange documents = snapshot_.nodes(RecordKind::Document);
    for (const Node statement : snapshot_.in(agent, EdgeKind::SpokenBy).nodes()) {
        if (!documents.contains(snapshot_.object(statement))) continue;
        for (const Arc denial : snapshot_.out(statement, EdgeKind::Denies)) go({statement, denial.edge});
    }
}

void Finder::against(Node agent, const FirstOpponents& over, const Visitor& visit) {
    const auto go = [&](const Point& point) {
        backwards(point);
        pair_up(no_node, agent, visit);
    };
    for_each_asserted(over.said, agent, go);
    const NodeRange documents = snapshot_.nodes(RecordKind::Document);
    for (const Node source : sources_near(lens_, agent)) {
        if (!any(EdgeKind::Undercuts) && !documents.contains(source)) continue;
        if (lens_.see(source)) go({source, no_edge});
    }
}

void Finder::about(Node subject, const Visitor& visit) {
    widened_ = true;  // a link may be met from either of its points
    const auto add_denials = [&](Node object) {
        for (const Arc denial : snapshot_.in(object, EdgeKind::Denies)) {
            if (lens_.see_speech(denial.node)) forwards({denial.node, denial.edge});
        }
    };
    const auto add_both = [&](const Point& point) {
        forwards(point);
        backwards(point);
    };
    if (snapshot_.kind(subject) == RecordKind::Claim) {
        // The claims of its class: entailment makes no two claims one.
        Closures only_rephrase;
        only_rephrase.rephrase = lens_.closures().rephrase;
        for (const Node claim : held_to(lens_.with(only_rephrase), subject)) {
            add_denials(claim);
            for_each_asserting(claim, add_both);
        }
    } else if (lens_.see(subject)) {
        add_denials(subject);
        for_each_said_by(subject, add_both);
        backwards({subject, no_edge});
    }
    pair_up(no_node, no_node, visit);
}

/// Tells of the links in hand and drops them. An agent that opposes itself by `contradicts` does so from either
/// point: one of the two is enough.
void Finder::pair_up(Node only_a, Node only_b, const Visitor& visit) {
    keep_cheapest();
    for (const Link& link : links_) {
        const bool mirrored = link.mutual && link.b < link.a;
        for_each_answerable(link.a.source, only_a, [&](Node a) {
            for_each_answerable(link.b.source, only_b, [&](Node b) {
                if (!mirrored || a != b) visit(link, a, b);
            });
        });
    }
    links_.clear();
    widened_ = false;
}

// --- witnesses

bool Finder::is_change_of_position(const Link& link) const {
    const auto replaced = [&](Node earlier, Node later) {
        if (snapshot_.kind(earlier) == RecordKind::Relation || !snapshot_.retracted(earlier)) return false;
        const Period then = time_of(snapshot_, later);
        return compare(time_of(snapshot_, earlier), then) == TimeOrder::Before &&
               over_by(snapshot_.period(snapshot_.retracted_on(earlier)), then);
    };
    return replaced(link.a.source, link.b.source) || replaced(link.b.source, link.a.source);
}

/// Returns whether it is uncertain that `agent` answers.
bool Finder::add_side(WitnessSide& side, const Point& point, Node agent) {
    bool uncertain = false;
    side.agent = agent;
    if (speaks_alone(point.source)) {
        side.speaker = agent;
        side.responsibility = snapshot_.out(point.source, EdgeKind::SpokenBy)[0].edge;
    } else {
        const std::vector<Route>& all = routes(point.source);
        const auto route = std::lower_bound(all.begin(), all.end(), agent,
                                            [](const Route& one, Node wanted) { return one.agent < wanted; });
        GAINSAY_REQUIRE(route != all.end() && route->agent == agent);
        side.speaker = route->speaker;
        side.responsibility = route->responsibility;
        side.offices = route->offices;
        uncertain = route->uncertain;
    }
    side.source = point.source;
    side.speech = point.speech;
    side.object = point.speech == no_edge ? point.source : snapshot_.target(point.speech);
    for (const Arc occurrence : snapshot_.out(point.source, EdgeKind::RecordedIn)) {
        if (lens_.see_place(occurrence.node)) side.occurrences.push_back(occurrence.edge);
    }
    return uncertain;
}

Witness Finder::witness(const Link& link, Node a, Node b) {
    Witness made;
    made.kind = link.kind;
    const bool a_uncertain = add_side(made.a, link.a, a), b_uncertain = add_side(made.b, link.b, b);
    made.conflict = link.conflict;
    const auto add = [&](const WitnessStep& step) {
        made.steps.push_back(step);
        mark(made.used, snapshot_.kind(step.edge));
    };
    if (link.conflict != no_edge) {
        if (link.other != made.a.object) {
            const std::vector<WitnessStep> down = reach(link.other).walk(made.a.object);
            for (auto step = down.rbegin(); step != down.rend(); ++step)
                add({step->to, step->from, step->edge});
        }
        made.steps.push_back({link.other, link.root, link.conflict});
    }
    if (link.kind != WitnessKind::Undercut && link.root != made.b.object) {
        for (const WitnessStep& step : reach(link.root).walk(made.b.object)) add(step);
    }
    made.used.affiliation = !made.a.offices.empty() || !made.b.offices.empty();
    const auto seen = [&](const Point& point) {
        return point.speech == no_edge ? *lens_.see(point.source) : *lens_.see_speech(point.source);
    };
    const Cost cost = link.cost + seen(link.a) + seen(link.b);
    made.proposed = cost.proposed != 0;
    made.date_uncertain = cost.uncertain != 0 || a_uncertain || b_uncertain;
    made.mutual = link.mutual;
    made.change_of_position = a == b && is_change_of_position(link);
    return made;
}

}  // namespace gainsay
