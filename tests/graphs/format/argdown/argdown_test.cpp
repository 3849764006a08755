// Argdown as a case: what becomes of statements, arguments, relations and data, and back.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "graphs/format/loss.hpp"
#include "graphs/format/registry.hpp"
#include "graphs/format/text_case/case_json.hpp"
#include "tests/graphs/format/round_trip.hpp"
#include "tests/support/random_case.hpp"

namespace gainsay::test {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

struct ImportedText {
    Case whole;
    LossReport losses{LossReport::every_place};
};

ImportedText import_texts(const std::vector<std::string>& texts) {
    ImportedText result;
    CaseBuilder builder;
    const ReadOptions options;
    const auto reader = find_format("argdown").reader(builder, options, result.losses);
    for (std::size_t i = 0; i < texts.size(); ++i) {
        std::istringstream in(texts[i]);
        reader->read(in, std::to_string(i + 1) + ".argdown");
    }
    reader->finish();
    result.whole = builder.take();
    return result;
}

std::string slug(const RecordId& id) {
    return std::string(id.slug());
}

/// Claims, statements and relations as lines; a relation is called by its ends, an undercut's target too.
std::vector<std::string> lines_of(const Case& whole) {
    std::vector<std::string> lines;
    for (const Statement& s : whole.statements)
        lines.push_back(slug(s.speaker) + " " + std::string(to_word(s.stance)) + " " + slug(s.of));
    for (const Relation& r : whole.relations) {
        std::string line = slug(r.from) + " " + std::string(to_word(r.kind)) + " ";
        const auto target = std::find_if(whole.relations.begin(), whole.relations.end(),
                                         [&](const Relation& one) { return one.id.any() == r.to; });
        line += target == whole.relations.end()
                    ? slug(r.to)
                    : "(" + slug(target->from) + " " + std::string(to_word(target->kind)) + " " +
                          slug(target->to) + ")";
        if (r.asserted_by) line += " by " + slug(*r.asserted_by);
        lines.push_back(line);
    }
    std::sort(lines.begin(), lines.end());
    return lines;
}

std::vector<std::string> loss_kinds(const LossReport& losses) {
    std::vector<std::string> kinds;
    for (const LossReport::Kind& kind : losses.kinds())
        kinds.push_back(std::to_string(kind.count) + " " + kind.what);
    return kinds;
}

struct Text {
    const char* name;
    const char* text;
    std::vector<std::string> lines;
    std::vector<std::string> lost;
    friend void PrintTo(const Text& one, std::ostream* out) { *out << one.name; }
};
class ArgdownTexts : public ::testing::TestWithParam<Text> {};

TEST_P(ArgdownTexts, BecomeStatementsAndRelations) {
    const ImportedText imported = import_texts({GetParam().text});
    EXPECT_EQ(lines_of(imported.whole), GetParam().lines);
    EXPECT_EQ(loss_kinds(imported.losses), GetParam().lost);
    EXPECT_THAT(check_case(imported.whole), IsEmpty());
}

INSTANTIATE_TEST_SUITE_P(
    Argdown, ArgdownTexts,
    ::testing::Values(
        Text{"AttackIsARebuttal", "[a]: rain\n  - [b]: sun\n", {"b rebuts a"}, {}},
        Text{"SupportIsASupport", "[a]: rain\n  + [b]: clouds\n", {"b supports a"}, {}},
        Text{"ContradictionIsOne", "[a]: rain\n  >< [b]: sun\n", {"a contradicts b"}, {}},
        Text{"StrictSupportIsAnEntailment",
             "===\nmodel: {mode: strict}\n===\n\n[a]: rain\n  + [b]: storm\n  - [c]: sun\n",
             {"b entails a", "c contradicts a"},
             {}},
        Text{"PremisesSupportTheConclusion",
             "<arg>: because\n\n(1) [p]\n(2) [q]\n----\n(3) [c]\n",
             {"p supports c", "q supports c"},
             {}},
        Text{"IntermediateConclusionIsAPremise",
             "<arg>\n\n(1) [p]\n----\n(2) [m]\n(3) [q]\n----\n(4) [c]\n",
             {"m supports c", "p supports m", "q supports c"},
             {}},
        Text{"UsesSayWhichPremises",
             "<arg>\n\n(1) [p]\n(2) [q]\n-- rule {uses: [2]} --\n(3) [c]\n",
             {"q supports c"},
             {}},
        Text{"UndercutAttacksTheStep",
             "<arg>\n  _ [u]: no such rule\n\n(1) [p]\n----\n(2) [c]\n",
             {"p supports c", "u undercuts (p supports c)"},
             {}},
        Text{"AttackOnAnArgumentWithPremisesAttacksTheStep",
             "<arg>\n  - [u]: no\n\n(1) [p]\n(2) [q]\n----\n(3) [c]\n",
             {"p supports c", "q supports c", "u undercuts (p supports c)", "u undercuts (q supports c)"},
             {}},
        Text{"SupportOfAnArgumentWithPremisesSupportsItsConclusion",
             "<arg>\n  + [u]: yes\n\n(1) [p]\n----\n(2) [c]\n",
             {"p supports c", "u supports c"},
             {}},
        Text{"ArgumentWithPremisesAttacksByItsConclusion",
             "<arg>\n  -> [x]\n\n(1) [p]\n----\n(2) [c]\n",
             {"c rebuts x", "p supports c"},
             {}},
        Text{
            "UndercutOfAStatementIsReported", "[a]: rain\n  _ [b]: sun\n", {}, {"1 undercut of a statement"}},
        Text{"SpeakerAssertsWhatStandsBesideTheName",
             "[a]: rain {speaker: Ann Lee, date: 2018-07-02, source: Gazette}\n",
             {"ann-lee asserts a"},
             {}},
        Text{"EveryPlaceHasItsSpeaker",
             "[a]: rain {speaker: [Ann, Bob]}\n\n[a] {speaker: Cid, stance: denies}\n",
             {"ann asserts a", "bob asserts a", "cid denies a"},
             {}},
        Text{"ProponentOfAStepAssertsIt",
             "<arg> {proponent: Ann}\n\n(1) [p]\n----\n(2) [c]\n",
             {"p supports c by ann"},
             {}},
        Text{"DataOfARelationSaysWhoseItIs",
             "[a]: rain\n  - [b] {relation: {id: \"relation:x\", asserted_by: \"agent:ann\"}}\n\n[c]: c "
             "{speaker: Ann}\n",
             {"ann asserts c", "b rebuts a by ann"},
             {}},
        Text{"CommentsTypeAndIncludesAreReported",
             "// note\n[a]: very *wet* rain\n\n@include(other.argdown)\n",
             {},
             {"1 @include", "1 comment", "1 emphasis"}}),
    [](const auto& one) { return std::string(one.param.name); });

TEST(Argdown, MakesOneClaimOfATitleAndKeepsItsOtherWords) {
    const ImportedText imported = import_texts(
        {"# Weather\n\n[Rain]: It rains. #wet\n\n[Rain]: It is raining. #(very wet) {isInMap: false}\n"});
    ASSERT_EQ(imported.whole.claims.size(), 1U);
    const Claim& claim = imported.whole.claims[0];
    EXPECT_EQ(claim.id.text(), "claim:rain-3a4700f6");
    EXPECT_EQ(claim.text, "It is raining.");
    EXPECT_THAT(claim.topics, ElementsAre("wet", "very wet"));
    EXPECT_EQ(claim.extra, R"({"argdown":{"title":"Rain","section":["Weather"],"texts":["It rains."],)"
                           R"("data":{"isInMap":false}}})");
    EXPECT_EQ(imported.whole.info.extra, R"({"argdown":{"sections":[{"title":"Weather","level":1}]}})");
}

TEST(Argdown, MakesOneClaimOfTheSameWordsWithoutTitle) {
    const ImportedText imported = import_texts({"It rains.\n  + clouds\n\nIt rains.\n  + thunder\n"});
    EXPECT_EQ(imported.whole.claims.size(), 3U);
    EXPECT_EQ(imported.whole.relations.size(), 2U);
}

TEST(Argdown, ReadsSeveralInputsAsOneMap) {
    const ImportedText imported =
        import_texts({"===\ntitle: One\n===\n\n[a]: rain\n  - [b]\n", "===\ntitle: Two\n===\n\n[b]: sun\n"});
    EXPECT_EQ(imported.whole.claims.size(), 2U);
    EXPECT_EQ(imported.whole.info.title, "One");
    EXPECT_THAT(loss_kinds(imported.losses), ElementsAre("1 front matter of a further input"));
}

TEST(Argdown, PlacesAQuoteInItsSource) {
    const ImportedText imported = import_texts(
        {"[a]: rain {speaker: Ann, body: Met Office, date: 2018-07-02, source: Gazette, quote: it pours}\n\n"
         "[b]: sun {source: \"https://example.org/b\"}\n"});
    ASSERT_EQ(imported.whole.statements.size(), 1U);
    const Statement& said = imported.whole.statements[0];
    EXPECT_EQ(said.said_on->text(), "2018-07-02");
    EXPECT_EQ(said.manner, Manner::Quote);
    EXPECT_EQ(said.occurrences.at(0).selector->exact, "it pours");
    ASSERT_EQ(imported.whole.documents.size(), 2U);
    EXPECT_EQ(imported.whole.agents.at(0).affiliations.at(0).with.text(), "agent:met-office");
    const auto& stating = imported.whole.documents[0].title == "Gazette" ? imported.whole.documents[1]
                                                                         : imported.whole.documents[0];
    EXPECT_EQ(stating.url, "https://example.org/b");
    EXPECT_EQ(stating.states.at(0).text(), "claim:b");
}

struct BadData {
    const char* text;
    const char* message;
};

TEST(Argdown, RefusesRecordsInDataThatAreNone) {
    const std::string ours = "===\ncase: {gainsay: 1}\n===\n\n";
    for (const BadData& one :
         {BadData{"[a]: a {id: \"claim:a\", valid: never}", "valid"},
          BadData{"[a]: a {statements: [{id: \"statement:s\"}]}", "speaker"},
          BadData{"[a]: a {statements: 3}", "expected one in [ ]"},
          BadData{"[a]: a {speaker: Ann, stance: maybe}", "expected one of asserts, denies, questions"},
          BadData{"[a]: a {relations: [{id: \"relation:r\", kind: rebuts, to: \"claim:zz\"}]}", "claim:zz"},
          BadData{"[a]: a {id: \"claim:a\"}\n\n[a] {id: \"claim:a\", note: \"x\"}", "is not described"},
          BadData{
              "[a]: a\n  - [b] {relation: {id: \"relation:r\"}}\n  - [c] {relation: {id: \"relation:r\"}}",
              "given twice"}}) {
        try {
            (void)import_texts({ours + one.text + "\n"});
            ADD_FAILURE() << one.text;
        } catch (const ReadError& error) {
            EXPECT_THAT(to_string(error.problems().at(0)), HasSubstr(one.message));
        }
    }
    EXPECT_THROW((void)import_texts({"===\ncase: {gainsay: 2}\n===\n\n[a]: a\n"}), ReadError);
}

TEST(Argdown, KeepsRandomCasesWhole) {
    for (std::uint64_t seed = 0; seed < 100; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        expect_round_trip(find_format("argdown"), random_case(seed));
    }
}

TEST(Argdown, KeepsTheFixturesWhole) {
    std::size_t cases = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(
             std::filesystem::path(GAINSAY_SOURCE_DIR) / "fixtures")) {
        if (entry.path().filename() != "case.json") continue;
        SCOPED_TRACE(entry.path().string());
        CaseBuilder builder;
        std::ifstream in(entry.path());
        read_case_json(in, entry.path().string(), builder, {});
        expect_round_trip(find_format("argdown"), builder.take());
        ++cases;
    }
    EXPECT_GE(cases, 5U);
}

