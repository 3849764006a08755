#include <gtest/gtest.h>

#include <sstream>

#include "tools/render/table/json.hpp"
#include "tools/render/table/rows.hpp"
#include "tools/render/table/text.hpp"

namespace gainsay::test {
namespace {

using namespace render;

std::string table(Format format, const std::vector<std::vector<std::string>>& rows, const Style& style = {}) {
    std::ostringstream out;
    const auto writer = Output(out, format, style).begin({"things", {{"id"}, {"how_many", Align::Right}}});
    for (const auto& row : rows) writer->cells(row);
    writer->finish({});
    return out.str();
}

TEST(Tables, OfTextAreAlignedByWhatIsSeen) {
    EXPECT_EQ(table(Format::Text, {{"a", "1"}, {"\u4e2d\u6587", "22"}, {"e\u0301", "3"}}),
              "ID    HOW MANY\n"
              "a            1\n"
              "\u4e2d\u6587        22\n"
              "e\u0301            3\n");
    EXPECT_EQ(table(Format::Text, {}), "");
}

TEST(Tables, OfTextGiveWayOnANarrowTerminal) {
    const std::string text =
        table(Format::Text, {{"a sentence that is much too long for this", "1"}}, {false, 30});
    EXPECT_EQ(text,
              "ID                    HOW MANY\n"
              "a sentence that is…          1\n");
}

TEST(Tables, OfManyRowsStreamWithTheWidthsOfTheFirst) {
    std::vector<std::vector<std::string>> rows(1000, {"a", "1"});
    rows.push_back({"a wider one", "2"});
    const std::string text = table(Format::Text, rows);
    EXPECT_EQ(text.substr(text.size() - 22), "a wider one         2\n");
}

TEST(Tables, OfCsvQuoteAndGuard) {
    EXPECT_EQ(table(Format::Csv, {{"a,b", "1"}}), "id,how_many\r\n\"a,b\",1\r\n");
    EXPECT_EQ(csv_cell("plain"), "plain");
    EXPECT_EQ(csv_cell("say \"x\""), "\"say \"\"x\"\"\"");
    EXPECT_EQ(csv_cell("two\nlines"), "\"two\nlines\"");
    EXPECT_EQ(csv_cell("=1+1"), "'=1+1");
    EXPECT_EQ(csv_cell("@x"), "'@x");
    EXPECT_EQ(csv_cell("-5"), "-5");
    EXPECT_EQ(csv_cell("-5 degrees"), "'-5 degrees");
    EXPECT_EQ(csv_cell("\tx"), "'\tx");
    EXPECT_EQ(csv_cell("\033[1m"), "\uFFFD[1m");
    EXPECT_EQ(csv_cell(""), "");
}

TEST(Tables, OfMarkdownEscape) {
    EXPECT_EQ(table(Format::Markdown, {{"a|b\nc", "1"}}), "| id | how_many |\n|---|---:|\n| a\\|b c | 1 |\n");
    EXPECT_EQ(markdown_cell("*a* _b_ `c` [d] <e> & \\"), "\\*a\\* \\_b\\_ \\`c\\` \\[d\\] &lt;e> &amp; \\\\");
}

TEST(Rows, RefuseAFormThatWasNotAskedFor) {
    std::ostringstream out;
    EXPECT_THROW(Output(out, Format::Csv, {}).begin({"things", {{"id"}}})->json({}), std::logic_error);
    EXPECT_THROW(Output(out, Format::Json, {}).begin({"things", {{"id"}}})->cells({"x"}), std::logic_error);
    EXPECT_THROW(Output(out, Format::Json, {}).begin({"things", {{"id"}}})->paragraph({}), std::logic_error);
}

TEST(Json, IsTwoSpacesDeepAndKeepsTheOrder) {
    std::ostringstream out;
    const auto rows = Output(out, Format::Json, {}).begin({"things", {}});
    rows->json(
        JsonObject().put("b", 1).put("a", std::vector<Json>{Json("x"), Json()}).put("c", JsonObject()));
    rows->finish(JsonObject().put("limited", false));
    EXPECT_EQ(
        out.str(),
        "{\n  \"things\": [\n    {\n      \"b\": 1,\n      \"a\": [\n        \"x\",\n        null\n      ],\n"
        "      \"c\": {}\n    }\n  ],\n  \"limited\": false\n}\n");
}

TEST(Json, WithoutRowsIsStillAnObject) {
    std::ostringstream out;
    Output(out, Format::Json, {}).begin({"things", {}})->finish({});
    EXPECT_EQ(out.str(), "{\n  \"things\": []\n}\n");
}

TEST(Json, IsValidWhateverTheTextHolds) {
    EXPECT_EQ(Json("q\"b\\n\n\t\x01\x7f").text(), R"("q\"b\\n\n\t\u0001\u007f")");
    EXPECT_EQ(Json("\xff\xc3").text(), "\"\uFFFD\uFFFD\"");
    EXPECT_EQ(Json("\u202Ex\U0001F600").text(), "\"\\u202ex\U0001F600\"");
    EXPECT_EQ(Json(0.1).text(), "0.1");
    EXPECT_EQ(Json(1.0 / 0.0).text(), "null");
    EXPECT_EQ(Json(std::optional<int>()).text(), "null");
    EXPECT_EQ(Json::of_json("{ \"a b\" : [ 1 , \"c \\\" d\" ] }").text(), R"({"a b":[1,"c \" d"]})");
    EXPECT_EQ(Json::of_json("\"\u202Ex \\\\\" ").text(), R"("\u202ex \\")");
    EXPECT_EQ(JsonObject().put_if("a", "").put_if("b", false).put_if("c", "x").done().text(), R"({"c":"x"})");
}

TEST(Texts, LoseWhatWouldMoveATerminal) {
    EXPECT_EQ(one_line(" a\n\tb  c\r"), "a b c");
    EXPECT_EQ(one_line("a\033[2Jb"), "a\uFFFD[2Jb");
    EXPECT_EQ(one_line("\u202Ea\u0085\xff"), "\uFFFDa\uFFFD\uFFFD");
    EXPECT_EQ(one_line("\xC0\x80"), "\uFFFD\uFFFD") << "an overlong zero";
    EXPECT_EQ(one_line("\xED\xA0\x80"), "\uFFFD\uFFFD\uFFFD") << "a surrogate";
    EXPECT_EQ(harmless("a\n\tb\r"), "a\n\tb\uFFFD");
}

TEST(Texts, AreCutAtAWord) {
    EXPECT_EQ(cut("short", 10), "short");
    EXPECT_EQ(cut("several words here", 14), "several words…");
    EXPECT_EQ(cut("unbreakableword", 8), "unbreak…");
    EXPECT_EQ(cut("\u4e2d\u6587\u4e2d\u6587", 5), "\u4e2d\u6587…");
}

TEST(Lines, WrapWithAHangingIndent) {
    Line line;
    line.indent = 2;
    line.hang = 2;
    line.add("Doe").add(": one two").add(" three", Look::Strong).add(".");
    EXPECT_EQ(laid_out(line, {false, 14}), "  Doe: one two\n    three.\n");
    EXPECT_EQ(laid_out(line, {false, 0}), "  Doe: one two three.\n");
    EXPECT_EQ(laid_out(line, {true, 0}), "  Doe: one two \033[1mthree\033[0m.\n");
}

}  // namespace
}  // namespace gainsay::test
