// The syntax by itself: what a text says in Argdown's own terms, and what is refused where.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "graphs/format/argdown/syntax/spelling.hpp"
#include "graphs/format/argdown/syntax/yaml.hpp"
#include "tests/graphs/format/argdown/peer_map.hpp"

namespace gainsay::test {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

struct Signs {
    const char* name;
    const char* text;
    std::vector<std::string> relations;
    friend void PrintTo(const Signs& one, std::ostream* out) { *out << one.name; }
};
class ArgdownSigns : public ::testing::TestWithParam<Signs> {};

TEST_P(ArgdownSigns, Relate) {
    const auto relations = plain(parsed_map(GetParam().text)).relations;
    EXPECT_EQ(std::vector<std::string>(relations.begin(), relations.end()), GetParam().relations);
}

INSTANTIATE_TEST_SUITE_P(
    Argdown, ArgdownSigns,
    ::testing::Values(Signs{"BothWays",
                            "[A]\n  <+ [B]\n  +> [C]\n  <- [D]\n  -> [E]\n  >< [G]\n  + [H]\n  - [I]\n",
                            {"[A] attack [E]", "[A] contradictory [G]", "[A] support [C]", "[B] support [A]",
                             "[D] attack [A]", "[H] support [A]", "[I] attack [A]"}},
                      Signs{"LeadToThemselvesBesideOthers",
                            "[B]\n  -> [A]\n\n[A]\n  -> [A]\n\n<D>: d\n  _> <C>\n\n<C>: c\n  _> <C>\n",
                            {"<C> undercut <C>", "<D> undercut <C>", "[A] attack [A]", "[B] attack [A]"}},
                      Signs{"NestByIndentation",
                            "[A]\n\t- [B]\n\t\t- [C]\n\t- [D]\n",
                            {"[B] attack [A]", "[C] attack [B]", "[D] attack [A]"}},
                      Signs{
                          "AreStricterInStrictMode",
                          "===\nmodel: {mode: strict}\n===\n\n[A]\n  + [B]\n  - [C]\n  >< [D]\n  - <E>\n",
                          {"<E> attack [A]", "[A] contradictory [D]", "[A] contrary [C]", "[B] entails [A]"}},
                      Signs{"OfAnArgumentWithAStructureAreOfItsConclusion",
                            "<A>\n  -> [X]\n\n(1) p\n----\n(2) [Q]\n",
                            {"[Q] attack [X]"}},
                      Signs{"UndercutTheLastInference",
                            "<A>\n  <_ [X]\n\n(1) [p]\n----\n(2) [m]\n----\n(3) [Q]\n",
                            {"[X] undercut <A> 2"}},
                      Signs{"BelowAnInferenceUndercutIt",
                            "<A>\n\n(1) [p]\n----\n  <_ [X]\n(2) [m]\n----\n(3) [Q]\n",
                            {"[X] undercut <A> 1"}},
                      Signs{"MeanTheSameTwice", "[A]\n  - [B]\n\n[B]\n  -> [A]\n", {"[B] attack [A]"}}),
    [](const auto& one) { return std::string(one.param.name); });

TEST(Argdown, GathersAllPlacesOfATitle) {
    const PlainMap map = plain(parsed_map("[A]: one\n\n[A]: two\n  + other\n\n[A]\n"));
    EXPECT_THAT(map.statements.at("A"),
                ElementsAre("top-level-statement: one", "top-level-statement: two", "top-level-statement"));
    EXPECT_THAT(map.statements.at("Untitled 1"), ElementsAre("relation-statement: other"));
}

TEST(Argdown, TakesWordsApartFromTagsLinksAndType) {
    const argdown::Map map = parsed_map(
        "[A]: one **two** _three_ [four](https://x.org/a_b) #five\nsix #(seven eight) :heart: 5*3 \\[nine\\] "
        "snake_case @[B]\n");
    const argdown::Content& content = map.statements[0].members[0].content;
    EXPECT_EQ(content.plain, "one two three four six \u2764 5*3 [nine] snake_case @[B]");
    EXPECT_THAT(content.tags, ElementsAre("five", "seven eight"));
    ASSERT_EQ(content.links.size(), 1U);
    EXPECT_EQ(content.links[0].url, "https://x.org/a_b");
    EXPECT_TRUE(content.emphasis);
}

TEST(Argdown, KeepsHeadingsInOneAnother) {
    const argdown::Map map = parsed_map("# One\n\na\n\n## Two #t {x: 1}\n\nb\n\n# Three\n\nc\n");
    ASSERT_EQ(map.sections.size(), 3U);
    EXPECT_EQ(map.sections[1].title, "Two");
    EXPECT_EQ(map.sections[1].parent, 0U);
    EXPECT_EQ(map.sections[2].parent, argdown::none);
    EXPECT_EQ(map.statements[1].members[0].section, 1U);
}

struct Wrong {
    const char* name;
    const char* text;
    const char* where;
    const char* message;
    friend void PrintTo(const Wrong& one, std::ostream* out) { *out << one.name; }
};
class ArgdownMistakes : public ::testing::TestWithParam<Wrong> {};

TEST_P(ArgdownMistakes, AreRefusedWithTheirPlace) {
    try {
        (void)parsed_map(GetParam().text);
        FAIL() << "nothing was refused";
    } catch (const ReadError& error) {
        const Problem& problem = error.problems().at(0);
        EXPECT_EQ(to_string(problem.where), GetParam().where);
        EXPECT_THAT(problem.message, HasSubstr(GetParam().message));
    }
}

INSTANTIATE_TEST_SUITE_P(
    Argdown, ArgdownMistakes,
    ::testing::Values(
        Wrong{"RelationWithoutIndentation", "[A]\n- [B]\n", "text:2:1",
              "expected a relation to stand deeper"},
        Wrong{"RelationBehindAnEmptyLine", "[A]\n\n  - [B]\n", "text:3:3", "without an empty line between"},
        Wrong{"RelationBetweenTwoDepths", "[A]\n    - [B]\n  - [C]\n", "text:3:3",
              "as deep as its neighbours"},
        Wrong{"SignWithoutWords", "[A]\n  - \n\n[B]\n", "text:2:4", "expected words"},
        Wrong{"ArgumentThatContradicts", "[A]\n  >< <B>\n", "text:2:6", "only statements contradict"},
        Wrong{"TitleWithoutEmptyLine", "[A]: a\n[B]: b\n", "text:2:1", "expected an empty line before"},
        Wrong{"WordsBehindAReference", "[A] a\n", "text:1:5", "expected a colon behind the title"},
        Wrong{"ArgumentWithoutConclusion", "(1) a\n(2) b\n", "text:3:1", "expected a line of hyphens"},
        Wrong{"InferenceThatIsNotClosed", "(1) a\n--\nrule\n\n(2) b\n", "text:2:1",
              "inference that is not closed"},
        Wrong{"SecondStructure", "<A>\n\n(1) a\n----\n(2) b\n\n<A>\n\n(1) c\n----\n(2) d\n", "text:9:1",
              "found a second structure for the argument <A>"},
        Wrong{"WordsBehindData", "[A]: a {x: 1} b\n", "text:1:15", "needs a \\ before it"},
        Wrong{"DataThatIsNoYaml", "[A]: a\n  {x: [1}\n", "text:2:9", "no YAML"},
        Wrong{"KeyTwice", "[A]: a {x: 1, x: 2}\n", "text:1:15", "a second time"},
        Wrong{"Alias", "[A]: a {x: &b [1], y: *b}\n", "text:1:12", "anchor or alias"},
        Wrong{"FrontMatterThatIsNoMap", "===\n- 1\n===\n\na\n", "text:2:1", "without a key"}),
    [](const auto& one) { return std::string(one.param.name); });

TEST(Argdown, ReadsOnBehindABadParagraph) {
    try {
        (void)parsed_map("[A] a\n\nfine\n\n[B] b\n");
        FAIL();
    } catch (const ReadError& error) {
        EXPECT_EQ(error.problems().size(), 2U);
    }
}

TEST(ArgdownData, IsReadAndWrittenAlike) {
    for (const char* text : {"{}", R"({a: "b", c: [1, 2.5, true, null], d: {e: ""}})",
                             R"({"Key x": "\u007d, \" \\"})", R"({a: "\u003d\u003d= x\u005d: <y\u003e:"})"}) {
        EXPECT_EQ(argdown::to_flow(argdown::read_yaml(text, {1, 1}, {})), text);
    }
}

