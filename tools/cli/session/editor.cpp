#include "tools/cli/session/editor.hpp"

#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <system_error>

#include "tools/cli/session/open.hpp"
#include "tools/cli/session/session.hpp"

extern char** environ;

namespace gainsay::cli {
namespace {

std::string editor_of(Session& session) {
    for (const char* const name : {"VISUAL", "EDITOR"}) {
        std::string editor = session.environment(name);
        if (!editor.empty()) return editor;
    }
    throw Error(
        ErrorCode::Malformed,
        "which editor? Expected --set, --unset or --json, or an editor in the variable VISUAL or EDITOR");
}

// VISUAL and EDITOR may hold arguments, so by custom a shell starts them; the file is an argument of its own
// and never part of what the shell reads.
int run_editor(const std::string& editor, const std::string& path) {
    std::string shell = "/bin/sh", option = "-c", script = editor + " \"$1\"", name = "sh", file = path;
    char* arguments[] = {shell.data(), option.data(), script.data(), name.data(), file.data(), nullptr};
    pid_t child = 0;
    const int error = posix_spawn(&child, shell.c_str(), nullptr, nullptr, arguments, environ);
    if (error != 0)
        throw Error(ErrorCode::Io, std::string("the editor cannot be started: ") + std::strerror(error));
    int status = 0;
    while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    return status;
}

}  // namespace

EditedFile::EditedFile(Session& session, const std::string& text) {
    const std::string editor = editor_of(session);
    std::string pattern = (std::filesystem::temp_directory_path() / "gainsay-XXXXXX.json").string();
    const int handle = mkstemps(pattern.data(), 5);
    if (handle < 0) {
        throw Error(ErrorCode::Io, std::string("a temporary file cannot be made: ") + std::strerror(errno),
                    {pattern});
    }
    close(handle);
    path_ = pattern;
    std::ofstream(path_, std::ios::binary) << text << '\n';
    const int status = run_editor(editor, path_);
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
        std::error_code ignored;
        std::filesystem::remove(path_, ignored);
        throw Error(ErrorCode::Io, "the editor \"" + editor + "\" failed, so nothing is changed");
    }
    text_ = read_all(session, path_);
}

EditedFile::~EditedFile() {
    std::error_code ignored;
    if (!kept_) std::filesystem::remove(path_, ignored);
}

}  // namespace gainsay::cli
