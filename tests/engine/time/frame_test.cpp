#include "engine/time/frame.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>

#include "graphs/model/source.hpp"
#include "graphs/snapshot/build/build.hpp"
#include "tests/support/random_case.hpp"
#include "tests/support/sketch.hpp"

namespace gainsay::test {
namespace {

TimeFrame between(const char* from, const char* until) {
    return frame_between(Edtf(from), Edtf(until));
}

std::string word(Showing showing) {
    return showing == Showing::Hidden ? "no" : showing == Showing::Shown ? "certainly" : "possibly";
}

struct WordsCase {
    const char* name;
    const char* sketch;
    const char *from, *until;
    const char* inside;
    friend void PrintTo(const WordsCase& c, std::ostream* out) { *out << c.name; }
};
class Words : public ::testing::TestWithParam<WordsCase> {};

TEST_P(Words, AreOfTheInterval) {
    const Sketch drawn = draw(GetParam().sketch);
    const TimeFrame frame = between(GetParam().from, GetParam().until);
    EXPECT_EQ(word(showing_words(drawn.snapshot, drawn.statement("s1"), frame.as_of, frame.since)),
              GetParam().inside);
}

// clang-format off
INSTANTIATE_TEST_SUITE_P(Frame, Words, ::testing::Values(
    WordsCase{"SaidWithin", "a denies p on 2018-07-02", "2018-07-01", "2018-07-31", "certainly"},
    WordsCase{"SaidOnTheFirstDay", "a denies p on 2018-07-01", "2018-07-01", "2018-07-31", "certainly"},
    WordsCase{"SaidOnTheLastDay", "a denies p on 2018-07-31", "2018-07-01", "2018-07-31", "certainly"},
    WordsCase{"SaidTheDayBefore", "a denies p on 2018-06-30", "2018-07-01", "2018-07-31", "no"},
    WordsCase{"SaidTheDayAfter", "a denies p on 2018-08-01", "2018-07-01", "2018-07-31", "no"},
    WordsCase{"SaidInThatMonth", "a denies p on 2018-07", "2018-07", "2018-07", "certainly"},
    WordsCase{"SaidInThatYear", "a denies p on 2018", "2018-07", "2018-07", "possibly"},
    WordsCase{"SaidInAnotherYear", "a denies p on 2017", "2018-07", "2018-07", "no"},
    WordsCase{"DoubtIsNeverCertain", "a denies p on 2018-07-02?", "2018-07", "2018-07", "possibly"},
    WordsCase{"WithoutADateAnyTimeIsPossible", "a denies p", "2018-07", "2018-07", "possibly"},
    WordsCase{"TakenBackLaterTheyStillCount", "a denies p on 2018-07-02 retracted 2018-08-01", "2018-07", "2018-07", "certainly"},
    WordsCase{"TakenBackWithinTheyDoNot", "a denies p on 2018-07-02 retracted 2018-07-20", "2018-07", "2018-07", "no"},
    WordsCase{"TakenBackAtAnUnknownTime", "a denies p on 2018-07-02 retracted", "2018-07", "2018-07", "possibly"},
    WordsCase{"TheFirstDocumentDatesThem",
              "document d on 2018-06-30; document e on 2018-07-02; a denies p in d in e", "2018-07", "2018-07", "no"},
    WordsCase{"AnUndatedDocumentMayBeTheFirst",
              "document d; document e on 2018-07-02; a denies p in d in e", "2018-07", "2018-07", "possibly"},
    WordsCase{"AllDocumentsWithin",
              "document d on 2018-07-03; document e on 2018-09; a denies p in d in e", "2018-07", "2018-07", "certainly"}),
    [](const auto& one) { return std::string(one.param.name); });
// clang-format on

TEST(Frame, WhatWordsAreAboutNeedOnlyBeThere) {
    const Sketch drawn = draw("document d on 2017; a rejects d on 2018-07-02; p contradicts q in d");
    const TimeFrame frame = between("2018-07", "2018-07");
    EXPECT_EQ(showing(drawn.snapshot, drawn.document("d"), frame.as_of), Showing::Shown);
    EXPECT_EQ(showing_words(drawn.snapshot, drawn.document("d"), frame.as_of, frame.since), Showing::Hidden);
    EXPECT_EQ(showing_words(drawn.snapshot, drawn.relation("r1"), frame.as_of, frame.since), Showing::Shown);
    EXPECT_EQ(showing_words(drawn.snapshot, drawn.claim("p"), frame.as_of, frame.since), Showing::Shown);
}

TEST(Frame, TakesItsBoundsWide) {
    const TimeFrame july = between("2018-07", "2018-07");
    EXPECT_EQ(july.since->text(), "2018-07-01");
    EXPECT_EQ(july.as_of->text(), "2018-07-31");
    EXPECT_EQ(between("2016/2017", "2018").since->text(), "2016-01-01");
    EXPECT_EQ(between("2018-07-02?", "2018-08").since->text(), "2018-07-02?");
    EXPECT_EQ(between("2018-07-02T10:00:00Z", "2018-08").since->text(), "2018-07-02T10:00:00Z");
    EXPECT_FALSE(frame_between(std::nullopt, Edtf("2018")).since);
    EXPECT_FALSE(between("2016/..", "2016/..").as_of);
    EXPECT_FALSE(frame_between(std::nullopt, std::nullopt).any());
}

TEST(Frame, RefusesAnIntervalThatEndsBeforeItBegins) {
    try {
        (void)between("2018-07", "2018-06");
        FAIL() << "accepted";
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::Malformed);
        EXPECT_STREQ(error.what(),
                     "found an interval from 2018-07 to 2018-06, expected the earlier date first");
    }
}

TEST(Frame, EventsLieWithin) {
    const TimeFrame july = between("2018-07", "2018-07");
    EXPECT_EQ(within(Edtf("2018-07-02").period(), july), Certainty::Yes);
    EXPECT_EQ(within(Edtf("2018").period(), july), Certainty::Maybe);
    EXPECT_EQ(within(Edtf("2018-08").period(), july), Certainty::No);
    EXPECT_EQ(within(Edtf("2018-06-30").period(), july), Certainty::No);
    EXPECT_EQ(within(Period{}, july), Certainty::Maybe);
    EXPECT_EQ(within(Edtf("1900").period(), TimeFrame{}), Certainty::Yes);
}

// --- the oracle: the days on which a statement may first have been printed or said, and the days of the interval

struct Days {
    std::int64_t first, last;
};

/// No interval, open end or the like: some time between two days.
bool is_some_time(const Period& period) {
    return period.start_min == period.end_min && period.start_max == period.end_max;
}

constexpr std::int64_t ever = 1LL << 40;

Days days_of(const std::optional<Edtf>& date) {
    if (!date || date->period().doubtful) return {-ever, ever};
    const std::int64_t room = date->period().has_time ? 1 : 0;
    return {date->period().start_min - room, date->period().end_max + room};
}

class FrameOracle {
public:
    FrameOracle(const Case& whole, Days frame) : case_(whole), frame_(frame) {}

