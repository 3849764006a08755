#include <gtest/gtest.h>

#include "tools/cli/command/audit/place_table.hpp"

namespace gainsay::test {
namespace {

TEST(PlaceTables, FindEveryRecordAndNoOther) {
    cli::PlaceTable places;
    for (std::uint32_t i = 0; i < 5000; ++i)
        places.add("claim:" + std::to_string(i), {i < 2500 ? "a.json" : "b.json", i + 1, i % 7 + 1});
    places.close();
    for (std::uint32_t i = 0; i < 5000; ++i) {
        const SourcePos expected{i < 2500 ? "a.json" : "b.json", i + 1, i % 7 + 1};
        EXPECT_EQ(places.find("claim:" + std::to_string(i)), expected);
    }
    EXPECT_EQ(places.find("claim:5000"), SourcePos{});
    EXPECT_EQ(cli::PlaceTable().find("claim:1"), SourcePos{});
}

}  // namespace
}  // namespace gainsay::test
