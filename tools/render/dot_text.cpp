#include "tools/render/dot_text.hpp"

#include <algorithm>
#include <cstdint>

namespace gainsay::render {

namespace {

constexpr char32_t replacement = 0xFFFD;
constexpr char32_t ellipsis = 0x2026;

/// One code point off the front of `bytes`; a maximal part of an ill-formed sequence becomes one replacement,
/// as the Unicode Standard recommends (3.9, "Substitution of Maximal Subparts").
char32_t take_code_point(std::string_view& bytes) {
    const auto at = [&](std::size_t i) { return static_cast<std::uint8_t>(bytes[i]); };
    const std::uint8_t lead = at(0);
    std::size_t length = 1;
    char32_t value = lead;
    std::uint8_t low = 0x80,
                 high = 0xBF;  // bounds of the second byte: no overlong forms, surrogates, > U+10FFFF
    if (lead >= 0xC2 && lead <= 0xDF) {
        length = 2, value = lead & 0x1FU;
    } else if (lead >= 0xE0 && lead <= 0xEF) {
        length = 3, value = lead & 0x0FU;
        if (lead == 0xE0) low = 0xA0;
        if (lead == 0xED) high = 0x9F;
    } else if (lead >= 0xF0 && lead <= 0xF4) {
        length = 4, value = lead & 0x07U;
        if (lead == 0xF0) low = 0x90;
        if (lead == 0xF4) high = 0x8F;
    } else if (lead >= 0x80) {
        bytes.remove_prefix(1);
        return replacement;
    }
    for (std::size_t i = 1; i < length; ++i) {
        if (i >= bytes.size() || at(i) < low || at(i) > high) {
            bytes.remove_prefix(i);
            return replacement;
        }
        value = value << 6U | (at(i) & 0x3FU);
        low = 0x80, high = 0xBF;
    }
    bytes.remove_prefix(length);
    return value;
}

bool is_bidirectional_control(char32_t c) {
    return c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2066 && c <= 0x2069);
}

/// What XML 1.0 forbids, and what no reader can see.
bool is_unprintable(char32_t c) {
    return c < 0x20 || (c >= 0x7F && c <= 0x9F) || c == 0xFEFF || (c & 0xFFFEU) == 0xFFFE ||
           (c >= 0xFDD0 && c <= 0xFDEF) || (c >= 0xFFF9 && c <= 0xFFFB) || (c >= 0xE0000 && c <= 0xE001F);
}

/// Belongs to the character before it: combining marks, variation selectors, emoji modifiers and tags,
/// joiners. Blocks instead of the full property table: enough for where a line may break.
bool continues_a_character(char32_t c) {
    return (c >= 0x0300 && c <= 0x036F) || (c >= 0x0591 && c <= 0x05BD) || (c >= 0x064B && c <= 0x065F) ||
           (c >= 0x1AB0 && c <= 0x1AFF) || (c >= 0x1DC0 && c <= 0x1DFF) || (c >= 0x20D0 && c <= 0x20FF) ||
           c == 0x200D || (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xFE20 && c <= 0xFE2F) ||
           (c >= 0x1F3FB && c <= 0x1F3FF) || (c >= 0xE0020 && c <= 0xE01EF);
}

/// The largest place not beyond `at` where the text may be cut; `at` itself when one character fills it all.
std::size_t character_boundary(std::u32string_view text, std::size_t at) {
    std::size_t place = at;
    while (place > 0 && place < text.size() &&
           (continues_a_character(text[place]) || text[place - 1] == 0x200D)) {
        --place;
    }
    return place == 0 ? at : place;
}

bool is_space(char32_t c) {
    return c == U' ' || c == U'\n' || c == 0x3000;
}

}  // namespace

