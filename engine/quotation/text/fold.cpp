#include "engine/quotation/text/fold.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <memory>

#include "engine/quotation/quotes.hpp"

namespace gainsay::quotation {
namespace {

constexpr std::array<CharKind, 128> make_ascii() {
    std::array<CharKind, 128> kinds{};
    for (std::size_t c = 0; c < kinds.size(); ++c) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        kinds[c] = letter ? CharKind::Word : c < 0x20 || c == 0x7F ? CharKind::Unseen : CharKind::Sign;
    }
    for (const char c : {' ', '\t', '\n', '\r', '\v', '\f'})
        kinds[static_cast<std::size_t>(c)] = CharKind::Blank;
    for (const char c : {'"', '\'', '`'}) kinds[static_cast<std::size_t>(c)] = CharKind::QuoteMark;
    kinds['['] = kinds[']'] = CharKind::Bracket;
    kinds['-'] = CharKind::Dash;
    kinds['.'] = CharKind::Dot;
    return kinds;
}

constexpr std::array<CharKind, 128> ascii = make_ascii();

constexpr auto quote_marks = std::to_array<char32_t>(
    {0x00AB, 0x00B4, 0x00BB, 0x02BC, 0x2018, 0x2019, 0x201A, 0x201B, 0x201C, 0x201D, 0x201E, 0x201F, 0x2032,
     0x2033, 0x2039, 0x203A, 0x300C, 0x300D, 0x300E, 0x300F, 0x301D, 0x301E, 0x301F, 0xFF02, 0xFF07});

struct CharRange {
    char32_t first, last;
};
/// Thai, Lao, Myanmar, Khmer, kana, Han.
constexpr auto without_spaces = std::to_array<CharRange>({{0x0E00, 0x0EFF},
                                                          {0x1000, 0x109F},
                                                          {0x1780, 0x17FF},
                                                          {0x3005, 0x3007},
                                                          {0x3040, 0x30FF},
                                                          {0x31F0, 0x31FF},
                                                          {0x3400, 0x4DBF},
                                                          {0x4E00, 0x9FFF},
                                                          {0xF900, 0xFAFF},
                                                          {0x20000, 0x3FFFF}});

bool is_without_spaces(char32_t c) {
    return c >= 0x0E00 &&
           std::any_of(without_spaces.begin(), without_spaces.end(),
                       [c](const CharRange& range) { return c >= range.first && c <= range.last; });
}

bool is_dash(char32_t c) {
    return (c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0xFE58 || c == 0xFE63 || c == 0xFF0D;
}

CharKind kind_by_category(char32_t c) {
    switch (utf8proc_category(static_cast<utf8proc_int32_t>(c))) {
        case UTF8PROC_CATEGORY_LU:
        case UTF8PROC_CATEGORY_LL:
        case UTF8PROC_CATEGORY_LT:
        case UTF8PROC_CATEGORY_LM:
        case UTF8PROC_CATEGORY_LO:
        case UTF8PROC_CATEGORY_ND:
        case UTF8PROC_CATEGORY_NL:
        case UTF8PROC_CATEGORY_NO:
            return is_without_spaces(c) ? CharKind::LoneWord : CharKind::Word;
        case UTF8PROC_CATEGORY_MN:
        case UTF8PROC_CATEGORY_MC:
        case UTF8PROC_CATEGORY_ME:
            return CharKind::Joining;
        case UTF8PROC_CATEGORY_ZS:
        case UTF8PROC_CATEGORY_ZL:
        case UTF8PROC_CATEGORY_ZP:
            return CharKind::Blank;
        case UTF8PROC_CATEGORY_CF:
        case UTF8PROC_CATEGORY_CC:
            return CharKind::Unseen;
        default:
            return CharKind::Sign;
    }
}

void append(std::string& out, char32_t c) {
    std::array<utf8proc_uint8_t, 4> bytes{};
    const utf8proc_ssize_t count = utf8proc_encode_char(static_cast<utf8proc_int32_t>(c), bytes.data());
    out.append(reinterpret_cast<const char*>(bytes.data()), static_cast<std::size_t>(count));
}

std::string_view ligature(char32_t c) {
    constexpr std::array<std::string_view, 7> latin{"ff", "fi", "fl", "ffi", "ffl", "st", "st"};
    if (c >= 0xFB00 && c <= 0xFB06) return latin[c - 0xFB00];
    if (c == 0x0132) return "IJ";
    if (c == 0x0133) return "ij";
    return {};
}

void append_folded(std::string& out, char32_t c) {
    std::array<utf8proc_int32_t, 8> folded{};
    int boundary = 0;
    const utf8proc_ssize_t count =
        utf8proc_decompose_char(static_cast<utf8proc_int32_t>(c), folded.data(),
                                static_cast<utf8proc_ssize_t>(folded.size()), UTF8PROC_CASEFOLD, &boundary);
    for (utf8proc_ssize_t i = 0; i < std::min<utf8proc_ssize_t>(count, 8); ++i)
        append(out, static_cast<char32_t>(folded[static_cast<std::size_t>(i)]));
}

void compose(std::string& text) {
    utf8proc_uint8_t* composed = nullptr;
    const utf8proc_ssize_t length = utf8proc_map(
        reinterpret_cast<const utf8proc_uint8_t*>(text.data()), static_cast<utf8proc_ssize_t>(text.size()),
        &composed, static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE));
    const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(composed, &std::free);
    if (length >= 0) text.assign(reinterpret_cast<const char*>(composed), static_cast<std::size_t>(length));
}

}  // namespace

