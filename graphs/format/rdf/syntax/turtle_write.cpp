#include <algorithm>
#include <ostream>

#include "graphs/format/rdf/mapping/graph_view.hpp"
#include "graphs/format/rdf/rdf.hpp"
#include "graphs/format/rdf/vocabulary.hpp"

namespace gainsay::rdf {
namespace {

bool is_plain_local(std::string_view name) {
    const auto plain = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
               c == '-' || c == '.';
    };
    return !name.empty() && std::all_of(name.begin(), name.end(), plain) && name.back() != '.' &&
           name.front() != '.' && name.front() != '-';
}

class TurtleWriter {
public:
    explicit TurtleWriter(std::ostream& out) : out_(out) {
        for (const Prefix& prefix : prefixes()) {
            text_ += "@prefix " + std::string(prefix.name) + ": <" + std::string(prefix.iri) + "> .\n";
        }
    }

    void add(const Node& node) {
        text_ += '\n';
        put_iri(node.id.text);
        put_properties(node, 1);
        text_ += " .\n";
        if (text_.size() > (std::size_t{1} << 16U)) flush();
    }

    void flush() {
        out_.write(text_.data(), static_cast<std::streamsize>(text_.size()));
        text_.clear();
        if (!out_) throw Error(ErrorCode::Io, "writing the graph failed; is the disk full?");
    }

private:
    void put_properties(const Node& node, std::size_t depth) {
        bool first = true;
        const auto begin = [&](bool shared) {
            if (!first) text_ += " ;";
            text_ += shared ? " " : "\n" + std::string(4 * depth, ' ');
            first = false;
        };
        if (!node.types.empty()) {
            begin(true);
            text_ += "a ";
            for (std::size_t i = 0; i < node.types.size(); ++i) {
                if (i > 0) text_ += ", ";
                put_iri(node.types[i]);
            }
        }
        for (const auto& [property, values] : node.properties) {
            begin(false);
            put_iri(property);
            for (std::size_t i = 0; i < values.size(); ++i) {
                text_ += i == 0 ? " " : ", ";
                put_value(values[i], depth);
            }
        }
    }

    void put_value(const Node::Value& value, std::size_t depth) {
        if (!value.node.empty()) {
            text_ += '[';
            put_properties(value.node.front(), depth + 1);
            text_ += "\n" + std::string(4 * depth, ' ') + "]";
        } else if (value.term.is_text()) {
            put_text(value.term.text);
            if (!value.term.datatype.empty()) {
                text_ += "^^";
                put_iri(value.term.datatype);
            }
        } else {
            put_iri(value.term.text);
        }
    }

    void put_iri(const std::string& name) {
        const std::string_view record = record_of_iri(name);
        const std::string_view spelt = record.find(':') == std::string_view::npos ? name : record;
        const std::size_t colon = spelt.find(':');
        const std::string_view prefix = spelt.substr(0, colon);
        const auto known = [&](const Prefix& one) { return one.name == prefix; };
        const bool has_prefix = std::any_of(prefixes().begin(), prefixes().end(), known);
        if (has_prefix && is_plain_local(spelt.substr(colon + 1))) {
            text_ += spelt;
        } else {
            text_ += '<' + expand(name) + '>';
        }
    }

    void put_text(const std::string& words) {
        constexpr std::string_view digits = "0123456789ABCDEF";
        text_ += '"';
        for (const char c : words) {
            const auto byte = static_cast<unsigned char>(c);
            if (c == '"' || c == '\\') {
                text_ += {'\\', c};
            } else if (c == '\n') {
                text_ += "\\n";
            } else if (c == '\r') {
                text_ += "\\r";
            } else if (c == '\t') {
                text_ += "\\t";
            } else if (byte < 0x20 || byte == 0x7F) {
                text_ += "\\u00";
                text_ += {digits[byte >> 4U], digits[byte & 0xFU]};
            } else {
                text_ += c;
            }
        }
        text_ += '"';
    }

    std::ostream& out_;
    std::string text_;
};

}  // namespace

void write_turtle(std::ostream& out, const GraphSource& source, const WriteOptions&, LossReport&) {
    TurtleWriter writer(out);
    each_node(source, [&](const Node& node) { writer.add(node); });
    writer.flush();
}

}  // namespace gainsay::rdf
