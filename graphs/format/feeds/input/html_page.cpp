#include "graphs/format/feeds/input/html_page.hpp"

#include <gumbo.h>
#include <simdjson.h>

#include <algorithm>
#include <vector>

#include "graphs/copies/html_tree.hpp"
#include "graphs/format/json/json_parser.hpp"
#include "graphs/format/json/json_source.hpp"

namespace gainsay::feeds {
namespace {

[[noreturn]] void refuse(const std::string& file, json::Place where, std::string message, ErrorCode code) {
    throw ReadError({{{file, where.line, where.column}, {}, {}, std::move(message), code}},
                    "reading stopped there");
}

json::Place place_of(const std::string& page, std::size_t offset, std::uint32_t first_line) {
    const std::string_view before(page.data(), std::min(offset, page.size()));
    const auto line = static_cast<std::uint32_t>(std::count(before.begin(), before.end(), '\n'));
    const std::size_t start = before.rfind('\n');
    const std::size_t column = before.size() - (start == std::string_view::npos ? 0 : start + 1) + 1;
    return {first_line + line, static_cast<std::uint32_t>(column)};
}

void require_utf8(const std::string& page, const std::string& file, std::uint32_t first_line) {
    if (simdjson::validate_utf8(page.data(), page.size())) return;
    // The first bad byte lies between a beginning that is fine and one that is not.
    std::size_t good = 0, bad = page.size();
    while (bad - good > 8) {
        std::size_t middle = good + (bad - good) / 2;
        while (middle > good && (static_cast<unsigned char>(page[middle]) & 0xC0U) == 0x80U) --middle;
        if (middle == good) break;
        (simdjson::validate_utf8(page.data(), middle) ? good : bad) = middle;
    }
    const std::size_t start = good;
    for (std::size_t end = start; end <= std::min(bad, start + 12); ++end) {
        if (simdjson::validate_utf8(page.data() + start, end - start)) good = end;
    }
    refuse(file, place_of(page, good, first_line),
           "found a byte that is not UTF-8 here, expected a page in UTF-8; save it as such",
           ErrorCode::Malformed);
}

bool is_json_script(const GumboElement& element) {
    if (element.tag != GUMBO_TAG_SCRIPT) return false;
    const GumboAttribute* const type = gumbo_get_attribute(&element.attributes, "type");
    if (type == nullptr) return false;
    std::string_view text(type->value);
    text = text.substr(0, text.find(';'));
    while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    constexpr std::string_view wanted = "application/ld+json";
    return std::equal(text.begin(), text.end(), wanted.begin(), wanted.end(),
                      [](char t, char w) { return (t >= 'A' && t <= 'Z' ? t + ('a' - 'A') : t) == w; });
}

bool drop_front(std::string_view& text, std::string_view mark) {
    if (!text.starts_with(mark)) return false;
    text.remove_prefix(mark.size());
    return true;
}

bool drop_back(std::string_view& text, std::string_view mark) {
    if (!text.ends_with(mark)) return false;
    text.remove_suffix(mark.size());
    return true;
}

/// What stands between comment and CDATA marks, however many layers there are, and before a stray semicolon.
std::string_view without_marks(std::string_view text) {
    constexpr std::string_view blanks = " \t\r\n\f";
    for (bool some = true; some;) {
        const std::size_t first = std::min(text.find_first_not_of(blanks), text.size());
        text.remove_prefix(first);
        some = drop_front(text, "<![CDATA[") || drop_front(text, "<!--") || drop_front(text, "//") ||
               drop_front(text, "/*") || drop_front(text, "*/");
    }
    for (bool some = true; some;) {
        const std::size_t last = text.find_last_not_of(blanks);
        text = text.substr(0, last == std::string_view::npos ? 0 : last + 1);
        some = drop_back(text, "]]>") || drop_back(text, "-->") || drop_back(text, "//") ||
               drop_back(text, "*/") || drop_back(text, "/*") || drop_back(text, ";");
    }
    return text;
}

class PageReader {
public:
    PageReader(const std::string& page, const std::string& file, std::uint32_t first_line,
               const ReadOptions& options, LossReport& losses, const std::function<void(json::Value)>& use)
        : page_(page), file_(file), first_line_(first_line), options_(options), losses_(losses), use_(use) {}

    void run() {
        require_utf8(page_, file_, first_line_);
        copies::HtmlLimits limits;
        if (options_.max_record_values != 0)
            limits.nodes = std::min(limits.nodes, options_.max_record_values);
        const copies::HtmlTree tree(page_, limits);
        if (tree.document() == nullptr) {
            refuse(file_, {first_line_, 1},
                   std::string("the page would take ") + tree.too_much() + " than this program reads",
                   ErrorCode::Limit);
        }
        read_scripts(*tree.document());
        try {
            for (json::Value& item :
                 microdata_items(*tree.document(), file_, first_line_, options_, losses_)) {
                use_(std::move(item));
            }
        } catch (const json::SyntaxError& error) {
            refuse(file_, error.where, error.what(), error.why);
        }
    }

private:
    // Not by recursion: a tree may be as deep as it has nodes.
    void read_scripts(const GumboNode& root) {
        std::vector<const GumboNode*> open{&root};
        while (!open.empty()) {
            const GumboNode& node = *open.back();
            open.pop_back();
            const bool element = node.type == GUMBO_NODE_ELEMENT || node.type == GUMBO_NODE_TEMPLATE;
            if (element && is_json_script(node.v.element)) {
                read_script(node.v.element);
                continue;
            }
            if (!element && node.type != GUMBO_NODE_DOCUMENT) continue;
            const GumboVector& children = element ? node.v.element.children : node.v.document.children;
            for (unsigned i = children.length; i-- > 0;)
                open.push_back(static_cast<const GumboNode*>(children.data[i]));
        }
    }

    void read_script(const GumboElement& element) {
        const char* const begin = element.original_tag.data + element.original_tag.length;
        const char* end = element.original_end_tag.data;
        if (element.original_tag.data == nullptr) return;
        if (end == nullptr || element.original_end_tag.length == 0) end = page_.data() + page_.size();
        const std::string_view text = without_marks({begin, static_cast<std::size_t>(end - begin)});
        const json::Place start =
            place_of(page_, static_cast<std::size_t>(text.data() - page_.data()), first_line_);
        if (text.empty()) return report(start, "it is empty");
        try {
            json::Source source(text);
            json::Value value = json::parse_value(source, {options_.max_depth, options_.max_record_values});
            move_places(value, start);
            use_(std::move(value));
        } catch (const json::SyntaxError& error) {
            report(moved(error.where, start), error.what());
        }
    }

    void report(json::Place where, const std::string& why) {
        losses_.add({"script that is not JSON", why, {}, {}, {file_, where.line, where.column}});
    }

    static json::Place moved(json::Place within, json::Place start) {
        return {start.line + within.line - 1,
                within.line == 1 ? start.column + within.column - 1 : within.column};
    }

    static void move_places(json::Value& value, json::Place start) {
        value.place = moved(value.place, start);
        for (json::Value::Key& key : value.keys) key.place = moved(key.place, start);
        for (json::Value& item : value.items) move_places(item, start);
    }

    const std::string& page_;
    const std::string& file_;
    std::uint32_t first_line_;
    const ReadOptions& options_;
    LossReport& losses_;
    const std::function<void(json::Value)>& use_;
};

}  // namespace

void read_page(const std::string& page, const std::string& file, std::uint32_t first_line,
               const ReadOptions& options, LossReport& losses, const std::function<void(json::Value)>& use) {
    PageReader(page, file, first_line, options, losses, use).run();
}

}  // namespace gainsay::feeds