    /// nullopt: its dates are of a kind that the oracle does not know.
    std::optional<Showing> of(const Statement& statement) const {
        Days said{-ever, ever};
        std::vector<std::optional<Edtf>> dates;
        if (statement.said_on) {
            dates.push_back(statement.said_on);
        } else {
            for (const Occurrence& one : statement.occurrences) {
                for (const Document& document : case_.documents) {
                    if (document.id == one.document) dates.push_back(document.published);
                }
            }
        }
        if (!dates.empty()) said = {ever, ever};
        for (const auto& date : dates) {
            if (date && !date->period().doubtful && !is_some_time(date->period())) return std::nullopt;
            const Days one = days_of(date);
            said = {std::min(said.first, one.first), std::min(said.last, one.last)};
        }
        if (said.first > frame_.last || said.last < frame_.first) return Showing::Hidden;
        const bool sure = said.first >= frame_.first && said.last <= frame_.last;
        if (!statement.retracted) return sure ? Showing::Shown : Showing::Uncertain;
        const auto& on = statement.retracted->on;
        if (on && !on->period().doubtful && !is_some_time(on->period())) return std::nullopt;
        const Days back = days_of(on);
        if (back.last <= frame_.last) return Showing::Hidden;
        return sure && back.first > frame_.last ? Showing::Shown : Showing::Uncertain;
    }

private:
    const Case& case_;
    Days frame_;
};

TEST(Frame, AgreesWithTheOracleOnSmallCases) {
    const std::array<std::pair<const char*, const char*>, 5> intervals{{{"2018-06", "2018-07"},
                                                                        {"2018-07-02", "2018-07-02"},
                                                                        {"2016", "2018-06-30"},
                                                                        {"2017-01-15", "2019"},
                                                                        {"2018-01", "2018-06"}}};
    std::array<std::size_t, 3> met{};
    for (std::uint64_t seed = 0; seed < 400; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        const Case whole = random_case(seed, {3, 6, 3, 12, 2, 1});
        const Snapshot snapshot = build_snapshot(CaseSource(whole));
        const auto& [from, until] = intervals[seed % intervals.size()];
        const TimeFrame frame = between(from, until);
        const FrameOracle oracle(whole, {frame.since->period().start_min, frame.as_of->period().end_max});
        for (const Statement& statement : whole.statements) {
            const auto expected = oracle.of(statement);
            if (!expected) continue;
            ++met[static_cast<std::size_t>(*expected)];
            ASSERT_EQ(
                word(showing_words(snapshot, snapshot.node(statement.id.text()), frame.as_of, frame.since)),
                word(*expected))
                << statement.id.text() << " in " << from << " to " << until;
        }
    }
    for (const std::size_t count : met)
        EXPECT_GT(count, 50U);  // else the cases are too tame to mean anything
}

}  // namespace
}  // namespace gainsay::test
