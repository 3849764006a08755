#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <ostream>
#include <string>

namespace gainsay::cli {

/// How far the reading of an input has come.
struct Progress {
    std::uint64_t bytes = 0, records = 0;
    std::optional<std::uint64_t> size;  ///< of the whole input, in bytes, where it is known
    double seconds = 0;                 ///< since it began
};

/// A line such as "case.jsonl: 42 %, 204 of 485 MiB, 1612000 records, 51.0 MiB/s, 6 s left", without what is not
/// known. The time left is that at the mean rate so far.
[[nodiscard]] std::string progress_text(const std::string& name, const Progress& progress);

/// Shows progress on a terminal, in one line that is written over, ten times a second at most, and wiped when the
/// last copy of this function is gone.
[[nodiscard]] std::function<void(std::uint64_t bytes, std::uint64_t records)> show_progress(
    std::ostream& terminal, const std::string& name, std::optional<std::uint64_t> size);

}  // namespace gainsay::cli
