// A feed of the reviews of a case, and what is lost in it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "graphs/format/text_case/case_json.hpp"
#include "graphs/model/source.hpp"
#include "tests/graphs/format/feeds/feed_support.hpp"
#include "tests/graphs/format/round_trip.hpp"
#include "tests/support/random_case.hpp"

namespace gainsay::test {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

const Format& feed_format() {
    return find_format("claimreview");
}

Case small_case() {
    std::istringstream in(R"({"gainsay":1,"title":"Rain","agents":[
        {"id":"agent:ann","name":"Ann","affiliations":[{"with":"agent:ministry","role":"spokeswoman","from":"2020"}]},
        {"id":"agent:checks","name":"Checks","kind":"organization"},
        {"id":"agent:country","name":"Country","kind":"public-body"},
        {"id":"agent:ministry","name":"Ministry","kind":"public-body","affiliations":[{"with":"agent:country"}]},
        {"id":"agent:nobody","name":"Nobody"}],
      "documents":[
        {"id":"document:article","title":"Does it rain?","url":"https://check.example/1","authored_by":["agent:checks"],
         "cites":[{"document":"document:paper","manner":"evidence"}],"retracted":{"on":"2024-08-01"}},
        {"id":"document:paper","title":"The Paper","kind":"report"}],
      "claims":[{"id":"claim:rain","text":"It rains"},{"id":"claim:snow","text":"It snows"}],
      "statements":[
        {"id":"statement:rain","speaker":"agent:ann","stance":"asserts","of":"claim:rain","said_on":"2024-06?",
         "occurrences":[{"document":"document:paper","cue":"said"}]},
        {"id":"statement:rain-denied","speaker":"agent:nobody","stance":"denies","of":"claim:rain"}],
      "relations":[{"id":"relation:r","kind":"contradicts","from":"claim:rain","to":"claim:snow"}],
      "reviews":[{"id":"review:rain","of":"claim:rain","by":"agent:checks","in":"document:article",
         "rating":{"value":2,"best":5,"worst":1,"label":"Mostly false"},"on":"2024-07-02"}]})");
    return read_case(in, "small");
}

TEST(ClaimReviewFeed, HoldsAnItemALineWithAllThatAReviewNames) {
    std::ostringstream out;
    LossReport losses;
    feed_format().write(out, CaseSource(small_case()), {}, losses);
    EXPECT_EQ(
        out.str(),
        R"({"@context": "https://schema.org", "@type": "DataFeed", "additionalType": "https://schema.org/ClaimReview", )"
        R"("name": "Rain", "dataFeedElement": [)"
        "\n"
        R"({"@type": "DataFeedItem", "dateDeleted": "2024-08-01", "item": {"@type": "ClaimReview", )"
        R"("@id": "urn:gainsay:review:rain", "url": "https://check.example/1", "claimReviewed": "It rains", )"
        R"("datePublished": "2024-07-02", "author": {"@type": "Organization", "@id": "urn:gainsay:agent:checks", )"
        R"("name": "Checks"}, "itemReviewed": {"@type": "Claim", "@id": "urn:gainsay:claim:rain", )"
        R"("identifier": "urn:gainsay:statement:rain", "text": "It rains", "author": {"@type": "Person", )"
        R"("@id": "urn:gainsay:agent:ann", "name": "Ann", "affiliation": [{"@type": "OrganizationRole", )"
        R"("affiliation": {"@type": "GovernmentOrganization", "@id": "urn:gainsay:agent:ministry", "name": "Ministry", )"
        R"("affiliation": [{"@type": "OrganizationRole", "affiliation": {"@type": "GovernmentOrganization", )"
        R"("@id": "urn:gainsay:agent:country", "name": "Country"}}]}, "roleName": "spokeswoman", "startDate": "2020"}]}, )"
        R"("datePublished": "2024-06?", "appearance": [{"@type": "Report", "@id": "urn:gainsay:document:paper", )"
        R"("headline": "The Paper"}]}, "reviewRating": {"@type": "Rating", "ratingValue": 2, "bestRating": 5, )"
        R"("worstRating": 1, "alternateName": "Mostly false"}, "isPartOf": {"@type": "Article", )"
        R"("@id": "urn:gainsay:document:article", "headline": "Does it rain?", "url": "https://check.example/1", )"
        R"("author": {"@type": "Organization", "@id": "urn:gainsay:agent:checks", "name": "Checks"}, )"
        R"("citation": [{"@type": "Report", "@id": "urn:gainsay:document:paper", "headline": "The Paper"}], )"
        R"("isBasedOn": [{"@type": "Report", "@id": "urn:gainsay:document:paper", "headline": "The Paper"}]}}})"
        "\n]}\n");
    EXPECT_THAT(kinds_of(losses), ElementsAre("1 agent (of no review)", "1 claim (without a review)",
                                              "1 relation (contradicts)", "1 statement (denies)",
                                              "1 statement.occurrences[].cue"));
}

TEST(ClaimReviewFeed, KeepsWhatItCanHoldOfASmallCase) {
    expect_round_trip(feed_format(), small_case());
}

