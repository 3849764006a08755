#include "engine/quantity/whole_case/framed.hpp"

#include <gtest/gtest.h>

#include "engine/quantity/check.hpp"
#include "engine/quantity/whole_case/find.hpp"
#include "graphs/model/source.hpp"
#include "graphs/snapshot/build/build.hpp"
#include "tests/engine/quantity/figure_of.hpp"
#include "tests/support/random_case.hpp"
#include "tests/support/sketch.hpp"

namespace gainsay::test {
namespace {

using Lines = std::vector<std::string>;

/// "p a 2018": the claims with figures that are left, who says them when, and "?" where that is only possible.
Lines kept(const std::string& sketch, const TimeFrame& frame) {
    Case whole = draw_case(sketch);
    for (Claim& claim : whole.claims) claim.quantities.push_back(figure_of("51 %"));
    const CaseSource source(whole);
    FigureTable table = collect_figures(source);
    keep_said(table, build_snapshot(source), frame);
    EXPECT_EQ(check_quantities(table, find_quantities(table)), "");
    Lines lines;
    for (const Figure& figure : table.figures) {
        std::string line(figure.claim.any().slug());
        for (const FigureSource& one : figure.sources)
            line += " " + one.agent.substr(6) + (one.date ? " " + one.date->text() : "");
        lines.push_back(line + (figure.possible ? " ?" : ""));
    }
    return lines;
}

TimeFrame as_of(const char* date) {
    return {std::nullopt, Edtf(date)};
}

TEST(KeepSaid, LeavesOutFiguresThatNobodyHadGivenYet) {
    const char* const sketch = "a asserts p on 2016; b asserts q on 2018; claim r \"r\"";
    EXPECT_EQ(kept(sketch, {}), (Lines{"p a 2016", "q b 2018", "r"}));
    EXPECT_EQ(kept(sketch, as_of("2017")), (Lines{"p a 2016", "r ?"}));
    EXPECT_EQ(kept(sketch, frame_between(Edtf("2017"), Edtf("2018"))), (Lines{"q b 2018", "r ?"}));
}

TEST(KeepSaid, CountsOnlyWhoHadSpoken) {
    EXPECT_EQ(
        kept("a asserts p on 2016; b asserts p on 2018; d states p; c published d on 2017", as_of("2017")),
        (Lines{"p a 2016 c 2017"}));
}

TEST(KeepSaid, MarksWhatIsOnlyPossible) {
    EXPECT_EQ(kept("a asserts p on 2017", as_of("2017-06")), (Lines{"p a 2017 ?"}));
    EXPECT_EQ(kept("a asserts p on 2016 retracted", as_of("2017-06")), (Lines{"p a 2016 ?"}));
}

TEST(KeepSaid, ForgetsWhatWasTakenBack) {
    EXPECT_EQ(kept("a asserts p on 2016 retracted 2017-01-01", as_of("2017-06")), Lines{});
}

TEST(KeepSaid, KeepsTablesWholeOnRandomCases) {
    std::size_t left_out = 0, possible = 0;
    for (std::uint64_t seed = 0; seed < 150; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        Dice dice(seed);
        Case whole = random_case(seed);
        for (Claim& claim : whole.claims) claim.quantities = {random_figure(dice)};
        for (Claim& claim : whole.claims) {
            if (!problems_of(claim).empty()) claim.quantities.clear();
        }
        const CaseSource source(whole);
        const Snapshot snapshot = build_snapshot(source);
        FigureTable table = collect_figures(source);
        const std::size_t before = table.figures.size();
        const TimeFrame frame =
            dice.one_in(2) ? as_of("2018-06-15") : frame_between(Edtf("2016"), Edtf("2018-06"));
        keep_said(table, snapshot, frame);
        left_out += before - table.figures.size();
        ASSERT_EQ(check_quantities(table, find_quantities(table)), "");
        for (const Figure& figure : table.figures) {
            possible += figure.possible ? 1 : 0;
            // Asked record by record: the best of those who say it.
            Showing best = Showing::Hidden;
            bool anybody = false;
            for (const Statement& s : whole.statements) {
                if (s.stance != Stance::Asserts || s.of.text() != figure.claim.text()) continue;
                anybody = true;
                best = std::max(
                    best, showing_words(snapshot, snapshot.node(s.id.text()), frame.as_of, frame.since));
            }
            for (const Document& d : whole.documents) {
                for (const ClaimId& stated : d.states) {
                    if (stated != figure.claim) continue;
                    anybody = true;
                    best = std::max(
                        best, showing_words(snapshot, snapshot.node(d.id.text()), frame.as_of, frame.since));
                }
            }
            if (!anybody) best = Showing::Uncertain;
            ASSERT_NE(best, Showing::Hidden);
            ASSERT_EQ(figure.possible, best == Showing::Uncertain);
        }
    }
    EXPECT_GT(left_out, 20U);
    EXPECT_GT(possible, 20U);
}

}  // namespace
}  // namespace gainsay::test
