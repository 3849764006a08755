#pragma once

#include <cstdint>
#include <functional>
#include <limits>
#include <optional>
#include <string>

#include "graphs/store/change.hpp"

namespace gainsay {

/// One committed change.
struct JournalEntry {
    std::uint64_t seq = 0;  ///< 1, 2, 3 …: the version of the case that it made
    std::string at;         ///< UTC, as the caller gave it
    std::string author, action, message;
    std::optional<std::uint64_t> undoes, redoes;  ///< the entry that it takes back, or brings back
    bool undone = false;                          ///< a later entry takes it back
    bool info_changed = false;                    ///< title, description or the like
    ChangeCounts counts;                          ///< unchanged records are not kept, so 0

    friend bool operator==(const JournalEntry&, const JournalEntry&) = default;
};

/// Which entries: the newest `limit` of those with seq in [first, last].
struct JournalRange {
    std::uint64_t first = 1, last = std::numeric_limits<std::uint64_t>::max();
    std::size_t limit = 50;
};

/// A record before and after a change: before is missing for an added one, after for a removed one.
struct RecordChange {
    RecordId id;
    std::optional<Record> before, after;

    friend bool operator==(const RecordChange&, const RecordChange&) = default;
};
using RecordChangeVisitor = std::function<void(const RecordChange&)>;

/// What is said of the case as a whole, before and after a change.
struct InfoChange {
    CaseInfo before, after;

    friend bool operator==(const InfoChange&, const InfoChange&) = default;
};

}  // namespace gainsay
