#include "tools/render/views/view.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>
#include <string>
#include <vector>

#include "graphs/model/source.hpp"
#include "graphs/snapshot/build/build.hpp"
#include "tests/support/random_case.hpp"
#include "tests/support/sketch.hpp"
#include "tools/render/dot.hpp"
#include "tools/render/views/view_words.hpp"

namespace gainsay::render {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::IsSupersetOf;
using ::testing::Not;
using ::testing::UnorderedElementsAre;
using Texts = std::vector<std::string>;

Texts ids(const Diagram& diagram) {
    Texts out;
    for (const DiagramNode& node : diagram.nodes) out.push_back(node.id);
    std::sort(out.begin(), out.end());
    return out;
}

/// "agent:a denies claim:p": the first words of each label, up to the first line's end.
Texts edges(const Diagram& diagram) {
    Texts out;
    for (const DiagramEdge& edge : diagram.edges) {
        out.push_back(edge.from + ' ' + edge.label.substr(0, edge.label.find_first_of(",\n")) + ' ' +
                      edge.to);
    }
    std::sort(out.begin(), out.end());
    return out;
}

const DiagramNode& node_of(const Diagram& diagram, const std::string& id) {
    for (const DiagramNode& node : diagram.nodes) {
        if (node.id == id) return node;
    }
    throw std::out_of_range(id);
}

const DiagramEdge& edge_of(const Diagram& diagram, const std::string& from, const std::string& to) {
    for (const DiagramEdge& edge : diagram.edges) {
        if (edge.from == from && edge.to == to) return edge;
    }
    throw std::out_of_range(from + " → " + to);
}

std::string dot_of(const Diagram& diagram) {
    std::ostringstream out;
    write_dot(out, diagram);
    return out.str();
}

TEST(DateWords, SayWhatIsKnownAndWhatIsNot) {
    for (const auto& [edtf, words] : std::vector<std::pair<std::string, std::string>>{
             {"2018", "2018"},
             {"2018-07", "July 2018"},
             {"2018-07-02", "2 July 2018"},
             {"2018-07-02?", "2 July 2018 (uncertain)"},
             {"2018~", "about 2018"},
             {"2018-07%", "about July 2018 (uncertain)"},
             {"2016/2019", "2016 – 2019"},
             {"2016/..", "from 2016"},
             {"../2016", "until 2016"},
             {"2018-21", "2018-21"},
             {"201X", "201X"},
             {"2018-07-02T10:00:00Z", "2 July 2018, 10:00:00Z"}}) {
        SCOPED_TRACE(edtf);
        const test::Sketch drawn = test::draw("document d on " + edtf);
        const Date date = drawn.snapshot.date(drawn.document("d"));
        EXPECT_EQ(date_words(drawn.snapshot, date), words);
        EXPECT_EQ(is_uncertain(drawn.snapshot, date), edtf.find_first_of("?~%X") != std::string::npos);
    }
}

Claim claim_with(const std::string& slug, double value, const std::string& subject) {
    Quantity quantity;
    quantity.measure = "executions";
    quantity.subject = subject;
    quantity.value = value;
    Claim claim;
    claim.id = ClaimId("claim:" + slug);
    claim.text = slug;
    claim.quantities.push_back(std::move(quantity));
    return claim;
}

TEST(QuantitiesView, DrawsFiguresInBoxesAndVerdictsOnEdges) {
    Case whole;
    whole.claims = {claim_with("both", 600, "Iran and Iraq"), claim_with("one", 507, "Iran"),
                    claim_with("other", 520, "Iran")};
    const CaseSource source(whole);
    const FigureTable table = collect_figures(source);
    const QuantityAnswer answer = find_quantities(table);
    const Diagram diagram = quantities_view(source, table, answer);
    EXPECT_THAT(ids(diagram), ElementsAre("claim:both", "claim:one", "claim:other"));
    EXPECT_EQ(node_of(diagram, "claim:one").lines.at(0), "507: executions, Iran");
    EXPECT_EQ(edge_of(diagram, "claim:one", "claim:other").label, "in conflict:\nvalue");
    EXPECT_TRUE(edge_of(diagram, "claim:one", "claim:other").proposed) << "computed, not stored";
    EXPECT_EQ(edge_of(diagram, "claim:one", "claim:both").label, "compatible:\npart of")
        << "from part to whole";
    ViewOptions few;
    few.max_nodes = 2;
    const Diagram cut = quantities_view(source, table, answer, few);
    EXPECT_THAT(ids(cut), ElementsAre("claim:one", "claim:other")) << "the conflict comes first";
    EXPECT_THAT(cut.notes, ElementsAre("2 pairs are not shown (at most 2 nodes)."));
    EXPECT_THAT(dot_of(diagram), HasSubstr("figures in conflict (computed, a proposal)"));
}

TEST(QuantitiesView, SaysWhenThereIsNothingToCompare) {
    const CaseSource source{Case()};
    const FigureTable table = collect_figures(source);
    const Diagram diagram = quantities_view(source, table, find_quantities(table));
    EXPECT_THAT(diagram.nodes, IsEmpty());
    EXPECT_THAT(diagram.notes, ElementsAre("No two figures of this case speak of the same thing."));
}

TEST(EgoView, DrawsStatementsAndRelationsAsEdges) {
    const test::Sketch drawn =
        test::draw("a asserts p; b denies p; q rebuts p by c; c asserts q; d states p");
    const Diagram diagram = ego_view(drawn.snapshot, drawn.claim("p"));
    EXPECT_THAT(ids(diagram), ElementsAre("agent:a", "agent:b", "claim:p", "claim:q", "document:d"));
    EXPECT_THAT(edges(diagram), ElementsAre("agent:a asserts claim:p", "agent:b denies claim:p",
                                            "claim:q rebuts claim:p", "document:d states claim:p"));
    EXPECT_EQ(edge_of(diagram, "claim:q", "claim:p").label, "rebuts\n(asserted by c)");
    EXPECT_TRUE(node_of(diagram, "claim:p").focus);
    EXPECT_THAT(diagram.notes, IsEmpty());
}

TEST(EgoView, GoesAsFarAsItIsAsked) {
    const test::Sketch drawn = test::draw("p supports q; q supports r; r supports s");
    EXPECT_THAT(ids(ego_view(drawn.snapshot, drawn.claim("p"), 0)), ElementsAre("claim:p"));
    EXPECT_THAT(ids(ego_view(drawn.snapshot, drawn.claim("p"), 2)),
                ElementsAre("claim:p", "claim:q", "claim:r"));
    EXPECT_EQ(ids(ego_view(drawn.snapshot, drawn.claim("p"), 9)).size(), 4U);
}

TEST(EgoView, MakesANodeOfWhatIsAttacked) {
    const test::Sketch drawn = test::draw(R"(
        s: a asserts p in d; q undercuts s; weak: p contradicts r; q undercuts weak)");
    const Diagram diagram = ego_view(drawn.snapshot, drawn.claim("q"));
    EXPECT_THAT(ids(diagram), ElementsAre("claim:q", "relation:weak", "statement:s"));
    EXPECT_THAT(edges(diagram),
                ElementsAre("claim:q undercuts relation:weak", "claim:q undercuts statement:s"));
    const Diagram wider = ego_view(drawn.snapshot, drawn.claim("q"), 2);
    EXPECT_THAT(edges(wider), IsSupersetOf({"relation:weak contradicts claim:r", "claim:p  relation:weak",
                                            "statement:s asserts claim:p", "statement:s said by agent:a"}));
}

TEST(EgoView, ShowsADocumentWithTheStatementsInIt) {
    const test::Sketch drawn = test::draw("s: a asserts p in d via e; t: b denies d");
    const Diagram diagram = ego_view(drawn.snapshot, drawn.document("d"));
    EXPECT_THAT(ids(diagram), ElementsAre("agent:b", "document:d", "document:e", "statement:s"));
    EXPECT_EQ(edge_of(diagram, "agent:b", "document:d").label, "rejects");
    EXPECT_EQ(edge_of(diagram, "statement:s", "document:d").label, "stands in,\nrelayed from\ne");
}

TEST(EgoView, ShowsTheRelationsThatANewspaperDrewBetweenOthers) {
    const test::Sketch drawn = test::draw("a asserts p; b asserts q; r: p rebuts q by paper");
    EXPECT_THAT(ids(ego_view(drawn.snapshot, drawn.agent("paper"))),
                ElementsAre("agent:paper", "relation:r"));
    EXPECT_THAT(ids(ego_view(drawn.snapshot, drawn.relation("r"))),
                ElementsAre("agent:paper", "claim:p", "claim:q", "relation:r"));
}

TEST(EgoView, HidesProposalsUnlessAskedForAndRejectedOnesAlways) {
    const test::Sketch drawn = test::draw("p rebuts q proposed origin matcher; r rebuts q rejected");
    ViewOptions options;
    EXPECT_THAT(ids(ego_view(drawn.snapshot, drawn.claim("q"), 1, options)), ElementsAre("claim:q"));
    options.include_proposed = true;
    const Diagram diagram = ego_view(drawn.snapshot, drawn.claim("q"), 1, options);
    EXPECT_THAT(ids(diagram), ElementsAre("claim:p", "claim:q"));
    EXPECT_TRUE(diagram.edges.at(0).proposed);
    EXPECT_THAT(diagram.edges.at(0).label, HasSubstr("proposed by matcher, not accepted"));
}

TEST(EgoView, KeepsTheClosestAndBestConnectedAndSaysWhatIsMissing) {
    const test::Sketch drawn =
        test::draw("p supports q; r supports q; s supports q; s supports t; t supports u");
    ViewOptions options;
    options.max_nodes = 3;
    const Diagram diagram = ego_view(drawn.snapshot, drawn.claim("q"), 3, options);
    EXPECT_THAT(ids(diagram), ElementsAre("claim:p", "claim:q", "claim:s")) << "s has more neighbours than r";
    EXPECT_THAT(diagram.notes, ElementsAre("3 more claims not shown (at most 3 nodes)."));
}

TEST(EgoView, RefusesANodeThatIsNotThere) {
    const test::Sketch drawn = test::draw("a asserts p");
    EXPECT_THROW((void)ego_view(drawn.snapshot, Node{99}), Error);
}

TEST(EgoView, SaysHowLongAnOfficeWasHeld) {
    const test::Sketch drawn = test::draw("a speaks for m as spokesman 2016/2019");
    EXPECT_EQ(edge_of(ego_view(drawn.snapshot, drawn.agent("a")), "agent:a", "agent:m").label,
              "spokesman of,\n2016 – 2019");
}

TEST(DisputeView, PutsEachPartyOnItsSide) {
    const test::Sketch drawn = test::draw(R"(
        a asserts p in d; b asserts q; p rebuts q by paper; a rejects report; b published report)");
    const Diagram diagram = dispute_view(drawn.snapshot, drawn.agent("a"), drawn.agent("b"));
    EXPECT_THAT(edges(diagram), ElementsAre("agent:a asserts claim:p", "agent:a rejects document:report",
                                            "agent:b asserts claim:q", "claim:p rebuts claim:q",
                                            "document:report published by agent:b"));
    EXPECT_FALSE(edge_of(diagram, "agent:a", "claim:p").backwards);
    EXPECT_TRUE(edge_of(diagram, "agent:b", "claim:q").backwards)
        << "b stands at the right, its arrow points left";
    EXPECT_THAT(edge_of(diagram, "agent:a", "claim:p").label, HasSubstr("in d"));
    EXPECT_EQ(edge_of(diagram, "claim:p", "claim:q").label, "rebuts\n(asserted by paper)");
    EXPECT_THAT(diagram.notes, ElementsAre("a contradicts b 2 times; b contradicts a 0 times."));
    const Diagram mirrored = dispute_view(drawn.snapshot, drawn.agent("b"), drawn.agent("a"));
    EXPECT_TRUE(edge_of(mirrored, "claim:p", "claim:q").backwards);
}

TEST(DisputeView, ShowsTheOfficesThatAnswerForAnAgent) {
    const test::Sketch drawn =
        test::draw("x asserts p on 2018; x speaks for a as spokesman 2016/2019; b denies p on 2018");
    ContradictionOptions question;
    EXPECT_EQ(dispute_view(drawn.snapshot, drawn.agent("a"), drawn.agent("b"), question).nodes.size(), 2U);
    question.closures.affiliation = true;
    const Diagram diagram = dispute_view(drawn.snapshot, drawn.agent("a"), drawn.agent("b"), question);
    EXPECT_THAT(edges(diagram), ElementsAre("agent:b denies claim:p", "agent:x asserts claim:p",
                                            "agent:x spokesman of agent:a"));
}

TEST(DisputeView, ShowsWhatAnUndercutRelationRelates) {
    const test::Sketch drawn = test::draw("weak: p contradicts q by b; a asserts r; r undercuts weak");
    const Diagram diagram = dispute_view(drawn.snapshot, drawn.agent("a"), drawn.agent("b"));
    EXPECT_THAT(ids(diagram), IsSupersetOf({"claim:p", "claim:q", "relation:weak"}));
    EXPECT_THAT(edges(diagram),
                IsSupersetOf({"claim:r undercuts relation:weak", "relation:weak asserted by agent:b"}));
}

TEST(DisputeView, ShowsAnAgentAgainstItself) {
    const test::Sketch drawn = test::draw("a asserts p; a denies p");
    const Diagram diagram = dispute_view(drawn.snapshot, drawn.agent("a"), drawn.agent("a"));
    EXPECT_EQ(diagram.title, "a against itself");
    EXPECT_THAT(edges(diagram), ElementsAre("agent:a asserts claim:p", "agent:a denies claim:p"));
}

TEST(DisputeView, LeavesOutWholeContradictionsAndCountsThem) {
    const test::Sketch drawn = test::draw("a asserts p; a asserts q; b denies p; b denies q");
    ViewOptions options;
    options.max_nodes = 3;
    const Diagram diagram = dispute_view(drawn.snapshot, drawn.agent("b"), drawn.agent("a"), {}, options);
    EXPECT_EQ(diagram.nodes.size(), 3U);
    EXPECT_THAT(diagram.notes, Contains("1 more contradiction not shown (at most 3 nodes)."));
}

TEST(ChainView, PutsSourcesAboveAndAttacksBelow) {
    const test::Sketch drawn = test::draw(R"(
        s: a asserts p in paper via wire; document paper seen; q rebuts p by paper2; b asserts q in paper)");
    const Diagram diagram = chain_view(drawn.snapshot, drawn.claim("p"));
    EXPECT_EQ(diagram.direction, Diagram::Direction::Down);
    EXPECT_THAT(edges(diagram),
                IsSupersetOf({"statement:s asserts claim:p", "statement:s stands in document:paper",
                              "document:paper relayed from document:wire", "claim:q rebuts claim:p",
                              "statement:s2 asserts claim:q"}));
    EXPECT_TRUE(edge_of(diagram, "document:paper", "document:wire").backwards) << "the source stands above";
    EXPECT_TRUE(edge_of(diagram, "document:paper", "document:wire").uncertain)
        << "nobody saw the wire's report";
    EXPECT_FALSE(edge_of(diagram, "statement:s", "document:paper").uncertain);
    EXPECT_THAT(node_of(diagram, "document:wire").heading, HasSubstr("origin: only reported"));
    EXPECT_THAT(node_of(diagram, "claim:q").heading, HasSubstr("against it"));
    EXPECT_THAT(node_of(diagram, "statement:s2").lines, ElementsAre("said by b", "in paper"));
    EXPECT_THAT(edges(diagram), Not(Contains("statement:s2 stands in document:paper")))
        << "named in the box instead";
}

TEST(ChainView, PointsAnAttackOnALinkAtThatLink) {
    const test::Sketch drawn = test::draw("weak: q rebuts p by x; r undercuts weak; b asserts r");
    const Diagram diagram = chain_view(drawn.snapshot, drawn.claim("p"));
    EXPECT_THAT(edges(diagram), IsSupersetOf({"claim:q  relation:weak", "relation:weak rebuts claim:p",
                                              "claim:r undercuts relation:weak"}));
    EXPECT_THAT(node_of(diagram, "claim:r").heading, HasSubstr("for it")) << "an attack on an attack defends";
}

TEST(ChainView, NamesCircles) {
    const test::Sketch drawn = test::draw("d states p; d cites e; e cites d");
    EXPECT_THAT(chain_view(drawn.snapshot, drawn.claim("p")).notes, Contains("Circle: d → e → d"));
}

TEST(ChainView, CutsWhatIsFarthest) {
    const test::Sketch drawn = test::draw("d states p; d cites e; e cites f; f cites g");
    ViewOptions options;
    options.max_nodes = 3;
    const Diagram diagram = chain_view(drawn.snapshot, drawn.claim("p"), {}, options);
    EXPECT_THAT(ids(diagram), ElementsAre("claim:p", "document:d", "document:e"));
    EXPECT_THAT(diagram.notes, Contains("2 more documents not shown (at most 3 nodes)."));
    TraceOptions shallow;
    shallow.max_depth = 1;
    EXPECT_THAT(chain_view(drawn.snapshot, drawn.claim("p"), shallow).notes,
                Contains("There is more beyond 1 links."));
}

TEST(SourcesView, DrawsChainsInFramesOfBodies) {
    const test::Sketch drawn = test::draw(R"(
        s: a asserts p in d via w; document w seen; p1 published w; t: b asserts p in e; b speaks for p2;
        f states p; f cites g; g cites f)");
    const Diagram diagram = sources_view(drawn.snapshot, drawn.claim("p"));
    EXPECT_THAT(ids(diagram), ElementsAre("claim:p", "document:d", "document:e", "document:w", "statement:s",
                                          "statement:t"));
    EXPECT_TRUE(node_of(diagram, "claim:p").focus);
    EXPECT_EQ(node_of(diagram, "claim:p").cluster, "") << "a claim is nobody's";
    EXPECT_NE(node_of(diagram, "statement:s").cluster, node_of(diagram, "document:w").cluster);
    EXPECT_THAT(node_of(diagram, "document:w").heading, HasSubstr("origin of chain 2: primary document"));
    EXPECT_TRUE(edge_of(diagram, "statement:s", "document:d").backwards)
        << "what is nearer to the origin is above";
    EXPECT_FALSE(edge_of(diagram, "statement:s", "claim:p").backwards);
    Texts marked;
    for (const DiagramCluster& cluster : diagram.clusters) {
        if (cluster.marked) marked.push_back(cluster.label);
    }
    EXPECT_THAT(marked, UnorderedElementsAre("a\none of those without which no origin is left",
                                             "p2 (b)\none of those without which no origin is left"));
    EXPECT_THAT(diagram.notes,
                ElementsAre("2 independent origins.", "Without these no origin is left: a; p2 (b).",
                            "b belongs to p2: they count as one.", "No origin, a circle: f → g → f"));
}

TEST(SourcesView, MarksThatOnWhichEverythingRests) {
    const test::Sketch drawn = test::draw("d states p; e states p; d cites r; e cites r");
    const Diagram diagram = sources_view(drawn.snapshot, drawn.claim("p"));
    for (const DiagramCluster& cluster : diagram.clusters) {
        EXPECT_EQ(cluster.marked, cluster.label == "r\neverything rests on it") << cluster.label;
    }
    EXPECT_THAT(diagram.notes, ElementsAre("1 independent origin.", "Everything rests on: r."));
    ViewOptions options;
    options.max_nodes = 2;
    const Diagram cut = sources_view(drawn.snapshot, drawn.claim("p"), {}, options);
    EXPECT_THAT(ids(cut), ElementsAre("claim:p", "document:d"));
    EXPECT_THAT(cut.notes, Contains("1 more document not shown (at most 2 nodes)."));
    EXPECT_THAT(sources_view(test::draw("claim p").snapshot, Node{0}).notes, Contains("No origin."));
}

TEST(CirclesView, DrawsTheUnionOfCirclesAndWhatIsYounger) {
    const test::Sketch drawn = test::draw(R"(
        document a on 2016 seen; document b on 2018; document c on 2018-03-01; a cites b; b cites a; b cites c as data;
        c cites a; s: x asserts p in b via c; a states q; r states q; a states only)");
    const Diagram diagram = circles_view(drawn.snapshot);
    EXPECT_THAT(ids(diagram), ElementsAre("claim:only", "claim:p", "document:a", "document:b", "document:c"));
    const DiagramEdge &younger = edge_of(diagram, "document:a", "document:b"),
                      &perhaps = edge_of(diagram, "document:b", "document:c"),
                      &older = edge_of(diagram, "document:b", "document:a");
    EXPECT_EQ(younger.label, "mentions\n(which is younger)");
    EXPECT_EQ(younger.look, EdgeLook::YoungerSource);
    EXPECT_TRUE(younger.uncertain) << "nobody has read b";
    EXPECT_EQ(perhaps.label, "cites data of,\nrelays x\n(which may be younger)");
    EXPECT_LT(perhaps.width, younger.width);
    EXPECT_EQ(older.look, EdgeLook::Source);
    EXPECT_FALSE(older.uncertain);
    EXPECT_EQ(edge_of(diagram, "document:b", "claim:p").label, "x says");
    EXPECT_THAT(diagram.notes, ElementsAre("2 circles; there are no others, as far as was asked."));
}

TEST(CirclesView, DrawsACircleWholeOrNotAtAll) {
    const test::Sketch drawn =
        test::draw("a cites b; b cites a; c cites d; d cites e; e cites c; a states p");
    ViewOptions options;
    options.max_nodes = 4;
    const Diagram diagram = circles_view(drawn.snapshot, {}, options);
    EXPECT_THAT(ids(diagram), ElementsAre("claim:p", "document:a", "document:b"));
    EXPECT_THAT(diagram.notes, ElementsAre("1 more circle not shown (at most 4 nodes)."));
    CirclesOptions through;
    through.through = drawn.document("d");
    EXPECT_THAT(ids(circles_view(drawn.snapshot, through)),
                ElementsAre("document:c", "document:d", "document:e"));
    EXPECT_TRUE(node_of(circles_view(drawn.snapshot, through), "document:d").focus);
    EXPECT_THAT(circles_view(test::draw("a cites b").snapshot).notes,
                ElementsAre("No circle of sources, as far as was asked."));
}

TEST(MapView, DrawsLinesAsWideAsThereAreWitnesses) {
    const test::Sketch drawn = test::draw(R"(
        a asserts p; b denies p; a asserts q; b denies q; a asserts r; c denies r; d asserts x; d denies x)");
    const Diagram diagram = map_view(drawn.snapshot);
    EXPECT_THAT(ids(diagram), ElementsAre("agent:a", "agent:b", "agent:c", "agent:d"));
    const DiagramEdge &thick = edge_of(diagram, "agent:b", "agent:a"),
                      &thin = edge_of(diagram, "agent:c", "agent:a");
    EXPECT_GT(thick.width, thin.width);
    EXPECT_EQ(thick.label, "2 denials");
    EXPECT_EQ(thin.label, "1 denial");
    EXPECT_EQ(edge_of(diagram, "agent:d", "agent:d").label, "1 denial")
        << "who contradicts itself points at itself";
    ViewOptions options;
    options.max_nodes = 2;
    const Diagram cut = map_view(drawn.snapshot, {}, options);
    EXPECT_THAT(ids(cut), ElementsAre("agent:a", "agent:b"));
    EXPECT_THAT(cut.notes, Contains("2 more agents not shown (at most 2 nodes)."));
    EXPECT_THAT(map_view(test::draw("a asserts p").snapshot).notes,
                Contains("Nobody in this case contradicts anybody, as far as was asked."));
}

TEST(MapView, TellsAChangeOfPosition) {
    const test::Sketch drawn = test::draw(
        "a asserts p on 2018 retracted 2019; a asserts q on 2020; p contradicts q; b asserts p; b denies p");
    const Diagram diagram = map_view(drawn.snapshot);
    EXPECT_EQ(edge_of(diagram, "agent:a", "agent:a").label, "1 opposition\n(change of position)");
    EXPECT_THAT(edge_of(diagram, "agent:b", "agent:b").label, Not(HasSubstr("change")));
}

TEST(TimelineView, OrdersDatesAndMarksWhatIsUncertain) {
    const test::Sketch drawn = test::draw(R"(
        document early on 2016; document doubtful on 2018-07?; document late on 2018-07-02; document undated
        s: a denies p on 2018-07-02; t: b asserts p in early)");
    const Diagram diagram = timeline_view(drawn.snapshot);
    EXPECT_THAT(ids(diagram), IsSupersetOf({"date:2016", "date:2018-07-02", "date:2018-07?", "date:none"}));
    Texts axis;
    for (const DiagramEdge& edge : diagram.edges) {
        if (edge.look == EdgeLook::Axis) axis.push_back(edge.from + " " + edge.to);
    }
    std::sort(axis.begin(), axis.end());
    EXPECT_THAT(axis, ElementsAre("date:2016 date:2018-07?", "date:2018-07-02 date:none",
                                  "date:2018-07? date:2018-07-02"));
    EXPECT_EQ(node_of(diagram, "date:2018-07?").look, NodeLook::Uncertain);
    EXPECT_EQ(node_of(diagram, "date:2018-07?").heading, "July 2018 (uncertain)");
    EXPECT_THAT(diagram.ranks, Contains(UnorderedElementsAre("date:2016", "document:early", "statement:t")))
        << "a statement without a date has that of the document it stands in";
    EXPECT_THAT(edges(diagram), Contains("statement:s denies statement:t"));
    EXPECT_THAT(diagram.notes, Contains(HasSubstr("earliest day")));
}

TEST(TimelineView, LeavesOutWhatIsOfAnotherTime) {
    const test::Sketch drawn =
        test::draw("s: a denies p on 2018-07-02; t: b asserts p on 2017; u: c asserts p on 2018");
    ViewOptions options;
    options.frame = frame_between(Edtf("2018-07"), Edtf("2018-07"));
    const Diagram diagram = timeline_view(drawn.snapshot, options);
    EXPECT_THAT(ids(diagram), ElementsAre("date:2018", "date:2018-07-02", "statement:s", "statement:u"));
    EXPECT_THAT(node_of(diagram, "statement:u").heading, HasSubstr("possibly"));
    EXPECT_THAT(node_of(diagram, "statement:s").heading, Not(HasSubstr("possibly")));
}

TEST(EgoView, LeavesOutWhatIsOfAnotherTime) {
    const test::Sketch drawn = test::draw(R"(
        s: a denies p on 2018-07-02; t: b asserts p on 2017; d states p; document d on 2019; document e on 2020
        q contradicts p in e; c asserts p)");
    ViewOptions options;
    options.frame = frame_between(Edtf("2018-07"), Edtf("2018-07"));
    const Diagram diagram = ego_view(drawn.snapshot, drawn.claim("p"), 1, options);
    EXPECT_THAT(ids(diagram), ElementsAre("agent:a", "agent:c", "claim:p"));
    EXPECT_FALSE(edge_of(diagram, "agent:a", "claim:p").uncertain);
    EXPECT_TRUE(edge_of(diagram, "agent:c", "claim:p").uncertain);
    const Diagram whole = all_view(drawn.snapshot, options);
    EXPECT_THAT(ids(whole), Not(Contains("document:d")));
}

TEST(DiffView, DrawsWhatOpenedAndClosed) {
    const test::Sketch drawn = test::draw(R"(
        a denies p on 2016; b asserts p on 2015 retracted 2017-01-01; c asserts p on 2018; d denies q on 2010; e asserts q on 2010)");
    const DiffSide before{&drawn.snapshot, nullptr, {std::nullopt, Edtf("2016-12-31")}};
    const DiffSide after{&drawn.snapshot, nullptr, {std::nullopt, Edtf("2018-06")}};
    const CaseDiff diff = find_diff(before, after);
    const Diagram diagram = diff_view({diff, drawn.snapshot, drawn.snapshot, "2016", "2018"});
    EXPECT_THAT(ids(diagram), ElementsAre("agent:a", "agent:b", "agent:c"));
    EXPECT_EQ(edge_of(diagram, "agent:a", "agent:b").look, EdgeLook::DisputeClosed);
    EXPECT_EQ(edge_of(diagram, "agent:a", "agent:c").look, EdgeLook::DisputeOpened);
    EXPECT_TRUE(edge_of(diagram, "agent:a", "agent:c").uncertain);
    EXPECT_THAT(edge_of(diagram, "agent:a", "agent:c").label, HasSubstr("possibly opened"));
    ViewOptions options;
    options.max_nodes = 1;
    EXPECT_THAT(diff_view({diff, drawn.snapshot, drawn.snapshot, "2016", "2018"}, options).notes,
                Contains(HasSubstr("2 more agents not shown")));
}

TEST(TimelineView, ShowsWhoHadItFromWhom) {
    const test::Sketch drawn =
        test::draw("document late on 2019; document early on 2018; a asserts p in late via early");
    const DiagramEdge edge = edge_of(timeline_view(drawn.snapshot), "document:late", "document:early");
    EXPECT_EQ(edge.label, "relayed from");
    EXPECT_TRUE(edge.backwards) << "time runs from left to right, whichever way the arrow points";
}

TEST(TimelineView, CutsTheLeastConnected) {
    const test::Sketch drawn =
        test::draw("document d on 2018; document e on 2019; document f on 2017; d cites e");
    ViewOptions options;
    options.max_nodes = 2;
    const Diagram diagram = timeline_view(drawn.snapshot, options);
    EXPECT_THAT(ids(diagram), ElementsAre("date:2018", "date:2019", "document:d", "document:e"));
    EXPECT_THAT(diagram.notes, Contains("1 more document not shown (at most 2 nodes)."));
}

TEST(AllView, CountsRepeatedStatementsAndJoinsParallelLinks) {
    const test::Sketch drawn = test::draw("a asserts p; a asserts p; d cites e; c asserts q in d via e");
    const Diagram diagram = all_view(drawn.snapshot);
    EXPECT_EQ(edge_of(diagram, "agent:a", "claim:p").label, "asserts,\n2 times");
    EXPECT_EQ(edge_of(diagram, "document:d", "document:e").label, "mentions,\nrelayed from");
    EXPECT_THAT(ids(diagram),
                ElementsAre("agent:a", "agent:c", "claim:p", "claim:q", "document:d", "document:e"));
}

TEST(AllView, KeepsTheBestConnected) {
    const test::Sketch drawn = test::draw("a asserts p; b asserts p; c asserts p; d asserts q");
    ViewOptions options;
    options.max_nodes = 2;
    const Diagram diagram = all_view(drawn.snapshot, options);
    EXPECT_THAT(ids(diagram), ElementsAre("agent:a", "claim:p"));
    EXPECT_THAT(diagram.notes, ElementsAre("3 more agents and 1 more claim not shown (at most 2 nodes)."));
}

std::vector<Diagram> every_view(const Snapshot& snapshot, const ViewOptions& options) {
    std::vector<Diagram> out{map_view(snapshot, {}, options), timeline_view(snapshot, options),
                             all_view(snapshot, options)};
    for (const Node node : snapshot.nodes()) {
        out.push_back(ego_view(snapshot, node, 2, options));
        const RecordKind kind = snapshot.kind(node);
        if (kind == RecordKind::Claim || kind == RecordKind::Statement || kind == RecordKind::Document) {
            out.push_back(chain_view(snapshot, node, {}, options));
        }
    }
    ContradictionOptions wide;
    wide.closures = Closures::all();
    wide.include_proposed = true;
    for (const Node a : snapshot.nodes(RecordKind::Agent)) {
        for (const Node b : snapshot.nodes(RecordKind::Agent)) {
            out.push_back(dispute_view(snapshot, a, b, wide, options));
        }
    }
    return out;
}

TEST(EveryView, HoldsTogetherOnRandomCases) {
    for (std::uint64_t seed = 0; seed < 25; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        const Case whole = test::random_case(seed);
        const Snapshot snapshot = build_snapshot(CaseSource(whole));
        ViewOptions options;
        options.include_proposed = seed % 2 == 0;
        for (const Diagram& diagram : every_view(snapshot, options)) EXPECT_NO_THROW((void)dot_of(diagram));
        options.max_nodes = 4;
        for (const Diagram& diagram : every_view(snapshot, options)) {
            std::size_t records = 0;
            for (const DiagramNode& node : diagram.nodes) records += node.id.rfind("date:", 0) == 0 ? 0 : 1;
            // The first witness of a dispute is drawn whole, however long its proof.
            if (diagram.title.find("contradicts") == std::string::npos &&
                diagram.title.find("itself") == std::string::npos) {
                EXPECT_LE(records, 4U) << diagram.title;
            }
            EXPECT_NO_THROW((void)dot_of(diagram));
        }
    }
}

TEST(EveryView, DoesNotDependOnTheOrderOfTheInput) {
    Case whole = test::random_case(7);
    const Snapshot before = build_snapshot(CaseSource(whole));
    CaseBuilder builder;
    for (auto at = whole.statements.rbegin(); at != whole.statements.rend(); ++at) builder.add(*at, {});
    for (auto at = whole.relations.rbegin(); at != whole.relations.rend(); ++at) builder.add(*at, {});
    for (auto at = whole.reviews.rbegin(); at != whole.reviews.rend(); ++at) builder.add(*at, {});
    for (auto at = whole.claims.rbegin(); at != whole.claims.rend(); ++at) builder.add(*at, {});
    for (auto at = whole.documents.rbegin(); at != whole.documents.rend(); ++at) builder.add(*at, {});
    for (auto at = whole.agents.rbegin(); at != whole.agents.rend(); ++at) builder.add(*at, {});
    builder.info(whole.info);
    const Snapshot after = build_snapshot(CaseSource(builder.take()));
    const std::vector<Diagram> first = every_view(before, {}), second = every_view(after, {});
    ASSERT_EQ(first.size(), second.size());
    for (std::size_t i = 0; i < first.size(); ++i) EXPECT_EQ(dot_of(first[i]), dot_of(second[i]));
}

}  // namespace
}  // namespace gainsay::render
