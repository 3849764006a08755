#pragma once

#include <ostream>
#include <string_view>

namespace gainsay::render {

/// Writes what turns `before` into `after` as a unified diff (POSIX diff -u) with three lines of context; nothing when they
/// are equal. `patch` and `git apply` take it; `harmlessly`, for a terminal, what would move its cursor is replaced, and they
/// may not.
///
/// Cost     O(n log n) for n lines where differences lie between lines that stand once in both texts, as the ids of
///          records do; a stretch without such lines is compared line by line up to 2000 × 2000, else replaced as a whole.
/// Source   B. Cohen's patience diff: lines that are unique in both texts hold the others in place.
void unified_diff(std::ostream& out, std::string_view name_before, std::string_view name_after,
                  std::string_view before, std::string_view after, bool harmlessly = false);

}  // namespace gainsay::render
