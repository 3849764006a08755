#include <algorithm>
#include <istream>
#include <map>
#include <set>

#include "graphs/format/json/json_parser.hpp"
#include "graphs/format/json/json_source.hpp"
#include "graphs/format/networks/graphml/graphml_convention.hpp"
#include "graphs/format/networks/graphml/graphml_scan.hpp"
#include "graphs/format/networks/networks.hpp"
#include "graphs/format/networks/property_graph.hpp"
#include "graphs/format/networks/xml_text.hpp"
#include "graphs/format/parts/id_book.hpp"
#include "graphs/format/parts/json_document.hpp"
#include "graphs/format/parts/text.hpp"
#include "graphs/format/text_case/record/record_json.hpp"
#include "graphs/format/text_case/reference_check.hpp"

// A node or edge with a `record` is that record, whatever else stands beside it. Columns that say something else, and
// edges that the records do not account for, were changed by another program: that is reported, not followed, because
// a column holds less than the record. Everything without a record is read by the convention for foreign graphs.

namespace gainsay::networks {
namespace {

using Elements = std::vector<const ScannedElement*>;

class GraphmlInput {
public:
    GraphmlInput(std::string_view name, const ReadOptions& options, LossReport& losses, parts::IdBook& ids)
        : name_(name),
          options_(options),
          losses_(losses),
          problems_(name, options.max_errors),
          convention_(name, ids, losses) {}

    void read(std::istream& in) {
        graph_ = scan_graphml(in, name_, options_, losses_);
        for (const ScannedData& one : graph_.data) {
            if (one.name == "gainsay") {
                read_info(one.text);
            } else {
                losses_.add({"data of the graph",
                             "a case has no place for it",
                             {},
                             one.name.substr(0, 60) + ": " + one.text.substr(0, 200),
                             problems_.at(graph_.where)});
            }
        }
        split(graph_.nodes, foreign_nodes_);
        split(graph_.edges, foreign_edges_);
        parts::throw_problems(problems_);
        settle_relations();
        settle_fields();
        if (options_.check_references) references_.report(problems_);
        parts::throw_problems(problems_);
    }

    /// Records of an id that another input gave before are left out, and that is reported.
    void deliver(RecordSink& sink, std::set<RecordId>& delivered, bool& info_delivered) {
        convention_.add_nodes(foreign_nodes_, foreign_edges_);
        convention_.add_edges(foreign_edges_);
        if (info_ && !info_delivered) sink.info(*info_);
        info_delivered = info_delivered || info_.has_value();
        for (Own& one : own_) add(std::move(one.record), one.where, sink, delivered);
        for (GraphmlConvention::Made& one : convention_.take())
            add(std::move(one.record), one.where, sink, delivered);
    }

    [[nodiscard]] json::ProblemList& problems() { return problems_; }

private:
    struct Own {
        Record record;
        json::Place where;
    };

    void lose(std::string what, std::string why, json::Place where, const RecordId& record = {}) {
        losses_.add({std::move(what), std::move(why), record, {}, problems_.at(where)});
    }

    void add(Record record, json::Place where, RecordSink& sink, std::set<RecordId>& delivered) {
        if (delivered.insert(id_of(record)).second) {
            sink.add(std::move(record), problems_.at(where));
        } else {
            lose("record of an id that was read before", "what was read first stays", where, id_of(record));
        }
    }

    /// JSON within the XML: its problems are at the place of the element.
    template <class Use>
    void parse_json(const std::string& text, json::Place where, const Use& use) {
        json::ProblemList inner(name_, options_.max_errors);
        std::vector<Problem> found;
        try {
            json::Source source{std::string_view(text)};
            json::Value value = json::parse_value(source, {options_.max_depth, options_.max_record_values});
            use(value, inner);
            found = inner.take();
        } catch (const json::SyntaxError& error) {
            found = {{{}, {}, "record", error.what(), error.why}};
        } catch (const json::Enough&) {
            found = inner.take();
        }
        for (Problem& one : found)
            problems_.add(where, std::move(one.record), std::move(one.field), std::move(one.message),
                          one.code);
    }

    void read_info(const std::string& text) {
        parse_json(text, graph_.where, [&](json::Value& value, json::ProblemList& problems) {
            if (value.kind != json::Value::Kind::Object) {
                problems.add({}, {}, "gainsay", "found no object, expected what is said of the case, in { }");
                return;
            }
            const json::Value* const version = value.find("gainsay");
            if (version == nullptr || version->number != json::case_version) {
                problems.add({}, {}, "gainsay", "found another version of the records, expected 1",
                             ErrorCode::Unsupported);
                return;
            }
            info_ = json::read_info(value, problems);
        });
    }