TEST(ArgdownSpelling, ReadsBackOrSaysThatItCannot) {
    for (const char* text :
         {"plain", "1.5 and 2.5.x", "i.e. this", "[a] <b> {c} #d *e* _f_ \\g", "https://x.org//a*b/*c",
          "a:b:c :heart:", "=== ==", "ends in \\", "(1) not a number", "- not a sign",
          "@[Title] and @<Other>", "@[", "a.@[b].c", "<!-- no -->", "snake_case_word", "50% > 30% < 60%",
          "\xC3\xA9.\xC3\xA9.", "a , b", "x]: y"}) {
        const auto spelt = argdown::spell(text, {"tag", "two words"});
        ASSERT_TRUE(spelt) << text;
        const argdown::Map map = parsed_map("[T]: " + *spelt + "\n");
        EXPECT_EQ(map.statements[0].members[0].content.plain, text);
        EXPECT_THAT(map.statements[0].members[0].content.tags, ElementsAre("tag", "two words"));
    }
    for (const char* text : {"", " a", "a ", "a\nb", "a,  b", "a\tb"})
        EXPECT_FALSE(argdown::spell(text, {})) << text;
    EXPECT_FALSE(argdown::spell("a", {"b)c"}));
    EXPECT_FALSE(argdown::spell("a", {"b", "b"}));
}

}  // namespace
}  // namespace gainsay::test
