// The mapping language: what rows become, and what is said of a mapping that is wrong.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "graphs/format/text_case/case_json.hpp"
#include "tests/graphs/format/tables/reading.hpp"

namespace gainsay::test {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

std::string mapping(const std::string& records, const std::string& rest = "") {
    return R"({"gainsay_mapping": 1, )" + rest + R"("records": {)" + records + "}}";
}

/// Every record in JSON, without the colon's blanks, in id order.
std::vector<std::string> records_of(const Case& whole) {
    std::vector<std::string> lines;
    const CaseSource source(whole);
    for (std::size_t k = 0; k < record_kind_count; ++k) {
        source.visit(static_cast<RecordKind>(k),
                     [&](const Record& record) { lines.push_back(record_to_json_line(record)); });
    }
    return lines;
}

const char* const verdicts = R"(
    "who": {"record": "agent", "name": "{speaker}"},
    "what": {"record": "claim", "merge": true, "text": "{claim}", "topics": {"value": "{tags}", "split": ","}},
    "said": {"record": "statement", "id": "statement:{no}", "speaker": "@who", "of": "@what", "said_on": {"value": "{day}", "date": "DMY"}},
    "review": {"record": "review", "id": "review:{no}", "of": "@what", "rating": {"label": {"value": "{label}", "map": {"wrong": "false", "unclear": null}}}})";

TEST(Mappings, MakeRecordsOfRows) {
    const ReadTable read =
        read_mapped(mapping(verdicts), {"no,speaker,claim,tags,day,label\n"
                                        "1,Ann Lee,Water is wet,\"sea, rain\",2-7-2018,wrong\n"
                                        "2,ann  lee,Water is wet,rain,,unclear\n"
                                        "3,,Water is dry,,31.12.2019,odd\n"});
    EXPECT_THAT(
        records_of(read.whole),
        ElementsAre(
            R"({"id": "agent:ann-lee", "name": "Ann Lee", "kind": "person", "aliases": ["ann  lee"]})",
            R"({"id": "claim:water-is-dry-)" + read.whole.claims[0].id.text().substr(19) +
                R"(", "text": "Water is dry"})",
            R"({"id": ")" + read.whole.claims[1].id.text() +
                R"(", "text": "Water is wet", "topics": ["sea", "rain"]})",
            R"({"id": "statement:1", "speaker": "agent:ann-lee", "stance": "asserts", "of": ")" +
                read.whole.claims[1].id.text() + R"(", "said_on": "2018-07-02"})",
            R"({"id": "statement:2", "speaker": "agent:ann-lee", "stance": "asserts", "of": ")" +
                read.whole.claims[1].id.text() + R"("})",
            R"({"id": "review:1", "of": ")" + read.whole.claims[1].id.text() +
                R"(", "rating": {"label": "false"}})",
            R"({"id": "review:2", "of": ")" + read.whole.claims[1].id.text() + R"("})",
            R"({"id": "review:3", "of": ")" + read.whole.claims[0].id.text() + R"("})"));
    EXPECT_EQ(read.lost("value that a map does not have"), 1U);
    EXPECT_EQ(read.lost("statement that could not be made"), 1U);
    EXPECT_EQ(read.lost("value that is left out"), 1U);
    EXPECT_EQ(read.losses.total(), 3U);
}

TEST(Mappings, ReportEveryCellThatNoRuleUses) {
    const ReadTable read =
        read_mapped(mapping(R"("who": {"record": "agent", "name": "{name}"})", R"("ignore": ["age"], )"),
                    {"name,age,shoe\nAnn,30,40\nBob,31,\n,32,41\n"});
    EXPECT_EQ(read.whole.agents.size(), 2U);
    EXPECT_EQ(read.lost("age"), 3U);
    EXPECT_EQ(read.lost("shoe"), 2U);
    EXPECT_EQ(read.lost("row"), 1U);
    EXPECT_EQ(read.losses.kinds()[0].why, "left out, as the mapping asks");
    EXPECT_EQ(read.losses.kinds()[2].first[0].where.line, 2U);
}

