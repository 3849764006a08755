#include "graphs/format/rdf/mapping/taker.hpp"

#include "graphs/format/json/json_parser.hpp"
#include "graphs/format/parts/dates.hpp"
#include "graphs/format/parts/difference.hpp"
#include "graphs/format/rdf/vocabulary.hpp"

namespace gainsay::rdf {
namespace {

using json::Value;
using parts::set_member;
using parts::text_value;

/// Nameless nodes in one another; the text case, in which they may end, has its own limit.
constexpr std::size_t deepest = 12;

/// Does it say no more than its words? Datatypes of XML Schema say how they are spelt.
bool is_only_words(const Term& term) {
    return term.language.empty() && (term.datatype.empty() || term.datatype.starts_with("xsd:"));
}

}  // namespace

Taker::Taker(const Graph& graph, const Term& subject, const RecordOf& record_of, SeenNodes& seen,
             std::size_t depth)
    : graph_(graph), subject_(subject), record_of_(record_of), seen_(seen), depth_(depth) {
    if (const Graph::Subject* found = graph.find(subject)) left_ = found->properties;
}

void Taker::use_text(Properties::iterator at, Graph::Values::iterator one) {
    if (one->is_text() && !is_only_words(*one)) half_said_[at->first].push_back(*one);
    at->second.erase(one);
    if (at->second.empty()) left_.erase(at);
}

std::string Taker::text(std::initializer_list<std::string_view> properties) {
    for (const std::string_view property : properties) {
        const auto at = left_.find(property);
        if (at == left_.end()) continue;
        const auto one = std::find_if(at->second.begin(), at->second.end(), [](const Term& term) {
            return term.kind != Term::Kind::Blank && !term.text.empty();
        });
        if (one == at->second.end()) continue;
        std::string words = one->text;
        use_text(at, one);
        return words;
    }
    return {};
}

std::vector<std::string> Taker::texts(std::string_view property) {
    std::vector<std::string> words;
    take_if(property, [&](const Term& term) {
        if (term.kind == Term::Kind::Blank) return false;
        words.push_back(term.text);
        if (term.is_text() && !is_only_words(term)) half_said_[std::string(property)].push_back(term);
        return true;
    });
    return words;
}

std::optional<Value> Taker::number(std::string_view property) {
    std::optional<Value> number;
    take_if(property, [&](const Term& term) {
        if (number || !term.is_text() || term.text.empty() || term.text.size() > 40) return false;
        try {
            Value read = parts::parse_text(term.text);
            if (read.kind == Value::Kind::Integer || read.kind == Value::Kind::Float)
                number = std::move(read);
        } catch (const json::SyntaxError&) {
            return false;  // "four of five" is no number
        }
        return number.has_value();
    });
    return number;
}

std::string Taker::date(std::initializer_list<std::string_view> properties) {
    std::string date;
    for (const std::string_view property : properties) {
        take_if(property, [&](const Term& term) {
            const auto read = date.empty() ? parts::date_of(term.text) : std::nullopt;
            if (read) date = read->text();
            return read.has_value();
        });
    }
    return date;
}

std::vector<std::string> Taker::records(std::string_view property, std::string_view kind) {
    std::vector<std::string> ids;
    take_if(property, [&](const Term& term) {
        const std::string id = record_of_(term);
        if (!id.starts_with(kind)) return false;
        if (std::find(ids.begin(), ids.end(), id) == ids.end()) ids.push_back(id);
        return true;
    });
    return ids;
}

std::string Taker::record(std::string_view property, std::string_view kind) {
    std::string id;
    take_if(property, [&](const Term& term) {
        if (!id.empty()) return false;
        id = record_of_(term);
        if (!id.starts_with(kind)) id.clear();
        return !id.empty();
    });
    return id;
}

std::vector<std::string> Taker::types() const {
    std::vector<std::string> types;
    for (const Term& term : graph_.values(subject_, "rdf:type")) types.push_back(term.text);
    return types;
}

/// A nameless node is told once: where it stands again, or too deep, it is only named. What is told nowhere is in
/// the loss report.
Value Taker::value_of(const Term& term) {
    Value item = Value::object();
    if (term.kind == Term::Kind::Blank && record_of_(term).empty() && graph_.find(term) != nullptr &&
        depth_ < deepest && !seen_.contains(term)) {
        seen_.add(term);
        return Taker(graph_, term, record_of_, seen_, depth_ + 1).rest();
    }
    const std::string record = term.kind == Term::Kind::Blank ? record_of_(term) : std::string();
    const std::string name = !record.empty()                  ? iri_of_record(record)
                             : term.kind == Term::Kind::Blank ? "_:" + term.text
                                                              : term.text;
    set_member(item, term.is_text() ? "@value" : "@id", text_value(name));
    if (!term.datatype.empty()) set_member(item, "@type", text_value(term.datatype));
    if (!term.language.empty()) set_member(item, "@language", text_value(term.language));
    return item;
}

Value Taker::rest() {
    for (auto& [property, values] : half_said_) {
        Graph::Values& all = left_[property];
        all.insert(all.end(), values.begin(), values.end());
        if (!is_in_order(property)) {
            std::sort(all.begin(), all.end());
            continue;
        }
        const Graph::Values& list = graph_.values(subject_, property);
        std::map<Term, std::size_t> places;
        for (std::size_t i = 0; i < list.size(); ++i) places.emplace(list[i], i);
        std::sort(all.begin(), all.end(),
                  [&](const Term& a, const Term& b) { return places.at(a) < places.at(b); });
    }
    Value rest = Value::object();
    for (const auto& [property, values] : left_) {
        Value list;
        list.kind = Value::Kind::List;
        for (const Term& term : values) list.items.push_back(value_of(term));
        if (!list.items.empty()) set_member(rest, property, std::move(list));
    }
    return rest;
}

void Taker::put_rest(Value& object) {
    Value left = rest();
    if (!left.items.empty()) set_member(object, "rdf", std::move(left));
}

}  // namespace gainsay::rdf
