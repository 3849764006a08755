// schema.org's own examples of ClaimReview, as they lie in a folder beside the repository; skipped without them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "tests/graphs/format/feeds/feed_support.hpp"
#include "tests/graphs/format/round_trip.hpp"

namespace gainsay::test {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

/// The text of a file below ../shared/data, next to the repository or above it; empty when there is none.
std::string shared_data(const std::string& name) {
    for (std::filesystem::path at = GAINSAY_SOURCE_DIR; at.has_relative_path(); at = at.parent_path()) {
        std::ifstream in(at / "shared/data" / name);
        if (!in) continue;
        std::ostringstream text;
        text << in.rdbuf();
        return text.str();
    }
    return {};
}

class RealFeeds : public ::testing::Test {
protected:
    void SetUp() override {
        for (const char* const name : {"eg-0324.jsonld", "eg-0324.microdata.html", "eg-0325.jsonld"}) {
            texts_.push_back(shared_data(std::string("claimreview-examples/") + name));
            if (texts_.back().empty()) GTEST_SKIP() << "no ../shared/data/claimreview-examples/" << name;
        }
    }
    std::vector<std::string> texts_;
};

TEST_F(RealFeeds, ReadWithoutALoss) {
    const ReadFeed feed = read_feed("claimreview", texts_);
    EXPECT_THAT(kinds_of(feed.losses), IsEmpty());
    EXPECT_THAT(check_case(feed.whole), IsEmpty());
    EXPECT_EQ(feed.whole.reviews.size(), 3U);
    EXPECT_EQ(feed.whole.statements.size(), 3U);
    for (const std::string& text : texts_) EXPECT_EQ(guess_format(text)->name, "claimreview");
}

TEST_F(RealFeeds, KeepALabelThatTheRatingContradicts) {
    const ReadFeed feed = read_feed("claimreview", {texts_[0]});
    ASSERT_EQ(feed.whole.reviews.size(), 1U);
    EXPECT_EQ(feed.whole.reviews[0].rating, (Rating{1, 6, std::nullopt, "True"}));
}

TEST_F(RealFeeds, ComeBackFromAFeedOfOurs) {
    expect_round_trip(find_format("claimreview"), read_feed("claimreview", texts_).whole);
}

}  // namespace
}  // namespace gainsay::test
