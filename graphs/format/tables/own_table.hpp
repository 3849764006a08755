#pragma once

#include <iosfwd>
#include <memory>
#include <string_view>

#include "graphs/format/registry.hpp"

// Our own tables, as CSV and TSV: a row a record, a column a field. docs/formats/tables.md describes them.

namespace gainsay::tables {

/// Reads tables whose columns are the fields of records, of one kind or of several. With ReadOptions::mapping the
/// table is somebody else's, and the mapping says what its columns mean (mapping/mapped_reader.hpp).
///
/// A row that cannot be read is a problem, and the next is read; columns that we do not know are kept in `extra`.
/// Memory   a row, and the ids read so far.
/// Source   RFC 4180; Unicode byte order marks, semicolons and ragged ends as spreadsheets write them.
[[nodiscard]] std::unique_ptr<FormatReader> make_csv_reader(RecordSink& sink, const ReadOptions& options,
                                                            LossReport& losses);
[[nodiscard]] std::unique_ptr<FormatReader> make_tsv_reader(RecordSink& sink, const ReadOptions& options,
                                                            LossReport& losses);

/// Writes all records as one table with the columns in which some record says something, or, with
/// WriteOptions::table, the records of one kind. Cells that a spreadsheet would take for a formula get an apostrophe
/// in front, unless WriteOptions::neutralise_cells is off; our reader takes it away again.
///
/// Throws   Error(NotFound) for a table that there is not.
/// Cost     two visits of the source; memory of a record.
void write_csv(std::ostream& out, const GraphSource& source, const WriteOptions& options, LossReport& losses);
void write_tsv(std::ostream& out, const GraphSource& source, const WriteOptions& options, LossReport& losses);

[[nodiscard]] Guess guess_csv(std::string_view first_bytes);
[[nodiscard]] Guess guess_tsv(std::string_view first_bytes);

}  // namespace gainsay::tables
