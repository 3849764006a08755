#pragma once

#include <filesystem>
#include <map>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "engine/audit/history/baseline.hpp"

namespace gainsay::cli {

/// The findings of several cases at an earlier time, by the path of the case relative to the file that keeps them.
using KnownCases = std::map<std::string, std::vector<audit::KnownFinding>>;

/// What the path of a case is called in the baseline at `file`.
[[nodiscard]] std::string path_in_baseline(const std::filesystem::path& file, const std::string& path);

/// Throws   ReadError that says what is wrong with the text.
[[nodiscard]] KnownCases read_baseline(std::string_view text, const std::string& name);

/// A line a finding, so that a change of one shows as one line in a diff.
void write_baseline(std::ostream& out, const KnownCases& cases);

}  // namespace gainsay::cli
