#include "graphs/snapshot/file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstring>
#include <system_error>

#include "graphs/snapshot/check.hpp"
#include "graphs/snapshot/layout/block.hpp"
#include "graphs/snapshot/overlay/overlay.hpp"

namespace gainsay {
namespace {

std::string reason(int error) {
    return std::generic_category().message(error);
}

OpenedSnapshot fault(SnapshotFault what, std::string message) {
    return {std::nullopt, what, std::move(message)};
}

using bytes::Descriptor;
using bytes::Mapped;

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
    try {
        mapped = bytes::map_file(file.get());
    } catch (const std::system_error& error) {
        return fault(SnapshotFault::Unreadable, error.code().message());
    }
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

/// A file that goes away again unless it is renamed into place. Where the system can, it has no name before it is whole,
/// so that a process that is killed leaves nothing.
class TemporaryFile {
public:
    explicit TemporaryFile(const std::filesystem::path& beside) : path_(name(beside)) {
        ::unlink(path_.c_str());  // left by a process of the same number that was killed
        fd_.emplace(open_unnamed(path_.parent_path()));
        if (fd_->get() >= 0) return;
        fd_.emplace(::open(path_.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0666));
        if (fd_->get() < 0) throw std::system_error(errno, std::generic_category());
        named_ = true;
    }
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;
    ~TemporaryFile() {
        if (named_) ::unlink(path_.c_str());
    }

    [[nodiscard]] int get() const noexcept { return fd_->get(); }

    /// To the disk, and closes it.
    void sync() {
        if (::fsync(fd_->get()) != 0) throw std::system_error(errno, std::generic_category());
        if (!named_) give_name();
        if (!fd_->close()) throw std::system_error(errno, std::generic_category());
    }

    void rename_to(const std::filesystem::path& path) {
        std::filesystem::rename(path_, path);
        named_ = false;
    }

private:
    static std::filesystem::path name(const std::filesystem::path& beside) {
        static std::atomic<unsigned> number{0};  // two threads may write the same snapshot
        std::filesystem::path path = beside;
        path += ".new-" + std::to_string(::getpid()) + "-" + std::to_string(number++);
        return path;
    }

    /// -1 where files cannot be without a name, or be given one later.
    static int open_unnamed([[maybe_unused]] const std::filesystem::path& folder) {
#ifdef O_TMPFILE
        if (::access("/proc/self/fd", X_OK) != 0) return -1;
        return ::open(folder.empty() ? "." : folder.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0666);
#else
        return -1;
#endif
    }

    void give_name() {
        const std::string itself = "/proc/self/fd/" + std::to_string(fd_->get());
        if (::linkat(AT_FDCWD, itself.c_str(), AT_FDCWD, path_.c_str(), AT_SYMLINK_FOLLOW) != 0)
            throw std::system_error(errno, std::generic_category());
        named_ = true;
    }

    std::filesystem::path path_;
    std::optional<Descriptor> fd_;
    bool named_ = false;
};

/// The snapshot of `identity` at `path`, at whatever version.
OpenedSnapshot open_any_version(const std::filesystem::path& path, std::string_view identity) {
    Mapped mapped;
    if (auto failed = map(path, mapped); failed.fault != SnapshotFault::None) return failed;
    OpenedSnapshot opened = view(mapped.bytes, mapped.owner);
    if (!opened.snapshot) return opened;
    if (header_of(*opened.snapshot).identity != case_identity(identity)) {
        return fault(SnapshotFault::OtherCase, "it is the snapshot of another case");
    }
    return opened;
}

/// Also of the sections, unless there are too many bytes for that.
OpenedSnapshot with_checksums(OpenedSnapshot opened) {
    if (!opened.snapshot || opened.snapshot->bytes().size() > verified_at_open_bytes) return opened;
    if (std::string problem = verify(*opened.snapshot); !problem.empty()) {
        return fault(SnapshotFault::Damaged, std::move(problem));
    }
    return opened;
}

/// `old` with the changes since, when these are few and the source lets itself be read at one version. A fault
/// that is met is left to the builder, which says more of it.
std::optional<Snapshot> brought_up_to_date(const Snapshot& old, const GraphSource& source) {
    constexpr int attempts = 3;
    const OverlayLimits limits = OverlayLimits::over(old);
    for (int attempt = 0; attempt < attempts; ++attempt) {
        try {
            const std::uint64_t version = source.version();
            auto changed = source.changes_since(old.version(), limits.records);
            if (!changed) return std::nullopt;
            auto overlaid = overlay_snapshot(old, source, *std::move(changed), limits);
            if (source.version() != version) continue;  // others write meanwhile
            return overlaid;
        } catch (const Error&) {
            continue;
        }
    }
    return std::nullopt;
}

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
    OpenedSnapshot opened = open_any_version(path, identity);
    if (opened.snapshot && opened.snapshot->version() != version) {
        return fault(SnapshotFault::Stale, "it shows version " + std::to_string(opened.snapshot->version()) +
                                               " of the case, which is at " + std::to_string(version));
    }
    return with_checksums(std::move(opened));
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
    GAINSAY_REQUIRE(!snapshot.overlaid());
    try {
        TemporaryFile file(path);
        bytes::write_at(file.get(), 0, snapshot.bytes());
        file.sync();
        file.rename_to(path);
    } catch (const std::system_error& error) {  // filesystem_error is one too
        throw Error(ErrorCode::Io,
                    "cannot write the snapshot \"" + path.string() + "\": " + error.code().message() +
                        "; answers stay right without it, only slower to begin",
                    {path.string()});
    }
    sync_directory_of(path);
}

Snapshot load_or_build(const GraphSource& source, const std::filesystem::path& path,
                       const BuildOptions& options) {
    const std::string identity = source.identity();
    if (identity.empty()) return build_snapshot(source, options);
    if (auto opened = with_checksums(open_any_version(path, identity)); opened.snapshot) {
        if (opened.snapshot->version() == source.version()) return *std::move(opened.snapshot);
        if (auto overlaid = brought_up_to_date(*opened.snapshot, source)) return *std::move(overlaid);
    }
    try {
        TemporaryFile file(path);
        BuildOptions here = options;
        if (here.temporary_folder.empty())
            here.temporary_folder = std::filesystem::absolute(path).parent_path();
        build_snapshot_into(file.get(), source, here);
        const Mapped mapped = bytes::map_file(file.get());
        OpenedSnapshot built = view(mapped.bytes, mapped.owner);
        GAINSAY_REQUIRE(built.snapshot.has_value());
        file.sync();
        file.rename_to(path);
        sync_directory_of(path);
        return *std::move(built.snapshot);
    } catch (const Error& error) {
        if (error.code() != ErrorCode::Io) throw;
    } catch (const std::system_error&) {  // filesystem_error is one too
    }
    // A read-only folder or a full disk: a snapshot in memory answers as well.
    return build_snapshot(source, options);
}

}  // namespace gainsay
