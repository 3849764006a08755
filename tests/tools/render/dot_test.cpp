#include "tools/render/dot.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <sstream>
#include <string>

#include "graphs/model/error.hpp"
#include "tests/tools/render/installed_graphviz.hpp"
#include "tools/render/dot_text.hpp"
#include "tools/render/graphviz.hpp"

namespace gainsay::render {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

std::string dot_of(const Diagram& diagram, const DotOptions& options = {}) {
    std::ostringstream out;
    write_dot(out, diagram, options);
    return out.str();
}

DiagramNode node(const std::string& id, const std::string& line) {
    DiagramNode out;
    out.id = id;
    out.lines = {line};
    return out;
}

DiagramEdge edge(const std::string& from, const std::string& to, const std::string& label, EdgeLook look) {
    DiagramEdge out;
    out.from = from, out.to = to, out.label = label, out.look = look;
    return out;
}

/// A diagram with `text` wherever a case can put text.
Diagram filled_with(const std::string& text) {
    Diagram diagram;
    diagram.title = diagram.case_title = text;
    diagram.nodes = {node("claim:a", text), node("claim:b", "b")};
    diagram.nodes[0].heading = diagram.nodes[0].tooltip = diagram.nodes[0].url = text;
    diagram.edges = {edge("claim:a", "claim:b", text, EdgeLook::Denies)};
    diagram.edges[0].tooltip = text;
    diagram.nodes[1].cluster = "c";
    diagram.clusters = {{"c", text}};
    diagram.notes = {text};
    return diagram;
}

struct HostileCase {
    const char* name;
    std::string text;
    std::string shown;  ///< as a reader of the picture sees it, on one line
    friend void PrintTo(const HostileCase& c, std::ostream* out) { *out << c.name; }
};
class HostileLabels : public ::testing::TestWithParam<HostileCase> {};

TEST_P(HostileLabels, ArriveInThePictureAsText) {
    REQUIRE_GRAPHVIZ();
    const std::string svg = render_with_graphviz(dot_of(filled_with(GetParam().text)), PictureFormat::Svg);
    // Title, case, node, heading, edge, cluster and note: seven places.
    const std::string shown = test::visible_text(svg);
    std::size_t times = 0;
    for (std::size_t at = shown.find(GetParam().shown); at != std::string::npos;
         at = shown.find(GetParam().shown, at + 1)) {
        ++times;
    }
    EXPECT_EQ(times, 7U) << shown;
    EXPECT_THAT(svg, HasSubstr("<title>claim:a</title>"));
    EXPECT_THAT(svg, Not(HasSubstr("xlink:href=")));
}

INSTANTIATE_TEST_SUITE_P(
    Dot, HostileLabels,
    ::testing::Values(HostileCase{"Quotes", "said \"no\" 'no'", "said \"no\" 'no'"},
                      HostileCase{"Escapes", R"(\N \G \E \l \" \\)", R"(\N \G \E \l \" \\)"},
                      HostileCase{"BackslashAtTheEnd", "ends with \\", "ends with \\"},
                      HostileCase{"Newlines", "one\ntwo", "one two"},
                      HostileCase{"Markup", "<b>bold</b>", "<b>bold</b>"},
                      HostileCase{"HtmlLikeLabel", "<<I>x</I>>", "<<I>x</I>>"},
                      HostileCase{"Entities", "AT&amp;T &lt; &#65;", "AT&amp;T &lt; &#65;"},
                      HostileCase{"EndOfStatement", "\"]; x [label=\"y", "\"]; x [label=\"y"},
                      HostileCase{"EndOfCdataAndComment", "]]> --> */ //", "]]> --> */ //"},
                      HostileCase{"BidirectionalControls", "no\u202Eyes\u2066", "no�yes�"},
                      HostileCase{"ControlCharacters", std::string("a\x01\0\x1b z", 6), "a��� z"},
                      HostileCase{"InvalidUtf8", "a\xFF\xE2\x82z", "a��z"},
                      HostileCase{"Emoji", "👩‍👩‍👧 and 🇮🇷",
                                  "👩‍👩‍👧 and 🇮🇷"},
                      HostileCase{"Persian", "خبرگزاری تسنیم", "خبرگزاری تسنیم"},
                      HostileCase{"PortsAndHashes", "# a:b:c ->", "# a:b:c ->"}),
    [](const auto& one) { return std::string(one.param.name); });

TEST(Dot, CutsALongTextAtAWordAndKeepsMoreInTheTooltip) {
    std::string text;
    while (text.size() < 10'000) text += "word" + std::to_string(text.size()) + ' ';
    Diagram diagram;
    diagram.nodes = {node("claim:a", text)};
    const std::string dot = dot_of(diagram);
    EXPECT_LT(dot.size(), 8'000U);
    const std::size_t label = dot.find("label=<word0"), end = dot.find("…>", label);
    ASSERT_NE(end, std::string::npos) << "the label ends with an ellipsis";
    EXPECT_LE(end - label, 400U) << "240 characters, and a <BR/> each line";
    const std::size_t word = dot.rfind("word", end);
    EXPECT_THAT(text, HasSubstr(dot.substr(word, end - word) + ' ')) << "the last word is whole";
    EXPECT_THAT(dot, HasSubstr("tooltip=\"word0"));
}

TEST(Dot, WritesTheSameBytesWhateverTheOrder) {
    Diagram diagram;
    diagram.title = "t";
    std::mt19937 random(1);
    for (int i = 0; i < 12; ++i) diagram.nodes.push_back(node("claim:c" + std::to_string(i), "text"));
    for (int i = 0; i < 40; ++i) {
        const auto& from = diagram.nodes[random() % 12].id;
        const auto& to = diagram.nodes[random() % 12].id;
        diagram.edges.push_back(edge(from, to, "e" + std::to_string(random() % 3), EdgeLook::Rebuts));
    }
    diagram.ranks = {{"claim:c1", "claim:c2"}, {"claim:c4", "claim:c3"}};
    diagram.clusters = {{"x", "X"}, {"y", "Y"}};
    diagram.nodes[5].cluster = "y", diagram.nodes[6].cluster = "x";
    const std::string first = dot_of(diagram);
    for (int round = 0; round < 5; ++round) {
        std::shuffle(diagram.nodes.begin(), diagram.nodes.end(), random);
        std::shuffle(diagram.edges.begin(), diagram.edges.end(), random);
        std::reverse(diagram.ranks.begin(), diagram.ranks.end());
        std::reverse(diagram.ranks[0].begin(), diagram.ranks[0].end());
        std::reverse(diagram.clusters.begin(), diagram.clusters.end());
        EXPECT_EQ(dot_of(diagram), first);
    }
}

TEST(Dot, WritesOneStatementALineWithStableIds) {
    Diagram diagram;
    diagram.nodes = {node("claim:b", "B"), node("claim:a", "A")};
    diagram.edges = {edge("claim:a", "claim:b", "rebuts", EdgeLook::Rebuts)};
    const std::string before = dot_of(diagram);
    EXPECT_THAT(before, HasSubstr("\n        \"claim:a\" [label=<A>, id=\"claim:a\""));
    EXPECT_THAT(before, HasSubstr("\n        \"claim:a\" -> \"claim:b\" [label=\"rebuts\""));
    EXPECT_LT(before.find("\"claim:a\" ["), before.find("\"claim:b\" ["));
    EXPECT_THAT(before, Not(HasSubstr("pos=")));
    diagram.nodes.push_back(node("claim:aa", "new"));
    const std::string after = dot_of(diagram);
    EXPECT_EQ(std::count(after.begin(), after.end(), '\n'),
              std::count(before.begin(), before.end(), '\n') + 1);
}

TEST(Dot, LinksOnlyToTheWeb) {
    for (const auto& [url, linked] :
         std::vector<std::pair<std::string, bool>>{{"https://example.org/a?b=1&c=2", true},
                                                   {"HTTP://example.org", true},
                                                   {"javascript:alert(1)", false},
                                                   {"file:///etc/passwd", false},
                                                   {"https://", false},
                                                   {"https://example.org/\" onclick=\"x", false},
                                                   {"https://example.org/\nx", false},
                                                   {"data:text/html,x", false}}) {
        SCOPED_TRACE(url);
        Diagram diagram;
        diagram.nodes = {node("document:a", "A")};
        diagram.nodes[0].url = url;
        EXPECT_EQ(dot_of(diagram).find("URL=") != std::string::npos, linked);
    }
}

TEST(Dot, ExplainsInTheLegendWhatIsDrawnAndNothingElse) {
    Diagram diagram;
    diagram.nodes = {node("claim:a", "A"), node("claim:b", "B")};
    diagram.edges = {edge("claim:a", "claim:b", "rebuts", EdgeLook::Rebuts)};
    const std::string dot = dot_of(diagram);
    EXPECT_THAT(dot, HasSubstr("rebuts: attacks the truth"));
    EXPECT_THAT(dot, Not(HasSubstr("undercuts")));
    EXPECT_THAT(dot, Not(HasSubstr("review")));
    DotOptions bare;
    bare.legend = false;
    EXPECT_THAT(dot_of(diagram, bare), Not(HasSubstr("<TABLE")));
}

TEST(Dot, BoundsTheLayoutOfACrowdedPicture) {
    Diagram diagram;
    diagram.nodes = {node("claim:a", "A"), node("claim:b", "B")};
    diagram.edges.assign(250, edge("claim:a", "claim:b", "rebuts", EdgeLook::Rebuts));
    EXPECT_THAT(dot_of(diagram), Not(HasSubstr("nslimit")));
    diagram.edges.push_back(diagram.edges.front());
    EXPECT_THAT(dot_of(diagram), HasSubstr("nslimit=\"0.5\""));
}

TEST(Dot, DrawsAnEmptyDiagram) {
    REQUIRE_GRAPHVIZ();
    Diagram diagram;
    diagram.title = "Nothing";
    const std::string svg = render_with_graphviz(dot_of(diagram), PictureFormat::Svg);
    EXPECT_THAT(test::visible_text(svg), HasSubstr("nothing to show"));
}

TEST(Dot, RefusesADiagramThatDoesNotHoldTogether) {
    Diagram twice, loose, unclustered;
    twice.nodes = {node("claim:a", "A"), node("claim:a", "A")};
    loose.edges = {edge("claim:a", "claim:b", "x", EdgeLook::Rebuts)};
    unclustered.nodes = {node("claim:a", "A")};
    unclustered.nodes[0].cluster = "nowhere";
    for (const Diagram& wrong : {twice, loose, unclustered}) EXPECT_THROW(dot_of(wrong), std::logic_error);
}

}  // namespace
}  // namespace gainsay::render
