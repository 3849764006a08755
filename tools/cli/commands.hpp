#pragma once

#include <memory>
#include <span>
#include <string_view>

#include "tools/cli/command.hpp"

namespace gainsay::cli {

/// A row of the table of commands: its name, and how to make one.
struct CommandRow {
    std::string_view name;
    std::string_view group;  ///< heading in `gainsay --help`
    std::unique_ptr<Command> (*make)();
};

/// All commands, in the order in which they are listed to people.
[[nodiscard]] std::span<const CommandRow> commands() noexcept;

/// A command with its arguments declared.
struct DeclaredCommand {
    std::unique_ptr<Command> command;
    Options options;
};
[[nodiscard]] std::unique_ptr<DeclaredCommand> declare(const CommandRow& row);

/// The command of that name. Throws Error(Malformed) that names the nearest.
[[nodiscard]] const CommandRow& find_command(std::string_view name);

}  // namespace gainsay::cli
