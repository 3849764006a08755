#include "graphs/snapshot/overlay/overlay.hpp"

#include <algorithm>
#include <map>

#include "graphs/snapshot/build/build.hpp"
#include "graphs/snapshot/overlay/overlay_layout.hpp"

// The changed records are built as a small snapshot of their own, in which whatever they name stands as a stub:
// the builder is the same, so rows and edges come out as a rebuild would have them, and in the same order. What is
// left is to find where in the base each node and edge goes, and what of the base it takes the place of.

namespace gainsay {
namespace {

using Layout = Snapshot::Layout;

/// Where an id stands among the nodes of the base, or would.
struct Seat {
    std::uint32_t base = 0;
    bool taken = false;
};

class Overlayer {
public:
    Overlayer(const Snapshot& base, const GraphSource& source, const OverlayLimits& limits)
        : base_(base), source_(source), limits_(limits), overlay_(std::make_shared<Overlay>()) {
        GAINSAY_REQUIRE(!base.overlaid());
        overlay_->base = base.layout();
    }

    std::optional<Snapshot> make(std::vector<RecordId> changed) {
        std::sort(changed.begin(), changed.end());
        changed.erase(std::unique(changed.begin(), changed.end()), changed.end());
        if (changed.size() > limits_.records) return std::nullopt;
        if (base_.node_count() + changed.size() >= to_index(no_node))
            return std::nullopt;  // the builder refuses
        const std::uint64_t version = source_.version();
        if (!gather(changed) || !splice_nodes() || !splice_edges()) return std::nullopt;
        number_dates();
        return Snapshot(finish(version));
    }

private:
    struct Change {
        RecordId id;
        Seat seat;
        bool present = false;
    };

