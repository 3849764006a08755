#include "tools/cli/command/audit/config/config_book.hpp"

#include <utility>

#include "tools/cli/session/open.hpp"

namespace gainsay::cli {

namespace fs = std::filesystem;

ConfigBook::ConfigBook(Session& session, std::optional<std::string> given, bool none)
    : session_(session), given_(std::move(given)), none_(none) {
    if (given_ && none_)
        throw Error(ErrorCode::Malformed, "found --config and --no-config, expected one of them");
}

const AuditConfig* ConfigBook::of(const std::string& path) {
    if (none_) return nullptr;
    std::error_code error;
    if (given_) return read(fs::absolute(*given_, error).lexically_normal(), *given_);
    fs::path folder = fs::current_path(error);
    if (path != "-" && !path.empty()) {
        const fs::path whole = fs::absolute(path, error).lexically_normal();
        folder = fs::is_directory(whole, error) ? whole : whole.parent_path();
    }
    const auto found = find_config(folder);
    if (!found) return nullptr;
    return read(*found, found->lexically_relative(fs::current_path(error)).generic_string());
}

const AuditConfig* ConfigBook::read(const fs::path& file, const std::string& name) {
    if (const auto at = known_.find(file); at != known_.end()) return at->second;
    session_.log("reading the configuration " + name);
    configs_.push_back(std::make_unique<AuditConfig>(read_config(read_all(session_, file.string()), name)));
    configs_.back()->folder = file.parent_path();
    return known_[file] = configs_.back().get();
}

}  // namespace gainsay::cli
