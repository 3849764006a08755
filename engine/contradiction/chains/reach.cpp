// Both searches are Dijkstra's with a vector-valued length (Cost) and settle equal costs by node and edge
// number, so that the tree depends on nothing but the case. Without closures the queue holds the root alone.
#include "engine/contradiction/chains/reach.hpp"

#include <algorithm>
#include <array>
#include <queue>
#include <set>
#include <tuple>

namespace gainsay {
namespace {

struct Entry {
    Cost cost;
    Node node;
    WitnessStep step;
    std::size_t parent;

    friend bool operator>(const Entry& x, const Entry& y) noexcept {
        return std::tie(x.cost, x.node, x.step.edge, x.parent) >
               std::tie(y.cost, y.node, y.step.edge, y.parent);
    }
};
using Queue = std::priority_queue<Entry, std::vector<Entry>, std::greater<>>;

constexpr std::size_t no_parent = static_cast<std::size_t>(-1);

class Grower {
public:
    explicit Grower(const Lens& lens) : lens_(lens), snapshot_(lens.snapshot()) {}

    std::vector<Reach::Member> grow(Node root) {
        queue_.push({{}, root, {}, no_parent});
        std::vector<Reach::Member> members;
        while (!queue_.empty()) {
            const Entry entry = queue_.top();
            queue_.pop();
            if (!settled_.insert(entry.node).second) continue;
            members.push_back({entry.node, entry.cost, entry.step, entry.parent});
            at_ = members.size() - 1;
            expand(members.back());
        }
        return members;
    }

private:
    void expand(const Reach::Member member) {
        if (snapshot_.kind(member.node) == RecordKind::Document) {
            if (!lens_.closures().part) return;
            for (const Arc part : snapshot_.in(member.node, EdgeKind::PartOf)) {
                std::optional<Cost> cost = lens_.see(part.node);
                if (!cost) continue;
                cost->length = 1;
                push(member, part, *cost);
            }
            for (const Arc claim : snapshot_.out(member.node, EdgeKind::States))
                push(member, claim, {0, 0, 1});
            return;
        }
        if (lens_.closures().rephrase) {
            cross(member, snapshot_.out(member.node, EdgeKind::Rephrases));
            cross(member, snapshot_.in(member.node, EdgeKind::Rephrases));
        }
        if (lens_.closures().entailment) cross(member, snapshot_.in(member.node, EdgeKind::Entails));
    }

    void cross(const Reach::Member& member, const Arcs& arcs) {
        for (const Arc arc : arcs) {
            if (const auto cost = lens_.cross(arc.edge)) push(member, arc, *cost);
        }
    }

    void push(const Reach::Member& member, Arc arc, const Cost& cost) {
        if (settled_.count(arc.node) != 0) return;
        queue_.push({member.cost + cost, arc.node, {member.node, arc.node, arc.edge}, at_});
    }

