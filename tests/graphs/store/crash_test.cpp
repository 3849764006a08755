#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <map>
#include <thread>

#include "tests/graphs/store/crash_steps.hpp"
#include "tests/graphs/store/store_fixture.hpp"
#include "tests/support/random_case.hpp"

// A writer is killed, without warning, at two hundred random moments. Each time the file must open, be whole,
// and hold exactly what some number of whole changes made of it.

namespace gainsay::test {
namespace {

constexpr int kills = 200;
constexpr int kills_a_file = 25;  // so that a killed file is also what the next writer begins with

// Starts the writer and waits until it is at work.
pid_t start_writer(const std::filesystem::path& path) {
    int ends[2];
    if (pipe(ends) != 0) throw std::runtime_error("no pipe");
    const pid_t child = fork();
    if (child == 0) {
        dup2(ends[1], STDOUT_FILENO);
        close(ends[0]);
        close(ends[1]);
        execl(GAINSAY_CRASH_CHILD, GAINSAY_CRASH_CHILD, path.c_str(), static_cast<char*>(nullptr));
        _exit(127);
    }
    close(ends[1]);
    char byte = 0;
    const bool started = read(ends[0], &byte, 1) == 1;
    close(ends[0]);
    if (!started) throw std::runtime_error("the writer did not start");
    return child;
}

void kill_after(pid_t child, std::chrono::microseconds delay) {
    std::this_thread::sleep_for(delay);
    ASSERT_EQ(kill(child, SIGKILL), 0);
    int status = 0;
    ASSERT_EQ(waitpid(child, &status, 0), child);
    ASSERT_TRUE(WIFSIGNALED(status)) << "the writer ended by itself, with status " << status;
}

// Makes the same changes without being killed, and remembers the text of every version.
class Expected {
public:
    explicit Expected(const std::filesystem::path& path)
        : file_(CaseFile::create(path, {"Crash", "", "", ""}, note("create"))) {}

    const std::string& at(std::uint64_t version) {
        while (next_ <= version) {
            if (next_ > 1) take_crash_step(file_, next_ - 1);
            texts_[next_++] = lines_of(file_);
        }
        return texts_[version];
    }

private:
    CaseFile file_;
    std::uint64_t next_ = 1;
    std::map<std::uint64_t, std::string> texts_;
};

// How long the writer takes for a change: on this machine, in this build, at this moment.
std::chrono::microseconds step_time(Expected& expected) {
    constexpr int steps = 8;
    const auto begin = std::chrono::steady_clock::now();
    (void)expected.at(1 + steps);
    return std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - begin) /
           steps;
}

TEST(Crashes, LeaveExactlyACommittedState) {
    const TempFolder folder;
    Expected expected(folder / "expected");
    const auto longest = static_cast<std::size_t>(3 * step_time(expected).count()) + 1;
    Dice dice(1);
    std::uint64_t committed = 0;
    for (int round = 0; round < kills; ++round) {
        SCOPED_TRACE("round " + std::to_string(round));
        const auto path = folder / ("case" + std::to_string(round / kills_a_file));
        if (round % kills_a_file == 0) (void)CaseFile::create(path, {"Crash", "", "", ""}, note("create"));
        kill_after(start_writer(path), std::chrono::microseconds(dice.below(longest)));
        const CaseFile file = CaseFile::open(path, OpenMode::Read);
        ASSERT_EQ(file.problems(), std::vector<std::string>{});
        ASSERT_EQ(lines_of(file), expected.at(file.version()));
        committed += file.version();
    }
    EXPECT_GT(committed, static_cast<std::uint64_t>(kills));  // some changes were made between the kills
}

TEST(Crashes, WhileACaseIsMadeLeaveNoHalfOfOne) {
    const TempFolder folder;
    Dice dice(2);
    for (int round = 0; round < 20; ++round) {
        const auto path = folder / ("made" + std::to_string(round));
        const pid_t child = fork();
        if (child == 0) {
            try {
                (void)CaseFile::create(path, {"Made", "", "", ""}, note("create"));
            } catch (...) {
                _exit(1);
            }
            _exit(0);
        }
        std::this_thread::sleep_for(std::chrono::microseconds(dice.below(15'000)));
        kill(child, SIGKILL);
        waitpid(child, nullptr, 0);
        if (std::filesystem::exists(path)) {
            EXPECT_EQ(CaseFile::open(path, OpenMode::Write).info().title, "Made");
        } else {
            EXPECT_EQ(CaseFile::create(path, {"Made", "", "", ""}, note("create")).info().title, "Made");
        }
    }
}

}  // namespace
}  // namespace gainsay::test
