#include "graphs/snapshot/overlay/splice.hpp"

#include <gtest/gtest.h>

#include <optional>
#include <string>

#include "tests/support/random_case.hpp"

namespace gainsay::test {
namespace {

/// An element of the spliced sequence, written down: an item, an element of the base, or one for the other.
struct Written {
    std::optional<std::uint32_t> item, base;
};

std::vector<Written> write_down(std::uint32_t base_size, const std::vector<SpliceEdit>& edits) {
    std::vector<Written> all;
    std::uint32_t items = 0;
    auto edit = edits.begin();
    for (std::uint32_t base = 0; base <= base_size; ++base) {
        bool gone = false;
        for (; edit != edits.end() && edit->base == base; ++edit) {
            if (edit->inserts) {
                all.push_back({items++, edit->removes ? std::optional(base) : std::nullopt});
            }
            gone = gone || edit->removes;
        }
        if (base < base_size && !gone) all.push_back({std::nullopt, base});
    }
    return all;
}

std::vector<SpliceEdit> random_edits(Dice& dice, std::uint32_t base_size) {
    std::vector<SpliceEdit> edits;
    for (std::uint32_t base = 0; base <= base_size; ++base) {
        if (!dice.one_in(3)) continue;
        for (std::size_t n = dice.below(3); n > 0; --n) edits.push_back({base, false, true});
        if (base < base_size && dice.one_in(2)) edits.push_back({base, true, dice.one_in(2)});
    }
    return edits;
}

TEST(Splice, IsTheSequenceThatOneWouldWriteDown) {
    for (std::uint64_t seed = 0; seed < 2000; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        Dice dice(seed);
        const auto base_size = static_cast<std::uint32_t>(dice.below(20));
        const std::vector<SpliceEdit> edits = random_edits(dice, base_size);
        const std::vector<Written> written = write_down(base_size, edits);
        const Splice splice(base_size, edits);

        ASSERT_EQ(splice.size(), written.size());
        std::vector<std::uint32_t> position(base_size + 1, splice.size());
        std::vector<bool> kept(base_size), there(base_size);
        for (std::uint32_t at = 0; at < written.size(); ++at) {
            const Splice::Place place = splice[at];
            EXPECT_EQ(place.is_item, written[at].item.has_value());
            EXPECT_EQ(place.index, place.is_item ? *written[at].item : *written[at].base);
            EXPECT_EQ(place.base, written[at].base.value_or(Splice::Place::no_base));
            if (place.is_item) {
                EXPECT_EQ(splice.position_of_item(place.index), at);
            }
            if (!written[at].base) continue;
            position[*written[at].base] = at;
            there[*written[at].base] = true;
            kept[*written[at].base] = !place.is_item;
        }
        std::vector<std::uint32_t> told;
        splice.for_each_removed([&](std::uint32_t base) { told.push_back(base); });
        std::uint32_t removed = 0;
        for (std::uint32_t base = 0; base < base_size; ++base) {
            EXPECT_EQ(splice.keeps(base), kept[base]);
            EXPECT_EQ(splice.removed_before(base), removed);
            if (there[base]) {
                EXPECT_EQ(splice.position(base), position[base]);
            }
            if (kept[base]) continue;
            ASSERT_LT(removed, told.size());
            EXPECT_EQ(told[removed++], base);
        }
        EXPECT_EQ(splice.removed_before(base_size), removed);
        EXPECT_EQ(told.size(), removed);
        EXPECT_EQ(splice.position(base_size), splice.size());
    }
}

TEST(Splice, OfNothingIsEmpty) {
    EXPECT_EQ(Splice().size(), 0U);
    EXPECT_EQ(Splice().item_count(), 0U);
}

TEST(Splice, RefusesEditsOutOfOrder) {
    const std::vector<SpliceEdit> backwards{{3, true, false}, {1, true, false}};
    EXPECT_THROW(Splice(5, backwards), std::logic_error);
    const std::vector<SpliceEdit> twice{{3, true, false}, {3, true, false}};
    EXPECT_THROW(Splice(5, twice), std::logic_error);
    const std::vector<SpliceEdit> behind{{6, false, true}};
    EXPECT_THROW(Splice(5, behind), std::logic_error);
}

}  // namespace
}  // namespace gainsay::test
