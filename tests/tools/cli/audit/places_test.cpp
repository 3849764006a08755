#include <gtest/gtest.h>

#include <random>
#include <sstream>

#include "tools/cli/command/audit/character_counter.hpp"
#include "tools/cli/command/audit/place_table.hpp"

namespace gainsay::test {
namespace {

TEST(PlaceTables, FindEveryRecordAndNoOther) {
    cli::PlaceTable places;
    for (std::uint32_t i = 0; i < 5000; ++i)
        places.add("claim:" + std::to_string(i),
                   SourcePos{i % 2 == 0 ? "a.json" : "b.json", i + 1, i % 7 + 1});
    places.close();
    for (std::uint32_t i = 0; i < 5000; ++i) {
        const SourcePos expected{i % 2 == 0 ? "a.json" : "b.json", i + 1, i % 7 + 1};
        EXPECT_EQ(places.find("claim:" + std::to_string(i)), render::ReportPlace(expected));
    }
    EXPECT_EQ(places.find("claim:5000"), render::ReportPlace());
    EXPECT_EQ(cli::PlaceTable().find("claim:1"), render::ReportPlace());
}

TEST(PlaceTables, CountCharactersInTheirOwnFiles) {
    cli::PlaceTable places;
    places.add("claim:x", {"a.json", 2, 4});
    places.add("claim:y", {"b.json", 2, 4});
    places.add("claim:z", {"a.json", 1, 1});
    places.add("claim:w", {"gone.json", 1, 1});
    places.close();
    int opened = 0;
    places.count_characters([&](const std::string& file) -> std::unique_ptr<std::istream> {
        ++opened;
        if (file == "gone.json") return nullptr;
        return std::make_unique<std::istringstream>(file == "a.json" ? "\nüa{}" : "\naü{}");
    });
    EXPECT_EQ(opened, 3) << "each file once";
    EXPECT_EQ(places.find("claim:x").character, 3U);
    EXPECT_EQ(places.find("claim:y").character, 3U);
    EXPECT_EQ(places.find("claim:z").character, 1U);
    EXPECT_EQ(places.find("claim:w").character, 0U) << "not known";
    EXPECT_EQ(places.find("claim:x").column, 4U) << "bytes stay";
}

std::uint32_t character(const std::string& text, std::uint32_t line, std::uint32_t column) {
    std::istringstream in(text);
    return cli::CharacterCounter(in).at(line, column);
}

TEST(CharacterCounters, CountCharactersNotBytes) {
    EXPECT_EQ(character("abc", 1, 3), 3U);
    EXPECT_EQ(character("äbc", 1, 3), 2U) << "two bytes";
    EXPECT_EQ(character("€bc", 1, 4), 2U) << "three";
    EXPECT_EQ(character("😀bc", 1, 5), 2U) << "four, and two units of UTF-16";
    EXPECT_EQ(character("e\xCC\x81x", 1, 4), 3U) << "a letter and its accent are two code points";
    EXPECT_EQ(character("ä\nöx", 2, 3), 2U) << "of the line alone";
    EXPECT_EQ(character("\xEF\xBB\xBF"
                        "äx",
                        1, 3),
              2U)
        << "without the byte order mark";
}

TEST(CharacterCounters, KnowNoPlacesThatTheTextHasNot) {
    EXPECT_EQ(character("ab\ncd", 1, 3), 3U) << "the end of a line";
    EXPECT_EQ(character("ab\ncd", 1, 4), 0U);
    EXPECT_EQ(character("ab\ncd", 2, 3), 3U) << "the end of the text";
    EXPECT_EQ(character("ab\ncd", 2, 4), 0U);
    EXPECT_EQ(character("ab\ncd", 3, 1), 0U);
    EXPECT_EQ(character("", 1, 1), 1U);
    EXPECT_EQ(character("ab", 0, 1), 0U);
    EXPECT_EQ(character("aä", 1, 3), 2U) << "within a character: that one";
    std::istringstream in("abc\nabc");
    cli::CharacterCounter counter(in);
    EXPECT_EQ(counter.at(2, 2), 2U);
    EXPECT_EQ(counter.at(2, 2), 2U) << "twice the same";
    EXPECT_EQ(counter.at(2, 1), 0U) << "not backwards";
}

TEST(CharacterCounters, AgreeWithCountingFromTheStartOnRandomTexts) {
    const std::string pieces[] = {"a", "ß", "€", "😀", "\n", std::string(3000, 'x'), "ü\n"};
    for (unsigned seed = 0; seed < 100; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        std::mt19937 random(seed);
        std::string text;
        for (int i = 0; i < 300; ++i) text += pieces[random() % std::size(pieces)];
        std::istringstream in(text);
        cli::CharacterCounter counter(in);
        std::uint32_t line = 1, column = 1, characters = 1;
        for (const char c : text) {
            const bool begins = (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
            if (begins && random() % 3 == 0) {
                ASSERT_EQ(counter.at(line, column), characters) << line << ":" << column;
            }
            ++column;
            // A character is counted when it is over, so that its own number is the one before it is.
            if (c == '\n') {
                ++line;
                column = characters = 1;
            } else if (begins) {
                ++characters;
            }
        }
    }
}

}  // namespace
}  // namespace gainsay::test
