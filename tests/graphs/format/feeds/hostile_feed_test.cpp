// Inputs that are broken, or made to break a reader.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "graphs/model/source.hpp"
#include "tests/graphs/format/feeds/feed_support.hpp"

namespace gainsay::test {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

struct Refused {
    const char* name;
    std::string text;
    const char* place;
    const char* message;
    friend void PrintTo(const Refused& one, std::ostream* out) { *out << one.name; }
};
class HostileFeeds : public ::testing::TestWithParam<Refused> {};

TEST_P(HostileFeeds, AreRefusedWithThePlace) {
    ReadOptions options;
    options.max_string_bytes = 1000;
    options.max_record_values = 500;
    const std::string problem = problem_of("claimreview", GetParam().text, options);
    EXPECT_THAT(problem, StartsWith(GetParam().place));
    EXPECT_THAT(problem, HasSubstr(GetParam().message));
}

std::string repeated(const std::string& text, std::size_t times) {
    std::string all;
    for (std::size_t i = 0; i < times; ++i) all += text;
    return all;
}

const std::string good = R"({"@type":"ClaimReview","claimReviewed":"It rains"})";

INSTANTIATE_TEST_SUITE_P(
    ClaimReview, HostileFeeds,
    ::testing::Values(Refused{"Empty", "", "input-1:1:1", "the input is empty"},
                      Refused{"Word", "hello", "input-1:1:1", "this is not JSON"},
                      Refused{"Number", "17", "input-1:1:1", "expected an object in { } or a list in [ ]"},
                      Refused{"CutShort", R"({"@type":"ClaimReview",)", "input-1:1:24", "this is not JSON"},
                      Refused{"ListCutShort", "[" + good, "input-1:1:", "this list breaks off"},
                      Refused{"ListOfNumbers", "[\n1]", "input-1:2:1", "found the number 1"},
                      Refused{"TextBehindTheEnd", good + "\n]", "input-1:2:1", "more text behind the end"},
                      Refused{"BrokenLine", good + "\n" + good + "\n{\"a\":}\n" + good, "input-1:3:6",
                              "this is not JSON"},
                      Refused{"Deep", "[" + repeated("{\"a\":[", 100), "input-1:1:", "more than 64 deep"},
                      Refused{"LongText", R"({"a":")" + std::string(2000, 'x') + "\"}", "input-1:1:6",
                              "longer than 1000 bytes"},
                      Refused{"ManyValues", "{\"a\":[" + repeated("1,", 1000) + "1]}",
                              "input-1:1:", "more than 500 values"},
                      Refused{"ManyMembers", "{" + repeated("\"a\":1,", 1000) + "\"a\":1}",
                              "input-1:1:", "more than 500 values"},
                      Refused{"ManyNodes",
                              [] {
                                  std::string nodes;
                                  for (int i = 0; i < 400; ++i)
                                      nodes += "{\"@id\":\"#" + std::to_string(i) + "\",\"a\":1},";
                                  return "[" + nodes + good + "]";
                              }(),
                              "input-1:1:", "the nodes beside the reviews have more than 500 values"},
                      Refused{"BadUtf8", "{\"a\":\"\xC3\x28\"}", "input-1:1:8", "not UTF-8"},
                      Refused{"Utf16", std::string("\xFF\xFE{\0", 4), "input-1:1:1", "UTF-16"}),
    [](const auto& one) { return std::string(one.param.name); });

TEST(HostileFeeds, GoOnAfterABrokenLine) {
    CaseBuilder builder;
    LossReport losses;
    std::istringstream in(good + "\n{\n" + R"({"@type":"ClaimReview","claimReviewed":"It snows"})" +
                          "\n{]\n");
    try {
        find_format("claimreview").read(in, "feed", builder, {}, losses);
        FAIL();
    } catch (const ReadError& error) {
        EXPECT_EQ(error.problems().size(), 2U);
    }
    EXPECT_EQ(builder.take().reviews.size(), 2U) << "delivered to the sink, which takes all or nothing";
}

TEST(HostileFeeds, OfTooManyRecordsAreRefused) {
    ReadOptions options;
    options.max_records = 3;
    const std::string two = "[" + good + R"(,{"@type":"ClaimReview","claimReviewed":"It snows"}])";
    EXPECT_THAT(problem_of("claimreview", two, options), HasSubstr("makes more than 3 records"));
    options.max_records = 4;
    EXPECT_EQ(problem_of("claimreview", two, options), "nothing");
}

TEST(HostileFeeds, ReferencesDoNotMultiply) {
    // Each node names the next one ten times: three deep that is a thousand, and no more than the bound is put in.
    std::string graph = R"({"@type":"ClaimReview","claimReviewed":"It rains","mentions":{"@id":"#0"}})";
    for (int i = 0; i < 30; ++i) {
        std::string list;
        for (int k = 0; k < 50; ++k)
            list += (k == 0 ? "" : ",") + std::string("{\"@id\":\"#") + std::to_string(i + 1) + "\"}";
        graph += ",{\"@id\":\"#" + std::to_string(i) + "\",\"mentions\":[" + list + "]}";
    }
    const ReadFeed feed = read_feed("claimreview", {"{\"@graph\":[" + graph + "]}"});
    EXPECT_EQ(feed.whole.reviews.size(), 1U);
    EXPECT_LT(feed.whole.reviews[0].extra.size(), 1'000'000U);
}

struct Guessed {
    const char* text;
    const char* format;
};

TEST(Feeds, AreGuessedFromTheirContent) {
    for (const Guessed& one :
         {Guessed{R"({"@type":"ClaimReview"})", "claimreview"},
          Guessed{R"({"gainsay":1,"title":"ClaimReview"})", "json"},
          Guessed{R"({"gainsay":1,"note":{"@type":"ClaimReview"}})", "json"},
          Guessed{R"({"claims":[{"text":"x","claimReview":[{"publisher":{}}]}]})", "factcheck-api"},
          Guessed{R"({"claimReviewMarkups":[]})", "factcheck-api"},
          Guessed{
              R"({"nodes":[{"nodeID":"1","text":"\"ClaimReview\"","type":"I"}],"edges":[],"locutions":[]})",
              "aif"},
          Guessed{"<!doctype html><p itemtype='http://schema.org/ClaimReview'>", "claimreview"},
          Guessed{"<!DOCTYPE HTML><p>", "claimreview"}}) {
        const Format* const format = guess_format(one.text);
        ASSERT_NE(format, nullptr) << one.text;
        EXPECT_EQ(format->name, one.format) << one.text;
    }
    for (const char* const text : {"<?xml version='1.0'?><graphml/>", "ClaimReview", R"({"@type":"Person"})",
                                   R"([{"@type":"ClaimReview","@context":"http://www.w3.org/ns/prov#"}])"}) {
        const Format* const format = guess_format(text);
        EXPECT_TRUE(format == nullptr || (format->name != "claimreview" && format->name != "factcheck-api"))
            << text;
    }
}

}  // namespace
}  // namespace gainsay::test
