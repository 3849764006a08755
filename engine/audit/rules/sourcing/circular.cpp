#include <algorithm>
#include <array>
#include <deque>
#include <map>

#include "engine/audit/rules/makers.hpp"
#include "engine/audit/support/cycles.hpp"
#include "engine/audit/words.hpp"

namespace gainsay::audit {
namespace {

constexpr std::array thresholds{ThresholdInfo{
    "steps", 100'000, "links that are followed in all to find circles of citations and relays together"}};

constexpr RuleInfo about{
    .id = "sourcing/circular",
    .name = "Circular sourcing",
    .severity = Severity::Warning,
    .reason =
        "Documents cite each other in a circle, or one had a statement from another that leads back to it. "
        "Each looks confirmed by the next, and nobody of them knows it at first hand: intelligence services "
        "call it circular reporting. Find out which of them was there first, and what it had in hand. One "
        "finding is told for each tangle of citations; relays of different statements in both directions "
        "are no circle.",
    .bad = R"({"gainsay": 1, "documents": [
        {"id": "document:gazette", "title": "Gazette", "kind": "article", "cites": [{"document": "document:herald"}]},
        {"id": "document:herald", "title": "Herald", "kind": "article", "cites": [{"document": "document:gazette"}]}]})",
    .good = R"({"gainsay": 1, "documents": [
        {"id": "document:gazette", "title": "Gazette", "kind": "article", "cites": [{"document": "document:herald"}]},
        {"id": "document:herald", "title": "Herald", "kind": "article"}]})",
    .thresholds = thresholds,
};

// Where a document leads by citations and relays of any statement.
std::vector<Node> leads_to(const Snapshot& snapshot, Node document) {
    std::vector<Node> to;
    for (const Node cited : snapshot.out(document, EdgeKind::Cites).nodes()) to.push_back(cited);
    for (const Node via : snapshot.out(document, EdgeKind::RelayedFrom).nodes()) {
        if (snapshot.kind(via) == RecordKind::Document) to.push_back(via);
    }
    return to;
}

struct Link {
    Node from, to;
    Edge edge;
};

// find_circles() of engine/provenance/circles answers another question, so the rule searches for itself:
// - It lists circles, of which a tangle can have exponentially many, and stops at a limit. The rule owes one finding to each tangle and to
//   every one of them; a list that a limit ended, shortest first, may leave out whole tangles.
// - It takes a relay of any statement for a link, because there a person looks at each circle and at what rests on it. As a finding that
//   would be noise: two papers that had different statements from each other are no circle. So would be circles over `part_of`.
// - It works out the claims that rest on every circle, which no finding tells. The rule stays linear, but for its budget.
class Circular final : public Rule {
public:
    const RuleInfo& info() const override { return about; }

    void finish(const Subject& subject, const Report& report) override {
        const Snapshot& snapshot = subject.snapshot;
        const NodeRange documents = snapshot.nodes(RecordKind::Document);
        const auto cited = [&](Node document) { return snapshot.out(document, EdgeKind::Cites).nodes(); };
        std::vector<char> told(snapshot.node_count());
        for (const auto& component : cyclic_components(documents, cited)) {
            tell(snapshot, cited_in(snapshot, shortest_cycle(component, cited)), report);
            for (const Node document : component) told[to_index(document)] = 1;
        }
        budget_ = subject.threshold(about.id, thresholds[0].name, thresholds[0].otherwise);
        // Rows that are made anew for each look would cost the square of a document's links: they are made once.
        if (snapshot.edges(EdgeKind::RelayedFrom).empty()) return;
        std::vector<std::vector<Node>> rows(documents.size());
        const std::uint32_t first = documents.empty() ? 0 : to_index(*documents.begin());
        for (const Node document : documents) rows[to_index(document) - first] = leads_to(snapshot, document);
        const auto both = [&](Node document) -> const std::vector<Node>& {
            return rows[to_index(document) - first];
        };
        for (const auto& component : cyclic_components(documents, both))
            mixed(snapshot, component, told, report);
    }

private:
    static std::vector<Link> cited_in(const Snapshot& snapshot, const std::vector<Node>& cycle) {
        std::vector<Link> links;
        for (std::size_t i = 0; i < cycle.size(); ++i) {
            const Node to = cycle[(i + 1) % cycle.size()];
            for (const Arc arc : snapshot.out(cycle[i], EdgeKind::Cites)) {
                if (arc.node != to) continue;
                links.push_back({cycle[i], to, arc.edge});
                break;
            }
        }
        return links;
    }

    // A circle over relays is one only where they are of one statement: each relay is tried. One finding a component.
    void mixed(const Snapshot& snapshot, const std::vector<Node>& component, const std::vector<char>& told,
               const Report& report) {
        if (std::any_of(component.begin(), component.end(), [&](Node d) { return told[to_index(d)] != 0; }))
            return;
        for (const Node document : component) {
            for (const Arc relay : snapshot.out(document, EdgeKind::RelayedFrom)) {
                if (!std::binary_search(component.begin(), component.end(), relay.node)) continue;
                const std::vector<Link> way = way_back(snapshot, document, relay, component);
                if (way.empty()) continue;
                tell(snapshot, way, report);
                return;
            }
        }
    }

    // A shortest way from where the relay leads to `home`, over citations and relays of the same statement.
    std::vector<Link> way_back(const Snapshot& snapshot, Node home, Arc relay,
                               const std::vector<Node>& component) {
        const Node statement = snapshot.occurrence(relay.edge).statement;
        std::map<Node, Link> reached{{relay.node, {home, relay.node, relay.edge}}};
        std::deque<Node> pending{relay.node};
        while (!pending.empty() && reached.count(home) == 0) {
            const Node here = pending.front();
            pending.pop_front();
            for (const EdgeKind kind : {EdgeKind::Cites, EdgeKind::RelayedFrom}) {
                for (const Arc arc : snapshot.out(here, kind)) {
                    if (--budget_ < 0) return {};
                    if (kind == EdgeKind::RelayedFrom && snapshot.occurrence(arc.edge).statement != statement)
                        continue;
                    if (!std::binary_search(component.begin(), component.end(), arc.node)) continue;
                    if (reached.try_emplace(arc.node, Link{here, arc.node, arc.edge}).second)
                        pending.push_back(arc.node);
                }
            }
        }
        std::vector<Link> way;
        if (reached.count(home) == 0) return way;
        Node at = home;
        do {
            way.push_back(reached.at(at));
            at = way.back().from;
        } while (at != home);
        std::reverse(way.begin(), way.end());
        return way;
    }

    void tell(const Snapshot& snapshot, const std::vector<Link>& circle, const Report& report) {
        Finding finding =
            found(record_id(snapshot, circle.front().from), "",
                  circle.size() == 1
                      ? "the document leads to itself, expected another"
                      : std::to_string(circle.size()) +
                            " documents lead back to each other, expected that one of them is the first");
        for (const Link& link : circle) {
            const bool relayed = snapshot.kind(link.edge) == EdgeKind::RelayedFrom;
            finding.witness.push_back(
                {record_id(snapshot, link.from), relayed ? "" : "cites",
                 relayed ? "had " + std::string(snapshot.id(snapshot.occurrence(link.edge).statement)) +
                               " from " + std::string(snapshot.id(link.to))
                         : "cites " + std::string(snapshot.id(link.to))});
        }
        report(std::move(finding));
    }

    double budget_ = 0;
};

}  // namespace

std::unique_ptr<Rule> make_circular() {
    return std::make_unique<Circular>();
}

}  // namespace gainsay::audit
