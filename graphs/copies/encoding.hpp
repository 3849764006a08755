#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace gainsay::copies {

/// Text in UTF-8, and how many places of what it was made of were no characters.
struct Decoded {
    std::string text;
    std::uint64_t replaced = 0;
};

/// `bytes` as UTF-8, with U+FFFD for every longest beginning of a character that is broken (Unicode 15, 3.9). O(bytes).
[[nodiscard]] Decoded repaired_utf8(std::string_view bytes);

/// `bytes` from `encoding`, with U+FFFD for each byte that is none of its characters; nullopt when this system does
/// not know the encoding. What calls itself ISO 8859-1 or ASCII is read as windows-1252, as browsers do.
[[nodiscard]] std::optional<Decoded> decoded_from(std::string_view bytes, const std::string& encoding);

}  // namespace gainsay::copies
