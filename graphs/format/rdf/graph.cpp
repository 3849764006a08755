#include "graphs/format/rdf/graph.hpp"

#include <algorithm>
#include <set>

namespace gainsay::rdf {

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

void Graph::sort() {
    const auto is_cell = [this](const Term& term) {
        return !term.is_text() && !values(term, "rdf:first").empty();
    };
    for (auto& [term, subject] : subjects_) {
        if (is_cell(term)) continue;
        for (auto& [name, values] : subject.properties) {
            Values flat;
            for (const Term& value : values) {
                if (!is_cell(value)) {
                    if (value.is_text() || value.text != "rdf:nil") flat.push_back(value);
                    continue;
                }
                for (Term& item : list(value)) flat.push_back(std::move(item));
            }
            values = std::move(flat);
            std::sort(values.begin(), values.end());
            values.erase(std::unique(values.begin(), values.end()), values.end());
        }
        std::erase_if(subject.properties, [](const auto& one) { return one.second.empty(); });
    }
    std::erase_if(subjects_, [this](const auto& one) {
        const auto& properties = one.second.properties;
        if (!properties.contains("rdf:first")) return false;
        for (const auto& [name, values] : properties) {
            const bool known = name == "rdf:first" || name == "rdf:rest" ||
                               (name == "rdf:type" && values.size() == 1 && values[0].text == "rdf:List");
            if (!known) beside_lists_.push_back({name, one.second.where});
        }
        return true;
    });
}

void Graph::merge(const Term& subject, const Term& other) {
    const auto from = subjects_.find(other);
    if (from == subjects_.end() || subject == other) return;
    const auto [into, fresh] = subjects_.try_emplace(subject);
    if (fresh) into->second.where = from->second.where;
    for (auto& [name, values] : from->second.properties) {
        Values& all = into->second.properties[name];
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

Graph::Values Graph::list(const Term& head) const {
    Values items;
    std::set<Term> seen;
    std::vector<Term> waiting{head};
    while (!waiting.empty()) {
        const Term at = std::move(waiting.back());
        waiting.pop_back();
        const Values& first = values(at, "rdf:first");
        if (at.is_text() || first.empty()) {
            if (at.is_text() || at.text != "rdf:nil") items.push_back(at);
            continue;
        }
        if (!seen.insert(at).second) continue;
        for (const Term& rest : values(at, "rdf:rest")) waiting.push_back(rest);
        waiting.insert(waiting.end(), first.begin(), first.end());
    }
    return items;
}

}  // namespace gainsay::rdf
