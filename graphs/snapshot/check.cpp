#include "graphs/snapshot/check.hpp"

#include <algorithm>
#include <bit>
#include <tuple>

#include "graphs/snapshot/build/fold.hpp"
#include "graphs/snapshot/layout/layout.hpp"
#include "graphs/snapshot/rows/stored_rows.hpp"

// The checks trust nothing but what Layout::read() has established: the lengths of sections. They share no
// code with the builder, so that a mistake there is found here; but for derived rows, which are made anew from the
// checked sections and compared word by word: whether they are made rightly, tests ask.

namespace gainsay {
namespace {

using Layout = Snapshot::Layout;

struct Broken {
    std::string promise;
};

void demand(bool kept, std::string_view promise, std::uint64_t at) {
    if (!kept) throw Broken{std::string(promise) + ", at " + std::to_string(at)};
}

/// The values of an enumeration stand below `count`, whatever byte the file holds.
template <class E>
bool known(E value) {
    return static_cast<std::size_t>(value) < words<E>.size();
}

class Checker {
public:
    explicit Checker(const Layout& layout) : layout_(layout) {}

    void check() {
        demand(!layout_.strings.empty() && layout_.strings.front() == '\0',
               "the heap begins with the empty string", 0);
        (void)layout_.string(layout_.header.title);
        check_ids();
        check_dates();
        check_tables();
        check_attributes();
        for (std::size_t k = 0; k < edge_kind_count; ++k) check_edges(static_cast<EdgeKind>(k));
        check_statements();
        check_relations();
        check_names();
    }

private:
    bool is_date(Date date) const { return date == no_date || to_index(date) < layout_.dates.size(); }
    bool is(RecordKind kind, Node node) const { return layout_.nodes(kind, kind).contains(node); }
    Node nth(RecordKind kind, std::size_t i) const {
        return layout_.nodes(kind, kind).begin()[static_cast<std::ptrdiff_t>(i)];
    }
    std::uint32_t first_edge(EdgeKind kind) const { return to_index(*layout_.edges(kind).begin()); }

    void check_ids() const {
        for (std::size_t k = 0; k < record_kind_count; ++k) {
            const auto kind = static_cast<RecordKind>(k);
            std::string_view last;
            for (const Node node : layout_.nodes(kind, kind)) {
                const std::string_view id = layout_.string(layout_.node_ids[to_index(node)]);
                const auto parsed = RecordId::parse(id);
                demand(parsed && parsed->kind() == kind, "every node has an id of its kind", to_index(node));
                demand(last < id, "ids are in order", to_index(node));
                last = id;
                (void)layout_.string(layout_.node_labels[to_index(node)]);
            }
        }
    }

    static bool sound(const bytes::PeriodRow& row) {
        return row.start_min <= row.start_max && row.end_min <= row.end_max && row.doubtful <= 1 &&
               row.has_time <= 1;
    }

    void check_dates() const {
        std::string_view last;
        for (std::size_t i = 0; i < layout_.dates.size(); ++i) {
            const std::string_view text = layout_.string(layout_.dates[i].text);
            demand(!text.empty(), "every date has a text", i);
            demand(last < text, "dates are in order", i);
            last = text;
            demand(sound(layout_.dates[i].period), "every date is a period", i);
        }
    }

    void check_tables() const {
        for (std::size_t i = 0; i < layout_.occurrences.size(); ++i) {
            const bytes::OccurrenceRow& row = layout_.occurrences[i];
            (void)layout_.string(row.cue);
            (void)layout_.string(row.exact);
            demand(is(RecordKind::Statement, row.statement) && is(RecordKind::Document, row.document) &&
                       (row.via == no_node || is(RecordKind::Agent, row.via) ||
                        is(RecordKind::Document, row.via)),
                   "every occurrence joins a statement, a document and what relayed it", i);
        }
        for (std::size_t i = 0; i < layout_.affiliations.size(); ++i) {
            const bytes::AffiliationRow& row = layout_.affiliations[i];
            (void)layout_.string(row.role);
            demand(is_date(row.from) && is_date(row.until) && sound(row.held),
                   "every affiliation has its dates", i);
        }
    }

    void check_attributes() const {
        for (std::size_t i = 0; i < layout_.agents.size(); ++i) {
            demand(known(layout_.agents[i].kind), "every agent has a kind", i);
        }
        for (std::size_t i = 0; i < layout_.documents.size(); ++i) {
            const bytes::DocumentRow& row = layout_.documents[i];
            (void)layout_.string(row.url);
            demand(known(row.kind) && is_date(row.published) && is_date(row.retracted_on),
                   "every document has a kind and its dates", i);
        }
        for (std::size_t i = 0; i < layout_.claims.size(); ++i) {
            demand(is_date(layout_.claims[i].valid), "every claim has its date", i);
        }
        for (std::size_t i = 0; i < layout_.reviews.size(); ++i) {
            demand(is_date(layout_.reviews[i].on), "every review has its date", i);
        }
    }

