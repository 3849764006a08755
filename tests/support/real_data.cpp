#include "tests/support/real_data.hpp"

#include <cstdlib>
#include <random>

namespace gainsay::test {

namespace fs = std::filesystem;

fs::path real_data(const std::string& set) {
    const char* const told = std::getenv("GAINSAY_DATA");  // NOLINT: tests run in one thread
    const fs::path all =
        told != nullptr ? fs::path(told) : fs::path(GAINSAY_SOURCE_DIR) / ".." / "shared" / "data";
    std::error_code error;
    return fs::is_directory(all / set, error) ? all / set : fs::path();
}

ScratchFolder::ScratchFolder() {
    std::random_device random;
    do {
        path_ = fs::temp_directory_path() / ("gainsay-test-" + std::to_string(random()));
    } while (!fs::create_directory(path_));
}

ScratchFolder::~ScratchFolder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
}

bool unpack(const fs::path& archive, const fs::path& folder) {
    const bool is_tar = archive.stem().extension() == ".tar";
    const std::string command =
        is_tar
            ? "tar -xJf '" + archive.string() + "' -C '" + folder.string() + "' 2>/dev/null"
            : "xz -dc '" + archive.string() + "' > '" + (folder / archive.stem()).string() + "' 2>/dev/null";
    return std::system(command.c_str()) == 0;  // NOLINT: paths of our own
}

}  // namespace gainsay::test
