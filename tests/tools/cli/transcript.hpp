#pragma once

#include <filesystem>
#include <string>
#include <vector>

// Command lines with what they print, as text that is also documentation:
//
//     $ gainsay list case.json agents
//     ID       NAME
//     agent:a  A
//     [exit 1]
//
// A line "$ …" is a command for sh; one that ends with a backslash goes on in the next. What follows is its output,
// standard error among it. "[exit N]" stands last when the status is not 0. A line "..." stands for any lines.

namespace gainsay::test {

struct Command {
    std::string line;
    std::vector<std::string> output;
};

/// The commands of a transcript. What stands before the first one is left out.
[[nodiscard]] std::vector<Command> read_transcript(const std::string& text);
[[nodiscard]] std::string to_string(const std::vector<Command>& commands);

/// A folder of its own with a copy of fixtures/ and of tests/tools/cli/inputs in it, in which commands are run with
/// gainsay in PATH, by "jane", at noon of 2018-07-05 and a minute later each, without a terminal. It goes at the end.
class Workplace {
public:
    Workplace();
    Workplace(const Workplace&) = delete;
    Workplace& operator=(const Workplace&) = delete;
    ~Workplace();

    /// What `line` prints, by lines.
    [[nodiscard]] std::vector<std::string> run(const std::string& line) const;
    [[nodiscard]] const std::filesystem::path& folder() const noexcept { return folder_; }

private:
    std::filesystem::path folder_;
    mutable int runs_ = 0;
};

/// Does `found` look like `expected`, in which "..." stands for any lines?
[[nodiscard]] bool matches(const std::vector<std::string>& expected, const std::vector<std::string>& found);

/// Runs every command of `text`, and returns it with the output that was found in place of an expected one that does
/// not match. Equal to `text`, but for blank space at the end, when all is as it should be.
[[nodiscard]] std::string played(const Workplace& workplace, const std::string& text);

/// The same for a Markdown page: in each ```console block that begins with "$ gainsay".
[[nodiscard]] std::string played_page(const Workplace& workplace, const std::string& page);

/// Compares `text` with the file, or writes it there when GAINSAY_UPDATE is set in the environment. Returns what is wrong; empty when
/// nothing is.
[[nodiscard]] std::string hold_against(const std::filesystem::path& file, const std::string& text);

[[nodiscard]] std::string read_file(const std::filesystem::path& file);

}  // namespace gainsay::test
