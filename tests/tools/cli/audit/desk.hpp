#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include "tests/tools/cli/in_process.hpp"

namespace gainsay::test {

/// A folder of its own with the files of a desk; it goes at the end.
class Desk {
public:
    Desk() {
        std::string pattern = (std::filesystem::temp_directory_path() / "gainsay-desk-XXXXXX").string();
        if (mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temporary folder");
        folder_ = pattern;
    }
    Desk(const Desk&) = delete;
    Desk& operator=(const Desk&) = delete;
    ~Desk() {
        std::error_code ignored;
        std::filesystem::remove_all(folder_, ignored);
    }

    [[nodiscard]] std::string path(const std::string& name) const { return (folder_ / name).string(); }

    std::string write(const std::string& name, const std::string& text) const {
        std::filesystem::create_directories((folder_ / name).parent_path());
        std::ofstream(folder_ / name, std::ios::binary) << text;
        return path(name);
    }

    [[nodiscard]] std::string read(const std::string& name) const {
        std::ifstream in(folder_ / name, std::ios::binary);
        std::ostringstream text;
        text << in.rdbuf();
        return text.str();
    }

private:
    std::filesystem::path folder_;
};

/// Two claims that nobody says: each breaks structure/orphan-claim, and no other rule.
inline const std::string orphans = R"({"gainsay": 1, "claims": [
  {"id": "claim:x", "text": "The dam was built of clay."},
  {"id": "claim:y", "text": "Eels live in the upper reservoir."}
]}
)";

/// `gainsay audit` with these arguments, of that one rule alone.
inline Ran audit(std::vector<std::string> arguments, const World& world = {}) {
    arguments.insert(arguments.begin(), "audit");
    return run(arguments, world);
}

/// As audit(), with rules that others may add switched off.
inline Ran orphan_audit(std::vector<std::string> arguments, const World& world = {}) {
    arguments.insert(arguments.end(),
                     {"--rule", "**=off", "--rule", "structure/orphan-claim=on", "--rule", "audit/*=on"});
    return audit(std::move(arguments), world);
}

}  // namespace gainsay::test
