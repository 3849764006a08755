#include "graphs/model/id.hpp"

#include <array>
#include <utility>

namespace gainsay {
namespace {

constexpr std::array<std::string_view, record_kind_count> kind_words{"agent",     "document", "claim",
                                                                     "statement", "relation", "review"};

bool is_letter_or_digit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

bool is_slug(std::string_view slug) {
    if (slug.empty() || !is_letter_or_digit(slug.front())) return false;
    for (const char c : slug) {
        if (!is_letter_or_digit(c) && c != '-' && c != '.' && c != '_') return false;
    }
    return true;
}

// Only as much of an id is repeated in a message as a person will read, and nothing that a terminal would
// obey.
std::string excerpt(std::string_view text) {
    std::string shown(text.substr(0, 60));
    for (char& c : shown) {
        if (c < 0x20 || c > 0x7E) c = '?';
    }
    return text.size() <= 60 ? shown : shown + "...";
}

// The base letter of the two-byte UTF-8 sequence U+00C0 … U+017F; '\0' when it has none.
char base_letter(unsigned code) {
    constexpr std::string_view latin1 =
        "aaaaaaaceeeeiiiidnooooo-ouuuuyts"   // U+00C0 À … ß
        "aaaaaaaceeeeiiiidnooooo-ouuuuyty";  // U+00E0 à … ÿ
    constexpr std::string_view extended =
        "aaaaaaccccccccddddeeeeeeeeeegggg"   // U+0100 Ā … ğ
        "gggghhhhiiiiiiiiiiiijjkkklllllll"   // U+0120 Ġ … Ŀ
        "lllnnnnnnnnnoooooooorrrrrrssssss"   // U+0140 ŀ … ş
        "ssttttttuuuuuuuuuuuuwwyyyzzzzzzs";  // U+0160 Š … ſ
    static_assert(latin1.size() == 64 && extended.size() == 128);
    if (code >= 0xC0 && code < 0x100) return latin1[code - 0xC0];
    if (code >= 0x100 && code < 0x180) return extended[code - 0x100];
    return '\0';
}

}  // namespace

std::string_view to_string(RecordKind kind) noexcept {
    return kind_words[static_cast<std::size_t>(kind)];
}

std::optional<RecordKind> record_kind(std::string_view word) noexcept {
    for (std::size_t i = 0; i < kind_words.size(); ++i) {
        if (kind_words[i] == word) return static_cast<RecordKind>(i);
    }
    return std::nullopt;
}

std::optional<RecordId> RecordId::parse(std::string_view text) {
    const std::size_t colon = text.find(':');
    if (text.size() > max_id_bytes || colon == std::string_view::npos) return std::nullopt;
    const auto kind = record_kind(text.substr(0, colon));
    if (!kind || !is_slug(text.substr(colon + 1))) return std::nullopt;
    RecordId id;
    id.kind_ = *kind;
    id.text_ = text;
    return id;
}

RecordId::RecordId(std::string text) {
    const auto id = parse(text);
    if (!id) {
        throw Error(
            ErrorCode::Malformed,
            "found \"" + excerpt(text) +
                "\", expected an id such as \"agent:jane-doe\": a kind (agent, document, claim, statement, "
                "relation, review), a colon, then lower-case letters, digits and - . _, at most " +
                std::to_string(max_id_bytes) + " bytes");
    }
    kind_ = id->kind_;
    text_ = std::move(text);
}

std::string_view RecordId::slug() const noexcept {
    return empty() ? std::string_view{} : std::string_view(text_).substr(text_.find(':') + 1);
}

std::string slugify(std::string_view title, std::size_t max_bytes) {
    std::string slug;
    bool gap = false;
    const auto put = [&](char c) {
        if (gap && !slug.empty()) slug += '-';
        gap = false;
        slug += c;
    };
    for (std::size_t i = 0; i < title.size(); ++i) {
        const auto byte = static_cast<unsigned char>(title[i]);
        char c = '\0';
        if (byte < 0x80) {
            c = static_cast<char>(byte >= 'A' && byte <= 'Z' ? byte + ('a' - 'A') : byte);
        } else if ((byte & 0xE0U) == 0xC0U && i + 1 < title.size() &&
                   (static_cast<unsigned char>(title[i + 1]) & 0xC0U) == 0x80U) {
            const unsigned code = ((byte & 0x1FU) << 6U) | (static_cast<unsigned char>(title[++i]) & 0x3FU);
            if (code >= 0x300 && code < 0x370) continue;  // an accent that stands apart from its letter
            c = base_letter(code);
        }
        if (is_letter_or_digit(c)) {
            put(c);
        } else {
            gap = true;
        }
    }
    if (slug.size() > max_bytes) {
        const std::size_t hyphen = slug.rfind('-', max_bytes);
        slug.resize(hyphen == std::string::npos || hyphen == 0 ? max_bytes : hyphen);
    }
    return slug.empty() ? "x" : slug;
}

}  // namespace gainsay
