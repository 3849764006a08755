#include "graphs/snapshot/snapshot.hpp"

#include <algorithm>

#include "graphs/snapshot/build/build.hpp"
#include "graphs/snapshot/build/fold.hpp"
#include "graphs/snapshot/overlay/overlay_layout.hpp"

namespace gainsay {
namespace {

using Layout = Snapshot::Layout;

std::size_t index_of(RecordKind kind) {
    return static_cast<std::size_t>(kind);
}

/// The row of a node in the column of its kind, which must be `kind`.
template <class Row>
const Row& row(const Found<Node>& at, std::span<const Row> Layout::*column, RecordKind kind) {
    const std::span<const Row> rows = at.layout->*column;
    const std::uint32_t first = at.layout->header.node_base[index_of(kind)];
    GAINSAY_REQUIRE(to_index(at.number) >= first && to_index(at.number) - first < rows.size());
    return rows[to_index(at.number) - first];
}

const bytes::DocumentRow& document_row(const Found<Node>& at) {
    return row(at, &Layout::documents, RecordKind::Document);
}
const bytes::StatementRow& statement_row(const Found<Node>& at) {
    return row(at, &Layout::statements, RecordKind::Statement);
}
const bytes::RelationRow& relation_row(const Found<Node>& at) {
    return row(at, &Layout::relations, RecordKind::Relation);
}

/// As locate(), of a number that came from outside.
Found<Node> find_node(const Layout& layout, Node node) {
    GAINSAY_REQUIRE(to_index(node) < layout.header.node_base.back());
    return locate(layout, node);
}
Found<Edge> find_edge(const Layout& layout, Edge edge) {
    GAINSAY_REQUIRE(to_index(edge) < layout.header.edge_base.back());
    return locate(layout, edge);
}

/// Apart from out() and in(), which are kept short for the case without an overlay.
[[gnu::noinline]] Arcs overlaid_row(const Overlay& overlay, Node node, EdgeKind kind, bool backward) {
    const auto extent = backward ? overlay.in(node, kind) : overlay.out(node, kind);
    return {overlay, backward, extent.begin, extent.end};
}

/// Nodes of `layout` that go by the folded name, with repetitions.
template <class Each>
void each_named(const Layout& layout, std::uint64_t hash, const std::string& folded, const Each& each) {
    auto at =
        std::lower_bound(layout.names.begin(), layout.names.end(), hash,
                         [](const bytes::NameRow& row, std::uint64_t wanted) { return row.hash < wanted; });
    for (; at != layout.names.end() && at->hash == hash; ++at) {
        // Another text may have the same hash, so the hash alone proves nothing.
        if (fold(layout.string(at->text)) == folded) each(at->node);
    }
}

Period period_of(const bytes::PeriodRow& row) {
    return {row.start_min, row.start_max, row.end_min, row.end_max, row.doubtful != 0, row.has_time != 0};
}

/// In one block, whose dates lie in the order of their texts.
std::optional<Date> find_date_in(const Layout& layout, std::string_view edtf) {
    const auto at = std::lower_bound(
        layout.dates.begin(), layout.dates.end(), edtf,
        [&](const bytes::DateRow& row, std::string_view wanted) { return layout.string(row.text) < wanted; });
    if (at == layout.dates.end() || layout.string(at->text) != edtf) return std::nullopt;
    return Date{static_cast<std::uint32_t>(at - layout.dates.begin())};
}

}  // namespace

Node ArcNodes::translated(const Overlay& overlay, std::uint32_t at, bool backward) noexcept {
    return backward ? overlay.source(at) : overlay.target(at);
}

Arc Arcs::translated(std::size_t i) const noexcept {
    const std::uint32_t at = to_index(first_) + static_cast<std::uint32_t>(i);
    if (form_ == Form::Single) return {nodes_[i], forward_->single_edge(nodes_[i])};
    if (form_ == Form::OverlaidIn) return {overlay_->source(at), overlay_->edge(at)};
    return {overlay_->target(at), Edge{at}};
}

Snapshot::Snapshot() {
    static const Snapshot empty = build_snapshot(CaseSource(Case{}));
    layout_ = empty.layout_;
}
Snapshot::Snapshot(std::shared_ptr<const Layout> layout) noexcept : layout_(std::move(layout)) {}

// --- nodes

std::size_t Snapshot::node_count() const noexcept {
    return layout_->header.node_base.back();
}

NodeRange Snapshot::nodes() const noexcept {
    return {0, layout_->header.node_base.back()};
}

NodeRange Snapshot::nodes(RecordKind kind) const noexcept {
    return layout_->nodes(kind, kind);
}

RecordKind Snapshot::kind(Node node) const {
    GAINSAY_REQUIRE(to_index(node) < node_count());
    std::size_t kind = 0;
    while (to_index(node) >= layout_->header.node_base[kind + 1]) ++kind;
    return static_cast<RecordKind>(kind);
}

std::string_view Snapshot::id(Node node) const {
    const auto at = find_node(*layout_, node);
    return at.layout->string(at.layout->node_ids[to_index(at.number)]);
}

std::string_view Snapshot::label(Node node) const {
    const auto at = find_node(*layout_, node);
    return at.layout->string(at.layout->node_labels[to_index(at.number)]);
}

std::optional<Node> Snapshot::find(std::string_view id) const {
    const auto kind = record_kind(id.substr(0, id.find(':')));
    if (!kind) return std::nullopt;
    const NodeRange range = nodes(*kind);
    const auto at = std::lower_bound(range.begin(), range.end(), id, [&](Node node, std::string_view wanted) {
        return this->id(node) < wanted;
    });
    if (at == range.end() || this->id(*at) != id) return std::nullopt;
    return *at;
}

Node Snapshot::node(std::string_view id) const {
    if (const auto found = find(id)) return *found;
    throw Error(ErrorCode::NotFound, "there is no record \"" + std::string(id) +
                                         "\" in this case; look for it by name or list the ids");
}

std::vector<Node> Snapshot::named(std::string_view name) const {
    const std::string folded = fold(name);
    const std::uint64_t hash = hash64(folded);
    std::vector<Node> found;
    if (const Overlay* overlay = layout_->overlay.get()) {
        each_named(*overlay->base, hash, folded, [&](Node node) {
            if (overlay->nodes.keeps(to_index(node))) found.push_back(overlay->outer(node, false));
        });
        each_named(*overlay->own, hash, folded,
                   [&](Node node) { found.push_back(overlay->outer(node, true)); });
        std::sort(found.begin(), found.end());
    } else {
        each_named(*layout_, hash, folded, [&](Node node) { found.push_back(node); });
    }
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

// --- edges

std::size_t Snapshot::edge_count() const noexcept {
    return layout_->header.edge_base.back();
}

EdgeRange Snapshot::edges(EdgeKind kind) const noexcept {
    return layout_->edges(kind);
}

EdgeKind Snapshot::kind(Edge edge) const {
    GAINSAY_REQUIRE(to_index(edge) < edge_count());
    return layout_->kind(edge);
}

Node Snapshot::source(Edge edge) const {
    const EdgeKind k = kind(edge);
    const auto at = locate(*layout_, edge);
    const std::uint32_t position = to_index(at.number) - to_index(*at.layout->edges(k).begin());
    const std::uint32_t row = at.layout->forward[static_cast<std::size_t>(k)].row_of(position);
    return at.outer(at.layout->sources(k).begin()[row]);
}

Node Snapshot::target(Edge edge) const {
    const auto at = find_edge(*layout_, edge);
    return at.outer(at.layout->targets[to_index(at.number)]);
}

Arcs Snapshot::out(Node node, EdgeKind kind) const {
    GAINSAY_REQUIRE(to_index(node) < node_count());
    const NodeRange rows = layout_->sources(kind);
    if (!rows.contains(node)) return {};
    if (const Overlay* overlay = layout_->overlay.get()) [[unlikely]] {
        return overlaid_row(*overlay, node, kind, false);
    }
    const auto extent =
        layout_->forward[static_cast<std::size_t>(kind)][to_index(node) - to_index(*rows.begin())];
    const EdgeRange edges = layout_->edges(kind);
    GAINSAY_REQUIRE(extent.begin <= extent.end && extent.end <= edges.size());
    const Edge first = edges.begin()[extent.begin];
    return {layout_->targets.subspan(to_index(first), extent.end - extent.begin), first};
}

Arcs Snapshot::in(Node node, EdgeKind kind) const {
    GAINSAY_REQUIRE(to_index(node) < node_count());
    const NodeRange rows = layout_->targets_of(kind);
    if (!rows.contains(node)) return {};
    if (const Overlay* overlay = layout_->overlay.get()) [[unlikely]] {
        return overlaid_row(*overlay, node, kind, true);
    }
    const auto k = static_cast<std::size_t>(kind);
    const auto extent = layout_->backward[k][to_index(node) - to_index(*rows.begin())];
    const EdgeRange edges = layout_->edges(kind);
    GAINSAY_REQUIRE(extent.begin <= extent.end && extent.end <= edges.size());
    const std::size_t first = to_index(edges.begin()[extent.begin]), count = extent.end - extent.begin;
    const std::span<const Node> sources = layout_->backward_sources.subspan(first, count);
    const EdgeRows& forward = layout_->forward[k];
    if (forward.form() == bytes::RowForm::EverySingle) return {sources, forward.single_shift()};
    if (forward.form() == bytes::RowForm::MarkedSingle) return {sources, forward};
    return {sources, layout_->backward_edges.subspan(layout_->backward_base[k] + extent.begin, count)};
}

Node Snapshot::relation(Edge edge) const {
    const EdgeKind k = kind(edge);
    GAINSAY_REQUIRE(is_relation(k));
    const auto at = locate(*layout_, edge);
    return at.outer(Node{at.layout->detail(k, at.number)});
}

Edge Snapshot::edge_of_relation(Node relation) const {
    const auto at = find_node(*layout_, relation);
    return at.outer(relation_row(at).edge);
}

OccurrenceView Snapshot::occurrence(Edge edge) const {
    const EdgeKind k = kind(edge);
    GAINSAY_REQUIRE(k == EdgeKind::RecordedIn || k == EdgeKind::RelayedFrom);
    const auto at = locate(*layout_, edge);
    const std::uint32_t number = at.layout->detail(k, at.number);
    GAINSAY_REQUIRE(number < at.layout->occurrences.size());
    const bytes::OccurrenceRow& one = at.layout->occurrences[number];
    return {at.outer(one.statement), at.outer(one.document), at.outer(one.via), at.layout->string(one.cue),
            at.layout->string(one.exact)};
}

AffiliationView Snapshot::affiliation(Edge edge) const {
    const EdgeKind k = kind(edge);
    GAINSAY_REQUIRE(k == EdgeKind::AffiliatedWith);
    const auto at = locate(*layout_, edge);
    const std::uint32_t number = at.layout->detail(k, at.number);
    GAINSAY_REQUIRE(number < at.layout->affiliations.size());
    const bytes::AffiliationRow& one = at.layout->affiliations[number];
    return {at.layout->string(one.role), at.outer(one.from), at.outer(one.until), period_of(one.held)};
}

CitationManner Snapshot::manner(Edge edge) const {
    const EdgeKind k = kind(edge);
    GAINSAY_REQUIRE(k == EdgeKind::Cites);
    const auto at = locate(*layout_, edge);
    return static_cast<CitationManner>(at.layout->detail(k, at.number));
}

// --- attributes, by kind of node

AgentKind Snapshot::agent_kind(Node agent) const {
    return row(find_node(*layout_, agent), &Layout::agents, RecordKind::Agent).kind;
}

DocumentKind Snapshot::document_kind(Node document) const {
    return document_row(find_node(*layout_, document)).kind;
}

std::string_view Snapshot::url(Node document) const {
    const auto at = find_node(*layout_, document);
    return at.layout->string(document_row(at).url);
}

bool Snapshot::seen(Node document) const {
    return (document_row(find_node(*layout_, document)).flags & bytes::flag_seen) != 0;
}

Node Snapshot::speaker(Node statement) const {
    const auto at = find_node(*layout_, statement);
    return at.outer(statement_row(at).speaker);
}
Stance Snapshot::stance(Node statement) const {
    return statement_row(find_node(*layout_, statement)).stance;
}
Node Snapshot::object(Node statement) const {
    const auto at = find_node(*layout_, statement);
    return at.outer(statement_row(at).object);
}
Manner Snapshot::manner(Node statement) const {
    return statement_row(find_node(*layout_, statement)).manner;
}
Commitment Snapshot::commitment(Node statement) const {
    return statement_row(find_node(*layout_, statement)).commitment;
}

RelationStatus Snapshot::status(Node relation) const {
    return relation_row(find_node(*layout_, relation)).status;
}

std::string_view Snapshot::origin(Node relation) const {
    const auto at = find_node(*layout_, relation);
    return at.layout->string(relation_row(at).origin);
}

Date Snapshot::date(Node node) const {
    const RecordKind k = kind(node);
    GAINSAY_REQUIRE(k != RecordKind::Agent && k != RecordKind::Relation);
    const auto at = locate(*layout_, node);
    if (k == RecordKind::Document) return at.outer(document_row(at).published);
    if (k == RecordKind::Claim) return at.outer(row(at, &Layout::claims, k).valid);
    if (k == RecordKind::Statement) return at.outer(statement_row(at).said_on);
    return at.outer(row(at, &Layout::reviews, k).on);
}

bool Snapshot::retracted(Node node) const {
    const auto at = find_node(*layout_, node);
    const auto flags = kind(node) == RecordKind::Document ? document_row(at).flags : statement_row(at).flags;
    return (flags & bytes::flag_retracted) != 0;
}

Date Snapshot::retracted_on(Node node) const {
    const auto at = find_node(*layout_, node);
    return at.outer(kind(node) == RecordKind::Document ? document_row(at).retracted_on
                                                       : statement_row(at).retracted_on);
}

// --- dates

std::size_t Snapshot::date_count() const noexcept {
    const Overlay* overlay = layout_->overlay.get();
    return overlay == nullptr ? layout_->dates.size()
                              : overlay->base->dates.size() + overlay->new_dates.size();
}

std::string_view Snapshot::text(Date date) const {
    if (date == no_date) return {};
    const auto at = locate(*layout_, date);
    GAINSAY_REQUIRE(to_index(at.number) < at.layout->dates.size());
    return at.layout->string(at.layout->dates[to_index(at.number)].text);
}

Period Snapshot::period(Date date) const {
    if (date == no_date) return {};
    const auto at = locate(*layout_, date);
    GAINSAY_REQUIRE(to_index(at.number) < at.layout->dates.size());
    return period_of(at.layout->dates[to_index(at.number)].period);
}

std::optional<Date> Snapshot::find_date(std::string_view edtf) const {
    const Overlay* overlay = layout_->overlay.get();
    if (overlay == nullptr) return find_date_in(*layout_, edtf);
    if (const auto known = find_date_in(*overlay->base, edtf)) return known;
    const auto fresh = find_date_in(*overlay->own, edtf);
    return fresh ? std::optional(overlay->outer_dates[to_index(*fresh)]) : std::nullopt;
}

// --- the case

std::string_view Snapshot::title() const {
    return layout_->string(layout_->header.title);
}

std::uint64_t Snapshot::version() const noexcept {
    return layout_->header.source_version;
}

bool Snapshot::overlaid() const noexcept {
    return layout_->overlay != nullptr;
}

std::span<const std::byte> Snapshot::bytes() const noexcept {
    return layout_->bytes;
}

}  // namespace gainsay
