// What the page of fixtures/travelling-figure says, and that no figure of any fixture breaks a promise.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "engine/provenance/figure/figure_trail.hpp"
#include "graphs/format/text_case/case_json.hpp"
#include "graphs/snapshot/build/build.hpp"

namespace gainsay::test {
namespace {

using ::testing::ElementsAre;
using ::testing::SizeIs;

Case fixture(const std::string& name) {
    const std::string path = GAINSAY_SOURCE_DIR "/fixtures/" + name + "/case.json";
    std::ifstream in(path);
    return read_case(in, path);
}

struct Asked {
    CaseSource source{fixture("travelling-figure")};
    Snapshot snapshot = build_snapshot(source);

    [[nodiscard]] FigureTrail trail(const std::string& claim, const FigureTrailOptions& options = {}) const {
        const Node node = snapshot.node(claim);
        const auto trails = find_figure_trails(snapshot, source, node, options);
        EXPECT_EQ(check_figure_trails(snapshot, source, node, trails, options), "");
        return trails.at(0);
    }
    [[nodiscard]] std::vector<std::string> chain(const FigureTrail& trail, std::size_t end) const {
        std::vector<std::string> names;
        for (const std::uint32_t i : chain_to(trail, trail.ends.at(end).step)) {
            const FigureStep& step = trail.steps[i];
            std::string name = std::string(snapshot.id(step.node)) + (step.seen ? " seen" : "");
            for (const Reason& reason : step.change.reasons)
                name += ", " + std::string(to_string(reason.kind));
            names.push_back(name);
        }
        return names;
    }
};

TEST(TravellingFigure, IsRoundedWidenedMadeAboutAndRelayed) {
    const Asked asked;
    const FigureTrail trail = asked.trail("claim:half-of-all-wells");
    ASSERT_THAT(trail.ends, SizeIs(3));
    EXPECT_THAT(asked.chain(trail, 0),
                ElementsAre("claim:half-of-all-wells", "document:evening-post-article",
                            "document:gazette-article seen", "document:telewire-dispatch",
                            "document:courier-article seen, about", "document:press-release, population",
                            "document:inspectorate-report seen, rounding"));
    EXPECT_EQ(trail.steps[trail.ends[0].step].ending, FigureEnding::OwnWords);
    EXPECT_EQ(trail.steps[trail.ends[0].step].first, Certainty::Maybe);
    EXPECT_EQ(trail.ends[0].change.verdict, Verdict::Different);
}

TEST(TravellingFigure, EndsAtAStudyWithoutItAndInACircle) {
    const Asked asked;
    const FigureTrail trail = asked.trail("claim:half-of-all-wells");
    EXPECT_THAT(asked.chain(trail, 1),
                ElementsAre("claim:half-of-all-wells", "document:leaflet", "document:nitrate-study"));
    EXPECT_EQ(trail.steps[trail.ends[1].step].ending, FigureEnding::NotStated);
    const FigureStep& back = trail.steps[trail.ends[2].step];
    EXPECT_EQ(asked.snapshot.id(back.node), "document:open-lexicon-nord");
    EXPECT_EQ(back.ending, FigureEnding::Loop);
    EXPECT_EQ(back.order, TimeOrder::After) << "the blog names a later page";
}

TEST(TravellingFigure, ComesCertainlyFromTheReportAsOfFebruary) {
    const Asked asked;
    FigureTrailOptions options;
    options.as_of = Edtf("2022-02-28");
    const FigureTrail trail = asked.trail("claim:48-percent-of-all-wells", options);
    ASSERT_THAT(trail.ends, SizeIs(1));
    EXPECT_THAT(
        asked.chain(trail, 0),
        ElementsAre("claim:48-percent-of-all-wells", "document:courier-article seen",
                    "document:press-release, population", "document:inspectorate-report seen, rounding"));
    EXPECT_EQ(trail.steps[trail.ends[0].step].first, Certainty::Yes);
}

TEST(Fixtures, KeepEveryPromiseOfAFigure) {
    std::size_t figures = 0;
    for (const auto& folder : std::filesystem::directory_iterator(GAINSAY_SOURCE_DIR "/fixtures")) {
        if (!std::filesystem::exists(folder.path() / "case.json")) continue;
        const Case whole = fixture(folder.path().filename().string());
        const CaseSource source(whole);
        const Snapshot snapshot = build_snapshot(source);
        for (const Claim& claim : whole.claims) {
            const Node node = snapshot.node(claim.id.text());
            const auto trails = find_figure_trails(snapshot, source, node);
            EXPECT_EQ(check_figure_trails(snapshot, source, node, trails), "") << claim.id.text();
            figures += trails.size();
        }
    }
    EXPECT_GT(figures, 8U);
}

}  // namespace
}  // namespace gainsay::test
