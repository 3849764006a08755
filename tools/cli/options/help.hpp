#pragma once

#include <string>
#include <string_view>

#include "tools/cli/options/options.hpp"

namespace gainsay::cli {

/// "gainsay contradictions [OPTIONS] CASE", with the arguments of the command.
[[nodiscard]] std::string synopsis(std::string_view command, const Options& options);

/// "-o, --output FILE" as help and man pages show it.
[[nodiscard]] std::string shown(const Declaration& declaration);

/// The help text with its choices and whether it may be repeated.
[[nodiscard]] std::string described(const Declaration& declaration);

/// What `gainsay COMMAND --help` prints: 79 columns, no colours. docs/cli/COMMAND.md holds the same text.
[[nodiscard]] std::string help_text(std::string_view command, std::string_view summary,
                                    const Options& options);

/// What `gainsay --help` prints.
[[nodiscard]] std::string overview();

}  // namespace gainsay::cli
