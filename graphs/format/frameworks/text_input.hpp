#pragma once

#include <cstdint>
#include <iosfwd>
#include <string>
#include <string_view>

#include "graphs/format/json/json_value.hpp"
#include "graphs/format/read.hpp"

namespace gainsay::frameworks {

/// The bytes of a text on their way to a reader, by byte or by line, with places and within the limits of
/// ReadOptions. A byte order mark at the start is passed over.
///
/// Throws   ReadError when a limit is passed or the stream fails.
class TextInput {
public:
    TextInput(std::istream& in, std::string_view name, const ReadOptions& options);

    static constexpr int end = -1;
    [[nodiscard]] int peek();
    int get();
    /// The next line without its end (LF or CR LF), valid until the next call; false at the end of the input.
    bool next_line(std::string_view& line);

    /// Of the next byte.
    [[nodiscard]] json::Place here() const noexcept { return {line_, column_}; }
    /// To be called for every record, so that progress can be told.
    void count_records(std::uint64_t records = 1);
    [[noreturn]] void refuse(json::Place where, std::string message,
                             ErrorCode code = ErrorCode::Malformed) const;

private:
    bool fill();

    std::istream& in_;
    std::string name_;
    const ReadOptions& options_;
    std::string buffer_, spill_;
    std::size_t at_ = 0, filled_ = 0;
    std::uint64_t bytes_ = 0, records_ = 0, reported_ = 0;
    std::uint32_t line_ = 1, column_ = 1;
};

/// `text` without blanks at its ends.
[[nodiscard]] std::string_view trimmed(std::string_view text);
/// Cuts the first word off `text`, and the blanks around it.
[[nodiscard]] std::string_view take_word(std::string_view& text);
[[nodiscard]] bool is_utf8(std::string_view text);

}  // namespace gainsay::frameworks
