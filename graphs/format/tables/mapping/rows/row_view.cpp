#include "graphs/format/tables/mapping/rows/row_view.hpp"

#include "graphs/format/json/json_writer.hpp"

namespace gainsay::tables {

void RowView::collect(const Node& node, std::span<const std::string> steps, std::vector<Node>& found) {
    if (node.is_null()) return;
    if (steps.empty()) {
        found.push_back(node);
        return;
    }
    simdjson::dom::array list;
    if (node.get(list) == simdjson::SUCCESS) {
        for (const Node item : list) collect(item, steps, found);
        return;
    }
    simdjson::dom::object object;
    Node next;
    if (node.get(object) == simdjson::SUCCESS && object.at_key(steps.front()).get(next) == simdjson::SUCCESS)
        collect(next, steps.subspan(1), found);
}

std::string RowView::json(const Path& path, std::span<const Item> items) const {
    std::string text;
    json::Writer writer(text, json::Layout::Dense);
    const std::optional<Node>* node = nullptr;
    if (path.level == Path::row) {
        node = &root_;
    } else {
        node = &items[items.size() - 1 - path.level].node;
    }
    if (path.is_number || !*node) {
        each_text(path, items, [&](std::string_view one) { writer.text(one); });
        return text;
    }
    std::vector<Node> found;
    collect(**node, path.steps, found);
    const auto put = [&](const Node& one) {
        // simdjson would spell numbers its own way.
        if (one.is_double()) {
            writer.token(json::to_token(one.get_double().value_unsafe()));
        } else if (std::string_view string; one.get(string) == simdjson::SUCCESS) {
            writer.text(string);
        } else {
            writer.token(std::string(simdjson::minify(one)));
        }
    };
    const bool nothing = found.empty() || (found.size() == 1 && found[0].is_string() &&
                                           found[0].get_string_length().value_unsafe() == 0);
    if (nothing) return {};
    if (found.size() == 1) {
        put(found[0]);
        return text;
    }
    writer.begin_list();
    for (const Node& one : found) {
        writer.item();
        put(one);
    }
    writer.end_list();
    return text;
}

}  // namespace gainsay::tables
