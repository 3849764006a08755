#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <functional>
#include <string>

#include "graphs/store/case_file.hpp"

namespace gainsay::test {

/// A folder that is gone with its owner.
class TempFolder {
public:
    TempFolder();
    TempFolder(const TempFolder&) = delete;
    TempFolder& operator=(const TempFolder&) = delete;
    ~TempFolder();
    [[nodiscard]] std::filesystem::path operator/(const std::string& name) const { return path_ / name; }
    [[nodiscard]] const std::filesystem::path& path() const noexcept { return path_; }

private:
    std::filesystem::path path_;
};

/// A change by "ann" at a fixed time.
[[nodiscard]] ChangeNote note(const std::string& action = "edit", const std::string& message = "");

/// Everything in a source, in memory.
[[nodiscard]] Case case_of(const GraphSource& source);

/// The canonical JSON Lines of a source: equal texts, equal cases.
[[nodiscard]] std::string lines_of(const GraphSource& source);

/// Every record of a case, by kind and id.
[[nodiscard]] std::vector<Record> records_of(const Case& whole);

/// A new case file that holds `whole`, added in one change.
[[nodiscard]] CaseFile file_with(const std::filesystem::path& path, const Case& whole);

/// The rows of a query, cells joined by " | ", as another SQLite program reads them.
[[nodiscard]] std::vector<std::string> sql(const std::filesystem::path& path, const std::string& query);

/// The Error that `action` throws, as "code: message".
[[nodiscard]] std::string error_of(const std::function<void()>& action);

[[nodiscard]] std::string read_bytes(const std::filesystem::path& path);
void write_bytes(const std::filesystem::path& path, const std::string& bytes);

}  // namespace gainsay::test
