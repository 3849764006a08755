// The reader of dates. It goes through the text once, from the left, and keeps two things: the range of days
// that the text leaves open, and the canonical spelling, which differs from what was read only in the time
// zone ("+00:00" is "Z", "+05" is "+05:00"). What level 2 adds (sets, X inside a date, a qualifier inside a
// date) is refused rather than half understood. Times do not stand in intervals at these levels.
#include <algorithm>
#include <utility>

#include "graphs/model/edtf.hpp"

namespace gainsay {
namespace {

// A Day reaches some way beyond these; what is left is the room for "further than any of them".
constexpr std::int64_t max_year = 5'800'000;

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool is_leap(std::int64_t year) {
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

int month_length(std::int64_t year, int month) {
    constexpr int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && is_leap(year) ? 29 : lengths[month - 1];
}

// Source: H. Hinnant, "chrono-compatible low-level date algorithms" (days_from_civil). std::chrono::year ends
// at 32767.
Day day_number(std::int64_t year, int month, int day) {
    const std::int64_t y = month <= 2 ? year - 1 : year;
    const std::int64_t era = (y >= 0 ? y : y - 399) / 400;
    const std::int64_t year_of_era = y - era * 400;
    const std::int64_t day_of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
    const std::int64_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return static_cast<Day>(era * 146097 + day_of_era - 719468);
}

}  // namespace

class Edtf::Parser {
public:
    [[nodiscard]] bool parse(std::string_view text) {
        if (text.empty()) return fail("nothing stands here");
        if (text.size() > max_edtf_bytes) return fail("it is longer than 64 bytes");
        const std::size_t slash = text.find('/');
        if (slash == std::string_view::npos) return single(text);
        if (text.find('/', slash + 1) != std::string_view::npos) return fail("an interval has one slash");
        return interval(text.substr(0, slash), text.substr(slash + 1));
    }

    [[nodiscard]] const char* why() const noexcept { return why_; }
    [[nodiscard]] Edtf take() noexcept { return std::move(result_); }

private:
    /// One date: the days on which it may lie.
    struct Point {
        Day first = beginning_of_time, last = end_of_time;
        bool doubtful = false;
        Clock clock = Clock::None;
        std::int64_t second = 0;
        std::string zone;            // canonical
        std::size_t zone_bytes = 0;  // as written
    };

    /// The years that the text allows; more than one when digits are unspecified.
    struct Years {
        std::int64_t first = 0, last = 0;
        bool unspecified = false;
    };

    bool fail(const char* why) noexcept {
        why_ = why;
        return false;
    }

    bool single(std::string_view text) {
        Point point;
        if (!date(text, /*time_allowed=*/true, point)) return false;
        result_.text_ = text.substr(0, text.size() - point.zone_bytes);
        result_.text_ += point.zone;
        result_.period_ = {point.first, point.last,     point.first,
                           point.last,  point.doubtful, point.clock != Clock::None};
        result_.clock_ = point.clock;
        result_.second_ = point.second;
        return true;
    }

    bool interval(std::string_view from, std::string_view until) {
        const bool has_from = !from.empty() && from != "..";
        const bool has_until = !until.empty() && until != "..";
        if (!has_from && !has_until) return fail("an interval needs a date at one end at least");
        Point start, end;
        if (has_from && !date(from, /*time_allowed=*/false, start)) return false;
        if (has_until && !date(until, /*time_allowed=*/false, end)) return false;
        if (from == "..") start.last = beginning_of_time;
        if (until == "..") end.first = end_of_time;
        if (end.last < start.first) return fail("it ends before it begins");
        // Whatever the days are, it does not end before it begins.
        result_.period_ = {start.first, std::min(start.last, end.last), std::max(end.first, start.first),
                           end.last,    start.doubtful || end.doubtful, false};
        result_.text_ = from;
        result_.text_ += '/';
        result_.text_ += until;
        result_.interval_ = true;
        return true;
    }

    bool date(std::string_view text, bool time_allowed, Point& out) {
        if (!text.empty() && std::string_view("?~%").find(text.back()) != std::string_view::npos) {
            out.doubtful = true;
            text.remove_suffix(1);
        }
        if (!text.empty() && text.front() == 'Y') return long_year(text.substr(1), out);
        Years years;
        if (!year(text, years)) return false;
        if (text.empty()) {
            out.first = day_number(years.first, 1, 1);
            out.last = day_number(years.last, 12, 31);
            return true;
        }
        return month_of(years, text, time_allowed, out);
    }

