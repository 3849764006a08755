#include "graphs/snapshot/build/row_index.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <map>

#include "tests/support/random_case.hpp"

namespace gainsay::test {
namespace {

constexpr RowKey greatest = std::numeric_limits<RowKey>::max();
/// The first key whose page is found in a map and not in an array.
constexpr RowKey far = RowKey{1} << 34;

TEST(RowIndexes, FindWhatWasAddedAndNothingElse) {
    RowIndex index;
    std::map<RowKey, Node> added;
    Dice dice(3);
    // Keys that lie close, around the end of a page, around the first far page, and at the end of all keys.
    const std::array<RowKey, 5> places{0, 1024, 5'000'000, far, greatest - 2000};
    for (std::uint32_t n = 0; n < 4000; ++n) {
        const RowKey row = std::max<RowKey>(
            places[dice.below(places.size())] + static_cast<RowKey>(dice.below(2000)) - 1000, 0);
        EXPECT_EQ(index.add(row, Node{n}), added.emplace(row, Node{n}).second) << row;
    }
    for (const RowKey place : places) {
        for (RowKey row = std::max<RowKey>(place - 1100, 0); row < place + 1100; ++row) {
            const auto found = added.find(row);
            ASSERT_EQ(index.find(row), found == added.end() ? no_node : found->second) << row;
        }
    }
}

TEST(RowIndexes, ReckonKeysThatFollowEachOther) {
    for (const RowKey first : {RowKey{0}, RowKey{1}, RowKey{1000}, far - 50, greatest - 200}) {
        SCOPED_TRACE(first);
        RowIndex index;
        for (std::uint32_t n = 0; n < 100; ++n) EXPECT_TRUE(index.add(first + n, Node{7 + n}));
        EXPECT_FALSE(index.add(first + 42, Node{500}));
        // Out of line: a gap, and then the key that would have been next, with a node that would have not.
        EXPECT_TRUE(index.add(first + 102, Node{107}));
        EXPECT_TRUE(index.add(first + 100, Node{108}));
        EXPECT_FALSE(index.add(first + 100, Node{109}));
        EXPECT_FALSE(index.add(first + 102, Node{109}));
        EXPECT_FALSE(index.add(first, Node{109}));
        for (std::uint32_t n = 0; n < 100; ++n) ASSERT_EQ(index.find(first + n), Node{7 + n});
        EXPECT_EQ(index.find(first + 100), Node{108});
        EXPECT_EQ(index.find(first + 101), no_node);
        EXPECT_EQ(index.find(first + 102), Node{107});
        EXPECT_EQ(index.find(first + 103), no_node);
        EXPECT_EQ(index.find(first - 1), no_node);
    }
}

TEST(RowIndexes, DoNotReckonNodesThatDoNotFollow) {
    RowIndex index;
    EXPECT_TRUE(index.add(5, Node{3}));
    EXPECT_TRUE(index.add(6, Node{9}));
    EXPECT_TRUE(index.add(7, Node{5}));
    EXPECT_EQ(index.find(5), Node{3});
    EXPECT_EQ(index.find(6), Node{9});
    EXPECT_EQ(index.find(7), Node{5});
}

TEST(RowIndexes, TakeEachKeyOnceAndNoneBelowZero) {
    for (const RowKey row : {RowKey{0}, far - 1, far, greatest}) {
        SCOPED_TRACE(row);
        RowIndex index;
        EXPECT_EQ(index.find(row), no_node);
        EXPECT_TRUE(index.add(row, Node{7}));
        EXPECT_FALSE(index.add(row, Node{8}));
        EXPECT_EQ(index.find(row), Node{7});
        EXPECT_EQ(index.find(no_row), no_node);
    }
    RowIndex index;
    EXPECT_FALSE(index.add(no_row, Node{1}));
    EXPECT_FALSE(index.add(std::numeric_limits<RowKey>::min(), Node{1}));
}

}  // namespace
}  // namespace gainsay::test
