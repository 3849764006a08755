// Node sets of AIFdb: what becomes of each kind of node, what is reported, and real debates.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
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
using ::testing::UnorderedElementsAre;

struct Imported {
    Case whole;
    LossReport losses{LossReport::every_place};
};

struct Set {
    const char* name;
    std::string text;
};

Imported import(const std::vector<Set>& sets, const ReadOptions& options = {}) {
    Imported result;
    CaseBuilder builder;
    const auto reader = find_format("aif").reader(builder, options, result.losses);
    for (const Set& set : sets) {
        std::istringstream in(set.text);
        reader->read(in, set.name);
    }
    reader->finish();
    result.whole = builder.take();
    return result;
}

/// A node set from a line: "1 I words | 2 L Ann : words | 2>3>1".
std::string node_set(const std::string& sketch) {
    std::string nodes, edges;
    std::istringstream parts(sketch);
    for (std::string part; std::getline(parts, part, '|');) {
        std::istringstream words(part);
        std::string id, type, text;
        words >> id >> type;
        std::getline(words >> std::ws, text);
        while (!text.empty() && text.back() == ' ') text.pop_back();
        if (type.empty()) {
            std::istringstream chain(id);
            std::string from, to;
            std::getline(chain, from, '>');
            while (std::getline(chain, to, '>')) {
                edges += (edges.empty() ? "" : ",") + std::string(R"({"edgeID":"1","fromID":")") + from +
                         R"(","toID":")" + to + "\"}";
                from = to;
            }
            continue;
        }
        nodes += (nodes.empty() ? "" : ",") + std::string(R"({"nodeID":")") + id + R"(","type":")" + type +
                 R"(","text":")" + text + "\"}";
    }
    return R"({"nodes":[)" + nodes + R"(],"edges":[)" + edges + R"(],"locutions":[]})";
}

std::vector<std::string> kinds_of(const LossReport& losses) {
    std::vector<std::string> kinds;
    for (const LossReport::Kind& kind : losses.kinds())
        kinds.push_back(std::to_string(kind.count) + " " + kind.what);
    return kinds;
}

std::vector<std::string> told(const Case& whole) {
    std::vector<std::string> lines;
    for (const Statement& s : whole.statements) {
        lines.push_back(s.speaker.text() + " " + std::string(to_word(s.stance)) + " " + s.of.text());
    }
    for (const Relation& r : whole.relations) {
        lines.push_back(r.from.text() + " " + std::string(to_word(r.kind)) + " " + r.to.text() +
                        (r.asserted_by ? " by " + r.asserted_by->text() : ""));
    }
    return lines;
}

struct Sketch {
    const char* name;
    const char* nodes;
    std::vector<std::string> told;
    std::vector<std::string> lost;
    friend void PrintTo(const Sketch& one, std::ostream* out) { *out << one.name; }
};
class NodeSets : public ::testing::TestWithParam<Sketch> {};

TEST_P(NodeSets, BecomeStatementsAndRelations) {
    const Imported imported = import({{"set.json", node_set(GetParam().nodes)}});
    EXPECT_EQ(told(imported.whole), GetParam().told);
    EXPECT_EQ(kinds_of(imported.losses), GetParam().lost);
    EXPECT_THAT(check_case(imported.whole), IsEmpty());
}

