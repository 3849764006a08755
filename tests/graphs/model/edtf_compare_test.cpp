#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <optional>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "graphs/model/edtf.hpp"

namespace gainsay {

void PrintTo(TimeOrder order, std::ostream* out) {
    *out << to_string(order);
}

namespace {

using enum TimeOrder;

TimeOrder mirrored(TimeOrder order) {
    return order == Before ? After : order == After ? Before : order;
}

struct Pair {
    const char* a;
    const char* b;
    TimeOrder order;
    friend void PrintTo(const Pair& p, std::ostream* out) { *out << p.a << " and " << p.b; }
};

class EdtfCompares : public ::testing::TestWithParam<Pair> {};

TEST_P(EdtfCompares, BothWays) {
    const Edtf a(GetParam().a), b(GetParam().b);
    EXPECT_EQ(compare(a, b), GetParam().order);
    EXPECT_EQ(compare(b, a), mirrored(GetParam().order));
}

const std::vector<Pair> pairs{
    // days, months, years
    {"2018-06-27", "2018-06-28", Before},
    {"2018-06-28", "2018-06-28", Overlaps},
    {"2018-05", "2018-06", Before},
    {"2018-05-31", "2018-06", Before},
    {"2018-06-01", "2018-06", CannotTell},
    {"2018-06", "2018-06", CannotTell},
    {"2018", "2018-06-28", CannotTell},
    {"2017", "2018", Before},
    {"2017", "2018-01-01", Before},
    {"-0001", "0000", Before},
    {"-0100", "-0099", Before},
    // intervals
    {"2018-06-01/2018-06-30", "2018-06-28", Overlaps},
    {"2018-06-01/2018-06-30", "2018-06", Overlaps},
    {"2018-06-01/2018-06-30", "2018-07", Before},
    {"2018-06/2018-08", "2018-07-15", Overlaps},
    {"2018-06/2018-08", "2018-06-15", CannotTell},
    {"2018-06/2018-08", "2018-07", Overlaps},
    {"2018-06/2018-08", "2018-07/2018-09", Overlaps},
    {"2018-06/2018-08", "2018-08/2018-09", CannotTell},
    {"2018-06/2018-08", "2018-09/..", Before},
    {"2016/2019", "2018", Overlaps},
    {"2016/2019", "2016", CannotTell},
    // open and unknown ends
    {"2016/..", "2018-06-28", Overlaps},
    {"2016/..", "2016-06-28", CannotTell},
    {"2016/..", "2015", After},
    {"2016/..", "2017/..", Overlaps},
    {"../2016", "2018", Before},
    {"../2016", "2014-03", Overlaps},
    {"../2016", "../1900", Overlaps},
    {"2016/", "2018-06-28", CannotTell},
    {"2016/", "2015", After},
    {"/2016", "2014", CannotTell},
    {"/2016", "2017-01-01", Before},
    // qualifiers: never certain of anything
    {"2018-06-28?", "2020", CannotTell},
    {"1900~", "2018", CannotTell},
    {"2018%", "2018", CannotTell},
    {"2016/2017?", "2020", CannotTell},
    // unspecified digits
    {"201X", "2020", Before},
    {"201X", "2019", CannotTell},
    {"201X", "200X", After},
    {"2004-XX", "2005-01-01", Before},
    {"1985-04-XX", "1985-05", Before},
    {"1985-04-XX", "1985-04-15", CannotTell},
    {"XXXX", "2018", CannotTell},
    {"XXXX", "Y10000", Before},
    // seasons
    {"2018-21", "2019", Before},
    {"2018-21", "2018-07", CannotTell},
    {"2018-24", "2019-02", CannotTell},
    {"2018-24", "2017-12-31", CannotTell},
    {"2018-24", "2019-04", Before},
    {"2018-22", "2017-11", After},
    // far away years
    {"Y17000", "2018", After},
    {"Y17000000000", "2018", After},
    {"Y17000000000", "Y5800000", After},
    {"Y17000000000", "Y18000000000", CannotTell},
    {"Y17000000000", "2016/..", Overlaps},
    {"Y-17000000000", "-9999", Before},
    {"Y-17000000000", "Y-17000000000", CannotTell},
    // times of day
    {"2018-06-28T10:00:00Z", "2018-06-28T10:00:01Z", Before},
    {"2018-06-28T10:00:00Z", "2018-06-28T13:30:00+03:30", Overlaps},
    {"2018-06-28T10:00:00Z", "2018-06-28T10:00:00+03:30", After},
    {"2018-06-29T01:00:00+03:30", "2018-06-28T20:00:00-05:00", Before},
    {"2018-06-28T10:00:00", "2018-06-28T10:00:01", Before},
    {"2018-06-28T10:00:00", "2018-06-28T10:00:00", Overlaps},
    {"2018-06-28T10:00:00", "2018-06-28T20:00:00Z", CannotTell},
    {"2018-06-28T10:00:00", "2018-06-29T20:00:00Z", CannotTell},
    {"2018-06-28T10:00:00", "2018-06-30T00:00:00Z", Before},
    {"2018-06-28T10:00:00", "2018-06-28", Overlaps},
    {"2018-06-28T10:00:00", "2018-06-29", CannotTell},
    {"2018-06-28T10:00:00", "2018-06-30", Before},
    {"2018-06-28T10:00:00Z", "2018-06-28", CannotTell},
    {"2018-06-28T10:00:00Z", "2018-06-27", CannotTell},
    {"2018-06-28T10:00:00Z", "2018-06-26", After},
    {"2018-06-28T10:00:00Z", "2018-07", Before},
    {"2018-06-30T10:00:00Z", "2018-07", CannotTell},
    {"2018-06-28T10:00:00Z", "2018-06-27/2018-06-29", Overlaps},
    {"2018-06-28T10:00:00Z", "2018-06-28/2018-06-30", CannotTell},
    {"2018-06-28T10:00:00Z", "2016/..", Overlaps},
};
INSTANTIATE_TEST_SUITE_P(Dates, EdtfCompares, ::testing::ValuesIn(pairs));

// The slow obvious answer: every pair of days that one value may mean, against every pair of the other.
std::vector<std::pair<Day, Day>> meanings(const Period& period) {
    std::vector<std::pair<Day, Day>> list;
    for (Day start = period.start_min; start <= period.start_max; ++start) {
        for (Day end = period.end_min; end <= period.end_max; ++end) {
            if (start <= end) list.emplace_back(start, end);
        }
    }
    return list;
}

TimeOrder by_trying_all(const Period& a, const Period& b) {
    if (a.doubtful || b.doubtful) return CannotTell;
    std::array<bool, 3> possible{};
    for (const auto& [start_a, end_a] : meanings(a)) {
        for (const auto& [start_b, end_b] : meanings(b)) {
            const TimeOrder order = end_a < start_b ? Before : end_b < start_a ? After : Overlaps;
            possible[static_cast<std::size_t>(order)] = true;
        }
    }
    const int count = possible[0] + possible[1] + possible[2];
    if (count != 1) return CannotTell;
    return possible[0] ? Before : possible[1] ? After : Overlaps;
}

TEST(EdtfComparison, AgreesWithTryingEveryDay) {
    constexpr Day days = 4;
    std::vector<Period> all;
    for (Day a = 0; a < days; ++a) {
        for (Day b = a; b < days; ++b) {
            for (Day c = a; c < days; ++c) {
                for (Day d = std::max(b, c); d < days; ++d) all.push_back({a, b, c, d, false, false});
            }
        }
    }
    ASSERT_GT(all.size(), 40U);
    for (const Period& a : all) {
        for (const Period& b : all) {
            ASSERT_EQ(compare(a, b), by_trying_all(a, b))
                << a.start_min << a.start_max << a.end_min << a.end_max << " and " << b.start_min
                << b.start_max << b.end_min << b.end_max;
        }
    }
}

TEST(EdtfComparison, OfWrittenDatesAgreesWithTryingEveryDay) {
    const std::vector<std::string> texts{"2018-06-01",
                                         "2018-06-15",
                                         "2018-06-30",
                                         "2018-06",
                                         "2018-07",
                                         "2018-07-XX",
                                         "2018-06/2018-07",
                                         "2018-07-01",
                                         "2018-06-28/2018",
                                         "2018-05-31",
                                         "2018-06-01/2018-06",
                                         "2018-06/2018-06-02",
                                         "2018-06-15?",
                                         "2018-06~",
                                         "2018-05/2018-07",
                                         "2018-05/2018-06",
                                         "2018-06-10/2018-07",
                                         "2018-05-31/2018-06-01"};
    for (const std::string& a : texts) {
        for (const std::string& b : texts) {
            const Period pa = Edtf(a).period(), pb = Edtf(b).period();
            if (pa.end_max - pa.start_min > 100 || pb.end_max - pb.start_min > 100) continue;  // slow enough
            ASSERT_EQ(compare(Edtf(a), Edtf(b)), by_trying_all(pa, pb)) << a << " and " << b;
        }
    }
}

TEST(EdtfComparison, OfPeriodsKeepsNeighbouringDaysApartOnlyWithoutTimes) {
    const auto period = [](const char* text) { return Edtf(text).period(); };
    EXPECT_EQ(compare(period("2018-06-28"), period("2018-06-29")), Before);
    EXPECT_EQ(compare(period("2018-06-28T10:00:00Z"), period("2018-06-29")), CannotTell);
    EXPECT_EQ(compare(period("2018-06-28T10:00:00Z"), period("2018-06-28")), CannotTell);
    EXPECT_EQ(compare(period("2018-06-28T10:00:00Z"), period("2018-06-30")), Before);
    EXPECT_EQ(compare(period("2018-06-28T10:00:00Z"), period("2018-06-28T11:00:00Z")), CannotTell);
    EXPECT_EQ(compare(period("2018-06-28T10:00:00Z"), period("2018-06-26")), After);
    EXPECT_EQ(compare(period("2018-06-28T10:00:00Z"), period("2018-06-01/2018-07-01")), Overlaps);
}

// What a time says, said in days, must never contradict what it says itself.
TEST(EdtfComparison, OfPeriodsIsNeverCertainOfWhatTheTimesDeny) {
    for (const Pair& pair : pairs) {
        const Edtf a(pair.a), b(pair.b);
        const TimeOrder by_day = compare(a.period(), b.period());
        EXPECT_TRUE(by_day == CannotTell || by_day == pair.order) << pair.a << " and " << pair.b;
    }
}

TEST(EdtfComparison, WithNoDateCannotTell) {
    for (const Pair& pair : pairs) {
        EXPECT_EQ(compare(Edtf(), Edtf(pair.a)), CannotTell);
        EXPECT_EQ(compare(Edtf(pair.b), Edtf()), CannotTell);
        EXPECT_EQ(compare(Period{}, Edtf(pair.b).period()), CannotTell);
    }
    EXPECT_EQ(compare(Edtf(), Edtf()), CannotTell);
    EXPECT_EQ(compare(Period{}, Period{}), CannotTell);
}

TEST(EdtfComparison, HasAWordForEveryOrder) {
    EXPECT_EQ(to_string(Before), "before");
    EXPECT_EQ(to_string(After), "after");
    EXPECT_EQ(to_string(Overlaps), "overlaps");
    EXPECT_EQ(to_string(CannotTell), "cannot tell");
}

/// The cells of a row of a Markdown table, without the marks around a date.
std::vector<std::string> cells(const std::string& line) {
    std::vector<std::string> list;
    std::istringstream row(line);
    for (std::string cell; std::getline(row, cell, '|');) {
        cell.erase(0, cell.find_first_not_of(" `"));
        cell.erase(cell.find_last_not_of(" `") + 1);
        list.push_back(cell);
    }
    return list;
}

// The page that people read must not promise an answer that the program does not give.
TEST(EdtfComparison, IsWhatTheTableInTheDocumentationSays) {
    std::ifstream page(GAINSAY_SOURCE_DIR "/docs/model.md");
    ASSERT_TRUE(page.is_open());
    std::size_t rows = 0;
    for (std::string line; std::getline(page, line);) {
        const auto row = cells(line);  // before the first bar stands an empty cell
        if (row.size() < 5) continue;
        const auto a = Edtf::parse(row[1]), b = Edtf::parse(row[2]);
        if (!a || !b) continue;
        ++rows;
        EXPECT_EQ(to_string(compare(*a, *b)), row[3]) << line;
    }
    EXPECT_EQ(rows, 10U);
}

struct Happening {
    const char* event;
    const char* date;
    Certainty expected;
    friend void PrintTo(const Happening& h, std::ostream* out) { *out << h.event << " by " << h.date; }
};
class HappenedBy : public ::testing::TestWithParam<Happening> {};

TEST_P(HappenedBy, IsCertainOnlyWhereNoDayIsLeft) {
    const Happening& h = GetParam();
    EXPECT_EQ(happened_by(Edtf(h.event).period(), Edtf(h.date).period()), h.expected);
}

INSTANTIATE_TEST_SUITE_P(Events, HappenedBy,
                         ::testing::Values(Happening{"2018-06-30", "2018-07-01", Certainty::Yes},
                                           Happening{"2018-07-01", "2018-07-01", Certainty::Yes},
                                           Happening{"2018-07-02", "2018-07-01", Certainty::No},
                                           Happening{"2018-07", "2018-07-31", Certainty::Yes},
                                           Happening{"2018-07", "2018-07-30", Certainty::Maybe},
                                           Happening{"2018-08", "2018-07", Certainty::No},
                                           Happening{"2018-07", "2018-07", Certainty::Maybe},
                                           Happening{"2018?", "2020-01-01", Certainty::Maybe},
                                           Happening{"2018-07-01T23:00:00Z", "2018-07-01", Certainty::Maybe},
                                           Happening{"2018-06-30T12:00:00Z", "2018-07-01", Certainty::Yes},
                                           Happening{"2018-07-01/2018-07-05", "2018-07-03", Certainty::Yes}));

TEST(EdtfComparison, LeavesNoDoubtWhetherADayIsInAllOfTime) {
    const Period always = period_between(std::nullopt, std::nullopt);
    EXPECT_EQ(compare(always, Edtf("2018-07-02?").period()), TimeOrder::Overlaps);
    EXPECT_EQ(compare(Period{}, always), TimeOrder::Overlaps);
}

struct Office {
    const char* from;  // "" stands for no such field
    const char* until;
    const char* interval;  // the same said in one
    friend void PrintTo(const Office& o, std::ostream* out) { *out << o.from << " until " << o.until; }
};

class PeriodBetween : public ::testing::TestWithParam<Office> {};

TEST_P(PeriodBetween, IsTheIntervalFromOneToTheOther) {
    const auto end = [](const char* text) {
        return *text == '\0' ? std::optional<Edtf>() : std::optional<Edtf>(Edtf(text));
    };
    EXPECT_EQ(period_between(end(GetParam().from), end(GetParam().until)),
              Edtf(GetParam().interval).period());
}

INSTANTIATE_TEST_SUITE_P(Offices, PeriodBetween,
                         ::testing::Values(Office{"2016-08", "2019-05-11", "2016-08/2019-05-11"},
                                           Office{"2016", "", "2016/.."}, Office{"", "2019", "../2019"},
                                           Office{"2018", "2018-06", "2018/2018-06"},
                                           Office{"2016~", "2019", "2016~/2019"},
                                           Office{"2016", "2019?", "2016/2019?"},
                                           Office{"201X", "2012", "201X/2012"}));

TEST(PeriodBetweenTwoDates, IsAllOfTimeWhenBothAreOpen) {
    const Period always = period_between(std::nullopt, std::nullopt);
    EXPECT_EQ(always.start_max, beginning_of_time);
    EXPECT_EQ(always.end_min, end_of_time);
    EXPECT_EQ(compare(always, Edtf("2018").period()), Overlaps);
}

TEST(PeriodBetweenTwoDates, IsDoubtfulWhenItWouldEndBeforeItBegins) {
    const Period period = period_between(Edtf("2019"), Edtf("2018"));
    EXPECT_TRUE(period.doubtful);
    EXPECT_EQ(compare(period, Edtf("1900").period()), CannotTell);
}

TEST(PeriodBetweenTwoDates, BeginsAnywhereInAnIntervalThatStandsForTheBeginning) {
    const Period period = period_between(Edtf("2016/2017"), Edtf("2019"));
    EXPECT_EQ(period.start_min, Edtf("2016-01-01").period().start_min);
    EXPECT_EQ(period.start_max, Edtf("2017-12-31").period().start_min);
}

TEST(PeriodBetweenTwoDates, RemembersThatATimeOfDayStandsInIt) {
    EXPECT_TRUE(period_between(Edtf("2016-01-01T10:00:00Z"), std::nullopt).has_time);
    EXPECT_TRUE(period_between(std::nullopt, Edtf("2016-01-01T10:00:00Z")).has_time);
}

}  // namespace
}  // namespace gainsay