TEST(Argdown, KeepsTextsThatLookLikeSigns) {
    Case whole;
    std::size_t number = 0;
    for (const char* text : {" blank ends ", "two\nlines", "{brace} }, x", "]: and >:", "// no comment",
                             "=== x ===", "\xE2\x80\xA8", "@[claim]", "\x7F\xC2\x85", "a\t\tb",
                             "\xEF\xBB\xBFmark", "#tag *bold*"}) {
        Claim claim;
        claim.id = ClaimId("claim:c" + std::to_string(10 + number++));
        claim.text = text;
        claim.topics = {text};
        claim.note = text;
        claim.extra = R"({"speaker":"no key of ours","a b":{"} c":[1e40,-0.50,null]}})";
        whole.claims.push_back(claim);
        Relation relation;
        relation.id = RelationId("relation:r" + std::to_string(10 + number));
        relation.kind = RelationKind::Rebuts;
        relation.from = claim.id;
        relation.to = claim.id;
        relation.note = text;
        whole.relations.push_back(relation);
    }
    whole.info.title = "=== } ]:";
    whole.info.extra = R"({"argdown":{"front_matter":{"x":"==="}}})";
    expect_round_trip(find_format("argdown"), whole);
}

TEST(Argdown, IsGuessedByItsTitlesAndNotByItsSigns) {
    EXPECT_EQ(guess_format("\n[Rain]: It rains.\n"), &find_format("argdown"));
    EXPECT_EQ(guess_format("===\ntitle: x\n===\n"), &find_format("argdown"));
    EXPECT_EQ(guess_format("Rain\n  + <Clouds>\n"), &find_format("argdown"));
    for (const char* text : {"list:\n  - item\n  - [1, 2]x\n", "<?xml version=\"1.0\"?>\n", "[{\"a\": 1}]",
                             "[x]: http://e.org\n", "<http://a> <http://b> <http://c> .\n", "a,b\n1,2\n"}) {
        const Format* const guessed = guess_format(text);
        EXPECT_FALSE(guessed != nullptr && guessed->name == "argdown" && guessed->guess(text) == Guess::Yes)
            << text;
    }
}

}  // namespace
}  // namespace gainsay::test
