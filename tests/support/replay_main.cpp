// Feeds the files of folders to a fuzz target without a fuzzer: an input that once broke us is an ordinary test ever
// after. A child process does the feeding, so that whatever ends it (a sanitizer, a signal, too long a time) can be told
// with the name of the file; then the next file is tried.
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <new>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

namespace fs = std::filesystem;

constexpr unsigned seconds_a_file = 60;

std::string bytes_of(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

void feed(const std::string& bytes) {
    alarm(seconds_a_file);
    LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
    alarm(0);
}

std::string end_of(int status) {
    if (!WIFSIGNALED(status)) return "ended with status " + std::to_string(WEXITSTATUS(status));
    if (WTERMSIG(status) == SIGALRM) return "took more than " + std::to_string(seconds_a_file) + " s";
    return std::string("ended by signal: ") + strsignal(WTERMSIG(status));
}

/// All files in order, and what is wrong with the folders.
std::vector<fs::path> files_of(int count, char** folders, bool& fine) {
    std::vector<fs::path> files;
    for (int i = 0; i < count; ++i) {
        const std::size_t before = files.size();
        if (fs::is_directory(folders[i])) {
            for (const auto& entry : fs::recursive_directory_iterator(folders[i]))
                if (entry.is_regular_file()) files.push_back(entry.path());
        }
        if (files.size() > before) continue;
        std::cerr
            << folders[i]
            << " is missing or empty; \"tools/dev fuzz --minimise TARGET\" makes the folder of a corpus\n";
        fine = false;
    }
    std::sort(files.begin(), files.end());
    return files;
}

}  // namespace

int main(int argc, char** argv) {
    bool fine = argc > 1;
    const std::vector<fs::path> files = files_of(argc - 1, argv + 1, fine);
    void* const shared = mmap(nullptr, sizeof(std::atomic<std::size_t>), PROT_READ | PROT_WRITE,
                              MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (shared == MAP_FAILED) return std::perror("mmap"), 1;
    // What is being fed: 0 the empty input, n the n-th file, beyond them nothing any more.
    std::atomic<std::size_t>& at = *new (shared) std::atomic<std::size_t>(0);
    while (at <= files.size()) {
        const pid_t child = fork();
        if (child < 0) return std::perror("fork"), 1;
        if (child == 0) {
            for (; at <= files.size(); ++at) feed(at == 0 ? std::string() : bytes_of(files[at - 1]));
            return 0;
        }
        int status = 0;
        waitpid(child, &status, 0);
        if (status == 0) break;
        fine = false;
        std::cerr << (at == 0              ? "the empty input"
                      : at <= files.size() ? files[at - 1].string()
                                           : "after the last file")
                  << ": " << end_of(status) << '\n';
        ++at;
    }
    std::cout << files.size() << " files replayed\n";
    return fine ? 0 : 1;
}
