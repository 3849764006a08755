#pragma once

#include <optional>
#include <vector>

#include "graphs/store/journal.hpp"
#include "tools/render/table/rows.hpp"

namespace gainsay::render {

/// "2 added, 1 replaced": what a change touched.
[[nodiscard]] std::string counts_text(const ChangeCounts& counts, bool info_changed = false);

/// One row an entry, in their order.
void journal(const Output& output, const std::vector<JournalEntry>& entries);

/// One entry with every record that it changed, before and after. In text the lines that went and came; as
/// rows one a record.
void journal_entry(const Output& output, const JournalEntry& entry, const std::optional<InfoChange>& info,
                   const std::vector<RecordChange>& changes);

}  // namespace gainsay::render
