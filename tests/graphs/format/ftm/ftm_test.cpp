// FollowTheMoney entities: what becomes of each schema, what is kept, what is reported, and what is refused.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "graphs/format/registry.hpp"
#include "graphs/format/text_case/case_json.hpp"
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

Imported import(const std::vector<std::string>& inputs, const ReadOptions& options = {}) {
    Imported result;
    CaseBuilder builder;
    const auto reader = find_format("ftm").reader(builder, options, result.losses);
    for (std::size_t i = 0; i < inputs.size(); ++i) {
        std::istringstream in(inputs[i]);
        reader->read(in, "file" + std::to_string(i + 1) + ".json");
    }
    reader->finish();
    result.whole = builder.take();
    return result;
}

std::string exported(const Case& whole, std::string_view format = "ftm") {
    std::ostringstream out;
    LossReport losses;
    find_format(format).write(out, CaseSource(whole), {}, losses);
    return out.str();
}

std::vector<std::string> kinds_of(const LossReport& losses) {
    std::vector<std::string> kinds;
    for (const LossReport::Kind& kind : losses.kinds())
        kinds.push_back(std::to_string(kind.count) + " " + kind.what);
    return kinds;
}

const std::string people =
    R"({"id":"p1","schema":"Person","properties":{"name":["Sam Speaker","S. Speaker"],"alias":["Sammy"],"country":["xx"],"wikidataId":["Q1"]},"datasets":["d"]})"
    "\n"
    R"({"id":"o1","schema":"PublicBody","properties":{"name":["Ministry of Examples"]}})"
    "\n";

struct Edge {
    const char* name;
    std::string lines;
    std::string role, from, until;
    friend void PrintTo(const Edge& one, std::ostream* out) { *out << one.name; }
};
class Edges : public ::testing::TestWithParam<Edge> {};

TEST_P(Edges, BecomeAffiliationsWithRoleAndDates) {
    const Imported imported = import({people + GetParam().lines});
    ASSERT_EQ(imported.whole.agents.size(), 2U);
    std::size_t seen = 0;
    for (const Agent& agent : imported.whole.agents) {
        if (agent.name != "Sam Speaker") continue;
        ASSERT_EQ(agent.affiliations.size(), 1U);
        const Affiliation& office = agent.affiliations[0];
        EXPECT_THAT(office.with.text(), HasSubstr("agent:ministry-of-examples-"));
        EXPECT_EQ(office.role, GetParam().role);
        EXPECT_EQ(office.from ? office.from->text() : "", GetParam().from);
        EXPECT_EQ(office.until ? office.until->text() : "", GetParam().until);
        ++seen;
    }
    EXPECT_EQ(seen, 1U);
    EXPECT_THAT(kinds_of(imported.losses), IsEmpty());
    EXPECT_THAT(check_case(imported.whole), IsEmpty());
    expect_round_trip(find_format("ftm"), imported.whole);
}

INSTANTIATE_TEST_SUITE_P(
    Ftm, Edges,
    ::testing::Values(
        Edge{
            "Employment",
            R"({"id":"e","schema":"Employment","properties":{"employee":["p1"],"employer":["o1"],"role":["clerk"],"startDate":["2020-01"],"endDate":["2021"]}})",
            "clerk", "2020-01", "2021"},
        Edge{"MembershipWithoutARole",
             R"({"id":"e","schema":"Membership","properties":{"member":["p1"],"organization":["o1"]}})",
             "member", "", ""},
        Edge{"Representation",
             R"({"id":"e","schema":"Representation","properties":{"agent":["p1"],"client":["o1"]}})",
             "representative", "", ""},
        Edge{
            "Directorship",
            R"({"id":"e","schema":"Directorship","properties":{"director":["p1"],"organization":["o1"],"role":["chair"]}})",
            "chair", "", ""},
        Edge{
            "OwnershipKeepsItsShare",
            R"({"id":"e","schema":"Ownership","properties":{"owner":["p1"],"asset":["o1"],"percentage":["51"]}})",
            "owner", "", ""},
        Edge{
            "OccupancyOfAnOfficeOfABody",
            R"({"id":"pos1","schema":"Position","properties":{"name":["Spokesperson"],"organization":["o1"]}})"
            "\n"
            R"({"id":"occ1","schema":"Occupancy","properties":{"holder":["p1"],"post":["pos1"],"startDate":["2023-08"]}})",
            "Spokesperson", "2023-08", ""},
        Edge{
            "DatesTheWrongWayRoundAreKeptButSayNothing",
            R"({"id":"e","schema":"Employment","properties":{"employee":["p1"],"employer":["o1"],"startDate":["2022"],"endDate":["2021"]}})",
            "", "", ""}),
    [](const auto& one) { return std::string(one.param.name); });

