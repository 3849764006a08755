#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <type_traits>
#include <utility>
#include <vector>

namespace gainsay::bytes {

/// A file descriptor that is closed with its owner.
class Descriptor {
public:
    explicit Descriptor(int fd = -1) noexcept : fd_(fd) {}
    Descriptor(Descriptor&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
    Descriptor& operator=(Descriptor&& other) noexcept;
    ~Descriptor() { close(); }

    [[nodiscard]] int get() const noexcept { return fd_; }
    /// False when the system reports, late, that something was not written.
    bool close() noexcept;

private:
    int fd_;
};

/// Writes or reads all of `bytes` at `offset`. Throws std::system_error.
void write_at(int fd, std::uint64_t offset, std::span<const std::byte> bytes);
void read_at(int fd, std::uint64_t offset, std::span<std::byte> bytes);

/// What all spools of a build share: so much memory, and a folder for what does not fit.
class Scratch {
public:
    Scratch(std::uint64_t memory_bytes, std::filesystem::path folder)
        : left_(memory_bytes), folder_(std::move(folder)) {}

    /// False when so much is not left.
    [[nodiscard]] bool take(std::uint64_t bytes) noexcept;
    void give_back(std::uint64_t bytes) noexcept { left_ += bytes; }
    /// A file without a name. Throws std::system_error.
    [[nodiscard]] Descriptor open() const;

private:
    std::uint64_t left_;
    std::filesystem::path folder_;
};

/// Values that are written one after another and later read in that order: in memory while there is some, the
/// beginning of them in a file otherwise. Beyond the shared memory a spool keeps one piece of at most 1 MiB.
template <class T>
class Spool {
    static_assert(std::is_trivially_copyable_v<T>);

public:
    explicit Spool(Scratch& scratch) : scratch_(&scratch) {}
    Spool(Spool&&) = default;
    Spool& operator=(Spool&&) = delete;
    ~Spool() { clear(); }

    void push(const T& value) {
        if (used_ == room_) grow();
        pieces_.back().values[used_++] = value;
        ++size_;
    }
    void append(std::span<const T> values) {
        while (!values.empty()) {
            if (used_ == room_) grow();
            const std::size_t count = std::min(values.size(), room_ - used_);
            std::copy_n(values.begin(), count, pieces_.back().values.get() + used_);
            used_ += count;
            size_ += count;
            values = values.subspan(count);
        }
    }
    [[nodiscard]] std::uint64_t size() const noexcept { return size_; }

    /// Calls `visit` with the values in order, piece by piece.
    template <class Visit>
    void each_part(const Visit& visit) const {
        read_file(visit);
        for (const Piece& piece : pieces_) visit(part(piece));
    }
    /// As each_part(), and gives back the memory of each piece at once.
    template <class Visit>
    void drain(const Visit& visit) {
        read_file(visit);
        for (Piece& piece : pieces_) {
            visit(part(piece));
            piece.values.reset();
        }
        clear();
    }
    void clear() noexcept {
        for (const Piece& piece : pieces_) {
            if (piece.counted) scratch_->give_back(piece.room * sizeof(T));
        }
        pieces_.clear();
        file_.close();
        used_ = room_ = 0;
        size_ = in_file_ = 0;
    }

private:
    static constexpr std::size_t first_bytes = std::size_t{4} << 10, most_bytes = std::size_t{1} << 20;

    struct Piece {
        std::unique_ptr<T[]> values;
        std::size_t room;
        bool counted;  ///< against the shared memory; the first piece of a spool is free
    };

    [[nodiscard]] std::span<const T> part(const Piece& piece) const noexcept {
        return {piece.values.get(), &piece == &pieces_.back() ? used_ : piece.room};
    }

    template <class Visit>
    void read_file(const Visit& visit) const {
        if (in_file_ == 0) return;
        std::vector<T> some(static_cast<std::size_t>(
            std::min<std::uint64_t>(in_file_, std::max<std::size_t>(most_bytes / 4 / sizeof(T), 1))));
        for (std::uint64_t at = 0; at < in_file_; at += some.size()) {
            const std::span<T> now = std::span(some).first(
                static_cast<std::size_t>(std::min<std::uint64_t>(some.size(), in_file_ - at)));
            read_at(file_.get(), at * sizeof(T), std::as_writable_bytes(now));
            visit(std::span<const T>(now));
        }
    }

    void grow() {
        const std::size_t bytes =
            std::min(most_bytes, pieces_.empty() ? first_bytes : 2 * pieces_.back().room * sizeof(T));
        const std::size_t room = std::max<std::size_t>(bytes / sizeof(T), 1);
        const bool free = pieces_.empty();
        if (!free && !scratch_->take(room * sizeof(T))) {
            spill();
        } else {
            pieces_.push_back({std::unique_ptr<T[]>(new T[room]), room, !free});
        }
        room_ = pieces_.back().room;
        used_ = 0;
    }

    /// Empties all pieces into the file and keeps the last, which is the largest.
    void spill() {
        if (file_.get() < 0) file_ = scratch_->open();
        for (const Piece& piece : pieces_) {
            write_at(file_.get(), in_file_ * sizeof(T), std::as_bytes(part(piece)));
            in_file_ += part(piece).size();
        }
        for (std::size_t i = 0; i + 1 < pieces_.size(); ++i) {
            if (pieces_[i].counted) scratch_->give_back(pieces_[i].room * sizeof(T));
        }
        pieces_.erase(pieces_.begin(), pieces_.end() - 1);
    }

    Scratch* scratch_;
    std::vector<Piece> pieces_;
    std::size_t used_ = 0, room_ = 0;  ///< of the last piece
    std::uint64_t size_ = 0, in_file_ = 0;
    Descriptor file_;
};

}  // namespace gainsay::bytes
