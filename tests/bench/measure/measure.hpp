#pragma once

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <functional>
#include <initializer_list>
#include <optional>
#include <string>
#include <vector>

#include "tests/bench/measure/tables.hpp"

// One protocol for all peers, those in other languages included (peers/measure.py, peers/measure.mjs): every
// runner prints rows of the same table and writes its answers, parameter by parameter, to a file of its own;
// peers/run.py compares the answers and divides the times.

namespace gainsay::bench {

/// Rows in any order: how many, and a sum of one number for each. Every step stays below 2^53, so that
/// JavaScript computes the same.
struct Answer {
    std::uint64_t rows = 0, sum = 0;

    void add(std::initializer_list<std::uint64_t> fields) noexcept {
        std::uint64_t value = 0;
        for (const std::uint64_t field : fields) value = (value * 1000003 + field) % 2147483647;
        sum += value;
        ++rows;
    }
    friend bool operator==(const Answer&, const Answer&) = default;
};

struct Clocks {
    double wall = 0, cpu = 0, thread_cpu = 0;  ///< seconds

    [[nodiscard]] static Clocks now();
};

class Runner {
public:
    /// Reads `FOLDER [--budget SECONDS] [--only Q2,Q5] [--threads N] [--workload CLAIMS]`. Throws std::runtime_error on others.
    Runner(std::string system, int argc, char** argv);

    [[nodiscard]] const std::filesystem::path& folder() const noexcept { return folder_; }
    [[nodiscard]] unsigned threads() const noexcept { return threads_; }
    /// How many claims of the workload to take without a case file; 0: take the case file.
    [[nodiscard]] std::uint64_t workload() const noexcept { return workload_; }
    [[nodiscard]] bool wanted(const std::string& question) const;
    [[nodiscard]] static std::uint64_t resident_bytes(const char* which = "VmRSS:");

    /// Times by the wall alone from now on: the work is done by another process.
    void time_by_wall() noexcept { by_wall_ = true; }

    /// Runs `work` once and prints what it took, the memory after it, and the size of a file where there is
    /// one.
    void load(const std::string& form, const std::function<void()>& work,
              const std::filesystem::path& file = {});

    /// Asks `question` with each of its parameters: a pass to warm up, then up to three; a parameter's time
    /// is their median. `ask` does the work, `answer` says what came out of the last call and is not timed.
    /// Single-threaded work beyond 200 µs is timed by the thread's own clock, so that neighbours on the
    /// machine count less.
    using Ask = std::function<void(std::uint32_t, std::uint32_t)>;
    void question(const std::string& question, const std::string& form, const Ask& ask,
                  const std::function<Answer()>& answer);

    /// The same for a question without parameters: median of five, or of fewer when the budget ends.
    void whole(const std::string& question, const std::string& form, const std::function<void()>& ask,
               const std::function<Answer()>& answer);

private:
    void print(const std::string& what, const std::string& form, std::size_t done, double p50, double p99,
               const Clocks& spent, const std::string& sizes);
    void keep(const std::string& question, const std::string& form, std::size_t index, const Answer& answer);

    std::string system_;
    std::filesystem::path folder_;
    std::string only_;
    double budget_ = 40;
    unsigned threads_ = 1;
    std::uint64_t workload_ = 0;
    bool by_wall_ = false;
    std::ofstream answers_;
};

}  // namespace gainsay::bench