    [[nodiscard]] Seat seat_of(std::string_view id, RecordKind kind) const {
        const NodeRange range = base_.nodes(kind);
        std::uint32_t low = to_index(*range.begin()), end = to_index(*range.end());
        for (std::uint32_t high = end; low < high;) {
            const std::uint32_t middle = low + (high - low) / 2;
            if (base_.id(Node{middle}) < id) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return {low, low < end && base_.id(Node{low}) == id};
    }

    // --- the own block

    bool gather(const std::vector<RecordId>& changed) {
        Case own;
        own.info = source_.info();
        std::vector<RecordId> named;
        for (const RecordId& id : changed) {
            auto record = source_.find(id);
            changes_.push_back({id, seat_of(id.text(), id.kind()), record.has_value()});
            if (!record) continue;
            for (const Reference& reference : references_of(*record)) named.push_back(reference.to);
            add_record(own, *std::move(record));
        }
        // A stub of a statement or relation names others in turn: those that it names in the base.
        while (!named.empty()) {
            std::sort(named.begin(), named.end());
            named.erase(std::unique(named.begin(), named.end()), named.end());
            std::vector<RecordId> next;
            for (const RecordId& id : named) {
                if (const Change* change = change_of(id)) {
                    if (!change->present) return false;
                } else if (!stubs_.contains(id) && !add_stub(own, id, next)) {
                    return false;
                }
            }
            named = std::move(next);
        }
        sort_records(own);
        overlay_->own = build_snapshot(CaseSource(std::move(own))).layout();
        return true;
    }

    [[nodiscard]] const Change* change_of(const RecordId& id) const {
        const auto at =
            std::lower_bound(changes_.begin(), changes_.end(), id,
                             [](const Change& one, const RecordId& wanted) { return one.id < wanted; });
        return at != changes_.end() && at->id == id ? &*at : nullptr;
    }

    [[nodiscard]] RecordId id_in_base(Node node) const { return RecordId(std::string(base_.id(node))); }

    bool add_stub(Case& own, const RecordId& id, std::vector<RecordId>& named) {
        const Seat seat = seat_of(id.text(), id.kind());
        if (!seat.taken) return false;
        stubs_.emplace(id, seat);
        const Node node{seat.base};
        switch (id.kind()) {
            case RecordKind::Agent:
                own.agents.emplace_back().id = AgentId(id);
                break;
            case RecordKind::Document:
                own.documents.emplace_back().id = DocumentId(id);
                break;
            case RecordKind::Claim:
                own.claims.emplace_back().id = ClaimId(id);
                break;
            case RecordKind::Statement: {
                Statement& stub = own.statements.emplace_back();
                stub.id = StatementId(id);
                stub.speaker = AgentId(id_in_base(base_.speaker(node)));
                stub.of = id_in_base(base_.object(node));
                named.insert(named.end(), {stub.speaker, stub.of});
                break;
            }
            case RecordKind::Relation: {
                Relation& stub = own.relations.emplace_back();
                stub.id = RelationId(id);
                stub.kind = RelationKind::Qualifies;  // joins claims, and its `from` is one whatever it is
                stub.from = ClaimId(id_in_base(base_.source(base_.edge_of_relation(node))));
                stub.to = stub.from;
                named.push_back(stub.from);
                break;
            }
            case RecordKind::Review:
                return false;  // nobody names a review
        }
        return true;
    }

    // --- nodes

    bool splice_nodes() {
        const Layout& own = *overlay_->own;
        std::vector<SpliceEdit> edits;
        for (const Change& change : changes_) {
            if (!change.seat.taken && !change.present) continue;
            edits.push_back({change.seat.base, change.seat.taken, change.present});
        }
        overlay_->nodes = Splice(block().header.node_base.back(), edits);

        for (std::uint32_t node = 0; node < own.node_ids.size(); ++node) {
            const RecordId id{std::string(own.string(own.node_ids[node]))};
            const Change* change = change_of(id);
            is_changed_.push_back(change != nullptr);
            if (change != nullptr) {
                const auto item = static_cast<std::uint32_t>(overlay_->item_nodes.size());
                overlay_->item_nodes.push_back(Node{node});
                overlay_->outer_nodes.push_back(Node{overlay_->nodes.position_of_item(item)});
                seats_.push_back(change->seat);
            } else {
                const Seat seat = stubs_.at(id);
                overlay_->outer_nodes.push_back(Node{overlay_->nodes.position(seat.base)});
                seats_.push_back(seat);
            }
        }
        return overlay_->item_nodes.size() == overlay_->nodes.item_count();
    }

    // --- edges

    [[nodiscard]] const Layout& block() const { return *overlay_->base; }

    bool splice_edges() {
        std::vector<std::uint32_t> gone, gone_backward;
        for (const Change& change : changes_) {
            if (change.seat.taken && !list_edges(Node{change.seat.base}, gone)) return false;
        }
        std::sort(gone.begin(), gone.end());
        for (const std::uint32_t edge : gone) gone_backward.push_back(backward_place(Edge{edge}));
        std::sort(gone_backward.begin(), gone_backward.end());

        const std::vector<std::uint32_t> gaps = place_forward();
        const std::uint32_t edges = block().header.edge_base.back();
        if (gaps.size() + gone.size() > limits_.edges || edges + gaps.size() >= to_index(no_edge))
            return false;
        overlay_->forward.order = Splice(edges, merged(gone, gaps));
        overlay_->backward.order = Splice(edges, merged(gone_backward, place_backward(gaps)));

        for (const std::uint32_t edge : gone)
            --edge_counts_[static_cast<std::size_t>(base_.kind(Edge{edge}))];
        return true;
    }

    /// The edges that `record` asks for in the base, and nobody else: those that go when it changes. False when
    /// there are too many.
    bool list_edges(Node record, std::vector<std::uint32_t>& edges) const {
        for (std::size_t k = 0; k < edge_kind_count; ++k) {
            const auto kind = static_cast<EdgeKind>(k);
            if (kind == EdgeKind::RelayedFrom || is_relation(kind)) continue;
            const Arcs arcs = base_.out(record, kind);
            if (arcs.size() + edges.size() > limits_.edges) return false;
            for (const Arc arc : arcs) {
                edges.push_back(to_index(arc.edge));
                if (kind == EdgeKind::RecordedIn) list_relay(arc.edge, edges);
            }
        }
        if (base_.kind(record) == RecordKind::Relation)
            edges.push_back(to_index(base_.edge_of_relation(record)));
        return true;
    }

    void list_relay(Edge recorded_in, std::vector<std::uint32_t>& edges) const {
        const OccurrenceView at = base_.occurrence(recorded_in);
        if (at.via == no_node) return;
        const std::uint32_t occurrence = block().detail(EdgeKind::RecordedIn, recorded_in);
        const Arcs relays = base_.out(at.document, EdgeKind::RelayedFrom);
        std::size_t low = 0;
        for (std::size_t high = relays.size(); low < high;) {
            const std::size_t middle = low + (high - low) / 2;
            const Arc arc = relays[middle];
            if (arc.node < at.via ||
                (arc.node == at.via && base_.occurrence(arc.edge).statement < at.statement)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        while (block().detail(EdgeKind::RelayedFrom, relays[low].edge) != occurrence) ++low;
        edges.push_back(to_index(relays[low].edge));
    }

    /// Where the record that asks for an edge stands, when it is not the edge's source.
    [[nodiscard]] static Node asker(const Layout& layout, EdgeKind kind, Edge edge) {
        if (kind == EdgeKind::RelayedFrom) return layout.occurrences[layout.detail(kind, edge)].statement;
        return is_relation(kind) ? Node{layout.detail(kind, edge)} : no_node;
    }

    /// A row of the base as positions among all edges; empty, and at its place, where there is no such node.
    [[nodiscard]] EdgeRows::Extent row_at(EdgeKind kind, const EdgeRows& rows, NodeRange nodes,
                                          Seat seat) const {
        const std::uint32_t row = seat.base - to_index(*nodes.begin());
        const std::uint32_t first = to_index(*block().edges(kind).begin()) + rows.first_of(row);
        if (!seat.taken) return {first, first};
        const EdgeRows::Extent extent = rows[row];
        return {first, first + (extent.end - extent.begin)};
    }

    template <class Before>
    [[nodiscard]] static std::uint32_t first_not(EdgeRows::Extent among, const Before& before) {
        while (among.begin < among.end) {
            const std::uint32_t middle = among.begin + (among.end - among.begin) / 2;
            if (before(middle)) {
                among.begin = middle + 1;
            } else {
                among.end = middle;
            }
        }
        return among.begin;
    }

    /// The new edges, as items; returns in front of which edge of the base each goes.
    std::vector<std::uint32_t> place_forward() {
        const Layout& own = *overlay_->own;
        const Snapshot own_view(overlay_->own);
        std::vector<std::uint32_t> gaps;
        for (std::uint32_t e = 0; e < own.header.edge_base.back(); ++e) {
            const EdgeKind kind = own_view.kind(Edge{e});
            const Node source = own_view.source(Edge{e}), by = asker(own, kind, Edge{e});
            if (!is_changed_[to_index(by == no_node ? source : by)]) continue;  // of a stub
            overlay_->forward.items.push_back(e);
            ++edge_counts_[static_cast<std::size_t>(kind)];
            const auto k = static_cast<std::size_t>(kind);
            const auto row =
                row_at(kind, block().forward[k], block().sources(kind), seats_[to_index(source)]);
            const Seat target = seats_[to_index(own.targets[e])];
            gaps.push_back(first_not(row, [&](std::uint32_t edge) {
                const std::uint32_t there = to_index(block().targets[edge]);
                if (there != target.base || !target.taken || by == no_node) return there < target.base;
                return to_index(asker(block(), kind, Edge{edge})) < seats_[to_index(by)].base;
            }));
        }
        return gaps;
    }

    /// Likewise among the backward rows, which are ordered by the numbers of edges.
    std::vector<std::uint32_t> place_backward(const std::vector<std::uint32_t>& gaps) {
        const Layout& own = *overlay_->own;
        const auto& items = overlay_->forward.items;
        std::vector<std::uint32_t> backward;
        for (std::uint32_t at = 0; at < own.backward_sources.size(); ++at) {
            const std::uint32_t edge = to_index(own.backward_edge(at));
            const auto item = std::lower_bound(items.begin(), items.end(), edge);
            if (item == items.end() || *item != edge) continue;
            overlay_->backward.items.push_back(at);
            const std::uint32_t gap = gaps[static_cast<std::size_t>(item - items.begin())];
            const EdgeKind kind = own.kind(Edge{edge});
            const auto k = static_cast<std::size_t>(kind);
            const Seat target = seats_[to_index(own.targets[edge])];
            const auto row = row_at(kind, block().backward[k], block().targets_of(kind), target);
            backward.push_back(first_not(row, [&](std::uint32_t position) {
                return to_index(block().backward_edge(kind, position)) < gap;
            }));
        }
        return backward;
    }

    [[nodiscard]] std::uint32_t backward_place(Edge edge) const {
        const EdgeKind kind = base_.kind(edge);
        const auto k = static_cast<std::size_t>(kind);
        const Seat target{to_index(block().targets[to_index(edge)]), true};
        return first_not(
            row_at(kind, block().backward[k], block().targets_of(kind), target),
            [&](std::uint32_t position) { return block().backward_edge(kind, position) < edge; });
    }

    static std::vector<SpliceEdit> merged(const std::vector<std::uint32_t>& gone,
                                          const std::vector<std::uint32_t>& gaps) {
        std::vector<SpliceEdit> edits;
        auto next = gone.begin();
        for (const std::uint32_t gap : gaps) {
            for (; next != gone.end() && *next < gap; ++next) edits.push_back({*next, true, false});
            edits.push_back({gap, false, true});
        }
        for (; next != gone.end(); ++next) edits.push_back({*next, true, false});
        return edits;
    }

    // --- the rest

    /// The dates of the base by their text, for those texts that the own block has.
    void number_dates() {
        const Layout& own = *overlay_->own;
        overlay_->outer_dates.assign(own.dates.size(), no_date);
        for (std::uint32_t date = 0; date < own.dates.size(); ++date) {
            const auto known = base_.find_date(own.string(own.dates[date].text));
            if (known) overlay_->outer_dates[date] = *known;
        }
        auto next = static_cast<std::uint32_t>(block().dates.size());
        for (std::uint32_t date = 0; date < own.dates.size(); ++date) {
            if (overlay_->outer_dates[date] != no_date) continue;
            overlay_->outer_dates[date] = Date{next++};
            overlay_->new_dates.push_back(Date{date});
        }
    }

    std::shared_ptr<const Layout> finish(std::uint64_t version) {
        auto layout = std::make_shared<Layout>();
        const bytes::Header& base = block().header;
        layout->header.identity = base.identity;
        layout->header.source_version = version;
        layout->header.title = overlay_->own->header.title;
        layout->strings = overlay_->own->strings;
        for (const Change& change : changes_) {
            std::uint32_t& count = node_counts_[static_cast<std::size_t>(change.id.kind())];
            count = count + (change.present ? 1U : 0U) - (change.seat.taken ? 1U : 0U);
        }
        const auto sum = [](const auto& base_of, const auto& more, auto& into) {
            into[0] = 0;
            for (std::size_t k = 0; k < more.size(); ++k)
                into[k + 1] = into[k] + (base_of[k + 1] - base_of[k]) + more[k];
        };
        sum(base.node_base, node_counts_, layout->header.node_base);
        sum(base.edge_base, edge_counts_, layout->header.edge_base);
        layout->overlay = std::move(overlay_);
        return layout;
    }

    const Snapshot& base_;
    const GraphSource& source_;
    const OverlayLimits& limits_;
    std::shared_ptr<Overlay> overlay_;
    std::vector<Change> changes_;
    std::map<RecordId, Seat> stubs_;
    std::vector<Seat> seats_;       // by node of the own block
    std::vector<bool> is_changed_;  // likewise; false for stubs
    // What is added to the counts of the base; unsigned, so that what is taken away wraps around and back.
    std::array<std::uint32_t, record_kind_count> node_counts_{};
    std::array<std::uint32_t, edge_kind_count> edge_counts_{};
};

}  // namespace

OverlayLimits OverlayLimits::over(const Snapshot& base) {
    OverlayLimits limits;
    limits.records = std::min(limits.records, base.node_count() / 8);
    return limits;
}

std::optional<Snapshot> overlay_snapshot(const Snapshot& base, const GraphSource& source,
                                         std::vector<RecordId> changed, const OverlayLimits& limits) {
    return Overlayer(base, source, limits).make(std::move(changed));
}

}  // namespace gainsay
