#include <pwd.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <charconv>
#include <cstdlib>
#include <ctime>
#include <iostream>
#include <string>
#include <vector>

#include "tools/cli/run.hpp"

// What a run gets from outside, and nothing else; run() is the program.

namespace {

std::string variable(std::string_view name) {
    const char* const value = std::getenv(std::string(name).c_str());  // NOLINT: no other thread writes it
    return value == nullptr ? "" : value;
}

// The clock, unless SOURCE_DATE_EPOCH (reproducible-builds.org) says another time: a script that makes a case file can
// then make the same one again.
std::string now() {
    std::time_t time = std::time(nullptr);
    const std::string fixed = variable("SOURCE_DATE_EPOCH");
    std::from_chars(fixed.data(), fixed.data() + fixed.size(), time);
    std::tm utc{};
    gmtime_r(&time, &utc);
    char text[32] = {};
    const std::size_t length = std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &utc);
    return {text, length};
}

std::string user() {
    if (const passwd* const entry = getpwuid(getuid()); entry != nullptr && entry->pw_name[0] != '\0') {
        return entry->pw_name;
    }
    return "uid-" + std::to_string(getuid());
}

std::size_t terminal_width() {
    winsize size{};
    return ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

}  // namespace

int main(int argc, char** argv) {
    std::ios::sync_with_stdio(false);
    const std::vector<std::string> arguments(argv + (argc > 0 ? 1 : 0), argv + argc);
    const gainsay::cli::Surroundings surroundings{std::cin,
                                                  std::cout,
                                                  std::cerr,
                                                  isatty(STDOUT_FILENO) == 1,
                                                  isatty(STDERR_FILENO) == 1,
                                                  terminal_width(),
                                                  variable,
                                                  now,
                                                  user};
    return static_cast<int>(gainsay::cli::run(arguments, surroundings));
}
