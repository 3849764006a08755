// GraphML: whole records through the format, what other programs change, foreign graphs, hostile ones.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "graphs/format/loss.hpp"
#include "graphs/format/registry.hpp"
#include "tests/graphs/format/round_trip.hpp"
#include "tests/support/random_case.hpp"

namespace gainsay::test {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

struct ReadGraph {
    Case whole;
    LossReport losses{LossReport::every_place};
    [[nodiscard]] std::vector<std::string> lost() const {
        std::vector<std::string> kinds;
        for (const LossReport::Kind& kind : losses.kinds())
            kinds.push_back(std::to_string(kind.count) + " " + kind.what);
        return kinds;
    }
};

ReadGraph read_graph(const std::string& text, const ReadOptions& options = {}) {
    ReadGraph result;
    CaseBuilder builder;
    std::istringstream in(text);
    find_format("graphml").read(in, "graph.graphml", builder, options, result.losses);
    result.whole = builder.take();
    return result;
}

std::string written(const Case& whole) {
    std::ostringstream out;
    LossReport losses;
    find_format("graphml").write(out, CaseSource(whole), {}, losses);
    EXPECT_TRUE(losses.empty());
    return out.str();
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    const std::size_t at = text.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    return text.replace(at, from.size(), to);
}

TEST(Graphml, GivesBackWholeCases) {
    for (std::uint64_t seed = 0; seed < 150; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        expect_round_trip(find_format("graphml"), random_case(seed));
    }
}

Case two_claims() {
    Case whole;
    whole.info.title = "Weather";
    Agent ann;
    ann.id = AgentId("agent:ann");
    ann.name = "Ann";
    Claim rain, sun;
    rain.id = ClaimId("claim:rain");
    rain.text = "It \x01 rains & <pours>\xEF\xBF\xBE.\r\nAll day.";
    rain.extra = R"({"shelf":"B"})";
    sun.id = ClaimId("claim:sun");
    sun.text = "The sun shines.";
    Statement says;
    says.id = StatementId("statement:ann");
    says.speaker = ann.id;
    says.of = rain.id;
    Relation conflict;
    conflict.id = RelationId("relation:weather");
    conflict.from = rain.id;
    conflict.to = sun.id;
    whole.agents = {ann};
    whole.claims = {rain, sun};
    whole.statements = {says};
    whole.relations = {conflict};
    return whole;
}

TEST(Graphml, KeepsCharactersThatXmlLacks) {
    expect_round_trip(find_format("graphml"), two_claims());
}

TEST(Graphml, ReportsWhatOtherProgramsChangedBesideARecord) {
    const std::string ours = written(two_claims());
    const auto lost = [](const std::string& text) {
        const ReadGraph graph = read_graph(text);
        EXPECT_EQ(graph.whole, two_claims());
        return graph.lost();
    };
    EXPECT_THAT(lost(ours), IsEmpty());
    EXPECT_THAT(lost(replaced(ours, ">The sun shines.<", ">The sun hides.<")),
                ElementsAre("1 column label that differs from its record"));
    EXPECT_THAT(lost(replaced(ours, "target=\"agent:ann\"", "target=\"claim:sun\"")),
                ElementsAre("1 edge of a record", "1 edge that was removed"));
    EXPECT_THAT(lost(replaced(ours, "</graph>", "<node id=\"x\"/></graph>")),
                ElementsAre("1 node without a kind"));
}

TEST(Graphml, TakesWhatOtherProgramsAdd) {
    const ReadGraph graph = read_graph(
        replaced(written(two_claims()), "</graph>",
                 R"(<node id="n7"><data key="node.kind">claim</data><data key="node.label">Fog</data></node>
           <edge source="n7" target="claim:sun"><data key="edge.kind">rebuts</data></edge></graph>)"));
    EXPECT_THAT(graph.lost(), IsEmpty());
    ASSERT_EQ(graph.whole.relations.size(), 2U);
    EXPECT_EQ(graph.whole.relations[0].kind, RelationKind::Rebuts);
    EXPECT_EQ(graph.whole.relations[0].to.text(), "claim:sun");
}

std::vector<std::string> told_in(const Case& whole) {
    std::vector<std::string> lines;
    for (const Agent& one : whole.agents)
        lines.push_back(one.id.text() + " " + std::string(to_word(one.kind)));
    for (const Document& one : whole.documents) {
        std::string line = one.id.text() + " " + std::string(to_word(one.kind));
        for (const AgentId& by : one.published_by) line += " by " + by.text();
        for (const Citation& cited : one.cites) line += " cites " + cited.document.text();
        for (const ClaimId& claim : one.states) line += " states " + claim.text();
        lines.push_back(line);
    }
    for (const Claim& one : whole.claims) lines.push_back(one.id.text() + " " + one.text);
    for (const Statement& one : whole.statements)
        lines.push_back(one.speaker.text() + " " + std::string(to_word(one.stance)) + " " + one.of.text());
    for (const Relation& one : whole.relations)
        lines.push_back(one.from.text() + " " + std::string(to_word(one.kind)) + " " + one.to.text());
    for (const Review& one : whole.reviews) lines.push_back(one.rating.label + " of " + one.of.text());
    return lines;
}

constexpr const char* keys =
    R"(<graphml xmlns="http://graphml.graphdrawing.org/xmlns"><key id="d0" for="node" attr.name="kind"/>
       <key id="d1" for="node" attr.name="label"/><key id="e0" for="edge" attr.name="kind"/>
       <key id="d2" for="node" attr.name="pages"/><graph edgedefault="directed">)";

struct Foreign {
    const char* name;
    std::string graph;
    std::vector<std::string> told, lost;
    friend void PrintTo(const Foreign& one, std::ostream* out) { *out << one.name; }
};
class ForeignGraphs : public ::testing::TestWithParam<Foreign> {};

TEST_P(ForeignGraphs, BecomeWhatTheirAttributesSay) {
    const bool whole = GetParam().graph.find("<graphml") != std::string::npos;
    const ReadGraph graph =
        read_graph(whole ? GetParam().graph : keys + GetParam().graph + "</graph></graphml>");
    EXPECT_EQ(told_in(graph.whole), GetParam().told);
    EXPECT_EQ(graph.lost(), GetParam().lost);
    EXPECT_THAT(check_case(graph.whole), IsEmpty());
}

std::string node(const std::string& id, const std::string& kind) {
    return "<node id='" + id + "'><data key='d0'>" + kind + "</data></node>";
}
std::string edge(const std::string& from, const std::string& to, const std::string& kind) {
    return "<edge source='" + from + "' target='" + to + "'><data key='e0'>" + kind + "</data></edge>";
}

INSTANTIATE_TEST_SUITE_P(
    Graphml, ForeignGraphs,
    ::testing::Values(
        Foreign{"KindsOfNodes",
                node("ann", "Person") + node("news", "media") + node("paper", "report") +
                    node("rain", "argument"),
                {"agent:ann person", "agent:news media", "document:paper report", "claim:rain rain"},
                {}},
        Foreign{"EdgesTellWhatTheirEndsAre",
                "<node id='a'/><node id='b'/>" + edge("a", "b", "Attacks"),
                {"claim:a a", "claim:b b", "claim:a rebuts claim:b"},
                {}},
        Foreign{"AgentsSayAndDeny",
                node("ann", "person") + node("rain", "claim") + edge("ann", "rain", "denies"),
                {"agent:ann person", "claim:rain rain", "agent:ann denies claim:rain"},
                {}},
        Foreign{"StatementsAreNodesToo",
                node("ann", "person") + node("rain", "claim") + node("s", "statement") +
                    edge("s", "ann", "spoken by") + edge("s", "rain", "asserts"),
                {"agent:ann person", "claim:rain rain", "agent:ann asserts claim:rain"},
                {}},
        Foreign{"StatementsWithoutSpeakersAreReported",
                node("s", "statement") + node("rain", "claim") + edge("s", "rain", "asserts"),
                {"claim:rain rain"},
                {"1 statement that is not whole"}},
        Foreign{"DocumentsCiteAndState",
                node("p", "article") + node("q", "report") + node("n", "media") + node("c", "claim") +
                    edge("p", "q", "cites") + edge("p", "n", "published_by") + edge("q", "c", "states"),
                {"agent:n media", "document:p article by agent:n cites document:q",
                 "document:q report states claim:c", "claim:c c"},
                {}},
        Foreign{"ReviewsRate",
                node("c", "claim") +
                    "<node id='r'><data key='d0'>review</data><data key='d1'>False</data></node>" +
                    edge("r", "c", "reviews"),
                {"claim:c c", "False of claim:c"},
                {}},
        Foreign{"EdgesThatFitNowhereAreReported",
                node("ann", "person") + node("c", "claim") + edge("c", "ann", "rebuts") +
                    edge("c", "nobody", "rebuts") + edge("c", "c", "likes"),
                {"agent:ann person", "claim:c c"},
                {"2 edge rebuts", "1 edge without a kind"}},
        Foreign{"AttacksWithoutDirectionAreReported",
                node("a", "claim") + node("b", "claim") +
                    "<edge source='a' target='b' directed='false'><data key='e0'>rebuts</data></edge>" +
                    "<edge source='a' target='b' directed='false'><data key='e0'>contradicts</data></edge>",
                {"claim:a a", "claim:b b", "claim:a contradicts claim:b"},
                {"1 edge without a direction"}},
        Foreign{"NodesTwicePortsAndHyperedgesAreReported",
                node("a", "claim") + node("a", "claim") + "<hyperedge/>",
                {"claim:a a"},
                {"1 hyperedge", "1 node with the id of another"}},
        Foreign{
            "LabelsThatYedDraws",
            R"(<graphml xmlns:y="http://www.yworks.com/xml/graphml"><key for="node" id="d6" yfiles.type="nodegraphics"/>
                   <key for="edge" id="d10" yfiles.type="edgegraphics"/><graph edgedefault="directed" id="G">
                   <node id="n0"><data key="d6"><y:ShapeNode><y:Geometry height="30"/><y:NodeLabel alignment="center">It rains<y:LabelModel/></y:NodeLabel></y:ShapeNode></data></node>
                   <node id="n1"><data key="d6"><y:ShapeNode><y:NodeLabel>Sun</y:NodeLabel></y:ShapeNode></data></node>
                   <edge id="e0" source="n0" target="n1"><data key="d10"><y:PolyLineEdge><y:EdgeLabel>contradicts</y:EdgeLabel></y:PolyLineEdge></data></edge>
                   </graph></graphml>)",
            {"claim:it-rains-27e9a871 It rains", "claim:sun-7159b9bd Sun",
             "claim:it-rains-27e9a871 contradicts claim:sun-7159b9bd"},
            {"3 drawing"}},
        Foreign{
            "DefaultsCount",
            R"(<graphml><key id="k" for="node" attr.name="kind"><default>claim</default></key><graph><node id="a"/></graph></graphml>)",
            {"claim:a a"},
            {}}),
    [](const auto& one) { return std::string(one.param.name); });

