#include "graphs/snapshot/fold.hpp"

#include <gtest/gtest.h>

#include <ostream>

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

}  // namespace
}  // namespace gainsay::test
