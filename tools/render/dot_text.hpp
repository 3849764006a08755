#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

// From any bytes to text that Graphviz, an SVG reader and a person can bear. Measured in code points, not
// bytes, so that a Persian sentence gets as much room as an English one.

namespace gainsay::render {

/// Decodes UTF-8. What is not UTF-8, control characters, noncharacters, and controls of bidirectional text
/// become U+FFFD; a tab becomes a space; CR LF, CR, U+0085, U+2028 and U+2029 become a line feed.
[[nodiscard]] std::u32string decode_clean(std::string_view bytes);

[[nodiscard]] std::string encode(std::u32string_view text);

/// At most `limit` code points: cut behind the last word that fits, with "…" for the rest; a word longer than
/// the limit is cut within, but never between a character and the marks that belong to it.
[[nodiscard]] std::u32string cut_at_word(std::u32string_view text, std::size_t limit);

/// Lines of at most `width` code points, broken at spaces; longer words are broken within. White space at a
/// break is dropped, runs of it become one space. Line feeds break always; empty lines are dropped.
[[nodiscard]] std::vector<std::u32string> wrap(std::u32string_view text, std::size_t width);

/// cut_at_word() on bytes, cleaned.
[[nodiscard]] std::string shortened(std::string_view bytes, std::size_t limit);

/// A quoted DOT string of text that decode_clean() let through. `&` becomes an entity, since Graphviz reads
/// entities in quoted strings too; a backslash is doubled, since it begins an escape such as \N.
[[nodiscard]] std::string quoted(std::u32string_view text);

/// The same text inside an HTML-like label.
[[nodiscard]] std::string html_text(std::u32string_view text);

}  // namespace gainsay::render
