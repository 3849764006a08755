#include "graphs/snapshot/rows/bare_rows.hpp"

#include <gtest/gtest.h>

#include <stdexcept>
#include <string>
#include <vector>

namespace gainsay {
namespace {

using Rows = BareRows<std::uint32_t>;

std::vector<std::uint32_t> values(std::span<const std::uint32_t> row) {
    return {row.begin(), row.end()};
}

TEST(BareRows, AreTheSameOneByOneAndInPartsThatAreLookedAtTogether) {
    const Rows rows({0, 2, 2, 5, 6}, {7, 8, 9, 10, 11, 12});
    for (std::uint32_t begin = 0; begin <= rows.size(); ++begin) {
        for (std::uint32_t end = begin; end <= rows.size(); ++end) {
            const auto part = rows.part(begin, end);
            for (std::uint32_t owner = begin; owner < end; ++owner) {
                EXPECT_EQ(values(part[owner]), values(rows[owner]));
                EXPECT_EQ(rows.length(owner), rows[owner].size());
            }
        }
    }
    EXPECT_THROW((void)rows.part(0, 5), std::logic_error);
    EXPECT_THROW((void)rows.part(3, 2), std::logic_error);
    EXPECT_NO_THROW((void)Rows().part(0, 0));
}

TEST(BareRows, OfADamagedFileAreRefusedInAnyPartThatHoldsTheDamage) {
    struct Damage {
        std::string what;
        std::vector<std::uint32_t> offsets;
        std::uint32_t row;
    };
    for (const Damage& damage : {Damage{"a row that leads backwards", {0, 3, 2, 4}, 1},
                                 Damage{"a row that ends behind all values", {0, 1, 2, 9}, 2}}) {
        SCOPED_TRACE(damage.what);
        const Rows rows(damage.offsets, {1, 2, 3, 4});
        EXPECT_THROW((void)rows[damage.row], std::logic_error);
        for (std::uint32_t begin = 0; begin < 3; ++begin) {
            for (std::uint32_t end = begin + 1; end <= 3; ++end) {
                if (begin <= damage.row && damage.row < end) {
                    EXPECT_THROW((void)rows.part(begin, end), std::logic_error) << begin << " to " << end;
                }
            }
        }
    }
    EXPECT_GE(Rows({0, 3, 2, 4}, {1, 2, 3, 4}).length(1), std::uint64_t{1} << 32U);
}

}  // namespace
}  // namespace gainsay