TEST(Ftm, KeepsNamesIdsAndWhatACaseHasNoFieldFor) {
    const Imported imported = import({people});
    const Agent& sam = imported.whole.agents[imported.whole.agents[0].name == "Sam Speaker" ? 0 : 1];
    EXPECT_THAT(sam.aliases, ElementsAre("S. Speaker", "Sammy"));
    EXPECT_THAT(sam.same_as, ElementsAre("https://www.wikidata.org/entity/Q1"));
    EXPECT_EQ(sam.extra, R"({"ftm":{"id":"p1","properties":{"country":["xx"]},"datasets":["d"]}})");
    const std::string again = exported(imported.whole);
    EXPECT_THAT(again, HasSubstr(R"("id": "p1", "schema": "Person")"));
    EXPECT_THAT(again, HasSubstr(R"("country": ["xx"])"));
    EXPECT_THAT(again, HasSubstr(R"("datasets": ["d"])"));
}

TEST(Ftm, KeepsSignedIds) {
    const std::string signed_id = "p1." + std::string(40, 'a');
    const Imported imported =
        import({R"({"id":")" + signed_id + R"(","schema":"Person","properties":{"name":["Ann"]}})"});
    EXPECT_THAT(imported.whole.agents.at(0).extra, HasSubstr(signed_id));
    EXPECT_THAT(exported(imported.whole), HasSubstr("\"id\": \"" + signed_id + "\""));
}

TEST(Ftm, MakesAPositionWithoutABodyAnAgentThatOneHolds) {
    const Imported imported = import(
        {R"({"id":"p1","schema":"Person","properties":{"name":["Ann"]}})"
         "\n"
         R"({"id":"pos","schema":"Position","properties":{"name":["Member of Parliament"],"country":["xx"]}})"
         "\n"
         R"({"id":"occ","schema":"Occupancy","properties":{"holder":["p1"],"post":["pos"],"status":["current"]}})"});
    ASSERT_EQ(imported.whole.agents.size(), 2U);
    const Agent& ann = imported.whole.agents[0];
    ASSERT_EQ(ann.affiliations.size(), 1U);
    EXPECT_EQ(ann.affiliations[0].with, imported.whole.agents[1].id);
    EXPECT_EQ(imported.whole.agents[1].name, "Member of Parliament");
    EXPECT_THAT(kinds_of(imported.losses), IsEmpty());
    expect_round_trip(find_format("ftm"), imported.whole);
}

