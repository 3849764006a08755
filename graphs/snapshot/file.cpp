#include "graphs/snapshot/file.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstring>
#include <system_error>

#include "graphs/snapshot/block.hpp"
#include "graphs/snapshot/build.hpp"
#include "graphs/snapshot/check.hpp"

namespace gainsay {
namespace {

std::string reason(int error) {
    return std::generic_category().message(error);
}

OpenedSnapshot fault(SnapshotFault what, std::string message) {
    return {std::nullopt, what, std::move(message)};
}

class Descriptor {
public:
    explicit Descriptor(int fd) : fd_(fd) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() { close(); }

    [[nodiscard]] int get() const noexcept { return fd_; }
    /// False when the system reports, late, that something was not written.
    bool close() { return fd_ < 0 || ::close(std::exchange(fd_, -1)) == 0; }

private:
    int fd_;
};

struct Mapped {
    std::shared_ptr<const void> owner;
    std::span<const std::byte> bytes;
};

OpenedSnapshot map(const std::filesystem::path& path, Mapped& mapped) {
    // Non-blocking: a pipe of that name must not hang the question.
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    if (file.get() < 0) {
        return errno == ENOENT ? fault(SnapshotFault::Missing, "there is no such file")
                               : fault(SnapshotFault::Unreadable, reason(errno));
    }
    struct stat about {};
    if (::fstat(file.get(), &about) != 0) return fault(SnapshotFault::Unreadable, reason(errno));
    if (!S_ISREG(about.st_mode) || about.st_size == 0) {
        return fault(SnapshotFault::NotSnapshot, "it is no file with content");
    }
    const auto size = static_cast<std::size_t>(about.st_size);
    void* at = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file.get(), 0);
    if (at == MAP_FAILED) return fault(SnapshotFault::Unreadable, reason(errno));
    mapped.owner = std::shared_ptr<const void>(at, [size](void* p) { ::munmap(p, size); });
    mapped.bytes = {static_cast<const std::byte*>(at), size};
    return {};
}

OpenedSnapshot view(std::span<const std::byte> bytes, std::shared_ptr<const void> owner) {
    auto read = Snapshot::Layout::read(bytes, std::move(owner));
    if (!read.layout) return fault(read.fault, std::move(read.message));
    return {Snapshot(std::move(read.layout)), SnapshotFault::None, {}};
}

bytes::Header header_of(const Snapshot& snapshot) {
    bytes::Header header;
    std::memcpy(&header, snapshot.bytes().data(), sizeof header);
    return header;
}

void write_all(int fd, std::span<const std::byte> bytes) {
    while (!bytes.empty()) {
        const ssize_t written =
            ::write(fd, bytes.data(), std::min<std::size_t>(bytes.size(), std::size_t{1} << 30));
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) throw std::system_error(errno, std::generic_category());
        bytes = bytes.subspan(static_cast<std::size_t>(written));
    }
}

/// A file that goes away again unless it is renamed into place.
class TemporaryFile {
public:
    explicit TemporaryFile(const std::filesystem::path& beside) : path_(name(beside)) {
        ::unlink(path_.c_str());  // left by a process of the same number that was killed
        fd_.emplace(::open(path_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666));
        if (fd_->get() < 0) throw std::system_error(errno, std::generic_category());
    }
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;
    ~TemporaryFile() {
        if (!path_.empty() && fd_) ::unlink(path_.c_str());
    }

    void write(std::span<const std::byte> bytes) {
        write_all(fd_->get(), bytes);
        if (::fsync(fd_->get()) != 0 || !fd_->close())
            throw std::system_error(errno, std::generic_category());
    }

    void rename_to(const std::filesystem::path& path) {
        std::filesystem::rename(path_, path);
        path_.clear();
    }

private:
    static std::filesystem::path name(const std::filesystem::path& beside) {
        static std::atomic<unsigned> number{0};  // two threads may write the same snapshot
        std::filesystem::path path = beside;
        path += ".new-" + std::to_string(::getpid()) + "-" + std::to_string(number++);
        return path;
    }

    std::filesystem::path path_;
    std::optional<Descriptor> fd_;
};

/// So that the new name survives a power cut. Not every file system can; the file is a cache, so that is no
/// error.
void sync_directory_of(const std::filesystem::path& path) {
    const std::filesystem::path parent = path.parent_path();
    const Descriptor directory(
        ::open(parent.empty() ? "." : parent.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (directory.get() >= 0) (void)::fsync(directory.get());
}

}  // namespace

std::filesystem::path snapshot_path(const std::filesystem::path& case_file) {
    std::filesystem::path path = case_file;
    path += ".snapshot";
    return path;
}

OpenedSnapshot open_snapshot(const std::filesystem::path& path, std::string_view identity,
                             std::uint64_t version) {
    Mapped mapped;
    if (auto failed = map(path, mapped); failed.fault != SnapshotFault::None) return failed;
    OpenedSnapshot opened = view(mapped.bytes, mapped.owner);
    if (!opened.snapshot) return opened;
    if (header_of(*opened.snapshot).identity != case_identity(identity)) {
        return fault(SnapshotFault::OtherCase, "it is the snapshot of another case");
    }
    if (opened.snapshot->version() != version) {
        return fault(SnapshotFault::Stale, "it shows version " + std::to_string(opened.snapshot->version()) +
                                               " of the case, which is at " + std::to_string(version));
    }
    if (mapped.bytes.size() > verified_at_open_bytes) return opened;
    if (std::string problem = verify(*opened.snapshot); !problem.empty()) {
        return fault(SnapshotFault::Damaged, std::move(problem));
    }
    return opened;
}

OpenedSnapshot read_snapshot(std::span<const std::byte> bytes) {
    const bytes::AlignedBytes copy = bytes::aligned_bytes(bytes.size());
    std::copy(bytes.begin(), bytes.end(), copy.bytes.begin());
    OpenedSnapshot opened = view(copy.bytes, copy.owner);
    if (!opened.snapshot) return opened;
    if (std::string problem = verify(*opened.snapshot); !problem.empty()) {
        return fault(SnapshotFault::Damaged, std::move(problem));
    }
    return opened;
}

void write_snapshot(const Snapshot& snapshot, const std::filesystem::path& path) {
    try {
        TemporaryFile file(path);
        file.write(snapshot.bytes());
        file.rename_to(path);
    } catch (const std::system_error& error) {  // filesystem_error is one too
        throw Error(ErrorCode::Io,
                    "cannot write the snapshot \"" + path.string() + "\": " + error.code().message() +
                        "; answers stay right without it, only slower to begin",
                    {path.string()});
    }
    sync_directory_of(path);
}

Snapshot load_or_build(const GraphSource& source, const std::filesystem::path& path) {
    const std::string identity = source.identity();
    if (identity.empty()) return build_snapshot(source);
    if (auto opened = open_snapshot(path, identity, source.version()); opened.snapshot) {
        return *std::move(opened.snapshot);
    }
    Snapshot built = build_snapshot(source);
    try {
        write_snapshot(built, path);
    } catch (const Error&) {
        // A read-only folder or a full disk: the snapshot in memory answers as well.
    }
    return built;
}

}  // namespace gainsay
