#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

#include "graphs/store/sql/sqlite.hpp"

namespace gainsay::sqlite {

/// The pages of a database file as a read transaction of a connection sees them, read past SQLite's interpreter: whole
/// tables are read this way at a fraction of the cost (docs/decisions/0036).
///
/// Only the transaction keeps the file as it is, so that whoever has one of these must not end it.
///
/// Source   "Database File Format" and "Write-Ahead Logging", sqlite.org: a reader that began when the log was empty
///          reads the file alone, and keeps others from putting pages into it.
class PageFile {
public:
    /// Nothing where the file by itself is not what the transaction sees, or its texts are not UTF-8: a transaction that
    /// writes, or none; commits that still lie in a log beside the file; a database in memory. SQL reads these.
    [[nodiscard]] static std::optional<PageFile> of(const Connection& connection);

    /// Pages count from 1 to this.
    [[nodiscard]] std::uint32_t pages() const noexcept { return pages_; }
    [[nodiscard]] std::uint32_t page_bytes() const noexcept { return page_bytes_; }
    /// So many bytes of a page, from its beginning, are SQLite's own.
    [[nodiscard]] std::uint32_t usable_bytes() const noexcept { return usable_bytes_; }

    /// Reads the page `number`. Throws Error(Malformed) where the file has none, and what reading fails with.
    void read(std::uint32_t number, std::span<std::byte> page) const;

    /// Throws Error(Malformed): page `number` holds what SQLite does not write there.
    [[noreturn]] void damaged(std::uint32_t number) const;

private:
    PageFile(const Connection& connection, sqlite3_file* file) : connection_(&connection), file_(file) {}

    const Connection* connection_;
    sqlite3_file* file_;  ///< of the connection, for as long as it is open
    std::uint32_t pages_ = 0, page_bytes_ = 0, usable_bytes_ = 0;
};

}  // namespace gainsay::sqlite
