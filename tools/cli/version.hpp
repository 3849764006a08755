#pragma once

#include <string>
#include <string_view>

namespace gainsay::cli {

/// "0.1.0".
[[nodiscard]] std::string_view version() noexcept;

/// "gainsay 0.1.0", and in detail the libraries and the compiler it was built with, one a line.
[[nodiscard]] std::string version_text(bool detailed);

}  // namespace gainsay::cli
