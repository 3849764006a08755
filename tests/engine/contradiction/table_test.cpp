#include "engine/contradiction/agents/table.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <numeric>
#include <utility>

namespace gainsay {
namespace {

TEST(Table, HoldsWhatWasPutIntoItOnPagesOfEitherSize) {
    constexpr std::size_t large_page = std::size_t{1} << 21U;
    for (const std::size_t bytes : {std::size_t{0}, std::size_t{4}, large_page / 4 - 4, large_page / 4,
                                    large_page, large_page + 4, 3 * large_page}) {
        SCOPED_TRACE(std::to_string(bytes) + " bytes");
        Table<std::uint32_t> table(bytes / 4);
        std::iota(table.begin(), table.end(), 1U);
        if (bytes >= large_page / 4) {
            EXPECT_EQ(reinterpret_cast<std::uintptr_t>(table.data()) % large_page, 0U);
        }
        const Table<std::uint32_t> copy = table, moved = std::move(table);
        EXPECT_EQ(copy, moved);
        for (std::size_t i = 0; i < moved.size(); ++i) ASSERT_EQ(moved[i], i + 1);
    }
}

TEST(Table, KeepsItsValuesAsItGrows) {
    Table<std::uint8_t> table;
    for (std::size_t i = 0; i < 3U << 20U; ++i) table.push_back(static_cast<std::uint8_t>(i % 251));
    for (std::size_t i = 0; i < table.size(); ++i) ASSERT_EQ(table[i], i % 251);
    EXPECT_EQ(Table<std::uint8_t>(3, 7)[2], 7U);
}

}  // namespace
}  // namespace gainsay
