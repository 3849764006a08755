#include "graphs/copies/encoding.hpp"

#include <iconv.h>
#include <simdjson.h>

#include <algorithm>
#include <array>
#include <cerrno>

namespace gainsay::copies {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";

unsigned char at(std::string_view bytes, std::size_t i) {
    return i < bytes.size() ? static_cast<unsigned char>(bytes[i]) : 0;
}

/// Bytes of the character at `i`, and whether it is whole; of a broken one its longest beginning, at least one byte.
struct Sequence {
    std::size_t length;
    bool whole;
};

Sequence sequence_at(std::string_view bytes, std::size_t i) {
    const unsigned char first = at(bytes, i);
    if (first < 0x80) return {1, true};
    if (first < 0xC2 || first > 0xF4) return {1, false};
    const std::size_t length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    unsigned char low = 0x80,
                  high = 0xBF;  // of the second byte: no overlong form, surrogate, or more than U+10FFFF
    if (first == 0xE0) low = 0xA0;
    if (first == 0xED) high = 0x9F;
    if (first == 0xF0) low = 0x90;
    if (first == 0xF4) high = 0x8F;
    for (std::size_t k = 1; k < length; ++k) {
        const unsigned char next = at(bytes, i + k);
        if (next < low || next > high) return {k, false};
        low = 0x80;
        high = 0xBF;
    }
    return {length, true};
}

std::string name_for_iconv(const std::string& encoding) {
    constexpr std::array<std::string_view, 6> western{"iso-8859-1", "iso8859-1", "latin1",
                                                      "latin-1",    "ascii",     "us-ascii"};
    for (const std::string_view name : western) {
        if (encoding == name) return "WINDOWS-1252";
    }
    return encoding;
}

}  // namespace

Decoded repaired_utf8(std::string_view bytes) {
    Decoded out;
    if (simdjson::validate_utf8(bytes.data(), bytes.size())) {
        out.text = bytes;
        return out;
    }
    out.text.reserve(bytes.size() + bytes.size() / 8);
    for (std::size_t i = 0; i < bytes.size();) {
        const Sequence next = sequence_at(bytes, i);
        out.text += next.whole ? bytes.substr(i, next.length) : replacement;
        out.replaced += next.whole ? 0 : 1;
        i += next.length;
    }
    return out;
}

std::optional<Decoded> decoded_from(std::string_view bytes, const std::string& encoding) {
    if (encoding.empty() || encoding.size() > 40) return std::nullopt;
    const iconv_t converter = iconv_open("UTF-8", name_for_iconv(encoding).c_str());
    if (converter == reinterpret_cast<iconv_t>(-1)) return std::nullopt;  // NOLINT: as iconv spells it
    Decoded out;
    std::string in(bytes);
    char* from = in.data();
    std::size_t left = in.size();
    std::array<char, 16384> room{};
    const std::size_t unit = encoding.rfind("UTF-16", 0) == 0 || encoding.rfind("utf-16", 0) == 0 ? 2 : 1;
    while (left > 0) {
        char* to = room.data();
        std::size_t free = room.size();
        const std::size_t result = iconv(converter, &from, &left, &to, &free);
        const int why = result == static_cast<std::size_t>(-1) ? errno : 0;
        out.text.append(room.data(), room.size() - free);
        if (why == EILSEQ || why == EINVAL) {
            // EINVAL: the text ends within a character.
            const std::size_t skipped = why == EINVAL ? left : std::min(left, unit);
            out.text += replacement;
            ++out.replaced;
            from += skipped;
            left -= skipped;
        } else if (why != 0 && why != E2BIG) {
            break;
        }
    }
    iconv_close(converter);
    Decoded sound = repaired_utf8(out.text);
    sound.replaced += out.replaced;
    return sound;
}

}  // namespace gainsay::copies
