#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "engine/contradiction/contradictions.hpp"
#include "tools/cli/options/options.hpp"
#include "tools/cli/session/session.hpp"

namespace gainsay::cli {

/// The options of everything that asks about contradictions: --closure, --as-of, --include-proposed.
class Question {
public:
    void declare(Options& options);
    /// Throws Error(Malformed) for a closure or a date that is none.
    [[nodiscard]] ContradictionOptions options() const;
    /// Says that closures may find more, when nothing was found and they are not all on.
    void hint(const Session& session) const;

private:
    std::string closures_ = "none";
    std::optional<std::string> as_of_;
    bool include_proposed_ = false;
};

/// The date of --as-of. Throws Error(Malformed) that names the option.
[[nodiscard]] std::optional<Edtf> date_option(const std::optional<std::string>& text, const char* option);

}  // namespace gainsay::cli