INSTANTIATE_TEST_SUITE_P(
    Aif, NodeSets,
    ::testing::Values(
        Sketch{"AsserterOfAProposition",
               "1 I rain | 2 L Ann : it rains | 3 YA Asserting | 2>3>1",
               {"agent:ann asserts claim:aif-1"},
               {}},
        Sketch{"PureQuestionIsNoAssertion",
               "1 I rain | 2 L Ann : does it? | 3 YA Pure Questioning | 2>3>1",
               {"agent:ann questions claim:aif-1"},
               {}},
        Sketch{"RejectionIsADenial",
               "1 I rain | 2 L Ann : no | 3 YA Rejecting | 2>3>1",
               {"agent:ann denies claim:aif-1"},
               {}},
        Sketch{"AnnotatorInFrontIsNotTheSpeaker",
               "1 I rain | 2 L Barbara: Ann Lee : it rains | 3 YA Asserting | 2>3>1",
               {"agent:ann-lee asserts claim:aif-1"},
               {}},
        Sketch{"ConflictIsAnAttack",
               "1 I rain | 2 I sun | 3 CA Default Conflict | 1>3>2",
               {"claim:aif-1 rebuts claim:aif-2"},
               {}},
        Sketch{"ConflictIsDrawnByTheTurnThatBringsIt",
               "1 I rain | 2 I sun | 3 CA Default Conflict | 4 L Ann : a | 5 L Bob : b | 6 TA Default "
               "Transition | "
               "7 YA Disagreeing | 1>3>2 | 4>6>5 | 6>7>3",
               {"claim:aif-1 rebuts claim:aif-2 by agent:bob"},
               {"2 L node without content", "1 TA node"}},
        Sketch{"EveryPremiseSupports",
               "1 I a | 2 I b | 3 I c | 4 RA Default Inference | 1>4>3 | 2>4",
               {"claim:aif-1 supports claim:aif-3", "claim:aif-2 supports claim:aif-3"},
               {}},
        Sketch{"RephraseIsAnEquivalence",
               "1 I a | 2 I b | 3 MA Default Rephrase | 1>3>2",
               {"claim:aif-1 rephrases claim:aif-2"},
               {}},
        Sketch{"AttackOnAnInferenceUndercutsIt",
               "1 I a | 2 I b | 3 I c | 4 RA Default Inference | 5 CA Default Conflict | 1>4>2 | 3>5>4",
               {"claim:aif-1 supports claim:aif-2", "claim:aif-3 undercuts relation:aif-4"},
               {}},
        Sketch{"AttackOnALocutionUndercutsTheStatement",
               "1 I a | 2 L Ann : a | 3 YA Asserting | 4 I c | 5 CA Default Conflict | 2>3>1 | 4>5>2",
               {"agent:ann asserts claim:aif-1", "claim:aif-4 undercuts statement:aif-2"},
               {}},
        Sketch{"SpeechAboutSpeechTakesItsWords",
               "1 L Ann : it rains | 2 L Bob : Ann said so | 3 YA Asserting | 2>3>1",
               {"agent:ann asserts claim:aif-1", "agent:bob asserts claim:aif-1"},
               {}},
        Sketch{"SpeechAboutItselfIsSaidOnce",
               "1 L Ann : it rains | 3 YA Asserting | 1>3>1",
               {"agent:ann asserts claim:aif-1"},
               {}},
        Sketch{"TwoIllocutionsOfOneContentAreTwoStatements",
               "1 I rain | 2 L Ann : it rains | 3 YA Asserting | 4 YA Agreeing | 5 YA Agreeing | 2>3>1 | "
               "2>4>1 | 2>5>1",
               {"agent:ann asserts claim:aif-1", "agent:ann asserts claim:aif-1"},
               {}},
        Sketch{"ConflictWithoutAnEndIsReported",
               "1 I a | 3 CA Default Conflict | 1>3",
               {},
               {"1 CA node without two ends"}},
        Sketch{
            "PreferencesAreReported", "1 I a | 2 I b | 3 PA Default Preference | 1>3>2", {}, {"1 PA node"}},
        Sketch{"LocutionWithoutSpeakerIsReported",
               "1 I a | 2 L something | 3 YA Asserting | 2>3>1",
               {},
               {"1 L node without a speaker"}},
        Sketch{"EdgeIntoNothingIsReported", "1 I a | 1>9", {}, {"1 edge of a node that is not there"}}),
    [](const auto& one) { return std::string(one.param.name); });

