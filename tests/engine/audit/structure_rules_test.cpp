#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "engine/audit/support/cycles.hpp"
#include "tests/engine/audit/in_case.hpp"
#include "tests/support/random_case.hpp"

namespace gainsay::audit {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class StructureRules : public ::testing::TestWithParam<RuleCase> {};

TEST_P(StructureRules, Find) {
    EXPECT_EQ(found_in(GetParam()), GetParam().found);
}

constexpr const char* nowhere = "structure/statement-nowhere";
constexpr const char* part = "structure/cyclic-part";
constexpr const char* office = "structure/cyclic-affiliation";
constexpr const char* empty = "structure/empty-text";
constexpr const char* unused = "structure/unused-agent";

INSTANTIATE_TEST_SUITE_P(
    Sketches, StructureRules,
    ::testing::Values(
        RuleCase{"AStatementWithoutDocumentStandsNowhere",
                 nowhere,
                 "a asserts p; a denies q in d; a questions q",
                 {"statement:s1", "statement:s3"}},
        RuleCase{"ADocumentCannotBePartOfItself", part, "d part of d", {"document:d"}},
        RuleCase{"ThreeDocumentsInACircleAreOneFinding",
                 part,
                 "f part of d; d part of e; e part of f; g part of d",
                 {"document:d"}},
        RuleCase{"TwoCirclesAreTwoFindings",
                 part,
                 "a part of b; b part of a; c part of d; d part of c",
                 {"document:a", "document:c"}},
        RuleCase{"AWholeMayBePartOfAnother", part, "a part of b; b part of c; a part of c", {}},
        RuleCase{"AffiliationsMayNotLeadBack",
                 office,
                 "a speaks for b; b speaks for c; c speaks for a",
                 {"agent:a"}},
        RuleCase{"OfficesHeldOneAfterTheOtherAreNoCircle",
                 office,
                 "a speaks for b 2010/2012; b speaks for a 2014/2016",
                 {}},
        RuleCase{"OfficesThatMayOverlapAreACircle",
                 office,
                 "a speaks for b 2010/2014; b speaks for a 2014/2016",
                 {"agent:a"}},
        RuleCase{
            "PunctuationIsNoText", empty, "claim p \" …?! \"; claim q \"42\"; claim r \"да\"", {"claim:p"}},
        RuleCase{"AnIdIsNoTitle",
                 empty,
                 "document old-dam; document dam titled \"document:dam\"; document gazette",
                 {"document:dam", "document:old-dam"}},
        RuleCase{"AnAgentOnItsOwnIsUnused", unused, "agent a; b asserts p", {"agent:a"}},
        RuleCase{"WhoBelongsToABodyUsesItButNotItself", unused, "agent a; a speaks for b", {"agent:a"}},
        RuleCase{"EveryMentionIsAUse",
                 unused,
                 "a asserts p in d via b; c published d; e authored d; p contradicts q by f; g reviews p;"
                 "document h retracted 2018 by i; agent b",
                 {}}),
    [](const auto& one) { return std::string(one.param.name); });

TEST(UnusedAgent, IsRemovedOnlyWhenNothingElseIsKnownOfIt) {
    Case whole = test::draw_case("agent a; agent b; agent c");
    whole.agents[1].note = "met at the dam";
    whole.agents[2].kind = AgentKind::Media;
    const auto findings = audited(unused, whole);
    ASSERT_THAT(findings, SizeIs(3));
    ASSERT_TRUE(findings[0].fix.has_value());
    EXPECT_THAT(findings[0].fix->remove, ElementsAre(RecordId("agent:a")));
    EXPECT_FALSE(findings[1].fix.has_value());
    EXPECT_TRUE(findings[2].fix.has_value());
}

TEST(ListedTwice, KeepsTheFirstMentionAndMannersApart) {
    Case whole = test::draw_case("d cites e; a published d; a authored d; document f; d states p");
    Document& document = whole.documents[0];
    document.cites.push_back({DocumentId("document:f"), CitationManner::Data});
    document.cites.push_back({DocumentId("document:e"), CitationManner::Data});
    document.cites.push_back({DocumentId("document:e"), CitationManner::Mentions});
    document.states.push_back(ClaimId("claim:p"));
    const auto findings = audited("structure/listed-twice", whole);
    ASSERT_THAT(findings, SizeIs(2));
    EXPECT_EQ(findings[0].field, "cites[3]");
    ASSERT_TRUE(findings[0].fix.has_value());
    Document mended = document;
    mended.cites.pop_back();
    EXPECT_THAT(findings[0].fix->replace, ElementsAre(Record(mended)));
    EXPECT_EQ(findings[1].field, "states[1]");
}

TEST(ListedTwice, FindsAnAgentsOwnNameAmongItsAliases) {
    Case whole = test::draw_case("agent a");
    whole.agents[0].aliases = {"b", "a", "c", "b"};
    const auto findings = audited("structure/listed-twice", whole);
    ASSERT_THAT(findings, SizeIs(1));
    EXPECT_THAT(findings[0].witness, SizeIs(2));
    EXPECT_THAT(std::get<Agent>(findings[0].fix->replace.at(0)).aliases, ElementsAre("b", "c"));
    whole.agents[0].aliases = {"b", "A"};
    EXPECT_THAT(audited("structure/listed-twice", whole), IsEmpty());
}

// Every node that reaches itself, by trying every way.
std::set<Node> reaching_themselves(const Snapshot& snapshot) {
    std::set<Node> found;
    for (const Node start : snapshot.nodes(RecordKind::Document)) {
        std::set<Node> reached;
        std::vector<Node> pending{start};
        while (!pending.empty()) {
            const Node node = pending.back();
            pending.pop_back();
            for (const Node to : snapshot.out(node, EdgeKind::Cites).nodes()) {
                if (reached.insert(to).second) pending.push_back(to);
            }
        }
        if (reached.count(start) != 0) found.insert(start);
    }
    return found;
}

TEST(CyclicComponents, AreTheNodesThatReachThemselvesAndTheirCyclesAreReal) {
    for (std::uint64_t seed = 0; seed < 300; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        const Snapshot snapshot = build_snapshot(CaseSource(test::random_case(seed)));
        const auto cited = [&](Node node) { return snapshot.out(node, EdgeKind::Cites).nodes(); };
        std::set<Node> in_components;
        for (const auto& component : cyclic_components(snapshot.nodes(RecordKind::Document), cited)) {
            in_components.insert(component.begin(), component.end());
            const std::vector<Node> cycle = shortest_cycle(component, cited);
            ASSERT_FALSE(cycle.empty());
            EXPECT_EQ(cycle.front(), component.front());
            for (std::size_t i = 0; i < cycle.size(); ++i) {
                const auto row = cited(cycle[i]);
                EXPECT_NE(std::find(row.begin(), row.end(), cycle[(i + 1) % cycle.size()]), row.end());
            }
        }
        EXPECT_EQ(in_components, reaching_themselves(snapshot));
    }
}

}  // namespace
}  // namespace gainsay::audit
