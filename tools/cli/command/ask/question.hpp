#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "engine/contradiction/contradictions.hpp"
#include "tools/cli/command/ask/time_options.hpp"
#include "tools/cli/options/options.hpp"
#include "tools/cli/session/session.hpp"

namespace gainsay::cli {

/// The options of everything that asks about contradictions: --closure, --as-of, --between, --include-proposed.
class Question {
public:
    void declare(Options& options);
    /// With a --between that names two agents, too: see TimeOptions.
    void declare_with_agents(Options& options, const std::string& help);
    /// Where the time is asked for otherwise.
    void declare_without_time(Options& options);
    /// Throws Error(Malformed) for a closure or a date that is none.
    [[nodiscard]] ContradictionOptions options() const;
    /// The two agents of --between; empty: not given.
    [[nodiscard]] std::vector<std::string> agents() const { return time_.agents(); }
    /// Says that closures may find more, when nothing was found and they are not all on.
    void hint(const Session& session) const;

private:
    void declare_closures(Options& options);
    void declare_proposed(Options& options);

    std::string closures_ = "none";
    TimeOptions time_;
    bool include_proposed_ = false;
};

}  // namespace gainsay::cli