CharKind kind_of_char(char32_t c) noexcept {
    if (c < 0x80) return ascii[c];
    if (std::binary_search(quote_marks.begin(), quote_marks.end(), c)) return CharKind::QuoteMark;
    if (is_dash(c)) return CharKind::Dash;
    if (c == 0x2026) return CharKind::Ellipsis;
    if (c == 0x034F || (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF))
        return CharKind::Unseen;
    return kind_by_category(c);
}

Char char_at(std::string_view text, std::size_t at) noexcept {
    const auto first = static_cast<unsigned char>(text[at]);
    if (first < 0x80) return {first, at + 1};
    const std::size_t length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    char32_t value = first & (0xFFU >> (length + 1));
    for (std::size_t i = 1; i < length; ++i)
        value = (value << 6U) | (static_cast<unsigned char>(text[at + i]) & 0x3FU);
    return {value, at + length};
}

std::size_t end_of_note(std::string_view text, std::size_t at) noexcept {
    if (text[at] != '[') return at;
    std::size_t i = at + 1;
    while (i < text.size() && text[i] >= '0' && text[i] <= '9' && i - at <= 3) ++i;
    return i > at + 1 && i < text.size() && text[i] == ']' ? i + 1 : at;
}

std::string with_folds(std::string_view text, std::uint8_t folds) {
    std::string out;
    bool may_compose = false;
    for (std::size_t at = 0; at < text.size();) {
        if ((folds & FoldBrackets) != 0) {
            const std::size_t end = end_of_note(text, at);
            if (end != at) {
                at = end;
                continue;
            }
        }
        const Char c = char_at(text, at);
        at = c.next;
        const CharKind kind = kind_of_char(c.value);
        if (kind == CharKind::Bracket && (folds & FoldBrackets) != 0) continue;
        if (kind == CharKind::Unseen && (folds & FoldWhiteSpace) != 0) continue;
        may_compose = may_compose || c.value >= 0x300;
        const std::string_view letters = ligature(c.value);
        if (!letters.empty() && (folds & FoldLigatures) != 0) {
            for (const char letter : letters) {
                (folds & FoldCase) != 0 ? append_folded(out, static_cast<unsigned char>(letter))
                                        : append(out, static_cast<unsigned char>(letter));
            }
        } else if (letters.empty() && (folds & FoldCase) != 0) {
            append_folded(out, c.value);
        } else {
            append(out, c.value);
        }
    }
    // Characters below U+0300 are composed already, and combine with nothing among themselves.
    if ((folds & FoldUnicodeForm) != 0 && may_compose) compose(out);
    return out;
}

void fold_word(std::string_view word, std::string& out) {
    out.clear();
    for (const char c : word) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte >= 0x80 || ascii[byte] == CharKind::Bracket || ascii[byte] == CharKind::Unseen) {
            out =
                with_folds(word, FoldCase | FoldWhiteSpace | FoldBrackets | FoldLigatures | FoldUnicodeForm);
            return;
        }
        out += byte >= 'A' && byte <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
}

}  // namespace gainsay::quotation
