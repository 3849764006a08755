// The canonical form, and that nothing is lost on the way through it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <limits>

#include "tests/graphs/format/text_case.hpp"
#include "tests/support/random_case.hpp"

namespace gainsay::test {
namespace {

using ::testing::HasSubstr;

constexpr const char* canonical = R"({
  "gainsay": 1,
  "title": "T",
  "agents": [
    {
      "id": "agent:a",
      "name": "A \"quoted\" ßtreet",
      "kind": "media",
      "affiliations": [
        {
          "with": "agent:a",
          "from": "2016-08"
        }
      ]
    }
  ],
  "documents": [
    {
      "id": "document:d",
      "title": "D",
      "kind": "article",
      "retracted": {},
      "published_by": [
        "agent:a"
      ],
      "cites": [
        {
          "document": "document:d"
        }
      ]
    }
  ]
}
)";

TEST(Canonical, TextIsWrittenAsItWasRead) {
    EXPECT_EQ(json(read_text(canonical)), canonical);
}

TEST(Canonical, LinesHoldARecordEach) {
    EXPECT_EQ(
        jsonl(read_text(canonical)),
        "{\"gainsay\": 1, \"title\": \"T\"}\n"
        "{\"id\": \"agent:a\", \"name\": \"A \\\"quoted\\\" ßtreet\", \"kind\": \"media\", \"affiliations\": "
        "[{\"with\": \"agent:a\", \"from\": \"2016-08\"}]}\n"
        "{\"id\": \"document:d\", \"title\": \"D\", \"kind\": \"article\", \"retracted\": {}, "
        "\"published_by\": "
        "[\"agent:a\"], \"cites\": [{\"document\": \"document:d\"}]}\n");
}

TEST(Canonical, EmptyCaseIsItsVersion) {
    EXPECT_EQ(json({}), "{\n  \"gainsay\": 1\n}\n");
    EXPECT_EQ(jsonl({}), "{\"gainsay\": 1}\n");
    EXPECT_EQ(read_text(json({})), Case{});
    EXPECT_EQ(read_text(jsonl({})), Case{});
}

TEST(Canonical, OrderDefaultsAndSpellingAreSettled) {
    const std::string loose =
        "{\"agents\":[{\"note\":\"\",\"kind\":\"person\",\"aliases\":[],\"name\":\"\\u00c4\\/"
        "\\u0001\\n\",\"id\":\"agent:b\"},"
        "{\"name\":\"A\",\"id\":\"agent:a\"}],\"reviews\":[],\"gainsay\":1}";
    EXPECT_EQ(json(read_text(loose)), R"({
  "gainsay": 1,
  "agents": [
    {
      "id": "agent:a",
      "name": "A",
      "kind": "person"
    },
    {
      "id": "agent:b",
      "name": "Ä/\u0001\n",
      "kind": "person"
    }
  ]
}
)");
}

struct Number {
    const char* read;
    const char* written;
};
class Numbers : public ::testing::TestWithParam<Number> {};

TEST_P(Numbers, AreWrittenInTheShortestFormThatReadsBack) {
    const auto case_with = [](const std::string& number) {
        return with(
            "\"claims\": [{\"id\": \"claim:c\", \"text\": \"C\", \"quantities\": [{\"measure\": \"m\", "
            "\"value\": " +
            number + "}]}]");
    };
    const std::string once = json(read_text(case_with(GetParam().read)));
    EXPECT_THAT(once, HasSubstr(std::string("\"value\": ") + GetParam().written + "\n"));
    EXPECT_EQ(json(read_text(once)), once);
}

INSTANTIATE_TEST_SUITE_P(
    Tokens, Numbers,
    ::testing::Values(Number{"51", "51"}, Number{"51.0", "51"}, Number{"5.1e1", "51"}, Number{"-0.0", "0"},
                      Number{"-0", "0"}, Number{"0.1", "0.1"}, Number{"0.10000000000000000555", "0.1"},
                      Number{"1000000", "1000000"}, Number{"1e6", "1000000"},
                      Number{"9007199254740992", "9007199254740992"},
                      Number{"-9007199254740992", "-9007199254740992"},
                      Number{"9007199254740994", "9007199254740994"}, Number{"1e300", "1e+300"},
                      Number{"100000000000000000000000", "1e+23"}, Number{"5e-324", "5e-324"},
                      Number{"2.5E-3", "0.0025"}, Number{"0e999", "0"}));

struct PassThrough {
    const char* name;
    const char* text;  // canonical, with fields that we do not know
    friend void PrintTo(const PassThrough& one, std::ostream* out) { *out << one.name; }
};
class UnknownFields : public ::testing::TestWithParam<PassThrough> {};

