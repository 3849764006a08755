#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <string>
#include <vector>

#include "graphs/model/error.hpp"

// What the readers of all formats have in common: how far they trust an input, and how they say what is
// wrong.

namespace gainsay {

/// How much of an input is accepted, and how much is said about it. A limit of 0 is none, where it says no
/// other.
struct ReadOptions {
    /// Reading stops once so many problems are found; at least 1.
    std::size_t max_errors = 20;
    /// Does every record exist that is named? Off for additions to another case.
    bool check_references = true;
    /// So many ids are remembered to find those that stand twice; ids beyond are the business of the sink, which
    /// must then refuse an id that it was given before. It has no part when references are checked.
    std::size_t max_known_ids = std::numeric_limits<std::size_t>::max();

    /// Lists and objects in one another; at most 512, also when 0.
    std::size_t max_depth = 64;
    /// One text, as it stands in the input.
    std::uint64_t max_string_bytes = 16ULL << 20U;
    /// One record, without blanks between its values; and all that is said of the case as a whole.
    std::uint64_t max_record_bytes = 64ULL << 20U;
    /// Texts, numbers, lists and objects in one record.
    std::size_t max_record_values = 1'000'000;
    std::uint64_t max_records = 0;
    /// The whole input.
    std::uint64_t max_bytes = 0;

    /// Tables: what each column means, as a mapping (docs/formats/tables.md); empty: the table is one of ours.
    std::string mapping;
    std::string mapping_name;  ///< stands for the mapping in messages

    /// Called about once a mebibyte and at the end, with the bytes and records read so far. May throw to
    /// cancel.
    std::function<void(std::uint64_t bytes, std::uint64_t records)> progress;
};

/// One thing that is wrong with an input.
struct Problem {
    SourcePos where;
    std::string record;   ///< the record's id; "agents[3]" when it has none; empty: the case as a whole
    std::string field;    ///< "occurrences[0].via"; empty: the record as a whole
    std::string message;  ///< what was found, what was expected
    /// NotFound: it names a record that is not there; Conflict: its id is used twice.
    ErrorCode code = ErrorCode::Malformed;

    friend bool operator==(const Problem&, const Problem&) = default;
};

/// "case.json:12:7: agent:a: kind: found …", without the parts that are not known.
[[nodiscard]] std::string to_string(const Problem& problem);

/// An input was refused. what() lists every problem on a line of its own; of a single problem it says record,
/// field and message, and where() says the place. code() is Limit or Unsupported when a problem is of that
/// kind, else Malformed; when nothing is wrong but ids that are used twice, Conflict, and but names of records that
/// are not there, NotFound.
class ReadError : public Error {
public:
    /// `afterword` says what was left undone, such as "reading stopped here"; may be empty.
    /// Needs at least one problem.
    explicit ReadError(std::vector<Problem> problems, const std::string& afterword = {});

    [[nodiscard]] const std::vector<Problem>& problems() const noexcept { return problems_; }

private:
    std::vector<Problem> problems_;
};

}  // namespace gainsay
