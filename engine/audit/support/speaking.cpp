#include "engine/audit/support/speaking.hpp"

#include <algorithm>

#include "engine/audit/words.hpp"
#include "engine/time/time_of.hpp"

namespace gainsay::audit {
namespace {

constexpr std::size_t max_offices = 16;

}  // namespace

std::vector<Node> speaking(const Snapshot& snapshot, Node source) {
    if (snapshot.kind(source) == RecordKind::Statement) return {snapshot.speaker(source)};
    std::vector<Node> who;
    for (const EdgeKind kind : {EdgeKind::PublishedBy, EdgeKind::AuthoredBy}) {
        if (!who.empty()) break;
        for (const Node agent : snapshot.out(source, kind).nodes()) who.push_back(agent);
    }
    return who;
}

Bodies bodies_of(const Snapshot& snapshot, Node agent, const Period& then) {
    Bodies bodies;
    bodies.agents.push_back(agent);
    for (std::size_t i = 0; i < bodies.agents.size(); ++i) {
        const Arcs offices = snapshot.out(bodies.agents[i], EdgeKind::AffiliatedWith);
        for (std::size_t k = 0; k < std::min(offices.size(), max_offices); ++k) {
            const Arc arc = offices[k];
            if (bodies.agents.size() == max_bodies_above) return bodies;
            const TimeOrder order = compare(snapshot.affiliation(arc.edge).held, then);
            if (order == TimeOrder::Before || order == TimeOrder::After) continue;
            if (std::find(bodies.agents.begin(), bodies.agents.end(), arc.node) != bodies.agents.end())
                continue;
            bodies.agents.push_back(arc.node);
            bodies.offices.push_back(arc.edge);
        }
    }
    return bodies;
}

Step belonging(const Snapshot& snapshot, Edge office) {
    const AffiliationView held = snapshot.affiliation(office);
    Step step;
    step.record = record_id(snapshot, snapshot.source(office));
    step.field = "affiliations";
    step.says = "belongs to " + std::string(snapshot.id(snapshot.target(office)));
    if (!held.role.empty()) step.says += " as " + std::string(held.role);
    if (held.from != no_date || held.until != no_date) {
        const auto end = [&](Date date) { return date == no_date ? ".." : std::string(snapshot.text(date)); };
        step.says += ", " + end(held.from) + "/" + end(held.until);
    }
    return step;
}

std::vector<Node> sources_of(const Snapshot& snapshot, Node claim, std::size_t most) {
    std::vector<Node> sources;
    for (const EdgeKind kind : {EdgeKind::States, EdgeKind::Asserts}) {
        for (const Node source : snapshot.in(claim, kind).nodes()) {
            if (sources.size() == most) return sources;
            sources.push_back(source);
        }
    }
    return sources;
}

Node Groups::group(Node node) {
    const auto parent = [this](Node at) -> Node& {
        const std::uint32_t i = to_index(at);
        if (asked_[i] != question_) asked_[i] = question_, parent_[i] = at;
        return parent_[i];
    };
    while (parent(node) != node) node = parent(node) = parent(parent(node));
    return node;
}

void Groups::join(Node x, Node y) {
    x = group(x), y = group(y);
    parent_[to_index(std::max(x, y))] = std::min(x, y);
}

Node Groups::add(const Snapshot& snapshot, Node source) {
    const std::vector<Node> who = speaking(snapshot, source);
    if (who.empty()) return group(source);
    const Period then = time_of(snapshot, source);
    for (const Node agent : who) {
        join(who.front(), agent);
        for (const Node body : bodies_of(snapshot, agent, then).agents) join(agent, body);
    }
    return group(who.front());
}

std::size_t count_bodies(const Snapshot& snapshot, const std::vector<Node>& sources, Groups& groups) {
    if (sources.size() < 2) return sources.size();
    groups.clear();
    std::vector<Node> met;
    for (const Node source : sources) met.push_back(groups.add(snapshot, source));
    for (Node& one : met) one = groups.group(one);  // what was joined later
    std::sort(met.begin(), met.end());
    return static_cast<std::size_t>(std::unique(met.begin(), met.end()) - met.begin());
}

}  // namespace gainsay::audit
