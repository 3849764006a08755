#pragma once

#include <zlib.h>

#include <cstdint>
#include <iosfwd>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "graphs/format/read.hpp"

namespace gainsay::archives {

/// Unpacks gzip or zlib data, whichever it is, up to `most` bytes. What is cut short is unpacked as far as it goes.
/// Returns  nullopt when it is neither, is broken, or has more.
[[nodiscard]] std::optional<std::string> unpacked(std::string_view packed, std::uint64_t most);
/// The same for data that lacks the head of zlib, as some servers send "deflate".
[[nodiscard]] std::optional<std::string> unpacked_raw(std::string_view packed, std::uint64_t most);

/// The bytes of an archive, unpacked if it is compressed: one gzip member a record, or several records in one.
///
/// Throws   ReadError when the stream fails or is broken, or when it passes a limit: max_bytes of the input, and, of what
///          it unpacks to, a thousandfold of the input where that is more than 256 MiB in all.
class ArchiveBytes {
public:
    ArchiveBytes(std::istream& in, std::string_view name, const ReadOptions& options);
    ArchiveBytes(const ArchiveBytes&) = delete;
    ArchiveBytes& operator=(const ArchiveBytes&) = delete;
    ~ArchiveBytes();

    /// Up to `most` bytes more; empty at the end.
    [[nodiscard]] std::string_view next(std::uint64_t most);
    /// A line without its end; nullopt at the end of the archive. A longer one than `most` bytes is refused.
    [[nodiscard]] std::optional<std::string> line(std::size_t most);
    /// Of the next byte in the unpacked archive.
    [[nodiscard]] std::uint64_t offset() const noexcept { return offset_; }
    [[noreturn]] void refuse(const std::string& message, ErrorCode code = ErrorCode::Malformed) const;
    void count_record();

private:
    bool fill();
    bool fill_packed();

    std::istream& in_;
    std::string name_;
    const ReadOptions& options_;
    std::string packed_, buffer_;
    std::size_t at_ = 0, filled_ = 0;
    std::uint64_t read_ = 0, unpacked_ = 0, offset_ = 0, records_ = 0, reported_ = 0;
    std::unique_ptr<z_stream> zip_;
    bool in_member_ = false, is_zip_ = false;
};

}  // namespace gainsay::archives
