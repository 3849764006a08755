#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "tools/cli/options/options.hpp"

namespace gainsay::cli {

/// What of the world outside decides how arguments are read.
struct ParseContext {
    std::string default_case;                              ///< GAINSAY_CASE; empty: none
    std::function<bool(const std::string&)> is_case_file;  ///< is there a file that could be a case?
};

/// Puts the arguments of a command where `options` says.
///
/// The first argument is the case, unless --case is given, or there is a default case and the argument names
/// no file. With --help nothing else is looked at.
///
/// Throws   Error(Malformed) that says what is wrong and what was expected; an option that does not exist
///          comes with the nearest one that does.
void parse(Options& options, std::string_view command, std::span<const std::string> arguments,
           const ParseContext& context);

}  // namespace gainsay::cli