    /// Own records come to own_, all else to `foreign`.
    void split(const std::vector<ScannedElement>& elements, Elements& foreign) {
        for (const ScannedElement& element : elements) {
            const std::string* const text = element.find("record");
            if (text == nullptr || text->empty() || text->front() != '{') {
                foreign.push_back(&element);
                continue;
            }
            parse_json(*text, element.where, [&](json::Value& value, json::ProblemList& problems) {
                json::ReadRecord read = json::read_record(value, std::nullopt, "record", problems);
                if (read.record) take(*std::move(read.record), element, problems);
            });
        }
    }

    void take(Record record, const ScannedElement& element, json::ProblemList& problems) {
        const RecordId id = id_of(record);
        if (references_.find_id(id)) {
            problems.add({}, id.text(), "id", "is the id of two records; give one of them another",
                         ErrorCode::Conflict);
            return;
        }
        references_.add_id(id, element.where);
        if (options_.check_references) {
            references_.add_references(record, json::Value::object(element.where));
        }
        if (element.from.empty()) {
            convention_.add_known(element.id, id);
            compare(node_of(record).attributes, element, id);
        } else {
            edges_of(record, [&](const Edge& edge) {
                if (edge.record != nullptr) compare(edge.attributes, element, id);
            });
        }
        edges_of(record, [&](const Edge& edge) {
            if (edge.record == nullptr) ++expected_[key(edge.kind, edge.from, edge.to)];
        });
        own_.push_back({std::move(record), element.where});
    }

    void compare(const std::vector<Attribute>& attributes, const ScannedElement& element,
                 const RecordId& id) {
        for (const Attribute& one : attributes) {
            const std::string* const found = element.find(one.name);
            if (found == nullptr || *found == kept_by_xml(one.value)) continue;
            lose("column " + std::string(one.name) + " that differs from its record",
                 "the record beside it holds more, and is what counts", element.where, id);
        }
    }

    static std::string key(std::string_view kind, std::string_view from, std::string_view to) {
        return std::string(kind).append("\n").append(from).append("\n").append(to);
    }

    /// A relation that is undercut has a node beside its edge.
    void settle_relations() {
        std::erase_if(foreign_nodes_, [&](const ScannedElement* node) {
            const auto id = RecordId::parse(node->id);
            const bool known = id && id->kind() == RecordKind::Relation && references_.find_id(*id);
            if (known) convention_.add_known(node->id, *id);
            return known;
        });
    }

    /// Edges that stand for fields of records say nothing new.
    void settle_fields() {
        std::erase_if(foreign_edges_, [&](const ScannedElement* edge) {
            const std::string* const kind = edge->find("kind");
            const auto from = convention_.record_of(edge->from), to = convention_.record_of(edge->to);
            if (kind == nullptr || !from || !to) return false;
            const auto at = expected_.find(key(*kind, from->text(), to->text()));
            if (at == expected_.end()) return false;
            if (--at->second == 0) expected_.erase(at);
            return true;
        });
        for (const auto& [edge, count] : expected_) {
            const std::size_t from = edge.find('\n') + 1;
            const auto record = RecordId::parse(edge.substr(from, edge.rfind('\n') - from));
            lose("edge that was removed", "the record still says so", graph_.where,
                 record.value_or(RecordId()));
        }
    }

    std::string name_;
    const ReadOptions& options_;
    LossReport& losses_;
    json::ProblemList problems_;
    GraphmlConvention convention_;
    ScannedGraph graph_;
    std::optional<CaseInfo> info_;
    std::vector<Own> own_;
    Elements foreign_nodes_, foreign_edges_;
    json::ReferenceCheck references_;
    std::map<std::string, std::size_t> expected_;  // edges of fields, by kind and ends
};

class GraphmlReader final : public FormatReader {
public:
    GraphmlReader(RecordSink& sink, const ReadOptions& options, LossReport& losses)
        : sink_(sink), options_(options), losses_(losses) {}

    void read(std::istream& in, std::string_view name) override {
        GraphmlInput input(name, options_, losses_, ids_);
        try {
            input.read(in);
        } catch (const json::Enough&) {
            parts::throw_problems(input.problems(), /*stopped=*/true);
        }
        input.deliver(sink_, delivered_, info_delivered_);
    }

private:
    RecordSink& sink_;
    const ReadOptions& options_;
    LossReport& losses_;
    parts::IdBook ids_;
    std::set<RecordId> delivered_;
    bool info_delivered_ = false;
};

}  // namespace

std::unique_ptr<FormatReader> make_graphml_reader(RecordSink& sink, const ReadOptions& options,
                                                  LossReport& losses) {
    return std::make_unique<GraphmlReader>(sink, options, losses);
}

Guess guess_graphml(std::string_view first_bytes) {
    if (!parts::start_of(first_bytes).starts_with('<')) return Guess::No;
    const std::size_t element = first_bytes.find("graphml");
    if (element == std::string_view::npos || element == 0) return Guess::No;
    const char before = first_bytes[element - 1];
    return before == '<' || before == ':' ? Guess::Yes : Guess::No;
}

}  // namespace gainsay::networks