TEST(ClaimReviewFeed, KeepsWhatItCanHoldOfRandomCases) {
    for (std::uint64_t seed = 0; seed < 100; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        expect_round_trip(feed_format(), random_case(seed));
        if (HasFailure()) return;
    }
}

TEST(ClaimReviewFeed, KeepsWhatItCanHoldOfTheFixtures) {
    for (const char* const name :
         {"change-of-position", "ended-affiliation", "iran-tip-2018", "relay-chain", "undercut-relation"}) {
        SCOPED_TRACE(name);
        std::ifstream in(std::string(GAINSAY_SOURCE_DIR "/fixtures/") + name + "/case.json");
        expect_round_trip(feed_format(), read_case(in, name));
    }
}

TEST(ClaimReviewFeed, WritesBackWhatWasKeptOfAnotherFeed) {
    const ReadFeed feed = read_feed(
        "claimreview",
        {R"({"@context":"https://schema.org","@type":"DataFeed","name":"Week","license":"CC0","dataFeedElement":[
          {"dateModified":"2024-07-03","item":{"@type":"ClaimReview","@id":"https://c.example/1#r","url":"https://c.example/1",
            "claimReviewed":"It rains","sdLicense":"CC0","datePublished":"one day","headline":"Rain?",
            "author":{"@type":"NGO","name":"Checks","logo":{"@type":"ImageObject","url":"l.png"}},
            "itemReviewed":{"@type":"Claim","@id":"urn:rain","text":"It is raining","name":"On the radio",
              "author":{"@type":"Person","name":"Ann","jobTitle":"Former Minister"},
              "firstAppearance":{"@type":"NewsArticle","url":"https://a.example"},"appearance":["https://b.example"]},
            "reviewRating":{"@type":"Rating","ratingValue":"2.0","alternateName":"False","ratingExplanation":"x"}}},
          {"item":{"@type":"ClaimReview","claimReviewed":"It hails","itemReviewed":{"@type":"Claim","appearance":"https://b.example"},
            "reviewRating":[{"alternateName":"False"},{"alternateName":"Falso"}]}},
          {"dateDeleted":"2024-08-01","item":{"@type":"MediaReview","url":"https://c.example/3","claimReviewed":"Rain falls",
            "mediaAuthenticityCategory":"StagedContent","itemReviewed":{"@id":"urn:rain"}}}]})"});
    EXPECT_THAT(kinds_of(feed.losses), IsEmpty());
    expect_round_trip(feed_format(), feed.whole);
    std::ostringstream out;
    LossReport losses;
    feed_format().write(out, CaseSource(feed.whole), {}, losses);
    EXPECT_THAT(kinds_of(losses), IsEmpty());
    for (const char* const part :
         {R"("sdLicense": "CC0")", R"("ratingValue": "2.0")", R"("@type": "NGO")", R"("license": "CC0")",
          R"("dateModified": "2024-07-03")", R"("text": ["It rains", "It is raining"])",
          R"("claimReviewed": "Rain falls")", R"("firstAppearance": {"@type": "NewsArticle")"}) {
        EXPECT_THAT(out.str(), HasSubstr(part));
    }
}

TEST(ClaimReviewFeed, DoesNotWriteBackASpellingThatWasCorrectedSince) {
    ReadFeed feed = read_feed("claimreview", {R"({"@type":"ClaimReview","claimReviewed":"It rains",
        "reviewRating":{"@type":"Rating","ratingValue":"2.0"}})"});
    feed.whole.reviews.at(0).rating.value = 3;
    expect_round_trip(feed_format(), feed.whole);
    std::ostringstream out;
    LossReport losses;
    feed_format().write(out, CaseSource(feed.whole), {}, losses);
    EXPECT_THAT(out.str(), HasSubstr(R"("ratingValue": 3)"));
    EXPECT_THAT(kinds_of(losses), ElementsAre("1 review.extra"));
}

TEST(ClaimReviewFeed, ReportsWhatOtherFormatsKept) {
    Case whole = small_case();
    for (std::string* const extra :
         {&whole.agents[0].extra, &whole.documents[0].extra, &whole.claims[0].extra,
          &whole.statements[0].extra, &whole.reviews[0].extra, &whole.info.extra}) {
        *extra = R"({"aif":{"scheme":"x"}})";
    }
    expect_round_trip(feed_format(), whole);
}

TEST(ClaimReviewFeed, DoesNotGrowWithChainsAndRingsOfWhatItNames) {
    Case whole = small_case();
    std::vector<Document> chain;
    for (int i = 0; i < 60; ++i) {
        Document one;
        one.id = DocumentId("document:d" + std::to_string(i));
        one.title = "D";
        // Everything cites everything that is near: without bounds this is a tree of three to the power of sixty.
        for (int k = 1; k <= 3; ++k)
            one.cites.push_back(
                {DocumentId("document:d" + std::to_string((i + k) % 60)), CitationManner::Mentions});
        whole.documents.push_back(one);
    }
    for (Document& one : whole.documents) {
        if (one.id.text() == "document:article") one.cites.push_back({DocumentId("document:d0"), {}});
    }
    sort_records(whole);
    expect_round_trip(feed_format(), whole);
}

}  // namespace
}  // namespace gainsay::test
