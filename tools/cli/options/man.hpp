#pragma once

#include <string>
#include <string_view>

#include "tools/cli/options/options.hpp"

namespace gainsay::cli {

/// The man page of a command, gainsay-COMMAND(1), as roff with the man macros.
[[nodiscard]] std::string man_page(std::string_view command, std::string_view summary,
                                   const Options& options);

/// gainsay(1): the overview.
[[nodiscard]] std::string man_overview();

}  // namespace gainsay::cli
