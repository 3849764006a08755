// Responses of the Google Fact Check Tools API: searches, image searches, pages of markup.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/graphs/format/feeds/feed_support.hpp"
#include "tests/graphs/format/round_trip.hpp"

namespace gainsay::test {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

ReadFeed read(const std::vector<std::string>& texts) {
    return read_feed("factcheck-api", texts);
}

const std::string rain =
    R"({"text":"It rains","claimant":"Ann","claimDate":"2024-06-26T00:00:00Z","claimReview":[
        {"publisher":{"name":"Checks","site":"checks.example"},"url":"https://checks.example/1","title":"Does it rain?",
         "reviewDate":"2024-07-02T00:00:00Z","textualRating":"False","languageCode":"en"},
        {"publisher":{"site":"more.example"},"url":"https://more.example/1","textualRating":"Half true"}]})";

const std::vector<std::string> rain_told{
    "Ann says [It rains] on 2024-06-26T00:00:00Z",
    "Checks rates [It rains] False on 2024-07-02T00:00:00Z in https://checks.example/1",
    "more.example rates [It rains] Half true in https://more.example/1"};

TEST(FactCheckApi, ReadsASearch) {
    const ReadFeed feed = read({R"({"claims":[)" + rain + "]}"});
    EXPECT_EQ(told(feed.whole), rain_told);
    EXPECT_THAT(kinds_of(feed.losses), IsEmpty());
    EXPECT_THAT(check_case(feed.whole), IsEmpty());
    EXPECT_EQ(feed.whole.agents.at(1).kind, AgentKind::Organization);
    EXPECT_EQ(feed.whole.agents.at(1).extra, R"({"factcheck-api":{"site":"checks.example"}})");
    const auto at = std::find_if(feed.whole.documents.begin(), feed.whole.documents.end(),
                                 [](const Document& one) { return one.title == "Does it rain?"; });
    ASSERT_NE(at, feed.whole.documents.end());
    EXPECT_EQ(at->language, "en");
}

TEST(FactCheckApi, ReadsAnImageSearchAndLines) {
    EXPECT_EQ(told(read({R"({"results":[{"claim":)" + rain + "}]}"}).whole), rain_told);
    std::string line = R"({"claims":[)" + rain + "]}";
    std::erase(line, '\n');
    EXPECT_EQ(told(read({line + "\n" + line + "\n"}).whole), rain_told);
}

TEST(FactCheckApi, SaysThatMorePagesFollow) {
    const ReadFeed feed =
        read({R"({"claims":[],"nextPageToken":"CAo","more":1})", R"({"claims":[],"nextPageToken":""})"});
    EXPECT_THAT(kinds_of(feed.losses), ElementsAre("1 member more", "1 nextPageToken"));
}

TEST(FactCheckApi, MakesAClaimOfOneWithoutAReview) {
    EXPECT_THAT(told(read({R"({"claims":[{"text":"It rains","claimant":"Ann"}]})"}).whole),
                ElementsAre("Ann says [It rains]"));
}

TEST(FactCheckApi, ReportsWhatIsNoClaim) {
    EXPECT_THAT(
        kinds_of(read({R"({"claims":[1,{"claimant":"Ann"}],"results":[{}]})"}).losses),
        ElementsAre("1 claim without words", "1 result without a claim", "1 value that is no object"));
}

const std::string page =
    R"({"name":"pages/1","pageUrl":"https://checks.example/2","publishDate":"2024-07-02","versionId":"7",
        "claimReviewAuthor":{"name":"Checks","imageUrl":"i.png"},"claimReviewMarkups":[
         {"claimReviewed":"It rains","claimDate":"2024-06-26","claimLocation":"On the radio",
          "claimFirstAppearance":"https://a.example","claimAppearances":["https://b.example"],
          "claimAuthor":{"name":"Ann","jobTitle":"Spokeswoman, Ministry of Rain","sameAs":"https://ann.example"},
          "rating":{"ratingValue":2,"worstRating":1,"bestRating":5,"ratingExplanation":"Because.","textualRating":"False"}},
         {"claimReviewed":"It snows","url":"https://checks.example/3"}]})";

TEST(FactCheckApi, ReadsPagesOfMarkup) {
    for (const std::string& text : {page, R"({"claimReviewMarkupPages":[)" + page + "]}"}) {
        const ReadFeed feed = read({text});
        EXPECT_THAT(
            told(feed.whole),
            ElementsAre("Ann says [It rains] on 2024-06-26 at https://a.example at https://b.example",
                        "Checks rates [It rains] False 2/1..5 on 2024-07-02 in https://checks.example/2",
                        "Checks rates [It snows]  on 2024-07-02 in https://checks.example/3"));
        EXPECT_THAT(kinds_of(feed.losses),
                    ElementsAre("1 member name of a page", "1 member versionId of a page"));
        EXPECT_THAT(feed.whole.statements.at(0).extra, HasSubstr("On the radio"));
        EXPECT_THAT(feed.whole.reviews.at(0).extra, HasSubstr("Because."));
        EXPECT_THAT(feed.whole.agents.at(0).affiliations, ::testing::SizeIs(1));
    }
}

TEST(FactCheckApi, GivesTheSameRecordsAsTheClaimReviewItWasMadeOf) {
    const ReadFeed api = read({R"({"claims":[)" + rain + "]}"});
    const ReadFeed markup = read_feed(
        "claimreview", {R"({"@type":"ClaimReview","claimReviewed":"It rains","url":"https://checks.example/1",
            "datePublished":"2024-07-02T00:00:00Z","author":{"@type":"Organization","name":"Checks"},
            "reviewRating":{"alternateName":"False"},
            "itemReviewed":{"@type":"Claim","author":"Ann","datePublished":"2024-06-26T00:00:00Z"}})"});
    EXPECT_EQ(api.whole.claims.at(0).id, markup.whole.claims.at(0).id);
    EXPECT_EQ(api.whole.statements.at(0).id, markup.whole.statements.at(0).id);
    EXPECT_EQ(std::count_if(api.whole.reviews.begin(), api.whole.reviews.end(),
                            [&](const Review& one) { return one.id == markup.whole.reviews.at(0).id; }),
              1);
}

TEST(FactCheckApi, BecomesAFeed) {
    expect_round_trip(find_format("claimreview"), read({R"({"claims":[)" + rain + "]}"}).whole);
}

TEST(FactCheckApi, RefusesWhatIsNoResponse) {
    EXPECT_THAT(problem_of("factcheck-api", "<html>"), HasSubstr("expected JSON"));
    EXPECT_THAT(problem_of("factcheck-api", ""), HasSubstr("the input is empty"));
    EXPECT_THAT(problem_of("factcheck-api", R"({"claims":[{)"), HasSubstr("this is not JSON"));
}

}  // namespace
}  // namespace gainsay::test
