#include "tools/render/answer/record/surroundings.hpp"

#include <array>
#include <nlohmann/json.hpp>

#include "graphs/format/text_case/case_json.hpp"
#include "tools/render/answer/names.hpp"

namespace gainsay::render {
namespace {

// How the end of an edge speaks of its beginning: a claim is "asserted in" a statement.
constexpr std::array<std::string_view, edge_kind_count> backwards{
    "said",        "asserted in",   "denied in",        "questioned in",   "holds",
    "relayed to",  "cited by",      "has the part",     "stated in",       "published",
    "wrote",       "spoken for by", "took back",        "asserts",         "holds",
    "reviewed in", "reviewed",      "holds the review", "contradicted by", "rebutted by",
    "undercut by", "supported by",  "entailed by",      "qualified by",    "rephrased as"};

struct Neighbour {
    std::string link;
    Node node = no_node;
    Node relation = no_node;
};

struct Link {
    std::vector<Neighbour> shown;
    std::size_t left_out = 0;  // links; two of them may lead to one neighbour
};

// What a statement says stands for it, because it has no words of its own.
std::string title(const Snapshot& snapshot, Node node) {
    switch (snapshot.kind(node)) {
        case RecordKind::Statement:
            return name_of(snapshot, snapshot.speaker(node)) + " " +
                   std::string(to_word(snapshot.stance(node))) + " \"" +
                   name_of(snapshot, snapshot.object(node)) + "\"";
        case RecordKind::Relation: {
            const Edge edge = snapshot.edge_of_relation(node);
            return "\"" + name_of(snapshot, snapshot.source(edge)) + "\" " +
                   std::string(to_string(snapshot.kind(edge))) + " \"" +
                   name_of(snapshot, snapshot.target(edge)) + "\"";
        }
        default:
            return snapshot.label(node).empty() ? "" : name_of(snapshot, node);
    }
}

void collect(const Snapshot& snapshot, Node node, EdgeKind kind, bool forwards, std::size_t limit,
             std::vector<Link>& links) {
    const Arcs arcs = forwards ? snapshot.out(node, kind) : snapshot.in(node, kind);
    Link link;
    Node last = no_node;
    for (std::size_t i = 0; i < arcs.size(); ++i) {
        const Arc arc = arcs[i];
        // A statement that stands twice in a document is one neighbour; two relations between two claims are
        // two.
        if (arc.node == last && !is_relation(kind)) continue;
        last = arc.node;
        if (link.shown.size() == limit) {
            link.left_out = arcs.size() - i;  // not looked at: a busy agent has millions
            break;
        }
        const auto words = forwards ? to_string(kind) : backwards[static_cast<std::size_t>(kind)];
        link.shown.push_back(
            {std::string(words), arc.node, is_relation(kind) ? snapshot.relation(arc.edge) : no_node});
    }
    if (!link.shown.empty()) links.push_back(std::move(link));
}

// What the record itself names is among its fields; what is left is what names the record, and the relations
// of claims.
std::vector<Link> links_of(const Snapshot& snapshot, Node node, std::size_t limit) {
    std::vector<Link> links;
    for (std::size_t i = 0; i < edge_kind_count; ++i) {
        const auto kind = static_cast<EdgeKind>(i);
        if (is_relation(kind)) collect(snapshot, node, kind, true, limit, links);
        collect(snapshot, node, kind, false, limit, links);
    }
    return links;
}

struct Field {
    std::string name, value;
};

// "occurrences[0].document": the path of a field as `gainsay edit --set` takes it.
void flatten(const nlohmann::ordered_json& value, const std::string& path, std::vector<Field>& fields) {
    if (value.is_object()) {
        const std::string before = path.empty() ? "" : path + ".";
        for (const auto& [name, member] : value.items()) flatten(member, before + name, fields);
    } else if (value.is_array()) {
        for (std::size_t i = 0; i < value.size(); ++i)
            flatten(value[i], path + "[" + std::to_string(i) + "]", fields);
    } else {
        fields.push_back({path, value.is_string() ? value.get<std::string>() : value.dump()});
    }
}

std::vector<Line> lines_of(const Snapshot& snapshot, Node node, const Record& record,
                           const std::vector<Link>& links) {
    std::vector<Line> lines;
    lines.emplace_back().add(snapshot.id(node), Look::Strong);
    std::vector<Field> fields;
    flatten(nlohmann::ordered_json::parse(record_to_json_line(record)), "", fields);
    for (const Field& field : fields) {
        if (field.name == "id") continue;
        Line& line = lines.emplace_back();
        line.indent = 2;
        line.add(field.name + ": ", Look::Faint);
        const auto named = snapshot.find(field.value);
        line.add(field.value, named ? Look::Id : Look::Plain);
        if (named && !title(snapshot, *named).empty()) line.add(" (" + title(snapshot, *named) + ")");
    }
    for (const Link& link : links) {
        for (const Neighbour& one : link.shown) {
            Line& line = lines.emplace_back();
            line.indent = 2;
            line.add(one.link + " ", Look::Strong).add(snapshot.id(one.node), Look::Id);
            if (!title(snapshot, one.node).empty()) line.add(" (" + title(snapshot, one.node) + ")");
            if (one.relation != no_node) {
                line.add(", " + relation_text(snapshot, one.relation) + " ")
                    .add(snapshot.id(one.relation), Look::Id);
            }
        }
        if (link.left_out > 0) {
            Line& line = lines.emplace_back();
            line.indent = 2;
            line.add(link.shown.front().link + " ", Look::Strong)
                .add(std::to_string(link.left_out) + " more, not shown: raise --limit");
        }
    }
    return lines;
}

Json json_of(const Snapshot& snapshot, const Record& record, const std::vector<Link>& links) {
    std::vector<Json> around, left_out;
    for (const Link& link : links) {
        for (const Neighbour& one : link.shown) {
            JsonObject object;
            object.put("link", one.link)
                .put("id", snapshot.id(one.node))
                .put_if("label", title(snapshot, one.node));
            if (one.relation != no_node) object.put("relation", relation_json(snapshot, one.relation));
            around.push_back(object);
        }
        if (link.left_out > 0) {
            left_out.push_back(JsonObject().put("link", link.shown.front().link).put("count", link.left_out));
        }
    }
    return JsonObject()
        .put("record", Json::of_json(record_to_json_line(record)))
        .put("around", around)
        .put("left_out", left_out);
}

}  // namespace

void records_with_surroundings(const Output& output, const Snapshot& snapshot,
                               const std::vector<std::pair<Node, Record>>& records, std::size_t limit) {
    const auto rows = output.begin(
        {"records", {{"id"}, {"link"}, {"other"}, {"label"}, {"relation"}}, /*paragraphs=*/true});
    bool first = true;
    for (const auto& [node, record] : records) {
        const std::vector<Link> links = links_of(snapshot, node, limit);
        if (rows->wants_json()) {
            rows->json(json_of(snapshot, record, links));
        } else if (rows->wants_paragraphs()) {
            auto lines = lines_of(snapshot, node, record, links);
            if (!first) lines.insert(lines.begin(), Line{});
            rows->paragraph(lines);
        } else {
            // A table has a row a neighbour; the first row is the record itself.
            rows->cells({std::string(snapshot.id(node)), "", "", title(snapshot, node), ""});
            for (const Link& link : links) {
                for (const Neighbour& one : link.shown) {
                    rows->cells({std::string(snapshot.id(node)), one.link, std::string(snapshot.id(one.node)),
                                 title(snapshot, one.node),
                                 one.relation == no_node ? "" : std::string(snapshot.id(one.relation))});
                }
            }
        }
        first = false;
    }
    rows->finish({});
}

}  // namespace gainsay::render
