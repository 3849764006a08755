#include "tools/cli/session/progress.hpp"

#include <gtest/gtest.h>

#include <sstream>

namespace gainsay::cli {
namespace {

struct ProgressCase {
    const char* name;
    Progress progress;
    const char* text;
    friend void PrintTo(const ProgressCase& c, std::ostream* out) { *out << c.name; }
};
class ProgressTexts : public ::testing::TestWithParam<ProgressCase> {};

TEST_P(ProgressTexts, SayWhatIsKnown) {
    EXPECT_EQ(progress_text("a.jsonl", GetParam().progress), GetParam().text);
}

constexpr std::uint64_t mib = 1U << 20U;
INSTANTIATE_TEST_SUITE_P(
    Progress, ProgressTexts,
    ::testing::Values(
        ProgressCase{"AtTheBeginning", {0, 0, 100 * mib, 0}, "a.jsonl: 0 %, 0 of 100 MiB, 0 records"},
        ProgressCase{"InTheMiddle",
                     {25 * mib, 7, 100 * mib, 5},
                     "a.jsonl: 25 %, 25 of 100 MiB, 7 records, 5.0 MiB/s, 15 s left"},
        ProgressCase{"LongBeforeTheEnd",
                     {1 * mib, 7, 101 * mib, 2},
                     "a.jsonl: 0 %, 1 of 101 MiB, 7 records, 0.5 MiB/s, 3 min 20 s left"},
        ProgressCase{
            "AtTheEnd", {4 * mib, 9, 4 * mib, 2}, "a.jsonl: 100 %, 4 of 4 MiB, 9 records, 2.0 MiB/s"},
        ProgressCase{
            "OfAFileThatGrew", {5 * mib, 9, 4 * mib, 2}, "a.jsonl: 100 %, 5 of 4 MiB, 9 records, 2.5 MiB/s"},
        ProgressCase{"OfUnknownSize", {4 * mib, 9, {}, 2}, "a.jsonl: 4 MiB, 9 records, 2.0 MiB/s"}),
    [](const auto& one) { return std::string(one.param.name); });

TEST(Progress, IsWipedWhenItIsOver) {
    std::ostringstream terminal;
    {
        const auto show = show_progress(terminal, "a", std::nullopt);
        show(mib, 3);
        EXPECT_NE(terminal.str().find("a: 1 MiB, 3 records"), std::string::npos);
    }
    EXPECT_EQ(terminal.str().substr(terminal.str().size() - 4), "\r\033[K");
}

}  // namespace
}  // namespace gainsay::cli