TEST_P(UnknownFields, ComeBackInPlace) {
    const Case read = read_text(GetParam().text);
    EXPECT_EQ(json(read), GetParam().text);
    const std::string lines = jsonl(read);
    EXPECT_EQ(read_text(lines), read);
    EXPECT_EQ(json(read_text(lines)), GetParam().text);
    EXPECT_EQ(jsonl(read_text(lines)), lines);
}

INSTANTIATE_TEST_SUITE_P(Extras, UnknownFields,
                         ::testing::Values(PassThrough{"OfTheCase", R"({
  "gainsay": 1,
  "title": "T",
  "z": 1,
  "a": [
    {},
    [],
    null
  ]
}
)"},
                                           PassThrough{"OfARecord", R"({
  "gainsay": 1,
  "agents": [
    {
      "id": "agent:a",
      "name": "A",
      "kind": "person",
      "note": "n",
      "x": 12345678901234567890123,
      "extra": {
        "y": 1.50
      },
      "affiliations[0].x": "a name like a path",
      "": false
    }
  ]
}
)"},
                                           PassThrough{"OfWhatIsInsideARecord", R"({
  "gainsay": 1,
  "documents": [
    {
      "id": "document:d",
      "title": "D",
      "kind": "post",
      "snapshot": {
        "sha256": "0123456789012345678901234567890123456789012345678901234567890123",
        "crawler": {
          "name": "c"
        }
      },
      "retracted": {
        "why": "\u0000"
      },
      "cites": [
        {
          "document": "document:d"
        },
        {
          "document": "document:d",
          "page": 7
        }
      ],
      "shelf": "B 12"
    }
  ],
  "claims": [
    {
      "id": "claim:c",
      "text": "C"
    }
  ],
  "reviews": [
    {
      "id": "review:v",
      "of": "claim:c",
      "rating": {
        "stars": 3
      }
    }
  ]
}
)"},
                                           PassThrough{"OfASelectorInAnOccurrence", R"({
  "gainsay": 1,
  "agents": [
    {
      "id": "agent:a",
      "name": "A",
      "kind": "person"
    }
  ],
  "documents": [
    {
      "id": "document:d",
      "title": "D",
      "kind": "article"
    }
  ],
  "statements": [
    {
      "id": "statement:s",
      "speaker": "agent:a",
      "stance": "asserts",
      "of": "document:d",
      "occurrences": [
        {
          "document": "document:d",
          "selector": {
            "exact": "e",
            "css": "#p3"
          },
          "paragraph": 3
        }
      ]
    }
  ]
}
)"}),
                         [](const auto& one) { return std::string(one.param.name); });

TEST(UnknownFields, AreKeptDenselyInExtra) {
    const Case read = read_text(
        with("\"more\": {\"k\": [1, 2]}, \"agents\": [{\"id\": \"agent:a\", \"name\": \"A\", \"x\": 1.0, "
             "\"affiliations\": [{\"with\": \"agent:a\"}, {\"with\": \"agent:a\", \"y\": \"é\"}]}]"));
    EXPECT_EQ(read.info.extra, "{\"more\":{\"k\":[1,2]}}");
    EXPECT_EQ(read.agents[0].extra, "{\"affiliations\":{\"1\":{\"y\":\"é\"}},\"x\":1.0}");
}

TEST(UnknownFields, OfAnItemThatIsGoneGoWithIt) {
    Case whole;
    whole.agents.push_back({AgentId("agent:a"),
                            "A",
                            AgentKind::Person,
                            {},
                            {},
                            {},
                            {},
                            "",
                            "{\"affiliations\":{\"3\":{\"y\":1}}}"});
    EXPECT_THAT(jsonl(whole), Not(HasSubstr("affiliations")));
}

struct Unwritable {
    const char* name;
    const char* extra;
    const char* message;
};

TEST(UnknownFields, ThatCannotBeWrittenAreRefused) {
    for (const Unwritable& one :
         {Unwritable{"NoJson", "{", "agent:a: in \"extra\": this is not JSON"},
          Unwritable{"NoObject", "[]", "agent:a: found something in \"extra\" that is no object"},
          Unwritable{"AKnownField", "{\"name\": 1}",
                     "agent:a: found \"name\" in \"extra\", which is a field of its own"}}) {
        Case whole;
        whole.agents.push_back({AgentId("agent:a"), "A", AgentKind::Person, {}, {}, {}, {}, "", one.extra});
        try {
            (void)json(whole);
            ADD_FAILURE() << one.name;
        } catch (const Error& error) {
            EXPECT_EQ(error.code(), ErrorCode::Malformed);
            EXPECT_THAT(error.what(), HasSubstr(one.message));
        }
    }
    for (const char* extra : {"{\"gainsay\": 2}", "{\"agents\": []}", "{\"title\": \"T\"}", "7"}) {
        Case whole;
        whole.info.extra = extra;
        EXPECT_THROW((void)json(whole), Error) << extra;
    }
}