    /// Takes a sign and four digits, the rightmost of which may be X, off the front of `text`.
    bool year(std::string_view& text, Years& out) {
        const bool negative = !text.empty() && text.front() == '-';
        if (negative) text.remove_prefix(1);
        if (text.size() < 4) return fail("a year has four digits, such as 0079 or 2018");
        std::int64_t low = 0, high = 0;
        for (const char c : text.substr(0, 4)) {
            if (c != 'X' && !is_digit(c)) return fail("a year has four digits, such as 0079 or 2018");
            if (c != 'X' && out.unspecified) return fail(unspecified_from_the_right);
            out.unspecified = out.unspecified || c == 'X';
            low = low * 10 + (c == 'X' ? 0 : c - '0');
            high = high * 10 + (c == 'X' ? 9 : c - '0');
        }
        text.remove_prefix(4);
        if (negative && high == 0) return fail("the year before 0001 is 0000, without a sign");
        out.first = negative ? -high : low;
        out.last = negative ? -std::max<std::int64_t>(low, 1) : high;
        return true;
    }

    /// The year behind a Y: five digits or more, and it stands alone.
    bool long_year(std::string_view text, Point& out) {
        const bool negative = !text.empty() && text.front() == '-';
        if (negative) text.remove_prefix(1);
        if (text.size() < 5 || text.front() == '0' || !std::all_of(text.begin(), text.end(), is_digit)) {
            return fail("behind a Y stands a year of five digits or more, nothing else");
        }
        std::int64_t magnitude = 0;
        for (const char c : text) magnitude = std::min(magnitude * 10 + (c - '0'), max_year + 1);
        if (magnitude <= max_year) {
            out.first = day_number(negative ? -magnitude : magnitude, 1, 1);
            out.last = day_number(negative ? -magnitude : magnitude, 12, 31);
        } else if (negative) {
            // Two days of room, so that two of these years are not certain to share one.
            out.last = beginning_of_time + 1;
        } else {
            out.first = end_of_time - 1;
        }
        return true;
    }

    /// Takes a hyphen and two digits or XX (which give 0) off the front of `text`.
    bool two(std::string_view& text, const char* why, int& out) {
        if (text.size() < 3 || text[0] != '-') return fail(why);
        if (text[1] == 'X' && text[2] == 'X') {
            out = 0;
        } else if (is_digit(text[1]) && is_digit(text[2])) {
            out = (text[1] - '0') * 10 + (text[2] - '0');
            if (out == 0) return fail(why);
        } else {
            return fail(why);
        }
        text.remove_prefix(3);
        return true;
    }

    bool month_of(const Years& years, std::string_view text, bool time_allowed, Point& out) {
        int month = 0;
        if (!two(text, "a month is 01 to 12, a season 21 to 24, or XX", month)) return false;
        if (month != 0 && years.unspecified) return fail(unspecified_from_the_right);
        if (month >= 21 && month <= 24) {
            if (!text.empty()) return fail("nothing stands behind a season");
            season(years.first, month, out);
            return true;
        }
        if (month > 12) return fail("a month is 01 to 12, a season 21 to 24, or XX");
        out.first = day_number(years.first, month == 0 ? 1 : month, 1);
        out.last = month == 0 ? day_number(years.last, 12, 31)
                              : day_number(years.last, month, month_length(years.last, month));
        return text.empty() || day_of(years, month, text, time_allowed, out);
    }

    // 21 to 24 are spring to winter wherever the writer was. Spring and autumn lie within one year on either
    // half of the globe. Summer in the south and winter in the north lie across New Year, and writers
    // disagree on which year names them, so that their range takes in both; to March, as astronomers end them
    // on the 20th.
    static void season(std::int64_t year, int season, Point& out) {
        const bool may_cross_new_year = season == 22 || season == 24;
        out.first = may_cross_new_year ? day_number(year - 1, 12, 1) : day_number(year, 1, 1);
        out.last = may_cross_new_year ? day_number(year + 1, 3, 31) : day_number(year, 12, 31);
    }

