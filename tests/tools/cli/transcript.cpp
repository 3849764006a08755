#include "tests/tools/cli/transcript.hpp"

#include <sys/wait.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace gainsay::test {
namespace {

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) lines.push_back(line);
    return lines;
}

std::string quoted(const std::string& text) {
    std::string out = "'";
    for (const char c : text) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return out + "'";
}

// `matches` from line i of `expected` and line j of `found` on.
bool matches_from(const std::vector<std::string>& expected, std::size_t i,
                  const std::vector<std::string>& found, std::size_t j) {
    if (i == expected.size()) return j == found.size();
    if (expected[i] == "...") {
        for (std::size_t k = j; k <= found.size(); ++k) {
            if (matches_from(expected, i + 1, found, k)) return true;
        }
        return false;
    }
    return j < found.size() && expected[i] == found[j] && matches_from(expected, i + 1, found, j + 1);
}

}  // namespace

std::vector<Command> read_transcript(const std::string& text) {
    std::vector<Command> commands;
    bool goes_on = false;
    for (const std::string& line : lines_of(text)) {
        if (goes_on) {
            commands.back().line += "\n" + line;
        } else if (line.rfind("$ ", 0) == 0) {
            commands.push_back({line.substr(2), {}});
        } else if (!commands.empty()) {
            commands.back().output.push_back(line);
            continue;
        } else {
            continue;
        }
        goes_on = !line.empty() && line.back() == '\\';
    }
    // Blank lines between commands are for the reader.
    for (Command& command : commands) {
        while (!command.output.empty() && command.output.back().empty()) command.output.pop_back();
    }
    return commands;
}

std::string to_string(const std::vector<Command>& commands) {
    std::string text;
    for (const Command& command : commands) {
        text += "$ " + command.line + "\n";
        for (const std::string& line : command.output) text += line + "\n";
    }
    return text;
}

Workplace::Workplace() {
    std::string pattern = (std::filesystem::temp_directory_path() / "gainsay-test-XXXXXX").string();
    if (mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temporary folder");
    folder_ = pattern;
    const std::filesystem::path source = GAINSAY_SOURCE_DIR;
    for (const auto& fixture : std::filesystem::directory_iterator(source / "fixtures")) {
        if (fixture.path().filename() == "regressions") continue;  // for readers, not for people
        std::filesystem::create_directories(folder_ / "fixtures");
        std::filesystem::copy(fixture.path(), folder_ / "fixtures" / fixture.path().filename(),
                              std::filesystem::copy_options::recursive);
    }
    std::filesystem::copy(source / "tests/tools/cli/inputs", folder_,
                          std::filesystem::copy_options::recursive);
}

Workplace::~Workplace() {
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
}

std::vector<std::string> Workplace::run(const std::string& line) const {
    constexpr int begin = 1530792000;  // 2018-07-05T12:00:00Z
    const std::string time = std::to_string(begin + 60 * runs_++);
    const std::string program = std::filesystem::path(GAINSAY_PROGRAM).parent_path().string();
    const std::string setting = "cd " + quoted(folder_.string()) +
                                " && unset GAINSAY_CASE VISUAL EDITOR NO_COLOR; export GAINSAY_AUTHOR=jane "
                                "LC_ALL=C.UTF-8 SOURCE_DATE_EPOCH=" +
                                time + " PATH=" + quoted(program) + ":\"$PATH\"; { " + line +
                                "\n} </dev/null 2>&1";
    std::FILE* const pipe = popen(setting.c_str(), "r");
    if (pipe == nullptr) throw std::runtime_error("sh cannot be started");
    std::string output;
    std::array<char, 4096> buffer{};
    while (const std::size_t n = std::fread(buffer.data(), 1, buffer.size(), pipe))
        output.append(buffer.data(), n);
    const int status = pclose(pipe);
    std::vector<std::string> lines = lines_of(output);
    const int exit = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    while (!lines.empty() && lines.back().empty()) lines.pop_back();
    if (exit != 0) lines.push_back("[exit " + std::to_string(exit) + "]");
    for (std::string& one : lines) {
        while (!one.empty() && one.back() == '\r') one.pop_back();
    }
    return lines;
}

bool matches(const std::vector<std::string>& expected, const std::vector<std::string>& found) {
    return matches_from(expected, 0, found, 0);
}

std::string played(const Workplace& workplace, const std::string& text) {
    std::vector<Command> commands = read_transcript(text);
    const std::size_t first = text.rfind("$ ", 0) == 0 ? 0 : text.find("\n$ ") + 1;
    for (Command& command : commands) {
        const auto found = workplace.run(command.line);
        if (!matches(command.output, found)) command.output = found;
    }
    return commands.empty() ? text : text.substr(0, first) + to_string(commands);
}

std::string played_page(const Workplace& workplace, const std::string& page) {
    const std::string begin = "```console\n", end = "\n```";
    std::string out;
    std::size_t at = 0;
    while (true) {
        const std::size_t block = page.find(begin, at);
        if (block == std::string::npos) return out + page.substr(at);
        const std::size_t from = block + begin.size();
        const std::size_t to = page.find(end, from);
        if (to == std::string::npos) throw std::runtime_error("a ```console block has no end");
        out += page.substr(at, from - at);
        const std::string text = page.substr(from, to + 1 - from);
        out += text.rfind("$ gainsay", 0) == 0 ? played(workplace, text) : text;
        at = to + 1;
    }
}

std::string read_file(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

std::string hold_against(const std::filesystem::path& file, const std::string& text) {
    const std::string before = read_file(file);
    if (before == text) return "";
    if (std::getenv("GAINSAY_UPDATE") != nullptr) {  // NOLINT: tests run in one thread
        std::ofstream(file, std::ios::binary) << text;
        return "";
    }
    const auto expected = lines_of(before), found = lines_of(text);
    std::size_t i = 0;
    while (i < expected.size() && i < found.size() && expected[i] == found[i]) ++i;
    std::string message = file.string() + ":" + std::to_string(i + 1) + ": the text differs from here on; ";
    message += "GAINSAY_UPDATE=1 writes what was found\n  expected: ";
    message += (i < expected.size() ? expected[i] : "(the end)") + "\n  found:    ";
    return message + (i < found.size() ? found[i] : "(the end)");
}

}  // namespace gainsay::test