TEST(Mappings, ReadNestedJson) {
    const std::string text = mapping(R"(
        "claim": {"record": "claim", "id": "claim:{no}", "text": "{text}"},
        "proof": {"record": "claim", "each": "questions/answers", "id": "claim:{no}-{..no}-{.no}", "text": "{..ask} {.text}"},
        "page": {"record": "document", "each": "questions/answers", "title": "{.url}", "url": "{.url}", "states": "@proof",
                 "extra": {"x": {"votes": "{.votes}", "sure": "{.sure}"}}},
        "all": {"record": "document", "id": "document:all-{no}", "title": "all", "cites": {"document": "@page", "manner": "data"}},
        "link": {"record": "relation", "each": "questions/answers", "when": {"value": "{.votes}", "is_not": ""}, "kind": "supports", "from": "@proof", "to": "@claim"})",
                                     R"("input": {"form": "json-lines"}, )");
    const ReadTable read = read_mapped(
        text,
        {R"({"no": 7, "text": "T", "questions": [)"
         R"({"no": 1, "ask": "Why?", "answers": [{"no": 1, "text": "So.", "url": "http://a", "votes": [1, null, 2.50], "sure": true}]},)"
         R"({"no": 2, "ask": "Who?", "answers": [{"no": 1, "text": "She.", "url": "http://b", "odd": {"deep": [3]}}, null]}], "none": null})"
         "\n\n"});
    ASSERT_EQ(read.whole.documents.size(), 3U);
    EXPECT_EQ(read.whole.documents[0].cites.size(), 2U);
    EXPECT_EQ(read.whole.documents[1].extra, R"({"x":{"votes":[1,null,2.5],"sure":true}})");
    EXPECT_THAT(read.whole.documents[1].states, ElementsAre(ClaimId("claim:7-1-1")));
    EXPECT_EQ(read.whole.claims[2].text, "Who? She.");
    ASSERT_EQ(read.whole.relations.size(), 1U);
    EXPECT_EQ(read.whole.relations[0].from, ClaimId("claim:7-1-1"));
    EXPECT_EQ(read.lost("questions[]/answers[]/odd/deep[]"), 1U);
    EXPECT_EQ(read.losses.total(), 1U);
}

