#include "engine/audit/finding.hpp"

#include <cstddef>
#include <tuple>

#define XXH_INLINE_ALL
#include <xxhash.h>

namespace gainsay::audit {
namespace {

// "occurrences[2].via" without the place in the list, which moves when an item is put in front.
std::string without_places(std::string_view field) {
    std::string out;
    bool inside = false;
    for (const char c : field) {
        if (c == '[') inside = true;
        if (!inside) out += c;
        if (c == ']') inside = false;
    }
    return out;
}

std::string hexadecimal(const XXH128_hash_t& hash) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string out;
    for (const std::uint64_t half : {hash.high64, hash.low64}) {
        for (int shift = 60; shift >= 0; shift -= 4) out += digits[(half >> shift) & 0xFU];
    }
    return out;
}

}  // namespace

std::strong_ordering order(const Finding& x, const Finding& y) {
    return std::tie(x.record, x.field, x.rule, x.key) <=> std::tie(y.record, y.field, y.rule, y.key);
}

std::string fingerprint(const Finding& finding) {
    // A zero byte stands in none of the parts, so that no two lists of parts make the same text.
    std::string text = finding.rule + '\0' + finding.record.text() + '\0' + without_places(finding.field);
    for (const std::string& part : finding.key) text.append(1, '\0').append(part);
    return hexadecimal(XXH3_128bits(text.data(), text.size()));
}

}  // namespace gainsay::audit