TEST(Ftm, ReadsPapersWithPublishersAuthorsAndParents) {
    const Imported imported = import(
        {R"({"id":"a1","schema":"Article","properties":{"title":["Ministry rejects report"],"fileName":["a1.html"],"sourceUrl":["https://agency.example.net/a1"],"publishedAt":["2024-06-26T10:00:00"],"contentHash":["da39a3ee5e6b4b0d3255bfef95601890afd80709"],"language":["eng"],"publisher":["Agency"],"author":["Ann Lee"],"parent":["f1","gone"]}})"
         "\n"
         R"({"id":"f1","schema":"Folder","properties":{"fileName":["papers"]}})"});
    ASSERT_EQ(imported.whole.documents.size(), 2U);
    const Document& article = imported.whole.documents[0];
    EXPECT_EQ(article.title, "Ministry rejects report");
    EXPECT_EQ(article.kind, DocumentKind::Article);
    EXPECT_EQ(article.published->text(), "2024-06-26T10:00:00Z");
    EXPECT_EQ(article.language, "en");
    EXPECT_THAT(article.published_by, ElementsAre(AgentId("agent:agency")));
    EXPECT_THAT(article.authored_by, ElementsAre(AgentId("agent:ann-lee")));
    EXPECT_THAT(article.part_of, ElementsAre(imported.whole.documents[1].id));
    EXPECT_THAT(article.extra, HasSubstr("da39a3ee5e6b4b0d3255bfef95601890afd80709"));
    EXPECT_THAT(article.extra, HasSubstr("\"gone\""));
    EXPECT_THAT(check_case(imported.whole), IsEmpty());
    expect_round_trip(find_format("ftm"), imported.whole);
}

TEST(Ftm, ReadsNotesAsClaimsAndLinksThatSpeakOurWords) {
    const Imported imported = import(
        {R"({"id":"l1","schema":"UnknownLink","properties":{"subject":["n1"],"object":["n2"],"role":["contradicts"]}})"
         "\n"
         R"({"id":"l2","schema":"UnknownLink","properties":{"subject":["p1"],"object":["n1"],"role":["denies"],"date":["2024"]}})"
         "\n"
         R"({"id":"l3","schema":"UnknownLink","properties":{"subject":["p1"],"object":["n1"],"role":["friend"]}})"
         "\n"
         R"({"id":"s1","schema":"Similar","properties":{"candidate":["n1"],"match":["n2"],"matcher":["m"],"confidenceScore":["0.9"]}})"
         "\n"
         R"({"id":"s2","schema":"Similar","properties":{"candidate":["p1"],"match":["o1"]}})"
         "\n" +
         people +
         R"({"id":"n1","schema":"Note","properties":{"name":["Rain"],"description":["It rains"]}})"
         "\n"
         R"({"id":"n2","schema":"Note","properties":{"name":["The sun shines"],"entity":["o1"]}})"
         "\n"
         R"({"id":"v","schema":"Vessel","properties":{"name":["Ship"]}})"
         "\n"
         R"({"id":"x","schema":"Assessment","properties":{"name":["Good"]}})"});
    ASSERT_EQ(imported.whole.claims.size(), 2U);
    EXPECT_EQ(imported.whole.claims[0].text, "It rains");
    ASSERT_EQ(imported.whole.statements.size(), 1U);
    EXPECT_EQ(imported.whole.statements[0].stance, Stance::Denies);
    EXPECT_EQ(imported.whole.statements[0].said_on->text(), "2024");
    ASSERT_EQ(imported.whole.relations.size(), 2U);
    for (const Relation& relation : imported.whole.relations) {
        const bool similar = relation.kind == RelationKind::Rephrases;
        EXPECT_EQ(relation.status, similar ? RelationStatus::Proposed : RelationStatus::Accepted);
        EXPECT_EQ(relation.origin, similar ? "m" : "human");
    }
    EXPECT_THAT(kinds_of(imported.losses), UnorderedElementsAre("1 Assessment entity", "1 Similar entity",
                                                                "1 UnknownLink entity", "1 Vessel entity"));
    EXPECT_THAT(check_case(imported.whole), IsEmpty());
    expect_round_trip(find_format("ftm"), imported.whole);
}

TEST(Ftm, TellsOthersWhoSaysWhatInTheirOwnWords) {
    std::ifstream in(std::string(GAINSAY_SOURCE_DIR) + "/fixtures/iran-tip-2018/case.json");
    const std::string text = exported(read_case(in, "case.json"));
    EXPECT_THAT(text, HasSubstr(R"("schema": "Note")"));
    EXPECT_THAT(text, HasSubstr(R"("role": ["asserts"])"));
    EXPECT_THAT(text, HasSubstr(R"("schema": "Documentation")"));
    EXPECT_THAT(text, HasSubstr(R"("schema": "Membership")"));
}

