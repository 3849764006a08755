#include "tools/render/graphviz.hpp"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "graphs/model/error.hpp"
#include "tools/render/dot_text.hpp"

// The child reads from a socket pair instead of a pipe: send() can be told not to raise SIGPIPE, so that a
// child that ends early is an error of this call and no signal to the whole process. Input, output and
// diagnostics move in one poll loop: whoever writes all the input first waits forever for a child whose
// output pipe is full.

namespace gainsay::render {

namespace {

using Clock = std::chrono::steady_clock;

class Descriptor {
public:
    Descriptor() = default;
    explicit Descriptor(int fd) noexcept : fd_(fd) {}
    Descriptor(Descriptor&& other) noexcept : fd_(other.fd_) { other.fd_ = -1; }
    Descriptor& operator=(Descriptor&& other) noexcept {
        std::swap(fd_, other.fd_);
        return *this;
    }
    ~Descriptor() { close(); }

    void close() noexcept {
        if (fd_ >= 0) ::close(fd_);
        fd_ = -1;
    }
    [[nodiscard]] int get() const noexcept { return fd_; }
    [[nodiscard]] bool open() const noexcept { return fd_ >= 0; }

private:
    int fd_ = -1;
};

[[noreturn]] void fail(const std::string& what, int number) {
    throw Error(ErrorCode::Io, what + ": " + std::strerror(number));
}

struct Ends {
    Descriptor ours, theirs;
};

Ends output_pipe() {
    std::array<int, 2> fds{};
    if (::pipe2(fds.data(), O_CLOEXEC) != 0) fail("cannot open a pipe to Graphviz", errno);
    Ends ends{Descriptor(fds[0]), Descriptor(fds[1])};
    ::fcntl(ends.ours.get(), F_SETFL, O_NONBLOCK);
    return ends;
}

Ends input_socket() {
    std::array<int, 2> fds{};
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, fds.data()) != 0) {
        fail("cannot open a socket to Graphviz", errno);
    }
    return {Descriptor(fds[0]), Descriptor(fds[1])};
}

const char* name_of(PictureFormat format) {
    switch (format) {
        case PictureFormat::Svg:
            return "svg";
        case PictureFormat::Png:
            return "png";
        case PictureFormat::Pdf:
            return "pdf";
    }
    return "svg";
}

/// Ours, but for the language: numbers in a picture are written with a point.
std::vector<std::string> child_environment() {
    std::vector<std::string> variables;
    for (char** at = environ; at != nullptr && *at != nullptr; ++at) {
        const std::string_view variable = *at;
        if (variable.rfind("LC_", 0) == 0 || variable.rfind("LANG", 0) == 0) continue;
        variables.emplace_back(variable);
    }
    variables.emplace_back("LC_ALL=C.UTF-8");
    return variables;
}

std::vector<char*> pointers(std::vector<std::string>& strings) {
    std::vector<char*> out;
    out.reserve(strings.size() + 1);
    for (std::string& one : strings) out.push_back(one.data());
    out.push_back(nullptr);
    return out;
}

class Child {
public:
    Child(const std::string& program, PictureFormat format) {
        Ends in = input_socket(), out = output_pipe(), err = output_pipe();
        std::vector<std::string> arguments{program, std::string("-T") + name_of(format)};
        std::vector<std::string> environment = child_environment();

        posix_spawn_file_actions_t actions;
        posix_spawnattr_t attributes;
        ::posix_spawn_file_actions_init(&actions);
        ::posix_spawnattr_init(&attributes);
        ::posix_spawn_file_actions_adddup2(&actions, in.theirs.get(), STDIN_FILENO);
        ::posix_spawn_file_actions_adddup2(&actions, out.theirs.get(), STDOUT_FILENO);
        ::posix_spawn_file_actions_adddup2(&actions, err.theirs.get(), STDERR_FILENO);
        sigset_t none, defaults;
        ::sigemptyset(&none);
        ::sigemptyset(&defaults);
        ::sigaddset(&defaults, SIGPIPE);
        ::posix_spawnattr_setsigmask(&attributes, &none);
        ::posix_spawnattr_setsigdefault(&attributes, &defaults);
        ::posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
        const int status = ::posix_spawnp(&pid_, program.c_str(), &actions, &attributes,
                                          pointers(arguments).data(), pointers(environment).data());
        ::posix_spawn_file_actions_destroy(&actions);
        ::posix_spawnattr_destroy(&attributes);
        if (status != 0) {
            pid_ = -1;
            throw Error(
                ErrorCode::Unsupported,
                "cannot start \"" + program + "\" (" + std::strerror(status) +
                    "): pictures are laid out by Graphviz; install it (Debian: apt install graphviz), or ask "
                    "for --format dot and lay the diagram out elsewhere");
        }
        input = std::move(in.ours), output = std::move(out.ours), diagnostics = std::move(err.ours);
    }
    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;
    ~Child() {
        if (pid_ <= 0) return;
        ::kill(pid_, SIGKILL);
        int status = 0;
        while (::waitpid(pid_, &status, 0) < 0 && errno == EINTR) continue;
    }

    /// How it ended, as waitpid() says; nullopt when it has not by `deadline`.
    [[nodiscard]] std::optional<int> wait_until(Clock::time_point deadline) {
        for (;;) {
            int status = 0;
            const pid_t ended = ::waitpid(pid_, &status, WNOHANG);
            if (ended == pid_) {
                pid_ = -1;
                return status;
            }
            if (ended < 0 && errno != EINTR) {
                pid_ = -1;
                fail("cannot wait for Graphviz", errno);
            }
            if (Clock::now() >= deadline) return std::nullopt;
            std::this_thread::sleep_for(std::chrono::milliseconds(2));
        }
    }

