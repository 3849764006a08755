#include "graphs/format/rdf/graph.hpp"

#include <algorithm>
#include <set>

namespace gainsay::rdf {
namespace {

bool is_empty_list(const Term& term) {
    return !term.is_text() && term.text == "rdf:nil";
}

}  // namespace

Term iri(std::string_view name) {
    return {Term::Kind::Iri, std::string(name), {}, {}};
}

Term text(std::string_view words, std::string_view datatype) {
    return {Term::Kind::Text, std::string(words), std::string(datatype), {}};
}

void Node::add(std::string_view property, Value value) {
    const auto at = std::find_if(properties.begin(), properties.end(),
                                 [&](const auto& one) { return one.first == property; });
    auto& values = at != properties.end()
                       ? at->second
                       : properties.emplace_back(std::string(property), std::vector<Value>()).second;
    // The same twice is once: a graph is a set.
    const bool plain = value.node.empty();
    const auto same = [&](const Value& one) { return one.node.empty() && one.term == value.term; };
    if (plain && std::any_of(values.begin(), values.end(), same)) return;
    values.push_back(std::move(value));
}

void Node::add(std::string_view property, Node node) {
    Value value;
    value.node.push_back(std::move(node));
    add(property, std::move(value));
}

void Graph::add(const Term& subject, const std::string& predicate, Term object, const SourcePos& where) {
    const auto [at, fresh] = subjects_.try_emplace(subject);
    if (fresh) at->second.where = where;
    at->second.properties[predicate].push_back(std::move(object));
    ++count_;
}

bool Graph::is_cell(const Term& term) const {
    return !term.is_text() && !values(term, "rdf:first").empty();
}

bool Graph::is_list(const Term& term) const {
    return is_empty_list(term) || is_cell(term);
}

void Graph::sort() {
    for (auto& [term, subject] : subjects_) {
        for (auto& [name, values] : subject.properties) {
            std::sort(values.begin(), values.end());
            values.erase(std::unique(values.begin(), values.end()), values.end());
        }
    }
    for (auto& [term, subject] : subjects_) {
        if (is_cell(term)) continue;
        for (auto& [name, values] : subject.properties) {
            if (std::any_of(values.begin(), values.end(), [this](const Term& one) { return is_list(one); }))
                lay_out_lists(subject, name, values);
        }
        std::erase_if(subject.properties, [](const auto& one) { return one.second.empty(); });
    }
    remove_cells();
}

void Graph::lay_out_lists(Subject& subject, const std::string& property, Values& values) {
    Values flat;
    bool in_order = values.size() == 1;
    const auto lose = [&](const char* what, const char* why, const std::string& value = {}) {
        beside_lists_.push_back({what + property, why, value.substr(0, 200), subject.where});
    };
    for (const Term& value : values) {
        const List one = is_list(value) ? list(value) : List{{value}, true, false};
        if (one.is_nested) lose("list in a list of ", "its items stand among those of the other");
        in_order = in_order && one.has_order;
        if (!in_order && one.items.size() > 1)
            lose("order of a list of ",
                 "values have an order where a property has one list and nothing else");
        std::set<Term> seen;
        for (const Term& item : one.items) {
            if (seen.insert(item).second) {
                flat.push_back(item);
            } else {
                lose("repetition in a list of ", "a case has every item once", item.text);
            }
        }
    }
    if (!in_order) {
        std::sort(flat.begin(), flat.end());
        flat.erase(std::unique(flat.begin(), flat.end()), flat.end());
    }
    if (in_order && flat.size() > 1) subject.in_order.insert(property);
    values = std::move(flat);
}

void Graph::remove_cells() {
    std::erase_if(subjects_, [this](const auto& one) {
        const auto& properties = one.second.properties;
        if (!properties.contains("rdf:first")) return false;
        for (const auto& [name, values] : properties) {
            const bool known = name == "rdf:first" || name == "rdf:rest" ||
                               (name == "rdf:type" && values.size() == 1 && values[0].text == "rdf:List");
            if (known) continue;
            beside_lists_.push_back({"property " + name + " of a list",
                                     "a list has items, and nothing else is read of it",
                                     {},
                                     one.second.where});
        }
        return true;
    });
}

/// A list keeps its order where only one of both says anything.
void Graph::merge(const Term& subject, const Term& other) {
    const auto from = subjects_.find(other);
    if (from == subjects_.end() || subject == other) return;
    const auto [into, fresh] = subjects_.try_emplace(subject);
    if (fresh) into->second.where = from->second.where;
    for (auto& [name, values] : from->second.properties) {
        Values& all = into->second.properties[name];
        const bool had_order = into->second.in_order.erase(name) > 0 || from->second.in_order.contains(name);
        if (all.empty() || all == values) {
            all = std::move(values);
            if (had_order) into->second.in_order.insert(name);
            continue;
        }
        if (had_order) {
            beside_lists_.push_back({"order of a list of " + name,
                                     "two nodes that are one record have values",
                                     {},
                                     from->second.where});
        }
        all.insert(all.end(), std::make_move_iterator(values.begin()), std::make_move_iterator(values.end()));
        std::sort(all.begin(), all.end());
        all.erase(std::unique(all.begin(), all.end()), all.end());
    }
    subjects_.erase(from);
}

const Graph::Subject* Graph::find(const Term& term) const {
    const auto at = subjects_.find(term);
    return at == subjects_.end() ? nullptr : &at->second;
}

const Graph::Values& Graph::values(const Term& subject, std::string_view property) const {
    static const Values none;
    const Subject* const found = find(subject);
    if (found == nullptr) return none;
    const auto at = found->properties.find(property);
    return at == found->properties.end() ? none : at->second;
}

bool Graph::has_type(const Term& subject, std::string_view type) const {
    const Values& types = values(subject, "rdf:type");
    return std::any_of(types.begin(), types.end(), [&](const Term& one) { return one.text == type; });
}

bool Graph::is_in_order(const Term& subject, std::string_view property) const {
    const Subject* const found = find(subject);
    return found != nullptr && found->in_order.contains(property);
}

Graph::List Graph::list(const Term& head) const {
    List read;
    std::set<Term> seen;
    struct Waiting {
        Term term;
        bool is_item = false;
    };
    std::vector<Waiting> waiting{{head}};
    while (!waiting.empty()) {
        const Waiting at = std::move(waiting.back());
        waiting.pop_back();
        const Values& first = values(at.term, "rdf:first");
        if (at.term.is_text() || first.empty()) {
            if (is_empty_list(at.term)) {
                read.is_nested = read.is_nested || at.is_item;
            } else {
                read.items.push_back(at.term);
                read.has_order = read.has_order && at.is_item;
            }
            continue;
        }
        if (at.is_item) read.is_nested = true;
        if (!seen.insert(at.term).second) {
            read.has_order = false;
            continue;
        }
        const Values& rest = values(at.term, "rdf:rest");
        read.has_order = read.has_order && first.size() == 1 && rest.size() <= 1;
        for (const Term& one : rest) waiting.push_back({one, false});
        for (const Term& one : first) waiting.push_back({one, true});
    }
    return read;
}

}  // namespace gainsay::rdf
