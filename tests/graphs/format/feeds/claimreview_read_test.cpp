// ClaimReview as it is found: in what wrapping, with which values where, and what becomes of each.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>

#include "graphs/model/source.hpp"
#include "tests/graphs/format/feeds/feed_support.hpp"

namespace gainsay::test {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

ReadFeed read(const std::vector<std::string>& texts, const ReadOptions& options = {}) {
    return read_feed("claimreview", texts, options);
}

/// A review with those members beside the necessary ones.
std::string review(const std::string& members, const std::string& claim = "It rains") {
    return R"({"@context":"https://schema.org","@type":"ClaimReview","claimReviewed":")" + claim + "\"" +
           (members.empty() ? "" : "," + members) + "}";
}

const std::string plain = review(
    R"("url":"https://check.example/1","datePublished":"2024-07-02",
       "author":{"@type":"Organization","name":"Checks"},
       "itemReviewed":{"@type":"Claim","author":{"@type":"Person","name":"Ann"},"datePublished":"2024-06-26",
                       "appearance":"https://a.example/1"},
       "reviewRating":{"@type":"Rating","ratingValue":2,"bestRating":5,"worstRating":1,"alternateName":"False"})");

const std::vector<std::string> plain_told{
    "Ann says [It rains] on 2024-06-26 at https://a.example/1",
    "Checks rates [It rains] False 2/1..5 on 2024-07-02 in https://check.example/1"};

std::string one_line(std::string text) {
    std::erase(text, '\n');
    return text;
}

struct Wrapping {
    const char* name;
    std::string text;
    friend void PrintTo(const Wrapping& one, std::ostream* out) { *out << one.name; }
};
class Wrappings : public ::testing::TestWithParam<Wrapping> {};

TEST_P(Wrappings, HoldTheSameReview) {
    const ReadFeed feed = read({GetParam().text});
    EXPECT_EQ(told(feed.whole), plain_told);
    EXPECT_THAT(kinds_of(feed.losses), IsEmpty());
    EXPECT_THAT(check_case(feed.whole), IsEmpty());
    EXPECT_EQ(guess_format(GetParam().text), &find_format("claimreview"));
}

INSTANTIATE_TEST_SUITE_P(
    ClaimReview, Wrappings,
    ::testing::Values(
        Wrapping{"Object", plain}, Wrapping{"List", "[" + plain + "]"},
        Wrapping{"ListInAList", "[[" + plain + "]]"},
        Wrapping{"Graph", R"({"@context":"http://schema.org/","@graph":[)" + plain + "]}"},
        Wrapping{"GraphOfOne", R"({"@graph":)" + plain + "}"},
        Wrapping{"Feed",
                 R"({"@type":"DataFeed","dataFeedElement":[{"@type":"DataFeedItem","item":)" + plain + "}]}"},
        Wrapping{"FeedOfOne", R"({"@type":["DataFeed"],"dataFeedElement":{"item":[)" + plain + "]}}"},
        Wrapping{"FeedWithoutItems", R"({"@type":"DataFeed","dataFeedElement":[)" + plain + "]}"},
        Wrapping{"Lines", one_line(plain) + "\n\n" + one_line(plain) + "\n"},
        Wrapping{"ObjectsBehindEachOther", plain + plain},
        Wrapping{"ByteOrderMark", "\xEF\xBB\xBF \n" + plain},
        Wrapping{"ScriptOfAPage", "<!DOCTYPE html><title>x</title><script type=\"application/ld+json\">" +
                                      plain + "</script><p>text"}),
    [](const auto& one) { return std::string(one.param.name); });

// As a processor of JSON-LD writes them out.
INSTANTIATE_TEST_SUITE_P(
    Expanded, Wrappings,
    ::testing::Values(Wrapping{"FullNames",
                               R"([{"@type":["http://schema.org/ClaimReview"],
             "http://schema.org/claimReviewed":[{"@value":"It rains"}],
             "http://schema.org/url":[{"@id":"https://check.example/1"}],
             "http://schema.org/datePublished":[{"@value":"2024-07-02","@type":"http://schema.org/Date"}],
             "http://schema.org/author":[{"@type":["http://schema.org/Organization"],"http://schema.org/name":[{"@value":"Checks"}]}],
             "http://schema.org/itemReviewed":[{"@type":["http://schema.org/Claim"],
               "http://schema.org/author":[{"@type":["http://schema.org/Person"],"http://schema.org/name":[{"@value":"Ann"}]}],
               "http://schema.org/datePublished":[{"@value":"2024-06-26"}],
               "http://schema.org/appearance":[{"@id":"https://a.example/1"}]}],
             "http://schema.org/reviewRating":[{"@type":["http://schema.org/Rating"],
               "http://schema.org/ratingValue":[{"@value":2}],"http://schema.org/bestRating":[{"@value":5}],
               "http://schema.org/worstRating":[{"@value":1}],
               "http://schema.org/alternateName":[{"@value":"False"}]}]}])"},
                      Wrapping{"PrefixedNames",
                               R"({"@context":{"schema":"http://schema.org/"},"@type":"schema:ClaimReview",
             "schema:claimReviewed":"It rains","schema:url":"https://check.example/1","schema:datePublished":"2024-07-02",
             "schema:author":{"@type":"schema:Organization","schema:name":"Checks"},
             "schema:itemReviewed":{"@type":"schema:Claim","schema:author":{"@type":"schema:Person","schema:name":"Ann"},
               "schema:datePublished":"2024-06-26","schema:appearance":{"schema:url":"https://a.example/1"}},
             "schema:reviewRating":{"@type":"schema:Rating","schema:ratingValue":2,"schema:bestRating":5,
               "schema:worstRating":1,"schema:alternateName":"False"}})"}),
    [](const auto& one) { return std::string(one.param.name); });

