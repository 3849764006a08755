#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "tools/cli/command/audit/config/config_file.hpp"
#include "tools/cli/session/session.hpp"

namespace gainsay::cli {

/// Which configuration holds for which case.
class ConfigBook {
public:
    /// `given`: the one file that holds for all cases. `none`: no configuration is looked for.
    ConfigBook(Session& session, std::optional<std::string> given, bool none);

    /// The configuration of the case at `path`, which is read when it is asked for first; null when there is none. For "-"
    /// and an empty path it is looked for from the working folder on.
    [[nodiscard]] const AuditConfig* of(const std::string& path);

    /// Those that were asked for, in that order.
    [[nodiscard]] const std::vector<std::unique_ptr<AuditConfig>>& all() const noexcept { return configs_; }

private:
    const AuditConfig* read(const std::filesystem::path& file, const std::string& name);

    Session& session_;
    std::optional<std::string> given_;
    bool none_;
    std::vector<std::unique_ptr<AuditConfig>> configs_;
    std::map<std::filesystem::path, const AuditConfig*> known_;
};

}  // namespace gainsay::cli
