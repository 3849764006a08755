#include "tools/cli/command/ask/time_options.hpp"

namespace gainsay::cli {
namespace {

constexpr const char* as_of_help = "hide what was not yet said, or already taken back, on this date (EDTF)";
constexpr const char* between_help =
    "only words of this interval that were not taken back by its end: from the first day of A to the last of "
    "B; .. is an "
    "open end";

bool is_bound(const std::string& text) {
    return text == ".." || Edtf::parse(text).has_value();
}

std::optional<Edtf> bound(const std::string& text) {
    if (text == "..") return std::nullopt;
    return date_option(text, "--between");
}

}  // namespace

std::optional<Edtf> date_option(const std::optional<std::string>& text, const char* option) {
    if (!text) return std::nullopt;
    try {
        return Edtf(*text);
    } catch (const Error& error) {
        throw Error(error.code(), std::string(option) + ": " + error.what());
    }
}

void TimeOptions::declare(Options& options) {
    options.option(&as_of_, "--as-of", "DATE", as_of_help);
    options.option(&between_, "--between", "A B", between_help);
}

void TimeOptions::declare_with_agents(Options& options, const std::string& help) {
    with_agents_ = true;
    options.option(&between_, "--between", "A B", help + "; with two dates: " + between_help)
        .completes(Hint::Id)
        .repeated = true;
    options.option(&as_of_, "--as-of", "DATE", as_of_help);
}

TimeOptions::Pairs TimeOptions::pairs() const {
    Pairs pairs;
    for (std::size_t i = 0; i + 1 < between_.size(); i += 2) {
        const bool interval = !with_agents_ || (is_bound(between_[i]) && is_bound(between_[i + 1]));
        std::vector<std::string>& target = interval ? pairs.dates : pairs.agents;
        if (!target.empty()) {
            throw Error(ErrorCode::Malformed, std::string("--between is given twice with ") +
                                                  (interval ? "dates" : "agents") + ", expected one");
        }
        target = {between_[i], between_[i + 1]};
    }
    return pairs;
}

TimeFrame TimeOptions::frame() const {
    const std::vector<std::string> dates = pairs().dates;
    if (dates.empty()) return {std::nullopt, date_option(as_of_, "--as-of")};
    if (as_of_) {
        throw Error(ErrorCode::Malformed,
                    "found --as-of and an interval for --between, expected one of them: an interval is asked "
                    "as of its end");
    }
    try {
        return frame_between(bound(dates[0]), bound(dates[1]));
    } catch (const Error& error) {
        const std::string what = error.what();
        throw Error(error.code(), what.rfind("--between", 0) == 0 ? what : "--between: " + what);
    }
}

std::vector<std::string> TimeOptions::agents() const {
    return pairs().agents;
}

}  // namespace gainsay::cli