    bool day_of(const Years& years, int month, std::string_view text, bool time_allowed, Point& out) {
        int day = 0;
        if (!two(text, "a day is 01 to 31, or XX", day)) return false;
        if (day != 0) {
            if (month == 0 || years.unspecified) return fail(unspecified_from_the_right);
            if (day > month_length(years.first, month)) return fail("that month has no such day");
            out.first = out.last = day_number(years.first, month, day);
        }
        if (text.empty()) return true;
        if (day == 0 || text.front() != 'T')
            return fail("nothing but a time, T10:00:00, stands behind a day");
        if (!time_allowed) return fail("an interval goes from date to date, without times");
        if (out.doubtful) return fail("a time of day takes no ? ~ %");
        text.remove_prefix(1);
        return time_of_day(text, out);
    }

    /// Reads "hh:mm" at `text`; -1 when it is none or `hour_limit` is reached.
    static int minutes(std::string_view text, int hour_limit) {
        if (text.size() != 5 || text[2] != ':') return -1;
        for (const std::size_t i : {0U, 1U, 3U, 4U}) {
            if (!is_digit(text[i])) return -1;
        }
        const int hours = (text[0] - '0') * 10 + (text[1] - '0');
        const int rest = (text[3] - '0') * 10 + (text[4] - '0');
        return hours < hour_limit && rest < 60 ? hours * 60 + rest : -1;
    }

    bool time_of_day(std::string_view text, Point& out) {
        const std::int64_t minute = minutes(text.substr(0, 5), 24);
        const bool has_seconds =
            text.size() >= 8 && text[5] == ':' && text[6] >= '0' && text[6] <= '5' && is_digit(text[7]);
        if (minute < 0 || !has_seconds) return fail("a time is hh:mm:ss, from 00:00:00 to 23:59:59");
        const int second = (text[6] - '0') * 10 + (text[7] - '0');
        out.second = std::int64_t{out.first} * 86400 + minute * 60 + second;
        out.clock = Clock::Local;
        text.remove_prefix(8);
        return text.empty() || zone(text, out);
    }

    bool zone(std::string_view text, Point& out) {
        out.zone_bytes = text.size();
        out.clock = Clock::Zoned;
        if (text == "Z") {
            out.zone = "Z";
            return true;
        }
        if (text.front() != '+' && text.front() != '-') return fail("a time zone is Z, +03:30 or -05");
        std::string offset(text.substr(1));
        if (offset.size() == 2) offset += ":00";
        const std::int64_t east = minutes(offset, 16);  // local mean times of the past went past 15 hours
        if (east < 0) return fail("a time zone is Z, +03:30 or -05, less than 16 hours");
        if (east == 0 && text.front() == '-') return fail("no offset from UTC is Z or +00:00");
        out.zone = east == 0 ? "Z" : text.front() + offset;
        out.second -= (text.front() == '-' ? -east : east) * 60;
        out.first = out.last = static_cast<Day>((out.second - (out.second < 0 ? 86399 : 0)) / 86400);
        return true;
    }

    static constexpr const char* unspecified_from_the_right =
        "X stands for the last digits: once one is X, so are all behind it";

    Edtf result_;
    const char* why_ = "";
};

Edtf::Edtf(std::string_view text) {
    Parser parser;
    if (!parser.parse(text)) {
        // A date is ASCII. Anything else in a message could play tricks on the terminal that shows it.
        std::string found(text.substr(0, max_edtf_bytes));
        for (char& c : found) {
            if (c < 0x20 || c > 0x7E) c = '?';
        }
        throw Error(ErrorCode::Malformed,
                    "found \"" + found + (text.size() > max_edtf_bytes ? "..." : "") +
                        "\", expected a date such as \"2018-06-28\", \"2018-06\", \"2018-06~\", \"201X\", "
                        "\"2018-06-28T10:00:00Z\" or \"2016/..\": " +
                        parser.why());
    }
    *this = parser.take();
}

std::optional<Edtf> Edtf::parse(std::string_view text) {
    Parser parser;
    if (!parser.parse(text)) return std::nullopt;
    return parser.take();
}

}  // namespace gainsay
