#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "graphs/model/error.hpp"
#include "graphs/model/record.hpp"

namespace gainsay {

/// One record of a text case, by where its reader says that it begins, and what is to stand there.
struct RecordEdit {
    SourcePos where;
    const Record* replacement = nullptr;  ///< null: the record goes
};

/// The text case (JSON or JSON Lines, as read_case_json takes it) with some of its records replaced or removed. All other
/// bytes stay as they are: the order of records, blanks, fields in an order of somebody's own. A record that stood on one
/// line stands on one line again; others are laid out as in the canonical form, at the indentation of their first line.
///
/// `edits` in any order, each about another record.
///
/// Throws   Error(Malformed) when no record begins at one of the places: then `text` is not what was read.
/// Cost     O(text), and sorting the edits.
[[nodiscard]] std::string edit_case_json(std::string_view text, std::vector<RecordEdit> edits);

}  // namespace gainsay
