#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "engine/contradiction/frames.hpp"
#include "engine/time/frame.hpp"
#include "tools/cli/options/options.hpp"

namespace gainsay::cli {

/// The date of an option. Throws Error(Malformed) that names the option.
[[nodiscard]] std::optional<Edtf> date_option(const std::optional<std::string>& text, const char* option);

/// --span YEARS, for answers that show witnesses: from when on their two sides are of different times.
class SpanOption {
public:
    void declare(Options& options) {
        options.option(
            &years_, "--span", "YEARS",
            "warn where more than so many years lie between the words of the two sides; 2 unless said "
            "otherwise");
    }
    /// A year is taken as 365 days.
    [[nodiscard]] FrameOptions frames() const {
        constexpr std::size_t eternity = 1'000'000;
        return {static_cast<std::int64_t>(std::min(years_, eternity)) * 365};
    }

private:
    std::size_t years_ = 2;
};

/// --as-of DATE and --between A B, for every command that asks a question:
///
///     time_.declare(options);      // in declare()
///     time_.put(question);         // in run(): question.as_of, question.since
class TimeOptions {
public:
    void declare(Options& options);
    /// For a command that has used --between for two agents before there was an interval: two dates are an interval, any
    /// other two names are the agents, and it may be given once for each. `help` says what the agents are for.
    void declare_with_agents(Options& options, const std::string& help);

    /// Throws Error(Malformed) for what is no date, for both options at once, and for an interval that ends before it
    /// begins. ".." is an open end.
    [[nodiscard]] TimeFrame frame() const;
    /// The two names that are no interval; empty: not given.
    [[nodiscard]] std::vector<std::string> agents() const;

    template <class Question>
    void put(Question& question) const {
        TimeFrame asked = frame();
        question.as_of = std::move(asked.as_of);
        question.since = std::move(asked.since);
    }

private:
    struct Pairs {
        std::vector<std::string> agents, dates;
    };
    [[nodiscard]] Pairs pairs() const;

    std::optional<std::string> as_of_;
    std::vector<std::string> between_;
    bool with_agents_ = false;
};

}  // namespace gainsay::cli
