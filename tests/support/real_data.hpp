#pragma once

#include <filesystem>
#include <string>

// Real data sets, which live outside the repository. A test that wants one says so visibly when it is not there.

namespace gainsay::test {

/// The folder of a data set: below GAINSAY_DATA, or else below ../shared/data of the source tree. Empty: not there.
[[nodiscard]] std::filesystem::path real_data(const std::string& set);

/// A temporary folder that goes with the object.
class ScratchFolder {
public:
    ScratchFolder();
    ScratchFolder(const ScratchFolder&) = delete;
    ScratchFolder& operator=(const ScratchFolder&) = delete;
    ~ScratchFolder();
    [[nodiscard]] const std::filesystem::path& path() const noexcept { return path_; }

private:
    std::filesystem::path path_;
};

/// Unpacks a .tar.xz into `folder`, or a .xz into a file of its name there, with the tools of the system. False:
/// they are missing, or the archive is broken.
[[nodiscard]] bool unpack(const std::filesystem::path& archive, const std::filesystem::path& folder);

}  // namespace gainsay::test

/// Sets `folder` to a data set's, or skips the test.
#define GAINSAY_REAL_DATA(folder, set)                                    \
    const std::filesystem::path folder = ::gainsay::test::real_data(set); \
    if (folder.empty()) GTEST_SKIP() << "the data set " << (set) << " is not there"