    static void check_offsets(std::span<const std::uint32_t> offsets, std::size_t edges, std::size_t kind) {
        demand(
            offsets.front() == 0 && offsets.back() == edges && std::is_sorted(offsets.begin(), offsets.end()),
            "rows divide the edges of their kind", kind);
    }

    void check_rows(const EdgeRows& rows, std::size_t nodes, std::size_t edges, std::size_t kind) const {
        if (rows.form() == bytes::RowForm::None) return;
        if (bytes::is_single(rows.form())) {
            demand(rows.stored() == edges, "single rows have an edge each", kind);
        } else {
            check_offsets(rows.offsets(), edges, kind);
        }
        if (!bytes::is_marked(rows.form())) {
            demand(rows.stored() == nodes, "every row is there", kind);
            return;
        }
        demand(std::adjacent_find(rows.offsets().begin(), rows.offsets().end()) == rows.offsets().end(),
               "marked rows have edges", kind);
        std::size_t before = 0;
        for (const bytes::RowBlock& block : rows.blocks()) {
            demand(block.before == before, "row marks are counted", kind);
            before += static_cast<std::size_t>(std::popcount(block.bits));
        }
        demand(before == rows.stored(), "marks and rows agree", kind);
        const std::size_t last = nodes % 64;
        demand(last == 0 || (rows.blocks().back().bits >> last) == 0, "no row behind the last is marked",
               kind);
    }

    void check_edges(EdgeKind kind) const {
        const auto k = static_cast<std::size_t>(kind);
        const NodeRange sources = layout_.sources(kind), targets = layout_.targets_of(kind);
        const std::size_t edges = layout_.edges(kind).size();
        check_rows(layout_.forward[k], sources.size(), edges, k);
        check_rows(layout_.backward[k], targets.size(), edges, k);
        std::vector<Node> source_of(edges);
        if (edges > 0) {
            for (const Node node : sources) check_forward_row(kind, node, source_of);
            for (const Node node : targets) check_backward_row(kind, node, source_of);
        }
        for (std::size_t i = 0; i < edges; ++i) check_detail(kind, source_of[i], i);
    }

    void check_forward_row(EdgeKind kind, Node node, std::vector<Node>& source_of) const {
        const NodeRange targets = layout_.targets_of(kind);
        const std::uint32_t first = first_edge(kind);
        const auto row = layout_.forward[static_cast<std::size_t>(kind)]
                                        [to_index(node) - to_index(*layout_.sources(kind).begin())];
        for (std::uint32_t i = row.begin; i < row.end; ++i) {
            source_of[i] = node;
            const Node target = layout_.targets[first + i];
            demand(targets.contains(target), "every edge ends at a node of a kind it may", first + i);
            demand(i == row.begin || layout_.targets[first + i - 1] <= target, "edges are in order",
                   first + i);
        }
    }

    void check_backward_row(EdgeKind kind, Node node, const std::vector<Node>& source_of) const {
        const EdgeRange edges = layout_.edges(kind);
        const std::uint32_t first = first_edge(kind);
        const auto row = layout_.backward[static_cast<std::size_t>(kind)]
                                         [to_index(node) - to_index(*layout_.targets_of(kind).begin())];
        for (std::uint32_t i = row.begin; i < row.end; ++i) {
            const Edge edge = layout_.backward_edge(kind, first + i);
            demand(edges.contains(edge), "backward edges are of their kind", first + i);
            demand(layout_.targets[to_index(edge)] == node &&
                       source_of[to_index(edge) - first] == layout_.backward_sources[first + i],
                   "both directions tell of the same edges", first + i);
            demand(i == row.begin || layout_.backward_edge(kind, first + i - 1) < edge,
                   "backward edges are in order", first + i);
        }
    }

    void check_detail(EdgeKind kind, Node source, std::size_t i) const {
        if (!bytes::has_detail(kind)) return;
        const Edge edge{first_edge(kind) + static_cast<std::uint32_t>(i)};
        const std::uint32_t detail = layout_.detail(kind, edge);
        const Node target = layout_.targets[to_index(edge)];
        bool kept = false;
        if (kind == EdgeKind::RecordedIn || kind == EdgeKind::RelayedFrom) {
            if (detail < layout_.occurrences.size()) {
                const bytes::OccurrenceRow& row = layout_.occurrences[detail];
                kept = kind == EdgeKind::RecordedIn ? row.statement == source && row.document == target
                                                    : row.document == source && row.via == target;
            }
        } else if (kind == EdgeKind::Cites) {
            kept = detail < words<CitationManner>.size();
        } else if (kind == EdgeKind::AffiliatedWith) {
            kept = detail < layout_.affiliations.size();
        } else if (is(RecordKind::Relation, Node{detail})) {
            kept = layout_.relations[detail - to_index(nth(RecordKind::Relation, 0))].edge == edge;
        }
        demand(kept, "what stands on an edge belongs to it", to_index(edge));
    }