    Descriptor input, output, diagnostics;

private:
    pid_t pid_ = -1;
};

/// Sends what the child will take of `rest`; closes its input when nothing is left, or when it reads no more.
void feed(Descriptor& input, std::string_view& rest) {
    while (!rest.empty()) {
        const ssize_t sent = ::send(input.get(), rest.data(), rest.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
        if (sent < 0 && errno == EINTR) continue;
        if (sent < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) return;
        if (sent < 0) break;  // it stopped reading: its exit status tells whether that was all it needed
        rest.remove_prefix(static_cast<std::size_t>(sent));
    }
    input.close();
}

/// Appends what is there to `to`, up to `limit` bytes in all; the rest is read and dropped. True when
/// dropped.
bool drain(Descriptor& from, std::string& to, std::size_t limit) {
    std::array<char, 65536> buffer{};
    for (;;) {
        const ssize_t got = ::read(from.get(), buffer.data(), buffer.size());
        if (got < 0 && errno == EINTR) continue;
        if (got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) return false;
        if (got <= 0) {
            from.close();
            return false;
        }
        const std::size_t size = static_cast<std::size_t>(got);
        const std::size_t room = limit - to.size();
        to.append(buffer.data(), std::min(size, room));
        if (size > room) return true;
    }
}

Error too_slow(const GraphvizOptions& options) {
    return Error(ErrorCode::Limit,
                 "Graphviz was stopped after " + std::to_string(options.timeout.count()) +
                     " ms without a picture: ask for a smaller view (fewer nodes, less depth), or "
                     "for --format dot");
}

struct Outcome {
    std::string output, diagnostics;
    int status = 0;
};

Outcome converse(Child& child, std::string_view dot, const GraphvizOptions& options,
                 Clock::time_point deadline) {
    Outcome outcome;
    constexpr std::size_t max_diagnostics = 64U << 10;
    while (child.output.open() || child.diagnostics.open()) {
        const auto left =
            std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
        if (left <= 0) throw too_slow(options);
        // poll() passes over a negative descriptor, so a closed one needs no special case.
        std::array<pollfd, 3> polled{{{child.input.get(), POLLOUT, 0},
                                      {child.output.get(), POLLIN, 0},
                                      {child.diagnostics.get(), POLLIN, 0}}};
        const int ready =
            ::poll(polled.data(), polled.size(), static_cast<int>(std::min<long long>(left, 60'000)));
        if (ready < 0 && errno != EINTR) fail("cannot wait for Graphviz", errno);
        if (ready <= 0) continue;
        if (polled[0].revents != 0) feed(child.input, dot);
        if (polled[1].revents != 0 && drain(child.output, outcome.output, options.max_output)) {
            throw Error(ErrorCode::Limit, "the picture is larger than " + std::to_string(options.max_output) +
                                              " bytes: ask for a smaller view, or for --format dot");
        }
        if (polled[2].revents != 0) drain(child.diagnostics, outcome.diagnostics, max_diagnostics);
    }
    child.input.close();
    const std::optional<int> status = child.wait_until(deadline);
    if (!status) throw too_slow(options);
    outcome.status = *status;
    return outcome;
}

/// The first lines that say something, on one line.
std::string trimmed(std::string_view diagnostics) {
    std::string line;
    for (const std::u32string& part : wrap(decode_clean(diagnostics), 1000)) {
        line += (line.empty() ? "" : "; ") + encode(part);
    }
    return line.empty() ? "it said nothing" : shortened(line, 400);
}

void check(const Outcome& outcome, const std::string& program) {
    std::string how;
    if (WIFSIGNALED(outcome.status)) {
        how = "was ended by signal " + std::to_string(WTERMSIG(outcome.status));
    } else if (WEXITSTATUS(outcome.status) != 0) {
        how = "failed with exit status " + std::to_string(WEXITSTATUS(outcome.status));
    } else if (outcome.output.empty()) {
        how = "ended without a picture";
    } else {
        return;
    }
    throw Error(ErrorCode::Io, '"' + program + "\" " + how + ": " + trimmed(outcome.diagnostics));
}

/// Takes out the comment that names the version of Graphviz: the only bytes of its own in an SVG.
void remove_version(std::string& svg) {
    const std::size_t begin = svg.find("<!-- Generated by graphviz");
    if (begin == std::string::npos) return;
    const std::size_t end = svg.find("-->", begin);
    if (end == std::string::npos) return;
    svg.erase(begin, end + 3 - begin + (svg[end + 3] == '\n' ? 1 : 0));
}

/// Dates a PDF 1970: cairo writes the clock into it. As long as before, so that the file's table of offsets
/// holds.
void remove_date(std::string& pdf) {
    constexpr std::string_view before = "/CreationDate (D:", epoch = "19700101000000";
    const std::size_t at = pdf.rfind(before);
    if (at == std::string::npos || at + before.size() + epoch.size() > pdf.size()) return;
    pdf.replace(at + before.size(), epoch.size(), epoch);
}

}  // namespace

std::string render_with_graphviz(std::string_view dot, PictureFormat format, const GraphvizOptions& options) {
    const Clock::time_point deadline = Clock::now() + options.timeout;
    Child child(options.program, format);
    Outcome outcome = converse(child, dot, options, deadline);
    check(outcome, options.program);
    if (format == PictureFormat::Svg) remove_version(outcome.output);
    if (format == PictureFormat::Pdf) remove_date(outcome.output);
    return std::move(outcome.output);
}

}  // namespace gainsay::render
