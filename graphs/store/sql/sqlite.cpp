#include "graphs/store/sql/sqlite.hpp"

#include <cstring>
#include <new>

#include "graphs/model/error.hpp"

namespace gainsay::sqlite {
namespace {

std::string quoted(const std::filesystem::path& path) {
    return "\"" + path.string() + "\"";
}

// The name goes into a URI only to say that the file cannot change; every other open takes the name as it is.
std::string immutable_uri(const std::filesystem::path& path) {
    constexpr const char* digits = "0123456789ABCDEF";
    std::string uri = "file:";
    for (const char c : path.string()) {
        const auto byte = static_cast<unsigned char>(c);
        const bool plain = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
                           (byte >= '0' && byte <= '9') || std::strchr("/-._~", c) != nullptr;
        if (plain && c != '\0') {
            uri += c;
        } else {
            uri += '%';
            uri += digits[byte >> 4U];
            uri += digits[byte & 15U];
        }
    }
    return uri + "?immutable=1";
}

int open_flags(Access access) {
    switch (access) {
        case Access::Create:
            return SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
        case Access::ReadWrite:
            return SQLITE_OPEN_READWRITE;
        case Access::ReadOnly:
            return SQLITE_OPEN_READONLY;
        case Access::Immutable:
            return SQLITE_OPEN_READONLY | SQLITE_OPEN_URI;
        case Access::Memory:
            return SQLITE_OPEN_READWRITE | SQLITE_OPEN_MEMORY;
        case Access::Temporary:
            return SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    }
    return 0;
}

std::string file_name(const std::filesystem::path& path, Access access) {
    if (access == Access::Memory) return ":memory:";
    if (access == Access::Temporary) return "";
    // Absolute, because SQLite gives a meaning of its own to names such as ":memory:" and "".
    const std::filesystem::path absolute = std::filesystem::absolute(path);
    return access == Access::Immutable ? immutable_uri(absolute) : absolute.string();
}

std::string recover_advice(const std::filesystem::path& path) {
    return "; restore a backup, or recover what is readable with: sqlite3 " + quoted(path) +
           " .recover | sqlite3 recovered.gainsay";
}

}  // namespace

void throw_damaged(const std::filesystem::path& path, std::string_view found) {
    throw Error(ErrorCode::Malformed,
                "the case file is damaged: " + std::string(found) + recover_advice(path),
                {.file = path.string()});
}

void throw_error(int code, const std::filesystem::path& path, std::string_view detail) {
    const std::string said = " (SQLite: " + std::string(detail) + ")";
    const SourcePos where{.file = path.string()};
    switch (code & 0xFF) {
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
        case SQLITE_PROTOCOL:
            throw Error(
                ErrorCode::Conflict,
                "another process is writing to the case file; try again when it is done. Reading needs no "
                "waiting, and nothing was changed",
                where);
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB:
        case SQLITE_FORMAT:
        case SQLITE_ERROR:
        case SQLITE_SCHEMA:
        case SQLITE_CONSTRAINT:
        case SQLITE_MISMATCH:
            throw_damaged(path, detail);
        case SQLITE_FULL:
            throw Error(
                ErrorCode::Io,
                "the disk is full, nothing was changed; free some space there (and where temporary files "
                "lie) and try again" +
                    said,
                where);
        case SQLITE_READONLY:
            throw Error(
                ErrorCode::Io,
                "the case file cannot be written; make the file and its folder writable, or work on a copy" +
                    said,
                where);
        case SQLITE_PERM:
        case SQLITE_AUTH:
        case SQLITE_CANTOPEN:
            throw Error(
                ErrorCode::Io,
                "the case file cannot be opened; check that you may read it, and write in its folder" + said,
                where);
        case SQLITE_NOMEM:
            throw std::bad_alloc();
        case SQLITE_TOOBIG:
            throw Error(ErrorCode::Limit,
                        "a text is longer than SQLite can keep (about 10^9 bytes); shorten it" + said, where);
        case SQLITE_IOERR:
            throw Error(
                ErrorCode::Io,
                "reading or writing the case file failed; check the disk, its quota and its connection, then "
                "try again: what was committed before is not lost" +
                    said,
                where);
        default:
            throw Error(ErrorCode::Io, "the case file could not be used" + said, where);
    }
}

Query::Query(Query&& other) noexcept
    : connection_(other.connection_),
      sql_(other.sql_),
      statement_(std::exchange(other.statement_, nullptr)) {}

Query::~Query() {
    if (statement_ == nullptr) return;
    reset();
    connection_->give_back(sql_, statement_);
}

void Query::set(int index, std::int64_t value) {
    const int code = sqlite3_bind_int64(statement_, index, value);
    if (code != SQLITE_OK) connection_->fail(code);
}

void Query::set(int index, double value) {
    const int code = sqlite3_bind_double(statement_, index, value);
    if (code != SQLITE_OK) connection_->fail(code);
}

void Query::set(int index, std::string_view value) {
    const int code = sqlite3_bind_text64(statement_, index, value.empty() ? "" : value.data(), value.size(),
                                         lending_ ? SQLITE_STATIC : SQLITE_TRANSIENT, SQLITE_UTF8);
    if (code != SQLITE_OK) connection_->fail(code);
}

void Query::set(int index, std::nullopt_t) {
    const int code = sqlite3_bind_null(statement_, index);
    if (code != SQLITE_OK) connection_->fail(code);
}

bool Query::step() {
    const int code = sqlite3_step(statement_);
    if (code == SQLITE_ROW) return true;
    if (code != SQLITE_DONE) connection_->fail(code);
    return false;
}

void Query::run() {
    while (step()) {
    }
    reset();
}

void Query::reset() noexcept {
    sqlite3_reset(statement_);
    sqlite3_clear_bindings(statement_);
}

bool Query::is_null(int column) const {
    return sqlite3_column_type(statement_, column) == SQLITE_NULL;
}

std::int64_t Query::integer(int column) const {
    return sqlite3_column_int64(statement_, column);
}

std::int64_t Query::integer_or(int column, std::int64_t otherwise) const {
    sqlite3_value* value = sqlite3_column_value(statement_, column);
    return sqlite3_value_type(value) == SQLITE_NULL ? otherwise : sqlite3_value_int64(value);
}

double Query::real(int column) const {
    return sqlite3_column_double(statement_, column);
}

std::string_view Query::text(int column) const {
    // Each sqlite3_column_… takes a lock and looks at the statement; a value does not, and is read by our thread
    // alone.
    sqlite3_value* value = sqlite3_column_value(statement_, column);
    const auto* bytes = reinterpret_cast<const char*>(sqlite3_value_text(value));
    const int size = sqlite3_value_bytes(value);
    return bytes == nullptr ? std::string_view{} : std::string_view(bytes, static_cast<std::size_t>(size));
}

namespace {

// SQLite counts the memory it takes under a lock of the whole process, at every allocation; nobody asks for the sum.
// It has no effect where somebody else in this process has used SQLite before.
void count_no_memory() {
    static const int once = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    (void)once;
}

}  // namespace

Connection::Connection(const std::filesystem::path& path, Access access,
                       std::chrono::milliseconds busy_timeout)
    : path_(path) {
    count_no_memory();
    sqlite3* db = nullptr;
    const int code =
        sqlite3_open_v2(file_name(path, access).c_str(), &db,
                        open_flags(access) | SQLITE_OPEN_EXRESCODE | SQLITE_OPEN_NOMUTEX, nullptr);
    db_.reset(db);
    if (code != SQLITE_OK) fail(code);
    sqlite3_busy_timeout(db, static_cast<int>(busy_timeout.count()));
    // A case file may come from anybody. Its schema may then hold views and triggers that call functions, and
    // its pages anything at all.
    sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, nullptr);
    exec("PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0; PRAGMA foreign_keys = ON");
}

