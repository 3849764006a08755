#include "tools/render/table/text.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace gainsay::render {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";

struct Range {
    char32_t first, last;
};

// Marks that stand on the letter before them, and characters without any width.
constexpr std::array<Range, 12> zero_width{{{0x0300, 0x036F},
                                            {0x0483, 0x0489},
                                            {0x0591, 0x05BD},
                                            {0x0610, 0x061A},
                                            {0x064B, 0x065F},
                                            {0x1AB0, 0x1AFF},
                                            {0x1DC0, 0x1DFF},
                                            {0x200B, 0x200D},
                                            {0x20D0, 0x20FF},
                                            {0xFE00, 0xFE0F},
                                            {0xFE20, 0xFE2F},
                                            {0xFEFF, 0xFEFF}}};
constexpr std::array<Range, 13> double_width{{{0x1100, 0x115F},
                                              {0x2E80, 0x303E},
                                              {0x3041, 0x33FF},
                                              {0x3400, 0x4DBF},
                                              {0x4E00, 0x9FFF},
                                              {0xA000, 0xA4CF},
                                              {0xAC00, 0xD7A3},
                                              {0xF900, 0xFAFF},
                                              {0xFE30, 0xFE6F},
                                              {0xFF00, 0xFF60},
                                              {0x1F300, 0x1F64F},
                                              {0x1F680, 0x1FAFF},
                                              {0x20000, 0x3FFFD}}};

template <std::size_t N>
bool in_ranges(const std::array<Range, N>& ranges, char32_t c) {
    return std::any_of(ranges.begin(), ranges.end(),
                       [c](const Range& range) { return c >= range.first && c <= range.last; });
}

std::size_t width_of(char32_t c) {
    if (c < 0x300) return 1;
    if (in_ranges(zero_width, c)) return 0;
    return in_ranges(double_width, c) ? 2 : 1;
}

// The length of the well-formed UTF-8 sequence at the beginning of `text`, and its code point; {0, 0} when
// there is none. Overlong forms, surrogates and what lies beyond U+10FFFF are not well-formed.
std::pair<std::size_t, char32_t> decode(std::string_view text) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char lead = byte(0);
    if (lead < 0x80) return {1, lead};
    std::size_t length = 0;
    char32_t c = 0, least = 0;
    if ((lead & 0xE0U) == 0xC0U) {
        length = 2, c = lead & 0x1FU, least = 0x80;
    } else if ((lead & 0xF0U) == 0xE0U) {
        length = 3, c = lead & 0x0FU, least = 0x800;
    } else if ((lead & 0xF8U) == 0xF0U) {
        length = 4, c = lead & 0x07U, least = 0x10000;
    }
    if (length == 0 || text.size() < length) return {0, 0};
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(i) & 0xC0U) != 0x80U) return {0, 0};
        c = (c << 6U) | (byte(i) & 0x3FU);
    }
    if (c < least || c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) return {0, 0};
    return {length, c};
}

std::string_view colour_of(Look look) {
    switch (look) {
        case Look::Plain:
            return "";
        case Look::Strong:
            return "\033[1m";
        case Look::Faint:
            return "\033[2m";
        case Look::Id:
            return "\033[36m";
        case Look::Against:
            return "\033[31m";
        case Look::For:
            return "\033[34m";
    }
    return "";
}

struct Word {
    std::string text;
    Look look = Look::Plain;
    bool glued = false;  // no space stands before it
};

// Splits at spaces only, so that an id or a quote never falls apart in its middle.
std::vector<Word> words_of(const Line& line) {
    std::vector<Word> words;
    bool gap = false;
    for (const Span& span : line.spans) {
        const std::string text = one_line(" " + span.text + " ");
        const bool begins_with_space = !span.text.empty() && span.text.front() == ' ';
        const bool ends_with_space = !span.text.empty() && span.text.back() == ' ';
        bool first = true;
        std::size_t at = 0;
        while ((at = text.find_first_not_of(' ', at)) != std::string::npos) {
            const std::size_t end = std::min(text.find(' ', at), text.size());
            const bool glued = first && !gap && !begins_with_space;
            words.push_back({text.substr(at, end - at), span.look, glued});
            first = false;
            at = end;
        }
        gap = ends_with_space || (gap && first) || (first && begins_with_space);
    }
    return words;
}

}  // namespace

