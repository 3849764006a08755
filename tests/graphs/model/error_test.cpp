#include "graphs/model/error.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace gainsay {
namespace {

TEST(Errors, CarryACodeAPlaceAndAMessage) {
    const Error error(ErrorCode::NotFound, "no such claim", {"case.json", 3, 7});
    EXPECT_EQ(error.code(), ErrorCode::NotFound);
    EXPECT_EQ(error.where(), (SourcePos{"case.json", 3, 7}));
    EXPECT_STREQ(error.what(), "no such claim");
}

TEST(Errors, HaveStableCodeNames) {
    EXPECT_STREQ(to_string(ErrorCode::NotFound), "not-found");
    EXPECT_STREQ(to_string(ErrorCode::Malformed), "malformed");
    EXPECT_STREQ(to_string(ErrorCode::Conflict), "conflict");
    EXPECT_STREQ(to_string(ErrorCode::Unsupported), "unsupported");
    EXPECT_STREQ(to_string(ErrorCode::Limit), "limit");
    EXPECT_STREQ(to_string(ErrorCode::Io), "io");
}

TEST(Errors, ShowOfAPlaceWhatIsKnown) {
    EXPECT_EQ(to_string(SourcePos{"case.json", 3, 7}), "case.json:3:7");
    EXPECT_EQ(to_string(SourcePos{"case.json", 3, 0}), "case.json:3");
    EXPECT_EQ(to_string(SourcePos{"case.json", 0, 0}), "case.json");
    EXPECT_EQ(to_string(SourcePos{"", 3, 7}), "line 3:7");
    EXPECT_EQ(to_string(SourcePos{}), "");
}

TEST(Promises, ThrowWhenBrokenAndNameThemselves) {
    EXPECT_NO_THROW(GAINSAY_REQUIRE(1 + 1 == 2));
    try {
        GAINSAY_REQUIRE(1 + 1 == 3);
        FAIL();
    } catch (const std::logic_error& error) {
        EXPECT_THAT(error.what(), ::testing::HasSubstr("broken promise: 1 + 1 == 3"));
        EXPECT_THAT(error.what(), ::testing::HasSubstr("error_test.cpp:"));
    }
}

}  // namespace
}  // namespace gainsay
