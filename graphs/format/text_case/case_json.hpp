#pragma once

#include <iosfwd>
#include <string>
#include <string_view>

#include "graphs/format/guess.hpp"
#include "graphs/format/read.hpp"
#include "graphs/model/case.hpp"
#include "graphs/model/source.hpp"

// The text case: a case as JSON (one object) or JSON Lines (a line for the case, then a line a record). The
// two hold the same; docs/formats/case-json.md describes them, docs/formats/case.schema.json is their schema.

namespace gainsay {

/// Is an input a text case, as one object or as JSON Lines? Both are said of lines, of which the narrower guess is the
/// better.
[[nodiscard]] Guess guess_case_json(std::string_view first_bytes);
[[nodiscard]] Guess guess_case_jsonl(std::string_view first_bytes);

/// Reads a text case and hands every good record to `sink`, in the order of the input. Which of the two forms
/// it is shows from its content. Fields that we do not know are kept in `extra`; nothing is lost.
///
/// After a bad record reading goes on, so that one call names up to `max_errors` problems; a syntax error
/// ends it (in JSON Lines it costs that line only). Hence the sink may have seen records of an input that is
/// refused: it must be ready to drop them. sink.info() may come last.
///
/// Units    columns count bytes. `name` stands for the input in messages; nothing is opened.
/// Throws   ReadError when anything is wrong with the input, or the sink refuses a record with an Error;
///          Error(Io) when the stream or the sink fails; whatever else the sink throws.
/// Cost     O(input) time. Memory: one record, which the options bound, and the ids read so far.
/// Source   RFC 8259 (JSON), jsonlines.org (JSON Lines), UTF-8 with or without a byte order mark.
void read_case_json(std::istream& in, std::string_view name, RecordSink& sink,
                    const ReadOptions& options = {});

/// As read_case_json, into a sorted case in memory.
[[nodiscard]] Case read_case(std::istream& in, std::string_view name, const ReadOptions& options = {});

/// Writes the canonical JSON form: fields in the order of record.hpp, records in id order, what is default or
/// empty left out, one thing a line, a newline at the end. The same case gives the same bytes, reading them
/// and writing again too; a change of one record changes the text in one place.
///
/// Throws   Error(Malformed) that names the record when a text in it is not UTF-8, a number not finite, or
///          `extra` not a JSON object; Error(Io) when the stream fails.
/// Cost     O(output) time; memory of one record.
void write_case_json(std::ostream& out, const GraphSource& source);

/// As write_case_json, in the form of JSON Lines.
void write_case_jsonl(std::ostream& out, const GraphSource& source);

/// The record as it stands in a canonical JSON case, from column 1, over several lines; no newline at the
/// end.
///
/// Throws   as write_case_json.
[[nodiscard]] std::string to_json(const Record& record);

/// The record as it stands in a canonical JSON Lines case: one line; no newline at the end.
/// Throws   as write_case_json.
[[nodiscard]] std::string record_to_json_line(const Record& record);

/// Throws what record_to_json_line() would throw; otherwise does nothing, at a fraction of its cost.
void check_writable(const Record& record);

/// Reads one record, of the kind that its id says. Whether the records exist that it names is not checked.
/// Throws   ReadError that lists everything wrong with it; `name` stands for the text in messages.
[[nodiscard]] Record record_from_json(std::string_view text, std::string_view name);

}  // namespace gainsay
