// The answers that the pages of the invented cases give.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "engine/provenance/circles/circles.hpp"
#include "engine/provenance/sources/sources.hpp"
#include "graphs/format/text_case/case_json.hpp"
#include "graphs/snapshot/build/build.hpp"

namespace gainsay::test {
namespace {

using ::testing::ElementsAre;

Case read_fixture(const std::string& name) {
    const std::string path = GAINSAY_SOURCE_DIR "/fixtures/" + name + "/case.json";
    std::ifstream file(path);
    return read_case(file, path);
}

std::vector<std::string> circles_told(const Snapshot& snapshot, const Circles& answer) {
    std::vector<std::string> told;
    for (const Circle& circle : answer.circles) {
        std::string text;
        for (const CircleStep& step : circle.steps)
            text += std::string(snapshot.id(step.document)).substr(sizeof("document:") - 1) + " ";
        told.push_back(text + std::string(to_string(circle.later)));
    }
    return told;
}

TEST(CircularReport, HasThreeCirclesAndOneClaimWithoutOrigin) {
    const CaseSource source(read_fixture("circular-report"));
    const Snapshot snapshot = build_snapshot(source);
    const Circles answer = find_circles(snapshot);
    EXPECT_THAT(circles_told(snapshot, answer),
                ElementsAre("harbour-guide morning-tide-feature possibly",
                            "morning-tide-feature open-atlas-page certainly",
                            "harbour-guide morning-tide-feature open-atlas-page certainly"));
    EXPECT_THAT(answer.without_origin, ElementsAre(snapshot.node("claim:built-by-lorne")));
    for (const Circle& circle : answer.circles) EXPECT_EQ(circle.resting.count, 3U);
    EXPECT_EQ(check_circles(source, snapshot, answer), "");
}

TEST(CircularReport, HasTwoIndependentOriginsOfTheYear) {
    const Snapshot snapshot = build_snapshot(CaseSource(read_fixture("circular-report")));
    const Sources year = find_sources(snapshot, snapshot.node("claim:lit-in-1874"));
    EXPECT_EQ(year.at_least(), 2U);
    EXPECT_EQ(year.at_most(), 2U) << "the radio is the harbour's";
    EXPECT_EQ(find_sources(snapshot, snapshot.node("claim:lamp-of-the-halcyon")).at_least(), 1U);
    EXPECT_EQ(find_sources(snapshot, snapshot.node("claim:built-by-lorne")).at_most(), 0U);
}

TEST(RelayChainCircles, AreOneUnderAClaimThatHasAnOrigin) {
    const CaseSource source(read_fixture("relay-chain"));
    const Snapshot snapshot = build_snapshot(source);
    CirclesOptions options;
    options.through = snapshot.node("claim:white-seal");
    const Circles answer = find_circles(snapshot, options);
    EXPECT_THAT(circles_told(snapshot, answer),
                ElementsAre("capital-herald-1 world-digest-1 nature-today-1 evening-globe-1 certainly"));
    EXPECT_TRUE(answer.without_origin.empty());
    EXPECT_EQ(check_circles(source, snapshot, answer, options), "");
}

}  // namespace
}  // namespace gainsay::test
