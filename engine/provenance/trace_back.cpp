#include <algorithm>

#include "engine/provenance/trace_hops.hpp"

// The way back. A document that relays a statement is followed for that statement: what else it relays, of
// whom, is another story. What it cites belongs to the document, whichever statement led to it, so it is
// followed once.

namespace gainsay::tracing {
namespace {

/// The occurrences of one statement that count, and the order in which to begin with them.
class Places {
public:
    Places(const Sight& sight, Node statement, HopList& hops) : sight_(sight) {
        for (const Arc arc : sight.snapshot().out(statement, EdgeKind::RecordedIn)) {
            if (!hops.look_further()) break;
            if (sight.visible(arc.node) || sight.ends_here(arc.node, false))
                arcs_.push_back(arc);  // by document, as edges of a source are
        }
        reached_.assign(arcs_.size(), false);
    }

    /// The documents that nobody else had the statement from; then, of every circle that these do not lead
    /// into, the first. From them a walk along `via` reaches all.
    [[nodiscard]] std::vector<Arc> heads() {
        std::vector<char> relayed(arcs_.size(), false);
        for (const Arc arc : arcs_) {
            if (ends(arc)) continue;  // what lies behind it is entered by itself
            for_each_at(via(arc), arc.node, [&](std::size_t i) { relayed[i] = true; });
        }
        std::vector<Arc> heads;
        for (const bool circles : {false, true}) {
            for (std::size_t i = 0; i < arcs_.size(); ++i) {
                if (reached_[i] || (!circles && relayed[i])) continue;
                const Node document = arcs_[i].node;
                reach(i);
                for (std::size_t k = i; k < arcs_.size() && arcs_[k].node == document; ++k)
                    heads.push_back(arcs_[k]);
            }
        }
        std::sort(heads.begin(), heads.end());
        return heads;
    }

private:
    [[nodiscard]] Node via(Arc arc) const { return sight_.snapshot().occurrence(arc.edge).via; }
    [[nodiscard]] bool ends(Arc arc) const { return sight_.taken_back(arc.node); }

    /// Calls `visit` with the places of `document`, unless it is `from` itself: nobody is a source of his
    /// own.
    template <class Visit>
    void for_each_at(Node document, Node from, const Visit& visit) const {
        if (document == no_node || document == from) return;
        auto at = std::lower_bound(arcs_.begin(), arcs_.end(), document,
                                   [](const Arc& arc, Node wanted) { return arc.node < wanted; });
        for (; at != arcs_.end() && at->node == document; ++at)
            visit(static_cast<std::size_t>(at - arcs_.begin()));
    }

    void reach(std::size_t place) {
        std::vector<std::size_t> pending;
        const auto push = [&](std::size_t i) {
            if (!reached_[i]) pending.push_back(i), reached_[i] = true;
        };
        const Node document = arcs_[place].node;
        for (std::size_t i = place; i < arcs_.size() && arcs_[i].node == document; ++i) push(i);
        while (!pending.empty()) {
            const Arc arc = arcs_[pending.back()];
            pending.pop_back();
            if (!ends(arc)) for_each_at(via(arc), arc.node, push);
        }
    }

