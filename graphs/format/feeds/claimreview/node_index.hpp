#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "graphs/format/feeds/schema_node.hpp"
#include "graphs/format/loss.hpp"

namespace gainsay::feeds {

/// The nodes of one input that stand beside the reviews, for those that name them by `@id` alone.
class NodeIndex {
public:
    /// Knows `iri` otherwise: such a reference needs no node.
    using Known = std::function<bool(const std::string& iri)>;

    explicit NodeIndex(Known known) : known_(std::move(known)) {}

    /// Keeps a node that has an `@id`; the first of one id stays. False when that one said otherwise.
    [[nodiscard]] bool add(Value node, const SourcePos& where);
    [[nodiscard]] std::size_t size_in_values() const noexcept { return values_; }

    /// Does `node` name one that is not here (yet)?
    [[nodiscard]] bool lacks_node_of(const Value& node) const;
    /// Puts the nodes that `node` names in the place of their names, three deep and not without bounds.
    void resolve(Value& node);

    /// The nodes that nothing named, in the order of their ids.
    void visit_unused(const std::function<void(const Value&, const SourcePos&)>& use) const;

private:
    struct Entry {
        Value node;
        SourcePos where;
        std::size_t values = 0;
        bool used = false;
    };

    void resolve_below(Value& node, std::size_t depth, std::set<std::string>& path, std::size_t& budget);

    Known known_;
    std::map<std::string, Entry> nodes_;
    std::size_t values_ = 0;
};

/// Is this an object with an `@id` and at most a type and a name: the name of a node?
[[nodiscard]] bool is_reference(const Value& value);
/// How many values stand in `value`, itself included.
[[nodiscard]] std::size_t count_values(const Value& value);

}  // namespace gainsay::feeds
