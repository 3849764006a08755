#pragma once

#include <filesystem>
#include <functional>
#include <istream>
#include <memory>
#include <string>

#include "graphs/format/registry.hpp"
#include "graphs/model/source.hpp"

namespace gainsay::cli {

class Session;

/// Is there a file or the like, not a folder, at `path`?
[[nodiscard]] bool file_exists(const std::string& path);

/// An input as a stream, "-" being standard input, and what it is called in messages. The format is `format`
/// when that is not empty, else guessed from the first bytes.
struct Input {
    std::unique_ptr<std::istream> stream;
    std::string name;
    const Format* format = nullptr;
};

/// Throws   Error(NotFound or Io) when it cannot be opened; Error(Malformed) when it looks like no known
///          format, unless that may be: then the input has no format.
[[nodiscard]] Input open_input(Session& session, const std::string& path, const std::string& format = {},
                               bool may_be_nothing = false);

/// A text case in memory.
[[nodiscard]] std::unique_ptr<GraphSource> read_text_case(Session& session, const std::string& path);

/// The whole of an input as text, at most `limit` bytes. Throws Error(Limit) beyond that.
[[nodiscard]] std::string read_all(Session& session, const std::string& path, std::size_t limit = 64U << 20);

/// Lets `write` fill a file that takes its place at `path` when it is complete; "-" or nothing is standard
/// output.
///
/// Throws   Error(Io) that names the path; then what was there before is still there.
void write_output(Session& session, const std::string& path, const std::function<void(std::ostream&)>& write);

}  // namespace gainsay::cli
