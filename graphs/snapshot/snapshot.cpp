#include "graphs/snapshot/snapshot.hpp"

#include <algorithm>

#include "graphs/snapshot/build.hpp"
#include "graphs/snapshot/fold.hpp"
#include "graphs/snapshot/layout.hpp"

namespace gainsay {
namespace {

using Layout = Snapshot::Layout;

std::size_t index_of(RecordKind kind) {
    return static_cast<std::size_t>(kind);
}

/// The row of `node` in the column of its kind, which must be `kind`.
template <class Row>
const Row& row(const Layout& layout, std::span<const Row> column, RecordKind kind, Node node) {
    const std::uint32_t first = layout.header.node_base[index_of(kind)];
    GAINSAY_REQUIRE(to_index(node) >= first && to_index(node) - first < column.size());
    return column[to_index(node) - first];
}

const bytes::DocumentRow& document_row(const Layout& layout, Node node) {
    return row(layout, layout.documents, RecordKind::Document, node);
}
const bytes::StatementRow& statement_row(const Layout& layout, Node node) {
    return row(layout, layout.statements, RecordKind::Statement, node);
}
const bytes::RelationRow& relation_row(const Layout& layout, Node node) {
    return row(layout, layout.relations, RecordKind::Relation, node);
}

Period period_of(const bytes::PeriodRow& row) {
    return {row.start_min, row.start_max, row.end_min, row.end_max, row.doubtful != 0, row.has_time != 0};
}

}  // namespace

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
    GAINSAY_REQUIRE(to_index(node) < node_count());
    return layout_->string(layout_->node_ids[to_index(node)]);
}

std::string_view Snapshot::label(Node node) const {
    GAINSAY_REQUIRE(to_index(node) < node_count());
    return layout_->string(layout_->node_labels[to_index(node)]);
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
    auto at =
        std::lower_bound(layout_->names.begin(), layout_->names.end(), hash,
                         [](const bytes::NameRow& row, std::uint64_t wanted) { return row.hash < wanted; });
    std::vector<Node> found;
    for (; at != layout_->names.end() && at->hash == hash; ++at) {
        // Another text may have the same hash, so the hash alone proves nothing.
        if (fold(layout_->string(at->text)) == folded && (found.empty() || found.back() != at->node)) {
            found.push_back(at->node);
        }
    }
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
    const auto& base = layout_->header.edge_base;
    return static_cast<EdgeKind>(std::upper_bound(base.begin(), base.end(), to_index(edge)) - base.begin() -
                                 1);
}

Node Snapshot::source(Edge edge) const {
    const EdgeKind k = kind(edge);
    const std::uint32_t position = to_index(edge) - layout_->header.edge_base[static_cast<std::size_t>(k)];
    const std::uint32_t row = layout_->forward[static_cast<std::size_t>(k)].row_of(position);
    return layout_->sources(k).begin()[row];
}

Node Snapshot::target(Edge edge) const {
    GAINSAY_REQUIRE(to_index(edge) < edge_count());
    return layout_->targets[to_index(edge)];
}

Arcs Snapshot::out(Node node, EdgeKind kind) const {
    GAINSAY_REQUIRE(to_index(node) < node_count());
    const NodeRange rows = layout_->sources(kind);
    if (!rows.contains(node)) return {};
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
    const auto extent =
        layout_->backward[static_cast<std::size_t>(kind)][to_index(node) - to_index(*rows.begin())];
    const EdgeRange edges = layout_->edges(kind);
    GAINSAY_REQUIRE(extent.begin <= extent.end && extent.end <= edges.size());
    const std::size_t first = to_index(edges.begin()[extent.begin]), count = extent.end - extent.begin;
    return {layout_->backward_sources.subspan(first, count), layout_->backward_edges.subspan(first, count)};
}

Node Snapshot::relation(Edge edge) const {
    const EdgeKind k = kind(edge);
    GAINSAY_REQUIRE(is_relation(k));
    return Node{layout_->detail(k, edge)};
}

Edge Snapshot::edge_of_relation(Node relation) const {
    return relation_row(*layout_, relation).edge;
}

OccurrenceView Snapshot::occurrence(Edge edge) const {
    const EdgeKind k = kind(edge);
    GAINSAY_REQUIRE(k == EdgeKind::RecordedIn || k == EdgeKind::RelayedFrom);
    const std::uint32_t number = layout_->detail(k, edge);
    GAINSAY_REQUIRE(number < layout_->occurrences.size());
    const bytes::OccurrenceRow& at = layout_->occurrences[number];
    return {at.statement, at.document, at.via, layout_->string(at.cue), layout_->string(at.exact)};
}

