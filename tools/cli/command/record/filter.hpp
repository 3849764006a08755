#pragma once

#include <optional>
#include <string>

#include "graphs/model/record.hpp"

namespace gainsay::cli {

/// Which records `gainsay list` shows: those that fit everything that is set.
struct RecordFilter {
    std::optional<RecordId> by;  ///< speaker, publisher, author, reviewer, or who asserts the relation
    std::optional<RecordId>
        about;  ///< what a statement or review is of; either end of a relation; what a document
                ///< states, cites or is part of; with whom an agent is affiliated
    std::optional<RecordId> in;  ///< the document of an occurrence, relation or review
    std::string kind;            ///< of an agent, document or relation; the stance of a statement
    std::string status;          ///< of a relation
    std::string topic;           ///< of a claim
    std::string text;            ///< in its name, title, text or note, but for case; folded
};

/// Throws Error(Malformed) when `filter` asks for what records of `kind` do not have: nothing would ever fit.
void check_filter(const RecordFilter& filter, RecordKind kind);

[[nodiscard]] bool fits(const Record& record, const RecordFilter& filter);

}  // namespace gainsay::cli
