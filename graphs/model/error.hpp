#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>
#include <utility>

namespace gainsay {

/// Names are stable: they appear in JSON, become exit statuses in the CLI, HTTP codes in a server.
enum class ErrorCode : std::uint8_t {
    NotFound,     ///< a record, file or name that does not exist
    Malformed,    ///< an input that is not what it should be
    Conflict,     ///< two things that cannot both stand: an id used twice, a case in use by another writer
    Unsupported,  ///< right in itself, but not for this version or build
    Limit,        ///< a limit on size, depth, count or time was reached
    Io,           ///< the operating system refused
};

/// "not-found", "malformed", …: the stable name of `code`.
[[nodiscard]] const char* to_string(ErrorCode code) noexcept;

/// A place in an input. Line and column count from 1 (columns in bytes); 0 means unknown.
struct SourcePos {
    std::string file;
    std::uint32_t line = 0, column = 0;

    friend bool operator==(const SourcePos&, const SourcePos&) = default;
};

/// "file:line:column", as far as known; empty when nothing is.
[[nodiscard]] std::string to_string(const SourcePos& where);

/// What prevented an answer, for three readers: programs (code), editors (where), and people
/// (what(): what was found, what was expected, what to do about it; it does not repeat the place).
class Error : public std::runtime_error {
public:
    Error(ErrorCode code, const std::string& message, SourcePos where = {})
        : std::runtime_error(message), code_(code), where_(std::move(where)) {}

    [[nodiscard]] ErrorCode code() const noexcept { return code_; }
    [[nodiscard]] const SourcePos& where() const noexcept { return where_; }

private:
    ErrorCode code_;
    SourcePos where_;
};

/// Throws std::logic_error that names `promise`, `file` and `line`. Called by GAINSAY_REQUIRE.
[[noreturn]] void broken_promise(const char* promise, const char* file, int line);

}  // namespace gainsay

/// A promise of our own code, checked in release builds too. Throws instead of aborting: one bad request
/// should cost a server one answer, not all of them.
#define GAINSAY_REQUIRE(promise) \
    (static_cast<bool>(promise) ? void(0) : ::gainsay::broken_promise(#promise, __FILE__, __LINE__))
