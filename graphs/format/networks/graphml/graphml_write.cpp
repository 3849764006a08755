#include <ostream>

#include "graphs/format/json/json_writer.hpp"
#include "graphs/format/networks/networks.hpp"
#include "graphs/format/networks/property_graph.hpp"
#include "graphs/format/networks/xml_text.hpp"
#include "graphs/format/text_case/record/record_json.hpp"

// Every column is a key, so that other programs show and filter by it; beside them the key `record` has the whole record
// as JSON, which is what our reader goes by. All edges are written as directed, because NetworkX refuses a graph that
// has both kinds; the symmetric ones say so in a column.

namespace gainsay::networks {
namespace {

constexpr std::string_view head =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\"\n"
    "         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"\n"
    "         xsi:schemaLocation=\"http://graphml.graphdrawing.org/xmlns "
    "http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd\">\n";

class GraphmlWriter {
public:
    GraphmlWriter(std::ostream& out, const GraphSource& source) : xml_(out), source_(source) {}

    void write() {
        xml_.raw(head);
        declare("graph", "gainsay");
        for (const Column& column : columns) declare(column);
        for (const Column& column : more_columns) declare(column);
        declare("node", "record");
        declare("edge", "record");
        xml_.raw("  <graph id=\"case\" edgedefault=\"directed\">\n    <data key=\"graph.gainsay\">");
        xml_.json(info_json()).raw("</data>\n");
        each_node(source_, [&](const Node& node) { write_node(node); });
        each_edge(source_, [&](const Edge& edge) { write_edge(edge); });
        xml_.raw("  </graph>\n</graphml>\n");
        xml_.flush();
    }

private:
    void declare(const Column& column) {
        if (column.of_nodes) declare("node", column.name);
        if (column.of_edges) declare("edge", column.name);
    }
    void declare(std::string_view on, std::string_view name) {
        const bool boolean = name == "symmetric";
        const bool number = name.starts_with("rating_");
        xml_.raw("  <key")
            .attribute("id", std::string(on) + "." + std::string(name))
            .attribute("for", on)
            .attribute("attr.name", name)
            .attribute("attr.type", boolean  ? "boolean"
                                    : number ? "double"
                                             : "string")
            .raw("/>\n");
    }

    std::string info_json() const {
        std::string text;
        json::Writer writer(text, json::Layout::Dense);
        writer.begin_object();
        json::write_info(writer, source_.info());
        writer.end_object();
        return text;
    }

    void write_data(std::string_view on, const std::vector<Attribute>& attributes, const Record* record) {
        for (const Attribute& one : attributes) {
            xml_.raw("<data key=\"").raw(on).raw(".").raw(one.name).raw("\">").text(one.value).raw("</data>");
        }
        if (record == nullptr) return;
        std::string text;
        json::Writer writer(text, json::Layout::Dense);
        json::write_record(writer, *record);
        xml_.raw("<data key=\"").raw(on).raw(".record\">").json(text).raw("</data>");
    }

    void write_node(const Node& node) {
        xml_.raw("    <node").attribute("id", node.id).raw(">");
        write_data("node", node.attributes, node.record);
        xml_.raw("</node>\n");
    }
    void write_edge(const Edge& edge) {
        xml_.raw("    <edge")
            .attribute("id", edge.id)
            .attribute("source", edge.from)
            .attribute("target", edge.to);
        xml_.raw(">");
        write_data("edge", edge.attributes, edge.record);
        xml_.raw("</edge>\n");
    }

    XmlOutput xml_;
    const GraphSource& source_;
};

}  // namespace

void write_graphml(std::ostream& out, const GraphSource& source, const WriteOptions&, LossReport&) {
    GraphmlWriter(out, source).write();
}

}  // namespace gainsay::networks
