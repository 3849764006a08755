#pragma once

#include <cstdint>
#include <iosfwd>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graphs/format/read.hpp"

namespace gainsay::tables {

/// How a text is divided into cells.
struct Shape {
    char delimiter = ',';
    bool quotes = true;  ///< a cell may stand in quotation marks; else they are letters like any other
};

/// Cells that were refused: the text is no table, or passes a limit. Nothing behind it can be read.
struct TableError : Error {
    using Error::Error;
};

/// The rows of a text of which some character parts the cells (RFC 4180, and what spreadsheets make of it).
///
/// A cell in quotation marks may hold the delimiter, line ends, and marks that are written twice. Lines end with
/// CR LF, LF or CR; lines without a byte are no rows; a byte order mark is passed over. What is no UTF-8, holds a
/// NUL, or goes on behind a closing mark is refused with its line.
///
/// Cost     O(input) time; memory of one row, which the options bound.
class DelimitedReader {
public:
    /// `records` is shown to options.progress. All that is passed by reference must outlive the reader.
    DelimitedReader(std::istream& in, std::string_view name, const ReadOptions& options,
                    const std::uint64_t& records);

    /// Looks at the first line: tab, comma or semicolon, whichever stands there most often outside of quotation
    /// marks, the comma when none does.
    [[nodiscard]] char likely_delimiter();
    void shape(Shape shape);

    /// Passes a line without looking at it; false when there is none.
    bool skip_line();
    /// On to the next row; false when there is none. Throws TableError, or Error(Io).
    bool next();
    /// Valid until next(). Behind the last so many bytes may be read.
    static constexpr std::size_t padding = 64;
    [[nodiscard]] std::span<const std::string_view> cells() const noexcept { return cells_; }
    /// Where the row began, from 1.
    [[nodiscard]] std::uint32_t line() const noexcept { return row_line_; }

private:
    enum class Step : std::uint8_t { Row, Blank, More };
    struct Escaped {
        std::size_t cell;
        char* begin;
    };

    void start();
    bool fill();
    void report() const;
    Step scan_row();
    /// Both return where the cell ended, null when the buffer did before it.
    char* scan_quoted(char* at);
    char* scan_plain(char* at);
    char* pass_line_end(char* at);
    void check_row(const char* begin, const char* end) const;
    void unescape();
    [[noreturn]] void refuse(std::uint32_t line, const std::string& message,
                             ErrorCode code = ErrorCode::Malformed) const;

    std::istream& in_;
    std::string name_;
    const ReadOptions& options_;
    const std::uint64_t& records_;
    Shape shape_;
    bool stops_[256] = {};  // what may end a cell without quotation marks

    std::vector<char> buffer_;
    char* at_ = nullptr;
    char* end_ = nullptr;
    bool ended_ = false, has_nul_ = false, started_ = false;
    std::uint64_t offset_ = 0;  // of end_
    std::uint64_t next_report_;
    std::uint32_t line_ = 1, row_line_ = 1, lines_in_row_ = 0;
    std::vector<std::string_view> cells_;
    std::vector<Escaped> escaped_;
};

}  // namespace gainsay::tables
