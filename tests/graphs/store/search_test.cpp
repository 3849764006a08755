#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>

#include "graphs/format/text_case/case_json.hpp"
#include "tests/graphs/store/store_fixture.hpp"
#include "tests/support/random_case.hpp"

namespace gainsay::test {
namespace {

constexpr const char* searched = R"({"gainsay": 1, "title": "S",
"agents": [
  {"id": "agent:amnesty", "name": "Amnesty International", "kind": "organization", "aliases": ["AI", "Secours"]},
  {"id": "agent:fars", "name": "Fārs News Agency", "kind": "media", "aliases": ["خبرگزاری فارس"]}],
"documents": [{"id": "document:report", "title": "Death sentences and executions 2017", "kind": "report"}],
"claims": [
  {"id": "claim:b", "text": "At least 507 people were executed in Iran"},
  {"id": "claim:a", "text": "At least 507 people were executed in Iran"},
  {"id": "claim:half", "text": "More than half of all executions took place in Iran, the U.S. says"}],
"statements": [
  {"id": "statement:s", "speaker": "agent:fars", "stance": "denies", "of": "claim:a", "note": "an angry tone",
   "occurrences": [{"document": "document:report", "selector": {"exact": "the report is biased"}},
                   {"document": "document:report", "selector": {"exact": "a \"naïve\" report"}}]}]})";

class Searches : public testing::Test {
protected:
    static Case read() {
        std::istringstream in(searched);
        return read_case(in, "searched");
    }
    std::vector<std::string> found(const std::string& text, const SearchOptions& options = {}) const {
        std::vector<std::string> hits;
        for (const SearchHit& hit : file_.search(text, options).hits) {
            hits.push_back(hit.id.text() + " " + std::string(to_string(hit.field)) + " " + hit.snippet);
        }
        return hits;
    }

private:
    TempFolder folder_;
    CaseFile file_ = file_with(folder_ / "x", read());
};

using Hits = std::vector<std::string>;

TEST_F(Searches, FindEveryKindOfText) {
    EXPECT_EQ(found("amnesty"), Hits{"agent:amnesty name [Amnesty] International"});
    EXPECT_EQ(found("secours"), Hits{"agent:amnesty alias [Secours]"});
    EXPECT_EQ(found("sentences"), Hits{"document:report title Death [sentences] and executions 2017"});
    EXPECT_EQ(found("half"),
              Hits{"claim:half text More than [half] of all executions took place in Iran, the U.S. says"});
    EXPECT_EQ(found("biased"), Hits{"statement:s quote the report is [biased]"});
    EXPECT_EQ(found("angry"), Hits{"statement:s note an [angry] tone"});
}

TEST_F(Searches, OrderEqualTextsById) {
    EXPECT_EQ(found("507"), (Hits{"claim:a text At least [507] people were executed in Iran",
                                  "claim:b text At least [507] people were executed in Iran"}));
    EXPECT_EQ(found("507", {.limit = 1}), Hits{"claim:a text At least [507] people were executed in Iran"});
    EXPECT_EQ(found("507", {.limit = 0}), Hits{});
}

TEST_F(Searches, IgnoreCaseAndAccents) {
    EXPECT_EQ(found("FARS"), Hits{"agent:fars name [Fārs] News Agency"});
    EXPECT_EQ(found("naive"), Hits{"statement:s quote a \"[naïve]\" report"});
    EXPECT_EQ(found("فارس"), Hits{"agent:fars alias خبرگزاری [فارس]"});
}

TEST_F(Searches, TakeWordsPhrasesAndBeginnings) {
    EXPECT_EQ(found("iran half").size(), 1U);  // all words, in any order
    EXPECT_EQ(found("report biased"), Hits{"statement:s quote the [report] is [biased]"});
    EXPECT_EQ(found("\"report biased\""), Hits{});
    EXPECT_EQ(found("\"executed in Iran\"").size(), 2U);
    EXPECT_EQ(found("exec*").size(), 4U);
    EXPECT_EQ(found("\"executions took pl\"*").size(), 1U);
    EXPECT_EQ(found("exec"), Hits{});
    EXPECT_EQ(found("u.s."),
              Hits{"claim:half text More than half of all executions took place in Iran, the [U.S]. says"});
}

