#pragma once

#include <sqlite3.h>

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// SQLite as this folder uses it: a connection whose every failure is an Error that names the file and what to
// do, and statements that are prepared once. SQL comes from string literals only; what users give is always
// bound.

namespace gainsay::sqlite {

class Connection;

/// How much of a case file is kept in memory, unless an import asks for something else.
inline constexpr const char* usual_cache = "PRAGMA cache_size = -65536";

/// A prepared statement while it is in use; its end gives it back to the connection. Columns count from 0,
/// parameters from 1. Texts are valid until the next step().
class Query {
public:
    Query(Connection& connection, const char* sql, sqlite3_stmt* statement) noexcept
        : connection_(&connection), sql_(sql), statement_(statement) {}
    Query(Query&& other) noexcept;
    Query& operator=(Query&&) = delete;
    ~Query();

    /// Binds parameters 1, 2, 3 … in order.
    template <class... Values>
    Query& bind(const Values&... values) {
        int index = 0;
        (set(++index, values), ...);
        return *this;
    }
    /// As bind(), of texts that stay where they are until the next reset(): they are not copied.
    template <class... Values>
    Query& lend(const Values&... values) {
        lending_ = true;
        bind(values...);
        lending_ = false;
        return *this;
    }
    void set(int index, std::int64_t value);
    void set(int index, int value) { set(index, static_cast<std::int64_t>(value)); }
    void set(int index, std::uint64_t value) { set(index, static_cast<std::int64_t>(value)); }
    void set(int index, bool value) { set(index, static_cast<std::int64_t>(value)); }
    void set(int index, double value);
    void set(int index, std::string_view value);
    void set(int index, const std::string& value) { set(index, std::string_view(value)); }
    void set(int index, const char* value) { set(index, std::string_view(value)); }
    void set(int index, std::nullopt_t);
    template <class Value>
    void set(int index, const std::optional<Value>& value) {
        if (value) {
            set(index, *value);
        } else {
            set(index, std::nullopt);
        }
    }

    /// Moves to the next row; false when there is none.
    bool step();
    /// Runs a statement that returns no rows, and makes it ready to be bound again.
    void run();
    void reset() noexcept;

    [[nodiscard]] bool is_null(int column) const;
    [[nodiscard]] std::int64_t integer(int column) const;
    [[nodiscard]] std::int64_t integer_or(int column,
                                          std::int64_t otherwise) const;  ///< `otherwise` for NULL
    [[nodiscard]] double real(int column) const;
    [[nodiscard]] std::string_view text(int column) const;  ///< empty for NULL
    [[nodiscard]] std::string string(int column) const { return std::string(text(column)); }

private:
    Connection* connection_;
    const char* sql_;
    sqlite3_stmt* statement_;
    bool lending_ = false;
};

enum class Access : std::uint8_t {
    Create,     ///< makes the file
    ReadWrite,  ///< falls back to reading only where the file system demands it
    ReadOnly,
    Immutable,  ///< the file cannot change: no locks, no -wal and -shm beside it
    Memory,     ///< no file at all
    Temporary,  ///< a file without a name, gone when it is closed
};

class Connection {
public:
    /// Throws Error as fail() does. The connection trusts neither the schema nor the pages of the file.
    Connection(const std::filesystem::path& path, Access access, std::chrono::milliseconds busy_timeout);
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    /// The statement for `sql`, which must outlive the connection (a literal does): it is the key of the
    /// cache.
    [[nodiscard]] Query query(const char* sql);
    /// Runs one or more statements that need no parameters.
    void exec(const char* sql);
    /// The only value of the only row; 0 when there is no row or it is NULL.
    [[nodiscard]] std::int64_t number(const char* sql);

    [[nodiscard]] bool in_transaction() const noexcept { return sqlite3_get_autocommit(db_.get()) == 0; }
    [[nodiscard]] bool read_only() const noexcept { return sqlite3_db_readonly(db_.get(), "main") == 1; }
    [[nodiscard]] const std::filesystem::path& path() const noexcept { return path_; }
    [[nodiscard]] sqlite3* raw() const noexcept { return db_.get(); }

    /// Throws the Error that `code` and the state of the connection stand for.
    [[noreturn]] void fail(int code) const;

private:
    friend class Query;
    void give_back(const char* sql, sqlite3_stmt* statement) noexcept;

    struct Close {
        void operator()(sqlite3* db) const noexcept { sqlite3_close(db); }
    };
    struct Finalize {
        void operator()(sqlite3_stmt* statement) const noexcept { sqlite3_finalize(statement); }
    };
    std::filesystem::path path_;
    std::unique_ptr<sqlite3, Close> db_;
    // A statement that is in use is not in the cache, so that a visitor may ask what its caller is asking.
    std::map<const char*, std::vector<std::unique_ptr<sqlite3_stmt, Finalize>>, std::less<>> idle_;
};

/// A transaction that is rolled back unless it is committed.
class Transaction {
public:
    /// `begin` is "BEGIN", or "BEGIN IMMEDIATE" to write.
    Transaction(Connection& connection, const char* begin) : connection_(&connection) {
        connection.exec(begin);
    }
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    ~Transaction();
    void commit();

private:
    Connection* connection_;
};

/// What SQLite's result code (primary or extended) means to whoever uses the file at `path`, and what to do
/// about it. `detail` is SQLite's own message.
[[noreturn]] void throw_error(int code, const std::filesystem::path& path, std::string_view detail);

/// "damaged": the Error for contents that no version of ours wrote.
[[noreturn]] void throw_damaged(const std::filesystem::path& path, std::string_view found);

}  // namespace gainsay::sqlite
