#pragma once

#include <string_view>

namespace gainsay::parts {

/// `text` without the blanks around it. What counts as one differs between formats.
[[nodiscard]] constexpr std::string_view trimmed(std::string_view text,
                                                 std::string_view blanks = " \t\r\n") noexcept {
    const std::size_t first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

/// The byte order mark with which some programs begin UTF-8.
inline constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

/// `text`, which is the beginning of an input, without that mark.
[[nodiscard]] constexpr std::string_view without_mark(std::string_view text) noexcept {
    return text.starts_with(byte_order_mark) ? text.substr(byte_order_mark.size()) : text;
}

/// What an input begins with, behind mark and blanks; for guesses.
[[nodiscard]] constexpr std::string_view start_of(std::string_view first_bytes) noexcept {
    first_bytes = without_mark(first_bytes);
    const std::size_t start = first_bytes.find_first_not_of(" \t\r\n");
    return start == std::string_view::npos ? std::string_view{} : first_bytes.substr(start);
}

}  // namespace gainsay::parts