void for_each_code_point(std::string_view text,
                         const std::function<void(char32_t, std::string_view)>& visit) {
    while (!text.empty()) {
        const auto [length, c] = decode(text);
        if (length == 0) {
            visit(0xFFFD, replacement);
            text.remove_prefix(1);
        } else {
            visit(c, text.substr(0, length));
            text.remove_prefix(length);
        }
    }
}

bool is_control(char32_t c) noexcept {
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x061C || c == 0x200E || c == 0x200F ||
           (c >= 0x2028 && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

std::string one_line(std::string_view text) {
    std::string out;
    bool gap = false;
    for_each_code_point(text, [&](char32_t c, std::string_view bytes) {
        if (c == U' ' || c == U'\n' || c == U'\r' || c == U'\t' || c == 0x2028 || c == 0x2029) {
            gap = true;
            return;
        }
        if (gap && !out.empty()) out += ' ';
        gap = false;
        out += is_control(c) ? replacement : bytes;
    });
    return out;
}

std::string harmless(std::string_view text) {
    std::string out;
    for_each_code_point(text, [&](char32_t c, std::string_view bytes) {
        out += is_control(c) && c != U'\n' && c != U'\t' ? replacement : bytes;
    });
    return out;
}

std::size_t display_width(std::string_view text) {
    std::size_t width = 0;
    for_each_code_point(text, [&](char32_t c, std::string_view) { width += width_of(c); });
    return width;
}

std::string cut(std::string_view text, std::size_t columns) {
    if (display_width(text) <= columns) return std::string(text);
    std::string out;
    std::size_t width = 0, word_end = 0;
    bool full = false;
    for_each_code_point(text, [&](char32_t c, std::string_view bytes) {
        width += width_of(c);
        if (full) return;
        full = width + 1 > columns;
        if (full) {
            if (c == U' ') word_end = out.size();
            return;
        }
        if (c == U' ') word_end = out.size();
        out += bytes;
    });
    // A long word is cut in its middle rather than leaving most of the column empty.
    if (word_end > out.size() / 2) out.resize(word_end);
    return out + "…";
}

Line line_at(std::size_t indent, std::string_view text, Look look) {
    Line line;
    line.indent = indent;
    line.hang = 4;
    line.add(text, look);
    return line;
}

std::string counted(std::uint64_t count, std::string_view one) {
    return std::to_string(count) + " " + std::string(one) + (count == 1 ? "" : "s");
}

Line& Line::add(std::string_view text, Look look) {
    spans.push_back({std::string(text), look});
    return *this;
}

std::string painted(std::string_view text, Look look, const Style& style) {
    if (!style.colour || look == Look::Plain || text.empty()) return std::string(text);
    return std::string(colour_of(look)) + std::string(text) + "\033[0m";
}

std::string laid_out(const Line& line, const Style& style) {
    std::string out(line.indent, ' ');
    std::size_t column = line.indent;
    bool fresh = true;
    const std::vector<Word> words = words_of(line);
    for (std::size_t i = 0; i < words.size(); ++i) {
        const Word& word = words[i];
        const std::size_t width = display_width(word.text);
        std::size_t unit = width;  // what is glued to a word goes with it to the next line
        for (std::size_t j = i + 1; j < words.size() && words[j].glued; ++j)
            unit += display_width(words[j].text);
        if (!fresh && !word.glued) {
            if (style.width != 0 && column + 1 + unit > style.width) {
                column = line.indent + line.hang;
                out.append("\n").append(column, ' ');
            } else {
                out += ' ';
                ++column;
            }
        }
        out += painted(word.text, word.look, style);
        column += width;
        fresh = false;
    }
    while (!out.empty() && out.back() == ' ') out.pop_back();
    return out + "\n";
}

}  // namespace gainsay::render