TEST(Ftm, TakesTheSameEntityInTwoFilesOnceAndRefusesTwoOfOneId) {
    const std::string ann = R"({"id":"p","schema":"Person","properties":{"name":["Ann"]}})";
    EXPECT_EQ(import({ann, ann}).whole.agents.size(), 1U);
    EXPECT_THROW((void)import({ann, R"({"id":"p","schema":"Person","properties":{"name":["Bob"]}})"}),
                 ReadError);
}

struct Refused {
    std::string text;
    const char* message;
};

TEST(Ftm, RefusesWhatIsNoEntityWithThePlace) {
    const std::string deep(100'000, '[');
    for (
        const Refused& one :
        {Refused{"", "the input is empty"}, Refused{"[]", "expected an entity"},
         Refused{"{}", "id: is missing"}, Refused{R"({"id":"a"})", "schema: is missing"},
         Refused{R"({"id":"a","schema":"Person","properties":[]})", "properties: found a list"},
         Refused{R"({"id":"a","schema":"Person","properties":{"name":[{}]}})",
                 "properties.name: found an object"},
         Refused{R"({"id":"a","schema":"Person","properties":{"name":["A"]},"x-gainsay":{"kind":"robot"}})",
                 "found \"robot\""},
         Refused{
             R"({"id":"claim:c","schema":"Note","properties":{"description":["x"]}})"
             "\n"
             R"({"id":"statement:s","schema":"UnknownLink","properties":{"object":["claim:c"],"role":["denies"]},"x-gainsay":{"speaker":"agent:a"}})",
             "names agent:a, which is not in the input"},
         Refused{R"({"id":"a","schema":"Person","properties":{"name":["A)", "invalid string"},
         Refused{R"({"id":"a","schema":"Person","properties":{"name":[")"
                 "\xFF"
                 R"("]}})",
                 "not UTF-8"},
         Refused{R"({"id":"a","schema":"Person","properties":{"name":)" + deep, "more than 64 deep"}}) {
        try {
            (void)import({one.text});
            FAIL() << one.text.substr(0, 200);
        } catch (const ReadError& error) {
            EXPECT_THAT(to_string(error.problems().at(0)), HasSubstr(one.message));
            EXPECT_EQ(error.problems().at(0).where.file, "file1.json");
        }
    }
    ReadOptions few;
    few.max_records = 1;
    EXPECT_THROW((void)import({people}, few), ReadError);
}

TEST(Ftm, GivesRandomCasesBackWhole) {
    for (std::uint64_t seed = 0; seed < 60; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        expect_round_trip(find_format("ftm"), random_case(seed));
    }
}

TEST(Ftm, GivesUnknownFieldsBackWholeWhateverTheyAreCalled) {
    Case whole = random_case(3);
    whole.agents[0].extra = R"({"b":null,"ftm":{"id":"x","properties":{"name":["n"]}},"a":1})";
    whole.agents[1].extra = R"({"ftm":{"id":"x","schema":"Vessel","x-gainsay":7},"record":{"id":"agent:q"}})";
    whole.claims[0].extra = R"({"ftm":[1],"x-gainsay":{"id":"claim:z"}})";
    whole.documents[0].extra =
        R"({"ftm":{"schema":"Message","properties":{"title":["t"],"parent":["nobody"]},"x":null}})";
    whole.statements[0].extra = R"({"ftm":{"id":"document:d0","role":"x"}})";
    whole.relations[0].extra = R"({"ftm":{"id":"rel","schema":"Similar"}})";
    expect_round_trip(find_format("ftm"), whole);
}

}  // namespace
}  // namespace gainsay::test