TEST(Aif, MergesNodeSetsByNodeId) {
    const Imported imported = import(
        {{"sets/one.json", node_set("1 I rain | 2 L Ann : it rains | 3 YA Asserting | 2>3>1")},
         {"sets/two.json", node_set("1 I rain | 2 L Ann : it rains | 3 YA Asserting | 2>3>1 | 4 I sun | "
                                    "5 CA Default Conflict | 4>5>1")}});
    EXPECT_THAT(told(imported.whole),
                ElementsAre("agent:ann asserts claim:aif-1", "claim:aif-4 rebuts claim:aif-1"));
    ASSERT_EQ(imported.whole.statements.size(), 1U);
    const auto& occurrences = imported.whole.statements[0].occurrences;
    ASSERT_EQ(occurrences.size(), 2U);
    EXPECT_EQ(occurrences[0].document.text(), "document:one");
    EXPECT_EQ(occurrences[1].document.text(), "document:two");
    EXPECT_EQ(occurrences[0].selector->exact, "it rains");
    EXPECT_THAT(kinds_of(imported.losses), IsEmpty());
}

TEST(Aif, ReportsANodeThatTwoSetsKnowDifferently) {
    const Imported imported = import({{"a", node_set("1 I rain")}, {"b", node_set("1 I sun")}});
    ASSERT_EQ(imported.whole.claims.size(), 1U);
    EXPECT_EQ(imported.whole.claims[0].text, "rain");
    EXPECT_THAT(kinds_of(imported.losses), ElementsAre("1 node that another set knows otherwise"));
}

TEST(Aif, TakesSpeakersFromParticipantsFirst) {
    const Imported imported = import(
        {{"set.json",
          R"({"AIF":{"nodes":[{"nodeID":1,"type":"I","text":"rain"},{"nodeID":2,"type":"L","text":"A. : it rains"},
              {"nodeID":3,"type":"YA","text":"Asserting"}],"edges":[{"fromID":2,"toID":3},{"fromID":3,"toID":1}],
              "locutions":[{"nodeID":2,"personID":7,"start":"2018-07-02 10:00:00"}],
              "participants":[{"participantID":7,"firstname":"Ann","surname":"Lee"}]},
              "text":"<span>it rains</span>","dialog":true,"OVA":[]})"}});
    EXPECT_THAT(told(imported.whole), ElementsAre("agent:ann-lee asserts claim:aif-1"));
    EXPECT_EQ(imported.whole.statements.at(0).said_on->text(), "2018-07-02T10:00:00");
    EXPECT_THAT(kinds_of(imported.losses), ElementsAre("1 member text"));
}

struct Refused {
    const char* text;
    const char* message;
};

TEST(Aif, RefusesWhatIsNoNodeSetWithThePlace) {
    for (const Refused& one : {Refused{"", "the input is empty"}, Refused{"[]", "expected a node set"},
                               Refused{R"({"nodes":{}})", "nodes: found an object"},
                               Refused{R"({"nodes":[{"type":"I"}]})", "nodes[0]: nodeID"},
                               Refused{R"({"nodes":[{"nodeID":"1","type":"Q"}]})", "expected one of I, L"},
                               Refused{R"({"nodes":[],"edges":[{"fromID":"1"}]})", "edges[0]: toID"},
                               Refused{R"({"nodes":[)", ""}}) {
        try {
            (void)import({{"set.json", one.text}});
            FAIL() << one.text;
        } catch (const ReadError& error) {
            EXPECT_THAT(to_string(error.problems().at(0)), HasSubstr(one.message));
            EXPECT_EQ(error.problems().at(0).where.file, "set.json");
        }
    }
}

TEST(Aif, KeepsWhatItCanHoldOfRandomCasesInEitherForm) {
    for (std::uint64_t seed = 0; seed < 60; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        expect_round_trip(find_format("aif"), random_case(seed));
        expect_round_trip(find_format("xaif"), random_case(seed));
    }
}

}  // namespace
}  // namespace gainsay::test
