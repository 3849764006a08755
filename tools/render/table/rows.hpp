#pragma once

#include <cstdint>
#include <memory>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "tools/render/table/json.hpp"
#include "tools/render/table/text.hpp"

namespace gainsay::render {

enum class Format : std::uint8_t { Text, Json, JsonLines, Csv, Markdown };
inline constexpr std::size_t format_count = 5;
/// "text", "json", "jsonl", "csv", "markdown".
[[nodiscard]] std::string_view to_string(Format format) noexcept;

enum class Align : std::uint8_t { Left, Right };

struct Column {
    std::string name;  ///< lower case, words joined by _: the header of the column in every format
    Align align = Align::Left;
};

/// What a kind of answer looks like as a whole.
struct Heading {
    std::string name;  ///< of the list of rows in JSON: "contradictions"
    std::vector<Column> columns;
    /// In text the rows come as paragraphs instead of a table.
    bool paragraphs = false;
};

/// An answer on its way out, row after row; nothing but a window of rows for the widths of text columns is
/// kept.
///
/// A renderer asks which form of a row is wanted and makes no other:
///
///     if (rows.wants_json()) rows.json(...);
///     else if (rows.wants_paragraphs()) rows.paragraph(...);
///     else rows.cells(...);
class Rows {
public:
    Rows() = default;
    Rows(const Rows&) = delete;
    Rows& operator=(const Rows&) = delete;
    virtual ~Rows() = default;

    [[nodiscard]] virtual bool wants_json() const { return false; }
    [[nodiscard]] virtual bool wants_paragraphs() const { return false; }

    /// A row of a table: as many cells as there are columns, any text.
    virtual void cells(std::vector<std::string> row);
    virtual void json(const Json& row);
    virtual void paragraph(const std::vector<Line>& lines);

    /// Ends the answer. `whole` is what is said of it as a whole, for JSON: its members stand behind the
    /// rows.
    virtual void finish(const JsonObject& whole) = 0;
};

/// Where answers go, and in which of the five forms.
class Output {
public:
    Output(std::ostream& out, Format format, const Style& style)
        : out_(out), format_(format), style_(style) {}

    [[nodiscard]] std::ostream& stream() const noexcept { return out_; }
    [[nodiscard]] Format format() const noexcept { return format_; }
    [[nodiscard]] const Style& style() const noexcept { return style_; }

    /// text      columns in line, or paragraphs; wrapped to the terminal, if it is one
    /// json      one object: the rows under their name, then what is said of the whole
    /// jsonl     an object a row
    /// csv       RFC 4180, with a header; a cell that a spreadsheet would compute gets a ' in front
    /// markdown  a table with a header; what Markdown would act on is escaped
    [[nodiscard]] std::unique_ptr<Rows> begin(const Heading& heading) const;

private:
    std::ostream& out_;
    Format format_;
    Style style_;
};

/// `cell` as it stands in a CSV file, quoted where RFC 4180 asks for it. A text that begins with = + - @ or a
/// tab, and is no number, gets a ' in front, because spreadsheets would run it as a formula (CWE-1236).
[[nodiscard]] std::string csv_cell(std::string_view cell);

/// `cell` inside a Markdown table.
[[nodiscard]] std::string markdown_cell(std::string_view cell);

}  // namespace gainsay::render