TEST(ClaimReview, IsFoundWithinAnotherNode) {
    const ReadFeed feed =
        read({R"({"@type":"NewsArticle","@id":"#a","mainEntity":{"review":[)" + plain + "]}}"});
    EXPECT_EQ(told(feed.whole), plain_told);
    EXPECT_THAT(kinds_of(feed.losses), ElementsAre("1 node of type NewsArticle"));
}

struct Reading {
    const char* name;
    std::string members;
    std::vector<std::string> told;
    friend void PrintTo(const Reading& one, std::ostream* out) { *out << one.name; }
};
class Readings : public ::testing::TestWithParam<Reading> {};

TEST_P(Readings, BecomeStatementsAndReviews) {
    const ReadFeed feed = read({review(GetParam().members)});
    EXPECT_EQ(told(feed.whole), GetParam().told);
    EXPECT_THAT(kinds_of(feed.losses), IsEmpty());
    EXPECT_THAT(check_case(feed.whole), IsEmpty());
}

INSTANTIATE_TEST_SUITE_P(
    ClaimReview, Readings,
    ::testing::Values(
        Reading{"ReviewerByName", R"("author":"Checks")", {"Checks rates [It rains] "}},
        Reading{"ReviewerByUrl",
                R"("author":"https://www.checks.example/about")",
                {"checks.example rates [It rains] "}},
        Reading{
            "FirstOfSeveralReviewers", R"("author":["Checks","More Checks"])", {"Checks rates [It rains] "}},
        Reading{"PublisherWithoutAnAuthor", R"("publisher":{"name":"Checks"})", {"Checks rates [It rains] "}},
        Reading{"GivenAndFamilyName",
                R"("author":{"givenName":"Ann","familyName":"Lee"})",
                {"Ann Lee rates [It rains] "}},
        Reading{"RatingInQuotes",
                R"("reviewRating":{"ratingValue":"2","bestRating":"5"})",
                {"somebody rates [It rains]  2/?..5"}},
        Reading{"RatingInWords",
                R"("reviewRating":{"ratingValue":"Mostly false"})",
                {"somebody rates [It rains] Mostly false"}},
        Reading{
            "RatingAsAText", R"("reviewRating":"Mostly false")", {"somebody rates [It rains] Mostly false"}},
        Reading{"LabelAndValueAtOddsAreBothKept",
                R"("reviewRating":{"ratingValue":1,"bestRating":6,"alternateName":"True"})",
                {"somebody rates [It rains] True 1/?..6"}},
        Reading{"FirstOfSeveralRatings",
                R"("reviewRating":[{"alternateName":"False","ratingValue":1},{"alternateName":"Falso"}])",
                {"somebody rates [It rains] False 1/?..?"}},
        Reading{
            "FirstAppearanceStandsFirstAndOnce",
            R"("itemReviewed":{"@type":"Claim","author":"Ann","appearance":["https://b.example","https://a.example",
                   {"@type":"WebPage","url":"https://c.example"}],"firstAppearance":{"url":"https://a.example"}})",
            {"Ann says [It rains] at https://a.example at https://b.example at https://c.example",
             "somebody rates [It rains] "}},
        Reading{"WorkInPlaceOfAClaim",
                R"("itemReviewed":{"@type":"CreativeWork","author":{"@type":"Person","name":"Ann"},
                   "datePublished":"2014-07-17","name":"An interview"})",
                {"Ann says [It rains] on 2014-07-17 at \"An interview\"", "somebody rates [It rains] "}},
        Reading{"TwoClaimants",
                R"("itemReviewed":{"@type":"Claim","author":["Ann","Bob"]})",
                {"Ann says [It rains]", "Bob says [It rains]", "somebody rates [It rains] "}},
        Reading{
            "SeveralItems",
            R"("itemReviewed":[{"@type":"Claim","author":"Ann"},{"@type":"Claim","author":"Bob","datePublished":"2020"}])",
            {"Ann says [It rains]", "Bob says [It rains] on 2020", "somebody rates [It rains] "}},
        Reading{
            "DateInWords", R"("datePublished":"July 2, 2024")", {"somebody rates [It rains]  on 2024-07-02"}},
        Reading{"PageByMainEntity",
                R"("mainEntityOfPage":{"@type":"WebPage","@id":"https://check.example/2"})",
                {"somebody rates [It rains]  in https://check.example/2"}},
        Reading{"FragmentOfAPageIsThePage",
                R"("url":"https://check.example/2#review")",
                {"somebody rates [It rains]  in https://check.example/2#review"}},
        Reading{"NothingButAClaim", "", {"somebody rates [It rains] "}}),
    [](const auto& one) { return std::string(one.param.name); });

