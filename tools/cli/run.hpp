#pragma once

#include <span>
#include <string>

#include "tools/cli/exit.hpp"
#include "tools/cli/session/session.hpp"

namespace gainsay::cli {

/// Runs one command line, without the name of the program: the whole of gainsay but for main(). Answers go to
/// `surroundings.out`, everything else to `surroundings.err`. Throws nothing: whatever goes wrong becomes a
/// message and a status.
[[nodiscard]] Exit run(std::span<const std::string> arguments, const Surroundings& surroundings) noexcept;

}  // namespace gainsay::cli
