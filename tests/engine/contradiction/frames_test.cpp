#include "engine/contradiction/frames.hpp"

#include <gtest/gtest.h>

#include <array>

#include "graphs/model/source.hpp"
#include "graphs/snapshot/build/build.hpp"
#include "tests/engine/contradiction/ask.hpp"
#include "tests/engine/contradiction/random_dispute.hpp"
#include "tests/support/random_case.hpp"

namespace gainsay::test {
namespace {

/// "words certain 1461..1461": the warnings of the first witness of a against b.
std::vector<std::string> notes(const std::string& sketch, const std::string& options = "") {
    const Sketch drawn = draw(sketch);
    const Contradictions found =
        contradictions_between(drawn.snapshot, drawn.agent("a"), drawn.agent("b"), options_of(options));
    if (found.empty()) return {"no witness"};
    const Witness& witness = found.pairs.front().witnesses.front();
    std::vector<std::string> lines;
    const auto all = frame_notes(drawn.snapshot, witness);
    EXPECT_EQ(check_frame_notes(drawn.snapshot, witness, all), "");
    for (const FrameNote& note : all) {
        std::string line(to_string(note.kind));
        line += note.certainty == Certainty::Yes ? " certainly" : " possibly";
        if (note.kind == FrameKind::Words)
            line += " " + std::to_string(note.least_days) + ".." + std::to_string(note.most_days);
        if (note.kind == FrameKind::Office) line += note.of_a ? " of a" : " of b";
        lines.push_back(line);
    }
    return lines;
}

using Lines = std::vector<std::string>;

TEST(Frames, OfWordsNearEachOtherAreOne) {
    EXPECT_EQ(notes("a denies p on 2018-07-02; b asserts p on 2017-01-01"), Lines{});
}

TEST(Frames, WordsFarApartAreOfDifferentTimes) {
    EXPECT_EQ(notes("a denies p on 2018-07-02; b asserts p on 2014-07-02"),
              Lines{"words far apart certainly 1461..1461"});
    EXPECT_EQ(notes("a denies p on 2014-07-02; b asserts p on 2018-07-02"),
              Lines{"words far apart certainly 1461..1461"});
}

TEST(Frames, ADateThatLeavesItOpenIsPossiblyFar) {
    EXPECT_EQ(notes("a denies p on 2018-07-02; b asserts p on 2016"),
              Lines{"words far apart possibly 548..913"});
    EXPECT_EQ(notes("a denies p on 2018-07-02; b asserts p on 2014?"),
              Lines{"words far apart possibly 1279..1643"});
}

TEST(Frames, WhatHasNoDateIsComparedWithNothing) {
    EXPECT_EQ(notes("a denies p on 2018-07-02; b asserts p"), Lines{});
}

TEST(Frames, AStatementIsDatedByItsDocuments) {
    EXPECT_EQ(notes("document d on 2010-01-01; document e on 2012-01-01; a denies p on 2018-07-02; b asserts "
                    "p in d in e"),
              Lines{"words far apart certainly 3104..3104"});
}

TEST(Frames, AReportRejectedYearsLaterIsOfAnotherTime) {
    EXPECT_EQ(notes("b published d on 2010-01-01; a rejects d on 2018-01-01"),
              Lines{"words far apart certainly 2922..2922"});
}

TEST(Frames, AnOfficeThatEndedBeforeTheOtherSpokeIsNamed) {
    const std::string drawn =
        "m speaks for a as minister 2015/2017; m denies p on 2017-02-01; b asserts p on 2018-07-02";
    EXPECT_EQ(notes(drawn, "affiliation"), Lines{"office not held then certainly of a"});
    // Another office at the same body will do.
    EXPECT_EQ(notes(drawn + "; m speaks for a as adviser 2018-06/..", "affiliation"), Lines{});
    EXPECT_EQ(notes(drawn + "; m speaks for a as adviser 2018-07?/..", "affiliation"),
              Lines{"office not held then possibly of a"});
}

TEST(Frames, OfBIsTheOfficeOfTheOtherSide) {
    EXPECT_EQ(notes("m speaks for b 2018-01-01/..; m asserts p on 2018-02-01; a denies p on 2017-12-01",
                    "affiliation"),
              Lines{"office not held then certainly of b"});
}

TEST(Frames, AnOfficeNotHeldWhenTheWordsWereSaidMakesNoWitness) {
    EXPECT_EQ(
        notes("m speaks for a 2015/2017; m denies p on 2018-02-01; b asserts p on 2018-07-02", "affiliation"),
        Lines{"no witness"});
}

TEST(Frames, AWiderSpanWarnsLess) {
    const Sketch drawn = draw("a denies p on 2018-07-02; b asserts p on 2014-07-02");
    const Contradictions found = all_contradictions(drawn.snapshot);
    EXPECT_EQ(frame_notes(drawn.snapshot, found.pairs.front().witnesses.front(), {1461}).size(), 0U);
    EXPECT_EQ(frame_notes(drawn.snapshot, found.pairs.front().witnesses.front(), {1460}).size(), 1U);
}

/// A case of claims that speak of different times.
Case dated_dispute(unsigned seed, RandomDispute& dispute) {
    static const std::array<const char*, 6> valid{"2015",      "2016",  "2016-03",
                                                  "2016/2017", "2017?", "2018-01-01"};
    Case whole = dispute.make();
    Dice dice(seed);
    for (Claim& claim : whole.claims) {
        if (!dice.one_in(4)) claim.valid = Edtf(valid[dice.below(valid.size())]);
    }
    return whole;
}

TEST(Frames, OfRandomDisputesPassTheirCheck) {
    std::array<std::array<std::size_t, 2>, frame_kind_count> met{};
    for (unsigned seed = 0; seed < 300; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        RandomDispute dispute(seed);
        const Snapshot snapshot = build_snapshot(CaseSource(dated_dispute(seed, dispute)));
        const FrameOptions options{static_cast<std::int64_t>(seed % 5) * 200};
        for (const Contradiction& pair : all_contradictions(snapshot, dispute.options()).pairs) {
            for (const Witness& witness : pair.witnesses) {
                std::vector<FrameNote> all = frame_notes(snapshot, witness, options);
                ASSERT_EQ(check_frame_notes(snapshot, witness, all, options), "");
                for (const FrameNote& note : all)
                    ++met[static_cast<std::size_t>(note.kind)][note.certainty == Certainty::Yes ? 1 : 0];
                if (all.empty()) continue;
                all.front().certainty =
                    all.front().certainty == Certainty::Yes ? Certainty::Maybe : Certainty::Yes;
                ASSERT_NE(check_frame_notes(snapshot, witness, all, options), "");
                all.erase(all.begin());
                ASSERT_NE(check_frame_notes(snapshot, witness, all, options), "");
            }
        }
    }
    for (const auto& kind : met) {
        for (const std::size_t count : kind) EXPECT_GT(count, 20U);
    }
}

}  // namespace
}  // namespace gainsay::test
