// A case as RDF: both syntaxes say the same, other people's tools read it, and other people's graphs are read.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
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

Imported import(std::string_view format, const std::string& text, const ReadOptions& options = {}) {
    Imported result;
    CaseBuilder builder;
    std::istringstream in(text);
    find_format(format).read(in, "graph.x", builder, options, result.losses);
    result.whole = builder.take();
    return result;
}

std::string exported(std::string_view format, const Case& whole) {
    std::ostringstream out;
    LossReport losses;
    find_format(format).write(out, CaseSource(whole), {}, losses);
    return out.str();
}

std::vector<std::string> told(const Case& whole) {
    std::vector<std::string> lines;
    for (const Statement& s : whole.statements)
        lines.push_back(s.speaker.text() + " " + std::string(to_word(s.stance)) + " " +
                        std::string(to_string(s.of.kind())));
    for (const Relation& r : whole.relations)
        lines.push_back(std::string(to_word(r.kind)) + " " + std::string(to_string(r.to.kind())));
    return lines;
}

const std::string prefixes =
    "@prefix prov: <http://www.w3.org/ns/prov#> .\n@prefix cito: <http://purl.org/spar/cito/> .\n"
    "@prefix s: <http://schema.org/> .\n@prefix x: <https://x.example/> .\n";

struct Foreign {
    const char* name;
    std::string turtle;
    std::vector<std::string> told;
    friend void PrintTo(const Foreign& one, std::ostream* out) { *out << one.name; }
};
class ForeignGraphs : public ::testing::TestWithParam<Foreign> {};

TEST_P(ForeignGraphs, SayWhatTheySayAndNoMore) {
    const Imported imported = import("turtle", prefixes + GetParam().turtle);
    EXPECT_EQ(told(imported.whole), GetParam().told);
    EXPECT_THAT(check_case(imported.whole), IsEmpty());
    expect_round_trip(find_format("turtle"), imported.whole);
    expect_round_trip(find_format("jsonld"), imported.whole);
}

INSTANTIATE_TEST_SUITE_P(
    Rdf, ForeignGraphs,
    ::testing::Values(
        Foreign{"AClaimOfAnAuthorIsAsserted",
                "x:c a s:Claim ; s:text \"It rains\" ; s:author [ a s:Person ; s:name \"Ann\" ] .",
                {"agent:ann asserts claim"}},
        Foreign{"AClaimOutOfAnActivityIsAssertedByWhoActed",
                "x:c a s:Claim ; s:text \"It rains\" ; prov:wasGeneratedBy x:act .\n"
                "x:act a prov:Activity ; prov:wasAssociatedWith [ a prov:Person ; s:name \"Ann\" ] .",
                {"agent:ann asserts claim"}},
        Foreign{"ClaimsDispute",
                "x:a a s:Claim ; s:text \"A\" ; cito:disputes x:b . x:b a s:Claim ; s:text \"B\" .",
                {"rebuts claim"}},
        Foreign{"AClaimCritiquesAPaper",
                "x:a a s:Claim ; s:text \"A\" ; cito:critiques x:p . x:p a s:Report ; s:name \"P\" .",
                {"undercuts document"}},
        Foreign{"APaperRefutesAPaper",
                "x:p cito:refutes x:q ; s:name \"P\" ; s:author \"Ann\" . x:q s:name \"Q\" .",
                {"agent:ann denies document"}},
        Foreign{"APaperThatCitesSaysNothingAgainst", "x:p cito:extends x:q ; cito:cites x:q .", {}},
        Foreign{"AReviewIsOfTheClaimThatItHolds",
                "x:r a s:ClaimReview ; s:claimReviewed \"It rains\" ; s:author \"Check\" ; s:reviewRating [ "
                "s:alternateName \"False\" ] ;"
                " s:itemReviewed [ a s:Claim ; s:author \"Ann\" ] .",
                {"agent:ann asserts claim"}}),
    [](const auto& one) { return std::string(one.param.name); });

TEST(Rdf, ReadsOfficesWithTheirDatesAndKeepsWhatACaseHasNoFieldFor) {
    const Imported imported =
        import("turtle", prefixes +
                             "x:ann a s:Person ; s:name \"Ann\" ; s:email \"a@x.example\" ; s:affiliation [ "
                             "a s:OrganizationRole ;\n"
                             "  s:affiliation x:org ; s:roleName \"chair\" ; s:startDate \"2020\" ] .\n"
                             "x:org a s:Organization ; s:name \"Org\" . x:boat a x:Boat .");
    ASSERT_EQ(imported.whole.agents.size(), 2U);
    const Agent& ann = imported.whole.agents[0];
    ASSERT_EQ(ann.affiliations.size(), 1U);
    EXPECT_EQ(ann.affiliations[0].role, "chair");
    EXPECT_EQ(ann.affiliations[0].from->text(), "2020");
    EXPECT_THAT(ann.extra, HasSubstr("schema:email"));
    ASSERT_EQ(imported.losses.kinds().size(), 1U);
    EXPECT_EQ(imported.losses.kinds()[0].what, "node of type https://x.example/Boat");
    EXPECT_EQ(imported.losses.kinds()[0].first[0].where.line, 7U);
}

