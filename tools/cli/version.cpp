#include "tools/cli/version.hpp"

namespace gainsay::cli {

// The build says which versions it found: GAINSAY_LIBRARIES is a list of "name version" lines.

std::string_view version() noexcept {
    return GAINSAY_VERSION;
}

std::string version_text(bool detailed) {
    std::string text = "gainsay " + std::string(version()) + "\n";
    if (detailed) text += GAINSAY_LIBRARIES "compiler " __VERSION__ "\n";
    return text;
}

}  // namespace gainsay::cli
