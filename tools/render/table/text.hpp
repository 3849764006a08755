#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

// Text for people. What stands in a case was written by others: it must not move the cursor, change colours
// or make a quote read backwards on the terminal of whoever looks at it.

namespace gainsay::render {

/// Calls `visit` for every code point of `text` with its bytes; of bytes that are no UTF-8 each one counts as
/// U+FFFD, with the bytes of U+FFFD.
void for_each_code_point(std::string_view text, const std::function<void(char32_t, std::string_view)>& visit);

/// A control character of ASCII, Latin-1 or bidirectional text, a line or paragraph separator: nothing that
/// may reach a terminal.
[[nodiscard]] bool is_control(char32_t c) noexcept;

/// `text` on one line: white space and line breaks become one space each run, other controls U+FFFD.
[[nodiscard]] std::string one_line(std::string_view text);

/// `text` with its line breaks and tabs; other controls become U+FFFD.
[[nodiscard]] std::string harmless(std::string_view text);

/// Columns of a terminal that `text` takes: none for combining marks, two for wide characters of East Asia
/// and most emoji.
///
/// Source   Unicode Standard Annex 11, East Asian Width, in ranges.
[[nodiscard]] std::size_t display_width(std::string_view text);

/// `text` cut at a word to at most `columns`, with "…" where something was left out.
[[nodiscard]] std::string cut(std::string_view text, std::size_t columns);

/// What a piece of text is, so that it can be coloured. The words alone must tell everything.
enum class Look : std::uint8_t { Plain, Strong, Faint, Id, Against, For };

struct Span {
    std::string text;
    Look look = Look::Plain;
};

/// A paragraph: wrapped to the width of the terminal, `indent` columns from the left, `hang` more from the
/// second line on.
struct Line {
    std::size_t indent = 0;
    std::vector<Span> spans;
    std::size_t hang = 2;

    Line& add(std::string_view text, Look look = Look::Plain);
};

/// A line that begins with `text` and hangs by four columns: for paragraphs that name records with their ids.
[[nodiscard]] Line line_at(std::size_t indent, std::string_view text, Look look = Look::Plain);

/// "1 claim", "2 claims".
[[nodiscard]] std::string counted(std::uint64_t count, std::string_view one);

/// How much of a terminal there is.
struct Style {
    bool colour = false;
    std::size_t width = 0;  ///< columns; 0: nothing is wrapped or cut
};

/// `text` in the colour of `look`, if there are colours.
[[nodiscard]] std::string painted(std::string_view text, Look look, const Style& style);

/// `line` as text that ends with a newline. Its texts are made harmless.
[[nodiscard]] std::string laid_out(const Line& line, const Style& style);

}  // namespace gainsay::render
