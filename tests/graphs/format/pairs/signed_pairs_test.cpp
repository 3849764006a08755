#include "graphs/format/pairs/signed_pairs.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

namespace gainsay {
namespace {

SignedPairs read(const std::string& text, const ReadOptions& options = {}) {
    std::istringstream in(text);
    return read_signed_pairs(in, "list.csv", options);
}

std::string in_words(const SignedPairs& read) {
    std::string text;
    for (const SignedPairs::Line& line : read.lines) {
        text += (text.empty() ? "" : " ") + read.names[line.from] + (line.negative ? "-" : "+") +
                read.names[line.to];
    }
    return text;
}

struct Readable {
    const char* name;
    const char* text;
    const char* pairs;
    friend void PrintTo(const Readable& c, std::ostream* out) { *out << c.name; }
};
class Lists : public ::testing::TestWithParam<Readable> {};

TEST_P(Lists, AreRead) {
    EXPECT_EQ(in_words(read(GetParam().text)), GetParam().pairs);
}

INSTANTIATE_TEST_SUITE_P(
    Texts, Lists,
    ::testing::Values(Readable{"Nothing", "", ""},
                      Readable{"AHeader", "source,target,sign\na,b,1\nb,c,-1\n", "a+b b-c"},
                      Readable{"NoHeader", "a,b,1", "a+b"},
                      Readable{"Signs", "a,b,+\nb,c,-\nc,d,+2.5\nd,e,-1e3\n", "a+b b-c c+d d-e"},
                      Readable{"Tabs", "a b\tc d\t-1\n", "a b-c d"}, Readable{"Semicolons", "a;b;1\n", "a+b"},
                      Readable{"Blanks", "1  2   -1\n  3 4 1  \n", "1-2 3+4"},
                      Readable{"FurtherFields", "6,2,4,1289241911.7\n", "6+2"},
                      Readable{"CommentsAndEmptyLines", "# made by hand\n% too\n\n  \na,b,1\n", "a+b"},
                      Readable{"WindowsLineEnds", "a,b,1\r\nb,c,-1\r\n", "a+b b-c"},
                      Readable{"AByteOrderMark",
                               "\xEF\xBB\xBF"
                               "a,b,1\n",
                               "a+b"},
                      Readable{"Quotes", "\"a, b\",\"c \"\"d\"\"\",-1\n", "a, b-c \"d\""},
                      Readable{"ANameWithItself", "a,a,1\n", "a+a"},
                      Readable{"AMinusSign", "a,b,\xE2\x88\x92\n", "a-b"}),
    [](const auto& one) { return std::string(one.param.name); });

TEST(Names, AreInTheSameOrderWhateverTheLines) {
    const std::vector<std::string> expected{"2", "10", "a", "b"};
    EXPECT_EQ(read("b,10,1\n2,a,1\n").names, expected);
    EXPECT_EQ(read("a,2,1\n10,b,1\n").names, expected);
}

struct Refused {
    const char* name;
    const char* text;
    std::uint32_t line;
    const char* message;
    friend void PrintTo(const Refused& c, std::ostream* out) { *out << c.name; }
};
class BadLists : public ::testing::TestWithParam<Refused> {};

TEST_P(BadLists, AreRefusedWithTheLine) {
    try {
        (void)read(GetParam().text);
        FAIL() << "it was read";
    } catch (const ReadError& error) {
        ASSERT_EQ(error.problems().size(), 1U);
        EXPECT_EQ(error.problems()[0].where.line, GetParam().line);
        EXPECT_EQ(error.problems()[0].message, GetParam().message);
        EXPECT_EQ(error.code(), ErrorCode::Malformed);
    }
}

INSTANTIATE_TEST_SUITE_P(
    Texts, BadLists,
    ::testing::Values(
        Refused{"TwoFields", "a,b,1\na,b\n", 2, "found 2 fields, expected two names and a sign"},
        Refused{"AnotherSeparator", "a,b,1\nc;d;1\n", 2, "found 1 field, expected two names and a sign"},
        Refused{"NoSign", "a,b,1\na,b,maybe\n", 2,
                "found \"maybe\" as the sign, expected +, - or a number other than 0"},
        Refused{"Zero", "a,b,1\na,b,0\n", 2,
                "found \"0\" as the sign, expected +, - or a number other than 0"},
        Refused{"NotANumber", "a,b,1\na,b,nan\n", 2,
                "found \"nan\" as the sign, expected +, - or a number other than 0"},
        Refused{"AnEmptyName", ",b,1\n", 1, "found an empty name, expected two names"},
        Refused{"AnOpenQuote", "\"a,b,1\n", 1,
                "found a quote that does not end, expected \" behind the field"}),
    [](const auto& one) { return std::string(one.param.name); });

TEST(Limits, EndTheReading) {
    const auto refused = [](const std::string& text, const ReadOptions& options) {
        try {
            (void)read(text, options);
        } catch (const ReadError& error) {
            return error.code() == ErrorCode::Limit;
        }
        return false;
    };
    ReadOptions bytes, records, line;
    bytes.max_bytes = 10;
    records.max_records = 1;
    line.max_string_bytes = 8;
    EXPECT_TRUE(refused("a,b,1\nb,c,1\n", bytes));
    EXPECT_TRUE(refused("a,b,1\nb,c,1\n", records));
    EXPECT_TRUE(refused("a,b,1\n" + std::string(100, 'x'), line));
    EXPECT_FALSE(refused("a,b,1\n", bytes));
}

TEST(Limits, OfErrorsEndTheReadingToo) {
    ReadOptions options;
    options.max_errors = 2;
    try {
        (void)read("a,b,1\nx\ny\nz\n", options);
        FAIL() << "it was read";
    } catch (const ReadError& error) {
        EXPECT_EQ(error.problems().size(), 2U);
        EXPECT_THAT(error.what(), ::testing::HasSubstr("reading stopped here"));
    }
}

}  // namespace
}  // namespace gainsay
