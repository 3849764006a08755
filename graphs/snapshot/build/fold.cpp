#include "graphs/snapshot/build/fold.hpp"

#include <cstddef>
#include <cstdint>

// A locale would make the answer depend on the machine, and ICU would be a heavy dependency for one function,
// so the scripts with case that names are written in stand here as ranges. Accents stay: "Müller" is not
// "Muller".

namespace gainsay {
namespace {

struct Decoded {
    char32_t letter;
    std::size_t bytes;  ///< 0: no UTF-8 here
};

Decoded decode(std::string_view text) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char first = byte(0);
    if (first < 0x80) return {first, 1};
    const std::size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    if (first < 0xC2 || first > 0xF4 || text.size() < length) return {0, 0};
    auto letter = static_cast<char32_t>(first & (0x7FU >> length));
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(i) & 0xC0U) != 0x80U) return {0, 0};
        letter = (letter << 6U) | (byte(i) & 0x3FU);
    }
    return {letter, length};
}

void encode(char32_t letter, std::string& into) {
    const auto put = [&](char32_t value) {
        into.push_back(static_cast<char>(static_cast<unsigned char>(value)));
    };
    if (letter < 0x80) return put(letter);
    if (letter < 0x800) {
        put(0xC0U | (letter >> 6U));
    } else {
        put(0xE0U | (letter >> 12U));
        put(0x80U | ((letter >> 6U) & 0x3FU));
    }
    put(0x80U | (letter & 0x3FU));
}

bool is_space(char32_t c) {
    return c == ' ' || (c >= 0x09 && c <= 0x0D) || c == 0x85 || c == 0xA0 || c == 0x1680 ||
           (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F ||
           c == 0x3000;
}

/// Capital and small letters that stand side by side, the capital first, on an even or on an odd place.
bool even_pair(char32_t c) {
    return (c >= 0x100 && c <= 0x12F) || (c >= 0x132 && c <= 0x137) || (c >= 0x14A && c <= 0x177) ||
           (c >= 0x1DE && c <= 0x1EF) || (c >= 0x1F8 && c <= 0x21F) || (c >= 0x222 && c <= 0x233) ||
           (c >= 0x3D8 && c <= 0x3EF) || (c >= 0x460 && c <= 0x481) || (c >= 0x48A && c <= 0x4BF) ||
           (c >= 0x4D0 && c <= 0x52F) || (c >= 0x1E00 && c <= 0x1E95) || (c >= 0x1EA0 && c <= 0x1EFF);
}
bool odd_pair(char32_t c) {
    return (c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E) || (c >= 0x1CD && c <= 0x1DC) ||
           (c >= 0x4C1 && c <= 0x4CE);
}

char32_t fold_greek(char32_t c) {
    if ((c >= 0x391 && c <= 0x3AB && c != 0x3A2)) return c + 32;
    if (c == 0x386) return 0x3AC;
    if (c >= 0x388 && c <= 0x38A) return c + 37;
    if (c == 0x38C) return 0x3CC;
    if (c == 0x38E || c == 0x38F) return c + 63;
    return c == 0x3C2 ? 0x3C3 : c;  // final sigma
}

char32_t fold_letter(char32_t c) {
    if (c < 0x80) return c >= 'A' && c <= 'Z' ? c + 32 : c;
    if (c >= 0xC0 && c <= 0xDE && c != 0xD7) return c + 32;
    if (c == 0x178) return 0xFF;
    if (even_pair(c)) return c | 1U;
    if (odd_pair(c)) return c % 2 == 1 ? c + 1 : c;
    if (c >= 0x370 && c <= 0x3FF) return fold_greek(c);
    if (c >= 0x400 && c <= 0x40F) return c + 80;
    if (c >= 0x410 && c <= 0x42F) return c + 32;
    if (c == 0x4C0) return 0x4CF;
    if (c >= 0x531 && c <= 0x556) return c + 48;
    if (c == 0x1E9E) return 0xDF;
    if (c >= 0xFF21 && c <= 0xFF3A) return c + 32;
    return c;
}

/// Folds what most names are made of: ASCII, words with one space between them. False, and `folded` is of no use,
/// when `text` is of another kind. No byte waits for the one before, so that the compiler may take many at once.
bool fold_plain(std::string& folded, std::string_view text) {
    if (text.empty() || text.front() == ' ' || text.back() == ' ') return text.empty();
    folded.resize(text.size());
    const auto* in = reinterpret_cast<const unsigned char*>(text.data());
    char* const out = folded.data();
    const auto lower = [](unsigned char c) -> char {
        return static_cast<char>(c + (c >= 'A' && c <= 'Z' ? 32 : 0));
    };
    unsigned char other = in[0] >= 0x80 || in[0] < ' ' ? 1 : 0;
    out[0] = lower(in[0]);
    for (std::size_t i = 1; i < text.size(); ++i) {
        const unsigned char c = in[i], before = in[i - 1];
        other |= (c >= 0x80 ? 1 : 0) | (c < ' ' ? 1 : 0) | ((c == ' ' ? 1 : 0) & (before == ' ' ? 1 : 0));
        out[i] = lower(c);
    }
    return other == 0;
}

void fold_any(std::string& folded, std::string_view text) {
    bool space = false;  // seen, and to be written before the next letter
    while (!text.empty()) {
        const Decoded next = decode(text);
        if (next.bytes > 0 && is_space(next.letter)) {
            space = !folded.empty();
            text.remove_prefix(next.bytes);
            continue;
        }
        if (space) folded.push_back(' ');
        space = false;
        const std::size_t bytes = next.bytes > 0 ? next.bytes : 1;
        const char32_t letter = next.bytes > 0 ? fold_letter(next.letter) : 0;
        if (next.bytes > 0 && letter != next.letter) {
            encode(letter, folded);
        } else {
            folded.append(text.substr(0, bytes));
        }
        text.remove_prefix(bytes);
    }
}

}  // namespace

void fold_into(std::string& folded, std::string_view text) {
    folded.clear();
    if (fold_plain(folded, text)) return;
    folded.clear();
    fold_any(folded, text);
}

std::string fold(std::string_view text) {
    std::string folded;
    fold_into(folded, text);
    return folded;
}

}  // namespace gainsay
