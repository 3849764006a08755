// Saved pages: scripts of JSON-LD and microdata, however the page is made.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/graphs/format/feeds/feed_support.hpp"

namespace gainsay::test {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::StartsWith;

std::string script(const std::string& text) {
    return "<script type=\"application/ld+json\">" + text + "</script>\n";
}

std::string review(const std::string& claim) {
    return R"({"@type":"ClaimReview","claimReviewed":")" + claim + "\"}";
}

ReadFeed read(const std::string& page, const ReadOptions& options = {}) {
    return read_feed("claimreview", {page}, options);
}

TEST(Pages, ReadEveryScriptAndReportTheBrokenOne) {
    const ReadFeed feed = read("<!DOCTYPE html>\n<html><head>\n" + script(review("One")) +
                               script("{\"@type\":\n  ClaimReview}") + script(review("Two")) +
                               "</head><body>" + script("[" + review("Three") + "]") + "</body></html>");
    EXPECT_THAT(told(feed.whole),
                ElementsAre("somebody rates [One] ", "somebody rates [Three] ", "somebody rates [Two] "));
    const auto kinds = feed.losses.kinds();
    ASSERT_EQ(kinds.size(), 1U);
    EXPECT_EQ(kinds[0].what, "script that is not JSON");
    EXPECT_THAT(kinds[0].why, StartsWith("this is not JSON"));
    EXPECT_EQ(to_string(kinds[0].first.at(0).where), "input-1:5:3");
}

struct Marked {
    const char* name;
    std::string text;
    friend void PrintTo(const Marked& one, std::ostream* out) { *out << one.name; }
};
class Marks : public ::testing::TestWithParam<Marked> {};

TEST_P(Marks, AroundJsonAreNoPartOfIt) {
    const ReadFeed feed = read("<html>" + GetParam().text);
    EXPECT_THAT(told(feed.whole), ElementsAre("somebody rates [One] "));
    EXPECT_THAT(kinds_of(feed.losses), IsEmpty());
}

INSTANTIATE_TEST_SUITE_P(
    Pages, Marks,
    ::testing::Values(
        Marked{"None", script(review("One"))}, Marked{"Cdata", script("<![CDATA[" + review("One") + "]]>")},
        Marked{"CdataInLineComments", script("\n//<![CDATA[\n" + review("One") + "\n//]]>\n")},
        Marked{"CdataInBlockComments", script("/*<![CDATA[*/" + review("One") + "/*]]>*/")},
        Marked{"Comment", script("<!--\n" + review("One") + "\n-->")},
        Marked{"Semicolon", script(review("One") + ";")},
        Marked{"TypeInCapitalsWithACharset",
               "<SCRIPT async type='Application/LD+JSON; charset=utf-8'>" + review("One") + "</SCRIPT>"},
        Marked{"PageThatEndsWithinTheScript", "<script type=application/ld+json>" + review("One")},
        Marked{"CommentedOutScriptBeside", "<!-- " + script(review("Two")) + " -->" + script(review("One"))},
        Marked{"ScriptOfAnotherType", "<script>" + review("Two") + "</script>" + script(review("One"))},
        Marked{"Template", "<template>" + script(review("One")) + "</template>"}),
    [](const auto& one) { return std::string(one.param.name); });