TEST(Writing, RefusesWhatJsonCannotHold) {
    Case bad_text;
    bad_text.agents.push_back({AgentId("agent:a"), "caf\xE9", AgentKind::Person, {}, {}, {}, {}, "", ""});
    EXPECT_THROW((void)json(bad_text), Error);
    for (const std::string text :
         {"\x80", "\xC1\x81", "\xE0\x80\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xF0\x9F\x98", "\xF5"}) {
        bad_text.agents[0].name = text;
        EXPECT_THROW((void)json(bad_text), Error);
    }
    for (const std::string text :
         {"\xC2\x80", "\xE0\xA0\x80", "\xED\x9F\xBF", "\xF4\x8F\xBF\xBF", "\xF0\x9F\x98\x80"}) {
        bad_text.agents[0].name = text;
        EXPECT_EQ(read_text(json(bad_text)), bad_text);
    }
    Case bad_number;
    bad_number.claims.push_back({ClaimId("claim:c"), "C", "", {}, {}, {Quantity{}}, "", ""});
    bad_number.claims[0].quantities[0].low = std::numeric_limits<double>::infinity();
    try {
        (void)jsonl(bad_number);
        FAIL();
    } catch (const Error& error) {
        EXPECT_STREQ(error.what(),
                     "claim:c: found a number in \"low\" that is not finite, which JSON cannot hold");
    }
}

TEST(Writing, SaysWhenTheStreamFails) {
    std::ostringstream out;
    out.setstate(std::ios::badbit);
    const CaseSource source{read_text(canonical)};
    for (const auto write : {write_case_json, write_case_jsonl}) {
        try {
            write(out, source);
            FAIL();
        } catch (const Error& error) {
            EXPECT_EQ(error.code(), ErrorCode::Io);
        }
    }
}

TEST(RandomCases, ComeBackTheSameFromBothForms) {
    for (std::uint64_t seed = 0; seed < 60; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        const Case whole = random_case(seed);
        const std::string text = json(whole), lines = jsonl(whole);
        const Case read = read_text(text), read_lines = read_text(lines);
        EXPECT_EQ(read, whole);
        EXPECT_EQ(read_lines, whole);
        EXPECT_EQ(json(read_lines), text);
        EXPECT_EQ(jsonl(read), lines);
    }
}

TEST(RandomCases, AreRecordsThatAreReadOneByOne) {
    for (std::uint64_t seed = 0; seed < 10; ++seed) {
        const CaseSource source(random_case(seed));
        for (std::size_t kind = 0; kind < record_kind_count; ++kind) {
            source.visit(static_cast<RecordKind>(kind), [](const Record& record) {
                EXPECT_EQ(record_from_json(to_json(record), "t"), record);
                EXPECT_EQ(record_from_json(record_to_json_line(record), "t"), record);
                EXPECT_EQ(record_to_json_line(record).find('\n'), std::string::npos);
            });
        }
    }
}

TEST(OneChange, IsOnePlaceInTheText) {
    Case whole = random_case(3);
    const std::string before = json(whole);
    whole.claims[2].text += " indeed";
    const std::string after = json(whole);
    const auto same = static_cast<std::size_t>(
        std::mismatch(before.begin(), before.end(), after.begin()).first - before.begin());
    EXPECT_EQ(before.substr(same), after.substr(same + std::string(" indeed").size()));
}

// The block of the page that is fenced as `language`.
std::string documented(const std::string& language) {
    std::ifstream file(GAINSAY_SOURCE_DIR "/docs/formats/case-json.md");
    std::ostringstream text;
    text << file.rdbuf();
    const std::string page = text.str(), fence = "```" + language + "\n";
    const std::size_t start = page.find(fence) + fence.size();
    return page.substr(start, page.find("```\n", start) - start);
}

TEST(Documentation, ShowsTheCanonicalFormOfOneCaseInBothForms) {
    const Case read = read_text(documented("json"));
    EXPECT_EQ(json(read), documented("json"));
    EXPECT_EQ(jsonl(read), documented("jsonl"));
}

TEST(Fixtures, AreGoodCases) {
    std::size_t cases = 0;
    for (const auto& folder : std::filesystem::directory_iterator(GAINSAY_SOURCE_DIR "/fixtures")) {
        const auto path = folder.path() / "case.json";
        if (!std::filesystem::exists(path)) continue;
        SCOPED_TRACE(path);
        std::ifstream file(path);
        const Case read = read_case(file, path.string());
        EXPECT_GT(record_count(read), 0U);
        EXPECT_EQ(read_text(json(read)), read);
        ++cases;
    }
    EXPECT_GE(cases, 1U);
}

}  // namespace
}  // namespace gainsay::test
