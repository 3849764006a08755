#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "graphs/model/error.hpp"

namespace gainsay::cli {

/// How a command ends. One table, `exit_table`, for every command and every output format.
enum class Exit : std::uint8_t {
    Fine = 0,
    Found = 1,         ///< a check has findings
    NothingFound = 1,  ///< a search found nothing: like grep
    Usage = 2,
    Limit = 3,
    Failure = 4,
};

struct ExitRow {
    Exit exit;
    std::string_view meaning;
};

inline constexpr std::array<ExitRow, 5> exit_table{
    {{Exit::Fine, "fine"},
     {Exit::Found, "a check has findings, or a search found nothing"},
     {Exit::Usage, "wrong usage, or an input that is missing, malformed or in conflict"},
     {Exit::Limit, "a limit on size, depth, count or time was reached"},
     {Exit::Failure, "the operating system refused, or a mistake of our own"}}};

/// What an error means for the exit status.
[[nodiscard]] Exit exit_of(ErrorCode code) noexcept;

}  // namespace gainsay::cli
