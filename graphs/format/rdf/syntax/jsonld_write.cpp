#include <ostream>

#include "graphs/format/json/json_writer.hpp"
#include "graphs/format/rdf/mapping/graph_view.hpp"
#include "graphs/format/rdf/rdf.hpp"
#include "graphs/format/rdf/vocabulary.hpp"

namespace gainsay::rdf {
namespace {

std::string compact(const std::string& name) {
    const std::string_view record = record_of_iri(name);
    return record.find(':') == std::string_view::npos ? name : std::string(record);
}

class JsonLdWriter {
public:
    explicit JsonLdWriter(std::ostream& out) : out_(out), writer_(text_, json::Layout::Lines) {
        writer_.begin_object();
        put_context();
        writer_.key("@graph");
        writer_.begin_list();
    }

    void add(const Node& node) {
        writer_.item();
        put_node(node);
        if (text_.size() > (std::size_t{1} << 16U)) flush();
    }

    void finish() {
        writer_.end_list();
        writer_.end_object();
        text_ += '\n';
        flush();
    }

private:
    void put_context() {
        writer_.key("@context");
        writer_.begin_object();
        for (const Prefix& prefix : prefixes()) {
            writer_.key(prefix.name);
            writer_.text(prefix.iri);
        }
        for (const Coerced& one : coerced_properties()) {
            writer_.key(one.property);
            writer_.begin_object();
            writer_.key("@type");
            writer_.text(one.type);
            writer_.end_object();
        }
        writer_.end_object();
    }

    void put_node(const Node& node) {
        writer_.begin_object();
        if (node.id.kind == Term::Kind::Iri) {
            writer_.key("@id");
            writer_.text(compact(node.id.text));
        }
        if (!node.types.empty()) {
            writer_.key("@type");
            put_list(node.types, [this](const std::string& type) { writer_.text(type); });
        }
        for (const auto& [property, values] : node.properties) {
            const std::string_view type = coercion(property);
            writer_.key(property);
            put_list(values, [&](const Node::Value& value) { put_value(value, type); });
        }
        writer_.end_object();
    }

    template <class List, class Put>
    void put_list(const List& list, const Put& put) {
        if (list.size() == 1) return put(list.front());
        writer_.begin_list();
        for (const auto& one : list) {
            writer_.item();
            put(one);
        }
        writer_.end_list();
    }

    void put_value(const Node::Value& value, std::string_view type) {
        if (!value.node.empty()) return put_node(value.node.front());
        const Term& term = value.term;
        const bool plain = term.is_text() ? term.datatype == type : type == "@id";
        const std::string words = term.is_text() ? term.text : compact(term.text);
        if (plain) return writer_.text(words);
        writer_.begin_object();
        writer_.key(term.is_text() ? "@value" : "@id");
        writer_.text(words);
        if (!term.datatype.empty()) {
            writer_.key("@type");
            writer_.text(term.datatype);
        }
        writer_.end_object();
    }

    void flush() {
        out_.write(text_.data(), static_cast<std::streamsize>(text_.size()));
        text_.clear();
        if (!out_) throw Error(ErrorCode::Io, "writing the graph failed; is the disk full?");
    }

    std::ostream& out_;
    std::string text_;
    json::Writer writer_;
};

}  // namespace

void write_jsonld(std::ostream& out, const GraphSource& source, const WriteOptions&, LossReport&) {
    JsonLdWriter writer(out);
    each_node(source, [&](const Node& node) { writer.add(node); });
    writer.finish();
}

}  // namespace gainsay::rdf
