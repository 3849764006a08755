#include "graphs/format/archives/page_head.hpp"

#include <gumbo.h>
#include <iconv.h>
#include <simdjson.h>

#include <algorithm>
#include <array>
#include <memory>

namespace gainsay::archives {
namespace {

constexpr std::size_t most_bytes = std::size_t{64} << 10U, most_tags = 1000;

std::string_view attribute(const GumboNode& node, const char* name) {
    const GumboAttribute* const found = gumbo_get_attribute(&node.v.element.attributes, name);
    return found == nullptr ? std::string_view() : std::string_view(found->value);
}

const GumboNode* child(const GumboNode& node, GumboTag tag) {
    const GumboVector& children = node.v.element.children;
    for (unsigned i = 0; i < children.length; ++i) {
        const auto* const one = static_cast<const GumboNode*>(children.data[i]);
        if (one->type == GUMBO_NODE_ELEMENT && one->v.element.tag == tag) return one;
    }
    return nullptr;
}

std::string one_line(std::string_view text) {
    std::string out;
    for (const char c : text) {
        const bool blank = static_cast<unsigned char>(c) <= 0x20;
        if (!blank) out += c;
        if (blank && !out.empty() && out.back() != ' ') out += ' ';
    }
    if (!out.empty() && out.back() == ' ') out.pop_back();
    return out;
}

std::string text_in(const GumboNode& node) {
    std::string text;
    const GumboVector& children = node.v.element.children;
    for (unsigned i = 0; i < children.length; ++i) {
        const auto* const one = static_cast<const GumboNode*>(children.data[i]);
        if (one->type == GUMBO_NODE_TEXT || one->type == GUMBO_NODE_WHITESPACE) text += one->v.text.text;
    }
    return one_line(text);
}

bool is_language(std::string_view text) {
    return text.size() >= 2 && text.size() <= 35 && std::all_of(text.begin(), text.end(), [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
           });
}

void read_meta(const GumboNode& meta, PageHead& head) {
    std::string_view name = attribute(meta, "property");
    if (name.empty()) name = attribute(meta, "itemprop");
    if (name.empty()) name = attribute(meta, "name");
    const std::string_view content = attribute(meta, "content");
    constexpr std::array<std::string_view, 5> dates{"article:published_time", "datePublished", "dc.date",
                                                    "DC.date", "date"};
    if (head.published.empty() && std::find(dates.begin(), dates.end(), name) != dates.end())
        head.published = one_line(content);
    if (head.title.empty() && name == "og:title") head.title = one_line(content);
}

}  // namespace

PageHead head_of(std::string_view html) {
    // A NUL would end the text of a node for those who read it as C does.
    std::string text(html.substr(0, most_bytes));
    std::replace(text.begin(), text.end(), '\0', ' ');
    // Open elements of formatting cost Gumbo the square of their number: a head has not so many tags.
    std::size_t tags = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '<' && ++tags > most_tags) text.resize(i);
    }
    const auto destroy = [](GumboOutput* output) { gumbo_destroy_output(&kGumboDefaultOptions, output); };
    const std::unique_ptr<GumboOutput, decltype(destroy)> page(
        gumbo_parse_with_options(&kGumboDefaultOptions, text.data(), text.size()), destroy);
    PageHead head;
    if (is_language(attribute(*page->root, "lang"))) head.language = attribute(*page->root, "lang");
    const GumboNode* const element = child(*page->root, GUMBO_TAG_HEAD);
    if (element == nullptr) return head;
    if (const GumboNode* const title = child(*element, GUMBO_TAG_TITLE)) head.title = text_in(*title);
    const GumboVector& children = element->v.element.children;
    for (unsigned i = 0; i < children.length; ++i) {
        const auto* const one = static_cast<const GumboNode*>(children.data[i]);
        if (one->type == GUMBO_NODE_ELEMENT && one->v.element.tag == GUMBO_TAG_META) read_meta(*one, head);
    }
    return head;
}

std::optional<std::string> as_utf8(std::string_view text, const std::string& charset) {
    if (simdjson::validate_utf8(text.data(), text.size())) return std::string(text);
    if (charset.empty() || charset.size() > 40) return std::nullopt;
    const iconv_t converter = iconv_open("UTF-8", charset.c_str());
    if (converter == reinterpret_cast<iconv_t>(-1)) return std::nullopt;  // NOLINT: as iconv spells it
    std::string in(text), out(text.size() * 4 + 16, '\0');
    char *from = in.data(), *to = out.data();
    std::size_t left = in.size(), room = out.size();
    const std::size_t result = iconv(converter, &from, &left, &to, &room);
    iconv_close(converter);
    // A text that was cut may end within a character.
    if (result == static_cast<std::size_t>(-1) && left > 4) return std::nullopt;
    out.resize(out.size() - room);
    if (!simdjson::validate_utf8(out.data(), out.size())) return std::nullopt;
    return out;
}

}  // namespace gainsay::archives
