#include "engine/quantity/reading/relative_date.hpp"

#include <algorithm>
#include <chrono>
#include <string>

#include "engine/quantity/reading/words.hpp"

namespace gainsay {
namespace {

using std::chrono::day;
using std::chrono::days;
using std::chrono::months;
using std::chrono::sys_days;
using std::chrono::year_month_day;
using std::chrono::years;

enum class Step { Year, Month, Day };
struct PhraseOfTime {
    std::string_view words;
    Step step;
    int offset;
};
constexpr PhraseOfTime phrases[] = {{"last year", Step::Year, -1},  {"this year", Step::Year, 0},
                                    {"next year", Step::Year, 1},   {"last month", Step::Month, -1},
                                    {"this month", Step::Month, 0}, {"next month", Step::Month, 1},
                                    {"yesterday", Step::Day, -1},   {"today", Step::Day, 0}};

std::string padded(int number, int width) {
    std::string text = std::to_string(number);
    return std::string(static_cast<std::size_t>(std::max(0, width - static_cast<int>(text.size()))), '0') +
           text;
}

}  // namespace

std::optional<Edtf> relative_date(std::string_view text, const Edtf& date) {
    std::string words = " ";
    for (const char c : text)
        words.push_back(c == '\n' || c == '\t' || c == ',' || c == '.' ? ' ' : lower(c));
    words.push_back(' ');
    const Period& period = date.period();
    // Years of four digits, so that what comes out is EDTF again; -719162 is the first day of year 1.
    if (period.start_min < -719162 + 366 || period.end_max > 2932896 - 366) return std::nullopt;
    const year_month_day from{sys_days{days{period.start_min}}}, to{sys_days{days{period.end_max}}};
    for (const PhraseOfTime& phrase : phrases) {
        if (words.find(" " + std::string(phrase.words) + " ") == std::string::npos) continue;
        if (from.year() != to.year()) return std::nullopt;
        if (phrase.step == Step::Year)
            return Edtf::parse(padded(static_cast<int>(from.year()) + phrase.offset, 4));
        if (from.month() != to.month()) return std::nullopt;
        if (phrase.step == Step::Month) {
            const auto there = from.year() / from.month() / day{1} + months{phrase.offset};
            return Edtf::parse(padded(static_cast<int>(there.year()), 4) + "-" +
                               padded(static_cast<int>(static_cast<unsigned>(there.month())), 2));
        }
        if (from != to) return std::nullopt;
        const year_month_day there{sys_days{from} + days{phrase.offset}};
        return Edtf::parse(padded(static_cast<int>(there.year()), 4) + "-" +
                           padded(static_cast<int>(static_cast<unsigned>(there.month())), 2) + "-" +
                           padded(static_cast<int>(static_cast<unsigned>(there.day())), 2));
    }
    return std::nullopt;
}

}  // namespace gainsay