TEST(Rdf, ReadsJsonLdInEveryShape) {
    const std::string plain =
        R"({"@context":{"s":"https://schema.org/"},"@id":"https://x.example/c","@type":"s:Claim","s:text":"It rains","s:author":{"@type":"s:Person","s:name":"Ann"}})";
    const Case expected = import("jsonld", plain).whole;
    ASSERT_EQ(told(expected), std::vector<std::string>{"agent:ann asserts claim"});
    for (
        const char* text :
        {R"({"@context":"https://schema.org","@id":"https://x.example/c","@type":"Claim","text":"It rains","author":{"@type":"Person","name":"Ann"}})",
         R"([{"@id":"https://x.example/c","@type":["https://schema.org/Claim"],"https://schema.org/text":[{"@value":"It rains"}],"https://schema.org/author":[{"@id":"_:a"}]},{"@id":"_:a","@type":["http://schema.org/Person"],"http://schema.org/name":[{"@value":"Ann"}]}])",
         R"({"@context":[{"@vocab":"http://schema.org/"},{"id":"@id","by":{"@id":"author","@container":"@set"},"x":"https://x.example/"}],"@graph":[{"id":"x:c","@type":"Claim","text":"It rains","by":[{"@type":"Person","name":{"@value":"Ann","@type":"http://www.w3.org/2001/XMLSchema#string"}}]}]})",
         R"({"@context":{"@vocab":"https://schema.org/","by":{"@id":"author","@container":"@list"},"made":{"@reverse":"author"}},"@type":"Person","name":"Ann","made":{"@id":"https://x.example/c","@type":"Claim","text":"It rains"}})"}) {
        EXPECT_EQ(exported("json", import("jsonld", text).whole), exported("json", expected)) << text;
    }
}

TEST(Rdf, KeepsTheOrderOfAList) {
    const std::string turtle =
        prefixes +
        "x:ann a s:Person ; s:name \"Ann\" ; s:alternateName ( \"Zoe\" \"Bea\" \"Max\" ) .\n"
        "x:d a s:Article ; s:name \"D\" ; s:author ( x:zed x:ann ) ; s:citation ( x:z x:e ) ; x:seen ( 3 1 2 "
        ") .\n"
        "x:zed a s:Person ; s:name \"Zed\" . x:z a s:Article ; s:name \"Z\" . x:e a s:Article ; s:name \"E\" "
        ".\n";
    const std::string jsonld =
        R"({"@context":{"@vocab":"https://schema.org/","x":"https://x.example/"},"@graph":[)"
        R"({"@id":"x:ann","@type":"Person","name":"Ann","alternateName":{"@list":["Zoe","Bea","Max"]}},)"
        R"({"@id":"x:d","@type":"Article","name":"D","author":{"@list":[{"@id":"x:zed"},{"@id":"x:ann"}]},)"
        R"("citation":{"@list":[{"@id":"x:z"},{"@id":"x:e"}]},"x:seen":{"@list":[3,1,2]}},)"
        R"({"@id":"x:zed","@type":"Person","name":"Zed"},{"@id":"x:z","@type":"Article","name":"Z"},)"
        R"({"@id":"x:e","@type":"Article","name":"E"}]})";
    for (const auto& [format, text] : {std::pair("turtle", turtle), std::pair("jsonld", jsonld)}) {
        SCOPED_TRACE(format);
        const Imported imported = import(format, text);
        EXPECT_THAT(imported.whole.agents.at(0).aliases, ElementsAre("Zoe", "Bea", "Max"));
        const auto document = std::find_if(imported.whole.documents.begin(), imported.whole.documents.end(),
                                           [](const Document& one) { return one.title == "D"; });
        ASSERT_NE(document, imported.whole.documents.end());
        ASSERT_EQ(document->authored_by.size(), 2U);
        EXPECT_EQ(document->authored_by[0], imported.whole.agents.at(1).id);
        ASSERT_EQ(document->cites.size(), 2U);
        EXPECT_GT(document->cites[0].document.text(), document->cites[1].document.text());
        const std::size_t three = document->extra.find("\"3\""), one = document->extra.find("\"1\"");
        EXPECT_LT(three, one) << document->extra;
        EXPECT_THAT(imported.losses.kinds(), IsEmpty());
        expect_round_trip(find_format("turtle"), imported.whole);
        expect_round_trip(find_format("jsonld"), imported.whole);
    }
}

TEST(Rdf, SaysWhatOfAListIsLost) {
    const Imported imported =
        import("turtle",
               prefixes +
                   "x:ann a s:Person ; s:name \"Ann\" ; s:alternateName ( \"Zoe\" \"Bea\" ) , \"Max\" .\n"
                   "x:bob a s:Person ; s:name \"Bob\" ; s:alternateName ( \"B\" ( \"A\" \"C\" ) \"B\" ) .\n"
                   "@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .\n"
                   "x:eve a s:Person ; s:name \"Eve\" ; s:alternateName _:l .\n"
                   "_:l rdf:first \"F\" ; rdf:rest ( \"E\" ) , ( \"G\" ) .\n");
    EXPECT_THAT(imported.whole.agents.at(0).aliases, ElementsAre("Bea", "Max", "Zoe"));
    EXPECT_THAT(imported.whole.agents.at(1).aliases, ElementsAre("B", "A", "C"));
    EXPECT_THAT(imported.whole.agents.at(2).aliases, ElementsAre("E", "F", "G"));
    std::vector<std::string> lost;
    for (const auto& kind : imported.losses.kinds())
        lost.push_back(std::to_string(kind.count) + " " + kind.what);
    EXPECT_THAT(lost, UnorderedElementsAre("2 order of a list of schema:alternateName",
                                           "1 list in a list of schema:alternateName",
                                           "1 repetition in a list of schema:alternateName"));
}

TEST(Rdf, KeepsWhatNamelessNodesSayWhereTheyStand) {
    const Imported imported = import(
        "turtle",
        prefixes +
            "x:r a s:ClaimReview ; s:itemReviewed x:c ; s:reviewRating [ a s:Rating ; s:ratingValue 1 ;\n"
            "  s:author [ s:telephone \"555\" ] ] . x:c a s:Claim ; s:text \"It rains\"@en ; x:about [ x:is "
            "x:wet ] .");
    ASSERT_EQ(imported.whole.reviews.size(), 1U);
    EXPECT_EQ(imported.whole.reviews[0].rating.value, 1.0);
    EXPECT_THAT(imported.whole.reviews[0].extra,
                HasSubstr(R"("rating":{"rdf":{"schema:author":[{"@id":"urn:gainsay:agent)"));
    EXPECT_THAT(imported.whole.agents.at(0).extra, HasSubstr(R"("schema:telephone":[{"@value":"555"}])"));
    EXPECT_THAT(imported.whole.claims[0].extra,
                HasSubstr(R"([{"https://x.example/is":[{"@id":"https://x.example/wet"}]}])"));
    EXPECT_THAT(imported.whole.claims[0].extra, HasSubstr(R"([{"@value":"It rains","@language":"en"}])"));
    EXPECT_THAT(imported.losses.kinds(), IsEmpty());
    EXPECT_THAT(exported("turtle", imported.whole),
                HasSubstr("<https://x.example/is> <https://x.example/wet>\n    ]"));
    expect_round_trip(find_format("turtle"), imported.whole);
    expect_round_trip(find_format("jsonld"), imported.whole);
}

TEST(Rdf, TakesNamelessAgentsOfOneNameForOneAndKeepsWhatEachSays) {
    const Imported imported = import(
        "turtle",
        prefixes +
            "x:c a s:Claim ; s:text \"A\" ; s:author [ a s:Person ; s:name \"Ann\" ; s:email \"a@x\" ] .\n"
            "x:d a s:Claim ; s:text \"B\" ; s:author [ a s:Person ; s:name \"Ann\" ; s:email \"b@x\" ; "
            "s:sameAs x:ann ] .");
    ASSERT_EQ(imported.whole.agents.size(), 1U);
    EXPECT_THAT(imported.whole.agents[0].extra, AllOf(HasSubstr("a@x"), HasSubstr("b@x")));
    EXPECT_THAT(imported.whole.agents[0].same_as, ElementsAre("https://x.example/ann"));
    EXPECT_EQ(told(imported.whole),
              (std::vector<std::string>{"agent:ann asserts claim", "agent:ann asserts claim"}));
}

TEST(Rdf, EndsWhereNamelessNodesNameEachOther) {
    // A ring, and a chain that is deeper than a record may be.
    std::string chain = "x:c a s:Claim ; s:text \"A\" ; x:about _:n0 . _:n0 x:of x:c ; x:next _:n0 .\n";
    for (int i = 0; i < 30'000; ++i)
        chain += "_:n" + std::to_string(i) + " x:next _:n" + std::to_string(i + 1) + " .\n";
    const Imported imported = import("turtle", prefixes + chain);
    ASSERT_EQ(imported.whole.claims.size(), 1U);
    ASSERT_EQ(imported.losses.kinds().size(), 1U);
    EXPECT_EQ(imported.losses.kinds()[0].what, "node of type unknown");
    expect_round_trip(find_format("turtle"), imported.whole);
}

TEST(Rdf, FindsTheWordsOfManyReviewedClaimsInOneWalk) {
    std::string many;
    for (int i = 0; i < 20'000; ++i) {
        const std::string number = std::to_string(i);
        many += "x:r" + number + " a s:ClaimReview ; s:claimReviewed \"It rains " + number +
                "\" ; s:itemReviewed x:c" + number + " .\n";
    }
    EXPECT_EQ(import("turtle", prefixes + many).whole.claims.size(), 20'000U);
}

struct Refused {
    const char* format;
    std::string text;
    const char* message;
    ErrorCode code = ErrorCode::Malformed;
};

TEST(Rdf, RefusesWhatItCannotReadWithThePlace) {
    const std::string deep(100'000, '[');
    for (const Refused& one :
         {Refused{"turtle", "", "the input is empty"}, Refused{"turtle", "<urn:a> <urn:b> ", "not Turtle"},
          Refused{"turtle", "x:a x:b x:c .", "prefix is not declared"},
          Refused{"turtle", "<urn:a> <urn:b> " + std::string(100'000, '('), "64 deep", ErrorCode::Limit},
          Refused{"turtle", "<urn:a> <urn:b> \"\xFF\" .", "UTF-8"},
          Refused{"turtle", "<urn:gainsay:agent:a> <https://gainsay.dev/ns#json> \"[\" .", "gs:json"},
          Refused{"turtle", "<urn:gainsay:statement:s> a <https://gainsay.dev/ns#Statement> .",
                  "speaker: is missing"},
          Refused{"jsonld", "", "the input is empty"}, Refused{"jsonld", "7", "expected JSON-LD"},
          Refused{"jsonld", R"({"@context":"https://x.example/context"})", "nothing is fetched",
                  ErrorCode::Unsupported},
          Refused{"jsonld", R"({"@context":{"a":{"@id":"urn:a","@container":"@graph"}}})", "container",
                  ErrorCode::Unsupported},
          Refused{"jsonld", R"({"@context":{"@import":"urn:x"}})", "@import", ErrorCode::Unsupported},
          Refused{"jsonld", "{\"a\":" + deep, "64 deep", ErrorCode::Limit}}) {
        try {
            (void)import(one.format, one.text);
            ADD_FAILURE() << one.text.substr(0, 100);
        } catch (const ReadError& error) {
            EXPECT_THAT(to_string(error.problems().at(0)), HasSubstr(one.message)) << one.text.substr(0, 100);
            EXPECT_EQ(error.problems().at(0).code, one.code) << one.text.substr(0, 100);
            EXPECT_EQ(error.problems().at(0).where.file, "graph.x");
        }
    }
    ReadOptions few;
    few.max_records = 1;
    EXPECT_THROW((void)import("turtle", prefixes + "x:a a x:B, x:C .", few), ReadError);
    few.max_records = 0;
    few.max_string_bytes = 10;
    EXPECT_THROW((void)import("turtle", "<urn:a> <urn:b> \"0123456789012345\" .", few), ReadError);
}

TEST(Rdf, GivesRandomCasesBackWholeInEitherSyntax) {
    for (std::uint64_t seed = 0; seed < 40; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        expect_round_trip(find_format("turtle"), random_case(seed));
        expect_round_trip(find_format("jsonld"), random_case(seed));
    }
}

TEST(Rdf, GivesUnknownFieldsBackWhole) {
    Case whole = random_case(3);
    whole.info.extra = R"({"shelf":7})";
    whole.agents[0].extra = R"({"b":null,"rdf":{"schema:email":[{"@value":"x"}],"no iri":[1]},"a":1})";
    whole.agents[0].same_as = {"agent:a1", "https://x.example/\u00e9", "no iri", "mailto:a@x.example"};
    whole.claims[0].text = "quote \" and \\ and \n line \x01 \u2028";
    whole.claims[1].extra = R"({"rdf":{"rdf:type":[{"@id":"schema:Quotation"}],"@id":"urn:x"}})";
    expect_round_trip(find_format("turtle"), whole);
    expect_round_trip(find_format("jsonld"), whole);
}

// --- against tools that we did not write

std::string run(const std::string& command) {
    std::string text;
    FILE* const pipe = popen(command.c_str(), "r");
    char buffer[4096];
    for (std::size_t n = 0; (n = std::fread(buffer, 1, sizeof buffer, pipe)) > 0;) text.append(buffer, n);
    return pclose(pipe) == 0 ? text : std::string();
}

// A folder a test: they run side by side.
std::filesystem::path scratch() {
    const char* const test = ::testing::UnitTest::GetInstance()->current_test_info()->name();
    const auto folder = std::filesystem::path(GAINSAY_BINARY_DIR) / "rdf_conformance" / test;
    std::filesystem::create_directories(folder);
    return folder;
}

void save(const std::filesystem::path& path, const std::string& text) {
    std::ofstream(path) << text;
}

Case example() {
    std::ifstream in(std::string(GAINSAY_SOURCE_DIR) + "/fixtures/iran-tip-2018/case.json");
    return read_case(in, "case.json");
}

TEST(Rdf, TurtleIsReadByRapperAndGivesTheSameCase) {
    if (run("command -v rapper").empty()) GTEST_SKIP() << "no rapper (raptor2-utils)";
    for (const Case& whole : {example(), random_case(5), random_case(8)}) {
        save(scratch() / "case.ttl", exported("turtle", whole));
        // N-Triples are Turtle: what rapper understood is read by us again.
        const std::string triples =
            run("rapper -q -i turtle -o ntriples '" + (scratch() / "case.ttl").string() + "'");
        ASSERT_FALSE(triples.empty());
        EXPECT_EQ(exported("json", import("turtle", triples).whole), exported("json", whole));
    }
}

TEST(Rdf, JsonLdIsTheSameGraphAsTurtleToOthers) {
    if (run("command -v rapper && command -v node").empty()) GTEST_SKIP() << "no rapper or no node";
    const char* const given = std::getenv("GAINSAY_PEERS");
    const std::filesystem::path peers =
        given != nullptr ? given : std::filesystem::path(GAINSAY_SOURCE_DIR) / "build" / "peers";
    const std::filesystem::path module = peers / "node_modules" / "jsonld";
    if (!std::filesystem::exists(module))
        GTEST_SKIP() << "no npm package jsonld in " << peers << "; tools/dev test installs it where it can";
    save(scratch() / "same.cjs", "const jsonld = require('" + module.string() + R"('), fs = require('fs');
const opts = {algorithm: 'URDNA2015', format: 'application/n-quads', documentLoader: () => { throw new Error('fetched'); }};
(async () => {
  const a = await jsonld.canonize(JSON.parse(fs.readFileSync('case.jsonld')), opts);
  const b = await jsonld.canonize(fs.readFileSync('case.nt', 'utf8'), {...opts, inputFormat: 'application/n-quads'});
  const x = new Set(a.split('\n')), y = new Set(b.split('\n'));
  for (const line of x) if (!y.has(line)) console.log('only JSON-LD: ' + line);
  for (const line of y) if (!x.has(line)) console.log('only Turtle: ' + line);
  console.log('compared ' + (x.size > 100 ? 'many' : 'few'));
})();
)");
    for (const Case& whole : {example(), random_case(5)}) {
        save(scratch() / "case.ttl", exported("turtle", whole));
        save(scratch() / "case.jsonld", exported("jsonld", whole));
        EXPECT_EQ(run("cd '" + scratch().string() +
                      "' && rapper -q -i turtle -o ntriples case.ttl > case.nt && node same.cjs"),
                  "compared many\n");
    }
}

TEST(Rdf, GuessesItsOwnAndLeavesOthersAlone) {
    const auto guess = [](std::string_view text) {
        const Format* format = guess_format(text);
        return format == nullptr ? std::string() : std::string(format->name);
    };
    EXPECT_EQ(guess("# a comment\n@prefix x: <urn:x> ."), "turtle");
    EXPECT_EQ(guess("PREFIX x: <urn:x>"), "turtle");
    EXPECT_EQ(guess(R"([{"@context":{"prov":"http://www.w3.org/ns/prov#"}}])"), "jsonld");
    EXPECT_EQ(find_format("jsonld").guess(R"({"@context":"https://schema.org","@type":"ClaimReview"})"),
              Guess::Maybe);
    EXPECT_EQ(guess("prefix and more words"), "");
}

}  // namespace
}  // namespace gainsay::test
