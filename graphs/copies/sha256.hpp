#pragma once

#include <string>
#include <string_view>

namespace gainsay {

/// The SHA-256 of `bytes` (FIPS 180-4), as 64 small hexadecimal digits.
[[nodiscard]] std::string sha256(std::string_view bytes);

}  // namespace gainsay
