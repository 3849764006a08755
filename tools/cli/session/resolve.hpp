#pragma once

#include <string_view>
#include <vector>

#include "graphs/snapshot/snapshot.hpp"

namespace gainsay::cli {

/// The node that a person means by `name`, of one of `kinds` (empty: any): its id ("agent:tasnim"), else its
/// slug
/// ("tasnim"), else its name, alias, title or text but for case and white space ("Tasnim News Agency").
///
/// Throws   Error(Malformed) when it can mean several, with up to ten of them; Error(NotFound) when it means
///          none, with up to three that are spelled nearly so, and when it is a record of another kind.
/// Cost     O(log n); when nothing is found, one look at up to a million records.
[[nodiscard]] Node resolve(const Snapshot& snapshot, std::string_view name,
                           const std::vector<RecordKind>& kinds);

}  // namespace gainsay::cli
