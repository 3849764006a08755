#pragma once

#include <cstdint>
#include <iosfwd>
#include <span>
#include <string_view>

#include "graphs/format/read.hpp"
#include "graphs/model/source.hpp"

namespace gainsay {

/// Could an input be of a format, judging by its first bytes?
enum class Guess : std::uint8_t { No, Maybe, Yes };

/// A format that a case can be read from, written to, or both.
struct Format {
    std::string_view name;                         ///< what people type: "json"
    std::string_view description;                  ///< one line for --help
    std::string_view extension;                    ///< of its files, with the dot: ".json"
    Guess (*guess)(std::string_view first_bytes);  ///< null: never guessed
    /// Null: not readable. Contract of read_case_json.
    void (*read)(std::istream& in, std::string_view name, RecordSink& sink, const ReadOptions& options);
    /// Null: not writable. Contract of write_case_json.
    void (*write)(std::ostream& out, const GraphSource& source);

    [[nodiscard]] bool reads() const noexcept { return read != nullptr; }
    [[nodiscard]] bool writes() const noexcept { return write != nullptr; }
};

/// All formats, in the order in which they are listed to people.
[[nodiscard]] std::span<const Format> formats() noexcept;

/// The format of that name. Throws Error(NotFound) that lists the names.
[[nodiscard]] const Format& find_format(std::string_view name);

/// The readable format that an input is most likely of, from its first few kilobytes; null when it looks like
/// none of them.
[[nodiscard]] const Format* guess_format(std::string_view first_bytes) noexcept;

}  // namespace gainsay
