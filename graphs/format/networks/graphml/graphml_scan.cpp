#include "graphs/format/networks/graphml/graphml_scan.hpp"

#include <expat.h>

#include <algorithm>
#include <exception>
#include <initializer_list>
#include <istream>
#include <limits>
#include <map>
#include <memory>

namespace gainsay::networks {
namespace {

constexpr std::size_t piece_bytes = std::size_t{1} << 16U;
constexpr std::size_t most_default_bytes = 256;
constexpr std::uint64_t report_bytes = std::uint64_t{1} << 20U;

char lower(char c) {
    return static_cast<char>(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
}

bool same_word(std::string_view a, std::string_view b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](char x, char y) { return lower(x) == lower(y); });
}

/// Prefixes differ from tool to tool, and the names of GraphML's elements stand for nothing else in these files.
std::string_view local_name(std::string_view name) {
    const std::size_t colon = name.rfind(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

class GraphmlScanner {
public:
    GraphmlScanner(std::string_view name, const ReadOptions& options, LossReport& losses)
        : name_(name),
          options_(options),
          losses_(losses),
          parser_(XML_ParserCreate(nullptr), XML_ParserFree) {
        if (parser_ == nullptr) throw std::bad_alloc();
        XML_SetUserData(parser_.get(), this);
        XML_SetElementHandler(parser_.get(), on_start, on_end);
        XML_SetCharacterDataHandler(parser_.get(), on_text);
        XML_SetStartDoctypeDeclHandler(parser_.get(), on_doctype);
    }

    ScannedGraph scan(std::istream& in) {
        std::string piece(piece_bytes, '\0');
        std::uint64_t bytes = 0, reported = 0;
        for (bool last = false; !last;) {
            in.read(piece.data(), static_cast<std::streamsize>(piece.size()));
            const auto got = static_cast<std::size_t>(in.gcount());
            if (in.bad()) refuse("reading failed; is the disk or connection broken?", ErrorCode::Io);
            last = got < piece.size();
            bytes += got;
            if (beyond(bytes, options_.max_bytes))
                refuse("the input has more than " + std::to_string(options_.max_bytes) + " bytes",
                       ErrorCode::Limit);
            parse({piece.data(), got}, last, bytes);
            if (options_.progress && (last || bytes >= reported + report_bytes)) {
                options_.progress(bytes, graph_.nodes.size() + graph_.edges.size());
                reported = bytes;
            }
        }
        if (!is_graphml_) refuse("found no element graphml, expected one");
        return std::move(graph_);
    }

private:
    using Attributes = const XML_Char**;

    static bool beyond(std::uint64_t n, std::uint64_t limit) { return limit != 0 && n > limit; }

    // --- between Expat and us: no exception may pass through C

    template <class Act>
    static void guarded(void* self, const Act& act) {
        auto& scanner = *static_cast<GraphmlScanner*>(self);
        if (scanner.failure_ != nullptr) return;
        try {
            act(scanner);
        } catch (...) {
            scanner.failure_ = std::current_exception();
            XML_StopParser(scanner.parser_.get(), XML_FALSE);
        }
    }
    static void XMLCALL on_start(void* self, const XML_Char* name, Attributes attributes) {
        guarded(self, [&](GraphmlScanner& scanner) { scanner.start(local_name(name), attributes); });
    }
    static void XMLCALL on_end(void* self, const XML_Char* name) {
        guarded(self, [&](GraphmlScanner& scanner) { scanner.end(local_name(name)); });
    }
    static void XMLCALL on_text(void* self, const XML_Char* text, int length) {
        guarded(self, [&](GraphmlScanner& scanner) {
            scanner.add_text({text, static_cast<std::size_t>(length)});
        });
    }
    static void XMLCALL on_doctype(void* self, const XML_Char*, const XML_Char*, const XML_Char*, int) {
        guarded(self, [](GraphmlScanner& scanner) {
            scanner.refuse("found a DOCTYPE, expected none: what it declares is not read; remove it",
                           ErrorCode::Unsupported);
        });
    }

    void parse(std::string_view piece, bool last, std::uint64_t bytes) {
        const XML_Status status = XML_Parse(parser_.get(), piece.data(), static_cast<int>(piece.size()),
                                            last ? XML_TRUE : XML_FALSE);
        if (failure_ != nullptr) std::rethrow_exception(failure_);
        if (status == XML_STATUS_ERROR) {
            const XML_Error error = XML_GetErrorCode(parser_.get());
            refuse(std::string("found no XML here (") + XML_ErrorString(error) + "), expected XML");
        }
        // What Expat still holds of one tag.
        const auto passed =
            static_cast<std::uint64_t>(std::max<XML_Index>(XML_GetCurrentByteIndex(parser_.get()), 0));
        if (options_.max_string_bytes != 0 && bytes > passed + options_.max_string_bytes + piece_bytes)
            refuse_long_text();
    }

    [[nodiscard]] json::Place here() const {
        const auto narrow = [](XML_Size n) {
            return static_cast<std::uint32_t>(
                std::min<XML_Size>(n, std::numeric_limits<std::uint32_t>::max()));
        };
        return {narrow(XML_GetCurrentLineNumber(parser_.get())),
                narrow(XML_GetCurrentColumnNumber(parser_.get())) + 1};
    }
    [[nodiscard]] SourcePos place() const {
        const json::Place where = here();
        return {name_, where.line, where.column};
    }
    [[noreturn]] void refuse(std::string message, ErrorCode code = ErrorCode::Malformed) const {
        throw ReadError({{place(), {}, {}, std::move(message), code}}, "reading stopped there");
    }
    [[noreturn]] void refuse_long_text() const {
        refuse("a text has more than " + std::to_string(options_.max_string_bytes) + " bytes",
               ErrorCode::Limit);
    }

    // --- elements

    static std::string attribute(Attributes attributes, std::string_view name) {
        for (; *attributes != nullptr; attributes += 2) {
            if (name == *attributes) return attributes[1];
        }
        return {};
    }

    void start(std::string_view name, Attributes attributes) {
        const std::size_t deepest =
            options_.max_depth == 0 ? 512 : std::min<std::size_t>(options_.max_depth, 512);
        if (++depth_ > deepest)
            refuse("elements lie more than " + std::to_string(deepest) + " deep in one another",
                   ErrorCode::Limit);
        if (depth_ == 1) {
            if (name != "graphml") refuse("found the element " + std::string(name) + ", expected graphml");
            is_graphml_ = true;
        }
        if (in_data_) return start_in_data(name);
        if (name == "key") return start_key(attributes);
        if (name == "default" && !key_.empty()) return begin_text();
        if (name == "graph") return start_graph(attributes);
        if (name == "node") return start_node(attributes);
        if (name == "edge") return start_edge(attributes);
        if (name == "data") return start_data(attributes);
        if (name == "desc" && key_.empty()) return start_named_data("desc");
        if (name == "port") {
            ++ports_;
            lose("port", "a case has no parts of nodes", attribute(attributes, "name"));
        } else if (name == "hyperedge") {
            lose("hyperedge", "a relation has two ends", attribute(attributes, "id"));
        } else if (name == "endpoint") {
            lose("endpoint of a hyperedge", "a relation has two ends", attribute(attributes, "node"));
        } else if (name != "graphml") {
            lose("element " + std::string(name.substr(0, 60)), "a case has no place for it");
        }
    }

    /// Attributes that GraphML does not know are data, as programs add them.
    void keep_attributes(Attributes attributes, std::initializer_list<std::string_view> known,
                         ScannedElement& element) const {
        for (; *attributes != nullptr; attributes += 2) {
            const std::string_view name = attributes[0];
            const bool is_known = std::find(known.begin(), known.end(), name) != known.end() ||
                                  name.starts_with("xmlns") || name.starts_with("xsi:") ||
                                  name.starts_with("parse.");
            if (!is_known) element.data.push_back({std::string(name), attributes[1]});
        }
    }

    void start_key(Attributes attributes) {
        key_ = attribute(attributes, "id");
        std::string& declared = keys_[key_];
        declared = attribute(attributes, "attr.name");
        if (declared.empty()) declared = key_;
        key_for_ = attribute(attributes, "for");
    }

    void start_graph(Attributes attributes) {
        if (graphs_++ == 0) {
            graph_.where = here();
        } else if (owners_.empty()) {
            lose("second graph", "its nodes and edges become part of the same case");
        } else {
            lose("graph in a node", "a case has no groups; its nodes and edges are read");
        }
        directed_ = attribute(attributes, "edgedefault") != "undirected";
    }

    void start_node(Attributes attributes) {
        count();
        ScannedElement node;
        node.id = attribute(attributes, "id");
        node.where = here();
        if (node.id.empty()) refuse("found a node without id, expected one");
        keep_attributes(attributes, {"id"}, node);
        owners_.push_back({true, graph_.nodes.size(), 0, 0});
        graph_.nodes.push_back(std::move(node));
    }

    void start_edge(Attributes attributes) {
        count();
        ScannedElement edge;
        edge.id = attribute(attributes, "id");
        edge.from = attribute(attributes, "source");
        edge.to = attribute(attributes, "target");
        edge.where = here();
        const std::string directed = attribute(attributes, "directed");
        edge.directed = directed.empty() ? directed_ : directed == "true" || directed == "1";
        if (edge.from.empty() || edge.to.empty())
            refuse("found an edge without " + std::string(edge.from.empty() ? "source" : "target") +
                   ", expected one");
        keep_attributes(attributes, {"id", "source", "target", "directed"}, edge);
        owners_.push_back({false, graph_.edges.size(), 0, 0});
        graph_.edges.push_back(std::move(edge));
    }

    void count() {
        if (beyond(graph_.nodes.size() + graph_.edges.size() + 1, options_.max_records)) {
            refuse("the graph has more than " + std::to_string(options_.max_records) + " nodes and edges",
                   ErrorCode::Limit);
        }
    }

    void start_data(Attributes attributes) {
        const std::string key = attribute(attributes, "key");
        const auto declared = keys_.find(key);
        start_named_data(declared == keys_.end() ? key : declared->second);
    }

    void start_named_data(std::string name) {
        data_name_ = std::move(name);
        in_data_ = true;
        data_depth_ = depth_;
        markup_ = false;
        begin_text();
    }

    /// yEd keeps shapes and labels as XML of its own.
    void start_in_data(std::string_view name) {
        if (!markup_) {
            lose("drawing", "of XML within data only labels are read", data_name_);
            text_.clear();
        }
        markup_ = true;
        if (name != "NodeLabel" && name != "EdgeLabel") return;
        in_label_ = true;
        begin_text();
    }

    void end(std::string_view name) {
        if (in_data_ && depth_ == data_depth_) {
            if (!markup_) add_data(data_name_);
            in_data_ = false;
        } else if (in_data_ && in_label_ && (name == "NodeLabel" || name == "EdgeLabel")) {
            if (text_.find_first_not_of(" \t\r\n") != std::string::npos) add_data("label");
            in_label_ = false;
        } else if (!in_data_ && name == "default" && !key_.empty()) {
            add_default();
        } else if (!in_data_ && name == "key") {
            key_.clear();
        } else if (!in_data_ && name == "port") {
            --ports_;
        } else if (!in_data_ && (name == "node" || name == "edge") && !owners_.empty()) {
            add_defaults();
            owners_.pop_back();
        }
        --depth_;
    }

    // --- texts

    void begin_text() {
        text_.clear();
        collecting_ = true;
    }

    void add_text(std::string_view text) {
        if (!collecting_ || (in_data_ && markup_ && !in_label_)) return;
        if (beyond(text_.size() + text.size(), options_.max_string_bytes)) refuse_long_text();
        text_ += text;
    }

    void add_data(const std::string& name) {
        collecting_ = false;
        if (ports_ > 0) {
            lose("data of a port", "a case has no parts of nodes", name + ": " + text_.substr(0, 200));
            return text_.clear();
        }
        if (owners_.empty()) {
            graph_.data.push_back({name, std::move(text_)});
            return;
        }
        Owner& owner = owners_.back();
        owner.bytes += text_.size();
        if (beyond(owner.bytes, options_.max_record_bytes))
            refuse("a node or edge has more than " + std::to_string(options_.max_record_bytes) + " bytes",
                   ErrorCode::Limit);
        if (beyond(++owner.values, options_.max_record_values))
            refuse("a node or edge has more than " + std::to_string(options_.max_record_values) + " data",
                   ErrorCode::Limit);
        ScannedElement& element = owner.is_node ? graph_.nodes[owner.index] : graph_.edges[owner.index];
        element.data.push_back({name, std::move(text_)});
        text_.clear();
    }

    /// Every node gets a copy, so that long ones could make a small file large.
    void add_default() {
        collecting_ = false;
        default_bytes_ += text_.size();
        if (default_bytes_ > most_default_bytes) {
            lose("default of a key", "defaults of more than " + std::to_string(most_default_bytes) +
                                         " bytes in all are not read");
        } else {
            defaults_.push_back({key_for_, {keys_[key_], std::move(text_)}});
        }
        text_.clear();
    }

    void add_defaults() {
        const Owner& owner = owners_.back();
        ScannedElement& element = owner.is_node ? graph_.nodes[owner.index] : graph_.edges[owner.index];
        for (const auto& [on, data] : defaults_) {
            if (on != "all" && on != (owner.is_node ? "node" : "edge")) continue;
            if (element.find(data.name) == nullptr) element.data.push_back(data);
        }
    }

    void lose(std::string what, std::string why, std::string field = {}) {
        losses_.add({std::move(what), std::move(why), {}, std::move(field), place()});
    }

    struct Owner {  // an element that data belong to; nodes may lie in nodes
        bool is_node;
        std::size_t index;
        std::uint64_t bytes, values;
    };

    std::string name_;
    const ReadOptions& options_;
    LossReport& losses_;
    std::unique_ptr<XML_ParserStruct, decltype(&XML_ParserFree)> parser_;
    std::exception_ptr failure_;
    ScannedGraph graph_;
    std::map<std::string, std::string> keys_;  // attr.name by id
    std::vector<std::pair<std::string, ScannedData>> defaults_;
    std::vector<Owner> owners_;
    std::string key_, key_for_, data_name_, text_;
    std::size_t default_bytes_ = 0, depth_ = 0, data_depth_ = 0, graphs_ = 0, ports_ = 0;
    bool is_graphml_ = false, directed_ = true, in_data_ = false, markup_ = false, in_label_ = false,
         collecting_ = false;
};

}  // namespace

const std::string* ScannedElement::find(std::string_view name) const {
    const auto at = std::find_if(data.begin(), data.end(),
                                 [&](const ScannedData& one) { return same_word(one.name, name); });
    return at == data.end() ? nullptr : &at->text;
}

ScannedGraph scan_graphml(std::istream& in, std::string_view name, const ReadOptions& options,
                          LossReport& losses) {
    return GraphmlScanner(name, options, losses).scan(in);
}

}  // namespace gainsay::networks
