#pragma once

#include <cstddef>
#include <cstdint>
#include <iosfwd>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

#include "graphs/format/json/json_value.hpp"
#include "graphs/format/read.hpp"

namespace gainsay::json {

/// The input cannot be read on from here: it is no JSON, or a limit is reached.
struct SyntaxError : std::runtime_error {
    SyntaxError(Place place, const std::string& message, ErrorCode code = ErrorCode::Malformed)
        : std::runtime_error(message), where(place), why(code) {}

    Place where;
    ErrorCode why;
};

/// The bytes of a JSON text on their way to the parser, one at a time.
///
/// The parser does not say where a value began and puts no bound on the length of a text, which it holds in
/// memory. So this source looks at the bytes first: it follows them just far enough to know whether they
/// stand within a text, counts lines and columns, refuses what is not UTF-8, and throws as soon as a limit is
/// passed. Runs of blanks between values count as one, because the parser would remember each of them.
class Source {
public:
    /// `record_count` is shown to options.progress.
    Source(std::istream& in, const ReadOptions& options, const std::uint64_t& record_count);
    explicit Source(std::string_view text);

    /// The next bytes, as many as are at hand (256 KiB, unless the input is shorter).
    [[nodiscard]] std::string_view peek();

    /// In line mode a line feed is the end, until next_line().
    void line_mode(bool on) noexcept { line_mode_ = on; }
    /// Skips the rest of this line; false when the input has ended.
    bool next_line();
    /// Skips blanks; in line mode within the line.
    void skip_blanks();
    /// The rest of this line without its line feed, when all of it can be had at once; its bytes are not passed,
    /// and not looked at. Behind it so many bytes may be read as padding.
    static constexpr std::size_t padding = 64;
    [[nodiscard]] std::optional<std::string_view> whole_line();
    /// Passes the first bytes of the line that whole_line() gave; none of them is a line feed.
    void pass(std::size_t bytes) noexcept {
        at_ += bytes;
        offset_ += bytes;
    }

    /// No more bytes of this input, or, in line mode, of this line. Throws Error(Io) when the stream fails.
    [[nodiscard]] bool at_end() { return at_ == end_ && !fill() ? true : line_mode_ && *at_ == '\n'; }
    /// Needs a byte: at_end() is false.
    [[nodiscard]] char current() const noexcept { return *at_; }
    /// Passes the current byte; throws SyntaxError when it may not stand here.
    void advance();

    /// From here on the bytes of a new record are counted.
    void start_record() noexcept { record_bytes_ = 0; }

    /// The place of the next byte.
    [[nodiscard]] Place here() const noexcept;
    /// The place of the last byte that was passed and was no blank.
    [[nodiscard]] Place last() const noexcept { return last_; }
    /// The place where the last text, number, word, list or object began.
    [[nodiscard]] Place value_start() const noexcept { return value_start_; }
    /// Of the next byte, from the beginning of the input.
    [[nodiscard]] std::uint64_t offset() const noexcept { return offset_; }

private:
    void skip_mark();
    bool fill();
    std::size_t read_at(std::size_t kept);
    void report() const;
    void newline() noexcept;
    void pass_text_byte(unsigned char byte);
    void pass_outer_byte(unsigned char byte);
    void check_utf8(unsigned char byte);
    [[noreturn]] void refuse_utf8(unsigned char byte) const;

    std::istream* in_ = nullptr;
    const std::uint64_t* record_count_ = nullptr;
    ReadOptions options_;
    std::string buffer_;
    const char* at_ = nullptr;
    const char* end_ = nullptr;

    std::uint64_t offset_ = 0, line_ = 1, line_start_ = 0;
    std::uint64_t text_bytes_ = 0, word_bytes_ = 0, record_bytes_ = 0, next_report_ = 1U << 20U;
    Place last_, value_start_;
    bool line_mode_ = false, in_text_ = false, escaped_ = false, in_word_ = false;
    // A UTF-8 sequence under way: how many bytes it still needs, and the range of the next one.
    unsigned pending_ = 0;
    unsigned char lowest_ = 0x80, highest_ = 0xBF;
};

}  // namespace gainsay::json
