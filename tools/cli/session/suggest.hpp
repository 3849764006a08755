#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace gainsay::cli {

/// Single-character insertions, deletions, replacements and swaps of neighbours that turn `a` into `b`;
/// `limit` + 1 when it takes more than `limit`. Counts bytes. O(limit · shorter length) time.
///
/// Source   F. Damerau, "A technique for computer detection and correction of spelling errors", CACM 7
///          (1964), in the restricted form (optimal string alignment).
[[nodiscard]] std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit);

/// How wrong a word may be to be taken for a misspelling: a third of its length, at most 4.
[[nodiscard]] std::size_t tolerance(std::string_view word) noexcept;

/// At most `most` of `words` within tolerance of `word`, the nearest first, ties in their order.
[[nodiscard]] std::vector<std::string> nearest(std::string_view word, const std::vector<std::string>& words,
                                               std::size_t most = 3);

/// "; did you mean \"a\" or \"b\"?", or nothing without words.
[[nodiscard]] std::string did_you_mean(const std::vector<std::string>& words);

}  // namespace gainsay::cli
