#include "tests/bench/measure/measure.hpp"

#include <malloc.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <stdexcept>

namespace gainsay::bench {
namespace {

double seconds(clockid_t clock) {
    timespec at{};
    clock_gettime(clock, &at);
    return static_cast<double>(at.tv_sec) + static_cast<double>(at.tv_nsec) * 1e-9;
}

double median(std::vector<double> values) {
    std::nth_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2),
                     values.end());
    return values[values.size() / 2];
}

double percentile(std::vector<double> values, double part) {
    std::sort(values.begin(), values.end());
    const auto at = static_cast<std::size_t>(part * static_cast<double>(values.size()));
    return values[std::min(at, values.size() - 1)];
}

double wall_of(const std::function<void()>& work) {
    const double begin = seconds(CLOCK_MONOTONIC);
    work();
    return seconds(CLOCK_MONOTONIC) - begin;
}

/// Seconds that one warm call takes. What is short is called once more, because the first call brings its data
/// into the caches, and what is shorter than a look at the clock is done many times.
double time_of(const std::function<void()>& work, bool by_wall) {
    const double cpu = seconds(CLOCK_THREAD_CPUTIME_ID);
    double took = wall_of(work);
    if (took > 200e-6) return by_wall ? took : std::min(took, seconds(CLOCK_THREAD_CPUTIME_ID) - cpu);
    took = wall_of(work);
    if (took > 5e-6) return took;
    constexpr int times = 100;
    return wall_of([&] {
               for (int i = 0; i < times; ++i) work();
           }) /
           times;
}

std::string mebibytes(std::uint64_t bytes) {
    return std::to_string((bytes + (1U << 19U)) >> 20U);
}

}  // namespace

Clocks Clocks::now() {
    return {seconds(CLOCK_MONOTONIC), seconds(CLOCK_PROCESS_CPUTIME_ID), seconds(CLOCK_THREAD_CPUTIME_ID)};
}

Runner::Runner(std::string system, int argc, char** argv) : system_(std::move(system)) {
    for (int i = 1; i < argc; ++i) {
        const std::string word = argv[i];
        if (i + 1 < argc && word == "--budget")
            budget_ = std::stod(argv[++i]);
        else if (i + 1 < argc && word == "--only")
            only_ = argv[++i];
        else if (i + 1 < argc && word == "--threads")
            threads_ = static_cast<unsigned>(std::stoul(argv[++i]));
        else if (i + 1 < argc && word == "--workload")
            workload_ = std::stoull(argv[++i]);
        else
            folder_ = word;
    }
    if (folder_.empty() || threads_ == 0) {
        throw std::runtime_error("usage: " + system_ + " FOLDER [--budget S] [--only Q1,…] [--threads N]");
    }
    // What is freed stays in the process. Else the C library gives great tables back to the system, or does not, depending
    // on what was freed before, and to get them anew costs more than most of what is measured.
    constexpr int all = 1 << 30;
    (void)mallopt(M_MMAP_THRESHOLD, all);
    (void)mallopt(M_TRIM_THRESHOLD, all);
    answers_.open(folder_ / ("answers-" + system_ + ".csv"));
    answers_ << "question,form,index,rows,sum\n";
}

bool Runner::wanted(const std::string& question) const {
    return only_.empty() || only_.find(question.substr(0, 2)) != std::string::npos;
}

std::uint64_t Runner::resident_bytes(const char* which) {
    std::ifstream in("/proc/self/status");
    for (std::string line; std::getline(in, line);) {
        if (line.rfind(which, 0) == 0) return std::stoull(line.substr(std::string(which).size())) << 10U;
    }
    return 0;
}

void Runner::print(const std::string& what, const std::string& form, std::size_t done, double p50, double p99,
                   const Clocks& spent, const std::string& sizes) {
    std::printf("%s,%s,%s,%zu,%.3f,%.3f,%.4f,%.4f,%s\n", system_.c_str(), what.c_str(), form.c_str(), done,
                p50 * 1e6, p99 * 1e6, spent.wall, spent.cpu, sizes.c_str());
    std::fflush(stdout);
}

void Runner::keep(const std::string& question, const std::string& form, std::size_t index,
                  const Answer& answer) {
    answers_ << question << ',' << form << ',' << index << ',' << answer.rows << ',' << answer.sum << '\n';
}

void Runner::load(const std::string& form, const std::function<void()>& work,
                  const std::filesystem::path& file) {
    // The greatest memory that is printed is then that of this load, and not of one before it.
    std::ofstream("/proc/self/clear_refs") << "5";
    const Clocks before = Clocks::now();
    work();
    const Clocks after = Clocks::now();
    const std::string size = file.empty() ? "" : mebibytes(std::filesystem::file_size(file));
    print("load", form, 1, after.wall - before.wall, after.wall - before.wall,
          {after.wall - before.wall, after.cpu - before.cpu},
          mebibytes(resident_bytes()) + "," + mebibytes(resident_bytes("VmHWM:")) + "," + size);
}

void Runner::question(const std::string& question, const std::string& form, const Ask& ask,
                      const std::function<Answer()>& answer) {
    if (!wanted(question)) return;
    const auto parameters = read_parameters(folder_, question);
    std::vector<std::vector<double>> times(parameters.size());
    const Clocks begin = Clocks::now();
    const auto left = [&] { return budget_ - (Clocks::now().wall - begin.wall); };
    std::size_t done = 0;
    for (; done < parameters.size() && left() > 0; ++done) {
        const auto [first, second] = parameters[done];
        times[done].push_back(time_of([&] { ask(first, second); }, by_wall_));
        keep(question, form, done, answer());
    }
    const double first_pass = Clocks::now().wall - begin.wall;
    Clocks measured = Clocks::now();
    int passes = 0;
    for (; passes < 3 && done == parameters.size() && left() > first_pass; ++passes) {
        for (std::size_t i = 0; i < done; ++i) {
            if (passes == 0) times[i].clear();  // that was the warm-up
            times[i].push_back(time_of([&] { ask(parameters[i][0], parameters[i][1]); }, by_wall_));
        }
    }
    if (passes == 0) measured = begin;
    const Clocks end = Clocks::now();
    std::vector<double> medians;
    for (std::size_t i = 0; i < done; ++i) medians.push_back(median(times[i]));
    if (medians.empty()) return;
    print(question, form, done, percentile(medians, 0.5), percentile(medians, 0.99),
          {end.wall - measured.wall, end.cpu - measured.cpu}, ",,");
}

void Runner::whole(const std::string& question, const std::string& form, const std::function<void()>& ask,
                   const std::function<Answer()>& answer) {
    if (!wanted(question)) return;
    const Clocks begin = Clocks::now();
    std::vector<double> times;
    for (int i = 0; i < 5 && (i == 0 || Clocks::now().wall - begin.wall < budget_); ++i) {
        const Clocks before = Clocks::now();
        ask();
        const Clocks after = Clocks::now();
        // With threads only the wall tells; alone, the thread's own clock does.
        times.push_back(threads_ > 1 || by_wall_ ? after.wall - before.wall
                                                 : after.thread_cpu - before.thread_cpu);
        if (i == 0) keep(question, form, 0, answer());
    }
    const Clocks end = Clocks::now();
    print(question, form, 1, median(times), median(times), {end.wall - begin.wall, end.cpu - begin.cpu},
          ",,");
}

}  // namespace gainsay::bench
