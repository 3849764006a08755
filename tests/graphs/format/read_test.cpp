// What the reader takes, and what it says about what it does not take.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/graphs/format/text_case.hpp"

namespace gainsay::test {
namespace {

using ::testing::HasSubstr;

struct Refused {
    const char* name;
    std::string text;
    const char* line_and_column;
    const char* record;
    const char* field;
    const char* message;  // a part of it
    ErrorCode code = ErrorCode::Malformed;
    friend void PrintTo(const Refused& one, std::ostream* out) { *out << one.name; }
};
class Refusals : public ::testing::TestWithParam<Refused> {};

TEST_P(Refusals, NamePlaceRecordAndField) {
    const Refused& expected = GetParam();
    const auto problems = problems_in(expected.text);
    ASSERT_EQ(problems.size(), 1U) << (problems.size() > 1 ? to_string(problems[1]) : "");
    const Problem& problem = problems.front();
    EXPECT_EQ(to_string(problem.where), std::string("case.json:") + expected.line_and_column);
    EXPECT_EQ(problem.record, expected.record);
    EXPECT_EQ(problem.field, expected.field);
    EXPECT_THAT(problem.message, HasSubstr(expected.message));
    EXPECT_EQ(problem.code, expected.code);
}

std::string agent(const std::string& members) {
    return with("\n\"agents\": [{\"id\": \"agent:a\"" + members + "}]");
}
std::string agents(const std::string& list) {
    return with("\n\"agents\": [" + list + "]");
}
std::string claim(const std::string& members) {
    return with("\n\"claims\": [{\"id\": \"claim:c\", \"text\": \"C\"" + members + "}]");
}
const std::string good_a = "{\"id\": \"agent:a\", \"name\": \"A\"}";

INSTANTIATE_TEST_SUITE_P(
    Fields, Refusals,
    ::testing::Values(
        Refused{"AMissingNameIsNamed", agent(""), "2:12", "agent:a", "name", "is missing"},
        Refused{"ATextMustBeAText", agent(", \"name\": 5"), "2:38", "agent:a", "name",
                "found the number 5, expected a text in quotes"},
        Refused{"NullSaysWhatToDo", agent(", \"name\": null"), "2:38", "agent:a", "name",
                "leave the field out"},
        Refused{"AListMustBeAList", agent(", \"name\": \"A\", \"aliases\": \"B\""), "2:54", "agent:a",
                "aliases", "found the text \"B\", expected a list"},
        Refused{"AnItemIsNamedByItsPosition", agent(", \"name\": \"A\", \"aliases\": [\"B\", {}]"), "2:60",
                "agent:a", "aliases[1]", "found an object, expected a text"},
        Refused{"AnUnknownWordListsTheWords", agent(", \"name\": \"A\", \"kind\": \"persn\""), "2:51",
                "agent:a", "kind",
                "expected one of person, organization, public-body, media; did you mean \"person\"?"},
        Refused{"AnUnknownWordFarFromAllIsNotGuessed", agent(", \"name\": \"A\", \"kind\": \"zebra\""),
                "2:51", "agent:a", "kind", "expected one of person, organization, public-body, media"},
        Refused{"AGradeIsOneLetter", agent(", \"name\": \"A\", \"reliability\": \"AB\""), "2:58", "agent:a",
                "reliability", "expected one letter"},
        Refused{"AGradeIsALetterUpToF", agent(", \"name\": \"A\", \"reliability\": \"G\""), "2:58", "agent:a",
                "reliability", "none of the grades A to F"},
        Refused{"AnObjectMustBeAnObject", agent(", \"name\": \"A\", \"affiliations\": [3]"), "2:60",
                "agent:a", "affiliations[0]", "found the number 3, expected an object"},
        Refused{"ANestedRequiredFieldIsNamed",
                agent(", \"name\": \"A\", \"affiliations\": [{\"role\": \"x\"}]"), "2:60", "agent:a",
                "affiliations[0].with", "is missing"},
        Refused{"AnIdInAFieldMustBeAnId", agent(", \"name\": \"A\", \"affiliations\": [{\"with\": \"B\"}]"),
                "2:69", "agent:a", "affiliations[0].with", "found \"B\", expected an id such as"},
        Refused{"AnIdInAFieldMustBeOfItsKind",
                agent(", \"name\": \"A\", \"affiliations\": [{\"with\": \"claim:b\"}]"), "2:69", "agent:a",
                "affiliations[0].with", "expected one that begins with \"agent:\""},
        Refused{"ADateMustBeEdtf", claim(", \"valid\": \"28 June\""), "2:52", "claim:c", "valid", "28 June"},
        Refused{"AnEmptyDateIsNoDate", claim(", \"valid\": \"\""), "2:52", "claim:c", "valid", "expected"},
        Refused{"ANumberHasNoQuotes", claim(", \"quantities\": [{\"measure\": \"m\", \"value\": \"51\"}]"),
                "2:84", "claim:c", "quantities[0].value",
                "found the text \"51\", expected a number without quotes"},
        Refused{"AHugeWholeNumberWouldChange",
                claim(", \"quantities\": [{\"measure\": \"m\", \"value\": 9007199254740993}]"), "2:84",
                "claim:c", "quantities[0].value",
                "found the number 9007199254740993, which would be kept as 9007199254740992"},
        Refused{"AHugeDecimalWouldChange",
                claim(", \"quantities\": [{\"measure\": \"m\", \"value\": 9007199254740993.0}]"), "2:84",
                "claim:c", "quantities[0].value", "would be kept as"},
        Refused{"AWholeNumberBeyond64BitsWouldChange",
                claim(", \"quantities\": [{\"measure\": \"m\", \"value\": 123456789012345678901234567890}]"),
                "2:84", "claim:c", "quantities[0].value", "would be kept as 1.2345678901234568e+29"},
        Refused{"ATinyNumberWouldBecomeZero",
                claim(", \"quantities\": [{\"measure\": \"m\", \"value\": 1e-999}]"), "2:84", "claim:c",
                "quantities[0].value", "would be kept as 0"},
        Refused{"AFigureAndARangeExcludeEachOther",
                claim(", \"quantities\": [{\"measure\": \"m\", \"value\": 1, \"low\": 1}]"), "2:84",
                "claim:c", "quantities[0].value", "stands beside low or high"},
        Refused{"ANulCharacterIsNoText", agent(", \"name\": \"A\\u0000B\""), "2:38", "agent:a", "name",
                "U+0000"},
        Refused{"AFieldGivenTwiceNamesBothPlaces", agent(", \"name\": \"A\", \"name\": \"B\""), "2:43",
                "agent:a", "name", "is given twice, first at line 2, column 30"},
        Refused{"AFieldGivenTwiceInDepthIsFound",
                agent(", \"name\": \"A\", \"x\": {\"y\": [{\"k\": 1, \"k\": 2}]}"), "2:64", "agent:a",
                "x.y[0].k", "first at line 2, column 56"},
        Refused{"ARelationMustSayWhatItIs",
                with("\"claims\": [{\"id\": \"claim:c\", \"text\": \"C\"}],\n\"relations\": [{\"id\": "
                     "\"relation:r\", "
                     "\"from\": \"claim:c\", \"to\": \"claim:c\"}]"),
                "2:15", "relation:r", "kind", "is missing, expected one of contradicts, rebuts"},
        Refused{
            "APositionIsAWholeNumber",
            with("\"agents\": [" + good_a +
                 "], \"documents\": [{\"id\": \"document:d\", \"title\": \"D\"}],\n\"statements\": [{\"id\": "
                 "\"statement:s\", \"speaker\": \"agent:a\", \"of\": \"document:d\", \"occurrences\": "
                 "[{\"document\": \"document:d\", \"selector\": {\"start\": -1}}]}]"),
            "2:145", "statement:s", "occurrences[0].selector.start", "expected a whole number from 0"}),
    [](const auto& one) { return std::string(one.param.name); });

INSTANTIATE_TEST_SUITE_P(
    Records, Refusals,
    ::testing::Values(
        Refused{"ARecordIsAnObject", agents(good_a + ", 7"), "2:44", "agents[1]", "", "found the number 7"},
        Refused{"ARecordWithoutAnIdIsNamedByItsPosition", agents(good_a + ", {\"name\": \"B\"}"), "2:44",
                "agents[1]", "id", "is missing"},
        Refused{"ABadIdIsShown", agents("{\"id\": \"agent:Big\", \"name\": \"B\"}"), "2:19", "agents[0]",
                "id", "found \"agent:Big\", expected an id such as"},
        Refused{"AnIdOfAnotherKindIsInTheWrongList", agents("{\"id\": \"claim:b\", \"name\": \"B\"}"), "2:19",
                "claim:b", "id", "expected one that begins with \"agent:\""},
        Refused{"AnIdUsedTwiceNamesTheFirst", agents(good_a + ",\n" + good_a), "3:8", "agent:a", "id",
                "the first at line 2, column 12", ErrorCode::Conflict},
        Refused{
            "AReferenceToNothingNamesBothEnds",
            agents(good_a + ",\n{\"id\": \"agent:spokesman\", \"name\": \"B\", \"affiliations\": [{\"with\": "
                            "\"agent:spokesmann\"}]}"),
            "3:66", "agent:spokesman", "affiliations[0].with",
            "names agent:spokesmann, which is not in this case; did you mean \"agent:spokesman\"?",
            ErrorCode::NotFound},
        Refused{"AListOfRecordsIsAList", with("\"agents\": {}"), "1:26", "", "agents",
                "found an object, expected a list"},
        Refused{"AListOfRecordsStandsOnce", with("\"agents\": [],\n\"agents\": []"), "2:1", "", "agents",
                "is given twice, first at line 1, column 16"}),
    [](const auto& one) { return std::string(one.param.name); });

INSTANTIATE_TEST_SUITE_P(
    Cases, Refusals,
    ::testing::Values(
        Refused{"ACaseSaysItsVersion", "{\"title\": \"T\"}", "1:1", "", "gainsay", "is missing"},
        Refused{"AVersionIsANumber", "{\"gainsay\": \"1\"}", "1:13", "", "gainsay",
                "found the text \"1\", expected 1"},
        Refused{"AVersionBeforeTheFirstIsNone", "{\"gainsay\": 0}", "1:13", "", "gainsay",
                "found the number 0"},
        Refused{"ANewerVersionSaysSoAndReadsNoFurther", "{\"gainsay\": 2, \"agents\": [3, 4]}", "1:13", "",
                "",
                "has version 2 of the format, and this program reads version 1; read it with a newer Gainsay",
                ErrorCode::Unsupported},
        Refused{"ATitleIsAText", "{\"gainsay\": 1, \"title\": []}", "1:25", "", "title", "found a list"},
        Refused{"ATitleStandsOnce", "{\"gainsay\": 1, \"title\": \"T\",\n\"title\": \"U\"}", "2:1", "",
                "title", "first at line 1, column 16"},
        Refused{"AListIsNoCase", " [1, 2]", "1:2", "", "", "found a list, expected a case"},
        Refused{"AWordIsNoCase", "true", "1:1", "", "", "found true, expected a case"}),
    [](const auto& one) { return std::string(one.param.name); });

INSTANTIATE_TEST_SUITE_P(
    Lines, Refusals,
    ::testing::Values(
        Refused{"TheFirstLineIsTheHeader", good_a + "\n{\"id\": \"agent:b\", \"name\": \"B\"}\n", "1:1", "",
                "gainsay", "is missing"},
        Refused{"ALineThatIsNoJsonCostsThatLine",
                "{\"gainsay\": 1}\n{\"id\": \"agent:a\", \"name\": }\n" + good_a + "\n", "2:27", "", "",
                "this is not JSON: unexpected '}'"},
        Refused{"ARecordNeedsAnId", "{\"gainsay\": 1}\n{\"name\": \"A\"}\n", "2:1", "", "id", "is missing"},
        Refused{"ARecordNeedsAnIdThatSaysItsKind", "{\"gainsay\": 1}\n{\"id\": \"person:a\"}\n", "2:8", "",
                "id", "is \"person:a\", expected an id such as"},
        Refused{"ARecordNeedsAnIdThatIsAText", "{\"gainsay\": 1}\n\n{\"id\": 4, \"name\": \"A\"}\n", "3:8",
                "", "id", "found the number 4, expected a text"},
        Refused{"TwoCasesAreNotOne", "{\"gainsay\": 1}\n{\"gainsay\": 1}\n", "2:1", "", "gainsay",
                "two cases in one"},
        Refused{"ListsOfRecordsAreNotOfThisForm", "{\"gainsay\": 1, \"agents\": []}\n" + good_a + "\n",
                "1:16", "", "agents", "expected each record on a line of its own"},
        Refused{"AnIdUsedTwiceNamesTheFirst", "{\"gainsay\": 1}\n" + good_a + "\n" + good_a + "\n", "3:8",
                "agent:a", "id", "the first at line 2, column 1", ErrorCode::Conflict},
        Refused{"ANewerVersionSaysSo", "{\"gainsay\": 7}\n{\"id\": 3}\n", "1:13", "", "", "has version 7",
                ErrorCode::Unsupported},
        Refused{"MoreThanARecordOnALineIsTooMuch", "{\"gainsay\": 1}\n" + good_a + " {}\n", "2:32", "", "",
                "unexpected '{'; expected end of input"}),
    [](const auto& one) { return std::string(one.param.name); });

TEST(Reading, GoesOnAfterABadRecord) {
    const auto problems =
        problems_in(agents("{\"id\": \"agent:a\"},\n 5,\n{\"id\": \"agent:b\", \"name\": 7}"));
    ASSERT_EQ(problems.size(), 3U);
    EXPECT_EQ(to_string(problems[0]),
              "case.json:2:12: agent:a: name: is missing, expected what the agent is called");
    EXPECT_EQ(problems[1].record, "agents[1]");
    EXPECT_EQ(problems[2].where.line, 4U);
}

TEST(Reading, StopsAtTheNumberOfProblemsAskedFor) {
    ReadOptions options;
    for (const std::size_t limit : {std::size_t{1}, std::size_t{5}, std::size_t{20}}) {
        options.max_errors = limit;
        std::string list = "0";
        for (int i = 0; i < 50; ++i) list += ", 0";
        EXPECT_EQ(problems_in(agents(list), options).size(), limit);
    }
}

TEST(Reading, ListsEveryProblemOnALineAndSaysThatItStopped) {
    ReadOptions options;
    options.max_errors = 2;
    try {
        (void)read_text(agents("1, 2, 3"), options);
        FAIL();
    } catch (const ReadError& error) {
        EXPECT_STREQ(error.what(),
                     "2 problems\n"
                     "  case.json:2:12: agents[0]: found the number 1, expected a record, an object in { }\n"
                     "  case.json:2:15: agents[1]: found the number 2, expected a record, an object in { }\n"
                     "  (reading stopped after 2 problems; there may be more)");
        EXPECT_EQ(to_string(error.where()), "case.json");
    }
}

TEST(Reading, LeavesThePlaceOfASingleProblemToWhere) {
    try {
        (void)read_text(agent(", \"name\": 5"));
        FAIL();
    } catch (const ReadError& error) {
        EXPECT_STREQ(error.what(), "agent:a: name: found the number 5, expected a text in quotes");
        EXPECT_EQ(to_string(error.where()), "case.json:2:38");
        EXPECT_EQ(error.code(), ErrorCode::Malformed);
    }
}

TEST(Reading, SaysWhenLostRecordsLeaveReferencesUnchecked) {
    try {
        (void)read_text(
            "{\"gainsay\": 1}\n{\"id\": \"agent:a\", \"name\"\n"
            "{\"id\": \"agent:b\", \"name\": \"B\", \"affiliations\": [{\"with\": \"agent:a\"}]}\n");
        FAIL();
    } catch (const ReadError& error) {
        EXPECT_EQ(error.problems().size(), 1U);
        EXPECT_THAT(error.what(), HasSubstr("was not checked, because records were lost"));
    }
}

TEST(Reading, KeepsTheIdOfABadRecordForThoseWhoNameIt) {
    const auto problems =
        problems_in(agents("{\"id\": \"agent:a\"}, {\"id\": \"agent:b\", \"name\": \"B\", \"affiliations\": "
                           "[{\"with\": \"agent:a\"}]}"));
    ASSERT_EQ(problems.size(), 1U);
    EXPECT_EQ(problems[0].field, "name");
}

TEST(Reading, AcceptsAReferenceToALaterRecord) {
    EXPECT_TRUE(
        problems_in(
            agents("{\"id\": \"agent:b\", \"name\": \"B\", \"affiliations\": [{\"with\": \"agent:c\"}]},"
                   "{\"id\": \"agent:c\", \"name\": \"C\"}"))
            .empty());
}

TEST(Reading, ChecksNoReferencesWhenNotAskedTo) {
    ReadOptions options;
    options.check_references = false;
    const std::string text =
        agents("{\"id\": \"agent:b\", \"name\": \"B\", \"affiliations\": [{\"with\": \"agent:c\"}]}");
    EXPECT_TRUE(problems_in(text, options).empty());
    EXPECT_EQ(problems_in(text).size(), 1U);
}

TEST(Reading, FillsEveryField) {
    const Case read =
        read_text(R"({"reviews": [{"id": "review:v", "of": "claim:c", "by": "agent:a", "in": "document:d",
          "rating": {"value": 1, "best": 5, "worst": 1.5, "label": "False"}, "on": "2018-07-05", "note": "n"}],
        "gainsay": 1, "title": "T", "description": "D", "language": "en",
        "agents": [{"id": "agent:a", "name": "A", "kind": "media", "aliases": ["B"], "same_as": ["http://x"],
          "reliability": "C", "affiliations": [{"with": "agent:a", "role": "r", "from": "2016-08", "until": "2019"}],
          "note": "n"}],
        "documents": [{"id": "document:d", "title": "T", "kind": "law", "published": "2018", "url": "u",
          "archived_url": "w", "language": "fa", "snapshot": {"path": "p",
          "sha256": "0123456789012345678901234567890123456789012345678901234567890123"},
          "retracted": {"on": "2019", "by": "agent:a"}, "published_by": ["agent:a"], "authored_by": ["agent:a"],
          "part_of": ["document:d"], "cites": [{"document": "document:d", "manner": "data"}], "states": ["claim:c"]}],
        "claims": [{"id": "claim:c", "text": "C", "language": "en", "topics": ["t"], "valid": "2017/2018",
          "quantities": [{"measure": "m", "subject": "s", "population": "p", "period": "2017", "low": 1, "high": 2.5,
          "unit": "%", "bound": "at-least"}]}],
        "statements": [{"id": "statement:s", "speaker": "agent:a", "stance": "denies", "of": "claim:c",
          "manner": "quote", "commitment": "hedged", "said_on": "2018-07-02", "occurrences": [{"document": "document:d",
          "cue": "said", "selector": {"exact": "e", "prefix": "p", "suffix": "s", "start": 3, "end": 4},
          "via": "document:d"}], "retracted": {}}],
        "relations": [{"id": "relation:r", "kind": "undercuts", "from": "claim:c", "to": "statement:s",
          "asserted_by": "agent:a", "asserted_in": "document:d", "status": "proposed", "origin": "m"}]})");
    EXPECT_EQ(read.info, (CaseInfo{"T", "D", "en", ""}));
    ASSERT_EQ(record_count(read), 6U);
    EXPECT_EQ(read.agents[0], (Agent{AgentId("agent:a"),
                                     "A",
                                     AgentKind::Media,
                                     {"B"},
                                     {"http://x"},
                                     'C',
                                     {{AgentId("agent:a"), "r", Edtf("2016-08"), Edtf("2019")}},
                                     "n",
                                     ""}));
    EXPECT_EQ(read.documents[0].retracted, (Retraction{Edtf("2019"), AgentId("agent:a")}));
    EXPECT_EQ(read.documents[0].cites,
              (std::vector<Citation>{{DocumentId("document:d"), CitationManner::Data}}));
    EXPECT_EQ(read.claims[0].quantities[0].high, 2.5);
    EXPECT_EQ(read.claims[0].quantities[0].bound, QuantityBound::AtLeast);
    EXPECT_EQ(read.statements[0].occurrences[0].selector, (Selector{"e", "p", "s", 3, 4}));
    EXPECT_TRUE(read.statements[0].retracted.has_value());
    EXPECT_EQ(read.relations[0].to.text(), "statement:s");
    EXPECT_EQ(read.reviews[0].rating, (Rating{1, 5, 1.5, "False"}));
    EXPECT_EQ(read_text(jsonl(read)), read);
}

