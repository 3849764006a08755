#pragma once

#include <cstdint>
#include <istream>
#include <string>

namespace gainsay::cli {

/// Turns columns that count bytes, as our readers do, into columns that count Unicode code points, as others want them. It walks the text
/// once, so places are asked for in their order.
class CharacterCounter {
public:
    /// `text` must outlive the counter. A byte order mark belongs to no line.
    explicit CharacterCounter(std::istream& text);

    /// The column of a place, both from 1, in code points; a place within a character is that character's. 0 when the text has no such place,
    /// or when a later one was asked for before. The end of a line is a place of it. O(bytes since the last place) in all.
    [[nodiscard]] std::uint32_t at(std::uint32_t line, std::uint32_t column);

private:
    [[nodiscard]] bool fill();
    [[nodiscard]] bool to_line(std::uint32_t line);

    std::istream& text_;
    std::string buffer_;
    std::size_t next_ = 0, end_ = 0;       // in the buffer
    std::uint32_t line_ = 1, column_ = 1;  // of the next byte
    std::uint32_t character_ = 0;          // so many have begun before it in its line
};

}  // namespace gainsay::cli
