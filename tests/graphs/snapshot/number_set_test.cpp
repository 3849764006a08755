#include "graphs/snapshot/layout/number_set.hpp"

#include <gtest/gtest.h>

#include <set>

#include "tests/support/random_case.hpp"

namespace gainsay::test {
namespace {

std::vector<std::uint32_t> taken(NumberSet& numbers) {
    std::vector<std::uint32_t> all;
    numbers.take([&](std::uint32_t number) { all.push_back(number); });
    return all;
}

TEST(NumberSets, GiveBackWhatWasPutInOrderAndOnce) {
    for (const std::uint32_t bound : {1U, 63U, 64U, 65U, 4096U, 4097U, 262144U, 262145U, 1000003U}) {
        Dice dice(bound);
        NumberSet numbers(bound);
        for (const std::uint32_t count : {0U, 1U, 3U, 100U, 5000U, 2U}) {  // one set, question after question
            SCOPED_TRACE(std::to_string(count) + " of " + std::to_string(bound));
            std::vector<std::uint32_t> together(count);
            for (std::uint32_t& number : together) number = static_cast<std::uint32_t>(dice.below(bound));
            std::set<std::uint32_t> expected(together.begin(), together.end());
            if (count % 2 == 0) {
                numbers.put(together);
            } else {
                for (const std::uint32_t number : together) numbers.put(number);
            }
            if (count != 0) {
                numbers.put(bound - 1);
                expected.insert(bound - 1);
            }
            EXPECT_EQ(taken(numbers), std::vector<std::uint32_t>(expected.begin(), expected.end()));
        }
    }
}

TEST(NumberSets, OfNothingAreEmpty) {
    NumberSet numbers(0);
    EXPECT_TRUE(taken(numbers).empty());
}

}  // namespace
}  // namespace gainsay::test
