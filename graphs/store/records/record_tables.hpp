#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "graphs/model/record.hpp"
#include "graphs/store/sql/sqlite.hpp"

// Records to rows and back: the only place that knows which field stands in which column.

namespace gainsay::tables {

/// No table has more rows, so that a row fits the keys of the full-text index.
inline constexpr std::int64_t most_rows = std::int64_t{1} << 43;

/// All tables that write_record() writes to.
extern const std::array<const char*, 16> record_tables;
/// In front of a table's name: its imposter (bulk_load.hpp).
inline constexpr const char* bulk_prefix = "gainsay_bulk_";

/// Statements that exist once a kind of record, by RecordKind.
using PerKind = std::array<const char*, record_kind_count>;

/// ?1 id → row.
extern const PerKind row_of_id;
/// ?1 row → id.
extern const PerKind id_of_row;
/// ?1 row: the columns that read_record() expects.
extern const PerKind select_one;
/// As select_one, of every record in id order.
extern const PerKind select_all;
extern const PerKind count_all;
/// The largest row; NULL in an empty table.
extern const PerKind last_row;
/// ?1 row, ?2 id: a row that stands for a record which has yet to arrive.
extern const PerKind insert_stub;
/// As insert_stub, into the imposter.
extern const PerKind insert_bulk_stub;
/// ?1 row: makes a record, whose links are erased, the stub that insert_stub would have made.
extern const PerKind make_stub;
extern const PerKind delete_row;

/// A table and column by which some record names a record of another kind.
struct Mention {
    RecordKind from;
    const char* field;  ///< as a person names it: "occurrences[].via"
    const char* sql;    ///< ?1 the row that is named, ?2 a limit → ids of those who name it, in id order
};
/// The mentions of records of `kind`, by kind of who names them.
[[nodiscard]] const std::vector<Mention>& mentions_of(RecordKind kind);

/// Gives the row of a record that is named, and makes a stub for one that is not there.
class Resolver {
public:
    Resolver() = default;
    Resolver(const Resolver&) = delete;
    Resolver& operator=(const Resolver&) = delete;
    virtual ~Resolver() = default;
    virtual std::int64_t row_of(const RecordId& id, const char* field) = 0;
};

/// Which tables rows go to: the real ones, or their imposters.
enum class Target : std::uint8_t { Tables, Bulk };

/// Writes all of `record` into `row`, which is free, or, in the real tables, a stub or a record whose links were
/// erased.
void write_record(sqlite::Connection& connection, std::int64_t row, const Record& record, Resolver& resolver,
                  Target target = Target::Tables);

/// Deletes what hangs on a record: the rows of its lists.
void erase_links(sqlite::Connection& connection, RecordKind kind, std::int64_t row);

/// The record in the current row of `query`, which is a select_one or select_all of `kind`.
/// Throws the Error for a damaged file when a column holds what no version of ours wrote.
[[nodiscard]] Record read_record(sqlite::Connection& connection, RecordKind kind, const sqlite::Query& query);

}  // namespace gainsay::tables
