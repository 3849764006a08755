#pragma once

#include <simdjson.h>

#include <charconv>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graphs/format/json/json_number.hpp"
#include "graphs/format/parts/text.hpp"
#include "graphs/format/tables/cell_fields.hpp"
#include "graphs/format/tables/mapping/language/mapping.hpp"

namespace gainsay::tables {

/// One of the items of a row that a rule goes through: a part of a JSON row, or a text.
struct Item {
    std::string_view text;
    std::optional<simdjson::dom::element> node;
};

/// A row of a table, or a JSON value, by the paths of a mapping. Views: what it was made of must outlive it.
class RowView {
public:
    using Node = simdjson::dom::element;

    RowView(std::span<const std::string_view> cells, std::uint64_t number)
        : cells_(cells), number_(std::to_string(number)) {}
    RowView(const Node& root, std::uint64_t number) : root_(root), number_(std::to_string(number)) {}

    [[nodiscard]] bool is_json() const noexcept { return root_.has_value(); }
    [[nodiscard]] const std::optional<Node>& root() const noexcept { return root_; }
    [[nodiscard]] std::span<const std::string_view> cells() const noexcept { return cells_; }

    /// Calls `act` with every text that is not empty at `path`, in order; a list gives those of its items, an
    /// object is its JSON. A view is valid during the call. `items` are those around the rule, innermost last.
    template <class Act>
    void each_text(const Path& path, std::span<const Item> items, const Act& act) const {
        if (path.is_number) return act(std::string_view(number_));
        if (path.level == Path::row && !root_) {
            if (path.column < cells_.size() && !cells_[path.column].empty()) act(cells_[path.column]);
            return;
        }
        if (path.level == Path::row) return walk(*root_, path.steps, act);
        const Item& item = items[items.size() - 1 - path.level];
        if (item.node) return walk(*item.node, path.steps, act);
        if (path.steps.empty() && !item.text.empty()) act(item.text);
    }

    /// What stands at `path` as JSON; empty when nothing does.
    [[nodiscard]] std::string json(const Path& path, std::span<const Item> items) const;

    /// Calls `act` for every item that `rule` goes through, with its place in every list on the way.
    template <class Act>
    void each_item(const Rule& rule, std::size_t table_column, const Act& act) const {
        std::vector<Item> items;
        std::vector<std::uint32_t> at;
        if (rule.each.empty()) return act(items, at);
        if (root_) return descend(*root_, rule, 0, items, at, act);
        if (table_column >= cells_.size()) return;
        std::uint32_t number = 0;
        each_split(cells_[table_column], rule.split, [&](std::string_view part) {
            items.assign(1, Item{part, {}});
            at.assign(1, number++);
            act(items, at);
        });
    }

    /// The parts of `text` without blanks around them; all of it when there is nothing to split at.
    template <class Act>
    static void each_split(std::string_view text, const std::string& split, const Act& act) {
        while (!text.empty()) {
            const std::size_t found = split.empty() ? std::string_view::npos : text.find(split);
            const std::size_t end = std::min(found, text.size());
            const std::string_view part = parts::trimmed(text.substr(0, end));
            if (!part.empty()) act(part);
            text.remove_prefix(found == std::string_view::npos ? text.size() : end + split.size());
        }
    }

    /// Calls `act` with the text of a value that is no list and no object; with nothing for null.
    template <class Act>
    static void scalar_text(const Node& node, const Act& act) {
        char buffer[32];
        switch (node.type()) {
            case simdjson::dom::element_type::STRING:
                return act(std::string_view(node.get_string().value_unsafe()));
            case simdjson::dom::element_type::INT64: {
                const auto end =
                    std::to_chars(buffer, buffer + sizeof buffer, node.get_int64().value_unsafe());
                return act(std::string_view(buffer, static_cast<std::size_t>(end.ptr - buffer)));
            }
            case simdjson::dom::element_type::UINT64: {
                const auto end =
                    std::to_chars(buffer, buffer + sizeof buffer, node.get_uint64().value_unsafe());
                return act(std::string_view(buffer, static_cast<std::size_t>(end.ptr - buffer)));
            }
            case simdjson::dom::element_type::DOUBLE:
                return act(std::string_view(json::to_token(node.get_double().value_unsafe())));
            case simdjson::dom::element_type::BOOL:
                return act(node.get_bool().value_unsafe() ? std::string_view("true")
                                                          : std::string_view("false"));
            default:
                return;
        }
    }

private:
    template <class Act>
    static void walk(const Node& node, std::span<const std::string> steps, const Act& act) {
        simdjson::dom::array list;
        if (node.get(list) == simdjson::SUCCESS) {
            for (const Node item : list) walk(item, steps, act);
            return;
        }
        simdjson::dom::object object;
        const bool is_object = node.get(object) == simdjson::SUCCESS;
        if (steps.empty()) {
            if (is_object) return act(std::string_view(simdjson::minify(node)));
            return scalar_text(node, [&](std::string_view text) {
                if (!text.empty()) act(text);
            });
        }
        Node next;
        if (is_object && object.at_key(steps.front()).get(next) == simdjson::SUCCESS)
            walk(next, steps.subspan(1), act);
    }

    /// Adds the values at the end of `steps`; a list at the end is one value.
    static void collect(const Node& node, std::span<const std::string> steps, std::vector<Node>& found);

    template <class Act>
    void descend(const Node& node, const Rule& rule, std::size_t step, std::vector<Item>& items,
                 std::vector<std::uint32_t>& at, const Act& act) const {
        simdjson::dom::object object;
        Node next;
        if (node.get(object) != simdjson::SUCCESS ||
            object.at_key(rule.each[step]).get(next) != simdjson::SUCCESS)
            return;
        std::uint32_t number = 0;
        const auto enter = [&](const Item& item) {
            items.push_back(item);
            at.push_back(number++);
            if (step + 1 == rule.each.size()) {
                act(items, at);
            } else if (item.node) {
                descend(*item.node, rule, step + 1, items, at, act);
            }
            items.pop_back();
            at.pop_back();
        };
        const auto take = [&](const Node& one) {
            if (one.is_null()) return;
            std::string_view text;
            if (step + 1 == rule.each.size() && !rule.split.empty() && one.get(text) == simdjson::SUCCESS) {
                each_split(text, rule.split, [&](std::string_view part) { enter(Item{part, {}}); });
            } else {
                enter(Item{{}, one});
            }
        };
        simdjson::dom::array list;
        if (next.get(list) == simdjson::SUCCESS) {
            for (const Node one : list) take(one);
        } else {
            take(next);
        }
    }

    std::span<const std::string_view> cells_;
    std::optional<Node> root_;
    std::string number_;  // of the row in its input, from 1
};

}  // namespace gainsay::tables
