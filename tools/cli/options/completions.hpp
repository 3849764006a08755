#pragma once

#include <string>

namespace gainsay::cli {

// Completion scripts of all commands, made from their declarations.

[[nodiscard]] std::string bash_completions();
[[nodiscard]] std::string zsh_completions();
[[nodiscard]] std::string fish_completions();

}  // namespace gainsay::cli
