#include <gumbo.h>

#include <algorithm>
#include <string>
#include <vector>

#include "graphs/format/feeds/input/html_page.hpp"
#include "graphs/format/feeds/schema_node.hpp"
#include "graphs/format/json/json_source.hpp"

namespace gainsay::feeds {
namespace {

using json::Value;

const char* attribute(const GumboElement& element, const char* name) {
    const GumboAttribute* const found = gumbo_get_attribute(&element.attributes, name);
    return found == nullptr ? nullptr : found->value;
}

std::vector<std::string> words_of(const char* text) {
    std::vector<std::string> words;
    if (text == nullptr) return words;
    std::string word;
    for (const char* c = text;; ++c) {
        if (*c != '\0' && *c != ' ' && (*c < '\t' || *c > '\r')) {
            word += *c;
            continue;
        }
        if (!word.empty() && std::find(words.begin(), words.end(), word) == words.end())
            words.push_back(word);
        word.clear();
        if (*c == '\0') return words;
    }
}

Value text_at(std::string text, json::Place where) {
    Value value;
    value.kind = Value::Kind::Text;
    value.place = where;
    value.text = std::move(text);
    return value;
}

/// The attribute that holds the value of a property on elements of that tag; null: their text does.
const char* value_attribute(GumboTag tag) {
    switch (tag) {
        case GUMBO_TAG_META:
            return "content";
        case GUMBO_TAG_AUDIO:
        case GUMBO_TAG_EMBED:
        case GUMBO_TAG_IFRAME:
        case GUMBO_TAG_IMG:
        case GUMBO_TAG_SOURCE:
        case GUMBO_TAG_TRACK:
        case GUMBO_TAG_VIDEO:
            return "src";
        case GUMBO_TAG_A:
        case GUMBO_TAG_AREA:
        case GUMBO_TAG_LINK:
            return "href";
        case GUMBO_TAG_OBJECT:
            return "data";
        case GUMBO_TAG_DATA:
        case GUMBO_TAG_METER:
            return "value";
        case GUMBO_TAG_TIME:
            return "datetime";
        default:
            return nullptr;
    }
}

class ItemReader {
public:
    ItemReader(const std::string& file, std::uint32_t first_line, const ReadOptions& options,
               LossReport& losses)
        : file_(file), first_line_(first_line), options_(options), losses_(losses) {
        budget_ = options.max_record_bytes != 0 ? options.max_record_bytes : std::uint64_t{1} << 30U;
        max_depth_ = options.max_depth == 0 ? 512 : std::min<std::size_t>(options.max_depth, 512);
    }

    std::vector<Value> run(const GumboNode& root) {
        std::vector<Value> items;
        walk(root, [&](const GumboNode& node) {
            const GumboElement& element = node.v.element;
            if (attribute(element, "itemscope") == nullptr || attribute(element, "itemprop") != nullptr)
                return true;
            items.push_back(item(node, 1));
            return true;  // another item without a property may stand within
        });
        return items;
    }

private:
    /// Calls `use` for every element below `root`, in the order of the page; not below those for which it says no.
    template <class Use>
    void walk(const GumboNode& root, const Use& use) {
        std::vector<const GumboNode*> open;
        const auto push = [&](const GumboNode& node) {
            const GumboVector& children =
                node.type == GUMBO_NODE_DOCUMENT ? node.v.document.children : node.v.element.children;
            for (unsigned i = children.length; i-- > 0;)
                open.push_back(static_cast<const GumboNode*>(children.data[i]));
        };
        push(root);
        while (!open.empty()) {
            const GumboNode& node = *open.back();
            open.pop_back();
            spend(1, root);
            if (node.type != GUMBO_NODE_ELEMENT && node.type != GUMBO_NODE_TEMPLATE) continue;
            if (use(node)) push(node);
        }
    }

