#include <fstream>
#include <optional>
#include <system_error>

#include "graphs/copies/copy_text.hpp"
#include "graphs/model/error.hpp"

namespace gainsay {
namespace fs = std::filesystem;
namespace {

CopyText failed(CopyState state, std::string message) {
    CopyText out;
    out.state = state;
    out.message = std::move(message);
    return out;
}

bool stays_below(const fs::path& path) {
    if (path.empty() || path.is_absolute() || path.has_root_name()) return false;
    for (const fs::path& part : path) {
        if (part == "..") return false;
    }
    return true;
}

/// `path` with its links followed, when that is still below `folder`; nullopt otherwise.
std::optional<fs::path> followed(const fs::path& folder, const fs::path& path) {
    std::error_code error;
    const fs::path root = fs::canonical(folder.empty() ? fs::path(".") : folder, error);
    if (error) return std::nullopt;
    fs::path real = fs::canonical(root / path, error);
    if (error) return std::nullopt;
    const fs::path below = real.lexically_relative(root);
    if (!stays_below(below)) return std::nullopt;
    return real;
}

}  // namespace

std::string bytes_of_file(const fs::path& path, std::size_t limit) {
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    if (!fs::exists(status))
        throw Error(ErrorCode::NotFound, "there is no file at \"" + path.string() + "\"");
    if (!fs::is_regular_file(status))
        throw Error(ErrorCode::Io, "\"" + path.string() + "\" is no plain file");
    const std::uintmax_t size = fs::file_size(path, error);
    if (!error && size > limit) {
        throw Error(ErrorCode::Limit, "\"" + path.string() + "\" has " + std::to_string(size) +
                                          " bytes, at most " + std::to_string(limit) + " are read");
    }
    std::ifstream in(path, std::ios::binary);
    std::string bytes;
    if (in) {
        bytes.resize(static_cast<std::size_t>(error ? 0 : size));
        in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
        bytes.resize(static_cast<std::size_t>(in.gcount()));
    }
    if (!in) throw Error(ErrorCode::Io, "\"" + path.string() + "\" cannot be read");
    return bytes;
}

CopyText read_copy(const fs::path& folder, const Document& document, const CopyLimits& limits) {
    if (!document.snapshot) {
        return failed(CopyState::NoCopy,
                      "the document has no stored copy; \"gainsay snapshot add\" stores one");
    }
    const StoredCopy& copy = *document.snapshot;
    if (copy.path.empty())
        return failed(CopyState::NotKept,
                      "the copy's SHA-256 is known, but the copy is not part of the case");
    const fs::path path(copy.path);
    if (!stays_below(path)) {
        return failed(CopyState::Outside,
                      "the path \"" + copy.path + "\" leads out of the case's folder, and is not followed");
    }
    std::error_code error;
    if (!fs::exists(fs::symlink_status(folder / path, error)) || error)
        return failed(CopyState::Missing, "there is no file at \"" + copy.path + "\" in the case's folder");
    const std::optional<fs::path> real = followed(folder, path);
    if (!real) {
        return failed(CopyState::Outside,
                      "\"" + copy.path + "\" is a link that leads out of the case's folder, or nowhere");
    }
    try {
        if (!fs::is_regular_file(*real, error))
            return failed(CopyState::Outside, "\"" + copy.path + "\" is no plain file");
        return text_of_copy(bytes_of_file(*real, limits.max_bytes), copy, limits);
    } catch (const Error& problem) {
        const CopyState state = problem.code() == ErrorCode::NotFound ? CopyState::Missing
                                : problem.code() == ErrorCode::Limit  ? CopyState::TooLarge
                                                                      : CopyState::Unreadable;
        return failed(state, problem.what());
    }
}

}  // namespace gainsay
