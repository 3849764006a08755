// Members that no reader knows, in every object of an input: each is kept in the case or named in the loss report.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/graphs/format/losses/nothing_silent.hpp"

namespace gainsay::test {
namespace {

using ::testing::IsEmpty;

struct JsonInput {
    const char* name;
    const char* format;
    std::string text;
    friend void PrintTo(const JsonInput& one, std::ostream* out) { *out << one.name; }
};
class UnknownMembers : public ::testing::TestWithParam<JsonInput> {};

TEST_P(UnknownMembers, AreKeptOrNamed) {
    const std::string text = with_unknown_members(GetParam().text);
    EXPECT_THAT(lost_in_silence(GetParam().format, {text}), IsEmpty()) << text;
}

const JsonInput inputs[] = {
    {"OfACase", "json",
     R"({"gainsay":1,"agents":[{"id":"agent:a","name":"Ann","kind":"person","affiliations":[{"with":"agent:b"}]},
{"id":"agent:b","name":"Body","kind":"organization"}],
"documents":[{"id":"document:d","title":"D","kind":"article","snapshot":{"sha256":"0123456789012345678901234567890123456789012345678901234567890123"},
"cites":[{"document":"document:d"}],"retracted":{"on":"2020"}}],
"claims":[{"id":"claim:c","text":"It rains","quantities":[{"measure":"rain","value":1}]}],
"statements":[{"id":"statement:s","speaker":"agent:a","stance":"asserts","of":"claim:c",
"occurrences":[{"document":"document:d","selector":{"exact":"rain"}}],"retracted":{"on":"2020"}}],
"relations":[{"id":"relation:r","kind":"rebuts","from":"claim:c","to":"claim:c"}],
"reviews":[{"id":"review:v","of":"claim:c","rating":{"label":"False"}}]})"},
    {"OfAReview", "claimreview",
     R"({"@context":"https://schema.org","@type":"ClaimReview","url":"https://check.example/1","claimReviewed":"It rains",
"datePublished":"2024-07-02","author":{"@type":"Organization","name":"Check","url":"https://check.example",
"parentOrganization":{"@type":"Organization","name":"Trust"}},
"publisher":{"@type":"Organization","name":"Press"},
"reviewRating":{"@type":"Rating","ratingValue":1,"bestRating":5,"alternateName":"False","author":{"@type":"Person","name":"Rater"}},
"citation":{"@type":"Article","url":"https://paper.example/2","publisher":{"@type":"Organization","name":"Paper"}},
"isBasedOn":[{"@type":"Report","name":"R"}],"image":{"@type":"ImageObject","url":"https://check.example/i.png"},
"itemReviewed":{"@type":"Claim","text":"It rains","datePublished":"2024-06-26",
"author":{"@type":"Person","name":"Ann","jobTitle":"Mayor","affiliation":{"@type":"Organization","name":"Town"},
"memberOf":{"@type":"OrganizationRole","roleName":"chair","startDate":"2020","memberOf":{"@type":"Organization","name":"Club"}}},
"firstAppearance":{"@type":"CreativeWork","url":"https://a.example/1","author":{"@type":"Person","name":"Bob"}},
"appearance":[{"@type":"Article","url":"https://a.example/2","isPartOf":{"@type":"WebSite","url":"https://a.example"}}]}})"},
    {"OfAReviewOfAWork", "claimreview",
     R"({"@context":"https://schema.org","@type":"ClaimReview","url":"https://check.example/1","claimReviewed":"It rains",
"author":{"@type":"Organization","name":"Check"},"reviewRating":{"@type":"Rating","alternateName":"False"},
"itemReviewed":{"@type":"CreativeWork","url":"https://a.example/1","author":{"@type":"Person","name":"Ann"},
"datePublished":"2024"}})"},
    {"OfAReviewWithoutAClaimant", "claimreview",
     R"({"@context":"https://schema.org","@type":"ClaimReview","url":"https://check.example/1","claimReviewed":"It rains",
"author":{"@type":"Organization","name":"Check"},"reviewRating":{"@type":"Rating","alternateName":"False"},
"itemReviewed":{"@type":"Claim","appearance":{"@type":"Article","url":"https://a.example/2"}}})"},
    {"OfAMediaReview", "claimreview",
     R"({"@context":"https://schema.org","@type":"MediaReview","url":"https://check.example/1","mediaAuthenticityCategory":"DecontextualizedContent",
"author":{"@type":"Organization","name":"Check"},"originalMediaContextDescription":"A lake",
"itemReviewed":{"@type":"MediaReviewItem","creator":{"@type":"Person","name":"Ann"},
"interpretedAsClaim":{"@type":"Claim","description":"The lake is dry"},
"mediaItemAppearance":[{"@type":"ImageObjectSnapshot","contentUrl":"https://a.example/i.png","archivedAt":"https://arch.example/i"}]}})"},
    {"OfAFeed", "claimreview",
     R"({"@context":"https://schema.org","@type":"DataFeed","name":"Feed","dataFeedElement":[{"@type":"DataFeedItem","dateCreated":"2024",
"item":{"@type":"ClaimReview","url":"https://check.example/1","claimReviewed":"It rains","author":{"@type":"Organization","name":"Check"},
"reviewRating":{"@type":"Rating","alternateName":"False"},"itemReviewed":{"@type":"Claim"}}}]})"},
    {"OfAGraphWithAClaim", "claimreview",
     R"({"@context":"https://schema.org","@graph":[{"@type":"ClaimReview","@id":"https://check.example/1","claimReviewed":"It rains",
"author":{"@id":"https://check.example/#us"},"itemReviewed":{"@id":"https://check.example/#c"}},
{"@id":"https://check.example/#us","@type":"Organization","name":"Check"},
{"@id":"https://check.example/#c","@type":"Claim","author":{"@type":"Person","name":"Ann"}},
{"@id":"https://check.example/#other","@type":"Claim","text":"The sun shines"}]})"},
    {"OfAnAnswerOfTheApi", "factcheck-api",
     R"({"claims":[{"text":"It rains","claimant":"Ann","claimDate":"2024-06-26T00:00:00Z",
"claimReview":[{"publisher":{"name":"Check","site":"check.example"},"url":"https://check.example/1","title":"Rain?",
"reviewDate":"2024-07-02T00:00:00Z","textualRating":"False","languageCode":"en"}]}],"nextPageToken":""})"},
    {"OfAnAnswerAboutImages", "factcheck-api",
     R"({"results":[{"claim":{"text":"It rains","claimant":"Ann",
"claimReview":[{"publisher":{"site":"check.example"},"url":"https://check.example/1","textualRating":"False"}]}}]})"},
    {"OfAnAnswerWithoutReviews", "factcheck-api",
     R"({"claims":[{"text":"It rains","claimant":"Ann"},{"text":"The sun shines"}]})"},
    {"OfAPageOfTheApi", "factcheck-api",
     R"({"claimReviewMarkupPages":[{"name":"pages/1","pageUrl":"https://check.example/1","publishDate":"2024-07-02",
"claimReviewAuthor":{"name":"Check","imageUrl":"https://check.example/i.png"},"versionId":"x",
"claimReviewMarkups":[{"url":"https://check.example/1","claimReviewed":"It rains","claimDate":"2024-06-26","claimLocation":"Town hall",
"claimFirstAppearance":"https://a.example/1","claimAppearances":["https://a.example/2"],
"claimAuthor":{"name":"Ann","jobTitle":"Mayor","sameAs":"https://ann.example"},"rating":{"ratingValue":1,"textualRating":"False"}}]},
{"pageUrl":"https://check.example/2"}]})"},
    {"OfANodeSet", "aif",
     R"({"nodes":[{"nodeID":"1","text":"It rains","type":"I","timestamp":"2016"},{"nodeID":"2","text":"It is dry","type":"I"},
{"nodeID":"3","text":"Ann : it rains","type":"L"},{"nodeID":"4","text":"Asserting","type":"YA","scheme":"Asserting","schemeID":"74"},
{"nodeID":"5","text":"Default Conflict","type":"CA"},{"nodeID":"6","text":"Default Inference","type":"RA"},
{"nodeID":"zv907","text":"Default Transition","type":"TA"},{"nodeID":"zv908","text":"Bob : no","type":"L"}],
"edges":[{"edgeID":"1","fromID":"3","toID":"4","formEdgeID":null},{"edgeID":"2","fromID":"4","toID":"1"},
{"edgeID":"3","fromID":"1","toID":"5"},{"edgeID":"4","fromID":"5","toID":"2"},{"edgeID":"5","fromID":"2","toID":"6"},
{"edgeID":"6","fromID":"6","toID":"1"},{"edgeID":"7","fromID":"3","toID":"zv907"},{"edgeID":"8","fromID":"zv907","toID":"zv908"}],
"locutions":[{"nodeID":"3","personID":"9","timestamp":"2016","start":"2016-09-26","end":null,"source":null},{"nodeID":"zv977","personID":"9"}],
"participants":[{"participantID":"9","firstname":"Ann","surname":"Lee"},{"participantID":"10","firstname":"zv901","surname":""}]})"},
    {"OfAWrappedNodeSet", "xaif",
     R"({"AIF":{"nodes":[{"nodeID":"1","text":"It rains","type":"I"},{"nodeID":"3","text":"Ann : it rains","type":"L"},
{"nodeID":"4","text":"Asserting","type":"YA"}],"edges":[{"fromID":"3","toID":"4"},{"fromID":"4","toID":"1"}],
"zq904":[{"nodeID":"zv904"}],"descriptorfulfillments":[],"participants":[]},"zq902":{"txt":"zv902"},"OVA":"","dialog":true})"},
    {"OfEntities", "ftm",
     R"({"id":"p","schema":"Person","properties":{"name":["Ann"],"country":["zv911"]}}
{"id":"o","schema":"PublicBody","properties":{"name":["Town"],"phone":["zv912"]}}
{"id":"e","schema":"Membership","properties":{"member":["p"],"organization":["o"],"summary":["zv913"]}}
{"id":"q","schema":"Position","properties":{"name":["Mayor"],"organization":["o"]}}
{"id":"u","schema":"Occupancy","properties":{"holder":["p"],"post":["q"],"status":["zv914"]}}
{"id":"d","schema":"Article","properties":{"title":["D"],"publisher":["Press"],"fileSize":["zv915"]}}
{"id":"n","schema":"Note","properties":{"description":["It rains"],"entity":["zv916"]}}
{"id":"m","schema":"Note","properties":{"description":["It is dry"]}}
{"id":"l","schema":"UnknownLink","properties":{"subject":["p"],"object":["n"],"role":["asserts"],"recordId":["zv917"]}}
{"id":"r","schema":"UnknownLink","properties":{"subject":["n"],"object":["m"],"role":["contradicts"],"recordId":["zv918"]}}
{"id":"s","schema":"Similar","properties":{"candidate":["n"],"match":["m"],"matcher":["zv919"],"confidenceScore":["zv920"]}})"},
    {"OfAGraph", "jsonld",
     R"({"@context":{"@vocab":"https://schema.org/","prov":"http://www.w3.org/ns/prov#","gs":"https://gainsay.dev/ns#","cito":"http://purl.org/spar/cito/","oa":"http://www.w3.org/ns/oa#","dcterms":"http://purl.org/dc/terms/"},
"@graph":[{"@id":"https://x.example/c","@type":"Claim","text":"It rains","author":{"@type":"Person","name":"Ann",
"affiliation":{"@type":"OrganizationRole","affiliation":{"@type":"Organization","name":"Town"},"roleName":"mayor"}},
"gs:quantity":{"gs:measure":"rain","value":"1"},"appearance":{"@type":"Article","name":"D","encoding":{"@type":"MediaObject","contentUrl":"x"}},
"prov:wasGeneratedBy":{"@type":"prov:Activity","prov:wasAssociatedWith":{"@type":"prov:Person","name":"Bob"}}},
{"@id":"https://x.example/r","@type":"ClaimReview","claimReviewed":"It rains","itemReviewed":{"@id":"https://x.example/c"},
"author":{"@type":"Organization","name":"Check","address":{"@type":"PostalAddress","addressLocality":"zv930"}},
"reviewRating":{"@type":"Rating","alternateName":"False","author":{"@type":"Organization","name":"Raters","contactPoint":{"telephone":"zv931"}}}},
{"@id":"https://x.example/s","@type":"gs:Statement","prov:wasAssociatedWith":{"@type":"Person","name":"Cy"},"gs:asserts":{"@id":"https://x.example/c"},
"gs:occurrence":{"gs:recordedIn":{"@type":"Article","name":"E"},"oa:hasSelector":{"oa:exact":"rain"}},"gs:retractedBy":{"@type":"prov:Activity","dcterms:date":"2020"}},
{"@id":"https://x.example/p","@type":"Report","name":"P","cito:disputes":{"@type":"Report","name":"Q"},"prov:wasInvalidatedBy":{"dcterms:date":"2021"}}]})"},
};

INSTANTIATE_TEST_SUITE_P(Json, UnknownMembers, ::testing::ValuesIn(inputs),
                         [](const auto& one) { return std::string(one.param.name); });

}  // namespace
}  // namespace gainsay::test
