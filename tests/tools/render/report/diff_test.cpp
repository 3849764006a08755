#include "tools/render/report/diff.hpp"

#include <gtest/gtest.h>

#include <sstream>
#include <vector>

#include "tests/support/random_case.hpp"

namespace gainsay::test {
namespace {

std::string diff(const std::string& before, const std::string& after, bool harmlessly = false) {
    std::ostringstream out;
    render::unified_diff(out, "a/case.json", "b/case.json", before, after, harmlessly);
    return out.str();
}

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size() - 1) + 1;
        lines.push_back(text.substr(at, end - at));
        at = end;
    }
    return lines;
}

// What `patch` does, by the book: every line of a hunk must be where the hunk says.
std::string patched(const std::string& before, const std::string& patch) {
    const std::vector<std::string> old = lines_of(before), hunks = lines_of(patch);
    std::string out;
    std::size_t at = 0;
    char last = ' ';
    for (std::size_t i = 2; i < hunks.size(); ++i) {
        const std::string& line = hunks[i];
        if (line.starts_with("@@ -")) {
            std::size_t from = std::stoul(line.substr(4));
            const bool none = line.substr(4, line.find(' ', 4) - 4).ends_with(",0");
            from -= none ? 0 : 1;
            while (at < from) out += old.at(at++);
        } else if (line.starts_with("\\")) {
            if (last != '-') out.pop_back();
        } else {
            last = line.front();
            std::string text = line.substr(1);
            const bool unfinished = i + 1 < hunks.size() && hunks[i + 1].starts_with("\\");
            if (line.front() != '+') {
                const std::string expected = unfinished ? text.substr(0, text.size() - 1) : text;
                EXPECT_EQ(old.at(at), expected) << "line " << at + 1;
                ++at;
            }
            if (line.front() != '-') out += text;
        }
    }
    while (at < old.size()) out += old[at++];
    return out;
}

TEST(Diffs, ShowThreeLinesAround) {
    EXPECT_EQ(diff("1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nfive\n6\n7\n8\n9\n"),
              "--- a/case.json\n+++ b/case.json\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n");
}

TEST(Diffs, AreNothingBetweenEqualTexts) {
    EXPECT_EQ(diff("a\nb\n", "a\nb\n"), "");
}

TEST(Diffs, KnowATextWithoutALineFeedAtItsEnd) {
    EXPECT_EQ(
        diff("a\nb", "a\nc\n"),
        "--- a/case.json\n+++ b/case.json\n@@ -1,2 +1,2 @@\n a\n-b\n\\ No newline at end of file\n+c\n");
    EXPECT_EQ(diff("", "a\n"), "--- a/case.json\n+++ b/case.json\n@@ -0,0 +1 @@\n+a\n");
    EXPECT_EQ(diff("a\n", ""), "--- a/case.json\n+++ b/case.json\n@@ -1 +0,0 @@\n-a\n");
}

TEST(Diffs, AreHarmlessOnATerminalOnly) {
    EXPECT_NE(diff("a\n", "\x1b[31m\n").find('\x1b'), std::string::npos);
    EXPECT_EQ(diff("a\n", "\x1b[31m\n", true).find('\x1b'), std::string::npos);
}

TEST(Diffs, MakeTheNewTextOfTheOldOne) {
    Dice dice(5);
    for (int round = 0; round < 3000; ++round) {
        std::string before, after;
        const std::size_t letters = 2 + dice.below(12);
        for (std::size_t n = dice.below(25); n > 0; --n) {
            const std::string line = std::string(1, static_cast<char>('a' + dice.below(letters))) + "\n";
            if (!dice.one_in(4)) before += line;
            if (!dice.one_in(4)) after += line;
        }
        if (dice.one_in(5) && !before.empty()) before.pop_back();
        if (dice.one_in(5) && !after.empty()) after.pop_back();
        ASSERT_EQ(patched(before, diff(before, after)), after) << diff(before, after);
    }
}

TEST(Diffs, OfManyChangesInALongTextAreQuick) {
    std::string before, after;
    for (int i = 0; i < 200'000; ++i) {
        const std::string id = std::to_string(i);
        before += "{\n\"id\": " + id + "\n},\n";
        if (i % 3 != 0) after += "{\n\"id\": " + id + (i % 5 == 0 ? "0000000" : "") + "\n},\n";
    }
    EXPECT_EQ(patched(before, diff(before, after)), after);
}

}  // namespace
}  // namespace gainsay::test