TEST(Reading, TakesMarksAndWindowsLineEnds) {
    const Case expected = read_text(agents(good_a));
    for (const std::string& text :
         {"\xEF\xBB\xBF" + agents(good_a), "\r\n \t" + agents(good_a) + "\r\n\r\n",
          "{\"gainsay\": 1}\r\n\r\n" + good_a + "\r\n", "\xEF\xBB\xBF{\"gainsay\": 1}\n" + good_a}) {
        EXPECT_EQ(read_text(text), expected) << text;
    }
}

TEST(Reading, SeesLinesBehindAVeryLongFirstLine) {
    const std::string header = "{\"gainsay\": 1, \"description\": \"" + std::string(200'000, 'x') + "\"}";
    EXPECT_EQ(read_text(header + "\n" + good_a + "\n").agents.size(), 1U);
    EXPECT_EQ(problems_in(header + " " + good_a).at(0).message,
              "found more text behind the end of the case, expected nothing");
}

TEST(Reading, AddsWhatTheSinkRefusesToTheProblems) {
    struct Refuser final : RecordSink {
        void info(const CaseInfo&) override {}
        void add(Record record, const SourcePos& where) override {
            throw Error(ErrorCode::Conflict, "not " + id_of(record).text() + " at " + to_string(where));
        }
    } sink;
    std::istringstream in(agents(good_a));
    try {
        read_case_json(in, "x", sink);
        FAIL();
    } catch (const ReadError& error) {
        EXPECT_EQ(error.problems(),
                  (std::vector<Problem>{
                      {{"x", 2, 12}, "agent:a", "", "not agent:a at x:2:12", ErrorCode::Conflict}}));
        EXPECT_EQ(error.code(), ErrorCode::Conflict);
    }
}

TEST(Reading, PassesOnThatTheSinkCannotWrite) {
    struct Full final : RecordSink {
        void info(const CaseInfo&) override { throw Error(ErrorCode::Io, "disk full"); }
        void add(Record, const SourcePos&) override {}
    } sink;
    std::istringstream in(agents(good_a));
    try {
        read_case_json(in, "x", sink);
        FAIL();
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::Io);
        EXPECT_STREQ(error.what(), "disk full");
    }
}

TEST(OneRecord, IsReadByTheKindOfItsId) {
    const Record record = record_from_json(R"({"id": "claim:c", "text": "C"})", "editor");
    EXPECT_EQ(std::get<Claim>(record).text, "C");
}

TEST(OneRecord, IsRefusedWithEverythingThatIsWrong) {
    try {
        (void)record_from_json("{\"id\": \"statement:s\",\n \"stance\": \"denys\"}", "editor");
        FAIL();
    } catch (const ReadError& error) {
        ASSERT_EQ(error.problems().size(), 3U);
        EXPECT_THAT(
            to_string(error.problems()[0]),
            HasSubstr("editor:2:12: statement:s: stance: found \"denys\", expected one of asserts, denies, "
                      "questions; did you mean \"denies\"?"));
    }
    EXPECT_THROW((void)record_from_json("{\"id\": \"claim:c\", \"text\": \"C\"} x", "editor"), ReadError);
    EXPECT_THROW((void)record_from_json("", "editor"), ReadError);
    EXPECT_THROW((void)record_from_json("[]", "editor"), ReadError);
    EXPECT_THROW((void)record_from_json("{\"text\": \"C\"}", "editor"), ReadError);
}

}  // namespace
}  // namespace gainsay::test
