#include "engine/time/timeline/timeline.hpp"

#include <gtest/gtest.h>

#include <array>

#include "graphs/model/source.hpp"
#include "graphs/snapshot/build/build.hpp"
#include "tests/engine/time/timeline/timeline_oracle.hpp"
#include "tests/support/random_case.hpp"
#include "tests/support/sketch.hpp"

namespace gainsay::test {
namespace {

using Lines = std::vector<std::string>;

/// "asserted s1 2018-07-02 0-1": what, which, its date, its places; "?" for one that may lie outside.
Lines lines_of(const Sketch& drawn, const TimelineQuestion& question, const TimelineOptions& options = {}) {
    const Timeline timeline = find_timeline(drawn.snapshot, question, options);
    EXPECT_EQ(check_timeline(drawn.snapshot, timeline, options), "");
    Lines lines;
    for (const TimelineEvent& event : timeline.events) {
        std::string line = std::string(to_string(event.kind)) + " " + drawn.name(event.record);
        if (event.date != no_date) line += " " + std::string(drawn.snapshot.text(event.date));
        line += " " + std::to_string(event.places.earliest) + "-" + std::to_string(event.places.latest);
        lines.push_back(line + (event.possible ? " ?" : ""));
    }
    return lines;
}

TEST(Timeline, OfAClaimTellsWhoSaidItAndWhere) {
    const Sketch drawn = draw(R"(
        document d on 2018-07-03
        a asserts p on 2018-07-02 in d retracted 2018-08-01
        b denies p on 2018-07-05
        e states p
        document e on 2018-06-01
        q contradicts p in d
        f reviews p as "false" on 2018-09
        c asserts q on 2017)");
    EXPECT_EQ(lines_of(drawn, {drawn.claim("p")}),
              (Lines{"published e 2018-06-01 0-0", "asserted s1 2018-07-02 1-1", "published d 2018-07-03 2-3",
                     "related r1 2018-07-03 2-3", "denied s2 2018-07-05 4-4", "retracted s1 2018-08-01 5-5",
                     "reviewed v1 2018-09 6-6"}));
}

TEST(Timeline, OfAnAgentTellsItsWordsAndOffices) {
    const Sketch drawn = draw(R"(
        a speaks for m as minister 2016/2019-03
        a asserts p on 2018-07-02
        a published d on 2018-07-01
        b denies p on 2018-07-03
        z speaks for a 2018-07-02/..)");
    EXPECT_EQ(lines_of(drawn, {drawn.agent("a")}),
              (Lines{"office began a 2016 0-0", "published d 2018-07-01 1-1", "office began z 2018-07-02 2-3",
                     "asserted s1 2018-07-02 2-3", "office ended a 2019-03 4-4"}));
}

TEST(Timeline, OfADisputeTellsWhatMakesIt) {
    const Sketch drawn = draw(R"(
        a asserts p on 2018-07-02 in d
        document d on 2018-07-04
        b asserts q on 2018-07-01 retracted 2018-07-10
        p contradicts q
        a asserts x on 2018-07-03
        c denies p on 2018-07-03)");
    EXPECT_EQ(lines_of(drawn, {drawn.agent("a"), drawn.agent("b")}),
              (Lines{"asserted s2 2018-07-01 0-1", "asserted s1 2018-07-02 1-2", "published d 2018-07-04 2-3",
                     "retracted s2 2018-07-10 3-4", "related r1 0-4"}));
}

TEST(Timeline, PutsAVagueDateAtItsFirstDayAndSaysWhereElse) {
    const Sketch drawn = draw(R"(
        a asserts p on 2018-07
        b denies p on 2018-07-10
        c denies p on 2018-07-20
        d denies p on 2018-08-01
        e denies p on 2018-07-15?)");
    EXPECT_EQ(lines_of(drawn, {drawn.claim("p")}),
              (Lines{"asserted s1 2018-07 0-3", "denied s2 2018-07-10 0-2", "denied s5 2018-07-15? 0-4",
                     "denied s3 2018-07-20 1-3", "denied s4 2018-08-01 3-4"}));
}

TEST(Timeline, TellsTimesOfADayApart) {
    const Sketch drawn = draw(R"(
        a asserts p on 2018-07-02T11:00:00Z
        b denies p on 2018-07-02T09:00:00Z
        c denies p on 2018-07-02T12:30:00+03:00)");
    EXPECT_EQ(lines_of(drawn, {drawn.claim("p")}),
              (Lines{"denied s2 2018-07-02T09:00:00Z 0-0", "denied s3 2018-07-02T12:30:00+03:00 1-1",
                     "asserted s1 2018-07-02T11:00:00Z 2-2"}));
}

TEST(Timeline, OfAnIntervalLeavesOutTheRestAndMarksThePossible) {
    const Sketch drawn = draw(R"(
        a asserts p on 2018-06-30
        b denies p on 2018-07-10
        c denies p on 2018
        d denies p
        e asserts p on 2018-07-01 retracted 2018-07-02)");
    TimelineOptions options;
    options.frame = frame_between(Edtf("2018-07"), Edtf("2018-07"));
    EXPECT_EQ(lines_of(drawn, {drawn.claim("p")}, options),
              (Lines{"denied s3 2018 0-4 ?", "asserted s5 2018-07-01 0-2", "retracted s5 2018-07-02 1-3",
                     "denied s2 2018-07-10 2-4", "denied s4 0-4 ?"}));
}

TEST(Timeline, OfTheSameClaimInOtherWordsIsAskedFor) {
    const Sketch drawn = draw(
        "a asserts p on 2018; p rephrases q; b denies q on 2019; q rephrases x proposed; c asserts x on "
        "2020");
    EXPECT_EQ(lines_of(drawn, {drawn.claim("p")}), (Lines{"asserted s1 2018 0-1", "related r1 0-1"}));
    TimelineOptions options;
    options.closures.rephrase = true;
    EXPECT_EQ(lines_of(drawn, {drawn.claim("p")}, options).size(), 3U);
    options.include_proposed = true;
    EXPECT_EQ(lines_of(drawn, {drawn.claim("p")}, options).size(), 5U);
}

TEST(Timeline, UnderALimitSaysHowManyThereAre) {
    const Sketch drawn = draw("a asserts p on 2018; b denies p on 2019; c denies p on 2020");
    TimelineOptions options;
    options.limit = 2;
    const Timeline timeline = find_timeline(drawn.snapshot, {drawn.claim("p")}, options);
    EXPECT_EQ(timeline.events.size(), 2U);
    EXPECT_EQ(timeline.total, 3U);
    EXPECT_TRUE(timeline.limited());
    EXPECT_EQ(check_timeline(drawn.snapshot, timeline, options), "");
}

TEST(Timeline, OfWhatIsNoSubjectIsAMistake) {
    const Sketch drawn = draw("a asserts p");
    EXPECT_THROW((void)find_timeline(drawn.snapshot, {drawn.statement("s1")}), std::logic_error);
}

TimelineOptions random_options(Dice& dice) {
    TimelineOptions options;
    options.closures.rephrase = dice.one_in(2);
    options.closures.affiliation = dice.one_in(2);
    options.include_proposed = dice.one_in(3);
    const std::array<const char*, 5> dates{"2015", "2018-06", "2018-07-02", "2019~", "2017/2018"};
    if (dice.one_in(3)) options.frame.as_of = Edtf(dates[dice.below(dates.size())]);
    if (dice.one_in(3)) options.frame.since = Edtf(dates[dice.below(dates.size())]);
    return options;
}

TEST(Timeline, HoldsWhatTheOracleFinds) {
    std::size_t events = 0;
    for (std::uint64_t seed = 0; seed < 120; ++seed) {
        Dice dice(seed);
        const Case whole = random_case(seed, {4, 6, 5, 12, 10, 3});
        const Snapshot snapshot = build_snapshot(CaseSource(whole));
        const TimelineOptions options = random_options(dice);
        for (const RecordKind kind : {RecordKind::Agent, RecordKind::Document, RecordKind::Claim}) {
            for (const Node subject : snapshot.nodes(kind)) {
                const std::string id(snapshot.id(subject));
                SCOPED_TRACE("seed " + std::to_string(seed) + " " + id);
                const Timeline timeline = find_timeline(snapshot, {subject}, options);
                std::multiset<std::string> lines;
                for (const TimelineEvent& event : timeline.events)
                    lines.insert(event_line(event.kind, std::string(snapshot.id(event.record))));
                TimelineOracle oracle(whole, options);
                ASSERT_EQ(lines, kind == RecordKind::Claim   ? oracle.of_claim(id)
                                 : kind == RecordKind::Agent ? oracle.of_agent(id)
                                                             : oracle.of_document(id));
                ASSERT_EQ(check_timeline(snapshot, timeline, options), "");
                events += lines.size();
            }
        }
    }
    EXPECT_GT(events, 2000U);
}

TEST(Timeline, OfRandomDisputesPassesItsCheckAndNoOtherDoes) {
    std::size_t events = 0;
    for (std::uint64_t seed = 0; seed < 60; ++seed) {
        Dice dice(seed);
        const Snapshot snapshot = build_snapshot(CaseSource(random_case(seed, {4, 6, 5, 12, 10, 3})));
        const TimelineOptions options = random_options(dice);
        for (const Node a : snapshot.nodes(RecordKind::Agent)) {
            for (const Node b : snapshot.nodes(RecordKind::Agent)) {
                SCOPED_TRACE("seed " + std::to_string(seed));
                Timeline timeline = find_timeline(snapshot, {a, b}, options);
                ASSERT_EQ(check_timeline(snapshot, timeline, options), "");
                if (timeline.events.empty()) continue;
                events += timeline.events.size();
                const std::size_t at = dice.below(timeline.events.size());
                Timeline wrong = timeline;
                ++wrong.events[at].places.latest;
                ASSERT_NE(check_timeline(snapshot, wrong, options), "");
                wrong = timeline;
                wrong.events[at].possible = !wrong.events[at].possible;
                ASSERT_NE(check_timeline(snapshot, wrong, options), "");
                wrong = timeline;
                wrong.events.erase(wrong.events.begin() + static_cast<std::ptrdiff_t>(at));
                --wrong.total;
                ASSERT_NE(check_timeline(snapshot, wrong, options), "");
            }
        }
    }
    EXPECT_GT(events, 500U);
}

/// Every pair of events, compared.
std::vector<Places> counted(const std::vector<When>& all) {
    std::vector<Places> places;
    for (const When& one : all) {
        std::uint32_t before = 0, after = 0;
        for (const When& other : all) {
            before += compare(other, one) == TimeOrder::Before ? 1 : 0;
            after += compare(other, one) == TimeOrder::After ? 1 : 0;
        }
        places.push_back({before, static_cast<std::uint32_t>(all.size()) - 1 - after});
    }
    return places;
}

TEST(Order, CountsPlacesAsComparingAllPairsDoes) {
    const std::array<const char*, 18> dates{"2015",
                                            "2016-03",
                                            "2016-03-10",
                                            "2016-03-11",
                                            "2016-03-11",
                                            "2017?",
                                            "2016/2017",
                                            "201X",
                                            "2016-03-11T10:00:00Z",
                                            "2016-03-11T10:00:00",
                                            "2016-03-11T23:30:00-05:00",
                                            "2016-03-10T09:00:00",
                                            "2016/..",
                                            "../2016-03-10",
                                            "2016-03-12",
                                            "2016-21",
                                            "2016-03-11/2016-03-12",
                                            "2016-03-12T00:10:00Z"};
    for (std::uint64_t seed = 0; seed < 300; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        Dice dice(seed);
        std::vector<When> all;
        for (std::size_t i = dice.below(14); i > 0; --i) {
            if (dice.one_in(8)) {
                all.emplace_back();
                continue;
            }
            const Edtf date(dates[dice.below(dates.size())]);
            all.push_back({date.period(), date.moment()});
        }
        ASSERT_EQ(places_of(all), counted(all));
        std::stable_sort(all.begin(), all.end(), stands_before);
        for (std::size_t i = 0; i < all.size(); ++i) {
            for (std::size_t k = i + 1; k < all.size(); ++k)
                ASSERT_NE(compare(all[i], all[k]), TimeOrder::After) << i << " " << k;
        }
    }
}

}  // namespace
}  // namespace gainsay::test
