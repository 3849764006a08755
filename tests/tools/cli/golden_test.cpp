#include <gtest/gtest.h>

#include <algorithm>

#include "tests/tools/cli/transcript.hpp"

// Each file of golden/ is a transcript: command lines and all that they print. GAINSAY_UPDATE=1 rewrites them.

namespace gainsay::test {
namespace {

std::vector<std::string> transcripts() {
    std::vector<std::string> names;
    for (const auto& entry :
         std::filesystem::directory_iterator(GAINSAY_SOURCE_DIR "/tests/tools/cli/golden")) {
        names.push_back(entry.path().stem().string());
    }
    std::sort(names.begin(), names.end());
    return names;
}

class Transcript : public ::testing::TestWithParam<std::string> {};

TEST_P(Transcript, PrintsWhatItPrintedBefore) {
    const std::filesystem::path file = GAINSAY_SOURCE_DIR "/tests/tools/cli/golden/" + GetParam() + ".txt";
    const Workplace workplace;
    EXPECT_EQ(hold_against(file, played(workplace, read_file(file))), "");
}

INSTANTIATE_TEST_SUITE_P(Golden, Transcript, ::testing::ValuesIn(transcripts()),
                         [](const auto& one) { return one.param; });

TEST(Transcripts, AreReadAndWrittenBack) {
    const std::string text = "$ echo a \\\n  b\na b\n$ false\n[exit 1]\n";
    EXPECT_EQ(to_string(read_transcript(text)), text);
    const Workplace workplace;
    EXPECT_EQ(played(workplace, text), text);
}

TEST(Transcripts, TakeThreeDotsForAnyLines) {
    EXPECT_TRUE(matches({"a", "...", "d"}, {"a", "b", "c", "d"}));
    EXPECT_TRUE(matches({"..."}, {}));
    EXPECT_FALSE(matches({"a", "...", "d"}, {"a", "b"}));
    EXPECT_FALSE(matches({"a"}, {"a", "b"}));
}

}  // namespace
}  // namespace gainsay::test
