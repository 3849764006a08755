#include <algorithm>
#include <map>
#include <tuple>
#include <vector>

#include "tools/render/views/view.hpp"
#include "tools/render/views/view_canvas.hpp"

// One column a date, dates along a line at the top. A date in doubt gets a column of its own even beside an
// equal one that is certain: "2018-07-02?" is no way of saying "2018-07-02". Columns are ordered by earliest
// day, so a year stands before its months; that is a place on paper, not a claim about what came first, and a
// note says so.

namespace gainsay::render {

namespace {

using Carriers =
    std::map<Node, std::vector<std::pair<Node, Stance>>>;  // claim → shown nodes that say it, and how

const std::string undated = "date:none";

struct Column {
    std::string id, heading;
    bool uncertain = false;
    std::vector<Node> nodes;
};

/// Earliest day, then how far the date reaches, then its text: an order in which equal texts are equal.
using ColumnKey = std::tuple<bool, Day, Day, std::string>;

ColumnKey key_of(const Snapshot& snapshot, Node node) {
    const Date date = effective_date(snapshot, node);
    if (date == no_date) return {true, end_of_time, end_of_time, ""};
    const Period period = snapshot.period(date);
    return {false, period.start_min, period.end_max, std::string(snapshot.text(date))};
}

std::map<ColumnKey, Column> columns_of(const Snapshot& snapshot, const std::set<Node>& shown) {
    std::map<ColumnKey, Column> columns;
    for (const Node node : shown) {
        const ColumnKey key = key_of(snapshot, node);
        Column& column = columns[key];
        column.nodes.push_back(node);
        const Date date = effective_date(snapshot, node);
        column.id = date == no_date ? undated : "date:" + std::get<3>(key);
        column.heading = date == no_date ? "no date" : date_words(snapshot, date);
        column.uncertain = date == no_date || is_uncertain(snapshot, date);
    }
    return columns;
}

void draw_axis(Diagram& diagram, const Snapshot& snapshot, const std::map<ColumnKey, Column>& columns) {
    std::string before;
    for (const auto& [key, column] : columns) {
        DiagramNode mark;
        mark.id = column.id;
        mark.look = column.uncertain ? NodeLook::Uncertain : NodeLook::Date;
        mark.heading = column.heading;
        diagram.nodes.push_back(mark);
        std::vector<std::string> rank{column.id};
        for (const Node node : column.nodes) rank.emplace_back(snapshot.id(node));
        diagram.ranks.push_back(std::move(rank));
        if (!before.empty()) {
            DiagramEdge axis;
            axis.from = before, axis.to = column.id, axis.look = EdgeLook::Axis;
            axis.uncertain = column.uncertain;
            axis.tooltip = "time";
            diagram.edges.push_back(axis);
        }
        before = column.id;
    }
}

Carriers carriers_of(const Snapshot& snapshot, const std::set<Node>& shown) {
    Carriers carriers;
    for (const Node node : shown) {
        if (snapshot.kind(node) == RecordKind::Statement) {
            carriers[snapshot.object(node)].push_back({node, snapshot.stance(node)});
        }
    }
    // What a document says through its author's statement need not be drawn a second time.
    const Carriers spoken = carriers;
    for (const Node node : shown) {
        if (snapshot.kind(node) != RecordKind::Document) continue;
        for (const Node claim : snapshot.out(node, EdgeKind::States).nodes()) {
            const auto found = spoken.find(claim);
            const bool said = found != spoken.end() &&
                              std::any_of(found->second.begin(), found->second.end(),
                                          [](const auto& one) { return one.second == Stance::Asserts; });
            if (!said) carriers[claim].push_back({node, Stance::Asserts});
        }
    }
    return carriers;
}

/// What was said against what: a denial points at who asserted the claim, a conflict of two claims joins
/// those who assert them.
void draw_conflicts(Diagram& diagram, const Snapshot& snapshot, const std::set<Node>& shown,
                    const ViewOptions& options) {
    const Carriers carriers = carriers_of(snapshot, shown);
    const auto said = [&](Node what) {
        const auto found = carriers.find(what);
        return found == carriers.end() ? std::vector<std::pair<Node, Stance>>() : found->second;
    };
    const auto join = [&](Node from, Node to, DiagramEdge edge) {
        if (from == to) return;
        edge.from = snapshot.id(from), edge.to = snapshot.id(to);
        edge.backwards = key_of(snapshot, to) < key_of(snapshot, from);
        diagram.edges.push_back(std::move(edge));
    };
    for (const auto& [what, sayers] : carriers) {
        for (const auto& [node, stance] : sayers) {
            if (stance != Stance::Denies) continue;
            DiagramEdge edge;
            edge.look = EdgeLook::Denies;
            edge.label = snapshot.kind(what) == RecordKind::Document ? "rejects" : "denies";
            if (shown.count(what) != 0) join(node, what, edge);
            for (const auto& [other, its_stance] : sayers) {
                if (its_stance == Stance::Asserts) join(node, other, edge);
            }
        }
        if (snapshot.kind(what) != RecordKind::Claim) continue;
        for (const EdgeKind kind : {EdgeKind::Contradicts, EdgeKind::Rebuts, EdgeKind::Undercuts}) {
            for (const Arc arc : snapshot.out(what, kind)) {
                const Node relation = snapshot.relation(arc.edge);
                if (!is_visible(snapshot, relation, options.include_proposed) ||
                    showing(snapshot, relation, options.frame.as_of) == Showing::Hidden) {
                    continue;
                }
                const DiagramEdge edge = relation_edge(snapshot, relation);
                for (const auto& [node, stance] : sayers) {
                    if (stance != Stance::Asserts) continue;
                    if (shown.count(arc.node) != 0) join(node, arc.node, edge);
                    for (const auto& [other, its_stance] : said(arc.node)) {
                        if (its_stance == Stance::Asserts && snapshot.kind(arc.node) == RecordKind::Claim) {
                            join(node, other, edge);
                        }
                    }
                }
            }
        }
    }
}

/// Who had it from whom; what a document cites otherwise would hide it.
void draw_relays(Diagram& diagram, const Snapshot& snapshot, const std::set<Node>& shown) {
    for (const Node document : shown) {
        for (const Arc relay : snapshot.out(document, EdgeKind::RelayedFrom)) {
            if (shown.count(relay.node) == 0 || relay.node == document) continue;
            DiagramEdge edge = field_edge(snapshot, relay.edge);
            edge.backwards = key_of(snapshot, relay.node) < key_of(snapshot, document);
            diagram.edges.push_back(std::move(edge));
        }
    }
}

}  // namespace

Diagram timeline_view(const Snapshot& snapshot, const ViewOptions& options) {
    const Canvas canvas(snapshot, options.include_proposed, Detail::Brief, options.frame);
    std::vector<std::pair<std::ptrdiff_t, Node>> candidates;
    for (const RecordKind kind : {RecordKind::Document, RecordKind::Statement, RecordKind::Review}) {
        for (const Node node : snapshot.nodes(kind)) {
            if (canvas.showing_of(node) == Showing::Hidden) continue;
            candidates.push_back({-static_cast<std::ptrdiff_t>(canvas.neighbours(node).size()), node});
        }
    }
    std::vector<Node> left_out;
    const std::set<Node> shown = keep_first(std::move(candidates), options.max_nodes, left_out);
    const std::map<ColumnKey, Column> columns = columns_of(snapshot, shown);

    Diagram diagram;
    diagram.title = "What was said and published, by date";
    diagram.case_title = case_title(snapshot);
    for (const Node node : shown) {
        diagram.nodes.push_back(describe(snapshot, node, /*dated=*/false));
        // The word and the column say it; a dotted border on a dashed one would hide which documents were
        // seen.
        diagram.nodes.back().uncertain = false;
        if (canvas.showing_of(node) == Showing::Uncertain) diagram.nodes.back().heading += ", possibly";
    }
    draw_axis(diagram, snapshot, columns);
    draw_conflicts(diagram, snapshot, shown, options);
    draw_relays(diagram, snapshot, shown);
    diagram.edges = merged(std::move(diagram.edges));
    const auto any = [&](auto test) { return std::any_of(columns.begin(), columns.end(), test); };
    if (any([](const auto& column) { return column.second.uncertain && column.second.id != undated; })) {
        diagram.notes.emplace_back("An uncertain date stands at its earliest day.");
    }
    note_left_out(diagram, snapshot, left_out, options.max_nodes);
    return diagram;
}

}  // namespace gainsay::render
