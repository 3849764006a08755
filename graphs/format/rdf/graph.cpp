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
    std::erase_if(subjects_, [](const auto& one) { return one.second.properties.contains("rdf:first"); });
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
    Term at = head;
    while (at.text != "rdf:nil" && seen.insert(at).second) {
        const Values& first = values(at, "rdf:first");
        const Values& rest = values(at, "rdf:rest");
        if (first.empty()) break;
        // A list within a list is no value of anything.
        if (first.front().is_text() || values(first.front(), "rdf:first").empty())
            items.push_back(first.front());
        if (rest.empty()) break;
        at = rest.front();
    }
    return items;
}

}  // namespace gainsay::rdf
