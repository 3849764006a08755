#include <map>

#include "graphs/format/networks/networks.hpp"
#include "graphs/format/networks/property_graph.hpp"
#include "graphs/format/networks/xml_text.hpp"

// GEXF has numbered attributes for nodes and for edges apart, colours of its own, and lifetimes, so that Gephi's timeline
// shows a case as it grew. A document is there from the first day on which it can have been published, a statement from
// the first on which it can have been said; an affiliation lives as long as the office. Without a date a thing is always
// there. EDTF itself stands in the column `date`. All edges are directed, as in GraphML: NetworkX refuses a mixed graph.
//
// Source   GEXF Working Group, "GEXF 1.3" (2022); the colours are M. Okabe's and K. Ito's (2008).

namespace gainsay::networks {
namespace {

struct Colour {
    std::string_view kind, red, green, blue;
};
constexpr std::array<Colour, 13> colours{{{"agent", "0", "114", "178"},
                                          {"document", "153", "153", "153"},
                                          {"claim", "230", "159", "0"},
                                          {"statement", "86", "180", "233"},
                                          {"relation", "204", "121", "167"},
                                          {"review", "0", "158", "115"},
                                          {"contradicts", "213", "94", "0"},
                                          {"rebuts", "213", "94", "0"},
                                          {"undercuts", "204", "121", "167"},
                                          {"denies", "213", "94", "0"},
                                          {"supports", "0", "158", "115"},
                                          {"entails", "0", "158", "115"},
                                          {"rephrases", "0", "114", "178"}}};

class GexfWriter {
public:
    GexfWriter(std::ostream& out, const GraphSource& source, LossReport& losses)
        : xml_(out), source_(source), losses_(losses) {}

    void write() {
        report();
        const CaseInfo info = source_.info();
        xml_.raw(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
            "<gexf xmlns=\"http://gexf.net/1.3\" xmlns:viz=\"http://gexf.net/1.3/viz\" version=\"1.3\">\n"
            "  <meta>\n    <creator>Gainsay</creator>\n");
        if (!info.title.empty()) xml_.raw("    <title>").text(info.title).raw("</title>\n");
        if (!info.description.empty())
            xml_.raw("    <description>").text(info.description).raw("</description>\n");
        xml_.raw(
            "  </meta>\n  <graph defaultedgetype=\"directed\" mode=\"dynamic\" timeformat=\"date\" "
            "timerepresentation=\"interval\">\n");
        declare("node");
        declare("edge");
        xml_.raw("    <nodes>\n");
        each_node(source_, [&](const Node& node) { write_node(node); });
        xml_.raw("    </nodes>\n    <edges>\n");
        each_edge(source_, [&](const Edge& edge) { write_edge(edge); });
        xml_.raw("    </edges>\n  </graph>\n</gexf>\n");
        xml_.flush();
        for (std::size_t i = 0; i < xml_.replaced(); ++i)
            losses_.add({"character", "XML has no place for it; U+FFFD stands there", {}, {}, {}});
    }

private:
    void report() {
        constexpr std::string_view why = "a table of nodes or edges in GEXF has no place for it";
        parts::report_unkept(source_.info(), {"title", "description"}, why, losses_);
        for (std::size_t kind = 0; kind < record_kind_count; ++kind) {
            source_.visit(static_cast<RecordKind>(kind), [&](const Record& record) {
                parts::report_unkept(record, kept_fields(kind_of(record)), why, losses_);
            });
        }
    }

    void declare(std::string_view on) {
        std::map<std::string_view, std::size_t>& numbers = on == "node" ? of_nodes_ : of_edges_;
        xml_.raw("    <attributes").attribute("class", on).raw(" mode=\"static\">\n");
        const auto add = [&](const Column& column) {
            if (!(on == "node" ? column.of_nodes : column.of_edges) || column.name == "label") return;
            const std::string number = std::to_string(numbers.size());
            numbers.emplace(column.name, numbers.size());
            xml_.raw("      <attribute").attribute("id", number).attribute("title", column.name);
            xml_.attribute("type", column.name.starts_with("rating_") ? "double"
                                   : column.name == "symmetric"       ? "boolean"
                                                                      : "string");
            xml_.raw("/>\n");
        };
        for (const Column& column : columns) add(column);
        for (const Column& column : more_columns) add(column);
        xml_.raw("    </attributes>\n");
    }

    void write_values(const std::vector<Attribute>& attributes,
                      const std::map<std::string_view, std::size_t>& numbers) {
        xml_.raw("<attvalues>");
        for (const Attribute& one : attributes) {
            const auto number = numbers.find(one.name);
            if (number == numbers.end()) continue;
            xml_.raw("<attvalue")
                .attribute("for", std::to_string(number->second))
                .attribute("value", one.value);
            xml_.raw("/>");
        }
        xml_.raw("</attvalues>");
    }

    void write_colour(std::string_view kind) {
        for (const Colour& one : colours) {
            if (one.kind != kind) continue;
            xml_.raw("<viz:color")
                .attribute("r", one.red)
                .attribute("g", one.green)
                .attribute("b", one.blue)
                .raw("/>");
        }
    }

    void write_node(const Node& node) {
        xml_.raw("      <node")
            .attribute("id", node.id)
            .attribute("label", value_of(node.attributes, "label"));
        if (!node.first_day.empty()) xml_.attribute("start", node.first_day);
        xml_.raw(">");
        write_values(node.attributes, of_nodes_);
        write_colour(node.kind);
        xml_.raw("</node>\n");
    }

    void write_edge(const Edge& edge) {
        xml_.raw("      <edge")
            .attribute("id", edge.id)
            .attribute("source", edge.from)
            .attribute("target", edge.to);
        // `kind` lets several edges stand between the same two nodes.
        xml_.attribute("kind", edge.kind).attribute("label", edge.kind);
        if (!edge.first_day.empty()) xml_.attribute("start", edge.first_day);
        if (!edge.last_day.empty()) xml_.attribute("end", edge.last_day);
        xml_.raw(">");
        write_values(edge.attributes, of_edges_);
        write_colour(edge.kind);
        xml_.raw("</edge>\n");
    }

    XmlOutput xml_;
    const GraphSource& source_;
    LossReport& losses_;
    std::map<std::string_view, std::size_t> of_nodes_, of_edges_;
};

}  // namespace

void write_gexf(std::ostream& out, const GraphSource& source, const WriteOptions&, LossReport& losses) {
    GexfWriter(out, source, losses).write();
}

}  // namespace gainsay::networks
