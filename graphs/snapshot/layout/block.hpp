#pragma once

#include <algorithm>
#include <array>
#include <memory>
#include <span>
#include <vector>

#include "graphs/snapshot/build/spool.hpp"
#include "graphs/snapshot/layout/layout.hpp"

namespace gainsay::bytes {

/// A file as memory, to read.
struct Mapped {
    std::shared_ptr<const void> owner;
    std::span<const std::byte> bytes;
};

/// Writes a block section by section into a file, or into memory that the system treats as one. Each section is
/// hashed as it passes.
///
/// Throws  std::system_error when it cannot be written.
class BlockFile {
public:
    /// `fd` is open to read and write; what it holds is thrown away.
    explicit BlockFile(int fd);

    /// Begins a section; the one before ends. Every section is begun once, in any order.
    void begin(Section section, std::size_t element_bytes);
    /// Appends to the section that was begun last.
    void append(std::span<const std::byte> bytes) {
        if (bytes.size() > buffer_.size() - used_) return append_beyond(bytes);
        std::copy_n(bytes.data(), bytes.size(), buffer_.data() + used_);
        used_ += bytes.size();
    }
    /// Bytes in that section so far.
    [[nodiscard]] std::uint64_t section_bytes() const noexcept { return position_ + used_ - start_; }

    template <class T>
    void add(Section section, std::span<const T> rows) {
        begin(section, sizeof(T));
        append(std::as_bytes(rows));
    }
    /// Empties `rows`.
    template <class T>
    void add(Section section, Spool<T>& rows) {
        begin(section, sizeof(T));
        rows.drain([this](std::span<const T> part) { append(std::as_bytes(part)); });
    }

    /// Ends the last section and writes `header`, completed, and the section table.
    void finish(Header header);
    /// As finish(), and maps what is there, to compute further sections from it: those that were not begun are empty
    /// sections of 32-bit words in it. Then begin() goes on behind, and finish() is called again. What is mapped
    /// stays as it is.
    [[nodiscard]] Mapped map_so_far(const Header& header);

private:
    void end();
    void write_head(Header header, const std::array<SectionEntry, section_count>& table);
    void flush();
    void append_beyond(std::span<const std::byte> bytes);

    int fd_;
    std::array<SectionEntry, section_count> table_{};
    std::vector<std::byte> buffer_;
    std::size_t used_ = 0;            ///< bytes in the buffer, which follow `position_` in the file
    std::uint64_t position_, start_;  ///< of what is written; of the section
    SectionEntry* section_ = nullptr;
    Hasher hasher_;
};

/// Memory that is written as a file is; its end frees it. Throws std::system_error.
[[nodiscard]] Descriptor memory_file();

/// Maps all of a file, to read. Throws  std::system_error; of an empty file, too.
[[nodiscard]] Mapped map_file(int fd);

/// A buffer of `size` zero bytes that begins at a multiple of 64.
struct AlignedBytes {
    std::shared_ptr<void> owner;
    std::span<std::byte> bytes;
};
[[nodiscard]] AlignedBytes aligned_bytes(std::size_t size);

/// The checksum that stands in a header: of the header with its checksum 0, and of the section table.
[[nodiscard]] std::uint64_t header_checksum(Header header, std::span<const std::byte> section_table);

}  // namespace gainsay::bytes
