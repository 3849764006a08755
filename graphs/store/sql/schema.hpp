#pragma once

#include <cstdint>
#include <span>

#include "graphs/store/sql/sqlite.hpp"

// The tables and views of a case file; docs/formats/case-file.md explains them to whoever opens one without
// us.

namespace gainsay::schema {

/// In the header of every case file: "GsaY".
inline constexpr std::int32_t application_id = 0x47736159;

/// One step from the version before `to`. It says with CREATE and DROP alone what there is after it, a statement to a
/// semicolon and the end of a line; a step that alters a table makes it anew from its full CREATE text, so that the
/// schema of a file that was brought up to date is that of a new one to the letter: check() compares with these texts.
struct Migration {
    int to;
    const char* sql;
};

/// All steps, oldest first; the first one makes the tables of version 1 in an empty database.
[[nodiscard]] std::span<const Migration> migrations() noexcept;

/// The version that this build reads and writes: `to` of the last step.
[[nodiscard]] int current_version() noexcept;

/// Runs the steps that lie after the file's user_version, and sets it; inside the caller's transaction.
void migrate(sqlite::Connection& connection, std::span<const Migration> steps);

/// Throws the Error(Malformed) for a damaged file unless it has exactly the tables, indexes and views of
/// current_version(), and no trigger. Other tables and views may stand beside them: people keep notes.
///
/// Cost     one read of the schema and one comparison of its text, some microseconds beside SQLite's own reading of it;
///          every question to a case file pays it.
void check(sqlite::Connection& connection);

}  // namespace gainsay::schema
