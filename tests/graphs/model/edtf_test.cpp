#include "graphs/model/edtf.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <string>
#include <vector>

namespace gainsay {
namespace {

// The library's own calendar is the oracle of ours, as far as it goes.
Day day(int year, unsigned month, unsigned day_of_month) {
    const std::chrono::sys_days days =
        std::chrono::year{year} / std::chrono::month{month} / std::chrono::day{day_of_month};
    return static_cast<Day>(days.time_since_epoch().count());
}

Period some_time_in(Day first, Day last) {
    return {first, last, first, last, false, false};
}

Period doubtful(Period period) {
    period.doubtful = true;
    return period;
}

Period timed(Day at) {
    return {at, at, at, at, false, true};
}

struct Reading {
    const char* text;
    Period period;
    const char* canonical = nullptr;  // when it differs from the text
    friend void PrintTo(const Reading& r, std::ostream* out) { *out << r.text; }
};

class EdtfReads : public ::testing::TestWithParam<Reading> {};

TEST_P(EdtfReads, TheDaysItLeavesOpenAndPrintsItCanonically) {
    const Reading& expected = GetParam();
    const Edtf date(expected.text);
    EXPECT_EQ(date.period().start_min, expected.period.start_min);
    EXPECT_EQ(date.period().start_max, expected.period.start_max);
    EXPECT_EQ(date.period().end_min, expected.period.end_min);
    EXPECT_EQ(date.period().end_max, expected.period.end_max);
    EXPECT_EQ(date.period().doubtful, expected.period.doubtful);
    EXPECT_EQ(date.period().has_time, expected.period.has_time);
    EXPECT_EQ(date.text(), expected.canonical != nullptr ? expected.canonical : expected.text);
    EXPECT_EQ(date.is_interval(), std::string(expected.text).find('/') != std::string::npos);
    EXPECT_FALSE(date.empty());
    const auto again = Edtf::parse(date.text());
    ASSERT_TRUE(again.has_value());
    EXPECT_EQ(*again, date);
    EXPECT_EQ(again->period(), date.period());
}

const std::vector<Reading> readings{
    // level 0: dates
    {"1970-01-01", some_time_in(0, 0)},
    {"1969-12-31", some_time_in(-1, -1)},
    {"2018-06-28", some_time_in(day(2018, 6, 28), day(2018, 6, 28))},
    {"2018-06", some_time_in(day(2018, 6, 1), day(2018, 6, 30))},
    {"2018-02", some_time_in(day(2018, 2, 1), day(2018, 2, 28))},
    {"2016-02", some_time_in(day(2016, 2, 1), day(2016, 2, 29))},
    {"2018", some_time_in(day(2018, 1, 1), day(2018, 12, 31))},
    {"2000-02-29", some_time_in(day(2000, 2, 29), day(2000, 2, 29))},
    {"2016-02-29", some_time_in(day(2016, 2, 29), day(2016, 2, 29))},
    {"0000", some_time_in(day(0, 1, 1), day(0, 12, 31))},
    {"0000-02-29", some_time_in(day(0, 2, 29), day(0, 2, 29))},
    {"0079-08-24", some_time_in(day(79, 8, 24), day(79, 8, 24))},
    {"9999-12-31", some_time_in(day(9999, 12, 31), day(9999, 12, 31))},
    // level 0: times; a zone moves the day to that of UTC
    {"2018-06-28T10:00:00", timed(day(2018, 6, 28))},
    {"2018-06-28T10:00:00Z", timed(day(2018, 6, 28))},
    {"2018-06-28T00:00:00+03:30", timed(day(2018, 6, 27))},
    {"2018-06-28T23:59:59-05:00", timed(day(2018, 6, 29))},
    {"2018-06-28T23:59:59-05", timed(day(2018, 6, 29)), "2018-06-28T23:59:59-05:00"},
    {"2018-06-28T10:00:00+00:00", timed(day(2018, 6, 28)), "2018-06-28T10:00:00Z"},
    {"2018-06-28T10:00:00+00", timed(day(2018, 6, 28)), "2018-06-28T10:00:00Z"},
    {"1970-01-01T00:00:00+01:00", timed(-1)},
    {"1969-12-31T00:00:00Z", timed(-1)},
    {"1969-12-31T23:59:59-00:01", timed(0)},
    {"1844-12-30T12:00:00-15:56", timed(day(1844, 12, 31))},
    // level 0: intervals
    {"2018-06-01/2018-06-30",
     {day(2018, 6, 1), day(2018, 6, 1), day(2018, 6, 30), day(2018, 6, 30), false, false}},
    {"2018-06/2018-08", {day(2018, 6, 1), day(2018, 6, 30), day(2018, 8, 1), day(2018, 8, 31), false, false}},
    {"2016/2019", {day(2016, 1, 1), day(2016, 12, 31), day(2019, 1, 1), day(2019, 12, 31), false, false}},
    {"2018/2018", some_time_in(day(2018, 1, 1), day(2018, 12, 31))},
    {"2018/2018-06", {day(2018, 1, 1), day(2018, 6, 30), day(2018, 6, 1), day(2018, 6, 30), false, false}},
    {"2018-06/2018", {day(2018, 6, 1), day(2018, 6, 30), day(2018, 6, 1), day(2018, 12, 31), false, false}},
    // level 1: open and unknown ends
    {"2016/..", {day(2016, 1, 1), day(2016, 12, 31), end_of_time, end_of_time, false, false}},
    {"../2016-05-04", {beginning_of_time, beginning_of_time, day(2016, 5, 4), day(2016, 5, 4), false, false}},
    {"2016/", {day(2016, 1, 1), day(2016, 12, 31), day(2016, 1, 1), end_of_time, false, false}},
    {"/2016", {beginning_of_time, day(2016, 12, 31), day(2016, 1, 1), day(2016, 12, 31), false, false}},
    // level 1: qualifiers
    {"2018?", doubtful(some_time_in(day(2018, 1, 1), day(2018, 12, 31)))},
    {"2018-06~", doubtful(some_time_in(day(2018, 6, 1), day(2018, 6, 30)))},
    {"2018-06-28%", doubtful(some_time_in(day(2018, 6, 28), day(2018, 6, 28)))},
    {"2016~/2019", {day(2016, 1, 1), day(2016, 12, 31), day(2019, 1, 1), day(2019, 12, 31), true, false}},
    {"2016/2019?", {day(2016, 1, 1), day(2016, 12, 31), day(2019, 1, 1), day(2019, 12, 31), true, false}},
    {"2016?/..", {day(2016, 1, 1), day(2016, 12, 31), end_of_time, end_of_time, true, false}},
    // level 1: unspecified digits
    {"201X", some_time_in(day(2010, 1, 1), day(2019, 12, 31))},
    {"20XX", some_time_in(day(2000, 1, 1), day(2099, 12, 31))},
    {"2XXX", some_time_in(day(2000, 1, 1), day(2999, 12, 31))},
    {"XXXX", some_time_in(day(0, 1, 1), day(9999, 12, 31))},
    {"2004-XX", some_time_in(day(2004, 1, 1), day(2004, 12, 31))},
    {"1985-04-XX", some_time_in(day(1985, 4, 1), day(1985, 4, 30))},
    {"1985-XX-XX", some_time_in(day(1985, 1, 1), day(1985, 12, 31))},
    {"201X-XX", some_time_in(day(2010, 1, 1), day(2019, 12, 31))},
    {"201X-XX-XX", some_time_in(day(2010, 1, 1), day(2019, 12, 31))},
    {"201X?", doubtful(some_time_in(day(2010, 1, 1), day(2019, 12, 31)))},
    {"201X/2018", {day(2010, 1, 1), day(2018, 12, 31), day(2018, 1, 1), day(2018, 12, 31), false, false}},
    // level 1: seasons
    {"2018-21", some_time_in(day(2018, 1, 1), day(2018, 12, 31))},
    {"2018-22", some_time_in(day(2017, 12, 1), day(2019, 3, 31))},
    {"2018-23~", doubtful(some_time_in(day(2018, 1, 1), day(2018, 12, 31)))},
    {"2018-24", some_time_in(day(2017, 12, 1), day(2019, 3, 31))},
    // level 1: years before 0000 and beyond 9999
    {"-0001", some_time_in(day(-1, 1, 1), day(-1, 12, 31))},
    {"-0043-03-15", some_time_in(day(-43, 3, 15), day(-43, 3, 15))},
    {"-0004-02-29", some_time_in(day(-4, 2, 29), day(-4, 2, 29))},
    {"-201X", some_time_in(day(-2019, 1, 1), day(-2010, 12, 31))},
    {"-000X", some_time_in(day(-9, 1, 1), day(-1, 12, 31))},
    {"Y17000", some_time_in(day(17000, 1, 1), day(17000, 12, 31))},
    {"Y-17000", some_time_in(day(-17000, 1, 1), day(-17000, 12, 31))},
    {"Y17000~", doubtful(some_time_in(day(17000, 1, 1), day(17000, 12, 31)))},
    {"Y5800001", some_time_in(end_of_time - 1, end_of_time)},
    {"Y-5800001", some_time_in(beginning_of_time, beginning_of_time + 1)},
    {"Y170000000000000000000000000000000000", some_time_in(end_of_time - 1, end_of_time)},
};
INSTANTIATE_TEST_SUITE_P(Dates, EdtfReads, ::testing::ValuesIn(readings));

struct Refusal {
    const char* text;
    const char* why;
    friend void PrintTo(const Refusal& r, std::ostream* out) { *out << '"' << r.text << '"'; }
};

class EdtfRefuses : public ::testing::TestWithParam<Refusal> {};

TEST_P(EdtfRefuses, WithTheReason) {
    EXPECT_EQ(Edtf::parse(GetParam().text), std::nullopt);
    try {
        const Edtf date(GetParam().text);
        FAIL() << "accepted as " << date.text();
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::Malformed);
        EXPECT_THAT(error.what(), ::testing::EndsWith(std::string("\": ") + GetParam().why));
        EXPECT_THAT(error.what(), ::testing::HasSubstr("expected a date such as \"2018-06-28\""));
    }
}

constexpr const char* year_form = "a year has four digits, such as 0079 or 2018";
constexpr const char* long_year_form = "behind a Y stands a year of five digits or more, nothing else";
constexpr const char* month_form = "a month is 01 to 12, a season 21 to 24, or XX";
constexpr const char* day_form = "a day is 01 to 31, or XX";
constexpr const char* no_such_day = "that month has no such day";
constexpr const char* time_form = "a time is hh:mm:ss, from 00:00:00 to 23:59:59";
constexpr const char* zone_form = "a time zone is Z, +03:30 or -05";
constexpr const char* zone_limit = "a time zone is Z, +03:30 or -05, less than 16 hours";
constexpr const char* behind_day = "nothing but a time, T10:00:00, stands behind a day";
constexpr const char* from_the_right = "X stands for the last digits: once one is X, so are all behind it";
constexpr const char* one_date = "an interval needs a date at one end at least";

const std::vector<Refusal> refusals{
    {"", "nothing stands here"},
    {"?", year_form},
    {"18", year_form},
    {"201", year_form},
    {"20 18", year_form},
    {" 2018", year_form},
    {"June 2018", year_form},
    {"..", year_form},
    {"[2018..2019]", year_form},
    {"+2018", year_form},
    {"--2018", year_form},
    {"-0000", "the year before 0001 is 0000, without a sign"},
    {"20180", month_form},
    {"20180628", month_form},
    {"2018-", month_form},
    {"2018-6", month_form},
    {"2018-00", month_form},
    {"2018-13", month_form},
    {"2018-20", month_form},
    {"2018-25", month_form},
    {"2018-1X", month_form},
    {"2018/06/28", "an interval has one slash"},
    {"2018-06-", day_form},
    {"2018-06-1", day_form},
    {"2018-06-00", day_form},
    {"2018-06-1X", day_form},
    {"2018-06-31", no_such_day},
    {"2018-02-29", no_such_day},
    {"1900-02-29", no_such_day},
    {"2018-01-32", no_such_day},
    {"-0001-02-29", no_such_day},
    {"2018-06-28-01", behind_day},
    {"2018-06-28 10:00:00", behind_day},
    {"2018-06-28t10:00:00", behind_day},
    {"2018-06-XXT10:00:00", behind_day},
    {"2018-06-28??", behind_day},
    {"2018-06T10:00:00", day_form},
    {"2018-06-28T", time_form},
    {"2018-06-28T10", time_form},
    {"2018-06-28T10:00", time_form},
    {"2018-06-28T10:00Z", time_form},
    {"2018-06-28T24:00:00", time_form},
    {"2018-06-28T10:60:00", time_form},
    {"2018-06-28T10:00:60", time_form},
    {"2018-06-28T1:000:00", time_form},
    {"2018-06-28T10:00:00.5", zone_form},
    {"2018-06-28T10:00:00z", zone_form},
    {"2018-06-28T10:00:00+", zone_limit},
    {"2018-06-28T10:00:00+3", zone_limit},
    {"2018-06-28T10:00:00+0330", zone_limit},
    {"2018-06-28T10:00:00+16:00", zone_limit},
    {"2018-06-28T10:00:00+03:60", zone_limit},
    {"2018-06-28T10:00:00-00:00", "no offset from UTC is Z or +00:00"},
    {"2018-06-28T10:00:00Z?", "a time of day takes no ? ~ %"},
    {"2018-XX-12", from_the_right},
    {"20X8", from_the_right},
    {"201X-05", from_the_right},
    {"201X-21", from_the_right},
    {"201X-XX-05", from_the_right},
    {"201x", year_form},
    {"2018-21-05", "nothing stands behind a season"},
    {"Y2018", long_year_form},
    {"Y", long_year_form},
    {"Y-", long_year_form},
    {"Y02018", long_year_form},
    {"Y17000-06", long_year_form},
    {"Y17E7", long_year_form},
    {"/", one_date},
    {"../..", one_date},
    {"../", one_date},
    {"/..", one_date},
    {"2019/2018", "it ends before it begins"},
    {"2018-06-28/2018-06-27", "it ends before it begins"},
    {"2018-06-28T10:00:00/2018-06-29", "an interval goes from date to date, without times"},
    {"2018/2019/2020", "an interval has one slash"},
    {"2018/.", year_form},
    {"2018/...", year_form},
    {"Y1000000000000000000000000000000000000000000000000000000000000000", "it is longer than 64 bytes"},
};
INSTANTIATE_TEST_SUITE_P(Texts, EdtfRefuses, ::testing::ValuesIn(refusals));

TEST(Edtf, WithoutATextIsEmptyAndOfNoTime) {
    const Edtf none;
    EXPECT_TRUE(none.empty());
    EXPECT_FALSE(none.is_interval());
    EXPECT_EQ(none.period(), Period{});
    EXPECT_EQ(none, Edtf());
}

TEST(Edtf, ShowsNoUnprintableByteOfWhatItRefuses) {
    try {
        const Edtf date("2018\x1B[31m\xE2\x80\xAE");
        FAIL();
    } catch (const Error& error) {
        EXPECT_THAT(error.what(), ::testing::StartsWith("found \"2018?[31m???\", expected"));
    }
}

TEST(Edtf, CountsDaysLikeTheStandardLibrary) {
    for (int year = -800; year <= 2800; year += 1) {
        for (unsigned month = 1; month <= 12; ++month) {
            const std::string digits = std::to_string(10000 + (year < 0 ? -year : year)).substr(1);
            const std::string text =
                (year < 0 ? "-" : "") + digits + (month < 10 ? "-0" : "-") + std::to_string(month);
            const std::chrono::year_month_day_last last{
                std::chrono::year{year}, std::chrono::month_day_last{std::chrono::month{month}}};
            const Period period = Edtf(text).period();
            ASSERT_EQ(period.start_min, day(year, month, 1)) << text;
            ASSERT_EQ(period.end_max, std::chrono::sys_days{last}.time_since_epoch().count()) << text;
        }
    }
}

}  // namespace
}  // namespace gainsay
