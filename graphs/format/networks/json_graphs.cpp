#include <ostream>

#include "graphs/format/json/json_writer.hpp"
#include "graphs/format/networks/networks.hpp"
#include "graphs/format/networks/property_graph.hpp"
#include "graphs/format/text_case/record/record_json.hpp"

// Two formats that are JSON, and so hold whole records: Cytoscape.js in `data`, the JSON Graph Format in `metadata`.
// Columns stand beside the record where a style or a filter can reach them.

namespace gainsay::networks {
namespace {

class JsonGraph {
public:
    explicit JsonGraph(std::ostream& out) : out_(out), json_(text_, json::Layout::Dense) {}

    json::Writer& json() { return json_; }
    void text(std::string_view key, std::string_view text) {
        json_.key(key);
        json_.text(text);
    }
    /// The columns, and the record if there is one.
    void content(const std::vector<Attribute>& attributes, const Record* record) {
        for (const Attribute& one : attributes) {
            json_.key(one.name);
            if (one.name == "symmetric" || one.name.starts_with("rating_")) {
                json_.token(one.value);
            } else {
                json_.text(one.value);
            }
        }
        if (record == nullptr) return;
        json_.key("record");
        json::write_record(json_, *record);
    }
    void info(const CaseInfo& info) {
        json_.begin_object();
        json::write_info(json_, info);
        json_.end_object();
    }
    void flush() {
        text_ += '\n';
        out_.write(text_.data(), static_cast<std::streamsize>(text_.size()));
        text_.clear();
        if (!out_) throw Error(ErrorCode::Io, "writing the graph failed; is the disk full?");
    }

private:
    std::ostream& out_;
    std::string text_;
    json::Writer json_;
};

}  // namespace

void write_cytoscape(std::ostream& out, const GraphSource& source, const WriteOptions&, LossReport&) {
    JsonGraph graph(out);
    json::Writer& json = graph.json();
    json.begin_object();
    json.key("data");
    graph.info(source.info());
    json.key("elements");
    json.begin_object();
    json.key("nodes");
    json.begin_list();
    each_node(source, [&](const Node& node) {
        json.item();
        json.begin_object();
        json.key("data");
        json.begin_object();
        graph.text("id", node.id);
        graph.content(node.attributes, node.record);
        json.end_object();
        graph.text("classes", node.kind);
        json.end_object();
        graph.flush();
    });
    json.end_list();
    json.key("edges");
    json.begin_list();
    each_edge(source, [&](const Edge& edge) {
        json.item();
        json.begin_object();
        json.key("data");
        json.begin_object();
        graph.text("id", edge.id);
        graph.text("source", edge.from);
        graph.text("target", edge.to);
        graph.content(edge.attributes, edge.record);
        json.end_object();
        graph.text("classes", edge.kind);
        json.end_object();
        graph.flush();
    });
    json.end_list();
    json.end_object();
    json.end_object();
    graph.flush();
}

void write_jgf(std::ostream& out, const GraphSource& source, const WriteOptions&, LossReport&) {
    JsonGraph graph(out);
    json::Writer& json = graph.json();
    json.begin_object();
    json.key("graph");
    json.begin_object();
    json.key("directed");
    json.token("true");
    graph.text("type", "case");
    if (!source.info().title.empty()) graph.text("label", source.info().title);
    json.key("metadata");
    graph.info(source.info());
    json.key("nodes");
    json.begin_object();
    each_node(source, [&](const Node& node) {
        json.key(node.id);
        json.begin_object();
        graph.text("label", value_of(node.attributes, "label"));
        json.key("metadata");
        json.begin_object();
        graph.content(node.attributes, node.record);
        json.end_object();
        json.end_object();
        graph.flush();
    });
    json.end_object();
    json.key("edges");
    json.begin_list();
    each_edge(source, [&](const Edge& edge) {
        json.item();
        json.begin_object();
        graph.text("id", edge.id);
        graph.text("source", edge.from);
        graph.text("target", edge.to);
        graph.text("relation", edge.kind);
        if (edge.symmetric()) {
            json.key("directed");
            json.token("false");
        }
        graph.text("label", edge.kind);
        json.key("metadata");
        json.begin_object();
        graph.content(edge.attributes, edge.record);
        json.end_object();
        json.end_object();
        graph.flush();
    });
    json.end_list();
    json.end_object();
    json.end_object();
    graph.flush();
}

}  // namespace gainsay::networks
