#pragma once

#include <string_view>

namespace gainsay::audit {

/// Does `text` match the pattern? "*" stands for any bytes but a slash, "**" for any bytes at all, "?" for one byte but a
/// slash; "**/" also for nothing, so that "**/a" matches "a". Everything else stands for itself.
///
/// Cost     O(pattern × text), whatever they are: no pattern makes it slow.
[[nodiscard]] bool glob_matches(std::string_view pattern, std::string_view text);

/// Does the pattern stand for more than itself?
[[nodiscard]] bool is_glob(std::string_view pattern) noexcept;

}  // namespace gainsay::audit
