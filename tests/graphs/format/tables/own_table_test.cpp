// Our own tables: what a row says, what is refused, and that nothing is lost.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "graphs/format/text_case/case_json.hpp"
#include "tests/graphs/format/round_trip.hpp"
#include "tests/graphs/format/tables/reading.hpp"
#include "tests/support/random_case.hpp"
#include "tests/support/sketch.hpp"

namespace gainsay::test {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

std::string written(const Case& whole, const char* format, LossReport& losses,
                    const WriteOptions& options = {}) {
    std::ostringstream out;
    find_format(format).write(out, CaseSource(whole), options, losses);
    return out.str();
}

std::string json_of(const Case& whole) {
    std::ostringstream out;
    write_case_json(out, CaseSource(whole));
    return out.str();
}

WriteOptions as_it_is() {
    WriteOptions options;
    options.neutralise_cells = false;
    return options;
}

WriteOptions only(const char* table) {
    WriteOptions options;
    options.table = table;
    return options;
}

ReadOptions alone() {
    ReadOptions options;
    options.check_references = false;
    return options;
}

TEST(OwnTables, HoldRandomCasesWhole) {
    for (std::uint64_t seed = 0; seed < 60; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        for (const char* format : {"csv", "tsv"}) {
            expect_round_trip(find_format(format), random_case(seed));
            expect_round_trip(find_format(format), random_case(seed), as_it_is());
        }
    }
}

TEST(OwnTables, HoldEveryFixtureWhole) {
    std::size_t cases = 0;
    for (const auto& folder : std::filesystem::directory_iterator(GAINSAY_SOURCE_DIR "/fixtures")) {
        std::ifstream file(folder.path() / "case.json");
        if (!file) continue;
        ++cases;
        SCOPED_TRACE(folder.path().string());
        const Case whole = read_case(file, "case.json");
        LossReport losses;
        expect_round_trip(find_format("csv"), whole);
        written(whole, "tsv", losses, as_it_is());
        EXPECT_TRUE(losses.empty());
    }
    EXPECT_GE(cases, 5U);
}

TEST(OwnTables, AreARowARecordWithTheColumnsThatSaySomething) {
    Case whole =
        draw_case("a asserts p on 2018; agent a media named \"A, the paper\"; claim p \"Water is wet\"");
    whole.info.title = "Water";
    whole.claims[0].topics = {"water", "wet things"};
    LossReport losses;
    EXPECT_EQ(written(whole, "csv", losses),
              "id,title,name,kind,text,topics,speaker,stance,of,said_on\n"
              "case,Water,,,,,,,,\n"
              "agent:a,,\"A, the paper\",media,,,,,,\n"
              "claim:p,,,,Water is wet,water | wet things,,,,\n"
              "statement:s1,,,,,,agent:a,asserts,claim:p,2018\n");
    EXPECT_TRUE(losses.empty());
}

TEST(OwnTables, OneTableNamesWhatItLeavesOut) {
    const Case whole = draw_case("a asserts p; b denies p");
    LossReport losses(LossReport::every_place);
    const std::string text = written(whole, "csv", losses, only("claims"));
    EXPECT_THAT(text, ::testing::StartsWith("id,text\nclaim:p,"));
    EXPECT_EQ(json_of(read_as("csv", {text}, alone()).whole), json_of(less(whole, losses)));
    EXPECT_THAT(error_of([&] { written(whole, "csv", losses, only("cats")); }),
                HasSubstr("not-found: : found the table \"cats\", expected one of agents"));
}

TEST(OwnTables, NeutraliseFormulasReportThemAndTakeItBack) {
    for (const char* text :
         {"=1+1", "+49 30", "-5 degrees", "@all", "\ttab", "\rreturn", "'=quoted", "''-twice", "'plain"}) {
        SCOPED_TRACE(text);
        Case whole;
        Claim& claim = whole.claims.emplace_back();
        claim.id = ClaimId("claim:c");
        claim.text = text;
        claim.topics = {text, "other"};
        LossReport guarded, plain;
        const std::string with = written(whole, "csv", guarded);
        const std::string without = written(whole, "csv", plain, as_it_is());
        const bool formula = std::string_view(text).find_first_of("=+-@\t\r") == 0;
        EXPECT_EQ(guarded.total(), formula ? 2U : 0U);
        EXPECT_TRUE(plain.empty());
        EXPECT_EQ(with == without, !formula);
        EXPECT_EQ(json_of(read_as("csv", {with}).whole), json_of(whole));
        EXPECT_EQ(json_of(read_as("csv", {without}).whole), json_of(whole));
    }
}

TEST(OwnTables, LeaveNumbersAlone) {
    Case whole = draw_case("f reviews p as \"cold\"");
    whole.reviews[0].rating.value = -5;
    LossReport losses;
    EXPECT_THAT(written(whole, "csv", losses), HasSubstr(",-5,"));
    EXPECT_TRUE(losses.empty());
}

TEST(OwnTables, TakeWhatSpreadsheetsMakeOfThem) {
    const ReadTable read = read_as("csv", {"\xEF\xBB\xBF"
                                           "id;name;kind;shelf;;\r\n"
                                           "agent:a;\"Ann \"\"A\"\" B\";person;B 12;;\r\n"
                                           ";;;;;\r\n"
                                           "agent:b;Bob;;;;;;\r\n"});
    ASSERT_EQ(read.whole.agents.size(), 2U);
    EXPECT_EQ(read.whole.agents[0].name, "Ann \"A\" B");
    EXPECT_EQ(read.whole.agents[0].extra, R"({"shelf":"B 12"})");
    EXPECT_EQ(read.whole.agents[1].name, "Bob");
    EXPECT_TRUE(read.losses.empty());
}

TEST(OwnTables, TakeListsAsPeopleAndProgramsWriteThem) {
    const ReadTable read = read_as(
        "csv", {"id,text,topics\nclaim:a,A,one|two |  three\nclaim:b,B,\"[\"\"x | y\"\",\"\"z\"\"]\"\n"});
    EXPECT_THAT(read.whole.claims[0].topics, ElementsAre("one", "two", "three"));
    EXPECT_THAT(read.whole.claims[1].topics, ElementsAre("x | y", "z"));
}

TEST(OwnTables, KeepUnknownFieldsOfAnObjectWithTheObject) {
    std::istringstream text(
        R"({"gainsay":1,"agents":[{"id":"agent:a","name":"A","kind":"person","shelf":1,"affiliations":[)"
        R"({"with":"agent:a","role":"clerk","page":7},{"with":"agent:a","role":"chair"},)"
        R"({"with":"agent:a","role":"judge","page":9}]}]})");
    const Case whole = read_case(text, "case");
    LossReport losses;
    std::string table = written(whole, "csv", losses);
    EXPECT_THAT(table, HasSubstr(R"(""role"":""clerk"",""page"":7})"));
    EXPECT_THAT(table, HasSubstr(R"("{""shelf"":1}")"));
    EXPECT_EQ(json_of(read_as("csv", {table}).whole), json_of(whole));
    // The clerk's office is deleted in a spreadsheet: page 9 is still the judge's.
    const std::string clerk = R"({""with"":""agent:a"",""role"":""clerk"",""page"":7},)";
    ASSERT_NE(table.find(clerk), std::string::npos);
    table.erase(table.find(clerk), clerk.size());
    const ReadTable read = read_as("csv", {table});
    EXPECT_EQ(read.whole.agents[0].extra, R"({"affiliations":{"1":{"page":9}},"shelf":1})");
    EXPECT_TRUE(read.losses.empty());
}

TEST(OwnTables, ReportUnknownFieldsOfObjectsThatAreGone) {
    const ReadTable read =
        read_as("csv", {"id,name,kind,title,snapshot.sha256,affiliations,extra\n"
                        "agent:a,A,person,,,\"[{\"\"with\"\":\"\"agent:a\"\"}]\",\"{\"\"affiliations\"\":{"
                        "\"\"0\"\":{\"\"p\"\":1},\"\"2\"\":{\"\"p\"\":2}}}\"\n"
                        "document:d,,report,D,,,\"{\"\"snapshot\"\":{\"\"size\"\":1}}\"\n"});
    EXPECT_EQ(read.whole.agents[0].extra, R"({"affiliations":{"0":{"p":1}}})");
    EXPECT_TRUE(read.whole.documents[0].extra.empty());
    ASSERT_EQ(read.losses.kinds().size(), 1U);
    const LossReport::Kind lost = read.losses.kinds()[0];
    EXPECT_EQ(lost.what, "unknown fields of an object that is gone");
    ASSERT_EQ(lost.count, 2U);
    EXPECT_EQ(lost.first[0].record, RecordId("agent:a"));
    EXPECT_EQ(lost.first[0].field, "affiliations[2]");
    EXPECT_EQ(lost.first[0].where.line, 2U);
    EXPECT_EQ(lost.first[1].field, "snapshot");
}

struct RefusedTable {
    const char* name;
    std::string text, message;
    friend void PrintTo(const RefusedTable& c, std::ostream* out) { *out << c.name; }
};
class RefusedTables : public ::testing::TestWithParam<RefusedTable> {};

TEST_P(RefusedTables, SayWhatIsWrongAndWhere) {
    ReadOptions options;
    options.max_records = 4;
    EXPECT_THAT(error_of([&] { read_as("csv", {GetParam().text}, options); }), HasSubstr(GetParam().message));
}

INSTANTIATE_TEST_SUITE_P(
    OwnTables, RefusedTables,
    ::testing::Values(
        RefusedTable{"Nothing", "", "the input is empty, expected a table"},
        RefusedTable{"NoIdColumn", "name,kind\nAnn,person\n", "input:1:1: the table has no column \"id\""},
        RefusedTable{"AColumnTwice", "id,name,name\n", "input:1:3: name: is the name of two columns"},
        RefusedTable{"ARaggedRow", "id,name\nagent:a,A,more\n",
                     "input:2: found 3 cells in this row, expected 2, as many as there are columns"},
        RefusedTable{"SeveralProblemsAtOnce", "id,name\nagent:a\nagent:b,\n",
                     "2 problems\n  input:2: found 1 cells"},
        RefusedTable{"NoId", "id,name\n,Ann\n", "input:2:1: id: is missing, expected an id"},
        RefusedTable{"NoName", "id,name,kind\nagent:a,,person\n", "agent:a: name: is missing"},
        RefusedTable{"AnUnknownWord", "id,name,kind\nagent:a,Ann,persom\n", "did you mean \"person\"?"},
        RefusedTable{"AnotherKindsColumn", "id,name,speaker\nagent:a,Ann,agent:b\n",
                     "input:2:3: agent:a: speaker: found \"agent:b\" in a column that no agent has"},
        RefusedTable{"NoJson", "id,text,quantities\nclaim:a,A,[{]\n", "claim:a: quantities: is no JSON"},
        RefusedTable{"NoNumber", "id,text,of,rating.value\nclaim:p,P,,\nreview:r,,claim:p,\"4,5\"\n",
                     "rating.value: found \"4,5\", expected a number such as 4.5"},
        RefusedTable{"AnIdTwice", "id,name\nagent:a,A\nagent:a,B\n",
                     "conflict: input:3:1: agent:a: id: is the id of two records, the first at line 2"},
        RefusedTable{"ARecordThatIsNotThere", "id,speaker,of\nstatement:s,agent:a,claim:p\n", "agent:a"},
        RefusedTable{"TwoCases", "id,title\ncase,A\ncase,B\n", "a second row speaks of the case as a whole"},
        RefusedTable{"TooManyRecords", "id,name\nagent:a,A\nagent:b,A\nagent:c,A\nagent:d,A\nagent:e,A\n",
                     "limit: input:6: the table has more than 4 records"}),
    [](const auto& one) { return std::string(one.param.name); });

TEST(OwnTables, AreToldFromOtherTextsByTheirFirstLine) {
    const auto guessed = [](const char* text) {
        const Format* const format = guess_format(text);
        return format == nullptr ? std::string("none") : std::string(format->name);
    };
    EXPECT_EQ(guessed("id,name\nagent:a,A\n"), "csv");
    EXPECT_EQ(guessed("\xEF\xBB\xBF\"id\";\"name\"\n"), "csv");
    EXPECT_EQ(guessed("id\ttext\n"), "tsv");
    EXPECT_EQ(guessed("id,label,statement\n"), "none");
    EXPECT_EQ(guessed("name,id\n"), "none");
}

}  // namespace
}  // namespace gainsay::test