TEST(Pages, ScriptsOfOnePageNameEachOthersNodes) {
    const ReadFeed feed = read(
        "<html>" + script(R"({"@type":"ClaimReview","claimReviewed":"One","author":{"@id":"#org"}})") +
        script(
            R"({"@graph":[{"@type":"Organization","@id":"#org","name":"Checks"},{"@type":"WebSite","name":"x"}]})"));
    EXPECT_THAT(told(feed.whole), ElementsAre("Checks rates [One] "));
    EXPECT_THAT(kinds_of(feed.losses), ElementsAre("1 node of type WebSite"));
}

TEST(Pages, EmptyScriptIsReported) {
    EXPECT_THAT(kinds_of(read("<html>" + script(" ")).losses), ElementsAre("1 script that is not JSON"));
    EXPECT_THAT(kinds_of(read("<html><p>It rains</p>").losses), ElementsAre("1 page without markup"));
}

TEST(Pages, MicrodataSaysTheSameAsJson) {
    const ReadFeed feed = read(R"(<div itemscope itemtype="https://schema.org/ClaimReview">
  <a itemprop="url" href="https://check.example/1">link</a>
  <time itemprop="datePublished" datetime="2024-07-02">yesterday</time>
  <p itemprop="claimReviewed">It
     <b>rains</b> &amp; pours</p>
  <div itemprop="author" itemscope itemtype="https://schema.org/Organization"><span itemprop="name">Checks</span>
     <link itemprop="sameAs" href="https://a.example"/><link itemprop="sameAs" href="https://b.example"/></div>
  <div itemprop="itemReviewed" itemscope itemtype="https://schema.org/Claim">
    <div itemprop="author" itemscope itemtype="https://schema.org/Person"><meta itemprop="name" content="Ann"></div>
    <span itemprop="datePublished" content="2024-06-26">in June</span>
    <img itemprop="appearance" src="https://p.example/1.png">
  </div>
  <span itemprop="reviewRating" itemscope itemtype="https://schema.org/Rating">
    <data itemprop="ratingValue" value="2">two</data><span itemprop="alternateName">False</span></span>
</div>
<div itemscope itemtype="https://schema.org/Person"><span itemprop="name">Someone else</span></div>)");
    EXPECT_THAT(
        told(feed.whole),
        ElementsAre("Ann says [It rains & pours] on 2024-06-26 at https://p.example/1.png",
                    "Checks rates [It rains & pours] False 2/?..? on 2024-07-02 in https://check.example/1"));
    EXPECT_EQ(feed.whole.agents.at(1).same_as.size(), 2U);
    EXPECT_THAT(kinds_of(feed.losses), ElementsAre("1 node of type Person"));
}

TEST(Pages, PropertiesElsewhereOnThePageAreReported) {
    const ReadFeed feed = read(
        R"(<div itemscope itemtype="https://schema.org/ClaimReview" itemref="x"><i itemprop="claimReviewed">One</i></div>)");
    EXPECT_THAT(kinds_of(feed.losses), ElementsAre("1 itemref"));
}

TEST(Pages, PlacesAreThoseOfThePage) {
    const ReadFeed feed = read("\n\n  <html>\r\n<p>\n  " + script("\n {\"@type\":\"Person\"}"));
    EXPECT_EQ(to_string(feed.losses.kinds().at(0).first.at(0).where), "input-1:6:2");
    const ReadFeed item = read("\n\n  <html>\r\n<p>\n\t<b itemscope itemtype=Person></b>");
    EXPECT_EQ(to_string(item.losses.kinds().at(0).first.at(0).where), "input-1:5:2");
}

std::string repeated(const std::string& text, std::size_t times) {
    std::string all;
    for (std::size_t i = 0; i < times; ++i) all += text;
    return all;
}

TEST(Pages, OfADeepTreeAreReadOrRefusedButDoNotOverflow) {
    EXPECT_THAT(told(read("<html>" + repeated("<div>", 5000) + script(review("One"))).whole),
                ElementsAre("somebody rates [One] "));
    ReadOptions options;
    options.max_record_values = 20'000;
    EXPECT_THAT(problem_of("claimreview", "<html>" + repeated("<div>", 200'000), options),
                HasSubstr("the page would take more nodes than this program reads"));
}

TEST(Pages, WithMoreAttributesThanAnyoneWritesAreRefused) {
    std::string attributes;
    for (int i = 0; i < 5000; ++i) attributes += " a" + std::to_string(i);
    EXPECT_THAT(problem_of("claimreview", "<html><div" + attributes + ">"),
                HasSubstr("an element with more attributes"));
}

TEST(Pages, ThatMultiplyFormattingAreRefused) {
    std::string page = "<html><p>";
    for (int i = 0; i < 3000; ++i) page += "<b class=c" + std::to_string(i) + ">";
    EXPECT_THAT(problem_of("claimreview", page + repeated("</p><p>x", 3000)),
                HasSubstr("the page would take"));
}

TEST(Pages, ItemsInItemsHaveALimit) {
    const std::string inner = R"(<div itemprop="author" itemscope>)";
    EXPECT_THAT(problem_of("claimreview", "<html><div itemscope>" + repeated(inner, 100)),
                HasSubstr("items stand in one another more than 64 deep"));
    // Each has two names, so without a price on copies this would be two to the power of sixty.
    ReadOptions options;
    options.max_record_bytes = 1'000'000;
    EXPECT_THAT(
        problem_of("claimreview",
                   "<html><div itemscope>" + repeated(R"(<div itemprop="author creator" itemscope>)", 60),
                   options),
        HasSubstr("microdata of this page is longer than"));
}

TEST(Pages, TextsWithinTextsHaveALimit) {
    ReadOptions options;
    options.max_record_bytes = 300'000;
    EXPECT_THAT(problem_of("claimreview", "<html><div itemscope>" + repeated("<b itemprop=x>some text", 2000),
                           options),
                HasSubstr("microdata of this page is longer than"));
}

TEST(Pages, MustBeUtf8) {
    const std::string problem =
        problem_of("claimreview", "<html>\n<p>gr\xFC\xDF</p>" + script(review("One")));
    EXPECT_THAT(problem, StartsWith("input-1:2:6: "));
    EXPECT_THAT(problem, HasSubstr("not UTF-8"));
}

TEST(Pages, LongerThanARecordAreRefused) {
    ReadOptions options;
    options.max_record_bytes = 1000;
    EXPECT_THAT(problem_of("claimreview", "<html>" + std::string(2000, 'x'), options),
                HasSubstr("the page is longer than 1000 bytes"));
}

}  // namespace
}  // namespace gainsay::test