    Value item(const GumboNode& node, std::size_t depth) {
        const GumboElement& element = node.v.element;
        const json::Place where = place_of(element);
        if (depth > max_depth_) {
            throw json::SyntaxError(
                where, "items stand in one another more than " + std::to_string(max_depth_) + " deep",
                ErrorCode::Limit);
        }
        Value made = Value::object(where);
        if (const char* const id = attribute(element, "itemid")) add(made, "@id", text_at(id, where));
        for (const std::string& type : words_of(attribute(element, "itemtype")))
            add(made, "@type", text_at(std::string(local_name(type)), where));
        if (attribute(element, "itemref") != nullptr) {
            losses_.add({"itemref",
                         "properties outside of their item are not looked for",
                         {},
                         {},
                         {file_, where.line, where.column}});
        }
        walk(node, [&](const GumboNode& below) {
            const GumboElement& one = below.v.element;
            const bool is_item = attribute(one, "itemscope") != nullptr;
            const auto names = words_of(attribute(one, "itemprop"));
            if (names.empty()) return !is_item;
            const Value value = is_item ? item(below, depth + 1) : property(below);
            // Each name has a copy; without a price on them, items in items would double at every step.
            for (std::size_t i = 1; i < names.size(); ++i) spend(weight(value), below);
            for (const std::string& name : names) add(made, name, value);
            return !is_item;
        });
        return made;
    }

    /// A second value of a name makes a list of it.
    static void add(Value& object, const std::string& name, Value value) {
        for (std::size_t i = 0; i < object.keys.size(); ++i) {
            if (object.keys[i].name != name) continue;
            Value& known = object.items[i];
            if (known.kind != Value::Kind::List) {
                Value list;
                list.kind = Value::Kind::List;
                list.place = known.place;
                list.items.push_back(std::move(known));
                known = std::move(list);
            }
            known.items.push_back(std::move(value));
            return;
        }
        const json::Place where = value.place;
        object.add_member({name, where}, std::move(value));
    }

    static std::uint64_t weight(const Value& value) {
        std::uint64_t sum = 100 + value.text.size();
        for (const Value& item : value.items) sum += weight(item);
        return sum;
    }

    Value property(const GumboNode& node) {
        const GumboElement& element = node.v.element;
        const json::Place where = place_of(element);
        const char* const named = value_attribute(element.tag);
        const char* given = named == nullptr ? nullptr : attribute(element, named);
        // Not in the standard for other elements than meta, but what search engines read and pages rely on.
        if (given == nullptr) given = attribute(element, "content");
        if (given != nullptr) {
            std::string text(given);
            spend(text.size(), node);
            return text_at(std::move(text), where);
        }
        std::string text;
        collect_text(node, text);
        return text_at(squeezed(text), where);
    }

    void collect_text(const GumboNode& root, std::string& text) {
        std::vector<const GumboNode*> open{&root};
        while (!open.empty()) {
            const GumboNode& node = *open.back();
            open.pop_back();
            if (node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_WHITESPACE ||
                node.type == GUMBO_NODE_CDATA) {
                spend(node.v.text.original_text.length + 1, root);
                text += node.v.text.text;
            } else if (node.type == GUMBO_NODE_ELEMENT) {
                spend(1, root);
                const GumboVector& children = node.v.element.children;
                for (unsigned i = children.length; i-- > 0;)
                    open.push_back(static_cast<const GumboNode*>(children.data[i]));
            }
        }
    }

    static std::string squeezed(const std::string& text) {
        std::string result;
        bool gap = false;
        for (const char c : text) {
            if (c == ' ' || (c >= '\t' && c <= '\r')) {
                gap = !result.empty();
                continue;
            }
            if (gap) result += ' ';
            gap = false;
            result += c;
        }
        return result;
    }

    /// Properties within properties have their text counted again and again; this bounds both time and memory.
    void spend(std::uint64_t amount, const GumboNode& at) {
        if (amount > budget_) {
            const bool element = at.type == GUMBO_NODE_ELEMENT || at.type == GUMBO_NODE_TEMPLATE;
            throw json::SyntaxError(element ? place_of(at.v.element) : json::Place{first_line_, 1},
                                    "the microdata of this page is longer than " +
                                        std::to_string(options_.max_record_bytes) + " bytes",
                                    ErrorCode::Limit);
        }
        budget_ -= amount;
    }

    json::Place place_of(const GumboElement& element) const {
        return {first_line_ + element.start_pos.line - 1, element.start_pos.column};
    }

    const std::string& file_;
    std::uint32_t first_line_;
    const ReadOptions& options_;
    LossReport& losses_;
    std::uint64_t budget_ = 0;
    std::size_t max_depth_ = 0;
};

}  // namespace

std::vector<Value> microdata_items(const GumboInternalNode& root, const std::string& file,
                                   std::uint32_t first_line, const ReadOptions& options, LossReport& losses) {
    return ItemReader(file, first_line, options, losses).run(root);
}

}  // namespace gainsay::feeds
