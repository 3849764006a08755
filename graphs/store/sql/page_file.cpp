#include "graphs/store/sql/page_file.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace gainsay::sqlite {
namespace {

constexpr const char* main_database = "main";
constexpr std::size_t header_bytes = 100;
constexpr std::uint32_t utf8 = 1;

/// The file behind the connection, or its journal or log; nullptr where it has none.
sqlite3_file* file_of(const Connection& connection, int which) {
    sqlite3_file* file = nullptr;
    const int code = sqlite3_file_control(connection.raw(), main_database, which, &file);
    return code == SQLITE_OK && file != nullptr && file->pMethods != nullptr ? file : nullptr;
}

std::int64_t size_of(const Connection& connection, sqlite3_file* file) {
    sqlite3_int64 size = 0;
    const int code = file->pMethods->xFileSize(file, &size);
    if (code != SQLITE_OK) throw_error(code, connection.path(), sqlite3_errstr(code));
    return size;
}

}  // namespace

std::optional<PageFile> PageFile::of(const Connection& connection) {
    if (sqlite3_txn_state(connection.raw(), main_database) != SQLITE_TXN_READ) return std::nullopt;
    // A log with commits that this transaction sees cannot be emptied while it lasts. So one that is empty now, after
    // the transaction has begun, holds nothing that the transaction sees.
    sqlite3_file* log = file_of(connection, SQLITE_FCNTL_JOURNAL_POINTER);
    if (log != nullptr && size_of(connection, log) != 0) return std::nullopt;
    sqlite3_file* file = file_of(connection, SQLITE_FCNTL_FILE_POINTER);
    if (file == nullptr) return std::nullopt;

    std::array<unsigned char, header_bytes> header{};
    if (file->pMethods->xRead(file, header.data(), static_cast<int>(header.size()), 0) != SQLITE_OK)
        return std::nullopt;
    const auto number = [&](std::size_t at) {
        return (std::uint32_t{header[at]} << 8U) | std::uint32_t{header[at + 1]};
    };
    constexpr std::string_view magic("SQLite format 3\0", 16);
    const std::uint32_t said = number(16);
    PageFile pages(connection, file);
    pages.page_bytes_ = said == 1 ? 65536 : said;
    const bool power_of_two = (pages.page_bytes_ & (pages.page_bytes_ - 1)) == 0;
    // Whatever is odd here SQLite has refused already, or knows better than we do.
    if (!std::equal(magic.begin(), magic.end(), reinterpret_cast<const char*>(header.data())) ||
        pages.page_bytes_ < 512 || !power_of_two || pages.page_bytes_ - header[20] < 480 || number(56) != 0 ||
        number(58) != utf8) {
        return std::nullopt;
    }
    pages.usable_bytes_ = pages.page_bytes_ - header[20];
    pages.pages_ = static_cast<std::uint32_t>(
        std::min<std::int64_t>(size_of(connection, file) / pages.page_bytes_, 0xFFFFFFFE));
    return pages;
}

void PageFile::read(std::uint32_t number, std::span<std::byte> page) const {
    if (number == 0 || number > pages_) {
        throw_damaged(connection_->path(),
                      "it names a page " + std::to_string(number) + ", and has " + std::to_string(pages_));
    }
    const int code = file_->pMethods->xRead(file_, page.data(), static_cast<int>(page.size()),
                                            static_cast<sqlite3_int64>(number - 1) * page_bytes_);
    if (code == SQLITE_IOERR_SHORT_READ) {
        throw_damaged(connection_->path(), "it ends before page " + std::to_string(number));
    }
    if (code != SQLITE_OK) throw_error(code, connection_->path(), sqlite3_errstr(code));
}

void PageFile::damaged(std::uint32_t number) const {
    throw_damaged(connection_->path(),
                  "page " + std::to_string(number) + " holds what SQLite does not write there");
}

}  // namespace gainsay::sqlite
