#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "engine/audit/support/letters.hpp"
#include "engine/audit/support/near_sets.hpp"
#include "engine/audit/support/shared_names.hpp"
#include "tests/engine/audit/in_case.hpp"
#include "tests/support/random_case.hpp"

namespace gainsay::audit {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class LikenessRules : public ::testing::TestWithParam<RuleCase> {};

TEST_P(LikenessRules, Find) {
    EXPECT_EQ(found_in(GetParam()), GetParam().found);
}

constexpr const char* claims = "likeness/claims";
constexpr const char* agents = "likeness/agents";

INSTANTIATE_TEST_SUITE_P(
    Sketches, LikenessRules,
    ::testing::Values(
        RuleCase{"TheSameWords",
                 claims,
                 "claim p \"The dam leaks.\"; claim q \"THE DAM leaks!\"",
                 {"claim:p same words"}},
        RuleCase{"ThreeOfTheSameWordsAreOneFinding",
                 claims,
                 "claim p \"It leaks.\"; claim q \"It leaks\"; claim r \"it leaks\"",
                 {"claim:p same words"}},
        RuleCase{"OneOfThreeIsNotJudged",
                 claims,
                 "claim p \"It leaks.\"; claim q \"It leaks\"; claim r \"it leaks\"; p rephrases q",
                 {"claim:p same words"}},
        RuleCase{
            "AllOfThemAreJudged",
            claims,
            "claim p \"It leaks.\"; claim q \"It leaks\"; claim r \"it leaks\"; p rephrases q; r rephrases q",
            {}},
        RuleCase{"AWordMore",
                 claims,
                 "claim p \"the old dam above the village leaks in winter\";"
                 "claim q \"the old dam above the village leaks badly in winter\"",
                 {"claim:p claim:q"}},
        RuleCase{"ARejectedProposalIsAJudgement",
                 claims,
                 "claim p \"the old dam above the village leaks in winter\";"
                 "claim q \"the old dam above the village leaks badly in winter\"; q rephrases p rejected",
                 {}},
        RuleCase{"SoIsAContradiction",
                 claims,
                 "claim p \"the old dam above the village leaks in winter\";"
                 "claim q \"the old dam above the village leaks never in winter\"; p contradicts q",
                 {}},
        RuleCase{"OtherWords", claims, "claim p \"the dam leaks\"; claim q \"the dam is old\"", {}},
        RuleCase{"NoWordsAtAll", claims, "claim p \"…\"; claim q \"?\"", {}},
        RuleCase{"NamesBesideCase",
                 agents,
                 "agent a named \"Ministry of  Water\"; agent b named \"MINISTRY of Water\"",
                 {"agent:a agent:b"}},
        RuleCase{"AMemberOfABodyOfTheSameNameIsAnother",
                 agents,
                 "agent a named \"Water\"; agent b named \"water\"; a speaks for b",
                 {}},
        RuleCase{"AccentsMakeAnotherName", agents, "agent a named \"Müller\"; agent b named \"Muller\"", {}}),
    [](const auto& one) { return std::string(one.param.name); });

TEST(NearClaims, FindOnlyTheSameWordsWhenAllMustBeAlike) {
    const Case whole = test::draw_case(
        "claim p \"the old dam above the village leaks in winter\"; claim q \"the old dam above the village "
        "leaks badly in "
        "winter\"; claim r \"It leaks.\"; claim s \"it leaks\"");
    EXPECT_THAT(audited(claims, whole), SizeIs(2));
    EXPECT_THAT(brief(claims, audited(claims, whole, {{"likeness/claims.likeness", 1}})),
                ElementsAre("claim:r same words"));
}

TEST(LikeAgents, ReadRegisters) {
    Case whole = test::draw_case("agent a named \"Water\"; agent b named \"water\"");
    whole.agents[0].same_as = {"https://www.wikidata.org/wiki/Q1"};
    EXPECT_THAT(audited(agents, whole), SizeIs(1));
    whole.agents[1].same_as = {"https://d-nb.info/gnd/2"};
    EXPECT_THAT(audited(agents, whole), SizeIs(1)) << "two registers tell nothing";
    whole.agents[1].same_as = {"https://www.wikidata.org/wiki/Q2"};
    EXPECT_THAT(audited(agents, whole), IsEmpty());
    whole.agents[1].name = "Something else";
    whole.agents[1].same_as = {"https://www.wikidata.org/wiki/Q1"};
    EXPECT_THAT(audited(agents, whole), SizeIs(1));
}

TEST(LikeDocuments, AreAtOneAddressOrOfOneCopy) {
    Case whole = test::draw_case("document a; document b; document c");
    whole.documents[0].url = "http://WWW.gazette.example:80/dam/#top";
    whole.documents[1].url = "https://gazette.example/dam?utm_source=x&fbclid=y";
    whole.documents[2].url = "https://gazette.example/Dam";
    const auto found = [&] { return brief("likeness/documents", audited("likeness/documents", whole)); };
    EXPECT_THAT(found(), ElementsAre("document:a document:b"));
    whole.documents[1].part_of.push_back(DocumentId("document:a"));
    EXPECT_THAT(found(), IsEmpty());
    for (const std::size_t i : {1U, 2U}) whole.documents[i].snapshot = StoredCopy{"", std::string(64, 'a')};
    EXPECT_THAT(found(), ElementsAre("document:b document:c"));
}

struct UrlCase {
    const char *url, *plain;
};

TEST(PlainUrl, LeavesOutWhatLeadsToTheSamePage) {
    for (const UrlCase& c :
         {UrlCase{"https://www.Example.org/a/B/?q=1&utm_medium=x#f", "example.org/a/B?q=1"},
          UrlCase{"http://user@example.org:443", "example.org"}, UrlCase{"example.org/a", ""},
          UrlCase{"", ""}, UrlCase{"https://", ""}, UrlCase{"https://e.org/?a=1&b=2", "e.org?a=1&b=2"}}) {
        EXPECT_EQ(plain_url(c.url), c.plain) << c.url;
    }
}

TEST(WordsOf, FoldsLettersAndDropsPunctuation) {
    EXPECT_EQ(words_of("  “The DAM”, 3.5 %—leaks… "), "the dam 3 5 leaks");
    EXPECT_EQ(words_of("ÄRGER и ВОДА、水"), "ärger и вода 水");
    EXPECT_EQ(words_of("—…!?"), "");
    EXPECT_EQ(words_of("\xFF"), "\xFF");
    EXPECT_FALSE(has_words("¿…?"));
}

// --- against comparing all with all

std::vector<std::string> random_texts(std::uint64_t seed) {
    test::Dice dice(seed);
    std::vector<std::string> texts;
    for (std::size_t i = 0; i < 40; ++i) {
        std::string text;
        if (i > 0 && !dice.one_in(3)) {  // like an earlier one, but for a word
            text = texts[dice.below(i)];
            const std::size_t at = text.find(' ', dice.below(text.size()));
            if (at != std::string::npos) text.insert(at, " w" + std::to_string(dice.below(9)));
        } else {
            for (std::size_t k = 3 + dice.below(15); k > 0; --k)
                text += "w" + std::to_string(dice.below(12)) + (k > 1 ? " " : "");
        }
        texts.push_back(text);
    }
    return texts;
}

std::vector<NearPair> compare_all(const std::vector<std::string>& texts, double least) {
    std::vector<std::set<std::pair<std::string, std::string>>> sets;
    for (const std::string& text : texts) {
        auto& set = sets.emplace_back();
        std::string before;
        for (std::size_t at = 0; at < text.size();) {
            const std::size_t end = std::min(text.find(' ', at), text.size());
            set.emplace(before, text.substr(at, end - at));
            before = text.substr(at, end - at);
            at = end + 1;
        }
        set.emplace(before, "");
    }
    std::vector<NearPair> near;
    for (std::uint32_t a = 0; a < sets.size(); ++a) {
        for (std::uint32_t b = a + 1; b < sets.size(); ++b) {
            std::size_t shared = 0;
            for (const auto& shingle : sets[a]) shared += sets[b].count(shingle);
            const double likeness =
                static_cast<double>(shared) / static_cast<double>(sets[a].size() + sets[b].size() - shared);
            if (likeness >= least) near.push_back({a, b, likeness});
        }
    }
    return near;
}

TEST(NearPairs, AreThoseThatComparingAllFinds) {
    std::size_t found = 0;
    for (std::uint64_t seed = 0; seed < 200; ++seed) {
        for (const double least : {0.3, 0.5, 0.7, 0.9, 1.0}) {
            SCOPED_TRACE("seed " + std::to_string(seed) + ", least " + std::to_string(least));
            const std::vector<std::string> texts = random_texts(seed);
            ShingleSets sets;
            for (const std::string& text : texts) sets.add(text);
            const std::vector<NearPair> near = near_pairs(sets, least);
            EXPECT_EQ(near, compare_all(texts, least));
            found += near.size();
        }
    }
    EXPECT_GT(found, 1000U);
}

TEST(NearPairs, StayFewInACrowd) {
    ShingleSets sets;
    for (int i = 0; i < 3000; ++i)
        sets.add("a b c d e f g h i j");  // all alike, but for what makes them differ
    EXPECT_LE(near_pairs(sets, 0.7, 10).size(), 3000U * 10U);
}

}  // namespace
}  // namespace gainsay::audit
