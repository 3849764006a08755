#include "tools/cli/session/open.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <system_error>

#include "tools/cli/session/interchange.hpp"
#include "tools/cli/session/session.hpp"

namespace gainsay::cli {
namespace {

std::string reason() {
    return errno == 0 ? "unknown reason" : std::strerror(errno);
}

// Hands out the first bytes once more: standard input cannot be rewound.
class Replay final : public std::streambuf {
public:
    Replay(std::string first, std::streambuf* rest) : first_(std::move(first)), rest_(rest) {
        setg(first_.data(), first_.data(), first_.data() + first_.size());
    }

protected:
    int_type underflow() override {
        first_.resize(1U << 16U);
        const std::streamsize n = rest_->sgetn(first_.data(), static_cast<std::streamsize>(first_.size()));
        if (n <= 0) return traits_type::eof();
        setg(first_.data(), first_.data(), first_.data() + n);
        return traits_type::to_int_type(*gptr());
    }

private:
    std::string first_;
    std::streambuf* rest_;
};

class ReplayStream final : public std::istream {
public:
    ReplayStream(std::string first, std::istream& rest, std::unique_ptr<std::istream> owned)
        : std::istream(nullptr), owned_(std::move(owned)), buffer_(std::move(first), rest.rdbuf()) {
        rdbuf(&buffer_);
    }

private:
    std::unique_ptr<std::istream> owned_;
    Replay buffer_;
};

std::unique_ptr<std::istream> open_file(const std::string& path) {
    std::error_code error;
    if (std::filesystem::is_directory(path, error)) {
        throw Error(ErrorCode::Malformed, "this is a folder, expected a file", {path});
    }
    errno = 0;
    auto file = std::make_unique<std::ifstream>(path, std::ios::binary);
    if (file->is_open()) return file;
    if (errno == ENOENT) throw Error(ErrorCode::NotFound, "there is no such file", {path});
    throw Error(ErrorCode::Io, "cannot be read: " + reason(), {path});
}

std::string names_of_formats() {
    std::string names;
    for (const Format& format : formats()) {
        if (format.reads()) names += (names.empty() ? "" : ", ") + std::string(format.name);
    }
    return names;
}

/// What an input is that is none of our formats, and what to do about it; empty when nobody can tell.
std::string known_stranger(std::string_view first) {
    struct Stranger {
        std::string_view begins, is;
    };
    constexpr std::array strangers{
        Stranger{{"\xFF\xFE", 2},
                 "this is UTF-16, expected UTF-8; save it as UTF-8 (in a spreadsheet: \"CSV UTF-8\")"},
        Stranger{{"\xFE\xFF", 2},
                 "this is UTF-16, expected UTF-8; save it as UTF-8 (in a spreadsheet: \"CSV UTF-8\")"},
        Stranger{{"\x1F\x8B", 2},
                 "this is compressed with gzip; unpack it first (gunzip -c FILE | gainsay … -)"},
        Stranger{{"\xFD"
                  "7zXZ",
                  5},
                 "this is compressed with xz; unpack it first (xz -dc FILE | gainsay … -)"},
        Stranger{{"BZh", 3}, "this is compressed with bzip2; unpack it first (bzip2 -dc FILE | gainsay … -)"},
        Stranger{{"\x28\xB5\x2F\xFD", 4},
                 "this is compressed with zstd; unpack it first (zstd -dc FILE | gainsay … -)"},
        Stranger{
            {"PK\x03\x04", 4},
            "this is a ZIP archive, or a spreadsheet or document that is kept as one; unpack it, or save the "
            "table as CSV in UTF-8"},
        Stranger{{"%PDF-", 5},
                 "this is a PDF file, which holds no records; \"gainsay snapshot add\" stores the text of a "
                 "document"},
    };
    const auto* const found = std::find_if(strangers.begin(), strangers.end(), [&](const Stranger& one) {
        return first.starts_with(one.begins);
    });
    return found == strangers.end() ? std::string() : std::string(found->is);
}

}  // namespace

bool file_exists(const std::string& path) {
    std::error_code error;
    return std::filesystem::exists(path, error) && !std::filesystem::is_directory(path, error);
}

Input open_input(Session& session, const std::string& path, const std::string& format, bool may_be_nothing) {
    std::unique_ptr<std::istream> owned;
    if (path != "-") owned = open_file(path);
    std::istream& raw = owned ? *owned : session.in();
    const std::string name = path == "-" ? "standard input" : path;
    std::string first(guess_bytes, '\0');
    const std::streamsize n = raw.rdbuf()->sgetn(first.data(), static_cast<std::streamsize>(first.size()));
    first.resize(static_cast<std::size_t>(std::max<std::streamsize>(n, 0)));
    const Format* const found = format.empty() ? guess_format(first) : &find_format(format);
    if (found == nullptr && may_be_nothing) return {nullptr, name, nullptr};
    if (found == nullptr) {
        if (const std::string is = known_stranger(first); !is.empty())
            throw Error(ErrorCode::Malformed, is, {name});
        throw Error(
            ErrorCode::Malformed,
            (first.empty() ? "this is empty" : "this looks like none of the formats that can be read") +
                std::string(", expected a case file or a case in one of: ") + names_of_formats() +
                "; any other table, and rows of JSON, need --mapping FILE",
            {name});
    }
    if (!found->reads()) {
        throw Error(ErrorCode::Unsupported,
                    "the format " + std::string(found->name) + " can be written, not read", {name});
    }
    return {std::make_unique<ReplayStream>(std::move(first), raw, std::move(owned)), name, found};
}

std::unique_ptr<GraphSource> read_text_case(Session& session, const std::string& path) {
    CaseBuilder builder;
    LossReport losses(1);
    read_inputs(session, {path}, {}, builder, session.reading(path), losses);
    if (!losses.empty()) {
        session.say(path + ": " + std::to_string(losses.total()) +
                    " things in it have no place in a case; \"gainsay convert\" says which");
    }
    return std::make_unique<CaseSource>(builder.take());
}

std::string read_all(Session& session, const std::string& path, std::size_t limit) {
    std::unique_ptr<std::istream> owned;
    if (path != "-") owned = open_file(path);
    std::istream& in = owned ? *owned : session.in();
    std::string text(limit + 1, '\0');
    text.resize(static_cast<std::size_t>(std::max<std::streamsize>(
        in.rdbuf()->sgetn(text.data(), static_cast<std::streamsize>(text.size())), 0)));
    if (text.size() > limit) {
        throw Error(ErrorCode::Limit,
                    "this is longer than " + std::to_string(limit >> 20U) + " MiB, expected a record",
                    {path == "-" ? "standard input" : path});
    }
    return text;
}

void write_output(Session& session, const std::string& path,
                  const std::function<void(std::ostream&)>& write) {
    if (path.empty() || path == "-") {
        write(session.out());
        session.out().flush();
        if (!session.out()) throw Error(ErrorCode::Io, "standard output cannot be written");
        return;
    }
    // A device or a pipe is written to; a file is replaced as a whole.
    std::error_code error;
    const bool special =
        std::filesystem::exists(path, error) && !std::filesystem::is_regular_file(path, error);
    const std::string target = special ? path : path + ".part";
    errno = 0;
    std::ofstream file(target, std::ios::binary | std::ios::trunc);
    if (!file) throw Error(ErrorCode::Io, "cannot be written: " + reason(), {path});
    try {
        write(file);
        file.close();
        if (!file) throw Error(ErrorCode::Io, "cannot be written: " + reason(), {path});
        if (!special) std::filesystem::rename(target, path);
    } catch (...) {
        if (!special) std::filesystem::remove(target, error);
        throw;
    }
}

}  // namespace gainsay::cli