    const Lens& lens_;
    const Snapshot& snapshot_;
    Queue queue_;
    std::set<Node> settled_;
    std::size_t at_ = 0;
};

/// Everything that `next` leads to from `start`, in node order.
template <class Next>
std::vector<Node> flood(std::vector<Node> start, const Next& next) {
    std::set<Node> seen(start.begin(), start.end());
    while (!start.empty()) {
        const Node node = start.back();
        start.pop_back();
        next(node, [&](Node found) {
            if (seen.insert(found).second) start.push_back(found);
        });
    }
    return {seen.begin(), seen.end()};
}

}  // namespace

Reach::Reach(const Lens& lens, Node root) : members_(Grower(lens).grow(root)), by_node_(members_.size()) {
    for (std::size_t i = 0; i < by_node_.size(); ++i) by_node_[i] = i;
    std::sort(by_node_.begin(), by_node_.end(),
              [&](std::size_t x, std::size_t y) { return members_[x].node < members_[y].node; });
}

const Reach::Member* Reach::find(Node node) const {
    const auto at = std::lower_bound(by_node_.begin(), by_node_.end(), node,
                                     [&](std::size_t i, Node wanted) { return members_[i].node < wanted; });
    return at != by_node_.end() && members_[*at].node == node ? &members_[*at] : nullptr;
}

std::vector<WitnessStep> Reach::walk(Node node) const {
    std::vector<WitnessStep> steps;
    const Member* member = find(node);
    GAINSAY_REQUIRE(member != nullptr);
    for (; member->parent != no_parent; member = &members_[member->parent]) steps.push_back(member->step);
    std::reverse(steps.begin(), steps.end());
    return steps;
}

bool nothing_below(const Lens& lens, Node root) {
    const Closures& closures = lens.closures();
    if (!closures.rephrase && !closures.entailment && !closures.part) return true;
    const Snapshot& snapshot = lens.snapshot();
    if (snapshot.kind(root) == RecordKind::Document) {
        return !closures.part ||
               (snapshot.in(root, EdgeKind::PartOf).empty() && snapshot.out(root, EdgeKind::States).empty());
    }
    return (!closures.rephrase || (snapshot.out(root, EdgeKind::Rephrases).empty() &&
                                   snapshot.in(root, EdgeKind::Rephrases).empty())) &&
           (!closures.entailment || snapshot.in(root, EdgeKind::Entails).empty());
}

bool nothing_above(const Lens& lens, Node claim) {
    const Closures& closures = lens.closures();
    const Snapshot& snapshot = lens.snapshot();
    return (!closures.rephrase || (snapshot.out(claim, EdgeKind::Rephrases).empty() &&
                                   snapshot.in(claim, EdgeKind::Rephrases).empty())) &&
           (!closures.entailment || snapshot.out(claim, EdgeKind::Entails).empty());
}

std::vector<Node> held_to(const Lens& lens, Node claim) {
    const Snapshot& snapshot = lens.snapshot();
    return flood({claim}, [&](Node node, const auto& add) {
        const auto cross = [&](const Arcs& arcs) {
            for (const Arc arc : arcs) {
                if (lens.cross(arc.edge)) add(arc.node);
            }
        };
        if (lens.closures().rephrase) cross(snapshot.out(node, EdgeKind::Rephrases));
        if (lens.closures().rephrase) cross(snapshot.in(node, EdgeKind::Rephrases));
        if (lens.closures().entailment) cross(snapshot.out(node, EdgeKind::Entails));
    });
}

std::vector<Node> denied_with(const Lens& lens, const std::vector<Node>& claims, Node document) {
    const Snapshot& snapshot = lens.snapshot();
    std::vector<Node> start;
    if (document != no_node) start.push_back(document);
    if (lens.closures().part) {
        for (const Node claim : claims) {
            const auto documents = snapshot.in(claim, EdgeKind::States).nodes();
            start.insert(start.end(), documents.begin(), documents.end());
        }
    }
    return flood(std::move(start), [&](Node node, const auto& add) {
        if (!lens.closures().part || !lens.see(node)) return;
        for (const Node whole : snapshot.out(node, EdgeKind::PartOf).nodes()) add(whole);
    });
}

std::vector<Route> answerable(const Lens& lens, Node source) {
    const Snapshot& snapshot = lens.snapshot();
    Queue queue;
    for (const EdgeKind kind :
         {EdgeKind::SpokenBy, EdgeKind::PublishedBy, EdgeKind::AuthoredBy, EdgeKind::AssertedBy}) {
        for (const Arc arc : snapshot.out(source, kind)) {
            queue.push({{}, arc.node, {source, arc.node, arc.edge}, no_parent});
        }
    }
    const Period then = lens.closures().affiliation ? time_of(snapshot, source) : Period{};
    std::set<Node> settled;
    std::vector<Route> routes;
    while (!queue.empty()) {
        const Entry entry = queue.top();
        queue.pop();
        if (!settled.insert(entry.node).second) continue;
        Route route{entry.node, entry.node, entry.step.edge, {}, entry.cost.uncertain != 0};
        if (entry.parent != no_parent) {
            const Route& below = routes[entry.parent];
            route.speaker = below.speaker;
            route.responsibility = below.responsibility;
            route.offices = below.offices;
            route.offices.push_back(entry.step.edge);
        }
        routes.push_back(std::move(route));
        if (!lens.closures().affiliation) continue;
        for (const Arc office : snapshot.out(entry.node, EdgeKind::AffiliatedWith)) {
            const auto cost = lens.hold(office.edge, then);
            if (!cost || settled.count(office.node) != 0) continue;
            queue.push(
                {entry.cost + *cost, office.node, {entry.node, office.node, office.edge}, routes.size() - 1});
        }
    }
    std::sort(routes.begin(), routes.end(), [](const Route& x, const Route& y) { return x.agent < y.agent; });
    return routes;
}

namespace {

/// The agent and, where they speak for it, those below it.
std::vector<Node> speakers_near(const Lens& lens, Node agent) {
    if (!lens.closures().affiliation) return {agent};
    return flood({agent}, [&](Node node, const auto& add) {
        for (const Node member : lens.snapshot().in(node, EdgeKind::AffiliatedWith).nodes()) add(member);
    });
}

/// Documents, statements, relations: in the order of their numbers, so that there is often nothing to sort.
constexpr std::array<EdgeKind, 4> responsibilities{EdgeKind::PublishedBy, EdgeKind::AuthoredBy,
                                                   EdgeKind::SpokenBy, EdgeKind::AssertedBy};

}  // namespace

std::size_t count_sources_near(const Lens& lens, Node agent) {
    std::size_t count = 0;
    for (const Node speaker : speakers_near(lens, agent)) {
        for (const EdgeKind kind : responsibilities) count += lens.snapshot().in(speaker, kind).size();
    }
    return count;
}

std::vector<Node> sources_near(const Lens& lens, Node agent) {
    std::vector<Node> sources;
    for (const Node speaker : speakers_near(lens, agent)) {
        for (const EdgeKind kind : responsibilities) {
            const auto found = lens.snapshot().in(speaker, kind).nodes();
            sources.insert(sources.end(), found.begin(), found.end());
        }
    }
    if (!std::is_sorted(sources.begin(), sources.end())) std::sort(sources.begin(), sources.end());
    sources.erase(std::unique(sources.begin(), sources.end()), sources.end());
    return sources;
}

}  // namespace gainsay
