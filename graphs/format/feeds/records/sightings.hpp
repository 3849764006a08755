#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "graphs/format/feeds/schema_node.hpp"
#include "graphs/format/json/json_writer.hpp"

// What several places of a feed say of one thing, put together: nothing that any of them says gets lost, and what
// all of them say is said once.

namespace gainsay::feeds {

/// Adds to `known` what `fresh` has more of: items keep their order, and an item that stands twice in one of the
/// lists stands twice. `key` makes a text of an item. O(n log n).
template <class T, class Key>
void merge_list(std::vector<T>& known, std::vector<T> fresh, const Key& key) {
    if (known.empty()) {
        known = std::move(fresh);
        return;
    }
    if (known == fresh) return;
    std::map<std::string, std::size_t> left;
    for (const T& item : known) ++left[key(item)];
    for (T& item : fresh) {
        const auto at = left.find(key(item));
        if (at != left.end() && at->second > 0) {
            --at->second;
        } else {
            known.push_back(std::move(item));
        }
    }
}

/// The members that no field holds, by name, with every distinct value.
class Leftovers {
public:
    void add(const Value& members) {
        for (std::size_t i = 0; i < members.keys.size(); ++i)
            add(members.keys[i].name, json::dense(members.items[i]));
    }
    void add_text(const std::string& name, std::string text) {
        add(name, json::dense(text_value(std::move(text))));
    }
    void add(const std::string& name, std::string json) {
        std::vector<std::string>& values = members_[name];
        for (const std::string& known : values) {
            if (known == json) return;
        }
        // A feed that says a hundred different things of one member says nothing.
        if (values.size() < most_values) {
            values.push_back(std::move(json));
        } else {
            ++beyond_;
        }
    }

    /// How many values were too many, and are not kept.
    [[nodiscard]] std::size_t beyond() const noexcept { return beyond_; }

    /// {"FORMAT": {…}}: one value as it is, several as a list; empty when there is nothing.
    [[nodiscard]] std::string extra(std::string_view format) const {
        if (members_.empty()) return {};
        std::string text;
        json::Writer writer(text, json::Layout::Dense);
        writer.begin_object();
        writer.key(format);
        writer.begin_object();
        for (const auto& [name, values] : members_) {
            writer.key(name);
            if (values.size() > 1) writer.begin_list();
            for (const std::string& value : values) {
                if (values.size() > 1) writer.item();
                writer.token(value);
            }
            if (values.size() > 1) writer.end_list();
        }
        writer.end_object();
        writer.end_object();
        return text;
    }

private:
    static constexpr std::size_t most_values = 100;
    std::map<std::string, std::vector<std::string>> members_;
    std::size_t beyond_ = 0;
};

}  // namespace gainsay::feeds
