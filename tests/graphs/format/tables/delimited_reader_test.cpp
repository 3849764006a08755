// How a text is divided into rows and cells.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "graphs/format/tables/delimited_reader.hpp"
#include "tests/graphs/format/tables/reading.hpp"

namespace gainsay::test {
namespace {

using ::testing::HasSubstr;

/// Every row as "line:cell|cell".
std::vector<std::string> rows_of(const std::string& text, tables::Shape shape,
                                 const ReadOptions& options = {}) {
    std::istringstream in(text);
    const std::uint64_t records = 0;
    tables::DelimitedReader reader(in, "t.csv", options, records);
    reader.shape(shape);
    std::vector<std::string> rows;
    while (reader.next()) {
        std::string row = std::to_string(reader.line()) + ":";
        for (std::size_t i = 0; i < reader.cells().size(); ++i)
            row += (i == 0 ? "" : "|") + std::string(reader.cells()[i]);
        rows.push_back(row);
    }
    return rows;
}

struct RowsCase {
    const char* name;
    std::string text;
    tables::Shape shape;
    std::vector<std::string> rows;
    friend void PrintTo(const RowsCase& c, std::ostream* out) { *out << c.name; }
};
class Rows : public ::testing::TestWithParam<RowsCase> {};

TEST_P(Rows, AreDividedIntoCells) {
    EXPECT_EQ(rows_of(GetParam().text, GetParam().shape), GetParam().rows);
}

INSTANTIATE_TEST_SUITE_P(
    Delimited, Rows,
    ::testing::Values(
        RowsCase{"PlainCells", "a,b\nc,d\n", {}, {"1:a|b", "2:c|d"}},
        RowsCase{"NoLineEndAtTheEnd", "a,b\nc,", {}, {"1:a|b", "2:c|"}},
        RowsCase{"WindowsAndOldMacLineEnds", "a\r\nb\rc\n", {}, {"1:a", "2:b", "3:c"}},
        RowsCase{"EmptyLinesAreNoRowsAndCount", "a\n\n\r\nb\n", {}, {"1:a", "4:b"}},
        RowsCase{"MarksHoldDelimitersAndLines", "\"a,b\",\"c\nd\"\ne\n", {}, {"1:a,b|c\nd", "3:e"}},
        RowsCase{"DoubledMarks", "\"a \"\"b\"\" c\",\"\"\"\"\n", {}, {"1:a \"b\" c|\""}},
        RowsCase{"MarksWithinACellAreLetters", "5\" screen,b\n", {}, {"1:5\" screen|b"}},
        RowsCase{
            "WithoutQuotingMarksAreLetters", "\"a\tb\"\n\"\tc\n", {'\t', false}, {"1:\"a|b\"", "2:\"|c"}},
        RowsCase{"BlanksStay", " a , b\n", {}, {"1: a | b"}},
        RowsCase{"AByteOrderMarkIsPassed",
                 "\xEF\xBB\xBF"
                 "a;b\n",
                 {';', true},
                 {"1:a|b"}}),
    [](const auto& one) { return std::string(one.param.name); });

TEST(Delimited, RowsLongerThanTheBufferAreWhole) {
    const std::string cell(1'000'000, 'x');
    EXPECT_EQ(rows_of("\"" + cell + "\",b\nc,d", {}),
              (std::vector<std::string>{"1:" + cell + "|b", "2:c|d"}));
}

struct BadCase {
    const char* name;
    std::string text, message;
    friend void PrintTo(const BadCase& c, std::ostream* out) { *out << c.name; }
};
class BadText : public ::testing::TestWithParam<BadCase> {};

TEST_P(BadText, IsRefusedWithItsLine) {
    ReadOptions options;
    options.max_record_bytes = 1000;
    options.max_string_bytes = 100;
    options.max_record_values = 50;
    EXPECT_THAT(error_of([&] { rows_of(GetParam().text, {}, options); }), HasSubstr(GetParam().message));
}

INSTANTIATE_TEST_SUITE_P(
    Delimited, BadText,
    ::testing::Values(
        BadCase{"AMarkThatIsNeverClosed", "a\nb,\"c\nd", "malformed: t.csv:2: the quotation mark before \"c"},
        BadCase{"TextBehindAMark", "\"a\"b,c\n",
                "t.csv:1: found text behind a closing quotation mark in cell 1"},
        BadCase{"NoUtf8", "a\nb\xFF\n", "t.csv:2: found bytes that are not UTF-8"},
        BadCase{"ANul", std::string("a\0b", 3), "t.csv:1: found a NUL byte"},
        BadCase{"Utf16",
                "\xFF\xFE"
                "a",
                "unsupported: t.csv:1: found a text in UTF-16"},
        BadCase{"ALongCell", std::string(101, 'a'), "limit: t.csv:1: a cell is longer than 100 bytes"},
        BadCase{"ALongRow", std::string(30, 'a') + std::string(2000, '\t'),
                "limit: t.csv:1: the row is longer"},
        BadCase{"ManyCells", std::string(60, ','), "limit: t.csv:1: the row has more than 50 cells"}),
    [](const auto& one) { return std::string(one.param.name); });

TEST(Delimited, TheDelimiterIsToldByTheFirstLine) {
    const auto likely = [](const char* text) {
        std::istringstream in(text);
        const std::uint64_t records = 0;
        return tables::DelimitedReader(in, "t", {}, records).likely_delimiter();
    };
    EXPECT_EQ(likely("a,b\tc,d\n;;;;;"), ',');
    EXPECT_EQ(likely("a;b;c,d\n"), ';');
    EXPECT_EQ(likely("a\tb\n,,,"), '\t');
    EXPECT_EQ(likely("\"a;b;c\",d\n"), ',');
    EXPECT_EQ(likely("alone"), ',');
}

}  // namespace
}  // namespace gainsay::test
