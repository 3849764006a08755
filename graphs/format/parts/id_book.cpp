#include "graphs/format/parts/id_book.hpp"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>
#include <array>

namespace gainsay::parts {
namespace {

constexpr std::size_t readable_bytes = 60;

std::string hex(std::uint64_t hash, std::size_t digits) {
    constexpr std::string_view letters = "0123456789abcdef";
    std::string text(digits, '0');
    for (std::size_t i = digits; i-- > 0; hash >>= 4U) text[i] = letters[hash & 0xFU];
    return text;
}

// One blank for every run of white space, none at the ends, ASCII in lower case.
std::string folded(std::string_view name) {
    std::string text;
    bool gap = false;
    for (const char c : name) {
        if (c == ' ' || (c >= '\t' && c <= '\r')) {
            gap = !text.empty();
            continue;
        }
        if (gap) text += ' ';
        gap = false;
        text += static_cast<char>(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
    }
    return text;
}

}  // namespace

bool slug_is_faithful(std::string_view name, std::string_view slug) {
    const auto same = [](char n, char s) { return n == s || (n == ' ' && s == '-'); };
    return std::equal(name.begin(), name.end(), slug.begin(), slug.end(), same) &&
           name.find('-') == std::string_view::npos;
}

RecordId IdBook::id(RecordKind kind, std::string_view key, std::string_view readable) {
    const std::uint64_t hash = XXH3_64bits(key.data(), key.size());
    const std::string slug = std::string(to_string(kind)) + ":" + slugify(readable, readable_bytes);
    const bool plain = key == readable && slug_is_faithful(key, slug.substr(slug.find(':') + 1));
    // Eight digits tell apart what shares a slug; if ever they do not, all sixteen do.
    const std::array<std::string, 3> candidates{plain ? slug : std::string(),
                                                slug + "-" + hex(hash >> 32U, 8), slug + "-" + hex(hash, 16)};
    for (const std::string& candidate : candidates) {
        if (candidate.empty()) continue;
        const auto [at, fresh] = keys_.try_emplace(candidate, hash);
        if (fresh || at->second == hash) return RecordId(candidate);
    }
    throw Error(ErrorCode::Conflict, "two names have one hash, so no id could be made for \"" +
                                         std::string(readable.substr(0, readable_bytes)) + "\"; rename it");
}

RecordId IdBook::id_of_name(RecordKind kind, std::string_view name) {
    const std::string key = folded(name);
    return id(kind, key, key);
}

RecordId IdBook::own_or_new(RecordKind kind, std::string_view text) {
    if (auto own = RecordId::parse(text); own && own->kind() == kind) return *std::move(own);
    return id(kind, text, text);
}

}  // namespace gainsay::parts