TEST(Mappings, ReadJsonDocumentsFromTheListThatTheyName) {
    const std::string text = mapping(R"("a": {"record": "agent", "name": "{name}", "id": "agent:n{#}"})",
                                     R"("input": {"form": "json", "rows": "data/items"}, )");
    const ReadTable read =
        read_mapped(text, {R"({"data": {"items": [{"name": "Zo\u00eb"}, {"name": "Bob"}]}})"});
    ASSERT_EQ(read.whole.agents.size(), 2U);
    EXPECT_EQ(read.whole.agents[0].name, "Zoë");
    EXPECT_EQ(read.whole.agents[1].id.text(), "agent:n2");
    EXPECT_THAT(error_of([&] { read_mapped(text, {R"({"data": []})"}); }), HasSubstr("has no \"items\""));
    EXPECT_THAT(error_of([&] { read_mapped(text, {"{\"data\": {\"items\": [1}"}); }),
                HasSubstr("malformed: input:1:"));
}

TEST(Mappings, ReadTablesWithoutHeaderQuotesOrEvenRows) {
    const ReadTable read = read_mapped(
        mapping(
            R"("a": {"record": "agent", "name": "{name}", "note": {"first_of": ["{nick}", "{no}"]}})",
            R"("input": {"delimiter": "pipe", "quote": "none", "header": false, "columns": ["no", "name", "nick"], "skip_lines": 1, "ragged": "pad"}, )"),
        {"made by a program\n1|\"Ann|A\n2|Bob\n"});
    ASSERT_EQ(read.whole.agents.size(), 2U);
    EXPECT_EQ(read.whole.agents[0].name, "\"Ann");
    EXPECT_EQ(read.whole.agents[0].note, "A");
    EXPECT_EQ(read.whole.agents[1].note, "2");
}

TEST(Mappings, OfSeveralEachInputTakesTheOneItFits) {
    const std::string both =
        "[" +
        mapping(R"("a": {"record": "agent", "name": "{who}"})", R"("input": {"form": "json-lines"}, )") +
        "," + mapping(R"("b": {"record": "agent", "name": "{name}"})") + "," +
        mapping(R"("c": {"record": "agent", "name": "{nom}"})") + "]";
    const ReadTable read = read_mapped(both, {"{\"who\": \"Ann\"}\n", "nom,x\nBea,\n", "name\nann\n"});
    ASSERT_EQ(read.whole.agents.size(), 2U);
    EXPECT_THAT(read.whole.agents[0].aliases, ElementsAre("ann"));
}

TEST(Mappings, ProposeAliasesAndMergeNone) {
    const ReadTable read =
        read_mapped(mapping(R"("a": {"record": "agent", "name": "{name}"})", R"("propose_aliases": true, )"),
                    {"name\nDonald Trump\nTRUMP\nSEN. SANDERS\nBernie Sanders\nAnn\n"});
    ASSERT_EQ(read.whole.agents.size(), 5U);
    std::vector<std::string> proposed;
    for (const Agent& agent : read.whole.agents) {
        if (!agent.extra.empty()) proposed.push_back(agent.name + " " + agent.extra);
    }
    EXPECT_THAT(proposed, ::testing::UnorderedElementsAre(
                              R"(TRUMP {"proposed":{"same_as":["agent:donald-trump"]}})",
                              R"(SEN. SANDERS {"proposed":{"same_as":["agent:bernie-sanders"]}})"));
}

TEST(Mappings, SayWhatAnotherRowSaidOtherwise) {
    const ReadTable read =
        read_mapped(mapping(R"("a": {"record": "agent", "name": "{name}", "note": "{note}"},
                                                   "c": {"record": "claim", "id": "claim:{no}", "text": "{text}"})"),
                    {"name,note,no,text\nAnn,one,1,A\nAnn,two,1,B\nAnn,one,1,A\n"});
    EXPECT_EQ(read.whole.agents[0].note, "one");
    EXPECT_EQ(read.lost("agent.note that another row says otherwise"), 1U);
    EXPECT_EQ(read.lost("claim that another row says otherwise"), 1U);
}

struct Cut {
    const char* name;
    std::string rules;
    std::vector<std::string> lost;
    friend void PrintTo(const Cut& c, std::ostream* out) { *out << c.name; }
};
class CutTexts : public ::testing::TestWithParam<Cut> {};

TEST_P(CutTexts, AreLostWhereNoRuleTakesThem) {
    const ReadTable read = read_mapped(mapping(GetParam().rules), {"text,other\nAnn in Town: said,Bob\n"});
    std::vector<std::string> lost;
    for (const LossReport::Kind& kind : read.losses.kinds()) {
        for (const Loss& one : kind.first) lost.push_back(one.what + ": " + one.field);
    }
    EXPECT_EQ(lost, GetParam().lost);
}

const std::string other = R"("note": "{other}")";

INSTANTIATE_TEST_SUITE_P(
    Mappings, CutTexts,
    ::testing::Values(
        Cut{"InFront",
            R"("a": {"record": "agent", "name": {"value": "{text}", "after": " in "}, )" + other + "}",
            {"text that is cut off: {text}: \"Ann\""}},
        Cut{"Behind",
            R"("a": {"record": "agent", "name": {"value": "{text}", "before": ":"}, )" + other + "}",
            {"text that is cut off: {text}: \"said\""}},
        Cut{"OnBothSides",
            R"("a": {"record": "agent", "name": {"value": "{text}", "after": " in ", "before": ":"}, )" +
                other + "}",
            {"text that is cut off: {text}: \"Ann\"", "text that is cut off: {text}: \"said\""}},
        Cut{"AllOfIt",
            R"("a": {"record": "agent", "name": "A", "aliases": {"value": "{text}", "after": " at "}, )" +
                other + "}",
            {"text that is cut off: {text}: \"Ann in Town: said\""}},
        Cut{"NothingThatAnotherCutTakes",
            R"("a": {"record": "agent", "name": {"value": "{text}", "before": " in "}, )" + other +
                R"(}, "b": {"record": "agent", "name": {"value": "{text}", "after": " in "}})",
            {}},
        Cut{"NothingThatARuleTakesWhole",
            R"("a": {"record": "agent", "name": {"value": "{text}", "before": " in "}, "extra": {"all": "{text}", "o": "{other}"}})",
            {}},
        Cut{"OfASentence",
            R"("a": {"record": "agent", "name": {"value": "{text} by {other}", "before": " by "}})",
            {"text that is cut off: rule a: \"Bob\""}},
        Cut{"ByAMapWithNull",
            R"("a": {"record": "agent", "name": "{text}", "note": {"value": "{other}", "map": {"Bob": null}}})",
            {"value that is left out: rule a: \"Bob\""}},
        Cut{"NotByAMapWithNullOfWhatIsTaken",
            R"("a": {"record": "agent", "name": "{other}", "aliases": "{text}", "note": {"value": "{other}", "map": {"*": null}}})",
            {}},
        Cut{"BehindAnother",
            R"("a": {"record": "agent", "name": {"first_of": ["{text}", "{other}"]}})",
            {"value behind another: rule a: \"Bob\""}},
        Cut{"NotByBeingCompared",
            R"("a": {"record": "agent", "name": "{text}", "when": {"value": {"value": "{other}", "before": "b"}, "is": "Bo"}, )" +
                other + "}",
            {}},
        Cut{"WithoutAnId",
            R"("a": {"record": "agent", "id": {"key": {"value": "{other}", "map": {"Bob": ""}}}, "name": "{text}"})",
            {"agent that could not be made: rule a", "row: ", "value that is left out: rule a: \"Bob\""}},
        Cut{"InAnItemWhoseRecordIsNotThere",
            R"("d": {"record": "document", "title": {"value": "{other}", "after": "x"}},
               "a": {"record": "agent", "name": "A"}, "c": {"record": "claim", "text": "C"},
               "s": {"record": "statement", "speaker": "@a", "of": "@c", "occurrences": {"document": "@d", "cue": "{text}"}})",
            {"statement.occurrences that cannot be read: rule s: \"\"",
             "text that is cut off: {other}: \"Bob\""}}),
    [](const auto& one) { return std::string(one.param.name); });

