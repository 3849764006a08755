#include "tools/render/dot_text.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace gainsay::render {
namespace {

struct CleanCase {
    const char* name;
    std::string bytes;
    std::string cleaned;
    friend void PrintTo(const CleanCase& c, std::ostream* out) { *out << c.name; }
};
class Cleaning : public ::testing::TestWithParam<CleanCase> {};

TEST_P(Cleaning, LetsOnlyTextThrough) {
    EXPECT_EQ(encode(decode_clean(GetParam().bytes)), GetParam().cleaned);
}

INSTANTIATE_TEST_SUITE_P(
    Text, Cleaning,
    ::testing::Values(CleanCase{"PlainTextStays", "He said \"no\" & left.", "He said \"no\" & left."},
                      CleanCase{"PersianStays", "خبرگزاری تسنیم", "خبرگزاری تسنیم"},
                      CleanCase{"EmojiStay", "👩‍👩‍👧 🇮🇷 👍🏽",
                                "👩‍👩‍👧 🇮🇷 👍🏽"},
                      CleanCase{"LineEndsBecomeOne",
                                "a\r\nb\rc\nd\xE2\x80\xA8"
                                "e\xC2\x85"
                                "f",
                                "a\nb\nc\nd\ne\nf"},
                      CleanCase{"TabsBecomeSpaces", "a\tb", "a b"},
                      CleanCase{"ControlsAreMarked", std::string("a\0b\x1b[31m\x7f", 9), "a�b�[31m�"},
                      CleanCase{"EmbeddingsAreMarked", "a\u202Ab\u202Bc\u202Cd\u202De\u202Ef", "a�b�c�d�e�f"},
                      CleanCase{"IsolatesAreMarked", "a\u2066b\u2067c\u2068d\u2069e", "a�b�c�d�e"},
                      CleanCase{"DirectionMarksAreMarked", "a\u200Eb\u200Fc\u061Cd", "a�b�c�d"},
                      CleanCase{"ByteOrderMarkIsMarked",
                                "\xEF\xBB\xBF"
                                "a",
                                "�a"},
                      CleanCase{"NoncharactersAreMarked", "\xEF\xBF\xBE\xEF\xBF\xBF\xEF\xB7\x90", "���"},
                      CleanCase{"LoneBytesAreMarked", "\xFF\xFE\x80", "���"},
                      CleanCase{"TruncatedSequenceIsOneMark", "a\xE2\x82", "a�"},
                      CleanCase{"BrokenSequenceKeepsWhatFollows", "\xE2\x82z", "�z"},
                      CleanCase{"OverlongFormsAreMarked", "\xC0\x80\xE0\x80\xAF", "�����"},
                      CleanCase{"SurrogatesAreMarked", "\xED\xA0\x80", "���"},
                      CleanCase{"BeyondUnicodeIsMarked", "\xF4\x90\x80\x80", "����"}),
    [](const auto& one) { return std::string(one.param.name); });

struct CutCase {
    const char* name;
    std::u32string text;
    std::size_t limit;
    std::u32string cut;
    friend void PrintTo(const CutCase& c, std::ostream* out) { *out << c.name; }
};
class Cutting : public ::testing::TestWithParam<CutCase> {};

TEST_P(Cutting, EndsAtAWord) {
    const std::u32string cut = cut_at_word(GetParam().text, GetParam().limit);
    EXPECT_EQ(encode(cut), encode(GetParam().cut));
    EXPECT_LE(cut.size(), GetParam().limit);
}

INSTANTIATE_TEST_SUITE_P(Text, Cutting,
                         ::testing::Values(CutCase{"WhatFitsStays", U"one two", 7, U"one two"},
                                           CutCase{"TheLastWordGoes", U"one two three", 9, U"one two…"},
                                           CutCase{"NoSpaceBeforeTheEllipsis", U"one   two", 5, U"one…"},
                                           CutCase{"ALongWordIsCut", U"abcdefghij", 5, U"abcd…"},
                                           CutCase{"MarksStayWithTheirLetter", U"abe\u0301cd", 4, U"ab…"},
                                           CutCase{"JoinedEmojiStayWhole", U"ab👩\u200D👩cd", 5, U"ab…"},
                                           CutCase{"NothingFits", U"abc", 0, U""}),
                         [](const auto& one) { return std::string(one.param.name); });

std::vector<std::string> lines(std::u32string_view text, std::size_t width) {
    std::vector<std::string> out;
    for (const std::u32string& line : wrap(text, width)) out.push_back(encode(line));
    return out;
}

TEST(Wrapping, CountsCodePointsNotBytes) {
    using Lines = std::vector<std::string>;
    EXPECT_EQ(lines(U"one two three", 7), (Lines{"one two", "three"}));
    EXPECT_EQ(lines(U"ééé ééé ééé", 7), (Lines{"ééé ééé", "ééé"}));
    EXPECT_EQ(lines(U"one\ntwo\n\n three ", 20), (Lines{"one", "two", "three"}));
    EXPECT_EQ(lines(U"abcdefgh ij", 3), (Lines{"abc", "def", "gh", "ij"}));
    EXPECT_EQ(lines(U"ab cdefgh", 4), (Lines{"ab", "cdef", "gh"}));
    EXPECT_EQ(lines(U"  ", 4), Lines{});
    EXPECT_EQ(lines(U"abc", 0), (Lines{"a", "b", "c"}));
}

TEST(Quoting, LeavesNothingToInterpret) {
    EXPECT_EQ(quoted(U"a \"b\" \\N \\"), R"("a \"b\" \\N \\")");
    EXPECT_EQ(quoted(U"a\nb"), R"("a\nb")");
    EXPECT_EQ(quoted(U"&lt; & <b>"), R"("&amp;lt; &amp; <b>")");
    EXPECT_EQ(html_text(U"\\N"), "\\\\N");
    EXPECT_EQ(html_text(U"<b> & \"&lt;\"\n"), "&lt;b&gt; &amp; &quot;&amp;lt;&quot;<BR/>");
}

}  // namespace
}  // namespace gainsay::render