TEST_F(Searches, CanBeOfSomeKindsOnly) {
    EXPECT_EQ(found("executions", {.kinds = {RecordKind::Document}}).size(), 1U);
    EXPECT_EQ(found("executions", {.kinds = {RecordKind::Claim, RecordKind::Document}}).size(), 2U);
    EXPECT_EQ(found("executions", {.kinds = {RecordKind::Review}}), Hits{});
}

TEST_F(Searches, MarkAndCutAsAsked) {
    EXPECT_EQ(found("place", {.mark_begin = "<b>", .mark_end = "</b>", .snippet_words = 4}),
              Hits{"claim:half text …took <b>place</b> in Iran…"});
}

TEST_F(Searches, FindNoSyntaxErrorInAnything) {
    for (const char* text : {"",
                             " ",
                             "\"",
                             "\"\"",
                             "*",
                             "**",
                             "AND",
                             "OR NOT",
                             "NEAR(",
                             "a:b",
                             "(",
                             "-x",
                             "^x",
                             "{",
                             "}",
                             "a\"b",
                             "'",
                             "''",
                             "; DROP TABLE claim",
                             "text:iran",
                             "+",
                             "\\",
                             "\"a*",
                             "a*b*",
                             "\xFF\xFE",
                             "\xC3",
                             "—",
                             "﷽",
                             "🎈",
                             "NEAR(a b, 3)"}) {
        SCOPED_TRACE(text);
        EXPECT_NO_THROW((void)found(text));
    }
    EXPECT_NO_THROW((void)found(std::string("a\0b", 3)));
    EXPECT_EQ(found("OR"), Hits{});  // a word like others
    std::string many;
    for (int i = 0; i < 65; ++i) many += "w" + std::to_string(i) + " ";
    EXPECT_EQ(error_of([&] { (void)found(many); }),
              "limit: found more than 64 words to search for; search for fewer, or for a phrase in quotes");
    Dice dice(1);
    for (int i = 0; i < 300; ++i) {
        std::string text;
        for (std::size_t n = dice.below(12); n > 0; --n)
            text += "ab \"*^():+-{}\\'\n\xC3\xA9"[dice.below(18)];
        SCOPED_TRACE(text);
        EXPECT_NO_THROW((void)found(text));
    }
}

// --- what is best, and how much is looked at

