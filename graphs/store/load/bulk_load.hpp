#pragma once

#include <cstddef>
#include <memory>

#include "graphs/store/load/id_table.hpp"
#include "graphs/store/sql/sqlite.hpp"

namespace gainsay {

/// The tables of records while a case without any is filled: rows go in without their indexes, foreign keys and
/// checks, and finish() makes the indexes by sorting, which costs each page of them one visit. Everything is
/// part of the transaction in hand, and the schema of the file stays as it is to the letter.
///
/// The rows are written through *imposters*: tables gainsay_bulk_… that exist in this connection only, over the
/// pages of the real ones. SQLite's own extension RBU works so.
class BulkLoad {
public:
    /// `connection` is in a transaction, and its record tables are empty. About half of `memory_bytes` is for
    /// `ids`, a quarter for SQLite's cache of pages, and later as much as that for sorting.
    ///
    /// Returns  null where this SQLite has no imposters, or tables of those names are there; then nothing is
    ///          changed.
    [[nodiscard]] static std::unique_ptr<BulkLoad> begin(sqlite::Connection& connection,
                                                         std::size_t memory_bytes);
    BulkLoad(const BulkLoad&) = delete;
    BulkLoad& operator=(const BulkLoad&) = delete;
    ~BulkLoad();  ///< takes the imposters away; without finish() the transaction must be rolled back

    /// Makes all indexes of the record tables. From here on the tables are as usual.
    void finish();

    /// The rows of the ids that were given or named.
    [[nodiscard]] IdTable& ids() noexcept { return *ids_; }

private:
    BulkLoad(sqlite::Connection& connection, std::size_t memory_bytes);
    bool make_imposters();
    void drop_imposters() noexcept;

    sqlite::Connection& connection_;
    std::unique_ptr<IdTable> ids_;
};

}  // namespace gainsay