TEST(ClaimReview, KeepsWhatNoFieldHolds) {
    const ReadFeed feed = read({review(
        R"("@id":"https://check.example/1#r","url":"https://check.example/1","sdLicense":"CC0","dateModified":"soon",
           "datePublished":"one day","reviewRating":{"@type":"Rating","ratingValue":"1.0","ratingExplanation":"Because."},
           "itemReviewed":{"@type":"Claim","@id":"urn:x","author":{"@type":"Person","name":"Ann","image":"i.png"},
             "text":"It is raining","name":"On the radio","claimInterpreter":"Bob"})")});
    ASSERT_EQ(feed.whole.reviews.size(), 1U);
    EXPECT_EQ(
        feed.whole.reviews[0].extra,
        R"({"claimreview":{"dateModified":"soon","datePublished":"one day","reviewRating":{"ratingValue":"1.0",)"
        R"("ratingExplanation":"Because."},"sameAs":"https://check.example/1#r","sdLicense":"CC0"}})");
    EXPECT_EQ(feed.whole.reviews[0].rating.value, 1.0);
    EXPECT_EQ(feed.whole.claims.at(0).extra, R"({"claimreview":{"sameAs":"urn:x"}})");
    EXPECT_EQ(feed.whole.statements.at(0).extra,
              R"({"claimreview":{"claimInterpreter":"Bob","name":"On the radio","text":"It is raining"}})");
    EXPECT_EQ(feed.whole.agents.at(0).extra, R"({"claimreview":{"image":"i.png"}})");
    EXPECT_THAT(kinds_of(feed.losses), IsEmpty());
}

TEST(ClaimReview, BringsReviewsOfTheSameWordsToOneClaim) {
    const ReadFeed feed = read(
        {review(R"("author":"Checks","reviewRating":{"alternateName":"False"})"),
         review(R"("author":"More Checks","reviewRating":{"alternateName":"Half true"})", "  it  RAINS ")});
    EXPECT_THAT(told(feed.whole),
                ElementsAre("Checks rates [It rains] False", "More Checks rates [It rains] Half true"));
    EXPECT_EQ(feed.whole.claims.size(), 1U);
    EXPECT_EQ(feed.whole.reviews.at(1).extra, R"({"claimreview":{"claimReviewed":"  it  RAINS "}})");
}

TEST(ClaimReview, BringsReviewsOfTheSameIdToOneClaimAndKeepsTheOtherWords) {
    const std::string item = R"("itemReviewed":{"@type":"Claim","@id":"urn:rain"},"author":)";
    const ReadFeed feed =
        read({review(item + R"("Checks")"), review(item + R"("More Checks")", "Rain falls")});
    EXPECT_THAT(told(feed.whole), ElementsAre("Checks rates [It rains] ", "More Checks rates [It rains] "));
    EXPECT_EQ(feed.whole.reviews.at(1).extra, R"({"claimreview":{"claimReviewed":"Rain falls"}})");
}

TEST(ClaimReview, GivesTheSameIdsInAnyOrder) {
    const std::string other =
        review(R"("url":"https://check.example/2","author":{"name":"checks"})", "It snows");
    const ReadFeed there = read({plain, other}), back = read({other, plain});
    const auto ids = [](const Case& whole) {
        std::vector<std::string> all;
        for (const Agent& one : whole.agents) all.push_back(one.id.text());
        for (const Claim& one : whole.claims) all.push_back(one.id.text());
        for (const Statement& one : whole.statements) all.push_back(one.id.text());
        for (const Review& one : whole.reviews) all.push_back(one.id.text());
        return all;
    };
    EXPECT_EQ(ids(there.whole), ids(back.whole));
    EXPECT_EQ(there.whole.agents.size(), 2U) << "case tells no two names apart";
    EXPECT_THAT(there.whole.agents.at(1).aliases, ElementsAre("checks"));
}

TEST(ClaimReview, TakesAReviewThatStandsTwiceOnce) {
    EXPECT_EQ(read({plain, plain}).whole.reviews.size(), 1U);
    const ReadFeed feed =
        read({review(R"("author":"Checks","license":"A")"), review(R"("author":"Checks","license":"B")")});
    EXPECT_EQ(feed.whole.reviews.size(), 1U);
    EXPECT_THAT(kinds_of(feed.losses), ElementsAre("1 review that was described otherwise before"));
}

TEST(ClaimReview, KeepsBothVerdictsWhenOneWasChanged) {
    const std::string same = R"("url":"https://check.example/1","author":"Checks","reviewRating":)";
    const ReadFeed feed =
        read({review(same + R"({"alternateName":"False"})"), review(same + R"({"alternateName":"True"})")});
    EXPECT_EQ(feed.whole.reviews.size(), 2U);
}

TEST(ClaimReview, MakesCitationsOfTheArticle) {
    const ReadFeed feed = read({review(
        R"("url":"https://check.example/1","headline":"Does it rain?","name":"x","inLanguage":"en",
           "publisher":{"@type":"NewsMediaOrganization","name":"The Paper"},
           "citation":["https://a.example",{"@type":"Report","name":"A report","url":"https://b.example"},"A book"],
           "isBasedOn":{"@id":"https://b.example"},"archivedAt":"https://archive.example/1")")});
    const auto at = std::find_if(feed.whole.documents.begin(), feed.whole.documents.end(),
                                 [](const Document& one) { return one.title == "Does it rain?"; });
    ASSERT_NE(at, feed.whole.documents.end());
    EXPECT_EQ(at->language, "en");
    EXPECT_EQ(at->archived_url, "https://archive.example/1");
    EXPECT_EQ(feed.whole.claims.at(0).language, "en");
    ASSERT_EQ(at->cites.size(), 3U);
    EXPECT_EQ(at->cites[0].manner, CitationManner::Mentions);
    EXPECT_EQ(at->cites[1].manner, CitationManner::Evidence);
    ASSERT_EQ(at->published_by.size(), 1U);
    EXPECT_EQ(feed.whole.agents.at(0).kind, AgentKind::Media);
    EXPECT_EQ(feed.whole.reviews.at(0).extra, R"({"claimreview":{"name":"x"}})");
}

TEST(ClaimReview, MentionsWhereAClaimWithoutAClaimantStands) {
    const ReadFeed feed = read({review(
        R"("url":"https://check.example/1","itemReviewed":{"@type":"Claim","appearance":"https://a.example"})")});
    EXPECT_THAT(feed.whole.statements, IsEmpty()) << "nobody is said to have said it";
    const auto at = std::find_if(feed.whole.documents.begin(), feed.whole.documents.end(),
                                 [](const Document& one) { return !one.cites.empty(); });
    ASSERT_NE(at, feed.whole.documents.end());
    EXPECT_EQ(at->url, "https://check.example/1");
    EXPECT_EQ(feed.whole.reviews.at(0).extra,
              R"({"claimreview":{"itemReviewed":{"appearance":"https://a.example"}}})");
}

struct Office {
    const char* name;
    const char* members;
    std::vector<std::string> offices;
    friend void PrintTo(const Office& one, std::ostream* out) { *out << one.name; }
};
class Offices : public ::testing::TestWithParam<Office> {};

TEST_P(Offices, AreAffiliationsWhereABodyIsNamed) {
    const ReadFeed feed = read({review(R"("itemReviewed":{"author":{"@type":"Person","name":"Ann",)" +
                                       std::string(GetParam().members) + "}}")});
    std::vector<std::string> offices;
    for (const Agent& agent : feed.whole.agents) {
        for (const Affiliation& one : agent.affiliations) {
            offices.push_back(one.role + " of " + one.with.text() +
                              (one.from ? " from " + one.from->text() : "") +
                              (one.until ? " until " + one.until->text() : ""));
        }
    }
    EXPECT_EQ(offices, GetParam().offices);
    EXPECT_THAT(kinds_of(feed.losses), IsEmpty());
    EXPECT_THAT(check_case(feed.whole), IsEmpty());
}

INSTANTIATE_TEST_SUITE_P(
    ClaimReview, Offices,
    ::testing::Values(
        Office{"TitleAndBody",
               R"("jobTitle":"Minister","affiliation":{"@type":"Organization","name":"Ministry"})",
               {"Minister of agent:ministry"}},
        Office{"BodyAlone", R"("worksFor":"The Firm")", {" of agent:the-firm"}},
        Office{"BodyInTheTitle",
               R"("jobTitle":"Spokesperson, Ministry of Examples")",
               {"Spokesperson of agent:ministry-of-examples"}},
        Office{
            "RoleWithDates",
            R"("affiliation":{"@type":"OrganizationRole","roleName":"Chair","startDate":"2016","endDate":"2019-05",
                  "affiliation":{"name":"Board"}})",
            {"Chair of agent:board from 2016 until 2019-05"}},
        Office{"TitleThatNamesNoBody", R"("jobTitle":"Senator, R-Texas")", {}},
        Office{"OfficeThatIsOver", R"("jobTitle":"Former Governor","affiliation":"Texas")", {}},
        Office{"RoleThatEndsBeforeItBegins",
               R"("affiliation":{"@type":"Role","startDate":"2019","endDate":"2016","affiliation":"Board"})",
               {}}),
    [](const auto& one) { return std::string(one.param.name); });

std::string feed_of(const std::string& items) {
    return R"({"@type":"DataFeed","dataFeedElement":[)" + items + "]}";
}

const std::string on_page = R"("url":"https://check.example/1","author":"Checks")";

TEST(ClaimReview, WithdrawalRetractsTheArticleAndKeepsTheReview) {
    const ReadFeed feed = read({feed_of(R"({"item":)" + review(on_page) +
                                        R"(},{"dateDeleted":"2024-08-01","item":)" + review(on_page) + "}")});
    ASSERT_EQ(feed.whole.reviews.size(), 1U);
    ASSERT_EQ(feed.whole.documents.size(), 1U);
    ASSERT_TRUE(feed.whole.documents[0].retracted);
    EXPECT_EQ(feed.whole.documents[0].retracted->on->text(), "2024-08-01");
    EXPECT_THAT(kinds_of(feed.losses), IsEmpty());
}

TEST(ClaimReview, WithdrawalOfOneReviewOfTwoDoesNotRetractTheArticle) {
    const ReadFeed feed =
        read({feed_of(R"({"item":)" + review(on_page) + R"(},{"dateDeleted":"2024-08-01","item":)" +
                      review(on_page, "It snows") + "}")});
    ASSERT_EQ(feed.whole.documents.size(), 1U);
    EXPECT_FALSE(feed.whole.documents[0].retracted);
    EXPECT_THAT(feed.whole.documents[0].extra, HasSubstr(R"("withdrawn":{"review:)"));
    EXPECT_THAT(feed.whole.documents[0].extra, HasSubstr("2024-08-01"));
}

TEST(ClaimReview, WithdrawalByUrlAloneRetractsTheArticle) {
    for (const std::string item : {R"("https://check.example/1")", R"({"url":"https://check.example/1"})"}) {
        const ReadFeed feed = read({feed_of(R"({"item":)" + review(on_page) +
                                            R"(},{"dateDeleted":"2024-08-01","item":)" + item + "}")});
        ASSERT_EQ(feed.whole.documents.size(), 1U);
        EXPECT_TRUE(feed.whole.documents[0].retracted);
        EXPECT_THAT(kinds_of(feed.losses), IsEmpty());
    }
}

TEST(ClaimReview, WithdrawalOfAReviewWithoutAPageIsKeptWithIt) {
    const ReadFeed feed = read(
        {feed_of(R"({"dateDeleted":"2024-08-01","dateModified":"2024-07-30","item":)" + review("") + "}")});
    EXPECT_EQ(feed.whole.reviews.at(0).extra,
              R"({"claimreview":{"dataFeedItem":{"dateModified":"2024-07-30","dateDeleted":"2024-08-01"}}})");
}

TEST(ClaimReview, FindsNodesThatAreNamedByIdAlone) {
    const std::string names = review(R"("author":{"@id":"#org"},"itemReviewed":{"@id":"#claim"})");
    const std::string nodes =
        R"({"@type":"Organization","@id":"#org","name":"Checks"},{"@type":"Claim","@id":"#claim","author":{"@id":"#ann"}},
           {"@type":"Person","@id":"#ann","name":"Ann"})";
    for (const std::string& graph : {names + "," + nodes, nodes + "," + names}) {
        const ReadFeed feed = read({R"({"@graph":[)" + graph + "]}"});
        EXPECT_THAT(told(feed.whole), ElementsAre("Ann says [It rains]", "Checks rates [It rains] "));
        EXPECT_THAT(kinds_of(feed.losses), IsEmpty());
    }
}

TEST(ClaimReview, KnowsAnAgentByTheIdItHadBefore) {
    const ReadFeed feed =
        read({"[" + review(R"("author":{"@id":"https://c.example/#org","name":"Checks"})") + "," +
              review(R"("author":{"@id":"https://c.example/#org"})", "It snows") + "]"});
    EXPECT_EQ(feed.whole.agents.size(), 1U);
}

TEST(ClaimReview, NodesThatNameEachOtherEndSomewhere) {
    const ReadFeed feed = read({R"({"@graph":[)" + review(R"("author":{"@id":"#a"})") +
                                R"(,{"@type":"Organization","@id":"#a","name":"A","memberOf":{"@id":"#b"}},
                                    {"@type":"Organization","@id":"#b","name":"B","memberOf":{"@id":"#a"}}]})"});
    EXPECT_EQ(feed.whole.agents.size(), 2U);
    EXPECT_THAT(check_case(feed.whole), IsEmpty());
}

TEST(ClaimReview, MakesAClaimOfWhatAMediaReviewInterprets) {
    const ReadFeed feed = read({
        R"({"@context":"https://schema.org","@type":"MediaReview","url":"https://check.example/1",
            "author":{"@type":"Organization","name":"Checks"},"mediaAuthenticityCategory":"https://schema.org/DecontextualizedContent",
            "originalMediaContextDescription":"A singer shared a video.",
            "itemReviewed":{"@type":"MediaReviewItem","creator":{"@type":"Person","name":"A user"},
              "interpretedAsClaim":{"@type":"Claim","description":"The singer faked it."},
              "mediaItemAppearance":[{"@type":"VideoObjectSnapshot","accessedOnUrl":"https://v.example/1",
                "archivedAt":"https://archive.example/v1","sha256sum":["00"]}]}})"});
    EXPECT_THAT(
        told(feed.whole),
        ElementsAre(
            "A user says [The singer faked it.] at https://v.example/1",
            "Checks rates [The singer faked it.] DecontextualizedContent in https://check.example/1"));
    EXPECT_THAT(feed.whole.reviews.at(0).extra, HasSubstr(R"("@type":"MediaReview")"));
    EXPECT_THAT(feed.whole.reviews.at(0).extra, HasSubstr("originalMediaContextDescription"));
    const auto video = std::find_if(feed.whole.documents.begin(), feed.whole.documents.end(),
                                    [](const Document& one) { return one.url == "https://v.example/1"; });
    ASSERT_NE(video, feed.whole.documents.end());
    EXPECT_EQ(video->archived_url, "https://archive.example/v1");
    EXPECT_FALSE(video->snapshot) << "the fact-checker saw it, the case did not";
    EXPECT_THAT(video->extra, HasSubstr("sha256sum"));
}

struct Lost {
    const char* name;
    std::string text;
    std::vector<std::string> lost;
    friend void PrintTo(const Lost& one, std::ostream* out) { *out << one.name; }
};
class Losses : public ::testing::TestWithParam<Lost> {};

TEST_P(Losses, AreReported) {
    const ReadFeed feed = read({GetParam().text});
    EXPECT_EQ(kinds_of(feed.losses), GetParam().lost);
    EXPECT_THAT(check_case(feed.whole), IsEmpty());
}

INSTANTIATE_TEST_SUITE_P(
    ClaimReview, Losses,
    ::testing::Values(
        Lost{"ReviewWithoutAClaim",
             R"({"@type":"ClaimReview","url":"https://x.example"})",
             {"1 review without a claim"}},
        Lost{"NodesThatNoReviewNames",
             R"([{"@type":"WebSite","@id":"#x"},{"@type":"Person"},)" + plain + "]",
             {"1 node of type Person", "1 node of type WebSite"}},
        Lost{"ItemThatIsNone", R"(["ClaimReview",)" + plain + "]", {"1 value that is no object"}},
        Lost{"FeedItemWithoutAnItem",
             feed_of(R"({"@type":"DataFeedItem"})"),
             {"1 item of a feed that holds nothing"}},
        Lost{"MemberOfAFeedItem",
             feed_of(R"({"position":3,"item":)" + plain + "}"),
             {"1 member position of a feed's item"}},
        Lost{"WithdrawalOfNothing",
             feed_of(R"({"dateDeleted":"2020","item":{"name":"x"}})"),
             {"1 withdrawal of a review that is not named"}},
        Lost{"SecondFeed",
             R"([{"@type":"DataFeed","name":"A"},{"@type":"DataFeed","name":"B"}])",
             {"2 title and description of a feed"}},
        Lost{"NulInAText", review(R"("author":"A\u0000B")"), {"1 NUL character"}}),
    [](const auto& one) { return std::string(one.param.name); });

TEST(ClaimReview, TakesTheTitleOfAFeedForTheCase) {
    const ReadFeed feed = read(
        {R"({"@context":"https://schema.org","@type":"DataFeed","name":"Checks of a week","inLanguage":"en",
                  "license":"CC0","dataFeedElement":[]})"});
    EXPECT_EQ(feed.whole.info.title, "Checks of a week");
    EXPECT_EQ(feed.whole.info.language, "en");
    EXPECT_EQ(feed.whole.info.extra, R"({"claimreview":{"license":"CC0"}})");
}

TEST(ClaimReview, MakesAClaimOfOneThatNobodyReviewed) {
    const ReadFeed feed = read({R"([{"@type":"Claim","@id":"urn:x","text":"It rains","author":"Ann"}])"});
    EXPECT_THAT(told(feed.whole), ElementsAre("Ann says [It rains]"));
}

class CountingSink final : public RecordSink {
public:
    void info(const CaseInfo&) override {}
    void add(Record record, const SourcePos&) override {
        ++(kind_of(record) == RecordKind::Review ? reviews : others);
    }
    std::size_t reviews = 0, others = 0;
};

TEST(ClaimReview, StreamsLinesAndFeeds) {
    std::string lines, items;
    for (int i = 0; i < 1000; ++i) {
        const std::string one = one_line(review(on_page, "Claim " + std::to_string(i)));
        lines += one + "\n";
        items += (i == 0 ? "" : ",") + std::string(R"({"item":)") + one + "}";
    }
    for (const std::string& text : {lines, feed_of(items), "[" + items + "]"}) {
        CountingSink sink;
        LossReport losses;
        ReadOptions options;
        options.max_record_bytes = 2000;  // far less than the whole
        const auto reader = find_format("claimreview").reader(sink, options, losses);
        std::istringstream in(text);
        reader->read(in, "feed");
        EXPECT_EQ(sink.reviews, 1000U) << "before finish()";
        EXPECT_EQ(sink.others, 1000U) << "claims, but no agent or document yet";
        reader->finish();
        EXPECT_EQ(sink.others, 1002U);
    }
}

}  // namespace
}  // namespace gainsay::test
