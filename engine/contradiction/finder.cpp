#include "engine/contradiction/finder.hpp"

#include <algorithm>
#include <tuple>

namespace gainsay {
namespace {

/// One link for each pair of points and conflict, the cheapest; a `contradicts` may be crossed either way.
void keep_cheapest(std::vector<Link>& links) {
    const auto key = [](const Link& l) { return std::tie(l.kind, l.a, l.b, l.conflict); };
    std::sort(links.begin(), links.end(), [&](const Link& x, const Link& y) {
        return std::tuple(key(x), x.cost, x.other) < std::tuple(key(y), y.cost, y.other);
    });
    links.erase(std::unique(links.begin(), links.end(),
                            [&](const Link& x, const Link& y) { return key(x) == key(y); }),
                links.end());
}

void mark(Closures& used, EdgeKind kind) {
    if (kind == EdgeKind::Rephrases) used.rephrase = true;
    if (kind == EdgeKind::Entails) used.entailment = true;
    if (kind == EdgeKind::PartOf || kind == EdgeKind::States) used.part = true;
}

}  // namespace

Finder::Finder(const Snapshot& snapshot, const ContradictionOptions& options)
    : snapshot_(snapshot), lens_(snapshot, options) {}

void Finder::forget() {
    reaches_.clear();
    routes_.clear();
}

const Reach& Finder::reach(Node root) {
    auto at = reaches_.find(root);
    if (at == reaches_.end()) at = reaches_.emplace(root, Reach(lens_, root)).first;
    return at->second;
}

const std::vector<Route>& Finder::routes(Node source) {
    auto at = routes_.find(source);
    if (at == routes_.end()) at = routes_.emplace(source, answerable(lens_, source)).first;
    return at->second;
}

// --- points

/// The points that assert `claim`.
std::vector<Point> Finder::asserting(Node claim) const {
    std::vector<Point> points;
    for (const EdgeKind kind : {EdgeKind::Asserts, EdgeKind::States}) {
        Node last = no_node;  // a document that states a claim twice says it once
        for (const Arc said : snapshot_.in(claim, kind)) {
            if (said.node != last && lens_.see(said.node)) points.push_back({said.node, said.edge});
            last = said.node;
        }
    }
    return points;
}

/// What `source` says that can take part in a contradiction on the side of A.
std::vector<Point> Finder::said_by(Node source) const {
    std::vector<Point> points;
    if (!lens_.see(source)) return points;
    for (const EdgeKind kind : {EdgeKind::Asserts, EdgeKind::Denies, EdgeKind::States}) {
        Node last = no_node;
        for (const Arc said : snapshot_.out(source, kind)) {
            if (said.node != last) points.push_back({source, said.edge});
            last = said.node;
        }
    }
    return points;
}

// --- links, from A's point forwards

Finder::Links Finder::forwards(const Point& a) {
    Links links;
    const EdgeKind kind = snapshot_.kind(a.speech);
    const Node object = snapshot_.target(a.speech);
    if (kind == EdgeKind::Denies) {
        denials(links, a, object);
    } else if (snapshot_.kind(object) == RecordKind::Claim) {
        for (const Node claim : held_to(lens_, object)) conflicts(links, a, claim);
    }
    keep_cheapest(links);
    return links;
}

void Finder::denials(Links& links, const Point& a, Node root) {
    Cost cost;
    if (snapshot_.kind(root) == RecordKind::Document) {
        const auto seen = lens_.see(root);
        if (!seen) return;
        cost = *seen;
    }
    for (const Reach::Member& member : reach(root).members()) {
        if (snapshot_.kind(member.node) == RecordKind::Document) {
            links.push_back({WitnessKind::Rejection,
                             a,
                             {member.node, no_edge},
                             no_edge,
                             cost + member.cost,
                             root,
                             no_node});
            continue;
        }
        for (const Point& b : asserting(member.node)) {
            links.push_back({WitnessKind::Denial, a, b, no_edge, cost + member.cost, root, no_node});
        }
    }
}

/// The conflicts that `entered`, a claim which A is held to, takes part in.
void Finder::conflicts(Links& links, const Point& a, Node entered) {
    for (const Arc arc : snapshot_.out(entered, EdgeKind::Contradicts))
        opposed(links, a, arc.edge, entered, arc.node);
    for (const Arc arc : snapshot_.in(entered, EdgeKind::Contradicts))
        opposed(links, a, arc.edge, entered, arc.node);
    for (const Arc arc : snapshot_.out(entered, EdgeKind::Rebuts))
        opposed(links, a, arc.edge, entered, arc.node);
    const Node object = snapshot_.target(a.speech);
    for (const Arc arc : snapshot_.out(entered, EdgeKind::Undercuts)) {
        const auto cost = lens_.cross(arc.edge);
        if (!cost || !lens_.see(arc.node)) continue;
        links.push_back({WitnessKind::Undercut,
                         a,
                         {arc.node, no_edge},
                         arc.edge,
                         *cost + reach(entered).find(object)->cost,
                         arc.node,
                         entered});
    }
}

void Finder::opposed(Links& links, const Point& a, Edge conflict, Node entered, Node end) {
    const auto crossing = lens_.cross(conflict);
    if (!crossing) return;
    const Cost cost = *crossing + reach(entered).find(snapshot_.target(a.speech))->cost;
    for (const Reach::Member& member : reach(end).members()) {
        for (const Point& b : asserting(member.node)) {
            links.push_back({WitnessKind::Opposition, a, b, conflict, cost + member.cost, end, entered});
        }
    }
}

// --- links, from B's point backwards

Finder::Links Finder::backwards(const Point& b) {
    Links links;
    if (b.speech == no_edge) {
        if (snapshot_.kind(b.source) == RecordKind::Document)
            denied_by(links, b, denied_with(lens_, {}, b.source));
        for (const Arc arc : snapshot_.in(b.source, EdgeKind::Undercuts)) {
            attacked_by(links, b, b.source, arc.edge, arc.node);
        }
    } else {
        const std::vector<Node> claims = held_to(lens_, snapshot_.target(b.speech));
        denied_by(links, b, claims);
        denied_by(links, b, denied_with(lens_, claims, no_node));
        for (const Node end : claims) {
            for (const EdgeKind kind : {EdgeKind::Contradicts, EdgeKind::Rebuts}) {
                for (const Arc arc : snapshot_.in(end, kind)) attacked_by(links, b, end, arc.edge, arc.node);
            }
            for (const Arc arc : snapshot_.out(end, EdgeKind::Contradicts)) {
                attacked_by(links, b, end, arc.edge, arc.node);
            }
        }
    }
    keep_cheapest(links);
    return links;
}

/// Who denies one of `roots`, claims or documents, with which b is denied.
void Finder::denied_by(Links& links, const Point& b, const std::vector<Node>& roots) {
    const bool rejection = b.speech == no_edge;
    const Node object = rejection ? b.source : snapshot_.target(b.speech);
    for (const Node root : roots) {
        const Arcs denials = snapshot_.in(root, EdgeKind::Denies);
        if (denials.empty()) continue;
        const auto seen = snapshot_.kind(root) == RecordKind::Document ? lens_.see(root) : Cost{};
        if (!seen) continue;
        const Reach::Member* member = reach(root).find(object);
        if (member == nullptr) continue;  // a part that as_of hides lies between
        for (const Arc denial : denials) {
            if (!lens_.see(denial.node)) continue;
            links.push_back({rejection ? WitnessKind::Rejection : WitnessKind::Denial,
                             Point{denial.node, denial.edge}, b, no_edge, *seen + member->cost, root,
                             no_node});
        }
    }
}

/// Who asserts what is held to `entered`, from which `conflict` leads to `end`.
void Finder::attacked_by(Links& links, const Point& b, Node end, Edge conflict, Node entered) {
    const auto crossing = lens_.cross(conflict);
    if (!crossing) return;
    const bool undercut = b.speech == no_edge;
    Cost cost = *crossing;
    if (!undercut) cost = cost + reach(end).find(snapshot_.target(b.speech))->cost;
    for (const Reach::Member& member : reach(entered).members()) {
        for (const Point& a : asserting(member.node)) {
            links.push_back({undercut ? WitnessKind::Undercut : WitnessKind::Opposition, a, b, conflict,
                             cost + member.cost, end, entered});
        }
    }
}

// --- questions

void Finder::by(Node agent, const Visitor& visit) {
    by(sources_near(lens_, agent), agent, no_node, visit);
}

void Finder::against(Node agent, const Visitor& visit) {
    against(sources_near(lens_, agent), no_node, agent, visit);
}

void Finder::between(Node a, Node b, const Visitor& visit) {
    const std::vector<Node> of_a = sources_near(lens_, a), of_b = sources_near(lens_, b);
    if (of_a.size() <= of_b.size())
        by(of_a, a, b, visit);
    else
        against(of_b, a, b, visit);
}

void Finder::by(const std::vector<Node>& sources, Node a, Node b, const Visitor& visit) {
    for (const Node source : sources) {
        for (const Point& point : said_by(source)) pair_up(forwards(point), a, b, visit);
    }
}

void Finder::against(const std::vector<Node>& sources, Node a, Node b, const Visitor& visit) {
    for (const Node source : sources) {
        if (!lens_.see(source)) continue;
        for (const Point& point : said_by(source)) {
            const bool denies = snapshot_.kind(point.speech) == EdgeKind::Denies;
            const bool of_claim = snapshot_.kind(snapshot_.target(point.speech)) == RecordKind::Claim;
            if (!denies && of_claim) pair_up(backwards(point), a, b, visit);
        }
        pair_up(backwards({source, no_edge}), a, b, visit);
    }
}

void Finder::about(Node subject, const Visitor& visit) {
    Links links;
    const auto add = [&](const Links& found) { links.insert(links.end(), found.begin(), found.end()); };
    const auto add_denials = [&](Node object) {
        for (const Arc denial : snapshot_.in(object, EdgeKind::Denies)) {
            if (lens_.see(denial.node)) add(forwards({denial.node, denial.edge}));
        }
    };
    if (snapshot_.kind(subject) == RecordKind::Claim) {
        // The claims of its class: entailment makes no two claims one.
        Closures only_rephrase;
        only_rephrase.rephrase = lens_.closures().rephrase;
        for (const Node claim : held_to(lens_.with(only_rephrase), subject)) {
            add_denials(claim);
            for (const Point& point : asserting(claim)) add(forwards(point)), add(backwards(point));
        }
    } else if (lens_.see(subject)) {
        add_denials(subject);
        for (const Point& point : said_by(subject)) add(forwards(point)), add(backwards(point));
        add(backwards({subject, no_edge}));
    }
    keep_cheapest(links);
    pair_up(links, no_node, no_node, visit);
}

/// An agent that opposes itself by `contradicts` does so from either point: one of the two is enough.
void Finder::pair_up(const Links& links, Node only_a, Node only_b, const Visitor& visit) {
    const auto for_each = [&](Node source, Node only, const auto& use) {
        const std::vector<Route>& all = routes(source);
        auto at = all.begin();
        if (only != no_node) {
            at = std::lower_bound(all.begin(), all.end(), only,
                                  [](const Route& route, Node wanted) { return route.agent < wanted; });
        }
        for (; at != all.end() && (only == no_node || at->agent == only); ++at) use(*at);
    };
    for (const Link& link : links) {
        const bool mirrored = is_mutual(link) && link.b < link.a;
        for_each(link.a.source, only_a, [&](const Route& a) {
            for_each(link.b.source, only_b, [&](const Route& b) {
                if (!mirrored || a.agent != b.agent) visit(link, a, b);
            });
        });
    }
}

// --- witnesses

bool Finder::is_mutual(const Link& link) const {
    return link.conflict != no_edge && snapshot_.kind(link.conflict) == EdgeKind::Contradicts;
}

bool Finder::is_change_of_position(const Link& link) const {
    const auto replaced = [&](Node earlier, Node later) {
        if (snapshot_.kind(earlier) == RecordKind::Relation || !snapshot_.retracted(earlier)) return false;
        const Period then = time_of(snapshot_, later);
        return compare(time_of(snapshot_, earlier), then) == TimeOrder::Before &&
               over_by(snapshot_.period(snapshot_.retracted_on(earlier)), then);
    };
    return replaced(link.a.source, link.b.source) || replaced(link.b.source, link.a.source);
}

WitnessSide Finder::side(const Point& point, const Route& route) const {
    WitnessSide made{route.agent,
                     route.speaker,
                     route.offices,
                     point.source,
                     route.responsibility,
                     point.speech,
                     point.speech == no_edge ? point.source : snapshot_.target(point.speech),
                     {}};
    for (const Arc occurrence : snapshot_.out(point.source, EdgeKind::RecordedIn)) {
        if (lens_.see(occurrence.node)) made.occurrences.push_back(occurrence.edge);
    }
    return made;
}

Witness Finder::witness(const Link& link, const Route& a, const Route& b) {
    Witness made;
    made.kind = link.kind;
    made.a = side(link.a, a);
    made.b = side(link.b, b);
    made.conflict = link.conflict;
    if (link.conflict != no_edge) {
        made.steps = reach(link.other).walk(made.a.object);
        std::reverse(made.steps.begin(), made.steps.end());
        for (WitnessStep& step : made.steps) std::swap(step.from, step.to);
        made.steps.push_back({link.other, link.root, link.conflict});
    }
    if (link.kind != WitnessKind::Undercut) {
        const std::vector<WitnessStep> rest = reach(link.root).walk(made.b.object);
        made.steps.insert(made.steps.end(), rest.begin(), rest.end());
    }
    for (const WitnessStep& step : made.steps) mark(made.used, snapshot_.kind(step.edge));
    made.used.affiliation = !a.offices.empty() || !b.offices.empty();
    const Cost cost = link.cost + *lens_.see(link.a.source) + *lens_.see(link.b.source);
    made.proposed = cost.proposed != 0;
    made.date_uncertain = cost.uncertain != 0 || a.uncertain || b.uncertain;
    made.mutual = is_mutual(link);
    made.change_of_position = a.agent == b.agent && is_change_of_position(link);
    return made;
}

}  // namespace gainsay
