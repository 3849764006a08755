#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>

#include "tests/tools/cli/transcript.hpp"

// What the documentation shows is what happens: every ```console block of a Markdown page that begins with "$ gainsay" is
// run, in a folder with a copy of fixtures/ and of tests/tools/cli/inputs, the blocks of a page one after the other.
// GAINSAY_UPDATE=1 writes the output of today into the pages.

namespace gainsay::test {
namespace {

std::vector<std::string> pages() {
    const std::filesystem::path source = GAINSAY_SOURCE_DIR;
    std::vector<std::string> found;
    const auto look = [&](const std::filesystem::path& file) {
        if (file.extension() == ".md" && read_file(file).find("```console\n$ gainsay") != std::string::npos) {
            found.push_back(std::filesystem::relative(file, source).string());
        }
    };
    for (const auto& entry : std::filesystem::directory_iterator(source)) look(entry.path());
    for (const char* const folder : {"docs", "fixtures"}) {
        for (const auto& entry : std::filesystem::recursive_directory_iterator(source / folder))
            look(entry.path());
    }
    std::sort(found.begin(), found.end());
    return found;
}

class Page : public ::testing::TestWithParam<std::string> {};

TEST_P(Page, ShowsWhatHappens) {
    const std::filesystem::path file = std::filesystem::path(GAINSAY_SOURCE_DIR) / GetParam();
    const Workplace workplace;
    EXPECT_EQ(hold_against(file, played_page(workplace, read_file(file))), "");
}

INSTANTIATE_TEST_SUITE_P(Documentation, Page, ::testing::ValuesIn(pages()), [](const auto& one) {
    std::string name = one.param;
    std::replace_if(
        name.begin(), name.end(), [](unsigned char c) { return std::isalnum(c) == 0; }, '_');
    return name;
});

}  // namespace
}  // namespace gainsay::test
