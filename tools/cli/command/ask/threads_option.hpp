#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <thread>

#include "tools/cli/options/options.hpp"

namespace gainsay::cli {

/// --threads N, for questions about a whole case, whose answers are the same for any number.
class ThreadsOption {
public:
    /// `what` they are for, as help says it: "threads for --matrix".
    void declare(Options& options, const std::string& what) {
        options.option(&asked_, "--threads", "N", what);
    }
    /// At least 1; more than help are not started.
    [[nodiscard]] unsigned count() const {
        constexpr std::size_t enough = 256;
        return asked_ != 0 ? static_cast<unsigned>(std::min(asked_, enough))
                           : std::max(1U, std::thread::hardware_concurrency());
    }

private:
    std::size_t asked_ = 0;
};

}  // namespace gainsay::cli