    /// The one edge of `kind` that leaves `node`.
    Node only_target(EdgeKind kind, Node node) const {
        const auto row = layout_.forward[static_cast<std::size_t>(kind)]
                                        [to_index(node) - to_index(*layout_.sources(kind).begin())];
        demand(row.end - row.begin == 1, "a statement has one speaker and one object", to_index(node));
        return layout_.targets[first_edge(kind) + row.begin];
    }

    void check_statements() const {
        for (std::size_t i = 0; i < layout_.statements.size(); ++i) {
            const bytes::StatementRow& row = layout_.statements[i];
            demand(known(row.stance) && known(row.manner) && known(row.commitment),
                   "every statement has a stance, a manner and a commitment", i);
            demand(is_date(row.said_on) && is_date(row.retracted_on), "every statement has its dates", i);
            const Node node = nth(RecordKind::Statement, i);
            demand(only_target(EdgeKind::SpokenBy, node) == row.speaker &&
                       only_target(edge_kind(row.stance), node) == row.object,
                   "rows and edges name the same speaker and object", i);
        }
    }

    void check_relations() const {
        for (std::size_t i = 0; i < layout_.relations.size(); ++i) {
            const bytes::RelationRow& row = layout_.relations[i];
            (void)layout_.string(row.origin);
            demand(known(row.status), "every relation has a status", i);
            const auto& base = layout_.header.edge_base;
            const std::uint32_t edge = to_index(row.edge);
            demand(edge >= base[static_cast<std::size_t>(EdgeKind::Contradicts)] && edge < base.back(),
                   "every relation has an edge", i);
            demand(layout_.detail(layout_.kind(row.edge), row.edge) == to_index(nth(RecordKind::Relation, i)),
                   "the edge of a relation is its own", i);
        }
    }

    void check_names() const {
        for (std::size_t i = 0; i < layout_.names.size(); ++i) {
            const bytes::NameRow& row = layout_.names[i];
            demand(to_index(row.node) < layout_.header.node_base.back(), "every name has a node", i);
            demand(hash64(fold(layout_.string(row.text))) == row.hash, "every name has its hash", i);
            demand(i == 0 || std::tie(layout_.names[i - 1].hash, layout_.names[i - 1].node) <=
                                 std::tie(row.hash, row.node),
                   "names are in order", i);
        }
    }

    const Layout& layout_;
};

/// `snapshot` has passed all other checks.
void check_derived_rows(const Snapshot& snapshot) {
    const Layout& layout = *snapshot.layout();
    const bool wanted = rows_belong_in_file(snapshot);
    for (const bytes::Section section : stored_row_sections) {
        const bytes::SectionEntry& entry = layout.sections[static_cast<std::size_t>(section)];
        std::span<const std::byte> left = layout.bytes.subspan(entry.offset, entry.length);
        bool same = true;
        RowPacker compare([&](std::span<const std::byte> made) {
            same = same && made.size() <= left.size() && std::equal(made.begin(), made.end(), left.begin());
            if (same) left = left.subspan(made.size());
        });
        if (wanted) pack_rows(snapshot, section, compare);
        demand(same && left.empty(), "derived rows follow from the rest",
               static_cast<std::uint64_t>(section));
    }
}

}  // namespace

std::string verify(const Snapshot& snapshot) {
    GAINSAY_REQUIRE(!snapshot.overlaid());
    const auto read = Layout::read(snapshot.bytes(), nullptr);
    if (!read.layout) return read.message;
    for (const bytes::SectionEntry& entry : read.layout->sections) {
        if (hash64(snapshot.bytes().subspan(entry.offset, entry.length)) != entry.checksum) {
            return "the checksum of its section " +
                   std::to_string(static_cast<std::uint32_t>(entry.section)) + " does not match";
        }
    }
    return {};
}

std::string check_snapshot(const Snapshot& snapshot) {
    GAINSAY_REQUIRE(!snapshot.overlaid());
    const auto read = Layout::read(snapshot.bytes(), nullptr);
    if (!read.layout) return read.message;
    try {
        Checker(*read.layout).check();
        check_derived_rows(Snapshot(read.layout));
    } catch (const Broken& broken) {
        return "it breaks the promise: " + broken.promise;
    } catch (const std::logic_error& broken) {  // what Layout itself demands: a string within the heap
        return std::string("it breaks the promise: ") + broken.what();
    }
    return {};
}

}  // namespace gainsay
