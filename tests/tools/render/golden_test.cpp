#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <map>
#include <sstream>
#include <string>

#include "engine/quantity/whole_case/figures.hpp"
#include "engine/quantity/whole_case/find.hpp"
#include "graphs/format/text_case/case_json.hpp"
#include "graphs/model/source.hpp"
#include "graphs/snapshot/build/build.hpp"
#include "tests/tools/render/installed_graphviz.hpp"
#include "tools/render/dot.hpp"
#include "tools/render/graphviz.hpp"
#include "tools/render/views/view.hpp"

// The views of the article's case, and of invented ones, to the byte. When a change of them is meant, write them anew with
//
//     GAINSAY_UPDATE_GOLDEN=1 build/dev/tests/tools/render/draw_test --gtest_filter='*Golden*'
//
// and look at the diff, and at the pictures: dot -Tpng tests/tools/render/golden/map.dot -o map.png

namespace gainsay::render {
namespace {

const std::string folder = GAINSAY_SOURCE_DIR "/tests/tools/render/golden/";

Snapshot fixture(const std::string& name) {
    const std::string path = GAINSAY_SOURCE_DIR "/fixtures/" + name + "/case.json";
    std::ifstream in(path);
    return build_snapshot(CaseSource(read_case(in, path)));
}

const Snapshot& article() {
    static const Snapshot snapshot = fixture("iran-tip-2018");
    return snapshot;
}

const Snapshot& lighthouse() {
    static const Snapshot snapshot = fixture("circular-report");
    return snapshot;
}

Diagram retracted_study() {
    const std::string path = GAINSAY_SOURCE_DIR "/fixtures/retracted-study/case.json";
    std::ifstream in(path);
    const Snapshot snapshot = build_snapshot(CaseSource(read_case(in, path)));
    return impact_view(snapshot, snapshot.node("document:larsen-study"));
}

Diagram figures() {
    const std::string path = GAINSAY_SOURCE_DIR "/fixtures/iran-tip-2018/case.json";
    std::ifstream in(path);
    const CaseSource source(read_case(in, path));
    const FigureTable table = collect_figures(source);
    return quantities_view(source, table, find_quantities(table));
}

Diagram bridge() {
    const std::string path = GAINSAY_SOURCE_DIR "/fixtures/old-bridge/case.json";
    std::ifstream in(path);
    const Snapshot snapshot = build_snapshot(CaseSource(read_case(in, path)));
    DiffOptions options;
    options.closures.affiliation = true;
    const CaseDiff diff = find_diff({&snapshot, nullptr, {std::nullopt, Edtf("2019-09-12")}},
                                    {&snapshot, nullptr, {std::nullopt, Edtf("2019-11-30")}}, options);
    return diff_view({diff, snapshot, snapshot, "12 September 2019", "30 November 2019"});
}

/// Of an invented case: no figure of the article goes through so many hands.
Diagram travelling() {
    const std::string path = GAINSAY_SOURCE_DIR "/fixtures/travelling-figure/case.json";
    std::ifstream in(path);
    const CaseSource source(read_case(in, path));
    const Snapshot snapshot = build_snapshot(source);
    return figure_view(snapshot, source, snapshot.node("claim:half-of-all-wells"));
}

ContradictionOptions with_offices() {
    ContradictionOptions question;
    question.closures.affiliation = true;
    return question;
}

struct GoldenCase {
    const char* name;
    std::function<Diagram()> view;
    friend void PrintTo(const GoldenCase& c, std::ostream* out) { *out << c.name; }
};
class Golden : public ::testing::TestWithParam<GoldenCase> {};

std::string dot_of(const Diagram& diagram) {
    std::ostringstream out;
    write_dot(out, diagram);
    return out.str();
}

TEST_P(Golden, ViewIsAsItWas) {
    const std::string dot = dot_of(GetParam().view());
    const std::string path = folder + GetParam().name + ".dot";
    if (std::getenv("GAINSAY_UPDATE_GOLDEN") != nullptr) {
        std::filesystem::create_directories(folder);
        std::ofstream(path) << dot;
    }
    std::ostringstream expected;
    expected << std::ifstream(path).rdbuf();
    EXPECT_EQ(dot, expected.str()) << "if this is meant: see the head of golden_test.cpp";
}

TEST_P(Golden, PictureIsOfASizeToPrint) {
    REQUIRE_GRAPHVIZ();
    const std::string svg = render_with_graphviz(dot_of(GetParam().view()), PictureFormat::Svg);
    const double width = std::stod(svg.substr(svg.find("width=\"") + 7));
    const double height = std::stod(svg.substr(svg.find("height=\"") + 8));
    const bool everything = std::string(GetParam().name) == "all";
    EXPECT_LT(width, everything ? 2500 : 1700) << "points, 72 an inch";
    EXPECT_LT(height, everything ? 1500 : 1000);
}

INSTANTIATE_TEST_SUITE_P(
    Article, Golden,
    ::testing::Values(
        GoldenCase{"ego", [] { return ego_view(article(), article().node("agent:bahram-qassemi")); }},
        GoldenCase{"dispute",
                   [] {
                       return dispute_view(article(), article().node("agent:iran"),
                                           article().node("agent:us-state-department"), with_offices());
                   }},
        GoldenCase{"chain",
                   [] { return chain_view(article(), article().node("statement:qassemi-rejects-report")); }},
        GoldenCase{"impact", [] { return retracted_study(); }},
        GoldenCase{"map", [] { return map_view(article()); }},
        GoldenCase{"camps", [] { return camps_view(article()); }},
        GoldenCase{"timeline", [] { return timeline_view(article()); }},
        GoldenCase{"quantities", [] { return figures(); }}, GoldenCase{"diff", [] { return bridge(); }},
        GoldenCase{"sources",
                   [] { return sources_view(lighthouse(), lighthouse().node("claim:lit-in-1874")); }},
        GoldenCase{"circles", [] { return circles_view(lighthouse()); }},
        GoldenCase{"figure", [] { return travelling(); }},
        GoldenCase{"all", [] { return all_view(article()); }}),
    [](const auto& one) { return std::string(one.param.name); });

}  // namespace
}  // namespace gainsay::render