Query Connection::query(const char* sql) {
    if (const auto found = idle_.find(sql); found != idle_.end() && !found->second.empty()) {
        sqlite3_stmt* statement = found->second.back().release();
        found->second.pop_back();
        return {*this, sql, statement};
    }
    sqlite3_stmt* statement = nullptr;
    const int code = sqlite3_prepare_v3(db_.get(), sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
    if (code != SQLITE_OK) fail(code);
    return {*this, sql, statement};
}

void Connection::give_back(const char* sql, sqlite3_stmt* statement) noexcept {
    idle_[sql].emplace_back(statement);
}

void Connection::exec(const char* sql) {
    const int code = sqlite3_exec(db_.get(), sql, nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) fail(code);
}

std::int64_t Connection::number(const char* sql) {
    Query one = query(sql);
    return one.step() ? one.integer(0) : 0;
}

void Connection::fail(int code) const {
    throw_error(code, path_, db_ ? sqlite3_errmsg(db_.get()) : sqlite3_errstr(code));
}

Transaction::~Transaction() {
    if (connection_ != nullptr && connection_->in_transaction()) {
        sqlite3_exec(connection_->raw(), "ROLLBACK", nullptr, nullptr, nullptr);
    }
}

void Transaction::commit() {
    connection_->exec("COMMIT");
    connection_ = nullptr;
}

}  // namespace gainsay::sqlite
