#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <system_error>

#include "graphs/copies/copy_text.hpp"
#include "graphs/copies/sha256.hpp"
#include "graphs/model/error.hpp"

namespace gainsay {
namespace fs = std::filesystem;
namespace {

[[noreturn]] void refuse(const fs::path& path) {
    throw Error(ErrorCode::Io, "\"" + path.string() + "\" cannot be written: " + std::strerror(errno));
}

class Descriptor {
public:
    Descriptor(const fs::path& path, int flags, mode_t mode = 0) : fd_(::open(path.c_str(), flags, mode)) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() {
        if (fd_ >= 0) ::close(fd_);
    }
    [[nodiscard]] int get() const noexcept { return fd_; }

private:
    int fd_;
};

bool write_all(int fd, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t count = ::write(fd, bytes.data(), bytes.size());
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    return true;
}

/// Under a name of its own first, so that whoever looks sees all of it or nothing.
void write_durably(const fs::path& path, std::string_view bytes) {
    const fs::path part = path.string() + ".part";
    {
        const Descriptor file(part, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0666);
        if (file.get() < 0) refuse(part);
        if (!write_all(file.get(), bytes) || ::fsync(file.get()) != 0) {
            const int why = errno;
            ::unlink(part.c_str());
            errno = why;
            refuse(part);
        }
    }
    if (::rename(part.c_str(), path.c_str()) != 0) {
        const int why = errno;
        ::unlink(part.c_str());
        errno = why;
        refuse(path);
    }
    const Descriptor folder(path.parent_path(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder.get() >= 0) static_cast<void>(::fsync(folder.get()));
}

std::string ending_of(const fs::path& path, bool html) {
    std::string ending = path.extension().string();
    bool plain = ending.size() > 1 && ending.size() <= 9;
    for (std::size_t i = 1; i < ending.size(); ++i) {
        char& c = ending[i];
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
        plain = plain && ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'));
    }
    return plain ? ending : html ? ".html" : ".txt";
}

/// Where the file lies below the folder, its links followed; empty when it does not.
std::string below(const fs::path& root, const fs::path& path) {
    std::error_code error;
    const fs::path real = fs::canonical(path, error);
    if (error) return {};
    const fs::path relative = real.lexically_relative(root);
    return relative.empty() || *relative.begin() == ".." || relative.is_absolute()
               ? std::string()
               : relative.generic_string();
}

}  // namespace

LaidCopy lay_copy(const fs::path& folder, std::string_view slug, const fs::path& path,
                  const CopyLimits& limits) {
    const std::string bytes = bytes_of_file(path, limits.max_bytes);
    std::error_code error;
    const fs::path root = fs::canonical(folder.empty() ? fs::path(".") : folder, error);
    if (error) throw Error(ErrorCode::Io, "\"" + folder.string() + "\" cannot be read: " + error.message());
    LaidCopy out;
    out.copy.sha256 = sha256(bytes);
    out.copy.path = below(root, path);
    out.text = text_of_bytes(bytes, path.string(), limits);
    if (!out.copy.path.empty()) return out;
    const fs::path copies = root / "copies";
    fs::create_directories(copies, error);
    if (error || fs::is_symlink(copies))
        throw Error(ErrorCode::Io, "\"" + copies.string() + "\" is no folder that copies can be stored in");
    const std::string name =
        std::string(slug) + "-" + out.copy.sha256.substr(0, 12) + ending_of(path, out.text.html);
    out.copy.path = "copies/" + name;
    // The same bytes may be there from before; anything else under that name is replaced by what the name promises.
    write_durably(copies / name, bytes);
    out.written = true;
    return out;
}

}  // namespace gainsay
