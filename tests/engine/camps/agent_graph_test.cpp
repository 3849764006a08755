#include "engine/camps/agent_graph.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/camps/camps.hpp"
#include "engine/contradiction/agents/agreements.hpp"
#include "tests/engine/contradiction/ask.hpp"
#include "tests/support/sketch.hpp"

namespace gainsay::test {
namespace {

struct GraphCase {
    const char* name;
    const char* sketch;
    const char* options;
    std::vector<std::string> pairs;  // "a+2-1b"
    friend void PrintTo(const GraphCase& c, std::ostream* out) { *out << c.name; }
};
class DrawnCases : public ::testing::TestWithParam<GraphCase> {};

std::vector<std::string> lines_of(const Sketch& drawn, const AgentGraph& made) {
    std::vector<std::string> lines;
    for (const SignedPair& pair : made.graph.pairs()) {
        lines.push_back(drawn.name(made.agents[pair.a]) + "+" + std::to_string(pair.agreements) + "-" +
                        std::to_string(pair.contradictions) + drawn.name(made.agents[pair.b]));
    }
    return lines;
}

TEST_P(DrawnCases, BecomeGraphs) {
    const Sketch drawn = draw(GetParam().sketch);
    AgentGraphOptions options;
    options.question = options_of(GetParam().options);
    EXPECT_EQ(lines_of(drawn, agent_graph(drawn.snapshot, options)), GetParam().pairs);
    options.threads = 3;
    EXPECT_EQ(lines_of(drawn, agent_graph(drawn.snapshot, options)), GetParam().pairs);
}

INSTANTIATE_TEST_SUITE_P(
    Cases, DrawnCases,
    ::testing::Values(
        GraphCase{"SilenceIsNoPair", "a asserts p; b asserts q", "", {}},
        GraphCase{"AssertingTheSameAgrees", "a asserts p; b asserts p", "", {"a+1-0b"}},
        GraphCase{"DenyingTheSameAgrees", "a denies p; b denies p", "", {"a+1-0b"}},
        GraphCase{"QuestioningTheSameDoesNot", "a questions p; b questions p; c asserts q", "", {}},
        GraphCase{"ADenialContradicts", "a asserts p; b denies p", "", {"a+0-1b"}},
        GraphCase{"AMutualOppositionCountsOnce", "a asserts p; b asserts q; p contradicts q", "", {"a+0-1b"}},
        GraphCase{"BothDirectionsAddUp", "a asserts p; b denies p; b asserts q; a denies q", "", {"a+0-2b"}},
        GraphCase{"EachPairOfStatementsCounts", "a asserts p; a asserts p; b asserts p", "", {"a+2-0b"}},
        GraphCase{"ARejectedDocumentContradictsItsAuthor", "a published d; b rejects d", "", {"a+0-1b"}},
        GraphCase{"ADocumentStatesForItsPublisher", "a published d; d states p; b asserts p", "", {"a+1-0b"}},
        GraphCase{"OneDocumentOfTwoIsNoAgreement", "a published d; b authored d; d states p", "", {}},
        GraphCase{"OneDocumentOfTwoIsNoneOverRephrasings",
                  "a published d; b authored d; d states p; d states q; p rephrases q",
                  "rephrase",
                  {}},
        GraphCase{"RephrasingsAgreeOnlyWhenAsked", "a asserts p; b asserts q; p rephrases q", "", {}},
        GraphCase{
            "RephrasingsAgreeWhenAsked", "a asserts p; b asserts q; p rephrases q", "rephrase", {"a+1-0b"}},
        GraphCase{"EntailmentIsNoAgreement", "a asserts p; b asserts q; p entails q", "all", {}},
        GraphCase{"AnOfficeSpeaksForItsBody",
                  "a speaks for m as role; a asserts p on 2018; b asserts p on 2018",
                  "affiliation",
                  {"a+1-0b", "b+1-0m"}},
        GraphCase{
            "WhatWasNotYetSaidIsNoAgreement", "a asserts p on 2018; b asserts p on 2019", "2018-06", {}},
        GraphCase{"ProposedRelationsCountWhenAsked",
                  "a asserts p; b asserts q; p contradicts q proposed",
                  "proposed",
                  {"a+0-1b"}},
        GraphCase{
            "BothSignsStandSideBySide", "a asserts p; b denies p; a asserts q; b asserts q", "", {"a+1-1b"}}),
    [](const auto& one) { return std::string(one.param.name); });

TEST(AgentGraphs, LeaveCrowdedClaimsOutAndSaySo) {
    const Sketch drawn = draw("a asserts p; b asserts p; c asserts p; a asserts q; b asserts q");
    AgentGraphOptions options;
    options.crowd = 2;
    const AgentGraph made = agent_graph(drawn.snapshot, options);
    EXPECT_EQ(lines_of(drawn, made), std::vector<std::string>{"a+1-0b"});
    EXPECT_EQ(made.crowded, 1U);
}

TEST(AgentGraphs, TellTheNumberOfAnAgent) {
    const Sketch drawn = draw("a asserts p; b asserts q; c denies p");
    const AgentGraph made = agent_graph(drawn.snapshot);
    EXPECT_EQ(made.number(drawn.agent("c")), 1U);
    EXPECT_EQ(made.number(drawn.agent("b")), 2U) << "as many as there are: in no pair";
}

TEST(AgentGraphs, OfADisputeGiveItsCamps) {
    const Sketch drawn = draw(
        "ministry asserts safe; agency asserts safe; press denies safe; ngo denies safe; ngo asserts old; "
        "ministry denies old");
    const AgentGraph made = agent_graph(drawn.snapshot);
    const Camps camps = find_camps(made.graph);
    ASSERT_EQ(camps.components.size(), 1U);
    EXPECT_TRUE(camps.balanced());
    std::vector<Node> first;
    for (const std::uint32_t agent : camps.components[0].first) first.push_back(made.agents[agent]);
    EXPECT_THAT(drawn.names(first), ::testing::ElementsAre("agency", "ministry"));
}

}  // namespace
}  // namespace gainsay::test