    const Sight& sight_;
    std::vector<Arc> arcs_;
    std::vector<char> reached_;
};

/// From whom `statement` came to each of its occurrences in `document`. By search, because a document may
/// relay many statements: its relays stand by the source they name, and within a source by statement.
void add_relays(const Sight& sight, Node document, Node statement, HopList& hops) {
    const Snapshot& snapshot = sight.snapshot();
    const Arcs places = snapshot.out(statement, EdgeKind::RecordedIn);
    const auto documents = places.nodes();
    const auto here = std::equal_range(documents.begin(), documents.end(), document);
    std::vector<Node> sources;
    for (auto at = here.first; at != here.second && hops.look_further(); ++at) {
        const Arc arc = places[static_cast<std::size_t>(at - documents.begin())];
        const Node via = snapshot.occurrence(arc.edge).via;
        if (via != no_node && (sight.visible(via) || sight.ends_here(via, false))) sources.push_back(via);
    }
    std::sort(sources.begin(), sources.end());
    sources.erase(std::unique(sources.begin(), sources.end()), sources.end());

    const Arcs relays = snapshot.out(document, EdgeKind::RelayedFrom);
    for (const Node source : sources) {
        const auto run = std::equal_range(relays.nodes().begin(), relays.nodes().end(), source);
        auto low = static_cast<std::size_t>(run.first - relays.nodes().begin());
        const auto end = static_cast<std::size_t>(run.second - relays.nodes().begin());
        for (std::size_t high = end; low < high;) {
            const std::size_t middle = low + (high - low) / 2;
            if (snapshot.occurrence(relays[middle].edge).statement < statement) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        GAINSAY_REQUIRE(low < end && snapshot.occurrence(relays[low].edge).statement == statement);
        for (; low < end && snapshot.occurrence(relays[low].edge).statement == statement; ++low) {
            if (!hops.look()) return;
            hops.put({source, relays[low].edge, TraceLink::RelayedFrom, statement});
        }
    }
}

}  // namespace

void BackHops::of_node(const TraceStep& step, HopList& hops) const {
    if (step.link == TraceLink::Root) {
        add_out(step.node, EdgeKind::PublishedBy, TraceLink::PublishedBy, hops, /*leaf=*/true);
        add_out(step.node, EdgeKind::AuthoredBy, TraceLink::AuthoredBy, hops, /*leaf=*/true);
    }
    switch (snapshot().kind(step.node)) {
        case RecordKind::Claim:
            return of_claim(step.node, hops);
        case RecordKind::Statement:
            return of_statement(step.node, hops);
        case RecordKind::Document:
            return of_document(step.node, hops);
        default:
            return;
    }
}

void BackHops::of_claim(Node claim, HopList& hops) const {
    add_in(claim, EdgeKind::Asserts, TraceLink::Asserted, hops);
    add_in(claim, EdgeKind::States, TraceLink::StatedIn, hops);
    if (sight().options().rephrasings) {
        add_relations(claim, EdgeKind::Rephrases, TraceLink::RephrasedAs, hops, /*both_ways=*/true);
    }
}

void BackHops::of_statement(Node statement, HopList& hops) const {
    add_out(statement, EdgeKind::SpokenBy, TraceLink::SpokenBy, hops, /*leaf=*/true);
    for (const Arc arc : Places(sight(), statement, hops).heads()) {
        if (!hops.look()) return;
        hops.put({arc.node, arc.edge, TraceLink::RecordedIn, statement});
    }
}

void BackHops::of_document(Node document, HopList& hops) const {
    if (every_relay_) {
        for (const Arc arc : snapshot().out(document, EdgeKind::RelayedFrom)) {
            if (!hops.look()) return;
            const Node statement = snapshot().occurrence(arc.edge).statement;
            if (!sight().visible(statement) || !leads_to(arc.node)) continue;
            hops.put({arc.node, arc.edge, TraceLink::RelayedFrom, statement});
        }
    }
    add_out(document, EdgeKind::Cites, TraceLink::Cites, hops);
    add_out(document, EdgeKind::PartOf, TraceLink::PartOf, hops);
}

void BackHops::of_link(const TraceStep& step, HopList& hops) const {
    add_relays(sight(), step.node, step.statement, hops);
}

Node BackHops::link_key(const TraceStep& step) const {
    const bool follows =
        !every_relay_ && step.statement != no_node && snapshot().kind(step.node) == RecordKind::Document;
    return follows ? step.statement : no_node;
}

TraceParity BackHops::parity(const TraceStep&, const Hop&) const {
    return TraceParity::None;
}

Ending BackHops::ending(const TraceStep& step) const {
    if (step.retracted && step.link != TraceLink::Root) return Ending::Retracted;
    switch (snapshot().kind(step.node)) {
        case RecordKind::Document:
            return snapshot().seen(step.node) ? Ending::PrimaryDocument : Ending::OnlyReported;
        case RecordKind::Agent:
            return Ending::RelayedFromAgent;
        default:
            return Ending::Unrecorded;
    }
}

}  // namespace gainsay::tracing
