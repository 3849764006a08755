#include "graphs/format/feeds/claimreview/node_index.hpp"

#include <algorithm>

#include "graphs/format/json/json_writer.hpp"

namespace gainsay::feeds {
namespace {

constexpr std::size_t deepest = 3;
// What one review may grow by: references to nodes full of references must not multiply without end.
constexpr std::size_t most_values = 10'000;

}  // namespace

bool is_reference(const Value& value) {
    if (value.kind != Value::Kind::Object || value.keys.size() > 2 || value.find("@id") == nullptr)
        return false;
    return std::all_of(value.keys.begin(), value.keys.end(),
                       [](const Value::Key& key) { return key.name == "@id" || key.name == "@type"; });
}

std::size_t count_values(const Value& value) {
    std::size_t count = 1;
    for (const Value& item : value.items) count += count_values(item);
    return count;
}

bool NodeIndex::add(Value node, const SourcePos& where) {
    const std::string iri = text_of(member(node, "@id"));
    if (const auto known = nodes_.find(iri); known != nodes_.end())
        return json::dense(known->second.node) == json::dense(node);
    const std::size_t values = count_values(node);
    nodes_.emplace(iri, Entry{std::move(node), where, values});
    values_ += values;
    return true;
}

bool NodeIndex::lacks_node_of(const Value& node) const {
    if (is_reference(node)) {
        const std::string iri = text_of(node.find("@id"));
        return !is_own(iri) && !nodes_.contains(iri) && !known_(iri);
    }
    return std::any_of(node.items.begin(), node.items.end(),
                       [this](const Value& item) { return lacks_node_of(item); });
}

void NodeIndex::resolve(Value& node) {
    if (nodes_.empty()) return;
    std::set<std::string> path;
    std::size_t budget = most_values;
    resolve_below(node, 0, path, budget);
}

void NodeIndex::resolve_below(Value& node, std::size_t depth, std::set<std::string>& path,
                              std::size_t& budget) {
    if (!is_reference(node)) {
        for (Value& item : node.items) resolve_below(item, depth, path, budget);
        return;
    }
    const std::string iri = text_of(node.find("@id"));
    const auto at = nodes_.find(iri);
    if (at == nodes_.end()) return;
    Entry& entry = at->second;
    entry.used = true;
    if (depth == deepest || entry.values > budget || !path.insert(iri).second) return;
    budget -= entry.values;
    node = entry.node;
    for (Value& item : node.items) resolve_below(item, depth + 1, path, budget);
    path.erase(iri);
}

void NodeIndex::visit_unused(const std::function<void(const Value&, const SourcePos&)>& use) const {
    for (const auto& [iri, entry] : nodes_) {
        if (!entry.used) use(entry.node, entry.where);
    }
}

}  // namespace gainsay::feeds
