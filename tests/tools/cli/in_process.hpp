#pragma once

#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "tools/cli/run.hpp"

// Runs commands in the process of the test, with a terminal, an environment and a clock as the test says.

namespace gainsay::test {

struct Ran {
    int exit = 0;
    std::string out, err;
};

struct World {
    std::string in;
    bool terminal = false;
    std::size_t width = 0;
    std::map<std::string, std::string> environment;
};

inline Ran run(const std::vector<std::string>& arguments, const World& world = {}) {
    std::istringstream in(world.in);
    std::ostringstream out, err;
    cli::Surroundings surroundings{in, out, err, world.terminal, world.terminal, world.width, {}, {}, {}};
    surroundings.environment = [&world](std::string_view name) {
        const auto found = world.environment.find(std::string(name));
        return found == world.environment.end() ? std::string() : found->second;
    };
    surroundings.user = [] { return std::string("desk"); };
    surroundings.now = [] { return std::string("2018-07-03T10:00:00Z"); };
    Ran ran;
    ran.exit = static_cast<int>(cli::run(arguments, surroundings));
    ran.out = out.str();
    ran.err = err.str();
    return ran;
}

inline std::string input(const std::string& name) {
    return GAINSAY_SOURCE_DIR "/tests/tools/cli/inputs/" + name;
}

}  // namespace gainsay::test
