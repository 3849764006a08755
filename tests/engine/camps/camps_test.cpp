#include "engine/camps/camps.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/engine/camps/draw_graph.hpp"

namespace gainsay::test {
namespace {

struct CampCase {
    const char* name;
    const char* sketch;
    const char* camps;  // components: "abc|de f|g"
    std::uint64_t frustration;
    CampProof proof;  // of the first component
    friend void PrintTo(const CampCase& c, std::ostream* out) { *out << c.name; }
};
class Drawn : public ::testing::TestWithParam<CampCase> {};

std::string in_words(const Camps& camps) {
    std::string text;
    for (const CampComponent& component : camps.components) {
        if (!text.empty()) text += ' ';
        text += letters(component.first) + '|' + letters(component.second);
    }
    return text;
}

TEST_P(Drawn, FallIntoCamps) {
    const SignedGraph graph = draw_graph(GetParam().sketch);
    const Camps camps = find_camps(graph);
    EXPECT_EQ(in_words(camps), GetParam().camps);
    EXPECT_EQ(camps.frustration, GetParam().frustration);
    EXPECT_EQ(camps.bound, GetParam().frustration);
    if (!camps.components.empty()) {
        EXPECT_EQ(camps.components[0].proof, GetParam().proof);
    }
    EXPECT_EQ(check_camps(graph, camps), "");
}

INSTANTIATE_TEST_SUITE_P(
    Graphs, Drawn,
    ::testing::Values(
        CampCase{"NobodyIsNoCamp", "", "", 0, CampProof::Balanced},
        CampCase{"AgreementIsOneCamp", "a+b", "ab|", 0, CampProof::Balanced},
        CampCase{"ContradictionIsTwoCamps", "a-b", "a|b", 0, CampProof::Balanced},
        CampCase{"TheEnemyOfMyEnemyIsMyFriend", "a-b b-c a+c", "ac|b", 0, CampProof::Balanced},
        CampCase{"TheFriendOfMyFriendIsMyFriend", "a+b b+c a+c", "abc|", 0, CampProof::Balanced},
        CampCase{"AsManyAgreementsAsContradictionsSayNothing", "a+2-2b", "", 0, CampProof::Balanced},
        CampCase{"TheMoreFrequentOneCounts", "a+3-1b a-4+3c", "ab|c", 0, CampProof::Balanced},
        CampCase{"ComponentsHaveCampsOfTheirOwn", "a-b c-d d+e", "c|de a|b", 0, CampProof::Balanced}),
    [](const auto& one) { return std::string(one.param.name); });

TEST(Camps, ThatOneTriangleBreaksNameThePairAndTheCycle) {
    const SignedGraph graph = draw_graph("a+b b+c a-c c+d");
    const Camps camps = find_camps(graph);
    ASSERT_EQ(camps.components.size(), 1U);
    const CampComponent& component = camps.components[0];
    EXPECT_EQ(component.frustration, 1U);
    EXPECT_EQ(component.proof, CampProof::Cycles);
    ASSERT_EQ(component.cycles.size(), 1U);
    EXPECT_THAT(component.cycles[0].agents, ::testing::UnorderedElementsAre(0U, 1U, 2U));
    EXPECT_EQ(component.breaking.size(), 1U);
    EXPECT_EQ(check_camps(graph, camps), "");
}

// Four agents who all contradict each other: two pairs must break, but any two triangles share a pair.
TEST(Camps, OfFourEnemiesAreProvedByTheSolver) {
    const SignedGraph graph = draw_graph("a-b a-c a-d b-c b-d c-d");
    const Camps camps = find_camps(graph);
    EXPECT_EQ(camps.frustration, 2U);
    EXPECT_TRUE(camps.optimal());
    EXPECT_EQ(camps.components[0].proof, CampProof::Solver);
    EXPECT_EQ(camps.components[0].cycles.size(), 1U);
    EXPECT_EQ(check_camps(graph, camps), "");
}

TEST(Camps, BeyondTheLimitsAreCalledUnproved) {
    const SignedGraph graph = draw_graph("a-b a-c a-d b-c b-d c-d");
    for (const bool by_size : {true, false}) {
        CampOptions options;
        (by_size ? options.most_pairs : options.work) = 0;
        const Camps camps = find_camps(graph, options);
        EXPECT_EQ(camps.frustration, 2U);
        EXPECT_EQ(camps.bound, 1U);
        EXPECT_FALSE(camps.optimal());
        EXPECT_FALSE(camps.stopped);
        EXPECT_EQ(camps.components[0].proof, CampProof::None);
        EXPECT_EQ(check_camps(graph, camps, options), "");
    }
}

TEST(Camps, ThatWereStoppedSaySo) {
    Dice dice(1);
    const SignedGraph graph = random_graph(dice, 60, 1, 2, 1);
    CampOptions options;
    options.stop = [] { return true; };
    const Camps camps = find_camps(graph, options);
    EXPECT_TRUE(camps.stopped);
    EXPECT_FALSE(camps.optimal());
    EXPECT_EQ(check_camps(graph, camps, options), "");
}

TEST(Camps, ThatNeededNoTimeAreNotCalledStopped) {
    CampOptions options;
    options.stop = [] { return true; };
    const Camps camps = find_camps(draw_graph("a-b b+c"), options);
    EXPECT_FALSE(camps.stopped);
    EXPECT_TRUE(camps.balanced());
}

TEST(Camps, ByCountsBreakTheWeakerTie) {
    const SignedGraph graph = draw_graph("a+5b b+4c a-3c");
    CampOptions options;
    options.cost = CampCost::Counts;
    const Camps camps = find_camps(graph, options);
    EXPECT_EQ(in_words(camps), "abc|");
    EXPECT_EQ(camps.frustration, 3U);
    EXPECT_EQ(camps.components[0].cycles[0].weight, 3U);
    EXPECT_EQ(check_camps(graph, camps, options), "");
}

TEST(Camps, AreTheSameEachTime) {
    Dice dice(7);
    const SignedGraph graph = random_graph(dice, 80, 6, 3, 1);
    EXPECT_EQ(find_camps(graph), find_camps(graph));
}

TEST(Camps, OfAStarOfTenThousandAreFoundAtOnce) {
    std::vector<SignedPair> pairs;
    for (std::uint32_t i = 1; i < 10000; ++i) pairs.push_back({0, i, i % 2, 1 - i % 2});
    const SignedGraph graph(10000, std::move(pairs));
    const Camps camps = find_camps(graph);
    EXPECT_TRUE(camps.balanced());
    EXPECT_EQ(camps.components[0].second.size(), 4999U);
    EXPECT_EQ(check_camps(graph, camps), "");
}

TEST(Camps, SidesAreNumberedAsAgentsAre) {
    const SignedGraph graph = draw_graph("b-c", 4);
    EXPECT_THAT(find_camps(graph).sides(4), ::testing::ElementsAre(0, 1, 2, 0));
}

TEST(SignedGraphs, AddUpPairsOfBothDirections) {
    const SignedGraph graph(3, {{2, 0, 1, 0}, {0, 2, 0, 2}, {1, 1, 5, 0}, {0, 1, 0, 0}});
    EXPECT_THAT(graph.pairs(), ::testing::ElementsAre(SignedPair{0, 2, 1, 2}));
    EXPECT_THROW(SignedGraph(2, {{0, 2, 1, 0}}), std::logic_error);
}

struct Tampering {
    const char* name;
    void (*change)(Camps&);
    const char* found;
    friend void PrintTo(const Tampering& t, std::ostream* out) { *out << t.name; }
};
class Checker : public ::testing::TestWithParam<Tampering> {};

TEST_P(Checker, NamesWhatWasTamperedWith) {
    const SignedGraph graph = draw_graph("a+b b+c a-c c+d e-f");
    Camps camps = find_camps(graph);
    ASSERT_EQ(check_camps(graph, camps), "");
    GetParam().change(camps);
    EXPECT_THAT(check_camps(graph, camps), ::testing::HasSubstr(GetParam().found));
}

INSTANTIATE_TEST_SUITE_P(
    Answers, Checker,
    ::testing::Values(
        Tampering{"AMovedAgent",
                  [](Camps& c) {
                      c.components[0].second.push_back(c.components[0].first.back());
                      c.components[0].first.pop_back();
                      std::sort(c.components[0].second.begin(), c.components[0].second.end());
                  },
                  "other pairs break its camps"},
        Tampering{"AMissingPair", [](Camps& c) { c.components[0].breaking.clear(); },
                  "other pairs break its camps"},
        Tampering{"ALesserIndex",
                  [](Camps& c) {
                      c.components[0].frustration = 0;
                      c.frustration = 0;
                  },
                  "adds up to something else"},
        Tampering{"AnInventedCycle",
                  [](Camps& c) {
                      c.components[0].cycles[0].agents = {0, 1, 3};
                  },
                  "walks where no pair is"},
        Tampering{"ACycleUsedTwice",
                  [](Camps& c) { c.components[0].cycles.push_back(c.components[0].cycles[0]); },
                  "more often"},
        Tampering{"AHigherBound", [](Camps& c) { c.components[0].bound = 2; }, "above what was found"},
        Tampering{"ABetterProof", [](Camps& c) { c.components[0].proof = CampProof::Solver; },
                  "its proof is called"},
        Tampering{"AMissingComponent", [](Camps& c) { c.components.pop_back(); }, "in no component"},
        Tampering{"TwoComponentsInOne",
                  [](Camps& c) {
                      c.components[0].second.insert(c.components[0].second.end(), {4, 5});
                      c.components.pop_back();
                  },
                  "it is no component"},
        Tampering{"AWrongSum", [](Camps& c) { c.frustration = 5; }, "sums are wrong"},
        Tampering{"AMiscount", [](Camps& c) { c.mixed = 1; }, "miscounted"}),
    [](const auto& one) { return std::string(one.param.name); });

}  // namespace
}  // namespace gainsay::test