std::u32string decode_clean(std::string_view bytes) {
    std::u32string text;
    text.reserve(bytes.size());
    while (!bytes.empty()) {
        const char32_t c = take_code_point(bytes);
        if (c == U'\r') {
            if (bytes.empty() || bytes.front() != '\n') text += U'\n';
        } else if (c == U'\n' || c == 0x85 || c == 0x2028 || c == 0x2029) {
            text += U'\n';
        } else if (c == U'\t') {
            text += U' ';
        } else {
            text += is_unprintable(c) || is_bidirectional_control(c) ? replacement : c;
        }
    }
    return text;
}

std::string encode(std::u32string_view text) {
    std::string bytes;
    bytes.reserve(text.size());
    const auto tail = [&](char32_t c, unsigned shift) {
        bytes += static_cast<char>(0x80U | (c >> shift & 0x3FU));
    };
    for (const char32_t c : text) {
        if (c < 0x80) {
            bytes += static_cast<char>(c);
        } else if (c < 0x800) {
            bytes += static_cast<char>(0xC0U | c >> 6U);
            tail(c, 0);
        } else if (c < 0x10000) {
            bytes += static_cast<char>(0xE0U | c >> 12U);
            tail(c, 6), tail(c, 0);
        } else {
            bytes += static_cast<char>(0xF0U | c >> 18U);
            tail(c, 12), tail(c, 6), tail(c, 0);
        }
    }
    return bytes;
}

std::u32string cut_at_word(std::u32string_view text, std::size_t limit) {
    if (text.size() <= limit) return std::u32string(text);
    if (limit == 0) return {};
    std::size_t end = limit - 1;  // room for the ellipsis
    while (end > 0 && !is_space(text[end])) --end;
    while (end > 0 && is_space(text[end - 1])) --end;
    if (end == 0) end = character_boundary(text, limit - 1);
    return std::u32string(text.substr(0, end)) + ellipsis;
}

std::vector<std::u32string> wrap(std::u32string_view text, std::size_t width) {
    width = std::max<std::size_t>(width, 1);
    std::vector<std::u32string> lines;
    std::u32string line;
    const auto finish = [&] {
        if (!line.empty()) lines.push_back(std::move(line));
        line.clear();
    };
    std::size_t at = 0;
    while (at < text.size()) {
        if (is_space(text[at])) {
            if (text[at] == U'\n') finish();
            ++at;
            continue;
        }
        std::size_t end = at;
        while (end < text.size() && !is_space(text[end])) ++end;
        std::u32string_view word = text.substr(at, end - at);
        at = end;
        if (!line.empty() && line.size() + 1 + word.size() > width) finish();
        while (word.size() > width) {
            const std::size_t piece = character_boundary(word, width);
            lines.emplace_back(word.substr(0, piece));
            word.remove_prefix(piece);
        }
        if (!line.empty()) line += U' ';
        line += word;
    }
    finish();
    return lines;
}

std::string shortened(std::string_view bytes, std::size_t limit) {
    return encode(cut_at_word(decode_clean(bytes), limit));
}

std::string quoted(std::u32string_view text) {
    std::u32string out = U"\"";
    for (const char32_t c : text) {
        switch (c) {
            case U'"':
                out += U"\\\"";
                break;
            case U'\\':
                out += U"\\\\";
                break;
            case U'\n':
                out += U"\\n";
                break;
            case U'&':
                out += U"&amp;";
                break;
            default:
                out += c;
        }
    }
    return encode(out + U'"');
}

std::string html_text(std::u32string_view text) {
    std::u32string out;
    for (const char32_t c : text) {
        switch (c) {
            case U'<':
                out += U"&lt;";
                break;
            case U'>':
                out += U"&gt;";
                break;
            case U'"':
                out += U"&quot;";
                break;
            case U'&':
                out += U"&amp;";
                break;
            case U'\\':  // Graphviz reads \N and its like here too
                out += U"\\\\";
                break;
            case U'\n':
                out += U"<BR/>";
                break;
            default:
                out += c;
        }
    }
    return encode(out);
}

}  // namespace gainsay::render
