#include "tools/cli/command/audit/history/revision.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <sstream>
#include <vector>

#include "graphs/format/registry.hpp"
#include "tools/cli/session/open.hpp"

extern char** environ;  // NOLINT: POSIX declares it nowhere else

namespace gainsay::cli {
namespace {

struct Told {
    int status = 0;  // of the program; 127: it could not be started
    std::string output;
};

[[noreturn]] void cannot_run(int error) {
    throw Error(ErrorCode::Io, std::string("git cannot be run: ") + std::strerror(error) +
                                   "; --changed-since needs it in PATH");
}

/// A pipe that is closed when it is left.
class Pipe {
public:
    Pipe() {
        if (pipe2(ends_.data(), O_CLOEXEC) != 0) cannot_run(errno);
    }
    Pipe(const Pipe&) = delete;
    Pipe& operator=(const Pipe&) = delete;
    ~Pipe() {
        close_end(0);
        close_end(1);
    }
    [[nodiscard]] int read_end() const noexcept { return ends_[0]; }
    [[nodiscard]] int write_end() const noexcept { return ends_[1]; }
    void close_write_end() noexcept { close_end(1); }

private:
    void close_end(std::size_t i) noexcept {
        if (ends_[i] >= 0) close(ends_[i]);
        ends_[i] = -1;
    }

    std::array<int, 2> ends_{-1, -1};
};

std::string read_to_end(int from) {
    std::string text;
    std::array<char, 1U << 16U> buffer{};
    while (true) {
        const ssize_t n = read(from, buffer.data(), buffer.size());
        if (n < 0 && errno == EINTR) continue;
        if (n <= 0) return text;
        text.append(buffer.data(), static_cast<std::size_t>(n));
    }
}

// Runs git in `folder` with these arguments, and nothing on its standard input and error.
Told git(const std::filesystem::path& folder, const std::vector<std::string>& arguments) {
    std::vector<std::string> all{"git", "-C", folder.string()};
    all.insert(all.end(), arguments.begin(), arguments.end());
    std::vector<char*> pointers;
    for (std::string& one : all) pointers.push_back(one.data());
    pointers.push_back(nullptr);

    Pipe pipe;
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_adddup2(&actions, pipe.write_end(), STDOUT_FILENO);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    pid_t child = 0;
    const int error = posix_spawnp(&child, "git", &actions, nullptr, pointers.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    if (error != 0) cannot_run(error);
    pipe.close_write_end();
    Told told;
    told.output = read_to_end(pipe.read_end());
    int status = 0;
    while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    told.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128;
    return told;
}

}  // namespace

std::unique_ptr<GraphSource> case_at_revision(Session& session, const std::string& path,
                                              const std::string& revision) {
    if (path == "-" || !file_exists(path)) {
        throw Error(ErrorCode::Malformed,
                    "found no file, expected a text case in a git repository for --changed-since",
                    {path == "-" ? "standard input" : path});
    }
    // What begins with a hyphen would be an option of git.
    if (revision.empty() || revision.front() == '-') {
        throw Error(ErrorCode::Malformed, "--changed-since: found \"" + revision +
                                              "\", expected a revision such as HEAD, main or a commit");
    }
    const std::filesystem::path file(path);
    const std::filesystem::path folder = file.has_parent_path() ? file.parent_path() : ".";
    if (git(folder, {"rev-parse", "--is-inside-work-tree"}).output != "true\n") {
        throw Error(ErrorCode::Malformed,
                    "this does not lie in a git repository, which --changed-since needs", {path});
    }
    if (git(folder, {"rev-parse", "--verify", "--quiet", revision + "^{commit}"}).status != 0) {
        throw Error(ErrorCode::Malformed,
                    "--changed-since: the repository of " + path + " has no revision \"" + revision + "\"");
    }
    const std::string object = revision + ":./" + file.filename().string();
    if (git(folder, {"cat-file", "-e", object}).status != 0) {
        session.log(path + " is not in " + revision + ": all of it is new");
        return std::make_unique<CaseSource>(Case{});
    }
    // A blob as it is: "git show" would let the configuration of the repository run a program over it.
    const std::string text = git(folder, {"cat-file", "blob", object}).output;
    const std::string name = path + " at " + revision;
    const Format* const format = guess_format(std::string_view(text).substr(0, guess_bytes));
    if (format == nullptr)
        throw Error(ErrorCode::Malformed, "this was no case in a format that can be read", {name});
    std::istringstream in(text);
    CaseBuilder builder;
    LossReport losses(1);
    format->read(in, name, builder, {}, losses);
    return std::make_unique<CaseSource>(builder.take());
}

}  // namespace gainsay::cli
