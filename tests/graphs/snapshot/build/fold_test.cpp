#include "graphs/snapshot/build/fold.hpp"

#include <gtest/gtest.h>

#include <ostream>
#include <string>

#include "tests/support/random_case.hpp"

namespace gainsay::test {
namespace {

struct FoldCase {
    const char* name;
    const char* text;
    const char* folded;
    friend void PrintTo(const FoldCase& c, std::ostream* out) { *out << c.name; }
};
class Folding : public ::testing::TestWithParam<FoldCase> {};

TEST_P(Folding, GivesTheSameTextForWhatDiffersInCaseAndSpacesOnly) {
    EXPECT_EQ(fold(GetParam().text), GetParam().folded);
    EXPECT_EQ(fold(GetParam().folded), GetParam().folded);
}

INSTANTIATE_TEST_SUITE_P(
    Names, Folding,
    ::testing::Values(FoldCase{"Empty", "", ""}, FoldCase{"OnlySpaces", " \t\n ", ""},
                      FoldCase{"Ascii", "  State   Department ", "state department"},
                      FoldCase{"Digits", "A1 B2", "a1 b2"}, FoldCase{"Latin", "ÀÉÎÕÜØÞ ×", "àéîõüøþ ×"},
                      FoldCase{"LatinExtended", "ŁÓDŹ ŽIŽEK ŐRSÉG ŸS", "łódź žižek őrség ÿs"},
                      FoldCase{"Vietnamese", "VIỆT NAM", "việt nam"},
                      FoldCase{"Greek", "ΆΘΉΝΑΣ Όλος", "άθήνασ όλοσ"},
                      FoldCase{"Cyrillic", "ЁЛКА ЇЖАК Ґ", "ёлка їжак ґ"}, FoldCase{"Armenian", "ԱՐ", "ար"},
                      FoldCase{"FullWidth", "ＮＨＫ", "ｎｈｋ"}, FoldCase{"SharpS", "STRAẞE", "straße"},
                      FoldCase{"NoBreakSpace", "a\xC2\xA0\xE3\x80\x80 b", "a b"},
                      FoldCase{"ScriptsWithoutCaseStay", "وزارة 外務省", "وزارة 外務省"},
                      FoldCase{"FourByteLettersStay", "\xF0\x9F\xA6\x89 Owl", "\xF0\x9F\xA6\x89 owl"},
                      FoldCase{"BytesThatAreNoUtf8Stay", "A\xFF\xC3", "a\xFF\xC3"}),
    [](const auto& one) { return std::string(one.param.name); });

/// Letter by letter, as the words beside fold() say; for ASCII.
std::string fold_slowly(const std::string& text) {
    std::string folded;
    for (const char c : text) {
        const bool space = c == ' ' || (c >= '\t' && c <= '\r');
        if (space && (folded.empty() || folded.back() == ' ')) continue;
        folded += space ? ' ' : c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    }
    if (!folded.empty() && folded.back() == ' ') folded.pop_back();
    return folded;
}

TEST(Folding, OfAsciiIsThatOfEachLetterAtEveryLength) {
    const std::string letters = "aZ@[`{ m \t~\x01\x1F\x7F";
    Dice dice(7);
    std::string folded = "what stood here before";
    for (int i = 0; i < 5000; ++i) {
        std::string text;
        // Few kinds of letters at a time, so that texts without a space at their ends or two together occur, too.
        const std::size_t kinds = 1 + dice.below(letters.size());
        for (std::size_t n = dice.below(70); n > 0; --n) text += letters[dice.below(kinds)];
        SCOPED_TRACE(testing::PrintToString(text));
        ASSERT_EQ(fold(text), fold_slowly(text));
        fold_into(folded, text);
        ASSERT_EQ(folded, fold_slowly(text));
    }
}

}  // namespace
}  // namespace gainsay::test
