#pragma once

#include <set>

#include "engine/audit/finding.hpp"
#include "graphs/model/source.hpp"

namespace gainsay::audit {

/// What differs between two versions of a case: the records that were added or are not as they were, and those that a
/// removed or changed record named before or names now, because a link to them came or went.
struct Changed {
    std::set<RecordId> records;
    bool info = false;  ///< what is said of the case as a whole

    /// Is the finding about what differs: its record, or one that its witness names? A finding about the case as a whole
    /// is, when anything differs.
    [[nodiscard]] bool concerns(const Finding& finding) const;
    [[nodiscard]] bool empty() const noexcept { return records.empty() && !info; }
};

/// Cost     one visit of both versions, and a record and its references at a time in memory beside what differs.
[[nodiscard]] Changed changed_between(const GraphSource& before, const GraphSource& after);

}  // namespace gainsay::audit