CaseFile file_with_claims(const std::filesystem::path& path, const std::vector<std::string>& texts) {
    Case whole;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        Claim claim;
        claim.id = ClaimId("claim:c" + std::to_string(10'000 + i));
        claim.text = texts[i];
        whole.claims.push_back(claim);
    }
    return file_with(path, whole);
}

struct RankCase {
    const char* name;
    const char* words;
    std::vector<std::string> texts;  // the best first
    friend void PrintTo(const RankCase& c, std::ostream* out) { *out << c.name; }
};
class Ranks : public testing::TestWithParam<RankCase> {};

TEST_P(Ranks, OfTheBetterTextComeFirst) {
    std::vector<std::string> texts = GetParam().texts;
    for (int turn = 0; turn < 2; ++turn) {  // whichever was added first
        const TempFolder folder;
        std::vector<std::string> found;
        for (const SearchHit& hit :
             file_with_claims(folder / "x", texts)
                 .search(GetParam().words, {.mark_begin = "", .mark_end = "", .snippet_words = 64})
                 .hits) {
            found.push_back(hit.snippet);
        }
        EXPECT_EQ(found, GetParam().texts);
        std::reverse(texts.begin(), texts.end());
    }
}

INSTANTIATE_TEST_SUITE_P(
    Searches, Ranks,
    testing::Values(RankCase{"TheWholeText", "dam", {"dam", "dam dam dam", "the dam"}},
                    RankCase{"WordsInTheOrderGiven",
                             "dam wall",
                             {"dam wall", "the old dam wall", "wall of dam", "wall of the dam"}},
                    RankCase{"WordsOfAPhraseAndOneMore",
                             "\"the dam\" wall",
                             {"the dam wall", "wall, the dam", "wall beside the dam"}},
                    RankCase{"MoreOften", "dam", {"dam and dam again", "dam and wall again"}},
                    RankCase{"ShorterTexts", "dam", {"a dam", "a dam in a valley"}},
                    RankCase{"BeginningsAsWords", "inspect*", {"inspected", "it was inspected"}}),
    [](const auto& one) { return std::string(one.param.name); });

TEST(BoundedSearches, SayThatMoreMatchThanWereRanked) {
    const TempFolder folder;
    std::vector<std::string> texts(most_ranked + 200, "a common word");
    texts[3] = "common";
    texts[most_ranked + 100] = "common but rare";
    const CaseFile file = file_with_claims(folder / "x", texts);
    const SearchAnswer some = file.search("common", {.limit = 5});
    EXPECT_EQ(some.hits.size(), 5U);
    EXPECT_EQ(some.hits[0].id.text(), "claim:c10003");
    EXPECT_EQ(some.ranked, most_ranked);
    EXPECT_TRUE(some.more_match);
    EXPECT_EQ(some, file.search("common", {.limit = 5}));

    EXPECT_TRUE(file.search("common", {.limit = texts.size() - 1}).more_match);
    const SearchAnswer all = file.search("common", {.limit = texts.size()});
    EXPECT_EQ(all.hits.size(), texts.size());
    EXPECT_EQ(all.ranked, texts.size());
    EXPECT_FALSE(all.more_match);

    const SearchAnswer narrowed = file.search("common rare", {.limit = 5});
    EXPECT_EQ(narrowed.hits.size(), 1U);
    EXPECT_FALSE(narrowed.more_match);
}

TEST(BoundedSearches, RankExactlySoManyWithoutSayingThatMoreMatch) {
    const TempFolder folder;
    const CaseFile file =
        file_with_claims(folder / "x", std::vector<std::string>(most_ranked, "a common word"));
    EXPECT_EQ(file.search("common", {.limit = 1}).ranked, most_ranked);
    EXPECT_FALSE(file.search("common", {.limit = 1}).more_match);
}

TEST(BoundedSearches, PassOverSoManyOfAnotherKind) {
    const TempFolder folder;
    CaseFile file = file_with_claims(folder / "x", std::vector<std::string>(16 * most_ranked + 20, "common"));
    Change change = file.begin(note());
    Agent agent;
    agent.id = AgentId("agent:late");
    agent.name = "common";
    change.add(agent);
    change.commit();
    // Its row is among the first of the agents, so its key is too.
    EXPECT_EQ(file.search("common", {.kinds = {RecordKind::Agent}, .limit = 1}).hits.size(), 1U);
    EXPECT_TRUE(file.search("common", {.kinds = {RecordKind::Agent}, .limit = 1}).more_match);
    EXPECT_EQ(file.search("common", {.kinds = {RecordKind::Document}, .limit = 1}).ranked, 0U);
    EXPECT_TRUE(file.search("common", {.kinds = {RecordKind::Document}, .limit = 1}).more_match);
    EXPECT_FALSE(file.search("common", {.kinds = {RecordKind::Agent}, .limit = 16 * most_ranked}).more_match);
}

// Words that begin alike, more of them than are looked at, each in a text of its own.
std::vector<std::string> many_words(std::size_t count) {
    std::vector<std::string> texts;
    for (std::size_t i = 0; i < count; ++i)
        texts.push_back("word" + std::to_string(100000 + i) + " stands here");
    return texts;
}

TEST(BoundedSearches, OfABeginningTakeSoManyWordsAndSayThatMoreMatch) {
    const TempFolder folder;
    std::vector<std::string> texts = many_words(most_ranked + 300);
    texts[7] = "word100007";
    texts.push_back("wordless");
    const CaseFile file = file_with_claims(folder / "x", texts);
    const SearchAnswer some = file.search("word*", {.limit = 5});
    ASSERT_EQ(some.hits.size(), 5U);
    EXPECT_EQ(some.hits[0].id.text(), "claim:c10007");  // the word and nothing else
    EXPECT_EQ(some.hits[0].snippet, "[word100007]");
    EXPECT_LT(some.ranked, most_ranked);
    EXPECT_TRUE(some.more_match);

    for (const std::size_t limit : {std::size_t{400}, most_ranked}) {
        const SearchAnswer more = file.search("word*", {.limit = limit});
        EXPECT_EQ(more.hits.size(), limit);
        EXPECT_TRUE(more.more_match);
    }
    const SearchAnswer all = file.search("word*", {.limit = texts.size()});
    EXPECT_EQ(all.ranked, texts.size());
    EXPECT_FALSE(all.more_match);

    const SearchAnswer narrowed = file.search("WORD1000* \"stands he\"*", {.limit = 5});
    EXPECT_EQ(narrowed.ranked, 99U);  // word100000 to word100099, but for the one that stands alone
    EXPECT_FALSE(narrowed.more_match);
    EXPECT_EQ(file.search("word* wordle*").ranked, 1U);
}

TEST(BoundedSearches, OfABeginningRankSoManyTextsOfCommonWords) {
    const TempFolder folder;
    std::vector<std::string> texts;
    for (std::size_t i = 0; i < most_ranked + 100; ++i) texts.push_back(i % 2 == 0 ? "common" : "commoner");
    const CaseFile file = file_with_claims(folder / "x", texts);
    EXPECT_EQ(file.search("comm*", {.limit = 5}).ranked, most_ranked);
    EXPECT_TRUE(file.search("comm*", {.limit = 5}).more_match);
    EXPECT_EQ(file.search("commone*", {.limit = 5}).ranked, texts.size() / 2);
    EXPECT_FALSE(file.search("commone*", {.limit = 5}).more_match);
}

TEST(BoundedSearches, OfABeginningBesideOtherWordsMissNothing) {
    const TempFolder folder;
    std::vector<std::string> texts = many_words(most_ranked + 1);
    texts.back() = "word999999 is rare";
    const CaseFile file = file_with_claims(folder / "x", texts);
    for (const char* text :
         {"word* rare", "rare word*", "word9* rare", "word* ra* is", "\"word\"* rare word9*"}) {
        SCOPED_TRACE(text);
        const SearchAnswer found = file.search(text);
        EXPECT_EQ(found.ranked, 1U);
        EXPECT_FALSE(found.more_match);
    }
}

// As if the words were written out by whoever asks.
TEST(BoundedSearches, OfABeginningFindWhatASearchThroughAllTextsFinds) {
    const std::vector<std::string> words{"ash", "ashen", "bay", "bays", "Äsh", "as", "b"};
    for (unsigned seed = 0; seed < 20; ++seed) {
        Dice dice(seed);
        std::vector<std::string> texts;
        for (int i = 0; i < 40; ++i) {
            std::string text;
            for (std::size_t n = 1 + dice.below(4); n > 0; --n)
                text += (text.empty() ? "" : " ") + words[dice.below(words.size())];
            texts.push_back(text);
        }
        const TempFolder folder;
        const CaseFile file = file_with_claims(folder / "x", texts);
        const auto holds = [](const std::string& text, const std::string& beginning) {
            std::string folded = " " + text;
            for (std::size_t at; (at = folded.find("Ä")) != std::string::npos;) folded.replace(at, 2, "a");
            return folded.find(" " + beginning) != std::string::npos;
        };
        for (const std::string one : {"a", "as", "ash", "ashe", "b", "ba", "x"}) {
            for (const std::string two : {"a", "bay", "bays"}) {
                SCOPED_TRACE(one + "* " + two + "* in seed " + std::to_string(seed));
                const auto expected = static_cast<std::size_t>(std::count_if(
                    texts.begin(), texts.end(),
                    [&](const std::string& text) { return holds(text, one) && holds(text, two); }));
                const SearchAnswer found = file.search(one + "* " + two + "*");
                EXPECT_EQ(found.ranked, expected);
                EXPECT_EQ(found.hits.size(), expected);
                EXPECT_FALSE(found.more_match);
            }
        }
    }
}

TEST(BoundedSearches, OfABeginningRankAsOfItsOnlyWord) {
    const TempFolder folder;
    const CaseFile file = file_with_claims(
        folder / "x", {"the dam wall", "a wall and a dam", "dam", "dam wall", "dam dam of the wall"});
    for (const auto& [beginning, word] : {std::pair("da*", "dam"), std::pair("da* wal*", "dam wall"),
                                          std::pair("\"dam w\"*", "\"dam wall\"")}) {
        SCOPED_TRACE(beginning);
        const SearchAnswer found = file.search(beginning), expected = file.search(word);
        EXPECT_GT(expected.hits.size(), 1U);
        ASSERT_EQ(found.hits.size(), expected.hits.size());
        for (std::size_t i = 0; i < found.hits.size(); ++i) {
            EXPECT_EQ(found.hits[i].id, expected.hits[i].id);
            EXPECT_EQ(found.hits[i].rank, expected.hits[i].rank);
        }
    }
}

// Every text of random words, by the words that it must hold.
TEST(BoundedSearches, FindWhatASearchThroughAllTextsFinds) {
    const std::vector<std::string> words{"ash", "bay", "cod", "dew", "elm"};
    for (unsigned seed = 0; seed < 20; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        Dice dice(seed);
        std::vector<std::string> texts;
        for (int i = 0; i < 30; ++i) {
            std::string text;
            for (std::size_t n = 1 + dice.below(4); n > 0; --n)
                text += (text.empty() ? "" : " ") + words[dice.below(words.size())];
            texts.push_back(text);
        }
        const TempFolder folder;
        const CaseFile file = file_with_claims(folder / "x", texts);
        for (int i = 0; i < 5; ++i) {
            const std::string one = words[dice.below(words.size())], two = words[dice.below(words.size())];
            std::size_t expected = 0;
            for (const std::string& text : texts)
                expected += text.find(one) != std::string::npos && text.find(two) != std::string::npos;
            const SearchAnswer all = file.search(one + " " + two);
            EXPECT_EQ(all.hits.size(), expected) << one << ' ' << two;
            EXPECT_EQ(all.ranked, expected);
            std::vector<SearchHit> first = all.hits;
            if (first.size() > 3) first.resize(3);
            EXPECT_EQ(file.search(one + " " + two, {.limit = 3}).hits, first);
        }
    }
}

TEST(SearchIndexes, FollowEveryChange) {
    const TempFolder folder;
    CaseFile file = file_with(folder / "x", random_case(5));
    Change change = file.begin(note());
    for (const Record& record : records_of(case_of(file))) {
        Record edited = record;
        std::visit([](auto& r) { r.note = "zebra"; }, edited);
        change.replace(edited);
    }
    change.commit();
    EXPECT_EQ(file.search("zebra").hits.size(), file.count(RecordKind::Statement));
    EXPECT_EQ(file.problems(), std::vector<std::string>{});
    file.undo(note(""));
    EXPECT_TRUE(file.search("zebra").hits.empty());
    EXPECT_EQ(file.problems(), std::vector<std::string>{});
    EXPECT_EQ(
        sql(folder / "x", "INSERT INTO search_index (search_index) VALUES ('integrity-check'); SELECT 'ok'"),
        Hits{"ok"});
}

}  // namespace
}  // namespace gainsay::test