struct WrongMapping {
    const char* name;
    std::string text, message;
    friend void PrintTo(const WrongMapping& c, std::ostream* out) { *out << c.name; }
};
class WrongMappings : public ::testing::TestWithParam<WrongMapping> {};

TEST_P(WrongMappings, AreRefusedWithThePlace) {
    EXPECT_THAT(error_of([&] { read_mapped(GetParam().text, {"name,x\nAnn,1\n"}); }),
                HasSubstr(GetParam().message));
}

INSTANTIATE_TEST_SUITE_P(
    Mappings, WrongMappings,
    ::testing::Values(
        WrongMapping{"None", "", "unsupported: : a table of somebody else's is read with a mapping"},
        WrongMapping{"NoJson", "{", "malformed: mapping.json:1:"},
        WrongMapping{"NoVersion", R"({"records": {}})", "mapping.json:1:1: expected \"gainsay_mapping\": 1"},
        WrongMapping{"NoRecords", R"({"gainsay_mapping": 1})", "\"records\" is missing"},
        WrongMapping{"AMisspeltMember", R"({"gainsay_mapping": 1, "record": {}, "records": {}})",
                     "mapping.json:1:24: \"record\" is not known here; did you mean \"records\"?"},
        WrongMapping{"AMisspeltField", mapping(R"("a": {"record": "agent", "nmae": "x"})"),
                     "did you mean \"name\"?"},
        WrongMapping{"NoKind", mapping(R"("a": {"record": "person"})"),
                     "rule a: expected \"record\", one of agent"},
        WrongMapping{"AMisspeltColumn", mapping(R"("a": {"record": "agent", "name": "{nme}"})"),
                     "rule a: the table has no column \"nme\"; did you mean \"name\"?"},
        WrongMapping{"ARuleThatIsNotAbove", mapping(R"("s": {"record": "statement", "speaker": "@who"})"),
                     "there is no rule \"who\" above"},
        WrongMapping{
            "ARecordOfAnotherKind",
            mapping(
                R"("c": {"record": "claim", "text": "x"}, "s": {"record": "statement", "speaker": "@c"})"),
            "\"speaker\" names an agent, expected the name of a rule above"},
        WrongMapping{"ATextWhereARecordBelongs",
                     mapping(R"("s": {"record": "statement", "speaker": "{name}"})"),
                     "expected the name of a rule above"},
        WrongMapping{
            "ARecordWhereATextBelongs",
            mapping(R"("a": {"record": "agent", "name": "x"}, "b": {"record": "agent", "name": "@a"})"),
            "found a record (@…), expected a text"},
        WrongMapping{"AnOpenBrace", mapping(R"("a": {"record": "agent", "name": "{name"})"),
                     "a brace { is never closed"},
        WrongMapping{"AnItemWithoutEach", mapping(R"("a": {"record": "agent", "name": "{.x}"})"),
                     "this rule has no \"each\""},
        WrongMapping{"NoSuchMap",
                     mapping(R"("a": {"record": "agent", "name": {"value": "{name}", "map": "m"}})"),
                     "there is no map \"m\""},
        WrongMapping{"NoSuchDate",
                     mapping(R"("c": {"record": "claim", "valid": {"value": "{x}", "date": "YDM"}})"),
                     "found \"YDM\", expected DMY, MDY or YMD"}),
    [](const auto& one) { return std::string(one.param.name); });

struct WrongRows {
    const char* name;
    std::string text, message;
    friend void PrintTo(const WrongRows& c, std::ostream* out) { *out << c.name; }
};
class WrongJsonRows : public ::testing::TestWithParam<WrongRows> {};

TEST_P(WrongJsonRows, AreRefusedWithTheirLine) {
    const std::string text =
        mapping(R"("a": {"record": "agent", "name": "{n}"})", R"("input": {"form": "json-lines"}, )");
    EXPECT_THAT(error_of([&] { read_mapped(text, {"{\"n\": \"A\"}\n" + GetParam().text}); }),
                HasSubstr(GetParam().message));
}

INSTANTIATE_TEST_SUITE_P(
    Mappings, WrongJsonRows,
    ::testing::Values(WrongRows{"NoJson", "{\"n\": }", "input:2:"},
                      WrongRows{"NoObject", "[1]", "input:2:1: found a row that is no object"},
                      WrongRows{"ANul", "{\"n\": \"a\\u0000\"}", "input:2:1: "},
                      WrongRows{"Deep", "{\"n\": " + std::string(100, '[') + std::string(100, ']') + "}",
                                "input:2:"},
                      WrongRows{"NoUtf8", "{\"n\": \"\xFF\"}", "input:2: found bytes that are not UTF-8"},
                      WrongRows{"TwoValues", "{\"n\": 1} {\"n\": 2}", "input:2:"}),
    [](const auto& one) { return std::string(one.param.name); });

TEST(Mappings, RowsThatAreRaggedAreNamed) {
    EXPECT_THAT(error_of([&] {
                    read_mapped(mapping(R"("a": {"record": "agent", "name": "{n}"})"),
                                {"n,m\nA,1\nB\nC,1,2\n"});
                }),
                ::testing::AllOf(HasSubstr("input:3: found 1 cells in this row, expected 2"),
                                 HasSubstr("input:4: found 3")));
}

TEST(Mappings, AMisspeltPathOfJsonIsNamedWhenNoRowHasIt) {
    const ReadTable read = read_mapped(mapping(R"("a": {"record": "agent", "name": "{n}", "note": "{nte}"})",
                                               R"("input": {"form": "json-lines"}, )"),
                                       {"{\"n\": \"A\"}"});
    EXPECT_EQ(read.lost("{nte}"), 1U);
}

}  // namespace
}  // namespace gainsay::test
