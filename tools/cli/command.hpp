#pragma once

#include <string_view>

#include "tools/cli/exit.hpp"
#include "tools/cli/options/options.hpp"
#include "tools/cli/session/session.hpp"

namespace gainsay::cli {

/// A subcommand. One file below command/ each; commands.cpp lists them.
class Command {
public:
    Command() = default;
    Command(const Command&) = delete;
    Command& operator=(const Command&) = delete;
    virtual ~Command() = default;

    [[nodiscard]] virtual std::string_view name() const = 0;
    /// What it does, as the end of a sentence: "show what contradicts a claim, and why".
    [[nodiscard]] virtual std::string_view summary() const = 0;

    /// Says which arguments there are, and what they are for. Opens nothing, so --help works without a case.
    virtual void declare(Options& options) = 0;

    /// Does it. An Error passes through: run() makes it a line and a status.
    [[nodiscard]] virtual Exit run(Session& session) = 0;
};

}  // namespace gainsay::cli
