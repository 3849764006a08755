// Random cases: every place and every end of a figure's trail as the records give them, and no promise broken.
#include <gtest/gtest.h>

#include "graphs/snapshot/build/build.hpp"
#include "tests/engine/provenance/figure/figure_oracle.hpp"
#include "tests/engine/provenance/figure/figure_sketch.hpp"
#include "tests/support/random_case.hpp"

namespace gainsay::test {
namespace {

/// Claims of a random case with figures of few words, which are often one.
Case with_figures(std::uint64_t seed, const RandomCaseSize& size) {
    Case whole = random_case(seed, size);
    Dice dice(seed + 1);
    static const char* const figures[] = {"51 %", "51 %", "51.3 %", "~50 %", "30 %", "0.51"};
    static const char* const measures[] = {"executions", "executions", "recorded executions", "arrests"};
    static const char* const subjects[] = {"Iran", "Iran", "", "Iran and Iraq", "Iraq"};
    static const char* const periods[] = {"2017", "2017", "", "2016"};
    for (Claim& claim : whole.claims) {
        claim.quantities.clear();
        for (std::size_t i = dice.below(5) == 0 ? 0 : 1 + dice.below(2); i > 0; --i) {
            claim.quantities.push_back(figure_of(figures[dice.below(6)], measures[dice.below(4)],
                                                 subjects[dice.below(5)], "", periods[dice.below(4)]));
        }
    }
    return whole;
}

std::set<std::string> places(const Snapshot& snapshot, const FigureTrail& trail, bool ends) {
    std::set<std::string> found;
    const auto add = [&](const FigureStep& step) {
        if (step.place == FigurePlace::Claim) return;
        const std::uint32_t figure = step.figure != no_figure ? step.figure : trail.steps[step.parent].figure;
        found.insert(std::string(to_string(step.place)) + " " + std::string(snapshot.id(step.node)) + " " +
                     std::string(snapshot.id(step.claim)) + "#" +
                     std::to_string(trail.figures[figure].index) +
                     (step.statement == no_node ? "" : " " + std::string(snapshot.id(step.statement))));
    };
    if (!ends) {
        for (const FigureStep& step : trail.steps) add(step);
    } else {
        for (const FigureEnd& end : trail.ends) {
            if (trail.steps[end.step].ending != FigureEnding::Loop) add(trail.steps[end.step]);
        }
    }
    return found;
}

TEST(FigureTrails, AreThoseOfTheRecordsInRandomCases) {
    std::size_t asked = 0, long_ones = 0, loops = 0, changed = 0;
    for (std::uint64_t seed = 0; seed < 400; ++seed) {
        const Case whole = with_figures(seed, {4, 7, 6, 9, 7, 0});
        const CaseSource source(whole);
        const Snapshot snapshot = build_snapshot(source);
        for (const Claim& claim : whole.claims) {
            SCOPED_TRACE("seed " + std::to_string(seed) + " " + claim.id.text());
            const Node node = snapshot.node(claim.id.text());
            const auto trails = find_figure_trails(snapshot, source, node);
            ASSERT_EQ(check_figure_trails(snapshot, source, node, trails), "");
            ASSERT_EQ(trails.size(), claim.quantities.size());
            for (std::size_t i = 0; i < trails.size(); ++i) {
                const FigureOracle oracle(whole, claim, i);
                EXPECT_EQ(places(snapshot, trails[i], false), oracle.places());
                EXPECT_EQ(places(snapshot, trails[i], true), oracle.ends());
                ++asked;
                for (const FigureStep& step : trails[i].steps) {
                    long_ones += step.depth > 4 ? 1 : 0;
                    loops += step.ending == FigureEnding::Loop ? 1 : 0;
                    changed += step.change.verdict != Verdict::Same ? 1 : 0;
                }
            }
        }
    }
    EXPECT_GT(asked, 1000U);  // the cases are not too tame
    EXPECT_GT(long_ones, 100U);
    EXPECT_GT(loops, 50U);
    EXPECT_GT(changed, 500U);
}

TEST(FigureTrails, OfWordsSaidSinceADayAreThoseOfTheRecords) {
    std::size_t hidden = 0, kept = 0, uncertain = 0;
    for (std::uint64_t seed = 0; seed < 300; ++seed) {
        const Case whole = with_figures(seed, {4, 7, 6, 9, 7, 0});
        const CaseSource source(whole);
        const Snapshot snapshot = build_snapshot(source);
        FigureTrailOptions options;
        options.since = Edtf(seed % 2 == 0 ? "2018-02-01" : "2018-06-01");
        for (const Claim& claim : whole.claims) {
            SCOPED_TRACE("seed " + std::to_string(seed) + " " + claim.id.text());
            const Node node = snapshot.node(claim.id.text());
            const auto trails = find_figure_trails(snapshot, source, node, options);
            ASSERT_EQ(check_figure_trails(snapshot, source, node, trails, options), "");
            for (std::size_t i = 0; i < trails.size(); ++i) {
                const FigureOracle oracle(whole, claim, i, options.since), all(whole, claim, i);
                EXPECT_EQ(places(snapshot, trails[i], false), oracle.places());
                EXPECT_EQ(places(snapshot, trails[i], true), oracle.ends());
                hidden += all.places().size() - oracle.places().size();
                kept += oracle.places().size();
                for (const FigureStep& step : trails[i].steps) uncertain += step.date_uncertain ? 1 : 0;
            }
        }
    }
    EXPECT_GT(hidden, 200U);
    EXPECT_GT(kept, 200U);
    EXPECT_GT(uncertain, 50U);
}

TEST(FigureTrails, KeepTheirPromisesAsOfADateWithProposalsAndLimits) {
    std::size_t cut = 0;
    for (std::uint64_t seed = 0; seed < 200; ++seed) {
        const Case whole = with_figures(seed, {4, 8, 6, 12, 10, 0});
        const CaseSource source(whole);
        const Snapshot snapshot = build_snapshot(source);
        FigureTrailOptions options;
        options.include_proposed = seed % 2 == 0;
        if (seed % 3 != 0) options.as_of = Edtf(seed % 3 == 1 ? "2018-06" : "2015");
        if (seed % 4 == 0) options.since = Edtf("2018-03");
        if (seed % 5 == 0) options.max_links = 3;
        for (const Claim& claim : whole.claims) {
            const Node node = snapshot.node(claim.id.text());
            const auto trails = find_figure_trails(snapshot, source, node, options);
            EXPECT_EQ(check_figure_trails(snapshot, source, node, trails, options), "")
                << "seed " << seed << " " << claim.id.text();
            for (const FigureTrail& trail : trails) cut += trail.incomplete ? 1 : 0;
        }
    }
    EXPECT_GT(cut, 20U);
}

}  // namespace
}  // namespace gainsay::test