AffiliationView Snapshot::affiliation(Edge edge) const {
    const EdgeKind k = kind(edge);
    GAINSAY_REQUIRE(k == EdgeKind::AffiliatedWith);
    const std::uint32_t number = layout_->detail(k, edge);
    GAINSAY_REQUIRE(number < layout_->affiliations.size());
    const bytes::AffiliationRow& at = layout_->affiliations[number];
    return {layout_->string(at.role), at.from, at.until, period_of(at.held)};
}

CitationManner Snapshot::manner(Edge edge) const {
    const EdgeKind k = kind(edge);
    GAINSAY_REQUIRE(k == EdgeKind::Cites);
    return static_cast<CitationManner>(layout_->detail(k, edge));
}

// --- attributes, by kind of node

AgentKind Snapshot::agent_kind(Node agent) const {
    return row(*layout_, layout_->agents, RecordKind::Agent, agent).kind;
}

DocumentKind Snapshot::document_kind(Node document) const {
    return document_row(*layout_, document).kind;
}

std::string_view Snapshot::url(Node document) const {
    return layout_->string(document_row(*layout_, document).url);
}

bool Snapshot::seen(Node document) const {
    return (document_row(*layout_, document).flags & bytes::flag_seen) != 0;
}

Node Snapshot::speaker(Node statement) const {
    return statement_row(*layout_, statement).speaker;
}
Stance Snapshot::stance(Node statement) const {
    return statement_row(*layout_, statement).stance;
}
Node Snapshot::object(Node statement) const {
    return statement_row(*layout_, statement).object;
}
Manner Snapshot::manner(Node statement) const {
    return statement_row(*layout_, statement).manner;
}
Commitment Snapshot::commitment(Node statement) const {
    return statement_row(*layout_, statement).commitment;
}

RelationStatus Snapshot::status(Node relation) const {
    return relation_row(*layout_, relation).status;
}

std::string_view Snapshot::origin(Node relation) const {
    return layout_->string(relation_row(*layout_, relation).origin);
}

Date Snapshot::date(Node node) const {
    const RecordKind k = kind(node);
    GAINSAY_REQUIRE(k != RecordKind::Agent && k != RecordKind::Relation);
    if (k == RecordKind::Document) return document_row(*layout_, node).published;
    if (k == RecordKind::Claim) return row(*layout_, layout_->claims, k, node).valid;
    if (k == RecordKind::Statement) return statement_row(*layout_, node).said_on;
    return row(*layout_, layout_->reviews, k, node).on;
}

bool Snapshot::retracted(Node node) const {
    const auto flags = kind(node) == RecordKind::Document ? document_row(*layout_, node).flags
                                                          : statement_row(*layout_, node).flags;
    return (flags & bytes::flag_retracted) != 0;
}

Date Snapshot::retracted_on(Node node) const {
    return kind(node) == RecordKind::Document ? document_row(*layout_, node).retracted_on
                                              : statement_row(*layout_, node).retracted_on;
}

// --- dates

std::size_t Snapshot::date_count() const noexcept {
    return layout_->dates.size();
}

std::string_view Snapshot::text(Date date) const {
    if (date == no_date) return {};
    GAINSAY_REQUIRE(to_index(date) < date_count());
    return layout_->string(layout_->dates[to_index(date)].text);
}

Period Snapshot::period(Date date) const {
    if (date == no_date) return {};
    GAINSAY_REQUIRE(to_index(date) < date_count());
    return period_of(layout_->dates[to_index(date)].period);
}

std::optional<Date> Snapshot::find_date(std::string_view edtf) const {
    const auto& dates = layout_->dates;
    const auto at = std::lower_bound(dates.begin(), dates.end(), edtf,
                                     [this](const bytes::DateRow& row, std::string_view wanted) {
                                         return layout_->string(row.text) < wanted;
                                     });
    if (at == dates.end() || layout_->string(at->text) != edtf) return std::nullopt;
    return Date{static_cast<std::uint32_t>(at - dates.begin())};
}

// --- the case

std::string_view Snapshot::title() const {
    return layout_->string(layout_->header.title);
}

std::uint64_t Snapshot::version() const noexcept {
    return layout_->header.source_version;
}

std::span<const std::byte> Snapshot::bytes() const noexcept {
    return layout_->bytes;
}

}  // namespace gainsay
