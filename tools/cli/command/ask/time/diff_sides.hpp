#pragma once

#include <memory>
#include <optional>
#include <string>

#include "engine/time/diff/diff.hpp"
#include "tools/cli/options/options.hpp"
#include "tools/cli/session/session.hpp"

namespace gainsay::cli {

/// The two sides of a comparison, opened: two cases, or one of two dates.
struct OpenedSides {
    std::unique_ptr<Session> other;  ///< keeps the second case
    DiffSide before, after;
    std::string before_name, after_name;
};

/// Two cases, or two dates of one: --from DATE, --to DATE, and the second case, which a command takes as an argument or an
/// option.
class DiffSides {
public:
    /// `where` stands before the help: "for diff: ".
    void declare_dates(Options& options, const std::string& where = {});
    [[nodiscard]] bool dated() const noexcept { return from_ || to_; }

    /// Opens both. Throws Error(Malformed) when there is nothing to compare.
    [[nodiscard]] OpenedSides open(Session& session, const std::optional<std::string>& other) const;

private:
    std::optional<std::string> from_, to_;
};

}  // namespace gainsay::cli