TEST(Graphml, KeepsForeignAttributesInExtra) {
    const ReadGraph graph = read_graph(
        std::string(keys) +
        "<node id='a'><data key='d0'>report</data><data key='d2'>12</data></node></graph></graphml>");
    ASSERT_EQ(graph.whole.documents.size(), 1U);
    EXPECT_EQ(graph.whole.documents[0].extra, R"({"graphml":{"pages":"12"}})");
}

struct HostileGraph {
    std::string text;
    const char* message;
    ErrorCode code = ErrorCode::Malformed;
};

std::string many(const std::string& part, std::size_t times) {
    std::string text;
    for (std::size_t i = 0; i < times; ++i) text += part;
    return text;
}

TEST(Graphml, RefusesHostileInputs) {
    ReadOptions options;
    options.max_string_bytes = 100'000;
    options.max_records = 1000;
    for (const HostileGraph& one :
         {HostileGraph{"", "no XML here"}, HostileGraph{"<graphml>", "no XML here"},
          HostileGraph{"{}", "no XML here"}, HostileGraph{"<html></html>", "expected graphml"},
          HostileGraph{"<graphml><graph><node/></graph></graphml>", "node without id"},
          HostileGraph{"<graphml><graph><edge source='a'/></graph></graphml>", "edge without target"},
          HostileGraph{"<graphml>\xFF</graphml>", "no XML here"},
          HostileGraph{
              R"(<!DOCTYPE graphml [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><graphml>&b;</graphml>)",
              "DOCTYPE", ErrorCode::Unsupported},
          HostileGraph{R"(<!DOCTYPE graphml SYSTEM "file:///etc/passwd"><graphml/>)", "DOCTYPE",
                       ErrorCode::Unsupported},
          HostileGraph{"<graphml>" + many("<graph>", 1000), "deep in one another", ErrorCode::Limit},
          HostileGraph{"<graphml><graph><node id='a'><data key='x'>" + many("long ", 50'000),
                       "a text has more", ErrorCode::Limit},
          HostileGraph{"<graphml><graph><node id='" + many("long ", 200'000), "a text has more",
                       ErrorCode::Limit},
          HostileGraph{"<graphml><graph>" + many("<node id='a'/>", 1001), "more than 1000 nodes",
                       ErrorCode::Limit},
          HostileGraph{
              replaced(written(two_claims()), "\"speaker\":\"agent:ann\"", "\"speaker\":\"agent:bob\""),
              "names agent:bob, which is not in this case", ErrorCode::NotFound},
          HostileGraph{replaced(written(two_claims()), "{\"id\":\"claim:sun\"", "{\"id\":\"claim:rain\""),
                       "is the id of two records", ErrorCode::Conflict},
          HostileGraph{replaced(written(two_claims()), "{\"id\":\"claim:sun\"", "{\"id\":"), "",
                       ErrorCode::Malformed},
          HostileGraph{replaced(written(two_claims()), "\"gainsay\":1", "\"gainsay\":9"), "another version",
                       ErrorCode::Unsupported}}) {
        SCOPED_TRACE(one.text.substr(0, 200));
        try {
            (void)read_graph(one.text, options);
            ADD_FAILURE() << "was read";
        } catch (const ReadError& error) {
            EXPECT_THAT(error.problems().at(0).message, HasSubstr(one.message));
            EXPECT_EQ(error.code(), one.code) << error.what();
            EXPECT_GT(error.problems().at(0).where.line, 0U);
        }
    }
}

TEST(Graphml, KeepsManyDefaultsFromFillingTheMemory) {
    const ReadGraph graph = read_graph("<graphml><key id='k' for='node' attr.name='note'><default>" +
                                       many("x", 300) + "</default></key><graph/></graphml>");
    EXPECT_THAT(graph.lost(), ElementsAre("1 default of a key"));
}

}  // namespace
}  // namespace gainsay::test
