#include "engine/audit/support/letters.hpp"

#include "graphs/snapshot/build/fold.hpp"

namespace gainsay::audit {
namespace {

struct Read {
    char32_t letter = 0;
    std::size_t bytes = 1;
};

// The character at the beginning of `text`; a byte that is no UTF-8 is taken for a letter.
Read first_of(std::string_view text) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    if (byte(0) < 0x80) return {byte(0), 1};
    const std::size_t length = byte(0) >= 0xF0 ? 4 : byte(0) >= 0xE0 ? 3 : byte(0) >= 0xC2 ? 2 : 0;
    if (length == 0 || text.size() < length) return {U'x', 1};
    auto letter = static_cast<char32_t>(byte(0) & (0x7FU >> length));
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(i) & 0xC0U) != 0x80U) return {U'x', 1};
        letter = (letter << 6U) | (byte(i) & 0x3FU);
    }
    return {letter, length};
}

bool in_word(char32_t c) {
    if (c < 0x80) return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (c <= 0xBF) return c == 0xAA || c == 0xB5 || c == 0xBA;  // of Latin-1: ª, µ, º
    return !(c == 0xD7 || c == 0xF7 || c == 0x1680 || (c >= 0x2000 && c <= 0x206F) ||
             (c >= 0x2E00 && c <= 0x2E7F) || (c >= 0x3000 && c <= 0x303F) || (c >= 0xFE30 && c <= 0xFE6F) ||
             (c >= 0xFF01 && c <= 0xFF0F) || (c >= 0xFF1A && c <= 0xFF20) || c == 0xFEFF || c == 0xFFFD ||
             c == 0x60C || c == 0x61B || c == 0x61F || c == 0x6D4 || c == 0x964);
}

}  // namespace

std::string words_of(std::string_view text) {
    std::string words;
    bool blank = false;
    while (!text.empty()) {
        const Read read = first_of(text);
        if (in_word(read.letter)) {
            if (blank && !words.empty()) words += ' ';
            blank = false;
            words += text.substr(0, read.bytes);
        } else {
            blank = true;
        }
        text.remove_prefix(read.bytes);
    }
    return fold(words);
}

bool has_words(std::string_view text) {
    while (!text.empty()) {
        const Read read = first_of(text);
        if (in_word(read.letter)) return true;
        text.remove_prefix(read.bytes);
    }
    return false;
}

}  // namespace gainsay::audit
