#include "tools/cli/session/progress.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <memory>

namespace gainsay::cli {
namespace {

using Clock = std::chrono::steady_clock;
constexpr auto least_pause = std::chrono::milliseconds(100);
constexpr double mebibyte = 1048576.0;

std::string time_text(double seconds) {
    const auto whole = static_cast<std::uint64_t>(std::ceil(seconds));
    if (whole < 60) return std::to_string(whole) + " s";
    const std::uint64_t rest = whole % 60;
    return std::to_string(whole / 60) + " min" + (rest == 0 ? "" : " " + std::to_string(rest) + " s");
}

class Line {
public:
    Line(std::ostream& terminal, std::string name, std::optional<std::uint64_t> size)
        : terminal_(terminal), name_(std::move(name)), size_(size) {}
    Line(const Line&) = delete;
    Line& operator=(const Line&) = delete;
    ~Line() {
        if (shown_) terminal_ << "\r\033[K" << std::flush;
    }

    void show(std::uint64_t bytes, std::uint64_t records) {
        const Clock::time_point now = Clock::now();
        if (shown_ && now - last_ < least_pause) return;
        last_ = now;
        shown_ = true;
        const double seconds = std::chrono::duration<double>(now - start_).count();
        terminal_ << "\r" << progress_text(name_, {bytes, records, size_, seconds}) << "\033[K" << std::flush;
    }

private:
    std::ostream& terminal_;
    std::string name_;
    std::optional<std::uint64_t> size_;
    Clock::time_point start_ = Clock::now(), last_;
    bool shown_ = false;
};

}  // namespace

std::string progress_text(const std::string& name, const Progress& progress) {
    const auto bytes = static_cast<double>(progress.bytes);
    std::string text = name + ": ";
    if (progress.size && *progress.size > 0) {
        const std::uint64_t percent =
            progress.bytes >= *progress.size
                ? 100
                : static_cast<std::uint64_t>(100 * bytes / static_cast<double>(*progress.size));
        text += std::to_string(percent) + " %, " + std::to_string(progress.bytes >> 20U) + " of " +
                std::to_string(*progress.size >> 20U) + " MiB, ";
    } else {
        text += std::to_string(progress.bytes >> 20U) + " MiB, ";
    }
    text += std::to_string(progress.records) + " records";
    if (progress.seconds <= 0 || progress.bytes == 0) return text;
    char rate[32];
    std::snprintf(rate, sizeof rate, "%.1f", bytes / mebibyte / progress.seconds);
    text += std::string(", ") + rate + " MiB/s";
    if (progress.size && *progress.size > progress.bytes) {
        const auto left = static_cast<double>(*progress.size - progress.bytes);
        text += ", " + time_text(left * progress.seconds / bytes) + " left";
    }
    return text;
}

std::function<void(std::uint64_t, std::uint64_t)> show_progress(std::ostream& terminal,
                                                                const std::string& name,
                                                                std::optional<std::uint64_t> size) {
    return [line = std::make_shared<Line>(terminal, name, size)](std::uint64_t bytes, std::uint64_t records) {
        line->show(bytes, records);
    };
}

}  // namespace gainsay::cli
