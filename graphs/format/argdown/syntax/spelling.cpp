#include "graphs/format/argdown/syntax/spelling.hpp"

#include <algorithm>

#include "graphs/format/argdown/syntax/content.hpp"

namespace gainsay::argdown {
namespace {

bool is_space(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/// Could ".name." or ":name:" begin at `at`?
bool may_be_shortcode(std::string_view text, std::size_t at) {
    for (std::size_t i = at + 1; i < text.size() && !is_space(text[i]); ++i) {
        if (i > at + 1 && text[i] == text[at]) return true;
    }
    return false;
}

bool needs_escape(std::string_view text, std::size_t at) {
    const char c = text[at], next = at + 1 < text.size() ? text[at + 1] : '\0';
    const char before = at > 0 ? text[at - 1] : '\0';
    switch (c) {
        case '\\':
        case '#':
        case '*':
        case '_':
        case '[':
        case '<':
        case '{':
            return true;
        case '=':
            return next == '=' || before == '=';
        case '/':
            return next == '/' || next == '*';
        case '.':
        case ':':
            return may_be_shortcode(text, at);
        default:
            return false;
    }
}

/// Bytes of the mention at `at`: "@[Title]" or "@<Title>"; 0 when there is none.
std::size_t mention_at(std::string_view text, std::size_t at) {
    if (text[at] != '@' || at + 3 >= text.size()) return 0;
    const char close = text[at + 1] == '[' ? ']' : text[at + 1] == '<' ? '>' : '\0';
    if (close == '\0') return 0;
    const std::size_t end = text.find(close, at + 3);
    return end == std::string_view::npos ? 0 : end + 1 - at;
}

std::string escaped(std::string_view text, bool mentions) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (const std::size_t length = mentions ? mention_at(text, i) : 0; length > 0) {
            out += text.substr(i, length);
            i += length - 1;
            continue;
        }
        if (needs_escape(text, i)) out += '\\';
        out += text[i];
    }
    return out;
}

std::string tags_of(const std::vector<std::string>& topics) {
    std::string out;
    for (const std::string& topic : topics) {
        const bool plain = std::all_of(topic.begin(), topic.end(), [](char c) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
        });
        out += plain ? " #" + topic : " #(" + topic + ")";
    }
    return out;
}

bool is_control(char c) {
    return (c >= 0 && c < ' ') || c == '\x7F';
}

}  // namespace

std::optional<std::string> spell(std::string_view text, const std::vector<std::string>& topics) {
    if (text.empty() || std::any_of(text.begin(), text.end(), is_control)) return std::nullopt;
    // What begins a line for a JavaScript pattern ends a title or a comment there, and not here.
    if (text.find("\xE2\x80\xA8") != std::string_view::npos ||
        text.find("\xE2\x80\xA9") != std::string_view::npos)
        return std::nullopt;
    const std::string tags = tags_of(topics);
    const bool has_mention = text.find('@') != std::string_view::npos;
    for (const bool mentions : {true, false}) {
        if (mentions && !has_mention) continue;
        std::string candidate = escaped(text, mentions) + tags;
        bool all = false;
        const Content read = read_content(candidate, all);
        if (all && read.plain == text && read.tags == topics && read.links.empty() && !read.emphasis)
            return candidate;
    }
    return std::nullopt;
}

std::string spell_roughly(std::string_view text) {
    std::string line;
    for (const char c : text) {
        const bool blank = is_control(c) || c == ' ';
        if (blank && (line.empty() || line.back() == ' ')) continue;
        line += blank ? ' ' : c;
    }
    while (line.ends_with(' ')) line.pop_back();
    auto spelt = spell(line, {});
    return spelt && !spelt->empty() ? *std::move(spelt) : "(see data)";
}

bool is_title(std::string_view title, bool argument) {
    if (title.empty() || title.size() > 200 || trimmed(title) != title) return false;
    // At the beginning of a line "<_" and "<!--" are something else.
    if (std::string_view("-+_!").find(title.front()) != std::string_view::npos) return false;
    if (title.find("\xE2\x80\xA8") != std::string_view::npos ||
        title.find("\xE2\x80\xA9") != std::string_view::npos)
        return false;
    return std::none_of(title.begin(), title.end(), is_control) &&
           title.find(argument ? '>' : ']') == std::string_view::npos;
}

}  // namespace gainsay::argdown
